// Facts about what an event may hold, and about online meetings.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../../support/exchangeWorld.ts';
import type { Json } from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';
import { ada, at, grace, hours, only, person, startMeetingWorld, weekly } from './meetingWorld.ts';
import type { MeetingWorld } from './meetingWorld.ts';

let world: MeetingWorld;
beforeAll(async () => {
  world = await startMeetingWorld();
});
afterAll(() => world.close());

const day = '2026-12-01';
const midnight = (date: string, zone?: string) => at(`${date}T00:00:00`, zone);

describe('an event', () => {
  it.each<[string, Json, string]>([
    ['that ends before it starts', hours(day, '10:00', '09:00'), 'ErrorPropertyValidationFailure'],
    ['that is all day from nine', { ...hours(day), isAllDay: true }, 'ErrorInvalidRequest'],
    ['that is all day for no day', { start: midnight(day), end: midnight(day), isAllDay: true }, 'ErrorInvalidRequest'],
    [
      'that is all day in two zones',
      { start: midnight(day), end: midnight('2026-12-02', 'UTC'), isAllDay: true },
      'ErrorInvalidRequest',
    ],
    [
      'with a reminder after its start',
      { ...hours(day), reminderMinutesBeforeStart: -1 },
      'ErrorPropertyValidationFailure',
    ],
    [
      'with a reminder in ages',
      { ...hours(day), reminderMinutesBeforeStart: 2_629_801 },
      'ErrorPropertyValidationFailure',
    ],
    ['whose series starts on another day', { ...hours(day), recurrence: weekly('2026-12-08') }, 'ErrorInvalidRequest'],
    [
      'with 501 attendees',
      { ...hours(day), attendees: Array.from({ length: 501 }, (_, n) => person(`x${n}@out.example`)) },
      'ErrorInvalidRecipients',
    ],
    [
      'with an attendee without address',
      { ...hours(day), attendees: [{ emailAddress: { name: 'Nobody' } }] },
      'ErrorInvalidRecipients',
    ],
  ])('%s is refused, in a POST and in a PATCH', async (_what, body, code) => {
    const kept = await world.create(ada, { subject: 'Kept', ...hours(day) });
    for (const answer of [
      await world.send('POST', `${ada}/events`, body),
      await world.send('PATCH', `${ada}/events/${String(kept['id'])}`, body),
    ])
      expect([answer.status, codeOf(answer)]).toEqual([400, code]);
    expect((await world.read(ada, kept))['changeKey']).toBe(kept['changeKey']);
    expect(await world.mail()).toEqual([]);
  });

  it('has a subject of 255 characters at most', async () => {
    const whole = 'x'.repeat(255);
    expect((await world.create(ada, { subject: whole, ...hours(day) }))['subject']).toBe(whole);
    const refused = await world.send('POST', `${ada}/events`, { subject: `${whole}x`, ...hours(day) });
    expect([refused.status, codeOf(refused)]).toEqual([400, 'ErrorPropertyValidationFailure']);
  });
});

describe('an online meeting', () => {
  const body = { contentType: 'html', content: '<html><body><p>Agenda</p></body></html>' };
  const contentOf = (event: Json) => String((event['body'] as Json)['content']);
  const joinUrlOf = (event: Json) => String((event['onlineMeeting'] as Json)['joinUrl']);
  const create = () =>
    world.create(ada, { subject: 'Call', ...hours(day), body, isOnlineMeeting: true, attendees: [person(grace)] });

  it('has a link to join, which stands in the body below the words, for attendees as well', async () => {
    const made = await create();
    expect(checkGraph(made, 'event')).toEqual([]);
    expect(made).toMatchObject({
      isOnlineMeeting: true,
      onlineMeetingProvider: 'teamsForBusiness',
      onlineMeetingUrl: null,
    });
    expect(joinUrlOf(made)).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//);
    expect(contentOf(made)).toMatch(/<p>Agenda<\/p>[\s\S]*Join the meeting now[\s\S]*<\/body>/);
    expect(contentOf(made)).toContain(joinUrlOf(made));
    const copy = only(await world.copiesOf(grace, made));
    expect([joinUrlOf(copy), contentOf(copy)]).toEqual([joinUrlOf(made), contentOf(made)]);
  });

  it('stays one whatever a client says of it', async () => {
    const made = await create();
    const changed = await world.patch(ada, made, { isOnlineMeeting: false, subject: 'Still a call' });
    expect(changed).toMatchObject({ isOnlineMeeting: true, onlineMeeting: made['onlineMeeting'] });
  });

  it('stays one when its body is changed around the block, and is none any more when the block goes', async () => {
    const made = await create();
    const content = contentOf(made).replace('Agenda', 'Other words');
    const changed = await world.patch(ada, made, { body: { contentType: 'html', content } });
    expect(changed).toMatchObject({ isOnlineMeeting: true, onlineMeeting: made['onlineMeeting'] });
    const lost = await world.patch(ada, changed, { body });
    expect(lost).toMatchObject({ isOnlineMeeting: false, onlineMeetingProvider: 'unknown', onlineMeeting: null });
    expect(only(await world.copiesOf(grace, made))).toMatchObject({ isOnlineMeeting: false, onlineMeeting: null });
  });

  it('can be made of an event later', async () => {
    const plain = await world.create(ada, { subject: 'Plain', ...hours(day), isOnlineMeeting: null });
    expect(plain).toMatchObject({ isOnlineMeeting: false, onlineMeeting: null });
    const call = await world.patch(ada, plain, { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' });
    expect(contentOf(call)).toContain(joinUrlOf(call));
  });
});
