// A side that suddenly reads empty is believed by nobody: nothing is deleted, the other domains go on, and an administrator is told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSuddenlyEmpty } from '../../api/reconcile/guard.ts';
import { startWorld, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld('guards', { seed: { users: 1, contacts: 4, events: 0, tasks: 24 } });
  await world.sync();
});

afterAll(() => world.close());

describe('the suddenly-empty guard', () => {
  it('holds when every one of at least ten linked records is gone, and only then', () => {
    expect(isSuddenlyEmpty(10, 10)).toBe(true);
    expect(isSuddenlyEmpty(10, 9)).toBe(false);
    expect(isSuddenlyEmpty(9, 9)).toBe(false);
  });

  it('a mailbox that was replaced by an empty one deletes nothing in Siebel, and the run says why', async () => {
    const user = await world.user('USER0001');
    const before = await world.siebel.query('Action/Action', `[Display] = 'To Do and Activities'`);
    expect(before).toHaveLength(24);
    await world.door('graph', 'POST', 'reset', { seed: { users: 1, contacts: 0, events: 0, tasks: 0 } });
    await expect(world.sync()).rejects.toThrow(/reads empty for task/);
    expect(await world.siebel.query('Action/Action', `[Display] = 'To Do and Activities'`)).toHaveLength(24);
    expect((await world.user('USER0001')).stateReason).toMatch(/Nothing was deleted.*users reset/);
    expect((await world.product.store.links.listIds(user.id, 'task')).length).toBe(24);
  });
});
