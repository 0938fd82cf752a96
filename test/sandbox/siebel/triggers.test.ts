// The log of removals, S_SD_SYNC_INFO: what each kind of leaving writes, whoever caused it. Rows are written by the database.
import { describe, expect, it } from 'vitest';
import { ADA, BEN, CARL, DORA, MEETING } from './smallCompany.ts';
import { itemsOf, useSiebelWorld, writtenId } from './siebelWorld.ts';

const world = useSiebelWorld();

const SADMIN = '0-1';

describe('a removal is logged', () => {
  it('when an employee leaves a Sync List', async () => {
    world.clock = new Date('2026-11-25T15:00:00Z');
    await world.delete(`Contact/Contact/${CARL}/Sync List/${ADA}`);
    expect(itemsOf(await world.get('PIMSI Sync Info/PIMSI Sync Info?uniformresponse=y'))).toMatchObject([
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
      writtenId,
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

describe('nothing is logged', () => {
  it('for edits, for contacts nobody syncs, and for activities of neither domain', async () => {
    await world.put(`Contact/Contact/${CARL}`, { Comment: 'x' });
    await world.put(`Action/Action/${MEETING}`, {
      Description: 'y',
      Display: 'Calendar and Activities',
      'Primary Owner Id': ADA,
    });
    await world.delete(`Contact/Contact/${DORA}`);
    const id = writtenId(await world.post('Action/Action', { Description: 'z' }));
    expect(await world.field(`Action/Action/${id}`, 'Primary Owner Id')).toBe(SADMIN);
    await world.delete(`Action/Action/${id}`);
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
