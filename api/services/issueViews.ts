// Issues and decisions in the words of the API, and which issues are questions that only a person can answer.
import type { DecisionView, IssueView } from '../../shared/contract/issues.ts';
import { remedyFor } from '../../shared/remedies.ts';
import { UserError } from '../errors.ts';
import type { Decision, DecisionAction, Question } from '../store/decisions.ts';
import type { Issue } from '../store/issues.ts';
import type { Store } from '../store/store.ts';

/** The answers to each question. */
export const ACTIONS: Readonly<Record<Question, readonly DecisionAction[]>> = {
  match: ['link', 'create', 'ignore'],
  company: ['account', 'ignore'],
};

/** An issue of a Siebel record that waits for an Outlook item's is no question of its own. */
export function questionOf({ reason, side }: Issue): Question | null {
  if (side !== 'exchange') return null;
  switch (reason) {
    case 'ambiguous-match':
    case 'already-linked-match':
    case 'decision-impossible':
    case 'separated':
      return 'match';
    case 'company-unclear':
      return 'company';
    default:
      return null;
  }
}

/** @param title what people know the record by, as far as the journal tells. */
export function viewIssue(issue: Issue, title: string | undefined): IssueView {
  const { candidates: _ids, openedAt, retryAt, ...rest } = issue;
  return {
    ...rest,
    title: title ?? '',
    remedy: remedyFor({ ...issue, isRetried: retryAt !== null }),
    retryAt: retryAt?.toISOString() ?? null,
    openedAt: openedAt.toISOString(),
    question: questionOf(issue),
  };
}

export function viewDecision({ decidedAt, userMapId: _row, ...decision }: Decision): DecisionView {
  return { ...decision, decidedAt: decidedAt.toISOString() };
}

/** An open issue; `login` limits it to one user's. @throws UserError issue-not-found */
export async function findIssue(store: Store, id: string, login: string | null): Promise<Issue> {
  const issue = await store.issues.find(id);
  if (issue && (login === null || login.toUpperCase() === issue.login.toUpperCase())) return issue;
  const message = `There is no open issue ${id}: it was settled, or never was. List them with: pimsi issues list`;
  throw new UserError('issue-not-found', message, 404);
}
