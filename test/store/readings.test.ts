// Where the readings of a user's domain stand, on a real PostgreSQL: cursors and hints, and how a run ends.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store, UserMap } from '../../api/store/store.ts';
import { openTestStore, saveUser } from '../support/testStore.ts';

const NO_LINKS = { count: 0, newest: 0 };

let store: Store;
let user: UserMap;
let serial = 0;

beforeAll(async () => {
  ({ store } = await openTestStore('readings'));
});
afterAll(() => store.close());
beforeEach(async () => {
  user = await saveUser(store, `U${++serial}`);
});

const find = () => store.readings.find(user.id, 'task');
const hint = (recordId: string) => ({ userMapId: user.id, domain: 'task', side: 'siebel', recordId }) as const;
const startRun = () => store.runs.start({ userMapId: user.id, reason: 'r', startedAt: new Date() });

async function finish(
  runId: string,
  ...given: [ends: Parameters<Store['readings']['finish']>[1], seqs?: readonly string[]]
) {
  return store.readings.finish({ id: runId, userMapId: user.id, domain: 'task' }, given[0], given[1] ?? []);
}

describe('cursors', () => {
  it('are kept per user, domain and side, replaced, and forgotten', async () => {
    const cursors = async () => (await find()).cursors;
    expect(await cursors()).toEqual({ siebel: null, exchange: null });
    await store.cursors.save(user.id, 'task', 'siebel', { at: '1', deep: { list: [1, null, 'ü'] } });
    await store.cursors.save(user.id, 'task', 'exchange', { link: 'https://x/?$deltatoken=A$1' });
    expect(await cursors()).toEqual({ siebel: { at: '1', deep: { list: [1, null, 'ü'] } }, exchange: { link: 'https://x/?$deltatoken=A$1' } }); // prettier-ignore
    await store.cursors.save(user.id, 'task', 'siebel', { at: '2' });
    expect(await cursors()).toMatchObject({ siebel: { at: '2' } });
    await store.cursors.save(user.id, 'task', 'siebel', null);
    expect(await cursors()).toMatchObject({ siebel: null });
    await store.cursors.save(user.id, 'task', 'siebel', { at: '3' });
    await store.cursors.forgetAll('siebel');
    expect(Object.keys((await cursors()).siebel ?? {})).toEqual(['forgotten']);
    expect((await cursors()).exchange).not.toBeNull();
  });
});

describe('hints', () => {
  const hints = async () => (await find()).hints.siebel.map(({ recordId }) => recordId);

  it('are folded by record, and those of a user who is gone are dropped', async () => {
    await store.hints.add([hint('1-A'), hint('1-B'), hint('1-A'), { ...hint('1-C'), userMapId: '999999999' }]);
    expect((await hints()).toSorted()).toEqual(['1-A', '1-B']);
  });

  it('are added by many at once without one stopping another', async () => {
    const records = Array.from({ length: 50 }, (_, index) => hint(`1-${index}`));
    await Promise.all([1, 2, 3, 4].map((round) => store.hints.add(round % 2 === 0 ? records : records.toReversed())));
    expect(await hints()).toHaveLength(50);
  });
});

describe('the end of a run', () => {
  it('stores both cursors with the links there are, and removes the hints that were looked at', async () => {
    const digests = { siebelDigests: {}, exchangeDigests: {} };
    const link = { role: 'owner', siebelVersion: null, exchangeVersion: null, ...digests } as const;
    await store.links.save(user.id, 'task', [{ siebelId: '1-A', exchangeId: 'A', ...link }]);
    await store.hints.add([hint('1-A'), hint('1-B')]);
    const { hints, links } = await find();
    expect(links).toEqual({ count: 1, newest: expect.any(Number) });
    await store.hints.add([hint('1-B')]);
    const ends = (['siebel', 'exchange'] as const).map((side) => ({ side, before: null, after: { at: side } }));
    expect(await finish(await startRun(), ends, hints.siebel.map(({ seq }) => seq))).toBe(true); // prettier-ignore
    const after = await find();
    expect(after.cursors).toEqual({ siebel: { at: 'siebel', links }, exchange: { at: 'exchange', links } });
    // Added again meanwhile, it stays.
    expect(after.hints.siebel).toMatchObject([{ recordId: '1-B' }]);
  });

  it('renews a cursor that is still as it was, and leaves one that somebody changed or forgot', async () => {
    const before = { at: { token: '1', list: [1.5, null] }, links: NO_LINKS };
    for (const side of ['siebel', 'exchange'] as const) await store.cursors.save(user.id, 'task', side, before);
    const ends = (['siebel', 'exchange'] as const).map((side) => ({ side, before, after: { at: '2' } }));
    await store.cursors.forgetAll('siebel');
    await finish(await startRun(), ends);
    expect((await find()).cursors).toEqual({ siebel: { forgotten: expect.any(String) }, exchange: { at: '2', links: NO_LINKS } }); // prettier-ignore
    await store.cursors.save(user.id, 'task', 'exchange', null);
    await finish(await startRun(), [{ side: 'exchange', before: { at: '2', links: NO_LINKS }, after: { at: '3' } }]);
    await finish(await startRun(), [{ side: 'siebel', before: null, after: { at: '3' } }]);
    expect((await find()).cursors).toEqual({ siebel: { forgotten: expect.any(String) }, exchange: null });
  });

  it('does nothing when somebody ended the run', async () => {
    await store.hints.add([hint('1-A')]);
    const seqs = (await find()).hints.siebel.map(({ seq }) => seq);
    const runId = await startRun();
    await store.userMaps.setEnabled(user.id, false);
    expect(await finish(runId, [{ side: 'siebel', before: null, after: { at: '1' } }], seqs)).toBe(false);
    expect(await find()).toMatchObject({ cursors: { siebel: null }, hints: { siebel: [{ recordId: '1-A' }] } });
  });
});
