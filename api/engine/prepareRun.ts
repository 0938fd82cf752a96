// Gathers what one domain run needs before anything is read: scope, settings, the mailbox's time zone, and what waits for a person.
import type { SkipReason } from '../../shared/skipReasons.ts';
import type { Domain } from '../../shared/vocabulary.ts';
import type { Issue } from '../store/issues.ts';
import type { UserMap } from '../store/store.ts';
import { byQuestion } from './decided.ts';
import type { DomainRun, EngineDependencies } from './domainRun.ts';
import { scopeOf } from './scope.ts';
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

function isAsking({ reason, side }: Issue): boolean {
  return side === 'exchange' && (reason === 'ambiguous-match' || reason === 'decision-impossible');
}

function isFailing({ kind, side }: Issue): boolean {
  return kind === 'failure' && side === 'exchange';
}

export interface UserRun {
  readonly userMap: UserMap;
  readonly runId: string;
  readonly isDry: boolean;
  readonly afterCrash: Date | null;
}

/** A run that only looks. */
export function dryRunOf(userMap: UserMap): UserRun {
  return { userMap, runId: 'dry-run', isDry: true, afterCrash: null };
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
  const decisions = byQuestion(await deps.store.decisions.findOpen(userMap.id, domain, 'all'));
  // They wait for the Outlook items that might be them; when no item asks for them, or a person has answered, they are free.
  const asking = open.filter((issue) => isAsking(issue) && !decisions.has(`match ${issue.recordId}`));
  const wanted = new Set(asking.flatMap((issue) => issue.candidates));
  return {
    deps,
    runId: user.runId,
    isDry: user.isDry,
    userMap,
    scope,
    domain,
    mapping,
    context: contextFor(settings, userMap, timeZone, deps.now()),
    policy: settings.policy,
    thresholds: settings.thresholds,
    clearedLinkIds: new Set(),
    inventory: new Map(),
    writtenSiebelIds: new Set(),
    inventoryIsComplete: false,
    inventoryByKey: new Map(),
    handledSiebelIds: new Set(),
    seenExchangeIds: new Set(),
    troubled: new Set(open.filter(isOpenQuestion).map(({ side, recordId }) => `${side} ${recordId}`)),
    createdKeys: new Set(),
    heldSiebelIds: wanted,
    releasedSiebelIds: held.filter((id) => !wanted.has(id)),
    retriable: open.filter(({ retryAt }) => retryAt !== null && retryAt <= deps.now()),
    failing: new Map(open.flatMap((issue) => (isFailing(issue) ? [[issue.recordId, issue.retryAt !== null]] : []))),
    decisions,
    unpaired: new Map(),
    afterCrash: user.afterCrash,
  };
}
