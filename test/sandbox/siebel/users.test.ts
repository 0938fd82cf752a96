// People on the Siebel server: who signs in with a password, what each sees by view mode, and what a record takes from its creator.
import { describe, expect, it } from 'vitest';
import { ACME_BERLIN, ADA, BEN, CARL, DORA, EAST, MEETING, WEST } from './smallCompany.ts';
import type { Json } from './siebelWorld.ts';
import { itemsOf, useSiebelWorld, writtenId } from './siebelWorld.ts';

const world = useSiebelWorld();

async function seen(login: string, component: string, viewMode?: string): Promise<unknown[]> {
  const query = new URLSearchParams({
    uniformresponse: 'y',
    fields: 'Id',
    ...(viewMode ? { ViewMode: viewMode } : {}),
  });
  return itemsOf(await world.as(login, 'GET', `${component}?${query.toString()}`)).map((item) => item['Id']);
}

describe('an employee', () => {
  it('signs in with his login in any case, and what he writes is his', async () => {
    world.clock = new Date('2026-11-25T13:00:00Z');
    expect((await world.as('ada', 'PUT', `Contact/Contact/${CARL}`, { Comment: 'x' })).status).toBe(200);
    const { body } = await world.as('Ada', 'GET', `Contact/Contact/${CARL}`);
    expect(body).toMatchObject({ 'Created By': '0-1', 'Updated By': ADA, Updated: '11/25/2026 13:00:00' });
    const id = writtenId(await world.as('BEN', 'POST', 'Action/Action', { Description: 'Mine' }));
    expect(await world.field(`Action/Action/${id}`, 'Primary Owned By')).toBe('BEN');
  });

  it('who is no employee any more, or never was, gets 401', async () => {
    await world.put(`Employee/Employee/${BEN}`, { Status: 'Terminated' });
    expect((await world.as('BEN', 'GET', 'Contact/Contact')).status).toBe(401);
    expect((await world.as('CARL', 'GET', 'Contact/Contact')).status).toBe(401);
    expect((await world.as('', 'GET', 'Contact/Contact')).status).toBe(401);
    expect((await world.as('A\0', 'GET', 'Contact/Contact')).status).toBe(401);
  });
});

describe('a view mode', () => {
  it('is Sales Rep unless named: contacts of the own position, activities one takes part in', async () => {
    await world.delete(`Contact/Contact/${CARL}/Position/${WEST}`);
    expect(await seen('ADA', 'Contact/Contact')).toEqual([CARL]);
    expect(await seen('BEN', 'Contact/Contact')).toEqual([DORA]);
    expect(await seen('BEN', 'Contact/Contact', '"Sales Rep"')).toEqual([DORA]);
    expect(await seen('ADA', 'Action/Action')).toEqual([MEETING]);
    await world.delete(`Action/Action/${MEETING}/Employee/${BEN}`);
    expect(await seen('BEN', 'Action/Action', 'Personal')).toEqual([]);
    const unplaced = await world.call('GET', 'Contact/Contact');
    expect([unplaced.status, unplaced.body['ERROR']]).toEqual([404, 'There is no data for the requested resource']);
  });

  it('hides single records and their children as it hides them from lists', async () => {
    await world.delete(`Contact/Contact/${CARL}/Position/${WEST}`);
    expect((await world.as('BEN', 'GET', `Contact/Contact/${CARL}`)).status).toBe(404);
    expect((await world.as('BEN', 'GET', `Contact/Contact/${CARL}/Position`)).status).toBe(404);
    expect((await world.as('BEN', 'GET', `Contact/Contact/${CARL}/Position/${EAST}?ViewMode=All`)).status).toBe(200);
  });

  it('shows all with All, what one made with Personal, the own organization with Organization', async () => {
    const id = writtenId(await world.as('ADA', 'POST', 'Contact/Contact', { 'Last Name': 'Own' }));
    expect(await seen('ADA', 'Contact/Contact', 'All')).toEqual([id, CARL, DORA].sort());
    expect(await seen('ADA', 'Contact/Contact', 'Personal')).toEqual([id]);
    expect(await seen('BEN', 'Contact/Contact', 'Organization')).toEqual([id, CARL, DORA].sort());
    await world.delete(`Contact/Contact/${CARL}/Organization/1-ORG`);
    expect(await seen('BEN', 'Contact/Contact', 'Organization')).toEqual([id, DORA].sort());
  });

  it('shows a manager what the positions beneath him have as their own', async () => {
    expect(await seen('BEN', 'Contact/Contact', 'Manager')).toEqual([DORA]);
    await world.put(`Position/Position/${EAST}`, { 'Parent Position Id': WEST });
    expect(await seen('BEN', 'Contact/Contact', 'Manager')).toEqual([CARL, DORA]);
    expect(await seen('ADA', 'Contact/Contact', 'Manager')).toEqual([CARL]);
    expect(await seen('BEN', 'Action/Action', 'Manager')).toEqual([MEETING]);
    expect(await seen('BEN', 'Account/Account', 'Manager')).toEqual([ACME_BERLIN]);
  });

  it('of a component that is nobody’s shows everything', async () => {
    expect(await seen('BEN', 'Employee/Employee', 'Personal')).toHaveLength(3);
    expect(await seen('BEN', 'User List/User List')).toHaveLength(1);
  });
});

