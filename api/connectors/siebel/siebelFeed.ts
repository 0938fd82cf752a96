// The change feed for all users: which contacts and activities were touched, by their own rows, by their children's (which leave the
// parent's Updated alone), by their account's, and by the log of removals. It tells ids; what became of a record is read later.
import { z } from 'zod';
import type { Cursor, FeedReading, TouchedRecord } from '../connector.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import { placeSchema, readPlace, startPlace, type FeedLimits, type FeedQuery } from './feedComponents.ts';
import { textOf, type SiebelRow } from './siebelMap.ts';
import type { ComponentKey } from './siebelObjects.ts';
import { readAll, readWhere, type SiebelQueries } from './siebelQueries.ts';
import { employeesOf } from './siebelReads.ts';
import { equals } from './searchSpec.ts';
import { DISPLAYS } from './siebelScope.ts';

export interface FeedContext extends FeedLimits {
  readonly queries: SiebelQueries;
  readonly now: () => Date;
}

const SYNC_INFO = 'PIMSI Sync Info/PIMSI Sync Info';
/** How often a row of the log was to be deleted, and when it is tried again (ms), should Siebel refuse. */
const toldSchema = z.object({ times: z.number(), at: z.number() });
const cursorSchema = z.object({
  places: z.record(z.string(), placeSchema),
  /** Rows of the log that were told, by id: those that are still there are not told again. */
  told: z.record(z.string(), toldSchema).default({}),
});

type Told = z.infer<typeof cursorSchema>['told'];

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

const FEEDS: readonly FeedQuery[] = [
  { key: 'Contact/Contact', fields: [], children: ['Sync List'] },
  { key: 'Contact/Contact Sync List', fields: ['Contact Id', 'Employee Id'] },
  { key: 'Contact/Contact Position', fields: ['Contact Id'] },
  { key: 'Contact/Contact Personal Address', fields: ['Contact Id'] },
  { key: 'Account/Account', fields: [] },
  { key: 'Account/Account Address', fields: ['Account Id'] },
  { key: 'Action/Action', fields: ['Display'], children: ['Employee'] },
  { key: 'Action/Action Employee', fields: ['Activity Id', 'Employee Id'] },
  { key: 'Action/Action Contact', fields: ['Activity Id'] },
];

/** Domains as the log of removals names them. */
const LOGGED_DOMAINS: Readonly<Record<string, Domain>> = {
  'PIMSI Intermediate Business Contact': 'contact',
  'PIMSI Intermediate Calendar': 'calendar',
  'PIMSI Intermediate Task': 'task',
};

type Changed = ReadonlyMap<ComponentKey, readonly SiebelRow[]>;

/** A cursor of null, or one of another version, starts the feed at the server's present. @throws Transient, Throttled, AuthorizationLost. */
export async function readFeed(context: FeedContext, cursor: Cursor | null): Promise<FeedReading> {
  const parsed = cursorSchema.safeParse(cursor);
  if (!parsed.success) {
    // An unreadable cursor must not hide changes: everything is read again.
    return { touched: [], tooMany: cursor !== null, next: await present(context), consumed: [] };
  }
  const { queries, bound } = context;
  const { places, told } = parsed.data;
  const readings = await Promise.all(
    FEEDS.map(async (feed) => {
      const now = context.now();
      const place = places[feed.key] ?? { since: '', seen: {}, movedAt: now.getTime(), floor: '' };
      return [feed.key, await readPlace(queries, feed, place, now, context)] as const;
    }),
  );
  const inLog = await readLogged(queries, bound + Object.keys(told).length);
  const logged = inLog.filter((row) => told[textOf(row, 'Id')] === undefined);
  const { consumed, next: toldNext } = consume(inLog, told, context.now().getTime());
  const count = readings.reduce((sum, [, { rows }]) => sum + rows.length, logged.length);
  const changed = new Map(readings.map(([key, { rows }]) => [key, rows]));
  const records = count > bound ? null : await gather(queries, changed, logged, bound);
  // Whoever reads everything again meets the logged removals too.
  if (records === null)
    return { touched: [], tooMany: true, next: { ...(await present(context)), told: toldNext }, consumed };
  return {
    touched: records.toList(),
    tooMany: false,
    next: { places: Object.fromEntries(readings.map(([key, reading]) => [key, reading.next])), told: toldNext },
    consumed,
  };
}

/** Rows of the log that may go now, and what is to be known of them while they stay: one that Siebel keeps is tried less and less often. */
function consume(inLog: readonly SiebelRow[], told: Told, now: number): { consumed: readonly string[]; next: Told } {
  const ids = inLog.map((row) => textOf(row, 'Id'));
  const consumed = ids.filter((id) => (told[id]?.at ?? 0) <= now);
  const next = ids.map((id) => {
    const before = told[id] ?? { times: 0, at: 0 };
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** before.times);
    return [id, before.at <= now ? { times: before.times + 1, at: now + waitMs } : before] as const;
  });
  return { consumed, next: Object.fromEntries(next) };
}

