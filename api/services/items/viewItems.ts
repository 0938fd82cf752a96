// Items as the pane shows them: how each stands with the sync, and its links: what Siebel has now, and the wishes that wait.
import type { ItemKind, ItemLink, ItemView } from '../../../shared/contract/items.ts';
import { RECORD_KINDS, type RecordRef, type SiebelRecord } from '../../../shared/contract/siebelRecords.ts';
import { effectiveLevel } from '../../../shared/syncLevel.ts';
import { DOMAINS, type SyncLevel } from '../../../shared/vocabulary.ts';
import { scopeOf } from '../../engine/scope.ts';
import { isSameRecord } from '../../reconcile/links.ts';
import type { UserMap } from '../../store/store.ts';
import type { ItemFacts, Wish } from '../../store/wishes.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { openInSiebel } from '../openInSiebel.ts';
import { DOMAIN_OF, type FoundItem } from './findItems.ts';
import { itemState, mayLink, messageState, waitingForLevel, whenDue, type ItemState } from './itemStates.ts';
import { nameRecords } from './recordNames.ts';

/** An item with its partner, what that is associated with, and what people wish of it. */
export interface LinkedItem extends FoundItem {
  readonly siebelId: string | null;
  readonly facts: ItemFacts;
  readonly present: readonly RecordRef[];
  readonly wishes: readonly Wish[];
}

type Needed = Pick<ServiceDependencies, 'associations' | 'openTemplate' | 'records' | 'store'>;

const NO_FACTS: ItemFacts = { siebelId: null, issue: null, isHinted: false, hasOpenWish: false, isIgnored: false };

/** In the order given. @throws Transient and its like when Siebel does not answer */
export async function readLinks(
  { associations, store }: Needed,
  user: UserMap,
  items: readonly FoundItem[],
): Promise<readonly LinkedItem[]> {
  const keysOf = (kind: ItemKind): readonly string[] =>
    items.flatMap(({ key }) => (key.kind === kind ? [key.key] : []));
  const wishes = await store.wishes.find(user.id, items.map(({ key }) => key)); // prettier-ignore
  const facts = new Map<string, ItemFacts>();
  const present = new Map<string, readonly RecordRef[]>();
  for (const kind of ['message', 'event', 'contact', 'task'] as const) {
    const domain = DOMAIN_OF[kind];
    if (keysOf(kind).length === 0) continue;
    const found = domain
      ? await store.wishes.findFacts(user.id, domain, keysOf(kind))
      : factsOfMessages(await store.wishes.findActivities(user.id, keysOf(kind)));
    for (const [key, one] of found) facts.set(`${kind} ${key}`, one);
    const ids = [...found.values()].flatMap(({ siebelId }) => siebelId ?? []);
    const reads =
      ids.length > 0 ? await associations.readAssociations(scopeOf(store, user), domain ?? 'task', ids) : [];
    for (const read of reads) if (read.kind === 'present') present.set(`${kind} ${read.associations.id}`, read.associations.records); // prettier-ignore
  }
  return items.map((item) => {
    const { key, kind } = item.key;
    const own = facts.get(`${kind} ${key}`) ?? NO_FACTS;
    // A message's activity that somebody deleted is none.
    const isThere = own.siebelId !== null && (kind !== 'message' || present.has(`${kind} ${own.siebelId}`));
    const isOf = ({ item: of }: Wish): boolean =>
      of.kind === kind && (of.key === key || (of.sharedKey !== null && of.sharedKey === item.key.sharedKey));
    return {
      ...item,
      facts: own,
      siebelId: isThere ? own.siebelId : null,
      present: present.get(`${kind} ${own.siebelId}`) ?? [],
      wishes: wishes.filter(isOf),
    };
  });
}

function factsOfMessages(activities: ReadonlyMap<string, string>): ReadonlyMap<string, ItemFacts> {
  return new Map([...activities].map(([key, siebelId]) => [key, { ...NO_FACTS, siebelId }]));
}

