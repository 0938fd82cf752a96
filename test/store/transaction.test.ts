// Transactions on a real PostgreSQL: whichever repository writes, it is in or out with the others.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store, UserMap } from '../../api/store/store.ts';
import { openTestStore, saveUser } from '../support/testStore.ts';

let store: Store;
let user: UserMap;
let serial = 0;

beforeAll(async () => {
  ({ store } = await openTestStore('transaction'));
});
afterAll(() => store.close());
beforeEach(async () => {
  user = await saveUser(store, `U${++serial}`);
});

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

async function writeEverywhere(): Promise<void> {
  const versions = { role: 'owner', siebelVersion: null, exchangeVersion: null } as const;
  const link = { siebelId: '1-A', exchangeId: 'AAA', ...versions, siebelDigests: {}, exchangeDigests: {} };
  await store.links.save(user.id, 'task', [link]);
  await store.cursors.save(user.id, 'task', 'siebel', { at: 1 });
  await store.hints.add([{ userMapId: user.id, domain: 'task', side: 'siebel', recordId: '1-A' }]);
  const issue = { side: 'siebel', recordId: '1-B', kind: 'failure', reason: null, field: null } as const;
  await store.issues.open(user.id, 'task', [{ ...issue, message: 'm', retryAt: null }]);
  const runId = await store.runs.start({ userMapId: user.id, reason: 'r', startedAt: new Date() });
  const about = { runId, userMapId: user.id, login: user.login, domain: 'task', direction: 'outbound' } as const;
  const what = { rule: 'U1', operation: 'create', outcome: 'written', siebelId: '1-A', exchangeId: 'AAA' } as const;
  const details = { title: 't', before: {}, after: {}, overruled: [] };
  await store.journal.append([{ ...about, ...what, fields: [], reason: null, message: null, details }]);
  await store.settings.setUserLevel(user.id, 'task', 'None');
  await store.userMaps.requestSync(user.id, new Date());
}

async function readEverywhere(): Promise<unknown[]> {
  return [
    (await store.links.count(user.id)).task,
    (await store.readings.find(user.id, 'task')).cursors.siebel === null ? 0 : 1,
    (await store.readings.find(user.id, 'task')).hints.siebel.length,
    (await store.issues.list({ userMapId: user.id, limit: 10 })).length,
    (await store.runs.list({ userMapId: user.id, limit: 10 })).length,
    (await store.journal.list({ login: user.login, limit: 10 })).length,
    (await store.settings.userLevel(user.id, 'task')) === null ? 0 : 1,
    (await store.userMaps.findById(user.id))?.syncRequestedAt === null ? 0 : 1,
  ];
}

describe('a transaction', () => {
  it('that ends well keeps the writes of every repository, and sees them before it ends', async () => {
    const written = gate();
    const looked = gate();
    const work = store.transaction(async () => {
      await writeEverywhere();
      expect(await readEverywhere()).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
      written.open();
      await looked.opened;
      return 'result';
    });
    await written.opened;
    expect(await readEverywhere()).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    looked.open();
    expect(await work).toBe('result');
    expect(await readEverywhere()).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('that throws keeps nothing of any repository, and the error is the one thrown', async () => {
    const failing = store.transaction(async () => {
      await writeEverywhere();
      await store.transaction(() => store.cursors.save(user.id, 'task', 'exchange', { at: 2 }));
      throw new RangeError('on purpose');
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(await readEverywhere()).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect((await store.readings.find(user.id, 'task')).cursors.exchange).toBeNull();
  });

  it('does not reach into another that runs beside it', async () => {
    const other = await saveUser(store, `${user.login}-other`);
    const outcomes = await Promise.allSettled([
      store.transaction(async () => {
        await store.cursors.save(user.id, 'task', 'siebel', { at: 1 });
        throw new Error('on purpose');
      }),
      store.transaction(() => store.cursors.save(other.id, 'task', 'siebel', { at: 2 })),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect((await store.readings.find(user.id, 'task')).cursors.siebel).toBeNull();
    expect((await store.readings.find(other.id, 'task')).cursors.siebel).toEqual({ at: 2 });
  });

  it('can be had by more callers than there are connections', async () => {
    const counts = await Promise.all(
      Array.from({ length: 20 }, () => store.transaction(async () => (await store.links.count(user.id)).task)),
    );
    expect(counts).toEqual(Array.from({ length: 20 }, () => 0));
  });
});
