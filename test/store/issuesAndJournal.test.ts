// Issues, the journal, runs, cycles and settings on a real PostgreSQL.
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IssueChange } from '../../api/store/issues.ts';
import type { JournalEntry } from '../../api/store/journal.ts';
import type { Store, UserMap } from '../../api/store/store.ts';
import { openTestStore, saveUser } from '../support/testStore.ts';
import type { TestStore } from '../support/testStore.ts';

let world: TestStore;
let store: Store;
let user: UserMap;
let serial = 0;

beforeAll(async () => {
  world = await openTestStore('journal');
  store = world.store;
});
afterAll(() => store.close());
beforeEach(async () => {
  user = await saveUser(store, `U${++serial}`);
  world.advance(1_000);
});

function issue(recordId: string, part: Partial<IssueChange> = {}): IssueChange {
  const failure = { kind: 'failure', reason: null, field: null, message: 'Siebel said no', retryAt: null } as const;
  return { side: 'siebel', recordId, ...failure, ...part };
}

describe('issues', () => {
  const list = () => store.issues.list({ userMapId: user.id, limit: 100 });

  it('are news when they are opened and when the reason changes, else only counted', async () => {
    expect(await store.issues.open(user.id, 'task', [issue('1-A'), issue('1-B')])).toEqual(
      expect.arrayContaining(['1-A', '1-B']),
    );
    const openedAt = world.now();
    world.advance(1_000);
    const changed = issue('1-B', { kind: 'skip', reason: 'times-missing', message: 'No times.' });
    expect(await store.issues.open(user.id, 'task', [issue('1-A'), changed])).toEqual(['1-B']);
    expect(await list()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ recordId: '1-A', attempts: 2, openedAt, login: user.login, domain: 'task' }),
        expect.objectContaining({ recordId: '1-B', attempts: 2, kind: 'skip', reason: 'times-missing' }),
      ]),
    );
  });

  it('are one per record: a failure tells more than a skip', async () => {
    const skip = issue('1-A', { kind: 'skip', reason: 'field-not-writable', field: 'Email' });
    expect(await store.issues.open(user.id, 'task', [skip, { ...skip, field: 'Phone' }, issue('1-A')])).toEqual([
      '1-A',
    ]);
    expect(await list()).toMatchObject([{ recordId: '1-A', kind: 'failure' }]);
  });

  it('are told apart by side and domain, and close record by record', async () => {
    await store.issues.open(user.id, 'task', [issue('A'), issue('A', { side: 'exchange' }), issue('B')]);
    await store.issues.open(user.id, 'contact', [issue('A')]);
    await store.issues.close(user.id, 'task', 'siebel', ['A', 'unknown']);
    const left = (await list()).map(({ domain, side, recordId }) => `${domain} ${side} ${recordId}`);
    expect(left.toSorted()).toEqual(['contact siebel A', 'task exchange A', 'task siebel B']);
    expect(await store.issues.list({ userMapId: user.id, domain: 'contact', limit: 100 })).toHaveLength(1);
    expect(await store.issues.list({ userMapId: user.id, kind: 'skip', limit: 100 })).toHaveLength(0);
    expect(await store.issues.list({ userMapId: user.id, limit: 2 })).toHaveLength(2);
  });
});

describe('the journal', () => {
  const line = (part: Partial<JournalEntry> = {}): JournalEntry => ({
    runId: '1',
    userMapId: user.id,
    login: user.login,
    domain: 'contact',
    direction: 'outbound',
    rule: 'L4',
    operation: 'update',
    outcome: 'written',
    siebelId: '1-A',
    exchangeId: 'AAA',
    fields: ['email', 'a, "b"'],
    reason: null,
    message: null,
    details: { title: 'Jane Roe', before: { email: null }, after: { email: 'jane@roe.example' }, overruled: [] },
    ...part,
  });
  const list = (filter: Parameters<Store['journal']['list']>[0]) =>
    store.journal.list({ login: user.login, ...filter });

  it('gives back its lines newest first, page by page', async () => {
    await store.journal.append([line({ siebelId: '1-A' }), line({ siebelId: '1-B' }), line({ siebelId: '1-C' })]);
    const all = await list({ limit: 10 });
    expect(all.map(({ siebelId }) => siebelId)).toEqual(['1-C', '1-B', '1-A']);
    expect(all[2]).toEqual({
      ...line({ siebelId: '1-A' }),
      undoes: null,
      valuesKept: true,
      id: all[2]?.id,
      at: world.now(),
    });
    const [newest, second] = all;
    expect(await list({ beforeId: second?.id ?? '', limit: 10 })).toEqual(all.slice(2));
    expect(await list({ afterId: second?.id ?? '', limit: 10 })).toEqual([newest]);
    expect(await list({ limit: 1 })).toEqual([newest]);
    await expect(list({ beforeId: 'x', limit: 1 })).rejects.toMatchObject({ id: 'bad-journal-id' });
  });

  it('is searched by domain, direction, outcome, run and the record of either side', async () => {
    await store.journal.append([
      line(),
      line({ domain: 'task', direction: 'inbound', outcome: 'skipped', reason: 'private-item', runId: '77' }),
      line({ siebelId: 'S', exchangeId: null, outcome: 'failed', message: 'no' }),
    ]);
    expect(await list({ domain: 'task', limit: 9 })).toHaveLength(1);
    expect(await list({ direction: 'outbound', limit: 9 })).toHaveLength(2);
    expect(await list({ outcome: 'failed', limit: 9 })).toMatchObject([{ message: 'no', exchangeId: null }]);
    expect(await list({ runId: '77', limit: 9 })).toMatchObject([{ reason: 'private-item' }]);
    expect(await list({ recordId: 'AAA', limit: 9 })).toHaveLength(2);
    expect(await list({ recordId: 'S', limit: 9 })).toHaveLength(1);
  });

  it('counts what became of lines since a time', async () => {
    const since = world.advance(60_000);
    await store.journal.append([line(), line(), line({ outcome: 'failed' })]);
    expect(await store.journal.countSince(since)).toEqual({ written: 2, skipped: 0, failed: 1, planned: 0 });
    expect((await store.journal.countSince(world.advance(1))).written).toBe(0);
  });

  it('holds no name and no value in the clear', async () => {
    await store.journal.append([line()]);
    const client = new pg.Client({ connectionString: world.databaseUrl });
    await client.connect();
    const { rows } = await client.query("select e::text || encode(details, 'escape') as everything from sync_events e");
    await client.end();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/Jane|roe\.example/);
  });

  it('forgets values first, then lines, in pieces; a line without values is still told', async () => {
    const all = new Date(world.now().getTime() + 1);
    while ((await store.journal.prune({ valuesBefore: all, linesBefore: all }, 1_000)) > 0);
    await store.journal.append(['1-A', '1-B', '1-C'].map((siebelId) => line({ siebelId })));
    const never = new Date(0);
    expect(await store.journal.prune({ valuesBefore: all, linesBefore: never }, 2)).toBe(2);
    const told = (await list({ limit: 3 })).map(({ details, valuesKept }) => `${valuesKept} ${details.title}`);
    expect(told.toSorted()).toEqual(['false ', 'false ', 'true Jane Roe']);
    while ((await store.journal.prune({ valuesBefore: never, linesBefore: all }, 1_000)) > 0);
    expect(await list({ limit: 1 })).toEqual([]);
  });
});

