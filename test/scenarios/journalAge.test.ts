// How long the journal is kept: a cycle of the Dispatcher forgets values first and whole lines later, as an administrator set it.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { changeSettings } from '../../api/services/systemSettings.ts';
import type { JournalLine } from '../../api/store/journal.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let world: World;
let database: pg.Client;

beforeAll(async () => {
  world = await startWorld('journal_age', { logins: ['HUBER'] });
  database = new pg.Client({ connectionString: world.environment['DATABASE_URL'] });
  await database.connect();
  for (const surname of ['Fresh', 'Faded', 'Old'])
    await world.outlook.createContact((await world.user('HUBER')).mailbox, { givenName: 'Una', surname });
  await world.sync();
});
afterAll(async () => {
  await database.end();
  await world.close();
});

const lines = async (): Promise<readonly JournalLine[]> =>
  (await world.journal('HUBER')).filter(({ operation }) => operation === 'create');

describe('the journal', () => {
  it('forgets values and lines with the cycle after their days, and keeps what is younger', async () => {
    const [fresh, faded, old] = await lines();
    expect([fresh, faded, old].map((line) => line?.valuesKept)).toEqual([true, true, true]);
    await database.query(`update sync_events set at = at - interval '20 days' where id = $1`, [faded?.id]);
    await database.query(`update sync_events set at = at - interval '60 days' where id = $1`, [old?.id]);
    await world.sync();
    expect((await lines()).map(({ valuesKept }) => valuesKept)).toEqual([true, true, true]);
    await changeSettings(world.product.services, { journalValuesDays: 10, journalLinesDays: 50 });
    await world.sync();
    expect((await lines()).map(({ id, valuesKept }) => [id, valuesKept])).toEqual([
      [fresh?.id, true],
      [faded?.id, false],
    ]);
  });
});
