// What adding and removing links have in common: wishes are written down, the next sync looks at the items, and it is asked for at once.
import type { ItemsAnswer } from '../../../shared/contract/items.ts';
import type { UserMap } from '../../store/store.ts';
import type { NewWish } from '../../store/wishes.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { requestRun } from '../requestSync.ts';
import { DOMAIN_OF } from './findItems.ts';
import { readLinks, viewItems, type LinkedItem } from './viewItems.ts';

export async function wishLinks(
  deps: ServiceDependencies,
  user: UserMap,
  by: string,
  items: readonly LinkedItem[],
  wishes: readonly NewWish[],
): Promise<ItemsAnswer> {
  const isAsked = wishes.length > 0;
  const hints = items.flatMap(({ key, siebelId }) => {
    const domain = DOMAIN_OF[key.kind];
    // An item without a partner may be one that no sync has looked at, or that a filter kept out.
    return domain && siebelId === null ? [{ userMapId: user.id, domain, side: 'exchange' as const, recordId: key.key }] : []; // prettier-ignore
  });
  if (isAsked)
    await deps.store.transaction(async () => {
      await deps.store.wishes.ask(user.id, by, wishes);
      await deps.store.hints.add(hints);
    });
  const syncRequested = isAsked && user.enabled;
  if (syncRequested) await requestRun(deps, user, 'links');
  const fresh = (await deps.store.userMaps.findById(user.id)) ?? user;
  const views = await viewItems(deps, fresh, await readLinks(deps, fresh, items));
  return { login: user.login, items: [...views], syncRequested };
}
