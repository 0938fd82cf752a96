// "Retry", for one issue or for many: the users' next runs, asked for at once, look at the records again whether or not they changed.
import type { Retried, RetryBody } from '../../shared/contract/issues.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUserMapId } from './findUser.ts';
import { findIssue } from './issueViews.ts';
import { requestRun } from './requestSync.ts';

/** More open issues than this are told by a sentence of their own long before. */
const MOST_ISSUES = 10_000;

/** Without a filter all open issues, of one user or of everybody. */
export interface RetryIssuesInput extends RetryBody {
  readonly login: string | null;
}

/** @throws UserError user-not-mapped; issue-not-found, if the only issue that is named is not open */
export async function retryIssues(deps: ServiceDependencies, input: RetryIssuesInput): Promise<Retried> {
  const { domain, ids, kind, login, reason } = input;
  if (ids?.length === 1) await findIssue(deps.store, ids[0] ?? '', login);
  const userMapId = await findUserMapId(deps.store, login ?? undefined);
  const issues = await deps.store.issues.list({
    ...(ids ? { ids } : {}),
    ...(userMapId === undefined ? {} : { userMapId }),
    ...(domain ? { domain } : {}),
    ...(kind ? { kind } : {}),
    ...(reason ? { reason } : {}),
    limit: MOST_ISSUES,
  });
  const logins = new Set(issues.map((issue) => issue.login));
  const users = (await deps.store.userMaps.list({ enabled: true })).filter((user) => logins.has(user.login));
  const byLogin = new Map(users.map((user) => [user.login, user]));
  const wanted = issues.flatMap((issue) => {
    const user = byLogin.get(issue.login);
    const { domain: ofDomain, id, recordId, side } = issue;
    return user ? [{ id, hint: { userMapId: user.id, domain: ofDomain, side, recordId } }] : [];
  });
  // What was given up or parked begins afresh.
  await deps.store.issues.retry(wanted.map(({ id }) => id));
  await deps.store.hints.add(wanted.map(({ hint }) => hint));
  for (const user of users) await requestRun(deps, user, 'issues retried');
  return { retried: wanted.length, logins: users.map((user) => user.login) };
}
