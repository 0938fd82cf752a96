// Repeating activities: one row is the series; an exception row takes one occurrence out of it. What Siebel can say, and no more.
import { describe, expect, it } from 'vitest';
import { MEETING } from './smallCompany.ts';
import { itemsOf, useSiebelWorld, writtenId } from './siebelWorld.ts';

const world = useSiebelWorld();

const SERIES = {
  Description: 'Every week',
  Display: 'Calendar and Activities',
  Planned: '12/01/2026 09:00:00',
  'Planned Completion': '12/01/2026 10:00:00',
  Repeating: 'Y',
  'Repeating Type': 'Weekly',
  'Repeating Expires': '12/29/2026 00:00:00',
};

const create = async (fields: object = {}) => writtenId(await world.post('Action/Action', { ...SERIES, ...fields }));

describe('a series', () => {
  it.each(['Daily', 'Weekly', 'Monthly', 'Quarterly', 'Yearly'])('repeats %s, with an end or without', async (type) => {
    const id = await create({ 'Repeating Type': type, 'Repeating Expires': '' });
    expect((await world.get(`Action/Action/${id}`)).body).toMatchObject({
      Repeating: 'Y',
      'Repeating Type': type,
      'Repeating Expires': '',
    });
  });

  it.each([
    [{ 'Repeating Type': 'Fortnightly' }, '00225'],
    [{ 'Repeating Type': '' }, '00498'],
    [{ Planned: '', 'Planned Completion': '' }, '00498'],
    [{ 'Repeating Expires': '11/30/2026 23:59:59' }, '00500'],
    [{ 'Repeating Expires': 'never' }, '00359'],
    [{ Repeating: 'N' }, '00500'],
  ])('with %j is refused', async (fields, code) => {
    const answer = await world.post('Action/Action', { ...SERIES, ...fields });
    expect([answer.status, String(answer.body['ERROR']).slice(-11)]).toEqual([500, `-DAT-${code})`]);
  });

  it('may end on the day it starts, and stops being one when Repeating goes', async () => {
    const id = await create({ 'Repeating Expires': '12/01/2026 00:00:00' });
    await world.put(`Action/Action/${id}`, { Repeating: 'N' });
    expect((await world.get(`Action/Action/${id}`)).body).toMatchObject({
      Repeating: 'N',
      'Repeating Type': '',
      'Repeating Expires': '',
    });
  });
});

describe('an exception row', () => {
  const exceptionTo = (id: string, fields: object = {}) =>
    world.post('Action/Action', {
      Description: 'Every week',
      Planned: '12/08/2026 09:00:00',
      'Orig Appt Id': id,
      'Override Type': 'Delete',
      ...fields,
    });

  it('names its series and the start of the occurrence, and goes with the series', async () => {
    const id = await create();
    const exception = writtenId(await exceptionTo(id));
    const spec = encodeURIComponent(`[Orig Appt Id] = '${id}'`);
    expect(itemsOf(await world.get(`Action/Action?uniformresponse=y&searchspec=${spec}`))).toMatchObject([
      { Id: exception, Planned: '12/08/2026 09:00:00', 'Override Type': 'Delete' },
    ]);
    expect((await world.delete(`Action/Action/${id}`)).status).toBe(204);
    expect((await world.get(`Action/Action/${exception}`)).status).toBe(404);
  });

  it('needs a series, a start and a type, and does not repeat itself', async () => {
    const id = await create();
    const error = async (answer: ReturnType<typeof exceptionTo>) => String((await answer).body['ERROR']);
    expect(await error(exceptionTo(MEETING))).toContain('Orig Appt Id');
    expect(await error(exceptionTo('1-NONE'))).toContain('SBL-DAT-00225');
    expect(await error(exceptionTo(id, { Planned: '' }))).toContain("'Planned'");
    expect(await error(exceptionTo(id, { 'Override Type': '' }))).toContain("'Override Type'");
    expect(await error(exceptionTo(id, { Repeating: 'Y', 'Repeating Type': 'Daily' }))).toContain('cannot repeat');
    expect(await error(exceptionTo('', {}))).toContain("'Orig Appt Id'");
  });
});
