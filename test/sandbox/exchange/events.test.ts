// Facts about events, series and the mail they cause, as the sandbox's Exchange plays them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ada,
  codeOf,
  grace,
  startExchangeWorld,
  valuesOf,
  type ExchangeWorld,
  type Json,
} from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';

const immutable = { Prefer: 'IdType="ImmutableId"' };
const events = `/v1.0/users/${ada}/events`;
const london = 'GMT Standard Time';
let world: ExchangeWorld;
beforeAll(async () => {
  world = await startExchangeWorld();
});
afterAll(() => world.close());

const at = (dateTime: string, timeZone = 'UTC') => ({ dateTime, timeZone });
const hours = (day: string, zone = 'UTC') => ({ start: at(`${day}T09:00:00`, zone), end: at(`${day}T10:00:00`, zone) });
const create = async (body: Json) => (await world.send('POST', events, body, immutable)).body;
const pathOf = (event: Json) => `${events}/${String(event['id'])}`;
const days = (rows: Json[]) => rows.map((row) => String((row['start'] as Json)['dateTime']).slice(0, 10));

describe('events', () => {
  it("have Exchange's defaults and the form of the schema", async () => {
    const answer = await world.send('POST', events, { subject: 'Plain', ...hours('2026-11-03', london) });
    expect(answer.status).toBe(201);
    expect(checkGraph(answer.body, 'event')).toEqual([]);
    expect(answer.body).toMatchObject({
      showAs: 'busy',
      sensitivity: 'normal',
      importance: 'normal',
      isReminderOn: true,
      reminderMinutesBeforeStart: 15,
      type: 'singleInstance',
      isOrganizer: true,
      organizer: { emailAddress: { name: 'Ada Byron' } },
      responseStatus: { response: 'organizer', time: '0001-01-01T00:00:00Z' },
      originalStartTimeZone: london,
      start: { dateTime: '2026-11-03T09:00:00.0000000', timeZone: 'UTC' },
    });
  });

  it('show their times in the preferred zone, and refuse a zone that does not exist', async () => {
    const made = await create({ subject: 'Zones', ...hours('2026-07-01', 'Europe/Berlin') });
    const read = await world.send('GET', pathOf(made), undefined, {
      Prefer: 'outlook.timezone="Eastern Standard Time"',
    });
    expect(read.body['start']).toEqual({ dateTime: '2026-07-01T03:00:00.0000000', timeZone: 'Eastern Standard Time' });
    const wrong = await world.send('POST', events, hours('2026-07-01', 'Mars Standard Time'));
    expect([wrong.status, codeOf(wrong)]).toEqual([400, 'TimeZoneNotSupportedException']);
  });

  it.each([
    ['that end before they start', { start: at('2026-11-03T10:00:00'), end: at('2026-11-03T09:00:00') }],
    ['without an end', { start: at('2026-11-03T10:00:00') }],
    ['all day but not from midnight', { isAllDay: true, ...hours('2026-11-03') }],
    ['all day of no day', { isAllDay: true, start: at('2026-11-03'), end: at('2026-11-03') }],
    ['with an unknown show-as', { ...hours('2026-11-03'), showAs: 'asleep' }],
    ['with an unknown property', { ...hours('2026-11-03'), flag: {} }],
    ['with an attendee without an address', { ...hours('2026-11-03'), attendees: [{ type: 'required' }] }],
    [
      'weekly on no day',
      {
        ...hours('2026-11-03'),
        recurrence: { pattern: { type: 'weekly', interval: 1 }, range: { type: 'noEnd', startDate: '2026-11-03' } },
      },
    ],
    [
      'whose rule starts on another day',
      {
        ...hours('2026-11-03'),
        recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'noEnd', startDate: '2026-11-04' } },
      },
    ],
  ])('%s are refused', async (_what, body) => {
    expect((await world.send('POST', events, body)).status).toBe(400);
  });

  it('all day float: they are midnight in whichever zone they are read', async () => {
    const made = await create({
      isAllDay: true,
      start: at('2026-11-03T00:00:00', 'Tokyo Standard Time'),
      end: at('2026-11-04T00:00:00', 'Tokyo Standard Time'),
    });
    expect(made['start']).toEqual({ dateTime: '2026-11-03T00:00:00.0000000', timeZone: 'UTC' });
    const read = await world.send('GET', pathOf(made), undefined, {
      Prefer: 'outlook.timezone="Pacific Standard Time"',
    });
    expect(read.body['start']).toEqual({ dateTime: '2026-11-03T00:00:00.0000000', timeZone: 'Pacific Standard Time' });
  });

  it('keep a text body as HTML and give it back as text when asked', async () => {
    const made = await create({
      ...hours('2026-11-03'),
      body: { contentType: 'Text', content: 'Line <1>\nLine 2' },
      showAs: 'FREE',
    });
    expect(made).toMatchObject({ showAs: 'free', bodyPreview: 'Line <1>\r\nLine 2', body: { contentType: 'html' } });
    expect((made['body'] as Json)['content']).toContain('Line &lt;1&gt;<br>');
    const read = await world.send('GET', pathOf(made), undefined, { Prefer: 'outlook.body-content-type="text"' });
    expect(read.body['body']).toEqual({ contentType: 'text', content: 'Line <1>\r\nLine 2' });
  });

  it('a create that is repeated with its transactionId makes no second one', async () => {
    const body = { subject: 'Once', transactionId: 'T-1', ...hours('2026-11-03') };
    const [one, two] = [await create(body), await create(body)];
    expect(one['id']).toBe(two['id']);
    expect((await world.send('PATCH', pathOf(one), { transactionId: 'T-2' })).status).toBe(400);
  });

  it('a live one has its calendar; a deleted one has none but is found by its immutable id', async () => {
    const made = await create({ subject: 'Deleted', ...hours('2026-11-03') });
    const expand = `${pathOf(made)}?$expand=calendar($select=id)&$select=subject`;
    const calendar = (await world.send('GET', `/v1.0/users/${ada}/calendar`)).body;
    expect((await world.send('GET', expand)).body['calendar']).toEqual({ id: calendar['id'] });
    expect((await world.send('GET', `${pathOf(made)}/calendar`)).body['id']).toBe(calendar['id']);
    expect((await world.send('DELETE', pathOf(made))).status).toBe(204);
    const after = await world.send('GET', expand, undefined, immutable);
    expect([after.status, 'calendar' in after.body]).toEqual([200, false]);
    expect((await world.send('GET', `${pathOf(made)}/calendar`)).status).toBe(404);
    const listed = valuesOf(await world.send('GET', `${events}?$top=1000`, undefined, immutable));
    expect(listed.map((event) => event['id'])).not.toContain(made['id']);
    await world.send('DELETE', pathOf(made));
    expect((await world.send('GET', pathOf(made))).status).toBe(404);
  });

  it('what a client may not set is ignored', async () => {
    const made = await create({ subject: 'Mine', ...hours('2026-11-03') });
    const changed = await world.send('PATCH', pathOf(made), {
      isOrganizer: false,
      type: 'occurrence',
      iCalUId: 'x',
      subject: 'Still mine',
    });
    expect(changed.body).toMatchObject({
      isOrganizer: true,
      type: 'singleInstance',
      iCalUId: made['iCalUId'],
      subject: 'Still mine',
    });
  });
});

