// Believable data for tests of the console, in the shapes of the contract: a small company, or one of any size.
import type { IssueView } from '../../shared/contract/issues.ts';
import type { JournalLineView } from '../../shared/contract/journal.ts';
import type { PlanLineView } from '../../shared/contract/plan.ts';
import type { RunView } from '../../shared/contract/runs.ts';
import type { StatusView } from '../../shared/contract/status.ts';
import type { UserView } from '../../shared/contract/userMaps.ts';
import { explainSkip } from '../../shared/skipReasons.ts';
import type { Direction, Domain, OutcomeKind, Rule, UserState } from '../../shared/vocabulary.ts';

const FIRST_NAMES = [
  'Anna',
  'Bilal',
  'Carla',
  'Daisuke',
  'Elif',
  'Frédéric',
  'Greta',
  'Hannah',
  'Iván',
  'Jürgen',
  'Katarzyna',
  'Liam',
];
const LAST_NAMES = [
  'Keller',
  'Haddad',
  'Moretti',
  'Tanaka',
  'Yıldız',
  'Lefèvre',
  'Lindqvist',
  'O’Brien',
  'Ortega',
  'Brandt',
  'Wójcik',
  'Sharma',
];
const SUBJECTS = [
  'Quarterly review with Halvorsen Marine',
  'Call back about the spare parts order',
  'Site visit, Rotterdam terminal',
  'Prepare the offer for Brückner & Söhne',
  'Lunch with the purchasing team of Okafor Logistics, including the two new colleagues from Lagos',
  'Renewal of the service contract',
];
const CONTACTS = ['Ingrid Halvorsen', 'Chinedu Okafor', 'Matthias Brückner', 'Sofia Castellanos', 'Noor van Dijk'];
const STATES: readonly UserState[] = [
  'in sync',
  'in sync',
  'in sync',
  'with issues',
  'in sync',
  'in sync',
  'suspended',
  'in sync',
  'never synced',
  'in sync',
  'in sync',
  'disabled',
];
const SUSPENDED = 'The mailbox has no Exchange licence. Assign one; the sync asks again every hour.';

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('an empty list has nothing to pick');
  return found;
}

const ago = (now: Date, seconds: number): string => new Date(now.getTime() - seconds * 1_000).toISOString();

/** The user at a place of the company; the first twelve have names of their own. */
export function makeUser(index: number, now: Date): UserView {
  const first = pick(FIRST_NAMES, index);
  const last = pick(LAST_NAMES, index + Math.floor(index / 12));
  const round = index < 12 ? '' : String(Math.floor(index / 12));
  const login = `${first.slice(0, 1)}${last}${round}`
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase();
  const state = pick(STATES, index);
  const isNew = state === 'never synced';
  const synced = isNew ? null : ago(now, 20 + ((index * 37) % 9_000));
  const count = (factor: number): number => (isNew ? 0 : (index * factor) % 420);
  return {
    login,
    name: `${first} ${last}`,
    mailbox: `${login.toLowerCase()}@northwind-marine.example`,
    pimServer: 'Exchange Online',
    language: 'en-GB',
    enabled: state !== 'disabled',
    state,
    stateReason: state === 'suspended' ? SUSPENDED : null,
    lastRunAt: synced,
    lastSuccessAt: synced,
    nextPollAt: null,
    openIssues: state === 'with issues' ? 3 : 0,
    links: { contact: count(61), calendar: count(43), task: count(17) },
  };
}

const RULES_BY_OPERATION: Readonly<Record<string, Rule>> = {
  create: 'U1',
  update: 'L4',
  delete: 'L7',
  link: 'U3',
  skip: 'U2',
};

/** A journal line; a higher id is newer. */
export function makeLine(id: number, at: Date, change: Partial<JournalLineView> = {}): JournalLineView {
  const domain = pick<Domain>(['calendar', 'contact', 'task'], id);
  const direction = pick<Direction>(['outbound', 'outbound', 'inbound'], id + Math.floor(id / 7));
  const outcome = pick<OutcomeKind>(['written', 'written', 'skipped', 'written', 'written', 'written', 'failed'], id);
  const operation = outcome === 'skipped' ? 'skip' : pick(['update', 'create', 'update', 'delete', 'link'], id);
  const inbound: Readonly<Record<string, Rule>> = { create: 'U2', update: 'L2', delete: 'L3' };
  const rule = (direction === 'inbound' ? inbound[operation] : undefined) ?? RULES_BY_OPERATION[operation] ?? 'L1';
  const failure = 'Siebel refused the field Last Name: it is longer than 50 characters. Shorten it in Outlook.';
  return {
    id: String(id),
    runId: String(Math.ceil(id / 10)),
    at: at.toISOString(),
    login: pick(['AKELLER', 'BHADDAD', 'CMORETTI', 'DTANAKA', 'GLINDQVIST'], id),
    domain,
    direction,
    rule,
    operation,
    outcome,
    siebelId: `1-${(4_000 + id).toString(36).toUpperCase()}`,
    exchangeId: `AAMkAG${id}`,
    title: domain === 'contact' ? pick(CONTACTS, id) : pick(SUBJECTS, id),
    fields: operation === 'update' ? ['subject', 'time'] : [],
    reason: outcome === 'skipped' ? 'recurring-not-supported' : null,
    message: outcome === 'skipped' ? explainSkip('recurring-not-supported') : outcome === 'failed' ? failure : null,
    undoes: null,
    valuesKept: true,
    ...change,
  };
}

