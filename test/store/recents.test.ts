// Recently used records on a real PostgreSQL.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RecordRef } from '../../shared/contract/siebelRecords.ts';
import type { Store, UserMap } from '../../api/store/store.ts';
import { openTestStore, saveUser } from '../support/testStore.ts';

let store: Store;
let advance: (ms: number) => Date;
let user: UserMap;
let other: UserMap;
let serial = 0;

beforeAll(async () => {
  ({ store, advance } = await openTestStore('recents'));
});
afterAll(() => store.close());
beforeEach(async () => {
  user = await saveUser(store, `R${++serial}`);
  other = await saveUser(store, `S${serial}`);
});

const account = (id: string): RecordRef => ({ kind: 'account', id });
const touch = (refs: readonly RecordRef[]) => store.recents.touch(user.id, refs, advance(1_000));
const ALL = ['contact', 'account', 'opportunity', 'service request'] as const;

describe('recently used records', () => {
  it('are told newest first, of the kinds asked for, each once, to their user alone', async () => {
    await touch([account('1-A')]);
    await touch([{ kind: 'contact', id: '1-C' }, account('1-B'), account('1-B')]);
    await touch([account('1-A')]);
    await touch([]);
    expect(await store.recents.list(user.id, ALL, 20)).toEqual([account('1-A'), account('1-B'), { kind: 'contact', id: '1-C' }]); // prettier-ignore
    expect(await store.recents.list(user.id, ['contact'], 20)).toEqual([{ kind: 'contact', id: '1-C' }]);
    expect(await store.recents.list(user.id, ALL, 1)).toEqual([account('1-A')]);
    expect(await store.recents.list(other.id, ALL, 20)).toEqual([]);
  });

  it('are twenty at most: the oldest are forgotten', async () => {
    await store.recents.touch(other.id, [account('1-OLD')], advance(1_000));
    for (let index = 0; index < 23; index += 1) await touch([account(`1-${index}`)]);
    const kept = await store.recents.list(user.id, ALL, 50);
    expect(kept.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => `1-${22 - index}`));
    expect(await store.recents.list(other.id, ALL, 50)).toEqual([account('1-OLD')]);
  });

  it('may be noted by several requests at once', async () => {
    const refs = Array.from({ length: 12 }, (_, index) => account(`1-${index}`));
    const at = advance(1_000);
    await Promise.all(Array.from({ length: 4 }, (_, n) => store.recents.touch(user.id, n % 2 ? refs : refs.toReversed(), at))); // prettier-ignore
    expect(await store.recents.list(user.id, ALL, 50)).toHaveLength(12);
  });
});
