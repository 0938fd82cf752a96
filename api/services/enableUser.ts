// Switches a user's sync on and asks for the first run.
import type { UserView } from '../../shared/contract/userMaps.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';
import { describeUser } from './listUsers.ts';
import { requestRun } from './requestSync.ts';
import { switchOn } from './switchOn.ts';

/** Enabling who is enabled changes nothing. @throws UserError user-not-mapped */
export async function enableUser(deps: ServiceDependencies, input: { readonly login: string }): Promise<UserView> {
  const user = await findUser(deps.store, input.login);
  if (!user.enabled) {
    await switchOn(deps.store, user.id);
    await requestRun(deps, user, 'enabled');
  }
  return describeUser(deps.store, await findUser(deps.store, user.login));
}
