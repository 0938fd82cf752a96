// Takes links off Outlook items. What Siebel has goes with the user's next run; a wish that waits, or was refused, goes at once.
import type { ItemRef, ItemsAnswer } from '../../../shared/contract/items.ts';
import type { RecordRef } from '../../../shared/contract/siebelRecords.ts';
import { isSameRecord } from '../../reconcile/links.ts';
import type { NewWish } from '../../store/wishes.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { findUser } from '../findUser.ts';
import { findItems } from './findItems.ts';
import { readLinks, type LinkedItem } from './viewItems.ts';
import { wishLinks } from './wishLinks.ts';

export interface RemoveLinksInput {
  readonly login: string;
  readonly by: string;
  readonly items: readonly ItemRef[];
  readonly records: readonly RecordRef[];
}

/** @throws UserError user-not-mapped, item-not-found; Transient and its like */
export async function removeLinks(deps: ServiceDependencies, input: RemoveLinksInput): Promise<ItemsAnswer> {
  const user = await findUser(deps.store, input.login);
  const items = await readLinks(deps, user, await findItems(deps, user, input.items));
  const wishes = items.flatMap((item) =>
    input.records
      .filter((record) => isLinked(item, record))
      .map((record): NewWish => ({ item: item.key, record, wanted: 'unlink' })),
  );
  return wishLinks(deps, user, input.by, items, wishes);
}

/** A run may be carrying a wish out right now, so that one is turned round, never forgotten. */
function isLinked({ present, wishes }: LinkedItem, record: RecordRef): boolean {
  return (
    present.some((one) => isSameRecord(one, record)) ||
    wishes.some((wish) => isSameRecord(wish.record, record) && wish.wanted === 'link' && wish.state !== 'done')
  );
}
