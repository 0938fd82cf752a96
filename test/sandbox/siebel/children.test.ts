// Children over REST: associating and taking away, the primary and how it moves, accounts named by what people know of them.
import { describe, expect, it } from 'vitest';
import { ACME_BERLIN, ACME_BONN, ADA, BEN, CARL, DORA, EAST, WEST, ZENITH } from './smallCompany.ts';
import { itemsOf, useSiebelWorld, writtenId } from './siebelWorld.ts';

const world = useSiebelWorld();

/** The Ids of a child collection, the primary with a star. */
async function childrenOf(contactId: string, child: string): Promise<string[]> {
  const answer = await world.get(`Contact/Contact/${contactId}/${child}?uniformresponse=y`);
  return itemsOf(answer).map((row) => `${String(row['Id'])}${row['SSA Primary Field'] === 'Y' ? '*' : ''}`);
}

describe('the Sync List', () => {
  it('takes an employee on, the second time without effect, and off again', async () => {
    const path = `Contact/Contact/${DORA}/Sync List`;
    expect(writtenId(await world.put(path, { Id: BEN }), 'Sync List')).toBe(BEN);
    world.clock = new Date('2026-11-25T13:00:00Z');
    expect((await world.put(path, { Id: BEN })).status).toBe(200);
    expect(await childrenOf(DORA, 'Sync List')).toEqual([BEN]);
    expect(await world.field(`${path}/${BEN}`, 'Updated')).toBe('11/25/2026 12:00:00');
    expect((await world.delete(`${path}/${BEN}`)).status).toBe(204);
    expect((await world.delete(`${path}/${BEN}`)).status).toBe(404);
  });

  it('leaves the Updated and the Mod Id of the contact alone and moves its own', async () => {
    world.clock = new Date('2026-11-25T13:00:00Z');
    await world.put(`Contact/Contact/${DORA}/Sync List`, { Id: BEN });
    expect((await world.get(`Contact/Contact/${DORA}`)).body).toMatchObject({
      Updated: '11/25/2026 12:00:00',
      'Mod Id': '0',
    });
    const query = `[Contact Id] = '${DORA}' AND [Updated] = '11/25/2026 13:00:00'`;
    expect(await world.find('Contact/Contact Sync List', query)).toHaveLength(1);
  });

  it('takes an employee by login, and nobody who is not one', async () => {
    expect(writtenId(await world.put(`Contact/Contact/${DORA}/Sync List`, { 'Login Name': 'BEN' }), 'Sync List')).toBe(
      BEN,
    );
    expect((await world.put(`Contact/Contact/${DORA}/Sync List`, { Id: CARL })).body['ERROR']).toMatch(
      /\(SBL-DAT-00276\)$/,
    );
    expect((await world.put(`Contact/Contact/${DORA}/Sync List`, {})).body['ERROR']).toMatch(
      /'Id'.*\(SBL-DAT-00498\)$/,
    );
    expect((await world.put('Contact/Contact/1-NONE/Sync List', { Id: BEN })).status).toBe(404);
  });
});

describe('the primary', () => {
  it('is the first child, moves to another that asks, and passes on when it is taken away', async () => {
    await world.put(`Contact/Contact/${DORA}/Account`, { Id: ZENITH });
    expect(await childrenOf(DORA, 'Account')).toEqual([`${ZENITH}*`]);
    await world.put(`Contact/Contact/${DORA}/Account`, { Id: ACME_BONN });
    expect(await childrenOf(DORA, 'Account')).toEqual([`${ZENITH}*`, ACME_BONN]);
    await world.put(`Contact/Contact/${DORA}/Account/${ACME_BONN}`, { 'SSA Primary Field': 'Y' });
    expect(await world.field(`Contact/Contact/${DORA}`, 'Account Location')).toBe('Bonn');
    await world.delete(`Contact/Contact/${DORA}/Account/${ACME_BONN}`);
    expect(await childrenOf(DORA, 'Account')).toEqual([`${ZENITH}*`]);
    await world.delete(`Contact/Contact/${DORA}/Account/${ZENITH}`);
    expect(await world.field(`Contact/Contact/${DORA}`, 'Account Id')).toBe('');
  });

  it('is a column of the parent, so that moving it is a change of the parent', async () => {
    world.clock = new Date('2026-11-25T13:00:00Z');
    await world.put(`Contact/Contact/${CARL}/Position`, { Id: WEST });
    expect(await world.field(`Contact/Contact/${CARL}`, 'Mod Id')).toBe('0');
    await world.put(`Contact/Contact/${CARL}/Position`, { Id: WEST, 'SSA Primary Field': 'Y' });
    expect((await world.get(`Contact/Contact/${CARL}`)).body).toMatchObject({
      'Mod Id': '1',
      Updated: '11/25/2026 13:00:00',
    });
    expect(await childrenOf(CARL, 'Position')).toEqual([EAST, `${WEST}*`]);
  });
});

