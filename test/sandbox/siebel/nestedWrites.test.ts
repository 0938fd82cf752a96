// Writes of more than one record: children within a body, lists of records, upserts by Id and user key, and that all of it is done or
// none.
import { describe, expect, it } from 'vitest';
import { ACME_BERLIN, ADA, BEN, CARL, DORA, EAST, WEST } from './smallCompany.ts';
import type { Answer } from './siebelWorld.ts';
import { itemsOf, useSiebelWorld, writtenId } from './siebelWorld.ts';

const world = useSiebelWorld();

const codeOf = ({ body }: Answer) => /SBL-[A-Z]{3}-\d{5}/.exec(String(body['ERROR']))?.[0];
const childIds = async (path: string) =>
  itemsOf(await world.get(`${path}?uniformresponse=y&sortspec=Id`)).map((row) => String(row['Id']));

describe('children within a body', () => {
  it('are put on the new record, one or several of each kind', async () => {
    const answer = await world.post('Contact/Contact', {
      'Last Name': 'Whole',
      Account: { Name: 'Acme', Location: 'Bonn' },
      'Sync List': [{ Id: ADA }, { 'Login Name': 'BEN' }],
      'Personal Address': [{ City: 'Ulm' }, { City: 'Bonn', 'SSA Primary Field': 'Y' }],
    });
    const id = writtenId(answer);
    expect(answer.body['items']).toMatchObject({
      'Sync List': [{ Id: ADA }, { Id: BEN, Link: { rel: 'self', name: 'Sync List' } }],
      Account: { Link: { rel: 'self' } },
    });
    expect(await childIds(`Contact/Contact/${id}/Sync List`)).toEqual([ADA, BEN]);
    expect((await world.get(`Contact/Contact/${id}`)).body).toMatchObject({
      'Account Location': 'Bonn',
      'Personal City': 'Bonn',
    });
  });

  it('are added to a record that is updated; those not named stay', async () => {
    await world.put(`Contact/Contact/${CARL}`, { Comment: 'x', 'Sync List': { Id: BEN } });
    expect(await childIds(`Contact/Contact/${CARL}/Sync List`)).toEqual([ADA, BEN]);
  });

  it.each([
    [{ 'Sync List': [{ Id: ADA }, { Id: '1-NONE' }] }, 'SBL-DAT-00276'],
    [{ 'Personal Address': { State: 'x'.repeat(11) } }, 'SBL-DAT-00299'],
    [{ 'Personal Address': { Shoe: '9' } }, 'SBL-DAT-00398'],
    [{ Account: { Name: 'Acme' } }, 'SBL-DAT-00276'],
  ])('that cannot be put leave nothing behind: %j', async (children, code) => {
    expect(codeOf(await world.post('Contact/Contact', { 'Last Name': 'Gone', ...children }))).toBe(code);
    expect(await world.find('Contact/Contact', `[Last Name] = 'Gone'`)).toEqual([]);
  });

  it('have no children of their own there', async () => {
    const nested = { Name: 'New', Contact: [{ 'Last Name': 'In', Position: [{ Id: EAST }] }] };
    expect((await world.post('Account/Account', nested)).status).toBe(400);
    expect(await world.find('Account/Account', `[Name] = 'New'`)).toEqual([]);
  });
});

describe('a child that may be a new record', () => {
  it('is inserted with any field of its component, changed by Id, and shared', async () => {
    const path = `Account/Account/${ACME_BERLIN}/Contact`;
    const id = writtenId(await world.put(path, { 'Last Name': 'Fresh', 'Job Title': 'Buyer' }), 'Contact');
    expect((await world.get(`Contact/Contact/${id}`)).body).toMatchObject({ 'Job Title': 'Buyer', 'Account Id': '' });
    expect(await childIds(`Contact/Contact/${id}/Account`)).toEqual([ACME_BERLIN]);
    await world.put(`${path}/${id}`, { 'Job Title': 'Chief' });
    expect(await world.field(`Contact/Contact/${id}`, 'Job Title')).toBe('Chief');
    expect(codeOf(await world.put(path, { 'Last Name': '' }))).toBe('SBL-DAT-00498');
    expect(codeOf(await world.put(path, { 'Last Name': 'X', Shoe: '9' }))).toBe('SBL-DAT-00398');
    await world.delete(`${path}/${id}`);
    expect((await world.get(`Contact/Contact/${id}`)).status).toBe(200);
  });
});

