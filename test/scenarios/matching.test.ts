// Which Siebel record an Outlook item is: by e-mail, names and Key Fields, by a person where that is not sure, and never by a guess.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { changeDomain } from '../../api/services/domainSettings.ts';
import { mapUsers } from '../../api/services/mapUsers.ts';
import { requestSync } from '../../api/services/requestSync.ts';
import { resolveIssue } from '../../api/services/resolveIssue.ts';
import { showIssue } from '../../api/services/showIssue.ts';
import { withdrawDecision } from '../../api/services/decisions.ts';
import type { ResolveBody } from '../../shared/contract/issues.ts';
import type { Issue } from '../../api/store/issues.ts';
import type { UserMap } from '../../api/store/store.ts';
import { at, graphTime, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

type Row = Readonly<Record<string, unknown>>;

let world: World;
let user: UserMap;
let serial = 0;

beforeAll(async () => {
  world = await startWorld('matching', { logins: ['SUZUKI', 'MEHTA'] });
  user = await world.user('SUZUKI');
  await world.syncUser('SUZUKI');
});
afterEach(async () => {
  const plain = { ignoreMatching: false, optIn: false, level: 'Full Sync' } as const;
  await changeDomain(world.product.services, { domain: 'contact', change: plain });
});
afterAll(() => world.close());

async function syncNow(login = 'SUZUKI'): Promise<Awaited<ReturnType<World['syncUser']>>> {
  await requestSync(world.product.services, { login, reason: 'scenario' });
  return world.syncUser(login);
}

/** An address that nobody has yet. */
const address = (): string => `person.${++serial}@match.example`;
const inSiebel = (first: string, last: string, email: string, listed = false): Promise<string> =>
  world.siebel.createContact({ 'First Name': first, 'Last Name': last, 'Email Address': email }, listed ? [user.siebelUserId] : []); // prettier-ignore
const inOutlook = (givenName: string, surname: string, email = '', more: Row = {}): Promise<string> =>
  world.outlook.createContact(user.mailbox, { givenName, surname, ...(email ? { emailAddresses: [{ address: email }] } : {}), ...more }); // prettier-ignore

async function siebelIdOf(exchangeId: string, of = user): Promise<string | undefined> {
  const [link] = await world.product.store.links.findByExchangeIds(of.id, 'contact', [exchangeId]);
  return link?.siebelId;
}
async function issueOf(recordId: string): Promise<Issue | undefined> {
  const issues = await world.product.store.issues.list({ userMapId: user.id, limit: 1000 });
  return issues.find((issue) => issue.recordId === recordId);
}
async function answer(recordId: string, given: ResolveBody): Promise<string> {
  const id = (await issueOf(recordId))?.id ?? '';
  const { decision } = await resolveIssue(world.product.services, { id, login: null, answer: given, by: 'tester' });
  return decision.id;
}
const contactsOf = (email: string) => world.siebel.query('Contact/Contact', `[Email Address] = '${email}'`);
const mailboxOf = async (email: string) =>
  (await world.outlook.contacts(user.mailbox)).filter((item) => JSON.stringify(item['emailAddresses']).includes(email));

describe('an Outlook contact', () => {
  it('is the one Siebel contact with its e-mail address, whatever the names are', async () => {
    const email = address();
    const id = await inSiebel('William', 'Hart', email);
    const item = await inOutlook('Bill', 'Hartmann', email.toUpperCase(), { jobTitle: 'Baker' });
    await syncNow();
    expect(await siebelIdOf(item)).toBe(id);
    // Only what is blank in Siebel comes from Outlook.
    expect(await world.siebel.get(`Contact/Contact/${id}`)).toMatchObject({ 'First Name': 'William', 'Job Title': 'Baker' }); // prettier-ignore
  });

  it('is of several with its address the one with its names', async () => {
    const email = address();
    await inSiebel('Office', 'Front', email);
    const id = await inSiebel('Vera', 'Lind', email);
    const item = await inOutlook('vera', 'LIND', email);
    await syncNow();
    expect(await siebelIdOf(item)).toBe(id);
  });

  it('without an address is the one with its names, and with an address that Siebel does not know is new', async () => {
    const id = await inSiebel('Nora', 'Nameonly', address());
    const [byName, byAddress] = [await inOutlook('Nora', 'Nameonly'), await inOutlook('Nora', 'Nameonly', address())];
    await syncNow();
    expect(await siebelIdOf(byName)).toBe(id);
    const made = await siebelIdOf(byAddress);
    expect(made).toBeDefined();
    expect(made).not.toBe(id);
  });

  it('is looked for beyond the Sync List: of two with its address none is guessed, though one is on it', async () => {
    const email = address();
    const ids = [await inSiebel('A', 'Shared', email, true), await inSiebel('B', 'Shared', email)];
    const item = await inOutlook('C', 'Shared', email);
    await syncNow();
    expect(await siebelIdOf(item)).toBeUndefined();
    expect(await issueOf(item)).toMatchObject({ reason: 'ambiguous-match', candidates: ids });
  });

  it('is never matched by what it says when IgnoreContactMatching is on', async () => {
    await changeDomain(world.product.services, { domain: 'contact', change: { ignoreMatching: true } });
    const email = address();
    const id = await inSiebel('Ida', 'Ignored', email);
    const items = [await inOutlook('Ida', 'Ignored', email), await inOutlook('Ida', 'Ignored', email)];
    await syncNow();
    const linked = await Promise.all(items.map((item) => siebelIdOf(item)));
    expect(new Set([id, ...linked]).size).toBe(3);
    await syncNow();
    expect(await contactsOf(email)).toHaveLength(3);
  });

  it('is left alone without the category when only categorised contacts are synced, and taken in once it has it', async () => {
    await changeDomain(world.product.services, { domain: 'contact', change: { optIn: true } });
    const [known, unknown] = [address(), address()];
    const id = await inSiebel('Olga', 'Optin', known);
    const items = [await inOutlook('Olga', 'Optin', known), await inOutlook('Otto', 'Optin', unknown)];
    await syncNow();
    expect(await Promise.all(items.map((item) => siebelIdOf(item)))).toEqual([undefined, undefined]);
    expect(await contactsOf(unknown)).toHaveLength(0);
    for (const item of items)
      await world.outlook.send('PATCH', `/users/${user.mailbox}/contacts/${item}`, { categories: ['Siebel Contact'] });
    await syncNow();
    expect(await siebelIdOf(items[0] ?? '')).toBe(id);
    expect(await contactsOf(unknown)).toHaveLength(1);
  });

  it('under Export Only is linked where it equals a contact of the user, and else left alone', async () => {
    await changeDomain(world.product.services, { domain: 'contact', change: { level: 'Export Only' } });
    const [known, unknown] = [address(), address()];
    const id = await inSiebel('Ex', 'Port', known, true);
    const items = [await inOutlook('Ex', 'Port', known), await inOutlook('No', 'Port', unknown)];
    await syncNow();
    expect(await siebelIdOf(items[0] ?? '')).toBe(id);
    expect(await contactsOf(unknown)).toHaveLength(0);
    expect(await mailboxOf(unknown)).toHaveLength(1);
  });

  it('of a Sales Rep is matched among the contacts of the user’s positions only', async () => {
    const mehta = await world.user('MEHTA');
    await world.product.store.userMaps.save({ ...mehta, visibility: 'Sales Rep' });
    const email = address();
    const others = await inSiebel('Rep', 'Other', email);
    const item = await world.outlook.createContact(mehta.mailbox, { givenName: 'Rep', surname: 'Other', emailAddresses: [{ address: email }] }); // prettier-ignore
    await syncNow('MEHTA');
    const made = await siebelIdOf(item, mehta);
    expect(made).toBeDefined();
    expect(made).not.toBe(others);
    await world.product.store.userMaps.save({ ...mehta, visibility: 'All' });
  });
});

describe('Key Fields', () => {
  it('make an appointment one with the activity that is equal in all of them; of two equal ones none is guessed', async () => {
    const activity = (Description: string, hour: number) =>
      world.siebel.createActivity({ Description, Display: 'Calendar and Activities', 'Primary Owner Id': user.siebelUserId, Planned: siebelText(at(2, hour)), 'Planned Completion': siebelText(at(2, hour + 1)) }); // prettier-ignore
    const event = (subject: string, hour: number) =>
      world.outlook.createEvent(user.mailbox, { subject, start: graphTime(at(2, hour)), end: graphTime(at(2, hour + 1)) }); // prettier-ignore
    const one = await activity('Key one', 9);
    const twins = [await activity('Key two', 11), await activity('Key two', 11)];
    const [first, later, second] = [await event('Key one', 9), await event('Key one', 10), await event('Key two', 11)];
    await syncNow();
    const { links } = world.product.store;
    const linked = await links.findByExchangeIds(user.id, 'calendar', [first, later, second]);
    expect(linked.find(({ exchangeId }) => exchangeId === first)?.siebelId).toBe(one);
    expect(linked.map(({ exchangeId }) => exchangeId)).not.toContain(second);
    expect(await issueOf(second)).toMatchObject({ reason: 'ambiguous-match', candidates: twins });
    await answer(second, { action: 'link', siebelId: twins[1] ?? '' });
    await syncNow();
    expect((await links.findByExchangeIds(user.id, 'calendar', [second]))[0]?.siebelId).toBe(twins[1]);
    // The other one is nobody's now, and comes to the mailbox.
    const subjects = (await world.outlook.events(user.mailbox)).map((item) => item['subject']);
    expect(subjects.filter((subject) => subject === 'Key two')).toHaveLength(2);
    expect(await issueOf(second)).toBeUndefined();
    expect(await issueOf(twins[0] ?? '')).toBeUndefined();
  });
});

describe('a question that a person answers', () => {
  /** Two contacts of one address, on the Sync List, and an Outlook contact that might be either. */
  async function ask() {
    const email = address();
    const ids = [await inSiebel('Tim', 'One', email, true), await inSiebel('Tom', 'Two', email, true)];
    const item = await inOutlook('Tam', 'Three', email);
    await syncNow();
    expect(await mailboxOf(email)).toHaveLength(1);
    return { email, ids, item };
  }

  it('shows its candidates; "link" makes the two one, and the other candidate comes to the mailbox', async () => {
    const { email, ids, item } = await ask();
    const id = (await issueOf(item))?.id ?? '';
    const shown = await showIssue(world.product.services, { id, login: null, maySeeContents: true });
    expect(shown.item).toMatchObject({ title: 'Tam Three', email });
    expect(shown.candidates).toMatchObject([
      { id: ids[0], card: { title: 'Tim One', email }, isTaken: false },
      { id: ids[1], card: { title: 'Tom Two' } },
    ]);
    await answer(item, { action: 'link', siebelId: ids[1] ?? '' });
    await syncNow();
    expect(await siebelIdOf(item)).toBe(ids[1]);
    const [linked] = await world.product.store.journal.list({ recordId: item, outcome: 'written', limit: 1 });
    expect(linked).toMatchObject({ rule: 'U3', message: 'tester decided so.' });
    expect((await mailboxOf(email)).map((one) => one['givenName']).sort()).toEqual(['Tim', 'Tom']);
    expect([await issueOf(item), await issueOf(ids[0] ?? '')]).toEqual([undefined, undefined]);
    expect(await syncNow()).toMatchObject({ written: 0, failed: 0 });
  });

  it('"create" makes a contact of its own, although equals exist', async () => {
    const { email, ids, item } = await ask();
    await answer(item, { action: 'create' });
    await syncNow();
    expect(ids).not.toContain(await siebelIdOf(item));
    expect(await contactsOf(email)).toHaveLength(3);
    expect(await mailboxOf(email)).toHaveLength(3);
    expect(await syncNow()).toMatchObject({ written: 0, failed: 0 });
    const [decision] = await world.product.store.decisions.list({ userMapId: user.id, limit: 1 });
    expect(decision).toMatchObject({ action: 'create', state: 'done', decidedBy: 'tester' });
  });

  it('"ignore" leaves it alone and frees the candidates; withdrawn, it is asked again', async () => {
    const { email, item } = await ask();
    const decision = await answer(item, { action: 'ignore' });
    expect(await issueOf(item)).toBeUndefined();
    await syncNow();
    await world.outlook.send('PATCH', `/users/${user.mailbox}/contacts/${item}`, { jobTitle: 'Edited' });
    await syncNow();
    expect([await issueOf(item), await siebelIdOf(item)]).toEqual([undefined, undefined]);
    expect(await mailboxOf(email)).toHaveLength(3);
    await withdrawDecision(world.product.services, { id: decision, login: null });
    await syncNow();
    expect(await issueOf(item)).toMatchObject({ reason: 'ambiguous-match' });
  });

  it('that became impossible is asked again, with the reason', async () => {
    const { email, ids, item } = await ask();
    await answer(item, { action: 'link', siebelId: ids[0] ?? '' });
    await world.siebel.remove(`Contact/Contact/${ids[0] ?? ''}`);
    await syncNow();
    expect(await issueOf(item)).toMatchObject({ reason: 'decision-impossible', candidates: [ids[1]] });
    await answer(item, { action: 'link', siebelId: ids[1] ?? '' });
    await syncNow();
    expect(await siebelIdOf(item)).toBe(ids[1]);
    expect(await mailboxOf(email)).toHaveLength(1);
  });

  it('is asked of a second item of a person who has one, and can be answered by "create"', async () => {
    const email = address();
    const first = await inOutlook('Twice', 'Same', email);
    await syncNow();
    const second = await inOutlook('Twice', 'Same', email);
    await syncNow();
    const known = await siebelIdOf(first);
    expect(await issueOf(second)).toMatchObject({ reason: 'already-linked-match', candidates: [known] });
    await answer(second, { action: 'create' });
    await syncNow();
    expect(await siebelIdOf(second)).toBeDefined();
    expect(await contactsOf(email)).toHaveLength(2);
  });
});

describe('a user', () => {
  it('who is mapped again keeps what was ignored and is asked what was not answered', async () => {
    const email = address();
    await Promise.all([inSiebel('Kit', 'One', email), inSiebel('Kat', 'Two', email)]);
    const [ignored, open] = [await inOutlook('Kot', 'Three', email), await inOutlook('Ket', 'Four', email)];
    await syncNow();
    await answer(ignored, { action: 'ignore' });
    await world.product.store.userMaps.reset(user.id);
    await mapUsers(world.product.services, { logins: ['SUZUKI'], enable: true });
    await syncNow();
    expect(await issueOf(ignored)).toBeUndefined();
    expect(await issueOf(open)).toMatchObject({ reason: 'ambiguous-match' });
  });
});