describe('an account', () => {
  it('can be named by name and location', async () => {
    const path = `Contact/Contact/${DORA}/Account`;
    expect(writtenId(await world.put(path, { Name: 'Acme', Location: 'Bonn' }), 'Account')).toBe(ACME_BONN);
    expect(writtenId(await world.put(path, { Name: 'Zenith', Location: '' }), 'Account')).toBe(ZENITH);
    expect(writtenId(await world.put(path, { Name: 'Zenith' }), 'Account')).toBe(ZENITH);
  });

  it('that is unknown, or not the only one of its name, is refused', async () => {
    const path = `Contact/Contact/${DORA}/Account`;
    expect((await world.put(path, { Name: 'Nobody Ltd' })).body['ERROR']).toMatch(/.*no Account.*\(SBL-DAT-00276\)$/);
    expect((await world.put(path, { Name: 'Acme' })).body['ERROR']).toMatch(/.*several Account.*\(SBL-DAT-00276\)$/);
    expect((await world.put(path, { Name: 'Acme', Location: 'Ulm' })).body['ERROR']).toMatch(/no Account/);
    expect((await world.put(path, { Id: ACME_BERLIN, Updated: 'x' })).body['ERROR']).toMatch(/\(SBL-DAT-00401\)$/);
  });
});

describe('a personal address', () => {
  it('is inserted, becomes primary and shows in the contact', async () => {
    const path = `Contact/Contact/${DORA}/Personal Address`;
    const id = writtenId(await world.put(path, { 'Street Address': 'Hauptstr. 1', City: 'Köln' }), 'Personal Address');
    expect(await world.field(`Contact/Contact/${DORA}`, 'Personal City')).toBe('Köln');
    world.clock = new Date('2026-11-25T14:00:00Z');
    expect((await world.put(`${path}/${id}`, { City: 'Bonn' })).status).toBe(200);
    expect((await world.get(`${path}/${id}`)).body).toMatchObject({
      'Street Address': 'Hauptstr. 1',
      City: 'Bonn',
      'SSA Primary Field': 'Y',
      Updated: '11/25/2026 14:00:00',
      'Mod Id': '1',
    });
    expect((await world.put(`${path}/${id}`, { City: 'Ulm', 'Mod Id': '0' })).body['ERROR']).toMatch(
      /\(SBL-DAT-00523\)$/,
    );
    expect((await world.put(`${path}/1-NONE`, { City: 'Bonn' })).status).toBe(404);
    expect((await world.put(path, { State: 'x'.repeat(11) })).body['ERROR']).toMatch(/.*'State'.*\(SBL-DAT-00299\)$/);
  });

  it('that is deleted leaves the next one primary', async () => {
    const path = `Contact/Contact/${CARL}/Personal Address`;
    await world.put(path, { City: 'Ulm' });
    expect((await world.delete(`${path}/1-PC`)).status).toBe(204);
    expect(await world.field(`Contact/Contact/${CARL}`, 'Personal City')).toBe('Ulm');
  });
});

describe('a position', () => {
  it('lists who holds it', async () => {
    expect(itemsOf(await world.get(`Position/Position/${EAST}/Employee?uniformresponse=y`))).toMatchObject([
      { Id: ADA, 'Login Name': 'ADA', 'SSA Primary Field': 'Y' },
    ]);
  });
});
