// Facts about the occurrences of a series on the sandbox's Exchange: identity, change, removal, and the windows that they show in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, codeOf, startExchangeWorld, valuesOf } from '../../support/exchangeWorld.ts';
import type { ExchangeWorld, Json } from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';
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
describe('occurrences', () => {
  const weekly = { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] };
  const everyTuesday = () => makeSeries('2026-11-03', weekly, { type: 'numbered', numberOfOccurrences: 5 });
  const all = (made: Json) => instancesOf(made, '2026-11-01', '2026-12-31');

  it('have ids, change keys, and iCalUIds of their own, and name their series', async () => {
    const made = await everyTuesday();
    const rows = await all(made);
    expect(rows.length).toBe(5);
    expect(checkGraph(rows, 'event[]')).toEqual([]);
    for (const name of ['id', 'iCalUId', '@odata.etag', 'changeKey'])
      expect(new Set([made, ...rows].map((row) => row[name])).size, name).toBe(6);
    expect(new Set(rows.map((row) => row['seriesMasterId']))).toEqual(new Set([made['id']]));
    expect(rows[1]).toMatchObject({ type: 'occurrence', originalStart: '2026-11-10T09:00:00Z', recurrence: null });
    const read = await world.send('GET', pathOf(rows[1] ?? {}), undefined, immutable);
    expect([read.status, read.body['@odata.etag'], read.body['id']]).toEqual([
      200,
      rows[1]?.['@odata.etag'],
      rows[1]?.['id'],
    ]);
  });

  it('are guarded by If-Match of their own change key', async () => {
    const [first = {}, second = {}] = await all(await everyTuesday());
    const etag = { 'If-Match': String(second['@odata.etag']) };
    expect((await world.send('PATCH', pathOf(first), { subject: 'x' }, etag)).status).toBe(412);
    expect((await world.send('PATCH', pathOf(second), { subject: 'x' }, etag)).status).toBe(200);
    expect((await world.send('PATCH', pathOf(second), { subject: 'y' }, etag)).status).toBe(412);
  });

  it('stay between their neighbours, by the days of the series, as far as these still exist', async () => {
    const made = await everyTuesday();
    const [, second = {}, third = {}, fourth = {}] = await all(made);
    const move = async (event: Json, day: string) => {
      const answer = await world.send('PATCH', pathOf(event), utcNine(day), immutable);
      return answer.status === 200 ? 200 : codeOf(answer);
    };
    expect(await move(third, '2026-11-10')).toBe('ErrorOccurrenceCrossingBoundary');
    expect(await move(third, '2026-11-24')).toBe('ErrorOccurrenceCrossingBoundary');
    expect(await move(third, '2026-11-23')).toBe(200);
    expect(await move(fourth, '2026-11-23')).toBe('ErrorOccurrenceCrossingBoundary');
    expect(await move(second, '2026-11-18')).toBe(200);
    expect((await world.send('DELETE', pathOf(third))).status).toBe(204);
    expect(await move(fourth, '2026-11-20')).toBe(200);
    expect(daysOf(await all(made))).toEqual(['2026-11-03', '2026-11-18', '2026-11-20', '2026-12-01']);
  });

  it('that are deleted are gone, and the series tells of them and of the changed ones when asked', async () => {
    const made = await everyTuesday();
    const [, second = {}, third = {}] = await all(made);
    await world.send('DELETE', pathOf(second));
    await world.send('PATCH', pathOf(third), { subject: 'Moved', ...utcNine('2026-11-18') });
    expect((await world.send('GET', pathOf(second))).status).toBe(404);
    expect((await world.send('PATCH', pathOf(second), { subject: 'x' })).status).toBe(404);
    expect((await world.send('DELETE', pathOf(second))).status).toBe(404);
    const plain = (await world.send('GET', pathOf(made), undefined, immutable)).body;
    expect('cancelledOccurrences' in plain || 'exceptionOccurrences' in plain).toBe(false);
    const exception = { id: third['id'], type: 'exception', subject: 'Moved', originalStart: '2026-11-17T09:00:00Z' };
    for (const query of [
      '$expand=exceptionOccurrences',
      '$select=exceptionOccurrences',
      '$select=id&$expand=exceptionOccurrences($select=subject)',
    ]) {
      const { status, body } = await world.send('GET', `${pathOf(made)}?${query}`, undefined, immutable);
      expect([status, checkGraph(body, 'event')]).toEqual([200, []]);
      const changed = body['exceptionOccurrences'] as Json[];
      expect(changed).toHaveLength(1);
      const { type, ...rest } = exception;
      expect(changed[0]).toMatchObject(
        query.includes('subject') ? { id: rest.id, subject: rest.subject } : { ...rest, type },
      );
    }
    const selected = `${pathOf(made)}?$select=subject,cancelledOccurrences,exceptionOccurrences`;
    const { body } = await world.send('GET', selected, undefined, immutable);
    expect(body['cancelledOccurrences']).toEqual([`OID.${String(made['id'])}.2026-11-10`]);
    expect(body['exceptionOccurrences']).toHaveLength(1);
  });

  it('show in a window that they touch: ended at its start or begun at its end they do not', async () => {
    const made = await everyTuesday();
    const seen = async (from: string, to: string) => daysOf(await instancesOf(made, from, to));
    expect(await seen('2026-11-10T10:00:00', '2026-11-17T09:00:00')).toEqual([]);
    expect(await seen('2026-11-10T09:59:59', '2026-11-17T09:00:01')).toEqual(['2026-11-10', '2026-11-17']);
    expect(await seen('2026-11-10T09:30:00', '2026-11-10T09:31:00')).toEqual(['2026-11-10']);
    const [, second = {}] = await all(made);
    await world.send('PATCH', pathOf(second), utcNine('2026-11-15'));
    expect(await seen('2026-11-10', '2026-11-11')).toEqual([]);
    expect(await seen('2026-11-15', '2026-11-16')).toEqual(['2026-11-15']);
  });
});
