// A hundred kills in a row: engines are killed in the middle of their work, one after the other, while people go on editing on both sides. In
// the end both sides hold what people made of it, each record once, and nobody was mailed.
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { requestSync } from '../../api/services/requestSync.ts';
import type { UserMap } from '../../api/store/store.ts';
import { bundleProgram } from '../support/bundle.ts';
import { createBusyPeople, type BusyPeople } from '../support/busyPeople.ts';
import { expectWork } from '../support/expectWork.ts';
import { usersHeldBy } from '../support/heldTasks.ts';
import { startEngine } from '../support/engineProgram.ts';
import { eventually, type Program } from '../support/program.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 900_000, hookTimeout: 240_000 });

const KILLS = 100;
const ENGINES = 4;
const USERS = 8;
const EDIT_EVERY_MS = 60;
const LOGINS = Array.from({ length: USERS }, (_, index) => `USER000${index + 1}`);

let world: World;
let database: pg.Pool;
let program: string;
let users: readonly UserMap[];
let people: BusyPeople;
const engines: Program[] = [];

beforeAll(async () => {
  [world, program] = await Promise.all([
    startWorld('kills', { seed: { users: USERS, contacts: 0, events: 0, tasks: 0 } }),
    bundleProgram(path.resolve(import.meta.dirname, '../../api/engineMain.ts')),
  ]);
  database = new pg.Pool({ connectionString: world.environment['DATABASE_URL'] });
  users = await Promise.all(LOGINS.map((login) => world.user(login)));
  people = createBusyPeople(world, users, Math.random);
});

afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.kill()));
  await database.end();
  await world.close();
});

async function engineNamed(name: string): Promise<Program> {
  const engine = await startEngine(world, program, name);
  engines.push(engine);
  return engine;
}

/** Starts an engine, lets it work for a moment, and kills it while it holds a task. */
async function liveAndDie(name: string): Promise<void> {
  const engine = await engineNamed(name);
  const isBusy = async (): Promise<boolean> => (await usersHeldBy(database, name)).length > 0;
  await eventually(`${name} works`, isBusy, 120_000);
  await wait(100 + Math.random() * 900);
  await eventually(`${name} is in the middle of a task`, isBusy, 120_000);
  await engine.kill();
}

describe('a hundred kills in a row', () => {
  it('while people edit on both sides: what they did is not undone, not lost and not there twice', async () => {
    let begun = 0;
    let isOver = false;
    const editing = (async () => {
      while (!isOver) await Promise.all([people.edit(), wait(EDIT_EVERY_MS)]);
    })();
    const killing = Array.from({ length: ENGINES }, async () => {
      for (let kill = (begun += 1); kill <= KILLS; kill = begun += 1) await liveAndDie(`engine-${kill}`);
    });
    await Promise.race([Promise.all(killing), editing]);
    isOver = true;
    await editing;

    const quiet = async (): Promise<boolean> => {
      for (const login of LOGINS) await requestSync(world.product.services, { login, reason: 'scenario' });
      const { failed, written } = await world.sync();
      return written === 0 && failed === 0;
    };
    await eventually('nothing is left to do', quiet, 240_000);
    expect(people.edits).toBeGreaterThan(KILLS);
    for (const user of users) await expectWork(world, people, user, user.login);
    expect(await world.door('graph', 'GET', 'mail')).toMatchObject({ count: 0 });
  });
});
