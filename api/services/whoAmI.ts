// Tells a caller who they are to the product: their row of the User Map, their roles, and what they can link.
import type { Me } from '../../shared/contract/items.ts';
import { LINKABLE } from '../../shared/linkable.ts';
import type { UserMap } from '../store/store.ts';

/** `user` is the caller's row. */
export function whoAmI(user: UserMap, roles: readonly string[]): Me {
  const linkable = Object.entries(LINKABLE).map(([item, kinds]) => [item, [...kinds]]);
  return {
    login: user.login,
    name: `${user.firstName} ${user.lastName}`.trim(),
    mailbox: user.mailbox,
    roles: [...roles],
    linkable: Object.fromEntries(linkable) as Me['linkable'],
  };
}
