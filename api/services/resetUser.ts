// Re-initialises a user: forgets links, cursors, hints and issues. The next run reads everything again and matches first.
import type { UserView } from '../../shared/contract/userMaps.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';
import { describeUser } from './listUsers.ts';
import { requestRun } from './requestSync.ts';

/** Nothing is deleted on either side. @throws UserError user-not-mapped */
export async function resetUser(deps: ServiceDependencies, input: { readonly login: string }): Promise<UserView> {
  const user = await findUser(deps.store, input.login);
  await deps.store.userMaps.reset(user.id);
  if (user.enabled) await requestRun(deps, user, 're-initialised');
  return describeUser(deps.store, await findUser(deps.store, user.login));
}
