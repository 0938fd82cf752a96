// A side that suddenly reads empty is believed by nobody: nothing is deleted, the other domains go on, and an administrator is told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld('guards', { seed: { users: 1, contacts: 4, events: 0, tasks: 24 } });
  await world.sync();
});

afterAll(() => world.close());

describe('the suddenly-empty guard', () => {
  it('a mailbox that was replaced by an empty one deletes nothing in Siebel, and the run says why', async () => {
    const user = await world.user('USER0001');
    const before = await world.siebel.query('Action/Action', `[Display] = 'To Do and Activities'`);
    expect(before).toHaveLength(24);
    await world.door('graph', 'POST', 'reset', { seed: { users: 1, contacts: 0, events: 0, tasks: 0 } });
    await expect(world.sync()).rejects.toThrow(/reads empty for contact/);
    expect(await world.siebel.query('Action/Action', `[Display] = 'To Do and Activities'`)).toHaveLength(24);
    expect(await world.siebel.query('Contact/Contact', `EXISTS([Sync List.Id] = '${user.siebelUserId}')`)).toHaveLength(
      4,
    );
    expect((await world.user('USER0001')).stateReason).toMatch(/Nothing was deleted.*users reset/);
    expect(await world.product.store.links.count(user.id)).toEqual({ contact: 4, calendar: 0, task: 24 });
  });
});
