// The records that do not travel now, each with its reason as a sentence.
import type { IssueList, IssueQuery } from '../../shared/contract/issues.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUserMapId } from './findUser.ts';
import { viewIssue } from './issueViews.ts';

/** @throws UserError user-not-mapped, if a login is given that has no row */
export async function listIssues(deps: Pick<ServiceDependencies, 'store'>, query: IssueQuery): Promise<IssueList> {
  const userMapId = await findUserMapId(deps.store, query.login);
  const found = await deps.store.issues.list({
    ...(userMapId === undefined ? {} : { userMapId }),
    ...(query.domain === undefined ? {} : { domain: query.domain }),
    ...(query.kind === undefined ? {} : { kind: query.kind }),
    limit: query.limit,
  });
  const titles = await deps.store.journal.titlesOf(found.map(({ id }) => id));
  return { issues: found.map((issue) => viewIssue(issue, titles.get(issue.id))) };
}
