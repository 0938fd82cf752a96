// How an item stands with the sync, in words, from what is known: links, issues, hints, levels. Pure; never a guess.
import type { ItemKind, ItemSyncState } from '../../../shared/contract/items.ts';
import { remedyFor } from '../../../shared/remedies.ts';
import { explainSkip, type SkipReason } from '../../../shared/skipReasons.ts';
import type { SyncLevel } from '../../../shared/vocabulary.ts';
import type { UserMap } from '../../store/store.ts';
import type { ItemFacts } from '../../store/wishes.ts';

export interface ItemStanding {
  readonly kind: Exclude<ItemKind, 'message'>;
  readonly user: UserMap;
  /** What the domain and the user permit together. */
  readonly level: SyncLevel;
  readonly isInPlace: boolean;
  /** When it was changed last, as Exchange tells; null when it does not. */
  readonly changedAt: Date | null;
  readonly facts: ItemFacts;
}

export interface ItemState {
  readonly state: ItemSyncState;
  readonly words: string;
  readonly remedy: string;
  readonly syncedAt: Date | null;
}

const PLACES = { event: 'calendar', contact: 'contact folder', task: 'To Do list' } as const;
const DOMAIN_WORDS = { event: 'calendar', contact: 'contacts', task: 'tasks' } as const;
/** These ask a person which of several is meant. */
const QUESTIONS: readonly (SkipReason | null)[] = [
  'ambiguous-match',
  'already-linked-match',
  'decision-impossible',
  'separated',
];
/** A link takes an item past these. */
const OVERCOME: readonly (SkipReason | null)[] = ['not-opted-in', 'not-an-activity-type'];
const ASK = 'Ask an administrator.';
const TAKE_UP = 'Change it, or link it with a Siebel record: the next sync then looks at it.';

/** What an item in sync, or one that is not, says of itself. */
export function itemState(standing: ItemStanding): ItemState {
  const { changedAt, facts, isInPlace, kind, level, user } = standing;
  const told = (state: ItemSyncState, words: string, remedy = ''): ItemState => ({ state, words, remedy, syncedAt: facts.siebelId === null ? null : user.lastSuccessAt }); // prettier-ignore
  if (!user.enabled) return told('off', `Sync is switched off for ${user.login}.`, ASK);
  if (user.state === 'suspended')
    return told('failed', `Sync of this mailbox is suspended. ${user.stateReason ?? ''}`.trim(), ASK);
  if (level === 'None') return told('off', `${levelWords(kind, level)}, so nothing of it is synced.`, ASK);
  if (!isInPlace)
    return told('off', `It is not in the mailbox’s own ${PLACES[kind]}, which alone is synced.`, 'Move it there.');
  if (facts.isIgnored && facts.siebelId === null)
    return told('skipped', 'Somebody decided that it is to be left alone.');
  const isOvercome = facts.hasOpenWish && OVERCOME.includes(facts.issue?.reason ?? null);
  if (facts.issue && !isOvercome) return ofIssue(standing, facts.issue, told);
  if (facts.hasOpenWish && !mayLink(level)) return told('waiting', waitingForLevel(kind, level), ASK);
  if (facts.hasOpenWish) return told('waiting', `Its links are carried out with the next sync. ${whenDue(user)}`);
  if (facts.isHinted) return told('waiting', `The next sync looks at it. ${whenDue(user)}`);
  if (facts.siebelId !== null) return told('in sync', '');
  const isLookedAt = user.lastSuccessAt !== null && changedAt !== null && changedAt <= user.lastSuccessAt;
  if (isLookedAt) return told('skipped', 'The last sync did not take it up.', TAKE_UP);
  return told('waiting', `No sync has looked at it yet. ${whenDue(user)}`);
}

/** A link writes into Siebel. */
export function mayLink(level: SyncLevel): boolean {
  return level === 'Full Sync' || level === 'Import Only';
}

/** Why links of such an item wait though syncs run. */
export function waitingForLevel(kind: ItemStanding['kind'], level: SyncLevel): string {
  return `${levelWords(kind, level)}, so links do not go to Siebel; they wait.`;
}

/** A message is no record of any domain. */
export function messageState(activityId: string | null, hasOpenWish: boolean, user: UserMap): ItemState {
  const told = (state: ItemSyncState, words: string): ItemState => ({ state, words, remedy: '', syncedAt: null });
  if (!user.enabled && hasOpenWish) return { ...told('off', `Sync is switched off for ${user.login}.`), remedy: ASK };
  if (hasOpenWish) return told('waiting', `Its links are carried out with the next sync. ${whenDue(user)}`);
  if (activityId !== null) return told('off', 'It is an activity in Siebel. Messages are not synced.');
  return told('off', 'Messages are not synced. Linking one makes an activity of it in Siebel.');
}

/** When something that waits is looked at. */
export function whenDue({ nextPollAt, retryAt, state, syncRequestedAt }: UserMap): string {
  if (state === 'suspended') return '';
  if (syncRequestedAt !== null) return 'A sync has been asked for.';
  const at = retryAt ?? nextPollAt;
  return at === null ? 'That is in a moment.' : `That is at ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC.`;
}

function levelWords(kind: ItemStanding['kind'], level: SyncLevel): string {
  return `Your level for ${DOMAIN_WORDS[kind]} is ${level}`;
}

type Tell = (state: ItemSyncState, words: string, remedy: string) => ItemState;

function ofIssue({ facts, kind, level }: ItemStanding, issue: NonNullable<ItemFacts['issue']>, told: Tell): ItemState {
  const remedy = remedyFor({ ...issue, isRetried: issue.retryAt !== null });
  if (issue.kind === 'failure') return told('failed', issue.message, remedy);
  const words = issue.reason === 'level-forbids' ? levelSkip(kind, level) : wordsOf(issue.reason, issue.message);
  if (QUESTIONS.includes(issue.reason)) return told('conflict', words, remedy);
  // A link that waits says why: what keeps the item out keeps the link out too.
  if (facts.hasOpenWish) return told('waiting', `${words} Its links wait.`, remedy);
  // Of two that are linked, an issue tells of a field or a change that does not travel.
  return facts.siebelId === null ? told('skipped', words, remedy) : told('in sync', words, remedy);
}

function wordsOf(reason: SkipReason | null, message: string): string {
  return reason === null ? message : explainSkip(reason);
}

function levelSkip(kind: ItemStanding['kind'], level: SyncLevel): string {
  const from = level === 'Import Only' ? 'Siebel do not travel to Outlook' : 'Outlook do not travel to Siebel';
  return `${levelWords(kind, level)}: changes made in ${from}.`;
}
