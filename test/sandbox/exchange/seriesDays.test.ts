// Which days and hours a series has on the sandbox's Exchange where Outlook goes its own way, and what it refuses.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, codeOf, startExchangeWorld, valuesOf } from '../../support/exchangeWorld.ts';
import type { ExchangeWorld, Json } from '../../support/exchangeWorld.ts';

const immutable = { Prefer: 'IdType="ImmutableId"' };
const box = `/v1.0/users/${ada}/events`;
let world: ExchangeWorld;
beforeAll(async () => {
  world = await startExchangeWorld();
});
afterAll(() => world.close());

const startMs = (event: Json) => Date.parse(`${String((event['start'] as Json)['dateTime']).slice(0, 19)}Z`);
const utcNine = (day: string) => ({
  start: { dateTime: `${day}T09:00:00`, timeZone: 'UTC' },
  end: { dateTime: `${day}T10:00:00`, timeZone: 'UTC' },
});

async function makeSeries(startDate: string, rule: Json, range: Json = {}, more: Json = {}): Promise<Json> {
  const recurrence = { pattern: rule, range: { type: 'noEnd', startDate, ...range } };
  const body = { subject: 'Series', ...utcNine(startDate), ...more, recurrence };
  const answer = await world.send('POST', box, body, immutable);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

const pathOf = (event: Json) => `${box}/${String(event['id'])}`;
const window = (from: string, to: string) => `startDateTime=${from}&endDateTime=${to}`;

async function instancesOf(event: Json, from: string, to: string, headers: Json = immutable): Promise<Json[]> {
  const answer = await world.send(
    'GET',
    `${pathOf(event)}/instances?${window(from, to)}&$top=1000`,
    undefined,
    headers,
  );
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return valuesOf(answer);
}

const daysOf = (events: Json[]) => events.map((event) => new Date(startMs(event)).toISOString().slice(0, 10));
const wallOf = (event: Json, name = 'start') => String((event[name] as Json)['dateTime']).slice(0, 16);
const monthly = (day: number) => ({ type: 'absoluteMonthly', interval: 1, dayOfMonth: day });

describe("days that a month does not have are Outlook's", () => {
  it.each([
    [29, '2027-01-29', ['2027-01-29', '2027-02-28', '2027-03-29', '2027-04-29']],
    [30, '2027-01-30', ['2027-01-30', '2027-02-28', '2027-03-30', '2027-04-30']],
    [31, '2027-01-31', ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']],
    [29, '2028-01-29', ['2028-01-29', '2028-02-29', '2028-03-29', '2028-04-29']],
    [30, '2028-01-30', ['2028-01-30', '2028-02-29', '2028-03-30', '2028-04-30']],
  ])('day %i of every month is the last day of a shorter one', async (day, startDate, expected) => {
    const made = await makeSeries(startDate, monthly(day));
    expect(daysOf(await instancesOf(made, startDate, `${startDate.slice(0, 4)}-05-01`))).toEqual(expected);
  });

  it.each([
    [29, 2, '2028-02-29', ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
    [31, 4, '2028-04-30', ['2028-04-30', '2029-04-30', '2030-04-30', '2031-04-30', '2032-04-30']],
  ])('so is day %i of month %i every year', async (day, month, startDate, expected) => {
    const rule = { type: 'absoluteYearly', interval: 1, dayOfMonth: day, month };
    const made = await makeSeries(startDate, rule, { type: 'numbered', numberOfOccurrences: 5 });
    expect(daysOf(await instancesOf(made, startDate, '2032-12-31'))).toEqual(expected);
  });

  it('a shortened month counts: the third occurrence is the last', async () => {
    const made = await makeSeries('2027-01-31', monthly(31), { type: 'numbered', numberOfOccurrences: 3 });
    expect(daysOf(await instancesOf(made, '2027-01-01', '2028-01-01'))).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
    ]);
  });
});

describe('the first occurrence', () => {
  it('is the first day of the pattern on or after the start', async () => {
    const made = await makeSeries('2026-11-02', { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] });
    expect(daysOf(await instancesOf(made, '2026-10-01', '2026-11-12'))).toEqual(['2026-11-03', '2026-11-10']);
  });

  it('must exist', async () => {
    const recurrence = (rule: Json, endDate: string) => ({
      pattern: rule,
      range: { type: 'endDate', startDate: '2026-11-02', endDate },
    });
    const weekly = { type: 'weekly', interval: 1, daysOfWeek: ['friday'] };
    const none = await world.send('POST', box, {
      ...utcNine('2026-11-02'),
      recurrence: recurrence(weekly, '2026-11-05'),
    });
    expect([none.status, codeOf(none)]).toEqual([400, 'ErrorRecurrenceHasNoOccurrence']);
    const before = await world.send('POST', box, {
      ...utcNine('2026-11-02'),
      recurrence: recurrence(weekly, '2026-11-01'),
    });
    expect(before.status).toBe(400);
    const never = { type: 'absoluteYearly', interval: 9999, dayOfMonth: 1, month: 1 };
    const answer = await world.send('POST', box, {
      ...utcNine('2026-11-02'),
      recurrence: { pattern: never, range: { type: 'noEnd' } },
    });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'ErrorRecurrenceHasNoOccurrence']);
  });

  it.each([
    ['an interval of 0', { pattern: { interval: 0 } }],
    ['an interval of 10,000', { pattern: { interval: 10_000 } }],
    ['10,000 occurrences', { range: { type: 'numbered', numberOfOccurrences: 10_000 } }],
    ['no occurrences', { range: { type: 'numbered', numberOfOccurrences: 0 } }],
    ['month 13', { pattern: { month: 13 } }],
    ['day 32 of the month', { pattern: { dayOfMonth: 32 } }],
    ['another start than the event', { range: { startDate: '2026-11-09' } }],
  ])('%s is refused', async (_what, { pattern: rule = {}, range = {} }: { pattern?: Json; range?: Json }) => {
    const recurrence = {
      pattern: { type: 'daily', interval: 1, ...rule },
      range: { type: 'noEnd', startDate: '2026-11-02', ...range },
    };
    const answer = await world.send('POST', box, { ...utcNine('2026-11-02'), recurrence });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'ErrorInvalidRequest']);
  });

  it('a zone that does not exist is refused, in the event and in the range', async () => {
    const daily = { type: 'daily', interval: 1 };
    const range = { type: 'noEnd', startDate: '2026-11-02', recurrenceTimeZone: 'tzone://Microsoft/Custom' };
    const inRange = await world.send('POST', box, { ...utcNine('2026-11-02'), recurrence: { pattern: daily, range } });
    expect([inRange.status, codeOf(inRange)]).toEqual([400, 'TimeZoneNotSupportedException']);
    const start = { dateTime: '2026-11-02T09:00:00', timeZone: 'Middle-earth Standard Time' };
    const inEvent = await world.send('POST', box, { start, end: start });
    expect([inEvent.status, codeOf(inEvent)]).toEqual([400, 'TimeZoneNotSupportedException']);
  });
});

