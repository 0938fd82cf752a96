// Journal lines of writes that are being sent, on a real PostgreSQL.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSealer, parseKeys } from '../../api/platform/keys.ts';
import { createStore } from '../../api/store/createStore.ts';
import type { JournalEntry } from '../../api/store/journal.ts';
import type { UserMap } from '../../api/store/store.ts';
import { openTestStore, saveUser, type TestStore } from '../support/testStore.ts';

let world: TestStore;
let user: UserMap;

beforeAll(async () => {
  world = await openTestStore('unfinished_lines');
  user = await saveUser(world.store, 'HUBER');
});
afterAll(() => world.store.close());

const line = (): JournalEntry => ({
  runId: null,
  userMapId: user.id,
  login: 'HUBER',
  domain: 'contact',
  direction: 'outbound',
  rule: 'L5',
  operation: 'update',
  outcome: 'failed',
  siebelId: '1-A',
  exchangeId: 'AAM-A',
  fields: ['jobTitle'],
  reason: null,
  message: 'It may have been done.',
  details: { title: 'Ada', before: { jobTitle: 'B' }, after: { jobTitle: 'A' }, overruled: [] },
  undoes: null,
});

it('are told once, and not at all when what became of them was recorded', async () => {
  const { unfinishedLines } = world.store;
  await unfinishedLines.begin(user.id, 'contact', [line()]);
  expect(await unfinishedLines.take(user.id, 'contact')).toEqual([line()]);
  expect(await unfinishedLines.take(user.id, 'contact')).toEqual([]);
  await unfinishedLines.begin(user.id, 'contact', [line()]);
  await unfinishedLines.end(user.id, 'contact');
  expect(await unfinishedLines.take(user.id, 'contact')).toEqual([]);
});

it('whose key is gone are forgotten, and stop nobody', async () => {
  await world.store.unfinishedLines.begin(user.id, 'contact', [line()]);
  const sealer = createSealer(parseKeys(`other:${Buffer.alloc(32, 9).toString('base64')}`));
  const other = await createStore({ databaseUrl: world.databaseUrl, sealer, poolSize: 1 });
  expect(await other.unfinishedLines.take(user.id, 'contact')).toBeNull();
  expect(await other.unfinishedLines.take(user.id, 'contact')).toEqual([]);
  await other.close();
});
