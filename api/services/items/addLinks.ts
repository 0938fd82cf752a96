// Links Outlook items with Siebel records. Shown at once, carried out by the user's next run.
import type { ItemRef, ItemsAnswer, MessageParts } from '../../../shared/contract/items.ts';
import type { RecordRef } from '../../../shared/contract/siebelRecords.ts';
import { isLinkable, LINKABLE } from '../../../shared/linkable.ts';
import { UserError } from '../../errors.ts';
import { isOneOfItsKind, isSameRecord } from '../../reconcile/links.ts';
import type { UserMap } from '../../store/store.ts';
import type { NewWish } from '../../store/wishes.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { findUser } from '../findUser.ts';
import { findItems } from './findItems.ts';
import { nameRecords } from './recordNames.ts';
import { readLinks, type LinkedItem } from './viewItems.ts';
import { wishLinks } from './wishLinks.ts';

export interface AddLinksInput {
  readonly login: string;
  readonly by: string;
  readonly items: readonly ItemRef[];
  readonly records: readonly RecordRef[];
  /** Another record of a kind that an item has one of goes. */
  readonly replace: boolean;
  /** What a message's activity is made of. */
  readonly message: MessageParts | undefined;
}

/** @throws UserError user-not-mapped, not-linkable, record-not-found, item-not-found, link-exists; Transient and its like */
export async function addLinks(deps: ServiceDependencies, input: AddLinksInput): Promise<ItemsAnswer> {
  const user = await findUser(deps.store, input.login);
  checkKinds(input);
  await checkRecords(deps, user, input.records);
  const items = await readLinks(deps, user, await findItems(deps, user, input.items));
  const wishes = items.flatMap((item) => wishesOf(item, input));
  if (input.message) for (const { key } of items) await deps.store.wishes.keepMessage(user.id, key.key, input.message);
  await deps.store.recents.touch(user.id, input.records, deps.clock.now());
  return wishLinks(deps, user, input.by, items, wishes);
}

function checkKinds({ items, message, records }: AddLinksInput): void {
  for (const { kind } of items)
    for (const record of records)
      if (!isLinkable(kind, record.kind))
        throw new UserError('not-linkable', `A ${kind} in Outlook can be linked with: ${LINKABLE[kind].join(', ')}. Not with a ${record.kind}.`); // prettier-ignore
  for (const { kind } of items) {
    const twice = records.find((one, index) => isOneOfItsKind(kind, one.kind) && records.some((other, at) => at < index && other.kind === one.kind)); // prettier-ignore
    if (twice) throw new UserError('not-linkable', `An item is linked with one ${twice.kind}. Name one only.`);
  }
  const isMessage = items.some(({ kind }) => kind === 'message');
  if (isMessage !== (message !== undefined) || (isMessage && items.length > 1))
    throw new UserError('invalid-request', 'A message is linked alone, and with its parts in "message"; nothing else has parts.'); // prettier-ignore
}

async function checkRecords(deps: ServiceDependencies, user: UserMap, records: readonly RecordRef[]): Promise<void> {
  const names = await nameRecords(deps, user, records, 'seen');
  const missing = records.find(({ id, kind }) => !names.has(`${kind} ${id}`));
  if (missing)
    throw new UserError('record-not-found', `Siebel has no ${missing.kind} ${missing.id} that ${user.login} may see. Search for it again.`, 404); // prettier-ignore
}

/** The wishes for an item: each record that it has not, and what has to make room. */
function wishesOf(item: LinkedItem, { records, replace }: AddLinksInput): readonly NewWish[] {
  return records.flatMap((record): readonly NewWish[] => {
    const displaced = isOneOfItsKind(item.key.kind, record.kind)
      ? staying(item).filter((one) => one.kind === record.kind && !isSameRecord(one, record))
      : [];
    if (displaced.length > 0 && !replace)
      throw new UserError('link-exists', `The item is linked with another ${record.kind} already. Ask to replace it, or take that link off first.`, 409); // prettier-ignore
    const isMet = staying(item).some((one) => isSameRecord(one, record));
    const wished = item.wishes.some((wish) => isSameRecord(wish.record, record));
    const wanted: NewWish[] = isMet && !wished ? [] : [{ item: item.key, record, wanted: 'link' }];
    return [...displaced.map((one): NewWish => ({ item: item.key, record: one, wanted: 'unlink' })), ...wanted];
  });
}

/** What the item is linked with once the wishes that wait are carried out. */
function staying({ present, wishes }: LinkedItem): readonly RecordRef[] {
  const open = wishes.filter(({ state }) => state === 'open');
  const isLeaving = (record: RecordRef): boolean => open.some((wish) => wish.wanted === 'unlink' && isSameRecord(wish.record, record)); // prettier-ignore
  const coming = open.filter(({ wanted }) => wanted === 'link').map(({ record }) => record);
  const kept = present.filter((record) => !isLeaving(record) && !coming.some((one) => isSameRecord(one, record)));
  return [...kept, ...coming];
}
