// Gathers what one domain run needs before anything is read: scope, settings, the mailbox's time zone, and what waits for a person.
import type { Domain } from '../../shared/vocabulary.ts';
import type { UserScope } from '../connectors/connector.ts';
import type { Store, UserMap } from '../store/store.ts';
import type { DomainRun, EngineDependencies } from './domainRun.ts';
import { contextFor, loadSettings } from './settings.ts';

/** Open ambiguities looked at; more than this in one mailbox is a matter for an administrator anyway. */
const MOST_AMBIGUITIES = 10_000;

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
  const open = await deps.store.issues.list({ userMapId: userMap.id, domain, kind: 'skip', limit: MOST_AMBIGUITIES });
  const held = open.filter((issue) => issue.reason === 'ambiguous-match' && issue.side === 'siebel');
  return {
    deps,
    runId: user.runId,
    userMap,
    scope,
    domain,
    mapping,
    context: contextFor(settings, userMap, timeZone, deps.now()),
    policy: settings.policy,
    inventory: new Map(),
    inventoryIsComplete: false,
    inventoryByKey: new Map(),
    handledSiebelIds: new Set(),
    seenExchangeIds: new Set(),
    heldSiebelIds: new Set(held.map((issue) => issue.recordId)),
    afterCrash: user.afterCrash,
  };
}
