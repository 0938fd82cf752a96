// User Maps on a real PostgreSQL: how rows are told apart, how their state is told, and who is due.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store, UserMap } from '../../api/store/store.ts';
import { openTestStore, saveUser } from '../support/testStore.ts';
import type { TestStore } from '../support/testStore.ts';

const MINUTE_MS = 60_000;
let world: TestStore;
let store: Store;
let user: UserMap;
let serial = 0;

beforeAll(async () => {
  world = await openTestStore('user_maps');
  store = world.store;
});
afterAll(() => store.close());
beforeEach(async () => {
  user = await saveUser(store, `U${++serial}`);
});

async function reread(): Promise<UserMap> {
  const row = await store.userMaps.findById(user.id);
  if (row === null) throw new Error('the user is gone');
  return row;
}

async function isDue(at: Date = world.now()): Promise<boolean> {
  return (await store.userMaps.listDue(at)).some((row) => row.id === user.id);
}

async function succeed(nextPollAt: Date | null): Promise<void> {
  const startedAt = world.advance(1_000);
  await store.userMaps.recordSuccess(user.id, { startedAt, endedAt: world.advance(1_000), nextPollAt });
}

const inAnHour = (): Date => new Date(world.now().getTime() + 60 * MINUTE_MS);

describe('a User Map row', () => {
  it('is found by login, by id and by mailbox whatever its case', async () => {
    expect(await store.userMaps.findByLogin(user.login)).toEqual(user);
    expect(await store.userMaps.findById(user.id)).toEqual(user);
    expect(await store.userMaps.findByMailbox(user.mailbox.toUpperCase())).toEqual(user);
    expect(await store.userMaps.findByLogin(user.login.toLowerCase())).toBeNull();
    expect(await store.userMaps.findById('no id')).toBeNull();
  });

  it('keeps its id and state when it is saved again', async () => {
    await succeed(inAnHour());
    await store.userMaps.setEnabled(user.id, false);
    const again = await saveUser(store, user.login, {
      lastName: 'Other',
      mailbox: `NEW.${user.mailbox}`,
      enabled: true,
    });
    expect(again).toMatchObject({ id: user.id, lastName: 'Other', mailbox: `new.${user.mailbox}`, enabled: false });
    expect(again.lastSuccessAt).not.toBeNull();
  });

  it('has a mailbox of its own, and a PIM Server that exists', async () => {
    const other = saveUser(store, `${user.login}x`, { mailbox: user.mailbox });
    await expect(other).rejects.toMatchObject({ id: 'mailbox-taken', status: 409 });
    await expect(saveUser(store, 'nobody', { pimServer: 'mars' })).rejects.toMatchObject({ id: 'unknown-pim-server' });
  });

  it('is listed by whether it is enabled', async () => {
    await store.userMaps.setEnabled(user.id, false);
    const ids = async (enabled: boolean) => (await store.userMaps.list({ enabled })).map(({ id }) => id);
    expect(await ids(false)).toContain(user.id);
    expect(await ids(true)).not.toContain(user.id);
  });
});

describe('the state of a user', () => {
  it('goes from never synced to in sync, and is disabled while disabled', async () => {
    expect(user.state).toBe('never synced');
    await succeed(null);
    expect((await reread()).state).toBe('in sync');
    await store.userMaps.setEnabled(user.id, false);
    expect((await reread()).state).toBe('disabled');
  });

  it('is with issues for a failing record or a skip that a person should see, not for a skip the settings want', async () => {
    await succeed(null);
    const issue = { side: 'siebel', recordId: '1-A', kind: 'skip', field: null, message: 'm', retryAt: null } as const;
    await store.issues.open(user.id, 'contact', [{ ...issue, reason: 'private-item' }]);
    expect(await reread()).toMatchObject({ state: 'in sync', openIssues: 1 });
    await store.issues.open(user.id, 'contact', [{ ...issue, recordId: '1-B', reason: 'ambiguous-match' }]);
    expect(await reread()).toMatchObject({ state: 'with issues', openIssues: 2 });
    await store.issues.close(user.id, 'contact', 'siebel', ['1-B']);
    expect((await reread()).state).toBe('in sync');
    await store.issues.open(user.id, 'contact', [{ ...issue, recordId: '1-C', reason: 'held-for-approval' }]);
    expect((await reread()).state).toBe('with issues');
    await store.issues.close(user.id, 'contact', 'siebel', ['1-C']);
    await store.issues.open(user.id, 'contact', [{ ...issue, kind: 'failure', reason: null }]);
    expect((await reread()).state).toBe('with issues');
  });

  it('tells a failed run until one succeeds', async () => {
    await succeed(null);
    const failure = {
      endedAt: world.now(),
      reason: 'Siebel does not answer',
      retryAt: inAnHour(),
      failures: 1,
      failedServer: null,
    };
    await store.userMaps.recordFailure(user.id, { ...failure, suspended: false });
    expect(await reread()).toMatchObject({ state: 'with issues', stateReason: 'Siebel does not answer' });
    await store.userMaps.recordFailure(user.id, { ...failure, suspended: true });
    expect((await reread()).state).toBe('suspended');
    await succeed(null);
    expect(await reread()).toMatchObject({ state: 'in sync', stateReason: null, retryAt: null });
  });
});

