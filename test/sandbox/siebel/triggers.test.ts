// The log of changes, S_SD_SYNC_INFO: what each change of each table writes, whoever caused it. Rows are written by the database.
import { describe, expect, it } from 'vitest';
import { ACME_BERLIN, ADA, BEN, CARL, DORA, MEETING, ZENITH } from './smallCompany.ts';
import { itemsOf, useSiebelWorld, writtenId } from './siebelWorld.ts';

const world = useSiebelWorld();

const SADMIN = '0-1';

describe('a removal is logged', () => {
  it('when an employee leaves a Sync List', async () => {
    world.clock = new Date('2026-11-25T15:00:00Z');
    await world.delete(`Contact/Contact/${CARL}/Sync List/${ADA}`);
    const spec = encodeURIComponent(`[Operation Type] = 'DELETE'`);
    expect(
      itemsOf(await world.get(`PIMSI Sync Info/PIMSI Sync Info?uniformresponse=y&searchspec=${spec}`)),
    ).toMatchObject([
      {
        Id: expect.stringMatching(/^1-[0-9A-Z]+$/),
        'Siebel User Id': ADA,
        'Siebel Row Id': CARL,
        'Siebel Domain Id': 'PIMSI Intermediate Business Contact',
        'Operation Type': 'DELETE',
        'DB Last Upd': '11/25/2026 15:00:00',
        Updated: '11/25/2026 15:00:00',
      },
    ]);
  });

  it('when a contact is deleted, once for each employee of its Sync List', async () => {
    await world.put(`Contact/Contact/${CARL}/Sync List`, { Id: BEN });
    await world.delete(`Contact/Contact/${CARL}`);
    expect(await world.removals()).toEqual([`${ADA} ${CARL} Business Contact`, `${BEN} ${CARL} Business Contact`]);
  });

  it('when a participant leaves an activity', async () => {
    await world.delete(`Action/Action/${MEETING}/Employee/${BEN}`);
    expect(await world.removals()).toEqual([`${BEN} ${MEETING} Calendar`]);
  });

  it('when an activity is deleted, once for each employee, the owner among them', async () => {
    await world.delete(`Action/Action/${MEETING}`);
    expect(await world.removals()).toEqual([`${ADA} ${MEETING} Calendar`, `${BEN} ${MEETING} Calendar`]);
  });

  it('for the previous owner when the owner changes', async () => {
    await world.put(`Action/Action/${MEETING}`, { 'Primary Owner Id': BEN });
    expect(await world.removals()).toEqual([`${ADA} ${MEETING} Calendar`]);
  });

  it('once when the owner leaves and the next takes over', async () => {
    await world.delete(`Action/Action/${MEETING}/Employee/${ADA}`);
    expect(await world.field(`Action/Action/${MEETING}`, 'Primary Owner Id')).toBe(BEN);
    expect(await world.removals()).toEqual([`${ADA} ${MEETING} Calendar`]);
  });

  it('for each employee with the old domain when calendar becomes task', async () => {
    await world.put(`Action/Action/${MEETING}`, { Display: 'To Do and Activities', 'Primary Owner Id': BEN });
    expect(await world.removals()).toEqual([`${ADA} ${MEETING} Calendar`, `${BEN} ${MEETING} Calendar`]);
  });

  it('with the old domain when task becomes calendar, or neither', async () => {
    const task = { Description: 'Write', Display: 'To Do and Activities', 'Primary Owner Id': BEN };
    const [one, other] = [await world.post('Action/Action', task), await world.post('Action/Action', task)].map(
      (answer) => writtenId(answer),
    );
    await world.put(`Action/Action/${one}`, { Display: 'Calendar and Activities' });
    await world.put(`Action/Action/${other}`, { Display: 'Activities Only' });
    expect(await world.removals()).toEqual([`${BEN} ${one} Task`, `${BEN} ${other} Task`].sort());
  });

  it('when rows are deleted by SQL, past the REST interface', async () => {
    await world.store.execute(`DELETE FROM "S_CONTACT" WHERE "ROW_ID" = $1`, [CARL]);
    await world.store.execute(`DELETE FROM "S_EVT_ACT" WHERE "ROW_ID" = $1`, [MEETING]);
    expect(await world.removals()).toEqual([
      `${ADA} ${CARL} Business Contact`,
      `${ADA} ${MEETING} Calendar`,
      `${BEN} ${MEETING} Calendar`,
    ]);
  });
});

