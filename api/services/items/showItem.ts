// An item of the mailbox as the pane shows it.
import type { ItemAnswer, ItemRef } from '../../../shared/contract/items.ts';
import { UserError } from '../../errors.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { findUser } from '../findUser.ts';
import { findItems } from './findItems.ts';
import { readLinks, viewItems } from './viewItems.ts';

/** @throws UserError user-not-mapped, item-not-found; Transient and its like when a server does not answer */
export async function showItem(
  deps: ServiceDependencies,
  input: { readonly login: string; readonly item: ItemRef },
): Promise<ItemAnswer> {
  const user = await findUser(deps.store, input.login);
  const found = await findItems(deps, user, [input.item]);
  const [item] = await viewItems(deps, user, await readLinks(deps, user, found));
  if (!item) throw new UserError('item-not-found', 'The item is not in the mailbox.', 404);
  return { login: user.login, item };
}
