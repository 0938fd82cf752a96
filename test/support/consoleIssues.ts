// Issues as the API tells them, from memory, for tests of the console: questions with candidates, answers, and trying again.
import { issueQuerySchema, resolveBodySchema, retryBodySchema } from '../../shared/contract/issues.ts';
import type { DecisionView, IssueDetails, IssueView } from '../../shared/contract/issues.ts';
import { explainSkip } from '../../shared/skipReasons.ts';
import { makeIssues } from './consoleData.ts';
import type { Answer } from './consolePlans.ts';

export interface ConsoleIssues {
  readonly all: IssueDetails[];
  readonly decisions: DecisionView[];
  /** Opens issues of a user. */
  open(login: string, changes: readonly Partial<IssueDetails>[]): void;
  /** The answer to a call, or undefined when it is not about issues. */
  answer(method: string, url: URL, body: unknown): Answer | undefined;
}

const item = {
  title: 'Ingrid Halvorsen',
  email: 'ingrid@halvorsen.example',
  company: 'Halvorsen',
  location: '',
  when: '',
};

/** A contact that two Siebel contacts could be, and a third that is linked already. */
export const MATCH_QUESTION: Partial<IssueDetails> = {
  kind: 'skip',
  reason: 'ambiguous-match',
  message: explainSkip('ambiguous-match'),
  remedy: 'Decide which record it is, or have a new one created.',
  field: null,
  attempts: 0,
  retryAt: null,
  question: 'match',
  actions: ['link', 'create', 'ignore'],
  item,
  candidates: [
    { id: '1-AA1', card: { ...item, company: 'Halvorsen Marine', location: 'Bergen' }, isGone: false, isTaken: false },
    { id: '1-AA2', card: { ...item, email: 'ih@okafor.example' }, isGone: false, isTaken: false },
    { id: '1-AA3', card: item, isGone: false, isTaken: true },
  ],
};

/** A company that fits two accounts. */
export const COMPANY_QUESTION: Partial<IssueDetails> = {
  ...MATCH_QUESTION,
  reason: 'company-unclear',
  message: explainSkip('company-unclear'),
  remedy: 'Choose the account, or ignore the company.',
  field: 'company',
  question: 'company',
  actions: ['account', 'ignore'],
  candidates: [
    {
      id: '1-AC1',
      card: { ...item, title: 'Halvorsen', email: '', company: '', location: 'Oslo' },
      isGone: false,
      isTaken: false,
    },
    { id: '1-AC2', card: null, isGone: true, isTaken: false },
  ],
};

const refusal = (status: number, message: string): Answer => ({ status, body: { error: { id: 'internal-error', message } } }); // prettier-ignore

function viewOf({ actions: _a, candidates: _c, decision: _d, item: _i, ...issue }: IssueDetails): IssueView {
  return issue;
}

export function createConsoleIssues(): ConsoleIssues {
  const all: IssueDetails[] = [];
  const decisions: DecisionView[] = [];

  function resolve(issue: IssueDetails, body: unknown): Answer {
    const answer = resolveBodySchema.parse(body);
    const { domain, login, question, recordId } = issue;
    if (question === null) return refusal(409, `Issue ${issue.id} is no question that a person could answer.`);
    const decision: DecisionView = {
      id: String(decisions.length + 1),
      login,
      domain,
      exchangeId: recordId,
      question,
      action: answer.action,
      siebelId: 'siebelId' in answer ? answer.siebelId : null,
      state: 'open',
      decidedBy: 'maren.vogt',
      decidedAt: new Date().toISOString(),
    };
    decisions.unshift(decision);
    all[all.indexOf(issue)] = { ...issue, decision };
    return { status: 200, body: { decision, syncRequested: true } };
  }

  function answerList(url: URL): Answer {
    const { domain, limit, login } = issueQuerySchema.parse(Object.fromEntries(url.searchParams));
    const own: readonly IssueView[] =
      all.length > 0 || login === undefined ? all.map(viewOf) : makeIssues(login, new Date());
    const found = own.filter(
      (issue) => (login === undefined || issue.login === login) && (domain === undefined || issue.domain === domain),
    );
    return {
      status: 200,
      body: { issues: found.slice(0, limit) },
    };
  }

  return {
    all,
    decisions,
    open(login, changes) {
      for (const change of changes) {
        const id = String(all.length + 1);
        const [like] = makeIssues(login, new Date());
        if (like === undefined) throw new Error('there is no issue to take after');
        const bare = { actions: [], candidates: [], decision: null, item: null };
        all.push({ ...like, ...bare, recordId: `AAMkAI${id}`, ...change, id });
      }
    },
    answer(method, url, body) {
      if (method === 'GET' && url.pathname === '/api/issues') return answerList(url);
      if (url.pathname === '/api/decisions') return { status: 200, body: { decisions } };
      if (method === 'POST' && url.pathname === '/api/issues/retry') {
        const { ids = [] } = retryBodySchema.parse(body);
        return { status: 200, body: { retried: ids.length, logins: ['AKELLER'] } };
      }
      const decided = /^\/api\/decisions\/(\d+)$/.exec(url.pathname);
      if (method === 'DELETE' && decided !== null) {
        const [gone] = decisions.splice(decisions.findIndex(({ id }) => id === decided[1]), 1); // prettier-ignore
        return { status: 200, body: { ...gone, state: 'withdrawn' } };
      }
      const one = /^\/api\/issues\/(\d+)(\/resolve)?$/.exec(url.pathname);
      if (one === null) return undefined;
      const issue = all.find(({ id }) => id === one[1]);
      if (issue === undefined)
        return refusal(404, `There is no open issue ${one[1] ?? ''}: it was settled, or never was.`);
      return one[2] === undefined ? { status: 200, body: issue } : resolve(issue, body);
    },
  };
}
