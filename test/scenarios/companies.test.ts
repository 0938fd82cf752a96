// A company in Outlook that is no one account in Siebel: asked of a person with the accounts that fit, and nothing is guessed meanwhile.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { requestSync } from '../../api/services/requestSync.ts';
import { resolveIssue } from '../../api/services/resolveIssue.ts';
import { retryIssues } from '../../api/services/retryIssues.ts';
import { showIssue } from '../../api/services/showIssue.ts';
import type { ResolveBody } from '../../shared/contract/issues.ts';
import type { Issue } from '../../api/store/issues.ts';
import type { UserMap } from '../../api/store/store.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

type Row = Readonly<Record<string, unknown>>;

let world: World;
let user: UserMap;
let serial = 0;

beforeAll(async () => {
  world = await startWorld('companies', { logins: ['NAIR'] });
  user = await world.user('NAIR');
  await world.syncUser('NAIR');
});
afterAll(() => world.close());

async function syncNow(): Promise<Awaited<ReturnType<World['syncUser']>>> {
  await requestSync(world.product.services, { login: 'NAIR', reason: 'scenario' });
  return world.syncUser('NAIR');
}
async function account(Name: string, Location: string): Promise<string> {
  const [row] = await world.siebel.send('POST', 'Account/Account', { Name, Location });
  return String(row?.['Id']);
}
async function issueOf(recordId: string): Promise<Issue | undefined> {
  return (await world.product.store.issues.list({ userMapId: user.id, limit: 100 })).find((one) => one.recordId === recordId); // prettier-ignore
}
async function answer(recordId: string, given: ResolveBody): Promise<void> {
  const id = (await issueOf(recordId))?.id ?? '';
  await resolveIssue(world.product.services, { id, login: null, answer: given, by: 'tester' });
}
async function contactOf(exchangeId: string): Promise<Row> {
  const [link] = await world.product.store.links.findByExchangeIds(user.id, 'contact', [exchangeId]);
  return world.siebel.get(`Contact/Contact/${link?.siebelId ?? ''}`);
}
const inOutlook = (id: string): Promise<Row> => world.outlook.send('GET', `/users/${user.mailbox}/contacts/${id}`);
const change = (id: string, body: Row) => world.outlook.send('PATCH', `/users/${user.mailbox}/contacts/${id}`, body);

/** An Outlook contact of a company with two accounts. */
async function ask() {
  serial += 1;
  const company = `Twice & Sons ${serial}`;
  const accounts = [await account(company, 'Graz'), await account(company, 'Linz')];
  const id = await world.outlook.createContact(user.mailbox, { givenName: 'Works', surname: `There ${serial}`, companyName: company, businessAddress: { street: 'Ring 1', city: 'Graz' } }); // prettier-ignore
  await syncNow();
  return { accounts, company, id };
}

describe('a company that fits several accounts', () => {
  it('is asked with them; the contact is created without it, nothing more is written, and other edits travel', async () => {
    const { accounts, company, id } = await ask();
    expect(await contactOf(id)).toMatchObject({ 'Last Name': `There ${serial}` });
    expect((await contactOf(id))['Account'] ?? '').toBe('');
    const issue = await issueOf(id);
    expect(issue).toMatchObject({ reason: 'company-unclear', field: 'Account', candidates: expect.arrayContaining(accounts) }); // prettier-ignore
    const shown = await showIssue(world.product.services, { id: issue?.id ?? '', login: null, maySeeContents: true });
    expect(shown.candidates.map(({ card }) => card?.location).sort()).toEqual(['Graz', 'Linz']);
    for (let times = 0; times < 3; times++) expect(await syncNow()).toMatchObject({ written: 0, failed: 0 });
    await change(id, { jobTitle: 'Baker' });
    await syncNow();
    expect(await contactOf(id)).toMatchObject({ 'Job Title': 'Baker' });
    expect(await issueOf(id)).toMatchObject({ reason: 'company-unclear' });
    expect(await inOutlook(id)).toMatchObject({ companyName: company });
  });

  it('becomes the account that a person chose, with the address', async () => {
    const { accounts, company, id } = await ask();
    await answer(id, { action: 'account', siebelId: accounts[1] ?? '' });
    await syncNow();
    expect(await contactOf(id)).toMatchObject({ Account: company, 'Account Location': 'Linz', 'Account Street Address': 'Ring 1' }); // prettier-ignore
    await syncNow();
    expect(await issueOf(id)).toBeUndefined();
    expect(await syncNow()).toMatchObject({ written: 0, failed: 0 });
  });

  it('is left out when a person wants it ignored, and asked again once it is another', async () => {
    const { company, id } = await ask();
    await answer(id, { action: 'ignore' });
    await syncNow();
    expect(await issueOf(id)).toBeUndefined();
    expect((await contactOf(id))['Account'] ?? '').toBe('');
    expect(await inOutlook(id)).toMatchObject({ companyName: company });
    await change(id, { jobTitle: 'Cook' });
    await syncNow();
    expect(await issueOf(id)).toBeUndefined();
    await change(id, { companyName: 'Nobody knows it' });
    await syncNow();
    expect(await issueOf(id)).toMatchObject({ reason: 'company-unclear', candidates: [] });
  });
});

describe('a company that Siebel does not have', () => {
  it('becomes an account of another name that a person chose, or the one that was added, when it is tried again', async () => {
    const known = await account('Known Corporation', '');
    const make = (surname: string, companyName: string) => world.outlook.createContact(user.mailbox, { surname, companyName }); // prettier-ignore
    const [chosen, added] = [await make('Chosen', 'Known'), await make('Added', 'To be added')];
    await syncNow();
    await answer(chosen, { action: 'account', siebelId: known });
    await account('To be added', 'Here');
    await retryIssues(world.product.services, { ids: [(await issueOf(added))?.id ?? ''], login: null });
    await syncNow();
    await syncNow();
    expect(await contactOf(chosen)).toMatchObject({ Account: 'Known Corporation' });
    expect(await contactOf(added)).toMatchObject({ Account: 'To be added' });
    expect([await issueOf(chosen), await issueOf(added)]).toEqual([undefined, undefined]);
  });
});
