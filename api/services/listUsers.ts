// The User Map for people: filtered, paged, with the number of links in each domain.
import pLimit from 'p-limit';
import type { UserList, UserQuery, UserView } from '../../shared/contract/userMaps.ts';
import type { Store, UserMap } from '../store/store.ts';
import type { ServiceDependencies } from './dependencies.ts';

const COUNTS_AT_ONCE = 4;

/** `login` narrows the list to one user: what a person without a wider role may see. */
export type ListUsersInput = UserQuery & { readonly login?: string | undefined };

/** Sorted by login; `total` is the number before paging. */
export async function listUsers(deps: Pick<ServiceDependencies, 'store'>, input: ListUsersInput): Promise<UserList> {
  const all = await deps.store.userMaps.list();
  const found = all.filter((user) => fits(user, input)).sort((a, b) => a.login.localeCompare(b.login));
  const page = found.slice(input.offset, input.offset + input.limit);
  const limit = pLimit(COUNTS_AT_ONCE);
  const users = await Promise.all(page.map((user) => limit(() => describeUser(deps.store, user))));
  return { users, total: found.length };
}

/** A row as people see it. */
export async function describeUser(store: Store, user: UserMap): Promise<UserView> {
  return {
    login: user.login,
    name: `${user.firstName} ${user.lastName}`.trim(),
    mailbox: user.mailbox,
    pimServer: user.pimServer,
    language: user.language,
    enabled: user.enabled,
    state: user.state,
    stateReason: user.stateReason,
    lastRunAt: user.lastRunAt?.toISOString() ?? null,
    lastSuccessAt: user.lastSuccessAt?.toISOString() ?? null,
    nextPollAt: user.nextPollAt?.toISOString() ?? null,
    openIssues: user.openIssues,
    links: { ...(await store.links.count(user.id)) },
  };
}

function fits(user: UserMap, input: ListUsersInput): boolean {
  if (input.login !== undefined && user.login !== input.login) return false;
  if (input.state !== undefined && user.state !== input.state) return false;
  const wanted = input.search?.toLowerCase();
  const text = `${user.login} ${user.firstName} ${user.lastName} ${user.mailbox}`.toLowerCase();
  return wanted === undefined || text.includes(wanted);
}
