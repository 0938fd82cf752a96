// /api/issues: the records that do not travel now, each with its reason; the answers to those that are questions; and trying again.
import {
  decisionListSchema,
  decisionSchema,
  issueDetailsSchema,
  issueListSchema,
  resolvedSchema,
  retriedSchema,
} from '../../shared/contract/issues.ts';
import type {
  DecisionList,
  DecisionView,
  IssueDetails,
  IssueList,
  ResolveBody,
  Resolved,
  Retried,
} from '../../shared/contract/issues.ts';
import type { Domain } from '../../shared/vocabulary.ts';
import type { Api } from './request.ts';

export interface IssueFilter {
  readonly domain?: Domain | undefined;
  readonly login?: string | undefined;
}

/** @throws ApiError */
export function fetchIssues(api: Api, filter: IssueFilter, limit: number, signal?: AbortSignal): Promise<IssueList> {
  return api.call('/api/issues', issueListSchema, { query: { ...filter, limit }, signal });
}

/** With the item and its candidates as both servers tell them now. @throws ApiError */
export function fetchIssue(api: Api, id: string, signal?: AbortSignal): Promise<IssueDetails> {
  return api.call(`/api/issues/${encodeURIComponent(id)}`, issueDetailsSchema, { signal });
}

/** @throws ApiError */
export function resolveIssue(api: Api, id: string, answer: ResolveBody): Promise<Resolved> {
  return api.call(`/api/issues/${encodeURIComponent(id)}/resolve`, resolvedSchema, { body: answer, method: 'POST' });
}

/** Has the records of these issues looked at again. @throws ApiError */
export function retryIssues(api: Api, ids: readonly string[]): Promise<Retried> {
  return api.call('/api/issues/retry', retriedSchema, { body: { ids }, method: 'POST' });
}

/** Answers that are in force, newest first. @throws ApiError */
export function fetchDecisions(api: Api, login: string | undefined, signal?: AbortSignal): Promise<DecisionList> {
  return api.call('/api/decisions', decisionListSchema, { query: { limit: 100, login, state: 'open' }, signal });
}

/** Takes an answer back: the question is asked again. @throws ApiError */
export function withdrawDecision(api: Api, id: string): Promise<DecisionView> {
  return api.call(`/api/decisions/${encodeURIComponent(id)}`, decisionSchema, { method: 'DELETE' });
}