describe('a record', () => {
  it('has its creator’s position on its team, as its primary, and his organization', async () => {
    for (const [component, body] of [
      ['Contact/Contact', { 'Last Name': 'New' }],
      ['Account/Account', { Name: 'New' }],
      ['Opportunity/Opportunity', { Name: 'New' }],
    ] as const) {
      const id = writtenId(await world.as('ADA', 'POST', component, body));
      expect((await world.get(`${component}/${id}`)).body).toMatchObject({
        'Primary Position Id': EAST,
        'Primary Organization Id': '1-ORG',
      });
      const team = itemsOf(await world.get(`${component}/${id}/Position?uniformresponse=y`));
      expect(team).toMatchObject([{ Id: EAST, 'SSA Primary Field': 'Y' }]);
    }
  });
});

describe('the other components', () => {
  const childrenOf = async (path: string, sort = ''): Promise<Json[]> =>
    itemsOf(await world.get(`${path}?uniformresponse=y${sort}`));

  it('a project has employees and contacts; a user list has users', async () => {
    const id = writtenId(
      await world.post('Project/Project', { Name: 'Roof', 'Account Id': ACME_BERLIN, 'Start Date': '12/01/2026' }),
    );
    await world.put(`Project/Project/${id}/Employee`, { 'Login Name': 'BEN' });
    await world.put(`Project/Project/${id}/Contact`, { Id: CARL });
    expect((await world.get(`Project/Project/${id}`)).body).toMatchObject({
      Account: 'Acme',
      'Primary Employee Id': BEN,
      'Primary Contact Id': CARL,
      'Start Date': '12/01/2026',
    });
    const action = { Description: 'Measure', 'Project Id': id };
    const activity = writtenId(await world.post('Action/Action', action));
    await world.delete(`Project/Project/${id}`);
    expect(await world.field(`Action/Action/${activity}`, 'Project Id')).toBe('');
    const list = writtenId(await world.post('User List/User List', { Name: 'Pilots', User: [{ Id: ADA }] }));
    expect(await childrenOf(`User List/User List/${list}/User`)).toMatchObject([{ Id: ADA, 'Login Name': 'ADA' }]);
    expect((await world.delete(`User List/User List/${list}`)).status).toBe(204);
  });

  it('an employee holds positions beside his lists of users, one of them primary', async () => {
    await world.put(`Employee/Employee/${ADA}/Position`, { Name: 'West' });
    expect(await childrenOf(`Employee/Employee/${ADA}/Position`, '&sortspec=Name')).toMatchObject([
      { Id: EAST, 'SSA Primary Field': 'Y' },
      { Id: WEST, 'SSA Primary Field': 'N' },
    ]);
    await world.delete(`Employee/Employee/${ADA}/Position/${EAST}`);
    await world.delete(`Employee/Employee/${ADA}/Position/${WEST}`);
    expect(await world.field(`Employee/Employee/${ADA}`, 'Primary Position Id')).toBe('');
  });
});
