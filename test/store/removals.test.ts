// Removals that are put aside, and held, on a real PostgreSQL.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewRemoval } from '../../api/store/removals.ts';
import type { Store, UserMap } from '../../api/store/store.ts';
import { openTestStore, saveUser } from '../support/testStore.ts';
import type { TestStore } from '../support/testStore.ts';

let world: TestStore;
let store: Store;
let user: UserMap;

beforeAll(async () => {
  world = await openTestStore('removals');
  store = world.store;
  user = await saveUser(store, 'HUBER');
});
afterAll(() => store.close());

const removal = (siebelId: string, part: Partial<NewRemoval> = {}): NewRemoval => ({
  side: 'siebel',
  siebelId,
  exchangeId: `AAM-${siebelId}`,
  how: 'delete',
  rule: 'L3',
  title: `Ada ${siebelId}`,
  ...part,
});

async function hold(side: 'siebel' | 'exchange') {
  const open = await store.removals.listOpen(user.id, 'task');
  return store.removals.hold(user.id, 'task', side, open.filter((one) => one.side === side).map(({ id }) => id)); // prettier-ignore
}

describe('removals', () => {
  it('that are held are told once, with the rule that wants each and what people know it by', async () => {
    await store.removals.spool(user.id, 'task', [removal('1-A'), removal('1-B', { rule: 'L6' })]);
    const seenAt = world.now();
    const told = [...(await hold('siebel'))].sort((one, other) => one.siebelId.localeCompare(other.siebelId));
    expect(told).toEqual([
      { siebelId: '1-A', exchangeId: 'AAM-1-A', how: 'delete', rule: 'L3', title: 'Ada 1-A', seenAt, undoes: null },
      { siebelId: '1-B', exchangeId: 'AAM-1-B', how: 'delete', rule: 'L6', title: 'Ada 1-B', seenAt, undoes: null },
    ]);
    await store.removals.spool(user.id, 'task', [removal('1-C')]);
    expect((await hold('siebel')).map(({ siebelId }) => siebelId)).toEqual(['1-C']);
    const [plan] = await store.plans.list({ limit: 10 });
    expect(plan).toMatchObject({ state: 'held', removals: 3 });
    expect((await store.plans.removals(plan?.id ?? '')).map(({ rule }) => rule).sort()).toEqual(['L3', 'L3', 'L6']);
  });

  it('of the other record than before wait anew, by the rule of now', async () => {
    await store.removals.spool(user.id, 'task', [removal('1-A', { side: 'exchange', rule: 'L7' })]);
    expect(await hold('exchange')).toMatchObject([{ siebelId: '1-A', rule: 'L7' }]);
  });
});
