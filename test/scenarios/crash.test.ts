// Two engines share the first sync of several users; one is killed while Siebel holds what the database does not know of yet.
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inOutlook, inSiebel, namesOf } from '../support/bothSides.ts';
import { eventually, startProgram, type Program } from '../support/program.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 240_000 });

const USERS = 4;
const EACH = { contacts: 60, events: 20, tasks: 20 };
const LOGINS = Array.from({ length: USERS }, (_, index) => `USER000${index + 1}`);
const ENGINE = path.resolve(import.meta.dirname, '../../api/engineMain.ts');

let world: World;
let database: pg.Client;
const engines: Program[] = [];

beforeAll(async () => {
  world = await startWorld('crash', { seed: { users: USERS, ...EACH } });
  database = new pg.Client({ connectionString: world.environment['DATABASE_URL'] });
  await database.connect();
});

afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.kill()));
  await database.end();
  await world.close();
});

/** Starts an engine that is known to the database by its name, and waits until it works. */
async function startEngine(name: string): Promise<Program> {
  const engine = startProgram(ENGINE, [], {
    ...world.environment,
    DATABASE_URL: `${world.environment['DATABASE_URL']}?application_name=${name}`,
    DISPATCH_INTERVAL_SECONDS: '1',
    ENGINE_CONCURRENCY: '2',
    LOG_LEVEL: 'info',
  });
  engines.push(engine);
  while (!(await engine.nextLine()).includes('engine ready'));
  return engine;
}

/** The users whose tasks an engine holds now: it is known by the session that holds its lock. */
async function usersHeldBy(name: string): Promise<readonly string[]> {
  const { rows } = await database.query<{ login: string }>(
    `select substr(j.key, 6) as login from graphile_worker.jobs j
       join pg_locks l on l.locktype = 'advisory' and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended(j.locked_by, 7426)
       join pg_stat_activity a on a.pid = l.pid
     where j.key like 'sync:%' and a.application_name = $1`,
    [name],
  );
  return rows.map(({ login }) => login);
}

/** Whether Siebel got something of a user that the journal does not tell yet. */
async function isAhead(login: string): Promise<boolean> {
  const { contacts } = await inSiebel(world, await world.user(login));
  return contacts.length > EACH.contacts / 2 && (await world.journal(login)).length === 0;
}

describe('an engine that is killed', () => {
  it('in the middle of a first sync leaves its users to the other, and nothing is lost or there twice', async () => {
    // Siebel is slow, so that there is a while between the creates and the journal.
    await world.door('siebel', 'POST', 'faults', [{ method: 'POST', path: '*/Contact/Contact', delayMs: 300 }]);
    const [victim] = await Promise.all([startEngine('engine-a'), startEngine('engine-b')]);
    let taken: readonly string[] = [];
    await eventually(
      'the first engine is in the middle of its writes',
      async () => {
        taken = await usersHeldBy('engine-a');
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
    const [other] = engines.slice(1);
    // It answers the signal when its tasks have ended.
    const ended = new Promise((resolve) => other?.process.once('exit', resolve));
    other?.process.kill('SIGTERM');
    expect(await ended).toBe(0);
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
