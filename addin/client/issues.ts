// GET /api/issues: the records of a user that do not travel now, each with its reason.
import { issueListSchema } from '../../shared/contract/issues.ts';
import type { IssueList } from '../../shared/contract/issues.ts';
import type { Api } from './request.ts';

/** @throws ApiError */
export function fetchIssues(api: Api, login: string, limit: number, signal?: AbortSignal): Promise<IssueList> {
  return api.call('/api/issues', issueListSchema, { query: { login, limit }, signal });
}
