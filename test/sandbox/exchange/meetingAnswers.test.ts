// Facts about answers to invitations: what they change for the attendee and for the organizer, and what is refused; and about rooms.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../../support/exchangeWorld.ts';
import type { Json } from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';
import {
  ada,
  answersIn,
  at,
  grace,
  hours,
  konrad,
  list,
  only,
  otherRoom,
  outsider,
  person,
  room,
  startMeetingWorld,
  weekly,
} from './meetingWorld.ts';
import type { MeetingWorld } from './meetingWorld.ts';

let world: MeetingWorld;
beforeAll(async () => {
  world = await startMeetingWorld();
});
afterAll(() => world.close());

const sender = 'Ada.Byron@siebel.example';
const attendee = 'Grace.Hopper@siebel.example';
const day = '2026-12-01';
const copyAt = async (who: string, event: Json) => only(await world.copiesOf(who, event));
const invite = async (body: Json = {}) => {
  const made = await world.create(ada, {
    subject: 'Talk',
    ...hours(day),
    attendees: [person(grace), person(konrad)],
    ...body,
  });
  await world.mail();
  return made;
};
const responseOf = (event: Json) => (event['responseStatus'] as Json)['response'];

describe('an answer', () => {
  it.each([
    ['accept', 'accepted', 'busy'],
    ['tentativelyAccept', 'tentativelyAccepted', 'tentative'],
  ])(
    "by %s is in the copy and, mailed, in the organizer's event, and moves both change keys",
    async (action, response, showAs) => {
      const made = await invite();
      const copy = await copyAt(grace, made);
      const bystander = await copyAt(konrad, made);
      const answer = await world.act(grace, copy, action, { comment: 'Fine', sendResponse: true });
      expect([answer.status, answer.body]).toEqual([202, {}]);
      expect(await world.mail()).toEqual([['response', attendee, [sender.toLowerCase()]]]);
      const after = await copyAt(grace, made);
      expect([responseOf(after), after['showAs']]).toEqual([response, showAs]);
      const organizers = await world.read(ada, made);
      expect(checkGraph(organizers, 'event')).toEqual([]);
      expect(answersIn(organizers)).toEqual({ [grace]: response, [konrad]: 'none' });
      expect([after['changeKey'], organizers['changeKey']]).not.toContain(copy['changeKey']);
      expect(organizers['changeKey']).not.toBe(made['changeKey']);
      expect((await copyAt(konrad, made))['changeKey']).toBe(bystander['changeKey']);
    },
  );

  it('accepts the time as the organizer shows it', async () => {
    const made = await invite({ showAs: 'workingElsewhere' });
    await world.act(grace, await copyAt(grace, made), 'accept');
    expect(await copyAt(grace, made)).toMatchObject({ showAs: 'workingElsewhere' });
  });

  it('that declines moves the copy to Deleted Items; it may be accepted from there', async () => {
    const made = await invite();
    const copy = await copyAt(grace, made);
    expect((await world.act(grace, copy, 'decline')).status).toBe(202);
    expect(await world.copiesOf(grace, made)).toEqual([]);
    expect(await world.read(grace, copy)).toMatchObject({ responseStatus: { response: 'declined' } });
    expect(answersIn(await world.read(ada, made))).toEqual({ [grace]: 'declined', [konrad]: 'none' });
    expect((await world.act(grace, copy, 'accept')).status).toBe(202);
    expect(await copyAt(grace, made)).toMatchObject({ id: copy['id'], showAs: 'busy' });
    expect(answersIn(await world.read(ada, made))).toEqual({ [grace]: 'accepted', [konrad]: 'none' });
  });

  it('with a proposed time is at the organizer, until there is another answer', async () => {
    const made = await invite();
    const proposedNewTime = { start: at('2026-12-02T09:00:00'), end: at('2026-12-02T10:00:00') };
    await world.act(grace, await copyAt(grace, made), 'tentativelyAccept', { proposedNewTime });
    const organizers = await world.read(ada, made);
    expect(checkGraph(organizers, 'event')).toEqual([]);
    const utc = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
    expect(organizers['attendees']).toMatchObject([
      { proposedNewTime: { start: utc('2026-12-02T09:00:00.0000000'), end: utc('2026-12-02T10:00:00.0000000') } },
      {},
    ]);
    await world.act(grace, await copyAt(grace, made), 'accept');
    expect((await world.read(ada, made))['attendees']).toMatchObject([{ status: { response: 'accepted' } }, {}]);
    expect(JSON.stringify(await world.read(ada, made))).not.toContain('proposedNewTime');
    await world.mail();
  });

  it.each([
    ['sendResponse false', {}, { sendResponse: false }],
    ['an organizer who wants none', { responseRequested: false }, {}],
  ])('with %s changes the copy alone and mails nobody', async (_what, event, body) => {
    const made = await invite(event);
    await world.act(grace, await copyAt(grace, made), 'accept', body);
    expect(responseOf(await copyAt(grace, made))).toBe('accepted');
    expect(await world.mail()).toEqual([]);
    expect((await world.read(ada, made))['changeKey']).toBe(made['changeKey']);
  });

  it('to one occurrence is of that one alone, and to the series of all', async () => {
    const made = await invite({ recurrence: weekly(day) });
    const copy = await copyAt(grace, made);
    const instances = async (who: string, event: Json) => world.instancesOf(who, event);
    const [first, second] = await instances(grace, copy);
    await world.act(grace, first ?? {}, 'accept');
    await world.act(grace, second ?? {}, 'decline');
    expect((await instances(grace, copy)).map(responseOf)).toEqual(['accepted', 'notResponded', 'notResponded']);
    const [one, two, three] = await instances(ada, made);
    expect([one, two, three].map((event) => answersIn(event ?? {})[grace])).toEqual(['accepted', 'declined', 'none']);
    expect(answersIn(await world.read(ada, made))[grace]).toBe('none');
    await world.act(grace, copy, 'tentativelyAccept');
    expect((await instances(grace, copy)).map(responseOf)).toEqual(Array(3).fill('tentativelyAccepted'));
    expect((await instances(ada, made)).map((event) => answersIn(event)[grace])).toEqual(
      Array(4).fill('tentativelyAccepted'),
    );
    await world.mail();
  });

  it("of a list's member adds him to the organizer's attendees", async () => {
    const made = await invite({ attendees: [person(list)] });
    await world.act(grace, await copyAt(grace, made), 'accept');
    expect(answersIn(await world.read(ada, made))).toEqual({ [list]: 'none', [attendee]: 'accepted' });
    await world.mail();
  });

  it('to a meeting that was called off is refused', async () => {
    const made = await invite();
    const copy = await copyAt(grace, made);
    await world.remove(ada, made);
    expect((await world.act(grace, copy, 'accept')).status).toBe(400);
    await world.mail();
  });

  it.each([
    ['of the organizer', ada, {}, 'ErrorInvalidRequest'],
    ['with a comment that is not sent', grace, { comment: 'No', sendResponse: false }, 'ErrorInvalidParameter'],
    [
      'with a proposal that is not sent',
      grace,
      { proposedNewTime: hours(day), sendResponse: false },
      'ErrorInvalidParameter',
    ],
    [
      'with a proposal that ends before it starts',
      grace,
      { proposedNewTime: hours(day, '10:00', '09:00') },
      'ErrorInvalidParameter',
    ],
    ['with a parameter that there is not', grace, { why: 'so' }, 'RequestBodyRead'],
    ['with a wrong type', grace, { sendResponse: 'yes' }, 'RequestBodyRead'],
  ])('%s is refused', async (_what, who, body, code) => {
    const made = await invite();
    const event = who === ada ? made : await copyAt(who, made);
    const refused = await world.act(who, event, 'tentativelyAccept', body);
    expect([refused.status, codeOf(refused)]).toEqual([400, code]);
    expect(await world.mail()).toEqual([]);
  });

  it.each([
    ['a proposal where the organizer wants none', { allowNewTimeProposals: false }, { proposedNewTime: hours(day) }],
    ['an answer sent where the organizer wants none', { responseRequested: false }, { sendResponse: true }],
  ])('refuses %s', async (_what, event, body) => {
    const made = await invite(event);
    const refused = await world.act(grace, await copyAt(grace, made), 'tentativelyAccept', body);
    expect([refused.status, codeOf(refused)]).toEqual([400, 'ErrorInvalidRequest']);
  });

  it("to an appointment is refused as to a meeting of one's own", async () => {
    const made = await world.create(ada, { subject: 'Alone', ...hours(day) });
    const refused = await world.act(ada, made, 'decline');
    expect([refused.status, refused.body['error']]).toMatchObject([
      400,
      {
        message:
          "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.",
      },
    ]);
  });
});