async function present(context: FeedContext): Promise<Cursor> {
  const { now, queries } = context;
  const places = await Promise.all(
    FEEDS.map(async (feed) => [feed.key, await startPlace(queries, feed, now(), context)] as const),
  );
  return { places: Object.fromEntries(places) };
}

/**
 * The removals in the log, since their rows go when they are dealt with; of very many a little more than `bound`. Rows of other
 * operations tell nothing that the components themselves do not, and are not ours to take away.
 */
async function readLogged(queries: SiebelQueries, bound: number): Promise<readonly SiebelRow[]> {
  const rows: SiebelRow[] = [];
  const fields = ['Siebel User Id', 'Siebel Row Id', 'Siebel Domain Id'];
  const where = equals('Operation Type', 'DELETE');
  for await (const page of readAll(queries, SYNC_INFO, { fields, where })) {
    rows.push(...page);
    if (rows.length > bound) break;
  }
  return rows;
}

/** Touched records, each once, with the employees known to be concerned. */
class Touched {
  private readonly byKey = new Map<string, { domain: Domain; siebelId: string; employees: Set<string> }>();

  add(domain: Domain, siebelId: string, employeeIds: readonly string[]): void {
    if (siebelId === '') return;
    const key = `${domain} ${siebelId}`;
    const record = this.byKey.get(key) ?? { domain, siebelId, employees: new Set<string>() };
    for (const id of employeeIds) record.employees.add(id);
    this.byKey.set(key, record);
  }

  /** In the domain it shows in for its employees; in the other for whoever had it there. */
  addActivity(siebelId: string, display: string, employeeIds: readonly string[]): void {
    for (const domain of ['calendar', 'task'] as const)
      this.add(domain, siebelId, DISPLAYS[domain] === display ? employeeIds : []);
  }

  toList(): readonly TouchedRecord[] {
    return [...this.byKey.values()].map(({ domain, employees, siebelId }) => {
      return { domain, siebelId, employeeIds: [...employees] };
    });
  }
}

/** Null when the accounts' contacts are too many. */
async function gather(
  queries: SiebelQueries,
  changed: Changed,
  logged: readonly SiebelRow[],
  bound: number,
): Promise<Touched | null> {
  const touched = new Touched();
  for (const row of logged) {
    const domain = LOGGED_DOMAINS[textOf(row, 'Siebel Domain Id')];
    if (domain) touched.add(domain, textOf(row, 'Siebel Row Id'), [textOf(row, 'Siebel User Id')]);
  }
  await addActivities(queries, changed, touched);
  const contacts = await addContacts(queries, changed, touched);
  return contacts > bound ? null : touched;
}

function valuesOf(changed: Changed, key: ComponentKey, field: string): readonly string[] {
  return (changed.get(key) ?? []).map((row) => textOf(row, field)).filter((value) => value !== '');
}

async function addContacts(queries: SiebelQueries, changed: Changed, touched: Touched): Promise<number> {
  for (const row of changed.get('Contact/Contact Sync List') ?? [])
    touched.add('contact', textOf(row, 'Contact Id'), [textOf(row, 'Employee Id')]);
  const ids = [
    ...valuesOf(changed, 'Contact/Contact Position', 'Contact Id'),
    ...valuesOf(changed, 'Contact/Contact Personal Address', 'Contact Id'),
  ];
  const accounts = [
    ...valuesOf(changed, 'Account/Account', 'Id'),
    ...valuesOf(changed, 'Account/Account Address', 'Account Id'),
  ];
  const query = { fields: [], children: ['Sync List'] };
  const [byId, byAccount] = await Promise.all([
    readWhere(queries, 'Contact/Contact', 'Id', ids, query),
    readWhere(queries, 'Contact/Contact', 'Account Id', accounts, query),
  ]);
  const rows = [...(changed.get('Contact/Contact') ?? []), ...byId, ...byAccount];
  for (const row of rows) touched.add('contact', textOf(row, 'Id'), employeesOf(row, 'Sync List'));
  return rows.length;
}

async function addActivities(queries: SiebelQueries, changed: Changed, touched: Touched): Promise<void> {
  const own = changed.get('Action/Action') ?? [];
  const known = new Set(own.map((row) => textOf(row, 'Id')));
  const children = [
    ...valuesOf(changed, 'Action/Action Employee', 'Activity Id'),
    ...valuesOf(changed, 'Action/Action Contact', 'Activity Id'),
  ].filter((id) => !known.has(id));
  const query = { fields: ['Display'], children: ['Employee'] };
  const parents = await readWhere(queries, 'Action/Action', 'Id', children, query);
  for (const row of [...own, ...parents])
    touched.addActivity(textOf(row, 'Id'), textOf(row, 'Display'), employeesOf(row, 'Employee'));
}
