// Finds a row of the User Map for a use case, or says plainly that there is none.
import { UserError } from '../errors.ts';
import type { Store, UserMap } from '../store/store.ts';

/**
 * The row of a login. Siebel's logins are upper case as a rule, so a login typed in lower case is found as well.
 * @throws UserError user-not-mapped
 */
export async function findUser(store: Store, login: string): Promise<UserMap> {
  const user = (await store.userMaps.findByLogin(login)) ?? (await store.userMaps.findByLogin(login.toUpperCase()));
  if (user) return user;
  const advice = `Map the user first, for example with: pimsi users map ${login}`;
  throw new UserError('user-not-mapped', `No user with the login ${login} is in the User Map. ${advice}`, 404);
}

/** The row id of a login; undefined for undefined, so that it can be handed to an optional filter. */
export async function findUserMapId(store: Store, login: string | undefined): Promise<string | undefined> {
  return login === undefined ? undefined : (await findUser(store, login)).id;
}