describe('series', () => {
  const weekly = {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
    range: { type: 'numbered', startDate: '2026-10-20', numberOfOccurrences: 4 },
  };
  const view = (from: string, to: string) =>
    world.send(
      'GET',
      `/v1.0/users/${grace}/calendarView?startDateTime=${from}&endDateTime=${to}&$top=100`,
      undefined,
      immutable,
    );
  const box = `/v1.0/users/${grace}/events`;
  let master: Json;
  beforeAll(async () => {
    master = (
      await world.send(
        'POST',
        box,
        { subject: 'Weekly', ...hours('2026-10-20', london), recurrence: weekly },
        immutable,
      )
    ).body;
  });

  it('list their master, complete, and view their occurrences at the same clock time across a change of the clocks', async () => {
    expect(checkGraph(master, 'event')).toEqual([]);
    expect(master).toMatchObject({
      type: 'seriesMaster',
      recurrence: {
        pattern: { month: 0, dayOfMonth: 0, firstDayOfWeek: 'sunday', index: 'first' },
        range: { recurrenceTimeZone: london },
      },
    });
    const rows = valuesOf(await view('2026-10-01', '2026-12-01'));
    expect(rows.map((row) => (row['start'] as Json)['dateTime'])).toEqual([
      '2026-10-20T08:00:00.0000000',
      '2026-10-27T09:00:00.0000000',
      '2026-11-03T09:00:00.0000000',
      '2026-11-10T09:00:00.0000000',
    ]);
    expect(new Set(rows.map((row) => row['seriesMasterId']))).toEqual(new Set([master['id']]));
    expect(checkGraph(rows, 'event[]')).toEqual([]);
    const instances = await world.send(
      'GET',
      `${box}/${String(master['id'])}/instances?startDateTime=2026-10-25&endDateTime=2026-11-05`,
    );
    expect(days(valuesOf(instances))).toEqual(['2026-10-27', '2026-11-03']);
  });

  it('an occurrence can be changed, which makes it an exception, and cancelled, which removes it', async () => {
    const [, second, third] = valuesOf(await view('2026-10-01', '2026-12-01'));
    const changed = await world.send(
      'PATCH',
      `${box}/${String(second?.['id'])}`,
      { subject: 'Moved', ...hours('2026-10-28') },
      immutable,
    );
    expect(changed.body).toMatchObject({
      type: 'exception',
      id: second?.['id'],
      subject: 'Moved',
      originalStart: '2026-10-27T09:00:00Z',
    });
    expect((await world.send('DELETE', `${box}/${String(third?.['id'])}`)).status).toBe(204);
    expect((await world.send('GET', `${box}/${String(third?.['id'])}`)).status).toBe(404);
    expect(days(valuesOf(await view('2026-10-01', '2026-12-01')))).toEqual(['2026-10-20', '2026-10-28', '2026-11-10']);
    const read = await world.send(
      'GET',
      `${box}/${String(master['id'])}?$select=cancelledOccurrences&$expand=exceptionOccurrences`,
      undefined,
      immutable,
    );
    expect(read.body['cancelledOccurrences']).toEqual([`OID.${String(master['id'])}.2026-11-03`]);
    expect(read.body['exceptionOccurrences']).toMatchObject([{ subject: 'Moved' }]);
    const crossing = await world.send('PATCH', `${box}/${String(second?.['id'])}`, hours('2026-11-11'));
    expect([crossing.status, codeOf(crossing)]).toEqual([400, 'ErrorOccurrenceCrossingBoundary']);
  });

  it.each([
    [
      'the 31st, cut to short months',
      { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 },
      '2027-01-31',
      ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'],
    ],
    [
      'the second weekday',
      {
        type: 'relativeMonthly',
        interval: 1,
        index: 'second',
        daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      },
      '2027-01-04',
      ['2027-01-04', '2027-02-02', '2027-03-02', '2027-04-02'],
    ],
    [
      'the last Friday, every two months',
      { type: 'relativeMonthly', interval: 2, index: 'last', daysOfWeek: ['friday'] },
      '2027-01-29',
      ['2027-01-29', '2027-03-26', '2027-05-28', '2027-07-30'],
    ],
    [
      'every third day',
      { type: 'daily', interval: 3 },
      '2027-02-26',
      ['2027-02-26', '2027-03-01', '2027-03-04', '2027-03-07'],
    ],
    [
      'every two weeks on Sunday and Monday, weeks from Sunday',
      { type: 'weekly', interval: 2, daysOfWeek: ['sunday', 'monday'] },
      '2027-01-04',
      ['2027-01-04', '2027-01-17', '2027-01-18', '2027-01-31'],
    ],
    [
      'every two weeks on Sunday and Monday, weeks from Monday',
      { type: 'weekly', interval: 2, daysOfWeek: ['sunday', 'monday'], firstDayOfWeek: 'monday' },
      '2027-01-04',
      ['2027-01-04', '2027-01-10', '2027-01-18', '2027-01-24'],
    ],
    [
      '29 February',
      { type: 'absoluteYearly', interval: 1, month: 2, dayOfMonth: 29 },
      '2028-02-29',
      ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28'],
    ],
    [
      'the first Monday of September',
      { type: 'relativeYearly', interval: 1, month: 9, index: 'first', daysOfWeek: ['monday'] },
      '2027-09-06',
      ['2027-09-06', '2028-09-04', '2029-09-03', '2030-09-02'],
    ],
  ])('of %s fall on the right days', async (_what, pattern, startDate, expected) => {
    const recurrence = { pattern, range: { type: 'numbered', startDate, numberOfOccurrences: 4 } };
    const made = (await world.send('POST', box, { ...hours(startDate), recurrence }, immutable)).body;
    const rows = await world.send(
      'GET',
      `${box}/${String(made['id'])}/instances?startDateTime=${startDate}&endDateTime=2031-12-01`,
    );
    expect(days(valuesOf(rows))).toEqual(expected);
  });
});