/** The overview that goes with these users. */
export function makeStatus(users: readonly UserView[], now: Date): StatusView {
  const inState = (state: UserState): number => users.filter((user) => user.state === state).length;
  const cycles = Array.from({ length: 20 }, (_, index) => ({
    id: String(500 - index),
    startedAt: ago(now, 12.4 + index * 60),
    endedAt: ago(now, 12 + index * 60),
    touched: (index * 7) % 23,
    usersRequested: index === 0 ? 3 : (index * 5) % 9,
    error: null,
  }));
  return {
    at: now.toISOString(),
    usersByState: {
      'never synced': inState('never synced'),
      'in sync': inState('in sync'),
      'with issues': inState('with issues'),
      suspended: inState('suspended'),
      disabled: inState('disabled'),
    },
    queueDepth: 2,
    cycles,
    travelled: { since: ago(now, 86_400), written: 1_284, skipped: 96, failed: 4 },
    outages: [],
    reachability: {
      siebel: { reachable: true, message: null, checkedAt: ago(now, 4) },
      exchange: { reachable: true, message: null, checkedAt: ago(now, 4) },
    },
    runSeconds: { runs: 200, p50: 0.8, p95: 3.2 },
  };
}

/** Lines of a dry run: creations, updates, and one record left alone. */
export function makePlanLines(domain: Domain, count: number): PlanLineView[] {
  return Array.from({ length: count }, (_, index): PlanLineView => {
    const isSkip = index % 5 === 4;
    const direction = pick<Direction>(['outbound', 'inbound', 'outbound'], index);
    return {
      domain,
      rule: direction === 'outbound' ? 'U1' : 'U2',
      operation: isSkip ? 'skip' : pick(['create', 'update'], index),
      direction,
      siebelId: direction === 'outbound' ? `1-${(900 + index).toString(36).toUpperCase()}` : null,
      exchangeId: direction === 'inbound' ? `AAMkAD${index}` : null,
      title: domain === 'contact' ? pick(CONTACTS, index) : pick(SUBJECTS, index),
      fields: isSkip ? [] : ['subject', 'time'],
      skips: isSkip
        ? [{ direction, reason: 'ambiguous-match', sentence: explainSkip('ambiguous-match'), fields: [] }]
        : [],
    };
  });
}

export function makeIssues(login: string, now: Date): IssueView[] {
  return [
    {
      id: '1',
      login,
      domain: 'contact',
      side: 'exchange',
      recordId: 'AAMkAGI2TG93',
      title: 'Ingrid Halvorsen',
      kind: 'failure',
      question: null,
      reason: null,
      field: 'lastName',
      message: 'Siebel refused the field Last Name: it is longer than 50 characters. Shorten it in Outlook.',
      remedy: 'Correct the value.',
      attempts: 2,
      retryAt: ago(now, -600),
      openedAt: ago(now, 4_000),
    },
    {
      id: '2',
      login,
      domain: 'calendar',
      side: 'siebel',
      recordId: '1-3F9K',
      title: '',
      kind: 'skip',
      question: null,
      reason: 'recurring-not-supported',
      field: null,
      message: explainSkip('recurring-not-supported'),
      remedy: 'Correct the value.',
      attempts: 0,
      retryAt: null,
      openedAt: ago(now, 9_000),
    },
  ];
}

export function makeRuns(login: string, now: Date): RunView[] {
  return [0, 1, 2].map((index) => ({
    id: String(90 - index),
    login,
    reason: index === 0 ? 'sync now' : 'cycle',
    startedAt: ago(now, 40 + index * 300),
    endedAt: ago(now, 38.8 + index * 300),
    outcome: index === 2 ? 'failed' : 'success',
    counts: { read: 14 - index, written: 3, skipped: 1, failed: index === 2 ? 1 : 0 },
  }));
}
