// A person's answer to a question that the engine does not guess. It is written down, and the user's next run, asked for at once, carries it
// out: only the run writes to either side.
import type { Resolved, ResolveBody } from '../../shared/contract/issues.ts';
import { UserError } from '../errors.ts';
import type { Issue } from '../store/issues.ts';
import type { UserMap } from '../store/store.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';
import { ACTIONS, findIssue, questionOf, viewDecision } from './issueViews.ts';
import { requestRun } from './requestSync.ts';

export interface ResolveIssueInput {
  readonly id: string;
  /** Null: anybody's. */
  readonly login: string | null;
  readonly answer: ResolveBody;
  readonly by: string;
}

/** @throws UserError issue-not-found, issue-is-no-question, not-a-candidate */
export async function resolveIssue(deps: ServiceDependencies, input: ResolveIssueInput): Promise<Resolved> {
  const { answer, by } = input;
  const issue = await findIssue(deps.store, input.id, input.login);
  const question = questionOf(issue);
  if (!question || !ACTIONS[question].includes(answer.action)) throw notAnswerable(issue, question);
  const user = await findUser(deps.store, issue.login);
  const siebelId = 'siebelId' in answer ? answer.siebelId : null;
  await checkCandidate(deps, user, issue, answer);
  const decision = await deps.store.transaction(async () => {
    const { action } = answer;
    const saved = await deps.store.decisions.save(user.id, issue.domain, {
      exchangeId: issue.recordId,
      question,
      action,
      siebelId,
      decidedBy: by,
    });
    // Nothing is left to be done about an item that is left alone.
    if (question === 'match' && action === 'ignore')
      await deps.store.issues.close(user.id, issue.domain, 'exchange', [issue.recordId]);
    else
      await deps.store.hints.add([
        { userMapId: user.id, domain: issue.domain, side: 'exchange', recordId: issue.recordId },
      ]);
    return saved;
  });
  if (user.enabled) await requestRun(deps, user, 'issue resolved');
  return { decision: viewDecision(decision), syncRequested: user.enabled };
}

function notAnswerable({ id }: Issue, question: keyof typeof ACTIONS | null): UserError {
  const message = question
    ? `Issue ${id} can be answered by: ${ACTIONS[question].join(', ')}.`
    : `Issue ${id} is no question that a person could answer. Mend its cause, or have it tried again: pimsi issues retry ${id}`;
  return new UserError('issue-is-no-question', message, 409);
}

async function checkCandidate(
  { directory, store }: ServiceDependencies,
  user: UserMap,
  issue: Issue,
  answer: ResolveBody,
): Promise<void> {
  if (answer.action === 'account') {
    // Any account will do: the one that is meant may be called otherwise.
    const found = await directory.readAccounts([answer.siebelId]);
    if (found.length === 0) throw notACandidate(`Siebel has no account ${answer.siebelId}.`);
  }
  if (answer.action !== 'link') return;
  if (!issue.candidates.includes(answer.siebelId))
    throw notACandidate(
      `${answer.siebelId} is not among the candidates of issue ${issue.id}: pimsi issues show ${issue.id}`,
    );
  const links = await store.links.findBySiebelIds(user.id, issue.domain, [answer.siebelId]);
  if (links.length > 0)
    throw notACandidate(
      `${answer.siebelId} is linked with another item of this mailbox, and a record has one item there.`,
    );
}

function notACandidate(message: string): UserError {
  return new UserError('not-a-candidate', message, 409);
}