describe('a user is due', () => {
  it('until the first success, and after it in every cycle or when the next poll has come', async () => {
    expect(await isDue()).toBe(true);
    await succeed(null);
    expect(await isDue()).toBe(true);
    const poll = inAnHour();
    await succeed(poll);
    expect(await isDue()).toBe(false);
    expect(await isDue(poll)).toBe(true);
  });

  it('when changed in Siebel or asked for, and never while disabled', async () => {
    await succeed(inAnHour());
    expect(await store.userMaps.flagSiebelChanged([user.siebelUserId, 'unknown'])).toBe(1);
    expect(await reread()).toMatchObject({ siebelChanged: true });
    expect(await isDue()).toBe(true);
    await store.userMaps.setEnabled(user.id, false);
    expect(await isDue()).toBe(false);
    await store.userMaps.setEnabled(user.id, true);
    await succeed(inAnHour());
    expect(await isDue()).toBe(false);
    await store.userMaps.requestSync(user.id, world.now());
    expect(await isDue()).toBe(true);
  });

  it('after a failure not before its retry, unless a person asks', async () => {
    await store.userMaps.requestSync(user.id, world.now());
    world.advance(1_000);
    await store.runs.start({ userMapId: user.id, reason: 'sync now', startedAt: world.now() });
    await store.userMaps.flagSiebelChanged('all');
    const retryAt = inAnHour();
    await store.userMaps.recordFailure(user.id, {
      endedAt: world.advance(1_000),
      reason: 'r',
      retryAt,
      suspended: true,
      failures: 1,
      failedServer: null,
    });
    expect(await isDue()).toBe(false);
    expect(await isDue(retryAt)).toBe(true);
    await store.userMaps.requestSync(user.id, world.now());
    expect(await isDue()).toBe(true);
  });

  it('still, if the change or the wish came while the run was going on', async () => {
    await store.userMaps.flagSiebelChanged('all');
    await store.userMaps.requestSync(user.id, world.now());
    const startedAt = world.advance(1_000);
    await store.userMaps.requestSync(user.id, world.advance(1_000));
    await store.userMaps.recordSuccess(user.id, { startedAt, endedAt: world.advance(1_000), nextPollAt: inAnHour() });
    expect(await reread()).toMatchObject({
      siebelChanged: false,
      syncRequestedAt: new Date(startedAt.getTime() + 1_000),
    });
    await store.userMaps.flagSiebelChanged('all');
    await store.userMaps.recordSuccess(user.id, { startedAt, endedAt: world.now(), nextPollAt: inAnHour() });
    expect(await reread()).toMatchObject({ siebelChanged: true });
  });
});

describe('a reset', () => {
  it('forgets what was known of that user and of nobody else', async () => {
    const other = await saveUser(store, `${user.login}-other`);
    for (const id of [user.id, other.id]) {
      const versions = { role: 'owner', siebelVersion: null, exchangeVersion: null } as const;
      const link = { siebelId: '1-A', exchangeId: 'AAA', ...versions, siebelDigests: {}, exchangeDigests: {} };
      await store.links.save(id, 'task', [link]);
      await store.cursors.save(id, 'task', 'siebel', { at: 1 });
      await store.hints.add([{ userMapId: id, domain: 'task', side: 'siebel', recordId: '1-A' }]);
      const issue = { side: 'siebel', recordId: '1-B', kind: 'failure', reason: null, field: null } as const;
      await store.issues.open(id, 'task', [{ ...issue, message: 'm', retryAt: null }]);
    }
    await succeed(inAnHour());
    await store.userMaps.reset(user.id);
    const known = async (id: string) => [
      (await store.links.count(id)).task,
      (await store.readings.find(id, 'task')).cursors.siebel,
      (await store.readings.find(id, 'task')).hints.siebel.length,
      (await store.issues.list({ userMapId: id, limit: 10 })).length,
    ];
    expect(await known(user.id)).toEqual([0, null, 0, 0]);
    expect(await known(other.id)).toEqual([1, { at: 1 }, 1, 1]);
    expect((await reread()).state).toBe('never synced');
    expect(await isDue()).toBe(true);
  });
});
