// Switches a user's sync off. What was synced stays on both sides; links stay, so that the user can be enabled again.
import type { UserView } from '../../shared/contract/userMaps.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';
import { describeUser } from './listUsers.ts';

/** @throws UserError user-not-mapped */
export async function disableUser(
  deps: Pick<ServiceDependencies, 'store'>,
  input: { readonly login: string },
): Promise<UserView> {
  const user = await findUser(deps.store, input.login);
  if (user.enabled) await deps.store.userMaps.setEnabled(user.id, false);
  return describeUser(deps.store, await findUser(deps.store, user.login));
}
