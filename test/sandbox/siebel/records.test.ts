// Writing records: what an insert and an update take and refuse, modification numbers, deletes and what goes with them.
import { describe, expect, it } from 'vitest';
import { ACME_BERLIN, ADA, CARL, DORA, MEETING, ZENITH } from './smallCompany.ts';
import { useSiebelWorld, writtenId } from './siebelWorld.ts';

const world = useSiebelWorld();

async function errorOf(answer: Promise<{ status: number; body: Readonly<Record<string, unknown>> }>): Promise<string> {
  const { status, body } = await answer;
  const text = String(body['ERROR']);
  return `${status} ${/SBL-[A-Z]{3}-\d{5}/.exec(text)?.[0] ?? ''}: ${text}`;
}

describe('an insert', () => {
  it('answers what was sent with Id and its own link, and the record is there with its defaults', async () => {
    const answer = await world.post('Contact/Contact', { 'Last Name': 'Neu', 'Birth Date': '04/12/1980' });
    const id = writtenId(answer);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        items: {
          'Last Name': 'Neu',
          'Birth Date': '04/12/1980',
          Id: id,
          Link: { rel: 'self', href: `${world.url}/siebel/v1.0/data/Contact/Contact/${id}`, name: 'Contact' },
        },
      },
    });
    expect((await world.get(`Contact/Contact/${id}`)).body).toMatchObject({
      'Last Name': 'Neu',
      'Birth Date': '04/12/1980',
      Private: 'N',
      'Mod Id': '0',
    });
  });

  it("gives ids that look like Siebel's and never come twice, not even after a reset", async () => {
    const first = writtenId(await world.post('Contact/Contact', { 'Last Name': 'A' }));
    await world.reload();
    const second = writtenId(await world.post('Contact/Contact', { 'Last Name': 'B' }));
    expect(first).toMatch(/^1-[0-9A-Z]{5,}$/);
    expect(parseInt(second.slice(2), 36)).toBeGreaterThan(parseInt(first.slice(2), 36));
  });

  it.each([
    [{}, '500 SBL-DAT-00498', 'Last Name'],
    [{ 'Last Name': ' ' }, '500 SBL-DAT-00498', 'Last Name'],
    [{ 'Last Name': 'x'.repeat(51) }, '500 SBL-DAT-00299', 'Last Name'],
    [{ 'Last Name': 'A', 'M/M': 'Sir' }, '500 SBL-DAT-00225', 'M/M'],
    [{ 'Last Name': 'A', Private: 'yes' }, '500 SBL-DAT-00225', 'Private'],
    [{ 'Last Name': 'A', 'Birth Date': '1980-04-12' }, '500 SBL-DAT-00359', 'Birth Date'],
    [{ 'Last Name': 'A', 'Birth Date': '02/30/1980' }, '500 SBL-DAT-00359', 'Birth Date'],
    [{ 'Last Name': 'A', 'Shoe Size': '9' }, '500 SBL-DAT-00398', 'Shoe Size'],
    [{ 'Last Name': 'A', Account: 'Acme' }, '500 SBL-DAT-00401', 'Account'],
    [{ 'Last Name': 'A', Updated: '01/01/2026 00:00:00' }, '500 SBL-DAT-00401', 'Updated'],
    [{ 'Last Name': ['A'] }, '400 : ', 'Last Name'],
    [{ 'Last Name': 'A', 'Sync List': ['x'] }, '400 : ', 'Sync List'],
    [{ 'Last Name': 'A', Job: '\0' }, '500 SBL-DAT-00398', 'Job'],
    [{ 'Last Name': 'A\0' }, '500 SBL-DAT-00359', 'Last Name'],
  ])('of %j is refused and names the field', async (body, error, field) => {
    const text = await errorOf(world.post('Contact/Contact', body));
    expect(text.startsWith(error)).toBe(true);
    expect(text).toContain(`'${field}'`.replace(/'(M\/M|Private)'/, '$1'));
    expect(await world.find('Contact/Contact', `[Last Name] = 'A'`)).toEqual([]);
  });

  it('counts characters, not code units', async () => {
    expect((await world.post('Contact/Contact', { 'Last Name': '😀'.repeat(50) })).status).toBe(200);
  });

  it('of a foreign key that names nothing is refused', async () => {
    const text = await errorOf(world.post('Opportunity/Opportunity', { Name: 'O', 'Account Id': '1-NONE' }));
    expect(text).toMatch(/^500 SBL-DAT-00225: .*Account Id/);
  });
});

