// Whatever a run did, taking all of it back leaves both sides as they were before people made the changes it carried, except for what people
// changed since. Each case makes records of its own, so that a failure shrinks; the seed stands in the title.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { undoWrites } from '../../api/services/undo.ts';
import { DOMAINS } from '../../shared/vocabulary.ts';
import type { UserMap } from '../../api/store/store.ts';
import { startWorld, type World } from '../support/world.ts';
import { KINDS, tokenIn, type Row } from './kinds.ts';
import type { Kind } from './story.ts';
import { expectedOf, firstValues, type Deed, type Life, type Said, type Side, type Values } from './undoModel.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 60_000 });

const SEED = Number(process.env['UNDO_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const CASES = Number(process.env['UNDO_CASES'] ?? 7);
const MOST_SYNCS = 4;

const kind = fc.constantFrom<Kind>('contact', 'event', 'task');
const side = fc.constantFrom<Side>('siebel', 'outlook');
const birth = fc.record({ kind, side, empty: fc.nat(15) });
const deed = fc.record({ act: fc.constantFrom('edit', 'edit', 'edit', 'remove'), side, record: fc.nat(60), field: fc.nat(3), clear: fc.boolean() }); // prettier-ignore
// Syncs are what takes time, so that few runs with many records tell more than many runs with few.
const story = fc.record({
  old: fc.array(birth, { minLength: 2, maxLength: 20, size: 'max' }),
  born: fc.array(birth, { maxLength: 8, size: 'max' }),
  before: fc.array(deed, { minLength: 1, maxLength: 28, size: 'max' }),
  since: fc.array(deed, { maxLength: 12, size: 'max' }),
});
type Birth = Readonly<{ kind: Kind; side: Side; empty: number }>;
type Wish = Readonly<{ act: string; side: Side; record: number; field: number; clear: boolean }>;

let world: World;
let user: UserMap;
let count = 0;
const next = (): number => (count += 1);
const id = (row: Row): string => String(row['Id'] ?? row['id']);

beforeAll(async () => {
  world = await startWorld('undo_runs', { logins: ['HUBER'] });
  user = await world.user('HUBER');
  const { settings } = world.product.store;
  for (const domain of DOMAINS) await settings.saveDomain({ ...(await settings.domain(domain)), massDeleteCount: 100_000 }); // prettier-ignore
  await world.sync();
});
afterAll(() => world.close());

/** Where a kind stands in the mailbox, and its rows. */
async function outlook(of: Kind): Promise<{ readonly path: string; readonly rows: readonly Row[] }> {
  const { mailbox } = user;
  if (of === 'contact') return { path: `/users/${mailbox}/contacts`, rows: await world.outlook.contacts(mailbox) };
  if (of === 'event') return { path: `/users/${mailbox}/events`, rows: await world.outlook.events(mailbox) };
  return { path: `${await world.outlook.taskList(mailbox)}/tasks`, rows: await world.outlook.tasks(mailbox) };
}

/** The user's records of a kind in Siebel. */
async function siebel(of: Kind): Promise<readonly Row[]> {
  const { child, newInSiebel, siebel: name } = KINDS[of];
  const rows = await world.siebel.query(`${name}/${name}`, `EXISTS([${child}.Id] = '${user.siebelUserId}')`);
  const { Display } = newInSiebel('');
  return rows.filter((row) => Display === undefined || row['Display'] === Display);
}

async function make({ bornOn, born, kind: of, token }: Life): Promise<void> {
  const { fields, newInGraph, newInSiebel, siebel: name } = KINDS[of];
  if (bornOn === 'outlook') {
    const values = fields.filter((field) => born[field.name] !== '').map((field) => field.toGraph(born[field.name] ?? '', token)); // prettier-ignore
    await world.outlook.send('POST', (await outlook(of)).path, Object.assign({}, newInGraph(token), ...values) as Record<string, unknown>); // prettier-ignore
    return;
  }
  const values = fields.map((field) => field.toSiebel(born[field.name] ?? '', token));
  const row = Object.assign({}, newInSiebel(token), ...values) as Record<string, unknown>;
  if (name === 'Contact') await world.siebel.createContact(row, [user.siebelUserId]);
  else await world.siebel.createActivity({ ...row, 'Primary Owner Id': user.siebelUserId }, [user.siebelUserId]);
}

/** Does what a person wants, where the record is there; tells it. */
async function act(lives: readonly Life[], wish: Wish): Promise<readonly [Life, Deed] | null> {
  const life = lives[wish.record % lives.length];
  if (!life) return null;
  const { fields, graphName, siebel: name, siebelName } = KINDS[life.kind];
  const field = fields[wish.field % fields.length];
  const value = wish.clear && field?.clearable ? '' : (field?.value(next()) ?? '');
  const mine = (row: Row): boolean => tokenIn(row[wish.side === 'siebel' ? siebelName : graphName]) === life.token;
  const { path, rows } = wish.side === 'siebel' ? { path: '', rows: await siebel(life.kind) } : await outlook(life.kind); // prettier-ignore
  const row = rows.find(mine);
  if (!row || !field) return null;
  const present = wish.side === 'siebel' ? field.fromSiebel(row) : field.fromGraph(row);
  if (wish.act === 'edit' && present === value) return null;
  const isRemoval = wish.act === 'remove';
  if (wish.side === 'outlook') {
    const item = `${path}/${id(row)}`;
    await (isRemoval ? world.outlook.send('DELETE', item) : world.outlook.send('PATCH', item, { ...field.toGraph(value, life.token) })); // prettier-ignore
  } else if (!isRemoval)
    await world.siebel.update(`${name}/${name}/${id(row)}`, { ...field.toSiebel(value, life.token) });
  else if (name === 'Contact') await world.siebel.removeFromSyncList(id(row), user.siebelUserId);
  else await world.siebel.remove(`Action/Action/${id(row)}`);
  return [life, isRemoval ? { act: 'remove', side: wish.side } : { act: 'edit', side: wish.side, field: field.name, value }]; // prettier-ignore
}

/** What both sides say of records; a name that is there twice fails. */
async function said(lives: readonly Life[]): Promise<readonly Said[]> {
  const found: Readonly<Record<Side, Map<string, Values>>> = { siebel: new Map(), outlook: new Map() };
  for (const of of ['contact', 'event', 'task'] as const) {
    const { fields, graphName, siebelName } = KINDS[of];
    const note = (where: Side, name: unknown, values: Values): void => {
      expect([where, found[where].has(tokenIn(name)) ? `${tokenIn(name)} twice` : '']).toEqual([where, '']);
      found[where].set(tokenIn(name), values);
    };
    for (const row of await siebel(of)) note('siebel', row[siebelName], Object.fromEntries(fields.map((field) => [field.name, field.fromSiebel(row)]))); // prettier-ignore
    for (const row of (await outlook(of)).rows) note('outlook', row[graphName], Object.fromEntries(fields.map((field) => [field.name, field.fromGraph(row)]))); // prettier-ignore
  }
  return lives.map(({ token }) => ({ siebel: found.siebel.get(token) ?? null, outlook: found.outlook.get(token) ?? null })); // prettier-ignore
}

async function untilQuiet(): Promise<void> {
  for (let round = 0; round < MOST_SYNCS; round += 1) if ((await world.sync()).written === 0) return;
  expect.fail('It does not come to rest.');
}

function lifeOf({ empty, kind: of, side: bornOn }: Birth, isNew: boolean): Life {
  const born = firstValues(of, next, (field) => (empty & (1 << field)) !== 0);
  return { token: `R${next()}x`, kind: of, bornOn, isNew, born, before: [], since: [] };
}

async function play({
  before,
  born,
  old,
  since,
}: {
  readonly old: readonly Birth[];
  readonly born: readonly Birth[];
  readonly before: readonly Wish[];
  readonly since: readonly Wish[];
}): Promise<void> {
  const lives = old.map((one) => lifeOf(one, false));
  for (const life of lives) await make(life);
  await untilQuiet();
  const made = born.map((one) => lifeOf(one, true));
  for (const life of made) await make(life);
  lives.push(...made);
  for (const wish of before) {
    const done = await act(lives, wish);
    done?.[0].before.push(done[1]);
  }
  await world.sync();
  const [run] = await world.product.store.runs.list({ userMapId: user.id, limit: 1 });
  for (const wish of since) {
    const done = await act(lives, wish);
    done?.[0].since.push(done[1]);
  }
  const lines = (await world.journal('HUBER')).filter(
    ({ outcome, runId }) => runId === run?.id && outcome === 'written',
  );
  if (lines.length > 0)
    await undoWrites(world.product.services, { runId: run?.id ?? '', dryRun: false, login: null, by: 'ADMIN' });
  await untilQuiet();
  const ended = await said(lives);
  lives.forEach((life, index) => expect({ ...life, ...ended[index] }).toEqual({ ...life, ...expectedOf(life) }));
}

describe('a run that is taken back', () => {
  it(`leaves both sides as they were, except for what people changed since (UNDO_SEED=${SEED})`, async () => {
    await fc.assert(fc.asyncProperty(story, play), { seed: SEED, numRuns: CASES, endOnFailure: process.env['UNDO_SHRINK'] === undefined }); // prettier-ignore
    expect(await world.door('graph', 'GET', 'mail')).toMatchObject({ count: 0 });
  });
});
