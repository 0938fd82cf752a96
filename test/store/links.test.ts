// Sync Links on a real PostgreSQL.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LinkChange, Store, UserMap } from '../../api/store/store.ts';
import { openTestStore, saveUser } from '../support/testStore.ts';

let store: Store;
let user: UserMap;
let other: UserMap;
let serial = 0;

beforeAll(async () => {
  ({ store } = await openTestStore('links'));
});
afterAll(() => store.close());
beforeEach(async () => {
  user = await saveUser(store, `U${++serial}`);
  other = await saveUser(store, `O${serial}`);
});

function link(siebelId: string, exchangeId: string, part: Partial<LinkChange> = {}): LinkChange {
  const digests = { siebelDigests: { subject: 's1' }, exchangeDigests: { subject: 'e1', sets: 'x' } };
  return { siebelId, exchangeId, role: 'owner', siebelVersion: '1', exchangeVersion: null, ...digests, ...part };
}

describe('links', () => {
  it('are found by the ids of either side, as they were saved', async () => {
    await store.links.save(user.id, 'task', [link('1-A', 'AAA'), link('1-B', 'BBB', { role: 'participant' })]);
    const [found] = await store.links.findBySiebelIds(user.id, 'task', ['1-A', '1-X']);
    expect(found).toEqual({ ...link('1-A', 'AAA'), id: expect.stringMatching(/^\d+$/) });
    expect(await store.links.findByExchangeIds(user.id, 'task', ['BBB'])).toMatchObject([{ siebelId: '1-B' }]);
    expect(await store.links.findBySiebelIds(user.id, 'calendar', ['1-A'])).toEqual([]);
    expect(await store.links.findBySiebelIds(other.id, 'task', ['1-A'])).toEqual([]);
    expect(await store.links.findBySiebelIds(user.id, 'task', [])).toEqual([]);
    expect(await store.links.listIds(user.id, 'task')).toEqual([
      { siebelId: '1-A', exchangeId: 'AAA' },
      { siebelId: '1-B', exchangeId: 'BBB' },
    ]);
  });

  it('keep their id when they are saved again, and the last of two changes of one record counts', async () => {
    await store.links.save(user.id, 'task', [link('1-A', 'AAA')]);
    const [before] = await store.links.findBySiebelIds(user.id, 'task', ['1-A']);
    await store.links.save(user.id, 'task', [link('1-A', 'BBB'), link('1-A', 'CCC', { siebelVersion: '2' })]);
    expect(await store.links.findBySiebelIds(user.id, 'task', ['1-A'])).toEqual([
      { ...link('1-A', 'CCC', { siebelVersion: '2' }), id: before?.id },
    ]);
  });

  it('take ids of Exchange that differ in case only, and long ones', async () => {
    const long = 'AQMkAGI'.padEnd(400, 'x');
    await store.links.save(user.id, 'contact', [link('1-A', long), link('1-B', long.toUpperCase()), link('1-a', 'z')]);
    expect(await store.links.findByExchangeIds(user.id, 'contact', [long])).toMatchObject([{ siebelId: '1-A' }]);
    expect((await store.links.count(user.id)).contact).toBe(3);
  });

  it('never share an Exchange item: the whole save is refused', async () => {
    await store.links.save(user.id, 'task', [link('1-A', 'AAA')]);
    await expect(store.links.save(user.id, 'task', [link('1-C', 'CCC'), link('1-B', 'AAA')])).rejects.toThrow(
      'linked with another Siebel record already',
    );
    expect((await store.links.count(user.id)).task).toBe(1);
    await store.links.save(other.id, 'task', [link('1-B', 'AAA')]);
  });

  it('may exchange their items in one save', async () => {
    await store.links.save(user.id, 'task', [link('1-A', 'AAA'), link('1-B', 'BBB')]);
    await store.links.save(user.id, 'task', [link('1-A', 'BBB'), link('1-B', 'AAA')]);
    expect(await store.links.findByExchangeIds(user.id, 'task', ['AAA'])).toMatchObject([{ siebelId: '1-B' }]);
  });

  it('are counted by domain and removed by id', async () => {
    await store.links.save(user.id, 'task', [link('1-A', 'AAA'), link('1-B', 'BBB')]);
    await store.links.save(user.id, 'contact', [link('1-A', 'AAA')]);
    expect(await store.links.count(user.id)).toEqual({ contact: 1, calendar: 0, task: 2 });
    const [first] = await store.links.findBySiebelIds(user.id, 'task', ['1-A']);
    await store.links.remove(user.id, 'task', [first?.id ?? '', 'none']);
    expect(await store.links.count(user.id)).toEqual({ contact: 1, calendar: 0, task: 1 });
  });

  it('tell whom a Siebel record concerns: whoever has it linked, skipped or failing', async () => {
    const record = `1-${serial}`;
    await store.links.save(user.id, 'task', [link(record, 'AAA')]);
    const issue = { side: 'siebel', recordId: record, kind: 'skip', reason: 'private-item', field: null } as const;
    await store.issues.open(user.id, 'task', [{ ...issue, message: 'm', retryAt: null }]);
    await store.issues.open(other.id, 'task', [{ ...issue, message: 'm', retryAt: null }]);
    const concerned = await store.links.userMapIdsConcernedBy('task', [record, '1-unknown']);
    expect([...concerned]).toEqual([[record, [user.id, other.id]]]);
    expect((await store.links.userMapIdsConcernedBy('contact', [record])).size).toBe(0);
  });

  it('are saved by the thousand in one statement', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => link(`1-${index}`, `E${index}`));
    await store.links.save(user.id, 'calendar', many);
    const found = await store.links.findBySiebelIds(user.id, 'calendar', many.map((one) => one.siebelId)); // prettier-ignore
    expect(found).toHaveLength(2_000);
  });
});
