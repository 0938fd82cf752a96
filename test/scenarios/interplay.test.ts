// Where two guards meet: what one of them has decided is not undone by another, and neither blocks a record for ever.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { requestSync } from '../../api/services/requestSync.ts';
import { STAMP_PROPERTY } from '../../api/connectors/exchange/stamps.ts';
import { resolveIssue } from '../../api/services/resolveIssue.ts';
import type { HeldPlan } from '../../api/store/removals.ts';
import type { UserMap } from '../../api/store/store.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Row = Readonly<Record<string, unknown>>;

const USERS = 8;
const free = Array.from({ length: USERS }, (_, index) => `USER${String(index + 1).padStart(4, '0')}`);

let world: World;
let serial = 0;

beforeAll(async () => {
  world = await startWorld('interplay', { seed: { users: USERS, contacts: 0, events: 0, tasks: 0 } });
});
afterEach(() => world.door('graph', 'DELETE', 'faults'));
afterAll(() => world.close());

/** A user of whom nothing is known yet. */
const nobodyYet = (): Promise<UserMap> => world.user(free.shift() ?? 'none left');
const name = (): string => `Person${++serial}`;

async function sync({ login }: UserMap): Promise<void> {
  await requestSync(world.product.services, { login, reason: 'scenario' });
  await world.syncUser(login);
}

const contacts = ({ mailbox }: UserMap): Promise<readonly Row[]> => world.outlook.contacts(mailbox);
const inOutlook = ({ mailbox }: UserMap, surname: string, email = ''): Promise<string> =>
  world.outlook.createContact(mailbox, { surname, ...(email ? { emailAddresses: [{ address: email }] } : {}) });
const inSiebel = ({ siebelUserId }: UserMap, surname: string): Promise<string> =>
  world.siebel.createContact({ 'Last Name': surname, 'First Name': 'Any' }, [siebelUserId]);
const isInSiebel = async (id: string): Promise<boolean> => (await world.siebel.query('Contact/Contact', `[Id] = '${id}'`)).length > 0; // prettier-ignore
const pathOf = ({ mailbox }: UserMap, id: unknown): string => `/users/${mailbox}/contacts/${String(id)}`;

async function siebelIdOf(user: UserMap, exchangeId: string): Promise<string> {
  const [link] = await world.product.store.links.findByExchangeIds(user.id, 'contact', [exchangeId]);
  return link?.siebelId ?? expect.fail('the item is not linked');
}

/** Its item of a Siebel contact in the mailbox. */
async function itemOf(user: UserMap, siebelId: string): Promise<string> {
  const [link] = await world.product.store.links.findBySiebelIds(user.id, 'contact', [siebelId]);
  return link?.exchangeId ?? expect.fail('the record is not linked');
}

/** A copy as Outlook makes it: with everything that the item carries. */
async function copyOf(user: UserMap, item: string): Promise<string> {
  const stamp = encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${STAMP_PROPERTY}')`);
  const read = await world.outlook.send('GET', `${pathOf(user, item)}?$expand=${stamp}`);
  const { givenName, surname, singleValueExtendedProperties } = read;
  return world.outlook.createContact(user.mailbox, { givenName, surname, singleValueExtendedProperties });
}

async function heldPlan({ login }: UserMap): Promise<HeldPlan> {
  const [plan] = await world.product.store.plans.list({ state: 'held', login, limit: 10 });
  return plan ?? expect.fail('no plan is held');
}

/** Takes everything back that the sync wrote of an item. */
async function undo(user: UserMap, item: string): Promise<void> {
  const lines = await world.product.store.journal.list({ recordId: item, outcome: 'written', limit: 10 });
  const items = lines.map(({ domain, id }) => ({ userMapId: user.id, domain, lineId: id, fields: null }));
  await world.product.store.undo.request({ by: 'ADMIN', runId: null, items });
  await sync(user);
}

/** A run that fails, as all that follow it until the faults are taken away: its other domains are synced all the same. */
async function failToSync(user: UserMap): Promise<void> {
  await world.door('graph', 'POST', 'faults', [{ method: 'GET', path: '*/todo/*', status: 500 }]);
  await expect(sync(user)).rejects.toThrow(/500/);
}

describe('a record in Siebel', () => {
  it('that was made of an item, and came back under another one, is not taken for a repetition when the first item comes back too', async () => {
    const user = await nobodyYet();
    const surname = name();
    const item = await inOutlook(user, surname, `${surname}@old.example`);
    await sync(user);
    const siebelId = await siebelIdOf(user, item);
    const folder = (await contacts(user)).find(({ id }) => id === item)?.['parentFolderId'];
    await world.outlook.send('DELETE', pathOf(user, item));
    await sync(user);
    await world.siebel.addToSyncList(siebelId, user.siebelUserId);
    await sync(user);
    const second = await itemOf(user, siebelId);
    // Out of Deleted Items, and somebody else by now.
    await world.outlook.send('PATCH', pathOf(user, item), { parentFolderId: folder });
    await world.outlook.send('PATCH', pathOf(user, item), { emailAddresses: [{ address: `${surname}@new.example` }] });
    await sync(user);
    expect(await isInSiebel(siebelId)).toBe(true);
    await sync(user);
    expect((await contacts(user)).map(({ id }) => id)).toContain(second);
  });
});