describe('mail', () => {
  const person = (address: string) => ({ emailAddress: { address }, type: 'required' });
  const sent = async () =>
    valuesOf({
      ...(await world.send('GET', '/sandbox/mail')),
      body: { value: (await world.send('GET', '/sandbox/mail')).body['mails'] },
    });

  it("counts what an organizer's create, change and delete would send, and nothing for an event without attendees", async () => {
    await create({ subject: 'Alone', ...hours('2026-11-03') });
    expect(await sent()).toEqual([]);
    const made = await create({
      subject: 'Meeting',
      ...hours('2026-11-03'),
      attendees: [person('x@out.example'), person(ada)],
    });
    expect(made['attendees']).toMatchObject([{ status: { response: 'none' } }, {}]);
    await world.send('PATCH', pathOf(made), { categories: ['Siebel Calendar'] });
    await world.send('PATCH', pathOf(made), { attendees: [person('x@out.example'), person('y@out.example')] });
    await world.send('DELETE', pathOf(made));
    expect((await sent()).map((mail) => [mail['kind'], mail['to'], mail['eventId']])).toEqual([
      ['invitation', ['x@out.example'], made['id']],
      ['update', ['x@out.example'], made['id']],
      ['invitation', ['y@out.example'], made['id']],
      ['cancellation', ['x@out.example', 'y@out.example'], made['id']],
    ]);
  });
});
