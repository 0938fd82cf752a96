// Two engines share the first sync of several users; one is killed while Siebel holds what the database does not know of yet.
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inOutlook, inSiebel, namesOf } from '../support/bothSides.ts';
import { usersHeldBy } from '../support/heldTasks.ts';
import { startEngine } from '../support/engineProgram.ts';
import { eventually, type Program } from '../support/program.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 240_000 });

const USERS = 4;
const EACH = { contacts: 60, events: 20, tasks: 20 };
const LOGINS = Array.from({ length: USERS }, (_, index) => `USER000${index + 1}`);
const ENGINE = path.resolve(import.meta.dirname, '../../api/engineMain.ts');

let world: World;
let database: pg.Client;
let victim: Program;
let survivor: Program;

beforeAll(async () => {
  world = await startWorld('crash', { seed: { users: USERS, ...EACH } });
  database = new pg.Client({ connectionString: world.environment['DATABASE_URL'] });
  await database.connect();
});

afterAll(async () => {
  await Promise.all([victim, survivor].map((engine) => engine.kill()));
  await database.end();
  await world.close();
});

/** Whether Siebel got something of a user that the journal does not tell yet. */
async function isAhead(login: string): Promise<boolean> {
  const { contacts } = await inSiebel(world, await world.user(login));
  return contacts.length > EACH.contacts / 2 && (await world.journal(login)).length === 0;
}

describe('an engine that is killed', () => {
  it('in the middle of a first sync leaves its users to the other, and nothing is lost or there twice', async () => {
    // Siebel is slow, so that there is a while between the creates and the journal.
    await world.door('siebel', 'POST', 'faults', [{ method: 'POST', path: '*/Contact/Contact', delayMs: 300 }]);
    [victim, survivor] = await Promise.all(['engine-a', 'engine-b'].map((name) => startEngine(world, ENGINE, name))) as [Program, Program]; // prettier-ignore
    let taken: readonly string[] = [];
    await eventually(
      'the first engine is in the middle of its writes',
      async () => {
        taken = await usersHeldBy(database, 'engine-a');
        for (const login of taken) if (await isAhead(login)) return true;
        return false;
      },
      120_000,
    );
    await victim.kill();
    await world.door('siebel', 'DELETE', 'faults');
    const unfinished = await Promise.all(taken.map((login) => world.user(login)));
    expect(unfinished.some(({ lastSuccessAt }) => lastSuccessAt === null)).toBe(true);

    await eventually(
      'every user was synced',
      async () => {
        const users = await Promise.all(LOGINS.map((login) => world.user(login)));
        return users.every(({ lastSuccessAt }) => lastSuccessAt !== null);
      },
      240_000,
    );
  });

  it('in the end both sides agree for every user, each record once', async () => {
    // It answers the signal when its tasks have ended.
    expect(await survivor.stop()).toBe(0);
    await world.sync();
    for (const login of LOGINS) {
      const user = await world.user(login);
      const [siebel, outlook] = [namesOf(await inSiebel(world, user)), namesOf(await inOutlook(world, user))];
      expect(outlook, login).toEqual(siebel);
      const counts = Object.fromEntries(Object.entries(siebel).map(([kind, names]) => [kind, names.length]));
      expect(counts, login).toEqual(EACH);
    }
    // Nothing that nobody holds was left behind either.
    expect(await world.siebel.query('Contact/Contact')).toHaveLength(USERS * EACH.contacts);
    expect(await world.siebel.query('Action/Action')).toHaveLength(USERS * (EACH.events + EACH.tasks));
    expect(await world.sync()).toMatchObject({ written: 0, failed: 0 });
  });
});

describe('an engine that is asked to end', () => {
  it('while a server keeps it waiting: is gone after STOP_SECONDS, says so, and leaves its users to others', async () => {
    await world.door('graph', 'POST', 'faults', [{ method: 'GET', path: '*', delayMs: 20_000 }]);
    const engine = await startEngine(world, ENGINE, 'engine-c', { STOP_SECONDS: '1' });
    await eventually('it holds a task', async () => (await usersHeldBy(database, 'engine-c')).length > 0, 60_000);
    expect(await engine.stop(15_000)).toBe(1);
    expect(engine.lastLines().join()).toContain('left to other engines');
    await world.door('graph', 'DELETE', 'faults');
    expect(await world.sync()).toMatchObject({ written: 0, failed: 0 });
  });
});