describe('every change of a contact or an activity, or of its children, is logged for each employee concerned', () => {
  const carl = `${ADA} ${CARL} Business Contact`;
  const meeting = [`${ADA} ${MEETING} Calendar`, `${BEN} ${MEETING} Calendar`];
  const values = (columns: string, row: string) => (table: string) =>
    `INSERT INTO "${table}" ("ROW_ID", ${columns}) VALUES ('9-NEW', ${row})`;
  const insert = {
    contact: values('"LAST_NAME", "EMP_FLG"', `'New', 'N'`),
    activity: values('"NAME", "CAL_TYPE_CD", "OWNER_PER_ID"', `'New', 'To Do and Activities', '${BEN}'`),
  };
  const update = (where: string) => (table: string) => `UPDATE "${table}" SET "MODIFICATION_NUM" = 7 WHERE ${where}`;
  const remove = (where: string) => (table: string) => `DELETE FROM "${table}" WHERE ${where}`;
  const ofCarl = `"CON_ID" = '${CARL}'`;

  it.each([
    ['S_CONTACT', 'insert', insert.contact, 'INSERT', ['0-1 9-NEW Business Contact']],
    ['S_CONTACT', 'update', update(`"ROW_ID" = '${CARL}'`), 'UPDATE', [carl]],
    ['S_CONTACT', 'delete', remove(`"ROW_ID" = '${CARL}'`), 'DELETE', [carl]],
    [
      'S_CONTACT_INFO',
      'insert',
      values('"CON_ID", "EMP_ID"', `'${DORA}', '${BEN}'`),
      'INSERT',
      [`${BEN} ${DORA} Business Contact`],
    ],
    ['S_CONTACT_INFO', 'update', update(ofCarl), 'UPDATE', [carl]],
    ['S_CONTACT_INFO', 'delete', remove(ofCarl), 'DELETE', [carl]],
    ['S_POSTN_CON', 'insert', values('"CON_ID", "POSTN_ID"', `'${CARL}', '1-OTHER'`), 'UPDATE', [carl]],
    ['S_POSTN_CON', 'update', update(ofCarl), 'UPDATE', [carl]],
    ['S_POSTN_CON', 'delete', remove(ofCarl), 'UPDATE', [carl]],
    ['S_PARTY_PER', 'insert', values('"PERSON_ID", "PARTY_ID"', `'${CARL}', '${ZENITH}'`), 'UPDATE', [carl]],
    ['S_PARTY_PER', 'update', update(`"PERSON_ID" = '${CARL}'`), 'UPDATE', [carl]],
    ['S_PARTY_PER', 'delete', remove(`"PERSON_ID" = '${CARL}'`), 'UPDATE', [carl]],
    ['S_ADDR_PER', 'insert', values('"PER_ID"', `'${CARL}'`), 'UPDATE', [carl]],
    ['S_ADDR_PER', 'update', update(`"PER_ID" = '${CARL}'`), 'UPDATE', [carl]],
    ['S_ADDR_PER', 'delete', remove(`"PER_ID" = '${CARL}'`), 'UPDATE', [carl]],
    ['S_ADDR_PER', 'update of his account', update(`"ACCNT_ID" = '${ACME_BERLIN}'`), 'UPDATE', [carl]],
    ['S_ORG_EXT', 'update', update(`"ROW_ID" = '${ACME_BERLIN}'`), 'UPDATE', [carl]],
    ['S_ORG_EXT', 'delete', remove(`"ROW_ID" = '${ACME_BERLIN}'`), 'UPDATE', [carl]],
    ['S_EVT_ACT', 'insert', insert.activity, 'INSERT', [`${BEN} 9-NEW Task`]],
    ['S_EVT_ACT', 'update', update(`"ROW_ID" = '${MEETING}'`), 'UPDATE', meeting],
    ['S_EVT_ACT', 'delete', remove(`"ROW_ID" = '${MEETING}'`), 'DELETE', meeting],
    [
      'S_ACT_EMP',
      'insert',
      values('"ACTIVITY_ID", "EMP_ID"', `'${MEETING}', '0-1'`),
      'INSERT',
      [`0-1 ${MEETING} Calendar`],
    ],
    ['S_ACT_EMP', 'update', update(`"EMP_ID" = '${BEN}'`), 'UPDATE', [`${BEN} ${MEETING} Calendar`]],
    ['S_ACT_EMP', 'delete', remove(`"EMP_ID" = '${BEN}'`), 'DELETE', [`${BEN} ${MEETING} Calendar`]],
    ['S_ACT_CONTACT', 'insert', values('"ACTIVITY_ID", "CON_ID"', `'${MEETING}', '${DORA}'`), 'UPDATE', meeting],
    ['S_ACT_CONTACT', 'update', update(`"ACTIVITY_ID" = '${MEETING}'`), 'UPDATE', meeting],
    ['S_ACT_CONTACT', 'delete', remove(`"ACTIVITY_ID" = '${MEETING}'`), 'UPDATE', meeting],
  ])('%s: %s', async (table, _operation, sqlFor, operation, rows) => {
    await world.store.execute(sqlFor(table));
    expect(await world.logged(operation)).toEqual(rows);
  });

  it('once for a record and an employee, however often it changes; a removal replaces what came before', async () => {
    for (const Comment of ['a', 'b', 'c']) {
      world.clock = new Date(world.clock.getTime() + 1000);
      await world.put(`Contact/Contact/${CARL}`, { Comment });
    }
    expect(await world.logged('UPDATE')).toEqual([carl]);
    const query = `PIMSI Sync Info/PIMSI Sync Info?fields=DB Last Upd,Mod Id&uniformresponse=y`;
    expect(itemsOf(await world.get(query))).toMatchObject([{ 'DB Last Upd': '11/25/2026 12:00:03', 'Mod Id': '2' }]);
    await world.delete(`Contact/Contact/${CARL}`);
    expect(await world.removals()).toEqual([carl]);
    expect((await world.logged('UPDATE')).filter((line) => line.includes(CARL))).toEqual([]);
  });

  it('for whoever makes it where nobody else is concerned', async () => {
    await world.as('BEN', 'PUT', `Contact/Contact/${DORA}`, { Comment: 'x' });
    expect(await world.logged('UPDATE')).toEqual([`${BEN} ${DORA} Business Contact`]);
    await world.as('BEN', 'DELETE', `Contact/Contact/${DORA}`);
    expect(await world.removals()).toEqual([`${BEN} ${DORA} Business Contact`]);
  });

  it('but not of an activity that is in neither domain, nor by a load of sample data', async () => {
    expect(itemsOf(await world.get('PIMSI Sync Info/PIMSI Sync Info?uniformresponse=y'))).toEqual([]);
    const id = writtenId(await world.post('Action/Action', { Description: 'z' }));
    expect(await world.field(`Action/Action/${id}`, 'Primary Owner Id')).toBe(SADMIN);
    await world.put(`Action/Action/${id}`, { Description: 'zz' });
    await world.delete(`Action/Action/${id}`);
    expect(itemsOf(await world.get('PIMSI Sync Info/PIMSI Sync Info?uniformresponse=y'))).toEqual([]);
  });

  it('and an edit is no removal', async () => {
    await world.put(`Contact/Contact/${CARL}`, { Comment: 'x' });
    await world.put(`Action/Action/${MEETING}`, { Description: 'y', 'Primary Owner Id': ADA });
    expect(await world.removals()).toEqual([]);
  });
});

describe('a reader of the log', () => {
  it('takes away the rows it has dealt with, and cannot write any', async () => {
    await world.delete(`Action/Action/${MEETING}`);
    const [id] = await world.find('PIMSI Sync Info/PIMSI Sync Info', `[Siebel User Id] = '${ADA}'`);
    expect((await world.delete(`PIMSI Sync Info/PIMSI Sync Info/${id}`)).status).toBe(204);
    expect(await world.removals()).toEqual([`${BEN} ${MEETING} Calendar`]);
    expect((await world.post('PIMSI Sync Info/PIMSI Sync Info', {})).status).toBe(405);
  });
});