describe('a list of records', () => {
  it('is inserted, changed and deleted as one', async () => {
    const inserted = await world.post('Contact/Contact', [{ 'Last Name': 'One' }, { 'Last Name': 'Two' }]);
    const [one, two] = itemsOf(inserted).map((item) => String(item['Id']));
    const changed = await world.put('Contact/Contact', [{ Id: one, 'Job Title': 'First' }, { 'Last Name': 'Three' }]);
    expect(itemsOf(changed)[0]?.['Id']).toBe(one);
    expect(await world.find('Contact/Contact', `[Last Name] = 'Three' OR [Job Title] = 'First'`)).toHaveLength(2);
    expect((await world.call('DELETE', 'Contact/Contact', [{ Id: one }, { Id: two }])).status).toBe(204);
    expect((await world.get(`Contact/Contact/${two}`)).status).toBe(404);
  });

  it('with one record that is wrong changes nothing', async () => {
    expect(codeOf(await world.post('Contact/Contact', [{ 'Last Name': 'Half' }, {}]))).toBe('SBL-DAT-00498');
    expect(codeOf(await world.put('Contact/Contact', [{ Id: CARL, Comment: 'y' }, { Id: DORA, 'Mod Id': '9' }]))).toBe('SBL-DAT-00523'); // prettier-ignore
    expect(codeOf(await world.call('DELETE', 'Contact/Contact', [{ Id: CARL }, { Id: '1-NONE' }]))).toBe('SBL-EAI-04378'); // prettier-ignore
    expect(await world.find('Contact/Contact', `[Last Name] = 'Half' OR [Comment] = 'y'`)).toEqual([]);
    expect((await world.get(`Contact/Contact/${CARL}`)).status).toBe(200);
  });

  it('holds from one to 100 records', async () => {
    expect((await world.post('Contact/Contact', [])).status).toBe(400);
    const many = Array.from({ length: 101 }, () => ({ 'Last Name': 'Many' }));
    expect((await world.post('Contact/Contact', many)).status).toBe(400);
    expect((await world.post('Contact/Contact', ['x'])).status).toBe(400);
  });
});

describe('a user key', () => {
  it('is taken once: by an insert and by an update', async () => {
    const twin = await world.post('Account/Account', { Name: 'Acme', Location: 'Berlin' });
    expect([twin.status, codeOf(twin)]).toEqual([500, 'SBL-EAI-04383']);
    expect(twin.body['ERROR']).toContain(`[Name] = "Acme" AND [Location] = "Berlin"`);
    expect(codeOf(await world.put(`Account/Account/${ACME_BERLIN}`, { Location: 'Bonn' }))).toBe('SBL-DAT-00381');
    expect((await world.put(`Account/Account/${ACME_BERLIN}`, { Location: 'Berlin', Name: 'Acme' })).status).toBe(200);
  });

  it('finds the record that an upsert means', async () => {
    const answer = await world.put('Account/Account', { Name: 'Acme', Location: 'Berlin', Description: 'Old friend' });
    expect(writtenId(answer)).toBe(ACME_BERLIN);
    const person = { 'Person UId': 'UID-1', 'Last Name': 'Key' };
    const id = writtenId(await world.put('Contact/Contact', person));
    expect(writtenId(await world.put('Contact/Contact', { ...person, 'First Name': 'Kay' }))).toBe(id);
    expect(codeOf(await world.post('Contact/Contact', person))).toBe('SBL-EAI-04383');
  });

  it('is not taken twice by writers at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => world.post('Account/Account', { Name: 'Race', Location: 'Ulm' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 500, 500, 500, 500, 500]);
  });

  it('of an organization can be given by name', async () => {
    const id = writtenId(await world.post('Account/Account', { Name: 'Named', 'Primary Organization': 'Sellers' }));
    expect(await world.field(`Account/Account/${id}`, 'Primary Organization Id')).toBe('1-ORG');
    expect(codeOf(await world.put(`Account/Account/${id}`, { 'Primary Organization': 'Nobody' }))).toBe(
      'SBL-DAT-00225',
    );
  });
});

describe('writers of the same records', () => {
  it('in different orders all succeed', async () => {
    const lists = Array.from({ length: 12 }, (_, i) => {
      const both = [CARL, DORA].map((Id) => ({ Id, Comment: String(i), Position: [{ Id: WEST }] }));
      return i % 2 === 0 ? both : both.reverse();
    });
    const answers = await Promise.all(lists.map((list) => world.put('Contact/Contact', list)));
    expect(answers.map(({ status }) => status)).toEqual(lists.map(() => 200));
    expect(await world.field(`Contact/Contact/${CARL}`, 'Mod Id')).toBe('12');
  });
});
