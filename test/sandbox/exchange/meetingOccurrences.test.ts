// Facts about single occurrences of a series with attendees.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../../support/exchangeWorld.ts';
import { ada, alan, answersIn, grace, hours, konrad, only, person, startMeetingWorld, weekly } from './meetingWorld.ts';
import type { MeetingWorld } from './meetingWorld.ts';

const sender = 'Ada.Byron@siebel.example';
let world: MeetingWorld;
let series: Json;
beforeAll(async () => {
  world = await startMeetingWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  const body = {
    subject: 'Weekly',
    ...hours('2026-12-01'),
    recurrence: weekly('2026-12-01'),
    attendees: [person(grace)],
  };
  series = await world.create(ada, body);
  await world.mail();
});

const copyAt = async (who: string, event: Json) => only(await world.copiesOf(who, event));
/** The n-th occurrence, 0 the first, as somebody has it. */
const nth = async (who: string, n: number) => (await world.instancesOf(who, await copyAt(who, series)))[n] ?? {};
const startOf = (event: Json) => String((event['start'] as Json)['dateTime']).slice(0, 16);

describe('an occurrence', () => {
  it('that the organizer moves is moved in the same series of the attendee, who is asked about it alone', async () => {
    await world.act(grace, await copyAt(grace, series), 'accept');
    await world.mail();
    await world.patch(ada, await nth(ada, 1), { ...hours('2026-12-09', '14:00', '15:00'), subject: 'Weekly, later' });
    expect(await world.mail()).toEqual([['update', sender, [grace]]]);
    const copy = await copyAt(grace, series);
    const rows = await world.instancesOf(grace, copy);
    expect(
      rows.map((row) => [row['type'], startOf(row), row['subject'], (row['responseStatus'] as Json)['response']]),
    ).toEqual([
      ['occurrence', '2026-12-01T09:00', 'Weekly', 'accepted'],
      ['exception', '2026-12-09T14:00', 'Weekly, later', 'notResponded'],
      ['occurrence', '2026-12-15T09:00', 'Weekly', 'accepted'],
      ['occurrence', '2026-12-22T09:00', 'Weekly', 'accepted'],
    ]);
    expect(rows.map((row) => row['seriesMasterId'])).toEqual(Array(4).fill(copy['id']));
    expect(rows.map((row) => row['iCalUId'])).toEqual(
      (await world.instancesOf(ada, series)).map((row) => row['iCalUId']),
    );
    expect(rows[1]?.['showAs']).toBe('tentative');
  });

  it('keeps what the attendee made his own of it when the series is updated', async () => {
    await world.patch(grace, await nth(grace, 2), { categories: ['Red'], reminderMinutesBeforeStart: 1 });
    await world.remove(grace, await nth(grace, 0));
    await world.patch(ada, series, { subject: 'Weekly round' });
    const rows = await world.instancesOf(grace, await copyAt(grace, series));
    expect(rows.map((row) => [startOf(row), row['subject'], row['categories']])).toEqual([
      ['2026-12-08T09:00', 'Weekly round', []],
      ['2026-12-15T09:00', 'Weekly round', ['Red']],
      ['2026-12-22T09:00', 'Weekly round', []],
    ]);
    expect(await world.mail()).toEqual([['update', sender, [grace]]]);
  });

  it.each([
    ['DELETE', (event: Json) => world.remove(ada, event), 'Weekly'],
    ['cancel', (event: Json) => world.act(ada, event, 'cancel', { comment: 'Holiday' }), 'Holiday'],
  ])('that the organizer takes out by %s stays with the attendee, called off', async (_how, remove) => {
    const out = await nth(ada, 1);
    expect((await remove(out)).status).toBeLessThan(300);
    expect(await world.mail()).toEqual([['cancellation', sender, [grace]]]);
    const [, second, ...rest] = await world.instancesOf(grace, await copyAt(grace, series));
    expect(second).toMatchObject({
      subject: 'Canceled: Weekly',
      isCancelled: true,
      showAs: 'free',
      iCalUId: out['iCalUId'],
    });
    expect(rest.map((row) => [row['subject'], row['isCancelled']])).toEqual(Array(2).fill(['Weekly', false]));
    expect(await world.instancesOf(ada, series)).toHaveLength(3);
    await world.patch(ada, series, { subject: 'Weekly still' });
    expect((await nth(grace, 1))['isCancelled']).toBe(true);
    expect((await world.remove(grace, await nth(grace, 1))).status).toBe(204);
    expect(await world.instancesOf(grace, await copyAt(grace, series))).toHaveLength(3);
  });

  it('to which somebody is invited alone is an event of its own for him', async () => {
    await world.patch(ada, await nth(ada, 2), { attendees: [person(grace), person(alan)] });
    expect(await world.mail()).toEqual([['invitation', sender, [alan]]]);
    const theirs = await nth(ada, 2);
    const single = await copyAt(alan, theirs);
    expect(single).toMatchObject({ type: 'singleInstance', recurrence: null, subject: 'Weekly', isOrganizer: false });
    expect(startOf(single)).toBe('2026-12-15T09:00');
    expect(await world.copiesOf(alan, series)).toEqual([]);
    await world.act(alan, single, 'accept');
    expect(answersIn(await nth(ada, 2))).toEqual({ [grace]: 'none', [alan]: 'accepted' });
    expect(answersIn(await world.read(ada, series))).toEqual({ [grace]: 'none' });
    await world.patch(ada, await nth(ada, 2), { subject: 'With Alan' });
    expect(await copyAt(alan, theirs)).toMatchObject({ id: single['id'], subject: 'With Alan', showAs: 'busy' });
    await world.mail();
    await world.remove(ada, series);
    expect(await world.mail()).toEqual([
      ['cancellation', sender, [grace]],
      ['cancellation', sender, [alan]],
    ]);
    expect(await copyAt(alan, theirs)).toMatchObject({ subject: 'Canceled: With Alan', isCancelled: true });
  });

  it('to which somebody was invited alone is part of the series for him once he is invited to that', async () => {
    await world.patch(ada, await nth(ada, 2), { attendees: [person(grace), person(alan)] });
    const theirs = await nth(ada, 2);
    await world.patch(ada, series, { attendees: [person(grace), person(alan)] });
    expect(await world.copiesOf(alan, theirs)).toEqual([]);
    expect(await world.instancesOf(alan, await copyAt(alan, series))).toHaveLength(4);
  });

  it('from which somebody is taken is called off for him alone', async () => {
    await world.patch(ada, series, { attendees: [person(grace), person(konrad)] });
    await world.mail();
    await world.patch(ada, await nth(ada, 0), { attendees: [person(grace)] });
    expect(await world.mail()).toEqual([['cancellation', sender, [konrad]]]);
    expect([(await nth(konrad, 0))['isCancelled'], (await nth(konrad, 1))['isCancelled']]).toEqual([true, false]);
    expect((await nth(grace, 0))['isCancelled']).toBe(false);
    await world.patch(ada, series, { attendees: [person(grace), person(konrad), person(alan)] });
    expect(answersIn(await nth(ada, 0))).toEqual({ [grace]: 'none', [alan]: 'none' });
  });

  it('that the attendee deleted comes back when the organizer changes it', async () => {
    await world.remove(grace, await nth(grace, 3));
    expect([await world.mail(), await world.instancesOf(grace, await copyAt(grace, series))]).toMatchObject([
      [],
      { length: 3 },
    ]);
    await world.patch(ada, await nth(ada, 3), { location: { displayName: 'Hall' } });
    expect((await nth(grace, 3))['location']).toMatchObject({ displayName: 'Hall' });
  });
});

