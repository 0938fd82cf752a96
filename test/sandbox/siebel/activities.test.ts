// What is special about activities: the owner among the employees, the order of dates, and being done.
import { describe, expect, it } from 'vitest';
import { ADA, BEN, CARL, DORA, MEETING } from './smallCompany.ts';
import { itemsOf, useSiebelWorld, writtenId } from './siebelWorld.ts';

const world = useSiebelWorld();

async function create(fields: Record<string, string> = {}): Promise<string> {
  return writtenId(await world.post('Action/Action', { Description: 'Call back', ...fields }));
}

async function employeesOf(id: string): Promise<string[]> {
  const rows = itemsOf(await world.get(`Action/Action/${id}/Employee?uniformresponse=y&sortspec=Login Name`));
  return rows.map((row) => `${String(row['Login Name'])}${row['SSA Primary Field'] === 'Y' ? '*' : ''}`);
}

describe('the owner', () => {
  it('is SADMIN unless given, and always one of the employees', async () => {
    expect(await employeesOf(await create())).toEqual(['SADMIN*']);
    expect(await employeesOf(await create({ 'Primary Owner Id': BEN }))).toEqual(['BEN*']);
  });

  it('who is given anew becomes the primary employee; the one before stays', async () => {
    await world.put(`Action/Action/${MEETING}`, { 'Primary Owner Id': BEN });
    expect(await employeesOf(MEETING)).toEqual(['ADA', 'BEN*']);
    expect(await world.field(`Action/Action/${MEETING}`, 'Primary Owned By')).toBe('BEN');
  });

  it('changes with the primary employee, and passes on when he leaves', async () => {
    await world.put(`Action/Action/${MEETING}/Employee`, { Id: BEN, 'SSA Primary Field': 'Y' });
    expect(await world.field(`Action/Action/${MEETING}`, 'Primary Owner Id')).toBe(BEN);
    await world.delete(`Action/Action/${MEETING}/Employee/${BEN}`);
    expect(await world.field(`Action/Action/${MEETING}`, 'Primary Owner Id')).toBe(ADA);
  });

  it('cannot leave when nobody else is there', async () => {
    const id = await create({ 'Primary Owner Id': BEN });
    expect((await world.delete(`Action/Action/${id}/Employee/${BEN}`)).body['ERROR']).toMatch(
      /'Primary Owner Id'.*\(SBL-DAT-00498\)$/,
    );
    expect((await world.put(`Action/Action/${id}`, { 'Primary Owner Id': '' })).body['ERROR']).toContain(
      'SBL-DAT-00498',
    );
    expect((await world.put(`Action/Action/${id}`, { 'Primary Owner Id': CARL })).body['ERROR']).toContain(
      'SBL-DAT-00225',
    );
  });
});

describe('the contact', () => {
  it('named as primary is associated; the first associated becomes primary', async () => {
    const id = await create({ 'Primary Contact Id': CARL });
    expect(itemsOf(await world.get(`Action/Action/${id}/Contact?uniformresponse=y`))).toMatchObject([
      { Id: CARL, 'Email Address': 'Carl.Meyer@acme.example', 'SSA Primary Field': 'Y' },
    ]);
    const other = await create();
    await world.put(`Action/Action/${other}/Contact`, { Id: DORA });
    expect(await world.field(`Action/Action/${other}`, 'Primary Contact Id')).toBe(DORA);
  });
});

describe('the dates', () => {
  it('must not have the end before the start, whichever of them is written', async () => {
    const times = { Planned: '11/26/2026 10:00:00', 'Planned Completion': '11/26/2026 09:59:59' };
    const insert = await world.post('Action/Action', { Description: 'x', ...times });
    expect(insert.body['ERROR']).toMatch(/'Planned Completion'.*\(SBL-DAT-00500\)$/);
    const update = await world.put(`Action/Action/${MEETING}`, { Planned: '11/25/2026 10:00:01' });
    expect(update.status).toBe(500);
    expect((await world.put(`Action/Action/${MEETING}`, { Planned: '11/25/2026 10:00:00' })).status).toBe(200);
  });
});

describe('being done', () => {
  const OPEN = { 'Done Flag': 'N', Done: '' };
  const DONE = { Status: 'Done', 'Done Flag': 'Y', Done: '11/25/2026 12:00:00', 'Percent Complete': '100' };

  it.each([
    [{ Status: 'Done' }, DONE],
    [{ 'Done Flag': 'Y' }, DONE],
    [{ 'Percent Complete': '100' }, DONE],
    [{ Done: '11/24/2026 08:00:00' }, { ...DONE, Done: '11/24/2026 08:00:00' }],
    [{ 'Percent Complete': '40' }, { ...OPEN, Status: 'In Progress', 'Percent Complete': '40' }],
    [
      { Status: 'On Hold', 'Percent Complete': '40' },
      { ...OPEN, Status: 'On Hold', 'Percent Complete': '40' },
    ],
    [{}, { ...OPEN, Status: 'Not Started', 'Percent Complete': '' }],
  ])('a new activity with %j says so in every field', async (given, expected) => {
    expect((await world.get(`Action/Action/${await create(given)}`)).body).toMatchObject(expected);
  });

  it.each([
    [{ Status: 'In Progress' }, { ...OPEN, Status: 'In Progress', 'Percent Complete': '' }],
    [{ 'Done Flag': 'N' }, { ...OPEN, Status: 'Not Started', 'Percent Complete': '' }],
    [{ Done: '' }, { ...OPEN, Status: 'Not Started' }],
    [{ 'Percent Complete': '60' }, { ...OPEN, Status: 'In Progress', 'Percent Complete': '60' }],
    [{ Comment: 'well done' }, DONE],
  ])('one that was done and gets %j follows in every field', async (change, expected) => {
    const id = await create({ Status: 'Done' });
    await world.put(`Action/Action/${id}`, change);
    expect((await world.get(`Action/Action/${id}`)).body).toMatchObject(expected);
  });

  it('takes a percentage from 0 to 100 only', async () => {
    expect((await world.put(`Action/Action/${MEETING}`, { 'Percent Complete': '101' })).status).toBe(500);
    expect((await world.put(`Action/Action/${MEETING}`, { 'Percent Complete': 'half' })).body['ERROR']).toMatch(
      /\(SBL-DAT-00359\)$/,
    );
  });
});
