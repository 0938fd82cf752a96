// Servers that give no good answer, as the users' rows tell it, on a real PostgreSQL.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store, UserMap } from '../../api/store/store.ts';
import type { Side } from '../../shared/vocabulary.ts';
import { openTestStore, saveUser } from '../support/testStore.ts';
import type { TestStore } from '../support/testStore.ts';

const MINUTE_MS = 60_000;
let world: TestStore;
let store: Store;
let users: readonly UserMap[];

beforeAll(async () => {
  world = await openTestStore('outages');
  store = world.store;
  users = await Promise.all(Array.from({ length: 12 }, (_, index) => saveUser(store, `U${10 + index}`)));
});
afterAll(() => store.close());

async function fail(failing: readonly UserMap[], failedServer: Side | null, waitMinutes = 60): Promise<void> {
  const endedAt = world.now();
  const retryAt = new Date(endedAt.getTime() + waitMinutes * MINUTE_MS);
  for (const { id } of failing)
    await store.userMaps.recordFailure(id, { endedAt, reason: 'no answer', retryAt, suspended: false, failures: 1, failedServer }); // prettier-ignore
}

async function succeed(succeeding: readonly UserMap[]): Promise<void> {
  const run = { startedAt: world.now(), endedAt: world.now(), nextPollAt: null };
  for (const { id } of succeeding) await store.userMaps.recordSuccess(id, run);
}

describe('a server', () => {
  it('is silent when more than half of the users that ran of late wait for it, since the first of them failed', async () => {
    const since = world.now();
    await succeed(users.slice(6));
    await fail(users.slice(0, 6), 'exchange');
    expect(await store.outages.listSilent(world.now())).toEqual([]);
    expect(await store.outages.release('exchange', world.now())).toBe(0);
    world.advance(MINUTE_MS);
    await fail(users.slice(0, 7), 'exchange');
    const asked = new Date(world.now().getTime() + MINUTE_MS);
    expect(await store.outages.listSilent(world.now())).toEqual([
      { server: 'exchange', waiting: 7, since, reason: 'no answer', retryAt: asked, next: { id: users[0]?.id, login: 'U10' } },
    ]); // prettier-ignore
  });

  it('that answers again frees those who wait for it, one shortly after the other, and nobody else', async () => {
    await fail(users.slice(10, 11), null);
    await fail(users.slice(11), 'siebel');
    expect(await store.outages.release('siebel', world.now())).toBe(0);
    expect(await store.outages.release('exchange', world.now())).toBe(7);
    const waits = (await store.userMaps.list()).map(({ retryAt }) => retryAt && retryAt.getTime() - world.now().getTime()); // prettier-ignore
    // In the order in which they would have been tried.
    expect(waits.slice(0, 7).sort((one, other) => Number(one) - Number(other))).toEqual([
      0, 100, 200, 300, 400, 500, 600,
    ]);
    expect(waits.slice(10)).toEqual([60 * MINUTE_MS, 60 * MINUTE_MS]);
  });

  it('is forgotten by users who are synced, disabled and enabled again, or re-initialised', async () => {
    const [first, second, third] = users;
    if (!first || !second || !third) return expect.fail();
    await succeed([first]);
    await store.userMaps.setEnabled(second.id, true);
    await store.userMaps.reset(third.id);
    const told = await store.userMaps.list();
    expect(told.slice(0, 4).map(({ failedServer }) => failedServer)).toEqual([null, null, null, 'exchange']);
  });
});
