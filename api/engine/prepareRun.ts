// Gathers what one domain run needs before anything is read: scope, settings, the mailbox's time zone, and what waits for a person.
import type { SkipReason } from '../../shared/skipReasons.ts';
import type { Domain } from '../../shared/vocabulary.ts';
import type { UserScope } from '../connectors/connector.ts';
import type { Issue, Store, UserMap } from '../store/store.ts';
import type { DomainRun, EngineDependencies } from './domainRun.ts';
import { contextFor, loadSettings } from './settings.ts';

/** Open issues looked at; more than this in one mailbox is a matter for an administrator anyway. */
const MOST_ISSUES = 10_000;
/** These tell of a field that was left out of a record that is settled otherwise; looking again would only forget them. */
const SETTLED: readonly (SkipReason | null)[] = [
  'field-not-writable',
  'value-shortened',
  'value-not-taken',
  'clearing-ignored',
  'newly-mapped-field',
];

function isOpenQuestion({ reason }: Issue): boolean {
  return !SETTLED.includes(reason);
}

export interface UserRun {
  readonly userMap: UserMap;
  readonly runId: string;
  readonly afterCrash: boolean;
}

/** For whom the connectors are asked, and what they may know of the links: to Graph a moved task is another one. */
function scopeOf(store: Store, userMap: UserMap): UserScope {
  const { login, siebelUserId, mailbox, pimServer, visibility } = userMap;
  const knownStamps: UserScope['knownStamps'] = async (domain, ids) => {
    const links = await store.links.findByExchangeIds(userMap.id, domain, ids);
    return new Map(links.map((link) => [link.exchangeId, link.siebelId]));
  };
  return { login, siebelUserId, mailbox, pimServer, visibility, knownStamps };
}

/** @throws MailboxUnavailable, Transient and their like when the mailbox's settings cannot be read. */
export async function prepareRun(deps: EngineDependencies, user: UserRun, domain: Domain): Promise<DomainRun> {
  const { userMap } = user;
  const mapping = deps.mappings[domain];
  const scope = scopeOf(deps.store, userMap);
  const settings = await loadSettings(deps.store, userMap, mapping);
  const { timeZone } = await deps.connectors.exchange.describeUser(scope);
  const open = await deps.store.issues.list({ userMapId: userMap.id, domain, limit: MOST_ISSUES });
  const ambiguous = open.filter((issue) => issue.reason === 'ambiguous-match');
  const held = ambiguous.filter((issue) => issue.side === 'siebel').map((issue) => issue.recordId);
  // They wait for the Outlook items that might be them; without any they are free.
  const isHolding = ambiguous.some((issue) => issue.side === 'exchange');
  return {
    deps,
    runId: user.runId,
    userMap,
    scope,
    domain,
    mapping,
    context: contextFor(settings, userMap, timeZone, deps.now()),
    policy: settings.policy,
    thresholds: settings.thresholds,
    clearedLinkIds: new Set(),
    inventory: new Map(),
    inventoryIsComplete: false,
    inventoryByKey: new Map(),
    handledSiebelIds: new Set(),
    seenExchangeIds: new Set(),
    troubled: new Set(open.filter(isOpenQuestion).map(({ side, recordId }) => `${side} ${recordId}`)),
    createdKeys: new Set(),
    heldSiebelIds: new Set(isHolding ? held : []),
    releasedSiebelIds: isHolding ? [] : held,
    afterCrash: user.afterCrash,
  };
}
