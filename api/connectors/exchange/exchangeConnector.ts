// Exchange as a connector: puts the modules of this folder together. Knows no rules of synchronising.
import { findIana } from 'windows-iana';
import type { Connector, MailboxItems, UserScope } from '../connector.ts';
import type { Http } from '../../platform/http.ts';
import { createKeyedLimiter } from '../../platform/limiter.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import { bringBack } from './bringBack.ts';
import type { Access } from './access.ts';
import { findItems } from './findItems.ts';
import { createGraphClient, type GraphClient, type GraphTraffic } from './graphClient.ts';
import { expectSuccess } from './graphErrors.ts';
import type { GraphTokens } from './graphTokens.ts';
import { textIn } from './graphTypes.ts';
import { listItems, translateIds } from './mailboxItems.ts';
import { createPlaces, userPath } from './places.ts';
import { readChanges } from './readChanges.ts';
import { readItems } from './readItems.ts';
import { writeItems } from './writeItems.ts';

export interface ExchangeConnectorOptions {
  readonly http: Pick<Http, 'fetch'>;
  /** Without version, such as https://graph.microsoft.com. */
  readonly graphBaseUrl: string;
  readonly tokens: GraphTokens;
  readonly clock: { now(): Date };
  readonly logger: Logger;
  /** Requests at once for one mailbox; Exchange permits 4. A batch counts as all of them. */
  readonly perMailbox?: number;
  /** Requests at once altogether. */
  readonly overall?: number;
  /** Longest wait that a server may ask for within a request; 30 s unless given. */
  readonly maxWaitMs?: number;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly onTraffic?: (traffic: GraphTraffic) => void;
}

const SETTINGS_KEPT_MS = 60 * 60_000;

export function createExchangeConnector(options: ExchangeConnectorOptions): Connector & MailboxItems {
  const { clock } = options;
  const client = createGraphClient({
    fetch: options.http.fetch,
    baseUrl: options.graphBaseUrl,
    tokens: options.tokens,
    limiter: createKeyedLimiter(options.perMailbox ?? 4, options.overall ?? 64),
    now: () => clock.now(),
    sleep: options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
    maxWaitMs: options.maxWaitMs ?? 30_000,
    ...(options.onTraffic ? { onTraffic: options.onTraffic } : {}),
  });
  const places = createPlaces(client);
  const zones = createZones(client);

  const accessOf = async (scope: UserScope, domain: Domain, isFirst = false): Promise<Access> => {
    const mailbox = scope.mailbox.toLowerCase();
    return { client, scope, domain, mailbox, place: await places.find(mailbox, domain, isFirst) };
  };

  return {
    side: 'exchange',
    async *readChanges(scope, domain, cursor, readOptions) {
      const access = await accessOf(scope, domain, cursor === null);
      yield* readChanges(access, cursor, readOptions);
    },
    read: async (scope, domain, ids) => readItems(await accessOf(scope, domain), ids),
    find: async (scope, domain, keys) => findItems(await accessOf(scope, domain), keys),
    write: async (scope, domain, requests) => writeItems(await accessOf(scope, domain), requests),
    bringBack: async (scope, domain, removed) => bringBack(await accessOf(scope, domain), removed),
    translateIds: (scope, ids) => translateIds(client, scope, ids),
    listItems: async (scope, domain, page) => listItems(await accessOf(scope, domain), page),
    describeUser: async (scope, isFresh = false) => ({ timeZone: await zones(scope.mailbox.toLowerCase(), isFresh) }),
  };
}

/** The mailbox's time zone by its IANA name, asked once an hour. */
function createZones(client: GraphClient): (mailbox: string, isFresh: boolean) => Promise<string> {
  const known = new Map<string, { readonly zone: string; readonly until: number }>();
  return async (mailbox, isFresh) => {
    const now = client.now().getTime();
    const kept = known.get(mailbox);
    if (kept && kept.until > now && !isFresh) return kept.zone;
    const path = `${userPath(mailbox)}/mailboxSettings?$select=timeZone`;
    const answer = expectSuccess(await client.send(mailbox, { method: 'GET', path }), client.now());
    const zone = ianaName(textIn(answer.body, 'timeZone') ?? '');
    known.set(mailbox, { zone, until: now + SETTINGS_KEPT_MS });
    return zone;
  };
}

/** Outlook keeps Windows names, and sometimes IANA's. One that nobody knows counts as UTC. */
export function ianaName(zone: string): string {
  const [found] = findIana(zone);
  if (found) return found;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