describe('a room', () => {
  it('accepts by itself, and declines what conflicts', async () => {
    const first = await world.create(ada, {
      subject: 'First',
      ...hours('2026-12-03'),
      attendees: [person(room, 'resource'), person(outsider)],
    });
    expect(answersIn(first)).toEqual({ [room]: 'accepted', [outsider]: 'none' });
    expect(await world.mail()).toEqual([
      ['invitation', sender, [room, outsider]],
      ['response', room, [sender.toLowerCase()]],
    ]);
    expect(await copyAt(room, first)).toMatchObject({ responseStatus: { response: 'accepted' }, showAs: 'busy' });
    const second = await world.create(konrad, {
      subject: 'Second',
      ...hours('2026-12-03', '09:30', '10:30'),
      attendees: [person(room, 'resource')],
    });
    expect(answersIn(second)).toEqual({ [room]: 'declined' });
    expect(await world.copiesOf(room, second)).toEqual([]);
    const next = await world.create(konrad, {
      subject: 'Next',
      ...hours('2026-12-03', '10:00', '11:00'),
      attendees: [person(room, 'resource')],
    });
    expect(answersIn(next)).toEqual({ [room]: 'accepted' });
    await world.mail();
  });

  it('answers anew when the meeting moves, and not when anything else changes', async () => {
    const made = await world.create(ada, {
      subject: 'Moves',
      ...hours('2026-12-10'),
      attendees: [person(otherRoom, 'resource')],
    });
    await world.create(konrad, {
      subject: 'Taken',
      ...hours('2026-12-11'),
      attendees: [person(otherRoom, 'resource')],
    });
    await world.mail();
    await world.patch(ada, made, { subject: 'Moves soon' });
    expect(await world.mail()).toEqual([['update', sender, [otherRoom]]]);
    expect(answersIn(await world.patch(ada, made, hours('2026-12-11')))).toEqual({ [otherRoom]: 'declined' });
    expect(answersIn(await world.patch(ada, made, hours('2026-12-12')))).toEqual({ [otherRoom]: 'accepted' });
    await world.mail();
  });

  it('declines a series of which one occurrence conflicts, and accepts one beside another', async () => {
    const series = (from: string, to: string) => ({
      subject: 'Series',
      ...hours('2027-01-05', from, to),
      recurrence: weekly('2027-01-05'),
      attendees: [person(room, 'resource')],
    });
    await world.create(konrad, {
      subject: 'Blocks',
      ...hours('2027-01-19', '09:30', '09:45'),
      attendees: [person(room, 'resource')],
    });
    expect(answersIn(await world.create(ada, series('09:00', '10:00')))).toEqual({ [room]: 'declined' });
    expect(answersIn(await world.create(ada, series('10:00', '11:00')))).toEqual({ [room]: 'accepted' });
    expect(answersIn(await world.create(ada, series('10:30', '11:30')))).toEqual({ [room]: 'declined' });
  });
});