describe('after runs that failed', () => {
  it('what an administrator kept stays, on both sides', async () => {
    const user = await nobodyYet();
    await sync(user);
    await failToSync(user);
    const ids: string[] = [];
    for (let index = 0; index < 12; index += 1) ids.push(await inSiebel(user, name()));
    await failToSync(user);
    for (const id of ids) await world.siebel.removeFromSyncList(id, user.siebelUserId);
    await failToSync(user);
    expect(await contacts(user)).toHaveLength(12);
    const plan = await heldPlan(user);
    expect(plan.removals).toBe(12);
    await world.product.store.plans.reject(plan.id, 'ADMIN');
    await failToSync(user);
    await failToSync(user);
    expect(await contacts(user)).toHaveLength(12);
    expect(await world.product.store.plans.list({ state: 'held', login: user.login, limit: 1 })).toEqual([]);
  });

  it('a copy that a person made of an item is not removed in place of it', async () => {
    const user = await nobodyYet();
    await sync(user);
    await failToSync(user);
    const siebelId = await inSiebel(user, name());
    await failToSync(user);
    const copy = await copyOf(user, await itemOf(user, siebelId));
    await failToSync(user);
    await world.siebel.removeFromSyncList(siebelId, user.siebelUserId);
    await failToSync(user);
    await world.door('graph', 'POST', 'tokens/expire', {});
    await failToSync(user);
    await failToSync(user);
    expect((await contacts(user)).map(({ id }) => id)).toEqual([copy]);
  });
});

describe('a held plan', () => {
  it('of everything there was can be approved although the place where the reading stood was forgotten', async () => {
    const user = await nobodyYet();
    const ids: string[] = [];
    for (let index = 0; index < 12; index += 1) ids.push(await inOutlook(user, name()));
    await sync(user);
    const siebelIds = await Promise.all(ids.map((id) => siebelIdOf(user, id)));
    for (const id of ids) await world.outlook.send('DELETE', pathOf(user, id));
    await sync(user);
    const plan = await heldPlan(user);
    await world.door('graph', 'POST', 'tokens/expire', {});
    await sync(user);
    await world.product.store.plans.approve(plan.id, 'ADMIN');
    await world.door('graph', 'POST', 'tokens/expire', {});
    await sync(user);
    expect(await world.product.store.links.findBySiebelIds(user.id, 'contact', siebelIds)).toEqual([]);
  });

  it('does not keep what its records do later: one that is back, and is then removed on the other side, is removed', async () => {
    const user = await nobodyYet();
    const ids: string[] = [];
    for (let index = 0; index < 12; index += 1) ids.push(await inSiebel(user, name()));
    await sync(user);
    for (const id of ids) await world.siebel.removeFromSyncList(id, user.siebelUserId);
    await sync(user);
    const plan = await heldPlan(user);
    // A mistake: they are put back, one after another. Then the user deletes one of them in Outlook.
    for (const id of ids) await world.siebel.addToSyncList(id, user.siebelUserId);
    await sync(user);
    const [first = ''] = ids;
    const deleted = await itemOf(user, first);
    await world.outlook.send('DELETE', pathOf(user, deleted));
    await sync(user);
    await world.product.store.plans.reject(plan.id, 'ADMIN');
    await sync(user);
    await sync(user);
    expect(await contacts(user)).toHaveLength(11);
  });
});

describe('an item that was made just now', () => {
  it('can be copied by a person while the sync still looks for a repetition of its request', async () => {
    const user = await nobodyYet();
    await sync(user);
    await inSiebel(user, name());
    await world.door('graph', 'POST', 'faults', [
      { method: 'GET', path: '*/contactFolders/*/contacts*', delayMs: 8000 },
    ]);
    const run = sync(user);
    const item = await vi.waitFor(async () => (await contacts(user))[0] ?? expect.fail('not yet'), { timeout: 60_000, interval: 100 }); // prettier-ignore
    await new Promise((resolve) => setTimeout(resolve, 3500));
    const copy = await copyOf(user, String(item['id']));
    await run;
    await world.door('graph', 'DELETE', 'faults');
    expect((await contacts(user)).map(({ id }) => id).sort()).toEqual([item['id'], copy].sort());
  });
});

describe('an item that was matched with the wrong record', () => {
  it('can be made a record of its own once that is undone', async () => {
    const user = await nobodyYet();
    const [surname, email] = [name(), `office${serial}@match.example`];
    const wrong = await world.siebel.createContact({ 'First Name': 'A', 'Last Name': 'Wrong', 'Email Address': email });
    const item = await inOutlook(user, surname, email);
    await sync(user);
    expect(await siebelIdOf(user, item)).toBe(wrong);
    await undo(user, item);
    await world.outlook.send('PATCH', pathOf(user, item), { givenName: 'B', surname, jobTitle: 'Edited' });
    await sync(user);
    const issues = await world.product.store.issues.list({ userMapId: user.id, limit: 10 });
    const question = issues.find(({ reason, recordId }) => recordId === item && reason === 'separated');
    const answer = { action: 'create' } as const;
    await resolveIssue(world.product.services, { id: question?.id ?? '', login: null, answer, by: 'tester' });
    await sync(user);
    const right = await siebelIdOf(user, item);
    expect(right).not.toBe(wrong);
    expect((await world.siebel.get(`Contact/Contact/${right}`))['Job Title']).toBe('Edited');
    await world.product.store.userMaps.reset(user.id);
    await sync(user);
    expect(await siebelIdOf(user, item)).toBe(right);
  });
});