describe('a series', () => {
  it('that gets another rhythm loses its changed occurrences, in every calendar', async () => {
    await world.patch(ada, await nth(ada, 1), { subject: 'Changed' });
    await world.remove(ada, await nth(ada, 2));
    await world.patch(ada, series, { recurrence: weekly('2026-12-01', 5) });
    for (const who of [ada, grace]) {
      const rows = await world.instancesOf(who, await copyAt(who, series));
      expect(rows.map((row) => row['subject'])).toEqual(Array(5).fill('Weekly'));
    }
  });

  it('whose start is written again, though it is the same, loses them likewise', async () => {
    await world.remove(ada, await nth(ada, 2));
    await world.patch(ada, series, { start: hours('2026-12-01')['start'] });
    for (const who of [ada, grace]) expect(await world.instancesOf(who, await copyAt(who, series))).toHaveLength(4);
  });

  it('that becomes a single event does so in every calendar', async () => {
    await world.patch(ada, series, { recurrence: null });
    expect(await copyAt(grace, series)).toMatchObject({ type: 'singleInstance', recurrence: null });
  });

  it('that is called off is so with all its occurrences', async () => {
    await world.patch(ada, await nth(ada, 1), { subject: 'Changed' });
    await world.remove(ada, series);
    const rows = await world.instancesOf(grace, await copyAt(grace, series));
    expect(rows.map((row) => [row['subject'], row['isCancelled'], row['showAs']])).toEqual([
      ['Canceled: Weekly', true, 'free'],
      ['Canceled: Changed', true, 'free'],
      ['Canceled: Weekly', true, 'free'],
      ['Canceled: Weekly', true, 'free'],
    ]);
  });
});