describe('an update', () => {
  it('writes the given fields, counts the modification and moves Updated to the second', async () => {
    world.clock = new Date('2026-11-25T13:30:15.987Z');
    expect(
      (await world.put(`Contact/Contact/${CARL}`, { 'Job Title': 'Boss', Comment: 'Zeile 1\nZeile 2 – ü' })).status,
    ).toBe(200);
    expect((await world.get(`Contact/Contact/${CARL}`)).body).toMatchObject({
      'First Name': 'Carl',
      'Job Title': 'Boss',
      Comment: 'Zeile 1\nZeile 2 – ü',
      Created: '11/25/2026 12:00:00',
      Updated: '11/25/2026 13:30:15',
      'Mod Id': '1',
    });
  });

  it('empties a field that is sent empty, but not a required one', async () => {
    await world.put(`Contact/Contact/${CARL}`, { 'Email Address': '' });
    expect(await world.find('Contact/Contact', '[Email Address] IS NULL')).toEqual([CARL, DORA]);
    expect(await errorOf(world.put(`Contact/Contact/${CARL}`, { 'Last Name': '' }))).toContain('SBL-DAT-00498');
  });

  it('with the Mod Id of an older state is refused and writes nothing; without one it is not checked', async () => {
    await world.put(`Contact/Contact/${CARL}`, { Comment: 'one', 'Mod Id': '0' });
    const text = await errorOf(world.put(`Contact/Contact/${CARL}`, { Comment: 'two', 'Mod Id': '0' }));
    expect(text).toMatch(
      /^500 SBL-DAT-00523: The selected record has been modified by another user since it was retrieved/,
    );
    expect(await world.field(`Contact/Contact/${CARL}`, 'Comment')).toBe('one');
    await world.put(`Contact/Contact/${CARL}`, { Comment: 'three' });
    expect(await world.field(`Contact/Contact/${CARL}`, 'Comment')).toBe('three');
  });

  it('of one record by two writers who both saw the same state is won by one', async () => {
    const puts = ['a', 'b', 'c', 'd'].map((Comment) =>
      world.put(`Contact/Contact/${CARL}`, { Comment, 'Mod Id': '0' }),
    );
    const statuses = (await Promise.all(puts)).map((answer) => answer.status);
    expect(statuses.sort()).toEqual([200, 500, 500, 500]);
    expect(await world.field(`Contact/Contact/${CARL}`, 'Mod Id')).toBe('1');
  });

  it('of a record that is not there answers 404, through the collection it inserts', async () => {
    expect((await world.put('Contact/Contact/1-NONE', { Comment: 'x' })).status).toBe(404);
    const inserted = writtenId(await world.put('Contact/Contact', { Id: '1-NONE', 'Last Name': 'Neu' }));
    expect(await world.field(`Contact/Contact/${inserted}`, 'Last Name')).toBe('Neu');
    expect(writtenId(await world.put('Contact/Contact', { Id: inserted, 'First Name': 'Nina' }))).toBe(inserted);
    expect(await world.field(`Contact/Contact/${inserted}`, 'First Name')).toBe('Nina');
  });

  it('of an account shows in the contacts that are joined to it', async () => {
    await world.put(`Account/Account/${ACME_BERLIN}`, { Name: 'Acme International' });
    expect(await world.field(`Contact/Contact/${CARL}`, 'Account')).toBe('Acme International');
    expect(await world.field(`Contact/Contact/${CARL}`, 'Mod Id')).toBe('0');
  });
});

describe('a delete', () => {
  it('of a contact takes its children and leaves the activities it took part in', async () => {
    expect((await world.delete(`Contact/Contact/${CARL}`)).status).toBe(204);
    expect((await world.get(`Contact/Contact/${CARL}`)).status).toBe(404);
    expect(await world.find('Contact/Contact Personal Address', `[Contact Id] = '${CARL}'`)).toEqual([]);
    expect(await world.field(`Action/Action/${MEETING}`, 'Primary Contact Id')).toBe('');
    expect(await world.field('Service Request/Service Request/1-SR', 'Contact Id')).toBe('');
    const [left] = await world.store.select<{ n: string }>(`SELECT count(*) AS n FROM "S_PARTY" WHERE "ROW_ID" = $1`, [
      CARL,
    ]);
    expect(left?.n).toBe('0');
    expect((await world.delete(`Contact/Contact/${CARL}`)).status).toBe(404);
  });

  it('of an account frees its contacts, opportunities and service requests', async () => {
    await world.delete(`Account/Account/${ACME_BERLIN}`);
    expect(await world.field(`Contact/Contact/${CARL}`, 'Account Id')).toBe('');
    expect(await world.field('Opportunity/Opportunity/1-OPTY', 'Account Id')).toBe('');
    expect(await world.find('Account/Account', `[Name] = 'Zenith'`)).toEqual([ZENITH]);
  });

  it('of an employee is not allowed', async () => {
    expect((await world.delete(`Employee/Employee/${ADA}`)).status).toBe(405);
    expect((await world.post('Employee/Employee', { 'Last Name': 'X' })).status).toBe(405);
  });
});
