// Which items of a mailbox are meant: the ids that Outlook told become ids that do not change, and each item is looked at once.
import type { ItemKind, ItemRef } from '../../../shared/contract/items.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import type { WireBody } from '../../domains/wireRecord.ts';
import { scopeOf } from '../../engine/scope.ts';
import { Transient, UserError } from '../../errors.ts';
import type { UserMap } from '../../store/store.ts';
import type { ItemKey } from '../../store/wishes.ts';
import type { ServiceDependencies } from '../dependencies.ts';

/** The domain that a kind of item is synced in; a message in none. */
export const DOMAIN_OF: Readonly<Record<ItemKind, Domain | null>> = {
  message: null,
  event: 'calendar',
  contact: 'contact',
  task: 'task',
};

export interface FoundItem {
  readonly ref: ItemRef;
  readonly key: ItemKey;
  /** False for an item outside of the folder, calendar or list that is synced. */
  readonly isInPlace: boolean;
  /** When it was changed last, as Exchange tells. */
  readonly changedAt: Date | null;
}

type Needed = Pick<ServiceDependencies, 'mailboxes' | 'readers' | 'store'>;

/**
 * In the order asked. A message is taken at its word: nothing of it is read. Graph promises a task no other id than the one it has.
 * @throws UserError item-not-found; Transient and its like when Exchange does not answer
 */
export async function findItems(deps: Needed, user: UserMap, refs: readonly ItemRef[]): Promise<readonly FoundItem[]> {
  const scope = scopeOf(deps.store, user);
  const translatable = refs.filter(({ kind }) => kind !== 'task');
  const translated = await deps.mailboxes.translateIds(scope, translatable.map(({ id }) => id)); // prettier-ignore
  const ids = new Map(translatable.map((ref, index) => [ref, translated[index] ?? ref.id]));
  const found = new Map<ItemRef, FoundItem>();
  for (const kind of ['message', 'event', 'contact', 'task'] as const) {
    const asked = refs.filter((ref) => ref.kind === kind);
    const domain = DOMAIN_OF[kind];
    const keys = asked.map((ref) => ids.get(ref) ?? ref.id);
    if (domain === null) asked.forEach((ref, index) => found.set(ref, asItIs(ref, keys[index] ?? ref.id)));
    else if (asked.length > 0) {
      const reads = await deps.readers.exchange.read(scope, domain, keys);
      asked.forEach((ref, index) => found.set(ref, seen(user, ref, keys[index] ?? ref.id, reads[index])));
    }
  }
  return refs.flatMap((ref) => found.get(ref) ?? []);
}

function asItIs(ref: ItemRef, key: string, body: WireBody = {}): FoundItem {
  const { iCalUId } = body;
  const sharedKey = ref.kind === 'event' && typeof iCalUId === 'string' && iCalUId !== '' ? iCalUId : null;
  return { ref, key: { kind: ref.kind, key, sharedKey }, isInPlace: true, changedAt: changedAt(body) };
}

/** When an item was changed last; null when its server does not tell. */
export function changedAt({ lastModifiedDateTime: text }: WireBody): Date | null {
  const at = typeof text === 'string' ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : new Date(at);
}

type Read = Awaited<ReturnType<ServiceDependencies['readers']['exchange']['read']>>[number];

function seen(user: UserMap, ref: ItemRef, key: string, read: Read | undefined): FoundItem {
  if (read?.kind === 'present') return asItIs(ref, read.record.id, read.record.body);
  if (read?.kind === 'gone' && read.why !== 'deleted') return { ...asItIs(ref, key), isInPlace: false };
  // What Exchange refuses as an id is none of the mailbox's either.
  if (read?.kind === 'gone' || read?.trouble.kind === 'rejected')
    throw new UserError('item-not-found', `This ${ref.kind} is not in the mailbox of ${user.login}. Open it again.`, 404); // prettier-ignore
  throw new Transient(read?.trouble.message ?? 'Exchange gave no answer for the item.');
}
