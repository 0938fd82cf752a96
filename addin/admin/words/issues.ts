// What the console says about issues: records that do not travel, what can be done about them, and the questions that only people answer.
import type { DecisionView, IssueView, ResolveBody } from '../../../shared/contract/issues.ts';
import { explainSkip } from '../../../shared/skipReasons.ts';
import { formatCount, formatPlural } from '../format.ts';

type Action = ResolveBody['action'];
type Question = NonNullable<IssueView['question']>;

const ACTIONS: Readonly<Record<Question, Readonly<Record<'create' | 'ignore', string>>>> = {
  match: {
    create: 'None of these: create a new Siebel record',
    ignore: 'Leave the item alone, and do not ask again',
  },
  company: { create: '', ignore: 'Leave the company out, and do not ask again' },
};

const DECIDED: Readonly<Record<Action, (id: string) => string>> = {
  link: (id) => `Link with ${id}`,
  create: () => 'Create a new record',
  ignore: () => 'Leave alone',
  account: (id) => `The account is ${id}`,
};

export const issueWords = {
  title: 'Issues',
  domain: 'Domain',
  anyDomain: 'Any domain',
  failed: 'The issues could not be loaded',
  emptyTitle: 'No issues',
  emptyText: 'Every record that should travel does.',
  noneTitle: 'No issues here',
  noneText: 'No record of this user or domain is held back.',
  clear: 'Show all issues',
  most: (count: number) => `These are the newest ${formatCount(count)}; choose a user or a domain to see others.`,
  /** The heading of a group. */
  group: ({ reason }: Pick<IssueView, 'reason'>) => (reason === null ? 'A server did not take the record, or did not answer.' : explainSkip(reason)), // prettier-ignore
  groupCount: (count: number) => formatPlural(count, 'issue', 'issues'),
  more: (count: number) => `Show ${formatCount(count)} more`,
  field: (field: string) => `Field ${field}`,
  attempts: (count: number) => (count === 1 ? 'tried once' : `tried ${formatCount(count)} times`),
  opened: 'open since',
  retryAt: 'tried again',
  whenChanged: 'tried again when the record changes',
  retry: 'Retry',
  retryAll: (count: number) => `Retry all ${formatCount(count)}`,
  retried: (count: number) => `${formatPlural(count, 'record is', 'records are')} looked at again`,
  retriedText: 'Runs were asked for. What is mended leaves this list.',
  retriedNone: 'Nothing is tried again: the users are not enabled, or the issues are settled.',
  retryFailed: 'Nothing was tried again',
  needsRole: 'Only an Administrator may retry or answer.',
  answer: 'Answer',
  answered: 'Show',
  one: 'Issue',
  /** What tells the buttons of one issue from those of another. */
  number: (id: string) => `issue ${id}`,
  oneFailed: 'The issue could not be loaded',
  about: 'About',
  why: 'Why',
  remedy: 'What to do',
  record: 'Record',
  question: {
    match: 'Which Siebel record is this Outlook item?',
    company: 'Which Siebel account is the company of this contact?',
  },
  item: 'In Outlook',
  itemGone: 'The item cannot be read now, or your role may not see it.',
  candidates: 'In Siebel',
  noCandidates: 'Siebel has none that fits.',
  gone: 'no longer in Siebel',
  taken: 'linked with another item of this mailbox already',
  hidden: 'Its contents cannot be shown.',
  same: 'the same',
  parts: { title: 'Name', email: 'E-mail', company: 'Company', location: 'Location', when: 'When' },
  actions: ACTIONS,
  otherAccount: 'Another account, by its Siebel row id',
  rowId: 'Row id of the account',
  save: 'Save the answer',
  saved: 'The answer is saved',
  savedText: 'A run was asked for, which carries it out.',
  savedLater: 'Sync Enabled is off for this user: it is carried out at the first run after it is switched on.',
  refused: 'The answer was not taken',
  decided: ({ action, siebelId }: Pick<DecisionView, 'action' | 'siebelId'>) => DECIDED[action](siebelId ?? ''),
  decidedBy: (by: string) => `by ${by}`,
  waits: 'The next sync carries this answer out.',
  withdraw: 'Withdraw',
  withdrawn: 'The answer was withdrawn; the question is asked again at the next sync',
  notWithdrawn: 'The answer was not withdrawn',
  inForce: 'Answers in force',
} as const;
