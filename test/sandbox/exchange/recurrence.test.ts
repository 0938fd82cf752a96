// The days of series on the sandbox's Exchange agree with another recurrence library, wherever RFC 5545 and Outlook agree.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestCompany, startExchangeWorld, valuesOf } from '../../support/exchangeWorld.ts';
import type { Answer, ExchangeWorld, Json } from '../../support/exchangeWorld.ts';
import { startsBetween } from '../../support/seriesOracle.ts';
import type { Series } from '../../support/seriesOracle.ts';

const mailboxes = 40;
const seriesEach = 50;
let world: ExchangeWorld;
beforeAll(async () => {
  const size = { users: mailboxes + 3, contacts: 0, events: 0, tasks: 0 };
  world = await startExchangeWorld({ makeCompany: (_seed, today) => makeTestCompany(size, today) });
});
afterAll(() => world.close());

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const zones = [
  ['Europe/London', 'GMT Standard Time'],
  ['America/New_York', 'Eastern Standard Time'],
  ['Asia/Tokyo', 'Tokyo Standard Time'],
  ['Asia/Kolkata', 'India Standard Time'],
  ['Australia/Lord_Howe', 'Lord Howe Standard Time'],
  ['America/St_Johns', 'Newfoundland Standard Time'],
  ['Pacific/Auckland', 'New Zealand Standard Time'],
] as const;
const dayText = (offset: number) => new Date(Date.UTC(2023, 0, 1 + offset)).toISOString().slice(0, 10);
const some = fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 7 });
const interval = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.integer({ min: 5, max: 40 }));
const dayOfMonth = fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant(31));
const month = fc.integer({ min: 1, max: 12 });
const longMonth = fc.constantFrom(1, 3, 5, 7, 8, 10, 12);
const index = fc.constantFrom('first', 'second', 'third', 'fourth', 'last');
const pattern = fc.oneof(
  fc.record({ type: fc.constant('daily'), interval }),
  fc.record({ type: fc.constant('weekly'), interval, daysOfWeek: some, firstDayOfWeek: fc.constantFrom(...weekdays) }),
  fc.record({ type: fc.constant('absoluteMonthly'), interval, dayOfMonth }),
  fc.record({ type: fc.constant('relativeMonthly'), interval, daysOfWeek: some, index }),
  fc.record({ type: fc.constant('absoluteYearly'), interval, dayOfMonth: fc.integer({ min: 1, max: 28 }), month }),
  fc.record({ type: fc.constant('absoluteYearly'), interval, dayOfMonth: fc.constant(31), month: longMonth }),
  fc.record({ type: fc.constant('relativeYearly'), interval, daysOfWeek: some, index, month }),
);
const series: fc.Arbitrary<Series> = fc
  .record({
    pattern,
    start: fc.integer({ min: 0, max: 500 }),
    range: fc.oneof(
      fc.constant({ type: 'noEnd' }),
      fc.integer({ min: 1, max: 60 }).map((numberOfOccurrences) => ({ type: 'numbered', numberOfOccurrences })),
      fc.integer({ min: 0, max: 500 }).map((days) => ({ type: 'endDate', days })),
    ),
    minute: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
    zone: fc.constantFrom(...zones.map(([iana]) => iana)),
    minutes: fc.constantFrom(0, 15, 60, 600, 1440),
  })
  .map(({ start, range, minute, ...rest }) => ({
    ...rest,
    range: 'days' in range ? { type: range.type, endDate: dayText(start + range.days) } : range,
    startDay: dayText(start),
    time: new Date(minute * 60_000).toISOString().slice(11, 19),
  }));

function bodyOf({ pattern: rule, range, startDay, time, zone, minutes }: Series): Json {
  const timeZone = zones.find(([iana]) => iana === zone)?.[1];
  const end = new Date(Date.parse(`${startDay}T${time}Z`) + minutes * 60_000).toISOString().slice(0, 19);
  return {
    start: { dateTime: `${startDay}T${time}`, timeZone },
    end: { dateTime: end, timeZone },
    recurrence: { pattern: rule, range: { ...range, startDate: startDay } },
  };
}

/** The answers of many requests, in batches of twenty, in their order. */
async function batched(requests: readonly Json[]): Promise<{ status: number; body: Json }[]> {
  const answers: { status: number; body: Json }[] = [];
  for (let from = 0; from < requests.length; from += 20) {
    const members = requests.slice(from, from + 20).map((request, at) => ({ ...request, id: String(at) }));
    const { body } = await world.send('POST', '/v1.0/$batch', { requests: members });
    const responses = body['responses'] as { id: string; status: number; body: Json }[];
    answers.push(...responses.sort((one, other) => Number(one.id) - Number(other.id)));
  }
  return answers;
}

const startMs = (event: Json) => Date.parse(`${String((event['start'] as Json)['dateTime']).slice(0, 19)}Z`);
const inOrder = (values: number[]) => [...values].sort((one, other) => one - other);

async function allOf(path: string): Promise<Json[]> {
  const found: Json[] = [];
  for (let next: unknown = path; typeof next === 'string';) {
    const answer: Answer = await world.send('GET', next);
    expect(answer.status).toBe(200);
    found.push(...valuesOf(answer));
    next = answer.body['@odata.nextLink'];
  }
  return found;
}

describe('instances and calendarView', () => {
  it('agree with another library over 2,000 random rules, zones and windows', { timeout: 60_000 }, async () => {
    const samples = fc.sample(series, { seed: 20_261_103, numRuns: mailboxes * seriesEach });
    const windows = fc.sample(fc.tuple(fc.integer({ min: 100, max: 600 }), fc.integer({ min: 1, max: 120 })), {
      seed: 7,
      numRuns: mailboxes,
    });
    let compared = 0;
    for (const [at, [first, length]] of windows.entries()) {
      const user = `User.N${at + 3}@siebel.example`;
      const own = samples.slice(at * seriesEach, (at + 1) * seriesEach);
      const [fromMs, toMs] = [Date.parse(dayText(first)), Date.parse(dayText(first + length))];
      const window = `startDateTime=${dayText(first)}&endDateTime=${dayText(first + length)}&$top=1000&$select=start`;
      const headers = { 'Content-Type': 'application/json' };
      const made = await batched(
        own.map((one) => ({ method: 'POST', url: `/users/${user}/events`, headers, body: bodyOf(one) })),
      );
      const kept = made.map(({ status, body }, index) => ({ status, id: String(body['id']), series: own[index] }));
      const possible = kept.filter(({ status }) => status === 201);
      const instances = await batched(
        possible.map(({ id }) => ({ method: 'GET', url: `/users/${user}/events/${id}/instances?${window}` })),
      );
      const expected = possible.map((one) => (one.series ? startsBetween(one.series, fromMs, toMs) : []));
      const seen = instances.map(({ body }) => inOrder((body['value'] as Json[]).map(startMs)));
      for (const [index, starts] of seen.entries()) {
        expect(starts, JSON.stringify([possible[index]?.series, window])).toEqual(expected[index]);
      }
      for (const { status, series: one } of kept) {
        if (status !== 201)
          expect(one && startsBetween(one, 0, Date.parse('2400-01-01')), JSON.stringify(one)).toEqual([]);
      }
      const view = await allOf(`/v1.0/users/${user}/calendarView?${window}`);
      expect(view.map(startMs)).toEqual(inOrder(expected.flat()));
      compared += view.length;
    }
    expect(compared).toBeGreaterThan(5_000);
  });
});
