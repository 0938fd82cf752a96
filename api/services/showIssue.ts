// One issue with what a person needs to answer it: the Outlook item and its candidates as their servers tell them now, and who decided
// already. Only ids of candidates are kept; contents are read here and go no further than the answer.
import type { IssueCandidate, IssueDetails, RecordCard } from '../../shared/contract/issues.ts';
import type { WireRecord } from '../domains/wireRecord.ts';
import { scopeOf } from '../engine/scope.ts';
import type { Question } from '../store/decisions.ts';
import type { Issue } from '../store/issues.ts';
import type { UserMap } from '../store/store.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';
import { ACTIONS, findIssue, questionOf, viewDecision, viewIssue } from './issueViews.ts';
import { accountCard, exchangeCard, siebelCard } from './recordCards.ts';

export interface ShowIssueInput {
  readonly id: string;
  /** Null: anybody's. */
  readonly login: string | null;
  /** Without contents neither server is asked. */
  readonly maySeeContents: boolean;
}

/** @throws UserError issue-not-found; what the servers' trouble throws */
export async function showIssue(deps: ServiceDependencies, input: ShowIssueInput): Promise<IssueDetails> {
  const issue = await findIssue(deps.store, input.id, input.login);
  const question = questionOf(issue);
  const titles = await deps.store.journal.titlesOf([issue.id]);
  const view = { ...viewIssue(issue, titles.get(issue.id)), item: null, candidates: [], actions: [], decision: null };
  if (!question) return view;
  const user = await findUser(deps.store, issue.login);
  const open = await deps.store.decisions.findOpen(user.id, issue.domain, [issue.recordId]);
  const decision = open.find((one) => one.question === question);
  const [item, candidates] = await Promise.all([
    input.maySeeContents ? readItem(deps, user, issue) : null,
    readCandidates(deps, user, issue, question, input.maySeeContents),
  ]);
  return {
    ...view,
    item,
    candidates: [...candidates],
    actions: [...ACTIONS[question]],
    decision: decision ? viewDecision(decision) : null,
  };
}

async function readItem(
  { readers, store }: ServiceDependencies,
  user: UserMap,
  issue: Issue,
): Promise<RecordCard | null> {
  const [read] = await readers.exchange.read(scopeOf(store, user), issue.domain, [issue.recordId]);
  return read?.kind === 'present' ? exchangeCard(read.record.body) : null;
}

async function readCandidates(
  deps: ServiceDependencies,
  user: UserMap,
  issue: Issue,
  question: Question,
  maySeeContents: boolean,
): Promise<readonly IssueCandidate[]> {
  const ids = issue.candidates;
  if (ids.length === 0) return [];
  const records = maySeeContents ? await readRecords(deps, user, issue, question) : [];
  const byId = new Map(records.map((record) => [record.id, record]));
  const links = question === 'match' ? await deps.store.links.findBySiebelIds(user.id, issue.domain, ids) : [];
  const taken = new Set(links.map((link) => link.siebelId));
  const cardOf = question === 'match' ? siebelCard : accountCard;
  return ids.map((id) => {
    const record = byId.get(id);
    return {
      id,
      card: record ? cardOf(record.body) : null,
      isGone: maySeeContents && !record,
      isTaken: taken.has(id),
    };
  });
}

/** Candidates may be anybody's contacts, so they are asked for by their ids and not as what the user has. */
async function readRecords(
  { directory, readers, store }: ServiceDependencies,
  user: UserMap,
  { candidates, domain }: Issue,
  question: Question,
): Promise<readonly WireRecord[]> {
  if (question === 'company') return directory.readAccounts(candidates);
  const keys = candidates.map((Id) => ({ by: 'fields' as const, equal: { Id } }));
  return (await readers.siebel.find(scopeOf(store, user), domain, keys)).flat();
}