describe('long series', () => {
  it('a daily one of twenty years without an end shows this week, and its last page of the year 9999', async () => {
    const made = await makeSeries('2006-11-03', { type: 'daily', interval: 1 });
    expect((await instancesOf(made, '2026-11-02', '2026-11-09')).length).toBe(7);
    expect(daysOf(await instancesOf(made, '9999-12-30', '9999-12-31T23:00:00'))).toEqual(['9999-12-30', '9999-12-31']);
  });

  it('every 9,999 days', async () => {
    const made = await makeSeries('2006-11-03', { type: 'daily', interval: 9999 });
    expect(daysOf(await instancesOf(made, '2034-01-01', '2035-01-01'))).toEqual(['2034-03-20']);
  });

  it('a window may have 1,825 days and no more', async () => {
    const made = await makeSeries('2026-11-03', { type: 'absoluteYearly', interval: 1, dayOfMonth: 3, month: 11 });
    expect((await instancesOf(made, '2026-11-01', '2031-10-31')).length).toBe(5);
    for (const path of [
      `${pathOf(made)}/instances`,
      `/v1.0/users/${ada}/calendarView`,
      `/v1.0/users/${ada}/calendarView/delta`,
    ]) {
      const answer = await world.send('GET', `${path}?${window('2026-11-01', '2031-11-01')}`);
      expect([answer.status, codeOf(answer)]).toEqual([400, 'ErrorInvalidRequest']);
    }
  });
});

describe('clock changes', () => {
  const newYork = (day: string, from: string, to: string) => ({
    start: { dateTime: `${day}T${from}`, timeZone: 'Eastern Standard Time' },
    end: { dateTime: `${day}T${to}`, timeZone: 'Eastern Standard Time' },
  });

  it('do not shift a series: it keeps the clock time of its own zone', async () => {
    const more = newYork('2026-10-30', '09:00', '10:00');
    const made = await makeSeries('2026-10-30', { type: 'daily', interval: 1 }, {}, more);
    const rows = await instancesOf(made, '2026-10-31', '2026-11-03');
    expect(rows.map((row) => wallOf(row))).toEqual(['2026-10-31T13:00', '2026-11-01T14:00', '2026-11-02T14:00']);
  });

  it('an hour that is skipped moves forward, of an hour that comes twice it is the first', async () => {
    const skipped = await makeSeries(
      '2027-03-13',
      { type: 'daily', interval: 1 },
      {},
      newYork('2027-03-13', '02:30', '02:45'),
    );
    const forward = await instancesOf(skipped, '2027-03-13', '2027-03-15T12:00:00');
    expect(forward.map((row) => wallOf(row))).toEqual(['2027-03-13T07:30', '2027-03-14T07:30', '2027-03-15T06:30']);
    const twice = await makeSeries(
      '2026-10-31',
      { type: 'daily', interval: 1 },
      {},
      newYork('2026-10-31', '01:30', '01:45'),
    );
    const first = await instancesOf(twice, '2026-10-31', '2026-11-02T12:00:00');
    expect(first.map((row) => wallOf(row))).toEqual(['2026-10-31T05:30', '2026-11-01T05:30', '2026-11-02T06:30']);
  });
});