/** In the order given. @throws Transient and its like when Siebel does not answer */
export async function viewItems(
  deps: Needed,
  user: UserMap,
  items: readonly LinkedItem[],
): Promise<readonly ItemView[]> {
  const levels = await levelsOf(deps, user, items);
  const shown = items.map((item) => linksOf(item));
  const names = await nameRecords(deps, user, shown.flat().map(({ record }) => record), 'all'); // prettier-ignore
  return items.map((item, index) => {
    const { kind } = item.key;
    const level = kind === 'message' ? null : (levels.get(kind) ?? 'None');
    const hasOpenWish = item.wishes.some(({ state }) => state === 'open');
    const state = stateOf(item, level, hasOpenWish, user);
    return {
      item: item.ref,
      state: state.state,
      syncedAt: state.syncedAt?.toISOString() ?? null,
      words: state.words,
      remedy: state.remedy,
      siebelId: item.siebelId,
      siebelUrl: item.siebelId && openInSiebel(deps.openTemplate, kind === 'contact' ? 'contact' : 'activity', item.siebelId, user.login), // prettier-ignore
      links: (shown[index] ?? []).map((link) => viewLink(link, names, waitingWords(item, level, state, user))),
    };
  });
}

async function levelsOf(
  { store }: Needed,
  user: UserMap,
  items: readonly LinkedItem[],
): Promise<ReadonlyMap<ItemKind, SyncLevel>> {
  const levels = new Map<ItemKind, SyncLevel>();
  for (const domain of DOMAINS) {
    const kind = items.find(({ key }) => DOMAIN_OF[key.kind] === domain)?.key.kind;
    if (kind) levels.set(kind, await levelOf(store, user, domain));
  }
  return levels;
}

/** What the domain and the user permit together. */
export async function levelOf(
  store: ServiceDependencies['store'],
  user: UserMap,
  domain: (typeof DOMAINS)[number],
): Promise<SyncLevel> {
  const { domain: settings, userLevel } = await store.settings.of(user.id, domain);
  return effectiveLevel(settings.level, userLevel ?? 'Full Sync');
}

function stateOf(item: LinkedItem, level: SyncLevel | null, hasOpenWish: boolean, user: UserMap): ItemState {
  const { changedAt, facts, isInPlace, key, siebelId } = item;
  if (key.kind === 'message' || level === null) return messageState(siebelId, hasOpenWish, user);
  return itemState({ kind: key.kind, user, level, isInPlace, changedAt, facts: { ...facts, hasOpenWish } });
}

interface ShownLink extends Pick<ItemLink, 'state' | 'words'> {
  readonly record: RecordRef;
}

/** By kind: what Siebel has now, each perhaps leaving; then what waits or was refused. */
function linksOf({ present, wishes }: LinkedItem): readonly ShownLink[] {
  const wished = (record: RecordRef): Wish | undefined => wishes.findLast((wish) => isSameRecord(wish.record, record));
  const associated = present.map((record): ShownLink => {
    const wish = wished(record);
    const isLeaving = wish?.wanted === 'unlink' && wish.state === 'open';
    return { record, state: isLeaving ? 'leaving' : 'associated', words: wish?.state === 'refused' ? wish.words : '' };
  });
  const waiting = wishes.filter(({ record, state, wanted }, index) => {
    const isLast = wishes.findLastIndex((wish) => isSameRecord(wish.record, record)) === index;
    return isLast && wanted === 'link' && state !== 'done' && !present.some((one) => isSameRecord(one, record));
  });
  const asked = waiting.map(({ record, state, words }): ShownLink => ({ record, words, state: state === 'refused' ? 'refused' : 'waiting' })); // prettier-ignore
  const kindOf = ({ record }: ShownLink): number => RECORD_KINDS.indexOf(record.kind);
  return [...associated, ...asked].toSorted((one, other) => kindOf(one) - kindOf(other));
}

/** What its links wait for. */
function waitingWords({ key, siebelId }: LinkedItem, level: SyncLevel | null, state: ItemState, user: UserMap): string {
  if (level !== null && key.kind !== 'message' && !mayLink(level)) return waitingForLevel(key.kind, level);
  const isKeptOut = siebelId === null && state.state !== 'in sync';
  return isKeptOut || state.state === 'off' ? state.words : `With the next sync. ${whenDue(user)}`.trim();
}

function viewLink(
  { record, state, words }: ShownLink,
  names: ReadonlyMap<string, SiebelRecord>,
  waiting: string,
): ItemLink {
  // prettier-ignore
  const isWaiting = state === 'waiting' || state === 'leaving';
  const known = names.get(`${record.kind} ${record.id}`);
  return {
    record: known ?? { ...record, name: 'No longer in Siebel', detail: record.id, url: null },
    state,
    words: words === '' && isWaiting ? waiting : words,
  };
}
