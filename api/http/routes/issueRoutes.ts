// The records that do not travel: listed, shown with their candidates, answered and tried again; and the answers that are in force.
import {
  decisionListSchema,
  decisionQuerySchema,
  decisionSchema,
  issueDetailsSchema,
  issueListSchema,
  issueOwnerQuerySchema,
  issueParamsSchema,
  issueQuerySchema,
  resolveBodySchema,
  resolvedSchema,
  retriedSchema,
  retryBodySchema,
} from '../../../shared/contract/issues.ts';
import { listDecisions, withdrawDecision } from '../../services/decisions.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { listIssues } from '../../services/listIssues.ts';
import { resolveIssue } from '../../services/resolveIssue.ts';
import { retryIssues } from '../../services/retryIssues.ts';
import { showIssue } from '../../services/showIssue.ts';
import { presentIssue } from '../presenters/redact.ts';
import { ADMINISTRATORS_OR_OWN, OVERSEERS_OR_OWN } from '../policies/policy.ts';
import { jsonRoute, type Route } from '../route.ts';

export function issueRoutes(services: ServiceDependencies): Route[] {
  const one = { params: issueParamsSchema, query: issueOwnerQuerySchema } as const;
  return [
    jsonRoute({
      method: 'get',
      path: '/api/issues',
      summary: 'Records that do not travel now, each with its reason',
      policy: OVERSEERS_OR_OWN,
      query: issueQuerySchema,
      response: issueListSchema,
      handle: async ({ query }, access) => {
        const { issues } = await listIssues(services, { ...query, login: access.login ?? undefined });
        return { issues: issues.map((issue) => presentIssue(issue, access)) };
      },
    }),
    jsonRoute({
      method: 'post',
      path: '/api/issues/retry',
      summary: 'Look at the records of several issues again, those named or all that the filter fits',
      policy: ADMINISTRATORS_OR_OWN,
      query: issueOwnerQuerySchema,
      body: retryBodySchema,
      response: retriedSchema,
      handle: ({ body }, access) => retryIssues(services, { ...body, login: access.login }),
    }),
    jsonRoute({
      ...one,
      method: 'get',
      path: '/api/issues/:id',
      summary: 'An issue with its Outlook item and its candidates, as both servers tell them now',
      policy: OVERSEERS_OR_OWN,
      response: issueDetailsSchema,
      handle: async ({ params }, access) => {
        const { login, maySeeTitles } = access;
        return presentIssue(await showIssue(services, { ...params, login, maySeeContents: maySeeTitles }), access);
      },
    }),
    jsonRoute({
      ...one,
      method: 'post',
      path: '/api/issues/:id/retry',
      summary: 'Look at the record of an issue again',
      policy: ADMINISTRATORS_OR_OWN,
      response: retriedSchema,
      handle: ({ params }, { login }) => retryIssues(services, { ids: [params.id], login }),
    }),
    jsonRoute({
      ...one,
      method: 'post',
      path: '/api/issues/:id/resolve',
      summary:
        'Answer which Siebel record an Outlook item is, or which account its company is; the next sync carries it out',
      policy: ADMINISTRATORS_OR_OWN,
      body: resolveBodySchema,
      response: resolvedSchema,
      handle: ({ body, params }, { caller, login }) =>
        resolveIssue(services, { ...params, login, answer: body, by: caller ?? 'unknown' }),
    }),
    jsonRoute({
      method: 'get',
      path: '/api/decisions',
      summary: 'What people decided on matches and companies, newest first',
      policy: OVERSEERS_OR_OWN,
      query: decisionQuerySchema,
      response: decisionListSchema,
      handle: ({ query }, access) => listDecisions(services, { ...query, login: access.login ?? undefined }),
    }),
    jsonRoute({
      ...one,
      method: 'delete',
      path: '/api/decisions/:id',
      summary: 'Withdraw a decision that is in force; the question is asked again',
      policy: ADMINISTRATORS_OR_OWN,
      response: decisionSchema,
      handle: ({ params }, { login }) => withdrawDecision(services, { ...params, login }),
    }),
  ];
}