describe('runs and cycles', () => {
  it('tell how a run ended, newest first; one that a killed engine left is failed when the next begins', async () => {
    const first = await store.runs.start({ userMapId: user.id, reason: 'dispatcher', startedAt: world.now() });
    const startedAt = world.advance(5_000);
    const second = await store.runs.start({ userMapId: user.id, reason: 'sync now', startedAt });
    const counts = { read: 4, written: 3, skipped: 2, failed: 1 };
    const endedAt = world.advance(1_000);
    await store.runs.finish(second, { endedAt, outcome: 'success', counts });
    expect(await store.runs.list({ userMapId: user.id, limit: 10 })).toEqual([
      {
        id: second,
        userMapId: user.id,
        login: user.login,
        reason: 'sync now',
        startedAt,
        endedAt,
        outcome: 'success',
        counts,
      },
      expect.objectContaining({ id: first, outcome: 'failed', endedAt: startedAt }),
    ]);
    expect(await store.runs.list({ limit: 1 })).toMatchObject([{ id: second }]);
  });

  it('keep a cycle and the place in the feed', async () => {
    const cycle = { startedAt: world.now(), endedAt: world.advance(100), touched: 3, usersRequested: 2, error: null };
    await store.cycles.record({ ...cycle, error: 'first' });
    await store.cycles.record(cycle);
    expect(await store.cycles.list(1)).toEqual([{ ...cycle, id: expect.stringMatching(/^\d+$/) }]);
    expect(await store.cycles.loadFeedCursor()).toBeNull();
    await store.cycles.saveFeedCursor({ at: 1 });
    await store.cycles.saveFeedCursor({ at: 2 });
    expect(await store.cycles.loadFeedCursor()).toEqual({ at: 2 });
  });
});

describe('settings', () => {
  it('of a new installation sync everything, let Siebel win, and allow deletions', async () => {
    for (const domain of ['contact', 'calendar', 'task'] as const) {
      expect(await store.settings.domain(domain)).toMatchObject({
        domain,
        level: 'Full Sync',
        conflictWinner: 'Siebel Record',
        deleteWins: true,
        mayDeleteInSiebel: true,
        mayDeleteInExchange: true,
        keepPastItems: true,
        ignorePrivate: false,
        optIn: false,
        onlyActivityTypes: false,
      });
    }
    expect((await store.settings.domain('calendar')).categoryValues).toMatchObject({ en: 'Siebel Calendar' });
    const system = await store.settings.system();
    expect(system.activityTypes).toContain('Appointment');
    expect(system.extractStartDate).toBeNull();
  });

  it('are saved as a whole', async () => {
    const task = {
      ...(await store.settings.domain('task')),
      level: 'Export Only',
      categoryValues: { en: 'X' },
    } as const;
    await store.settings.saveDomain(task);
    expect(await store.settings.domain('task')).toEqual(task);
    const days = { journalValuesDays: 30, journalLinesDays: 100 };
    const system = { activityTypes: ['Call', 'a, "b"'], extractStartDate: '2024-02-29', ...days };
    await store.settings.saveSystem(system);
    expect(await store.settings.system()).toEqual(system);
  });

  it('of a user hold for that user and domain', async () => {
    expect(await store.settings.userLevel(user.id, 'task')).toBeNull();
    await store.settings.setUserLevel(user.id, 'task', 'None');
    await store.settings.setUserLevel(user.id, 'task', 'Export Only');
    expect(await store.settings.userLevel(user.id, 'task')).toBe('Export Only');
    expect(await store.settings.userLevel(user.id, 'contact')).toBeNull();
  });
});
