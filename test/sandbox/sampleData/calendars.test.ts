// What the demo's calendars hold: every kind of series, meetings whose copies agree, and times that are not plain.
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { findIana } from 'windows-iana';
import { company, copiesOf, eventOf, mailboxOf, object, objects, TODAY } from './demoParts.ts';

const patternOf = (owner: string, subject: string) => object(object(eventOf(owner, subject)['recurrence'])['pattern']);
const rangeOf = (owner: string, subject: string) => object(object(eventOf(owner, subject)['recurrence'])['range']);
const zoneOf = (time: unknown): unknown => object(time)['timeZone'];
const momentOf = (time: unknown): DateTime => {
  const { dateTime, timeZone } = object(time);
  return DateTime.fromISO(String(dateTime), { zone: findIana(String(timeZone))[0] ?? 'invalid' });
};
const answersOf = (meeting: unknown): unknown[] => objects(meeting).map((one) => object(one['status'])['response']);

describe('series of the demo', () => {
  it('SADLER’s weekly meeting has a moved and two cancelled occurrences, in the calendars of all who were invited', () => {
    const mine = eventOf('SADLER', 'Weekly sales meeting');
    const copies = copiesOf(mine['iCalUId']);
    expect(copies.map(({ owner }) => owner)).toEqual(['SADLER', 'OKAFOR', 'WHITAKER', 'RAMIREZ', 'Room Brunel']);
    for (const { copy } of copies) {
      expect(copy['cancelledOccurrences']).toEqual(['2026-11-09', '2026-12-07']);
      expect(objects(copy['exceptionOccurrences'])).toMatchObject([
        { originalStart: '2026-11-30T09:00:00Z', start: { dateTime: '2026-12-01T10:30:00' } },
      ]);
      expect(copy['recurrence']).toEqual(mine['recurrence']);
    }
  });

  it.each([
    ['SADLER', 'Month-end close: commit the forecast', { type: 'absoluteMonthly', dayOfMonth: 31 }],
    ['BRANDT', 'Reisekosten und Spesen freigeben', { type: 'relativeMonthly', daysOfWeek: ['friday'], index: 'last' }],
    ['HUBER', 'Prüfstand 2 reserviert', { type: 'weekly', interval: 2, daysOfWeek: ['tuesday', 'thursday'] }],
    ['WHITAKER', 'Wedding anniversary', { type: 'absoluteYearly', month: 6, dayOfMonth: 14 }],
    ['MOREAU', 'Anniversaire Chloé', { type: 'absoluteYearly', month: 2, dayOfMonth: 29 }],
    ['OKAFOR', 'Check the order book', { type: 'daily', interval: 1 }],
  ])('%s has a series %j of the rule %j', (owner, subject, pattern) => {
    expect(patternOf(owner, subject)).toMatchObject(pattern);
  });

  it('one is endless and began two years ago, one ended after its number, one ends on a day', () => {
    expect(rangeOf('OKAFOR', 'Check the order book')).toEqual({ type: 'noEnd', startDate: '2024-11-25' });
    const ended = rangeOf('OKAFOR', 'Caledon Offshore: weekly site call');
    expect(ended).toMatchObject({ type: 'numbered', numberOfOccurrences: 12 });
    const last = DateTime.fromISO(String(ended['startDate'])).plus({ weeks: 11 });
    expect(last.toMillis()).toBeLessThan(TODAY.getTime());
    expect(rangeOf('MEHTA', 'Call with St. John’s (FPSO project)')).toMatchObject({ type: 'endDate' });
  });

  it('some were made in another zone than the mailbox’s', () => {
    const zones = ['LEFEVRE', 'MEHTA', 'SUZUKI'].map((owner) =>
      mailboxOf(owner).events.filter((event) => 'recurrence' in event).map(({ start }) => zoneOf(start)),
    ); // prettier-ignore
    expect(zones[0]).toContain('Tokyo Standard Time');
    expect(zones[1]).toContain('Newfoundland Standard Time');
    expect(zones[2]).toContain('Cen. Australia Standard Time');
  });

  it('Siebel has repeating activities of every type, one of them in OKAFOR’s calendar too', () => {
    const repeating = [...company.activities()].filter(({ fields }) => fields['Repeating'] === 'Y');
    const types = new Set(repeating.map(({ fields }) => fields['Repeating Type']));
    expect(types).toEqual(new Set(['Daily', 'Weekly', 'Monthly', 'Quarterly', 'Yearly']));
    const both = repeating.find(({ fields }) => fields['Description'] === 'Caledon Offshore: weekly site call');
    const start = momentOf(eventOf('OKAFOR', 'Caledon Offshore: weekly site call')['start']);
    expect(both?.fields['Planned']).toBe(start.toUTC().toFormat('MM/dd/yyyy HH:mm:ss'));
    expect(repeating.some(({ fields }) => !('Repeating Expires' in fields))).toBe(true);
  });
});

describe('meetings of the demo', () => {
  const shared = [...company.employees, ...company.rooms].flatMap(({ id }) =>
    company.mailboxItems(id).events.filter((event) => 'iCalUId' in event),
  );

  it('every copy says the same subject and times as the others of its iCalUId', () => {
    const meetings = new Map<unknown, (typeof shared)[number][]>();
    for (const event of shared) meetings.set(event['iCalUId'], [...(meetings.get(event['iCalUId']) ?? []), event]);
    expect(meetings.size).toBe(27);
    for (const copies of meetings.values())
      expect(new Set(copies.map(({ end, recurrence, start }) => JSON.stringify([start, end, recurrence]))).size).toBe(
        1,
      );
  });

  it('the kick-off is in the calendars of all regions and the room’s; those who declined have no copy', () => {
    const kickOff = eventOf('SADLER', 'Sales kick-off Rotterdam');
    expect(kickOff['isAllDay']).toBe(true);
    const owners = copiesOf(kickOff['iCalUId']).map(({ owner }) => owner);
    expect(owners).toHaveLength(12);
    expect(owners).toContain('Room Rotterdam');
    expect(owners).not.toContain('MOREAU');
    const answers = new Set(answersOf(kickOff['attendees']));
    expect(answers).toEqual(new Set(['accepted', 'tentativelyAccepted', 'declined', 'none']));
  });

  it('a copy tells its owner’s answer and nobody else’s', () => {
    const { copy } =
      copiesOf(eventOf('BRANDT', 'Operations review Q4 – all regions')['iCalUId']).find(
        ({ owner }) => owner === 'NAIR',
      ) ?? expect.fail('NAIR has no copy');
    expect(copy).toMatchObject({ isOrganizer: false, responseStatus: { response: 'tentativelyAccepted' } });
    expect(new Set(answersOf(copy['attendees']))).toEqual(new Set(['none']));
  });

  it('a room’s copy says who booked it, and neither what for nor why', () => {
    const booked = mailboxOf('Room Rotterdam').events;
    expect(booked.map(({ subject }) => subject).sort()).toEqual(['Emma Sadler', 'Katrin Brandt']);
    expect(booked.map(({ body }) => object(body)['content'])).toEqual(['', '']);
  });

  it('OKAFOR invited people of other companies', () => {
    const { attendees } = eventOf('OKAFOR', 'Caledon Offshore: seal retrofit, walk-through with the surveyor');
    const addresses = objects(attendees).map(({ emailAddress }) => String(object(emailAddress)['address']));
    expect(addresses).toContain('j.smit@lowlandsurvey.example');
    expect(addresses.filter((address) => !address.endsWith('@calderflow.example')).length).toBe(4);
    expect(addresses).not.toContain('');
  });

  it('a distribution list is invited as one attendee, and each of its members has a copy', () => {
    const round = eventOf('MOREAU', 'Coordination service terrain');
    expect(objects(round['attendees']).map(({ emailAddress }) => object(emailAddress)['name'])).toContain(
      'Field Service',
    );
    expect(copiesOf(round['iCalUId']).map(({ owner }) => owner)).toEqual([
      'RAMIREZ',
      'MOREAU',
      'SUZUKI',
      'Salle Ampère',
    ]);
  });

  it('a cancelled one stays with those who were invited, and is gone from its organizer’s calendar', () => {
    const copies = copiesOf(eventOf('OKAFOR', 'Canceled: Budget round, second reading')['iCalUId']);
    expect(copies.map(({ owner }) => owner)).toEqual(['OKAFOR', 'WHITAKER']);
    for (const { copy } of copies) expect(copy).toMatchObject({ isCancelled: true, showAs: 'free' });
  });

  it('RAMIREZ proposed a new time to WHITAKER', () => {
    const proposals = objects(eventOf('WHITAKER', 'Montclair Biologics: pricing strategy')['attendees']).filter(
      (one) => 'proposedNewTime' in one,
    );
    expect(proposals).toMatchObject([{ emailAddress: { address: 'luis.ramirez@calderflow.example' } }]);
  });

  it('MOREAU and TANAKA were invited by other companies, whose calendars have ids of their own', () => {
    const swedish = eventOf('MOREAU', 'FAT ventiler, avstämning');
    expect(swedish).toMatchObject({ isOrganizer: false, responseStatus: { response: 'notResponded' } });
    expect(swedish['iCalUId']).toMatch(/@google\.com$/);
    expect(eventOf('TANAKA', '시운전 일정 / Trial run schedule')['isOrganizer']).toBe(false);
  });

  it('a room declined, and one meeting is online with its link to join', () => {
    const away = objects(eventOf('HUBER', 'Strategietage Österreich')['attendees']);
    expect(away.filter(({ type }) => type === 'resource')).toMatchObject([{ status: { response: 'declined' } }]);
    const online = eventOf('BRANDT', 'Operations review Q4 – all regions');
    expect(object(online['onlineMeeting'])['joinUrl']).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//);
    expect(object(online['body'])['content']).toContain(object(online['onlineMeeting'])['joinUrl']);
  });
});

describe('single events of the demo', () => {
  it('are private, personal and confidential too', () => {
    expect(eventOf('TANAKA', '運動会')['sensitivity']).toBe('private');
    expect(eventOf('MOREAU', 'Kiné')['sensitivity']).toBe('personal');
    expect(eventOf('LEFEVRE', 'Entretien RH')['sensitivity']).toBe('confidential');
  });

  it.each([
    ['MEHTA', 'Site visit Kathmandu hydropower', 'Nepal Standard Time', 345],
    ['OKAFOR', 'Call the yard in St. John’s', 'Newfoundland Standard Time', -210],
    ['NAIR', 'Board review with Adelaide', 'Cen. Australia Standard Time', 630],
  ])('%s: %s is on a clock that is not whole hours from UTC', (owner, subject, zone, offset) => {
    const { start } = eventOf(owner, subject);
    expect([zoneOf(start), momentOf(start).offset]).toEqual([zone, offset]);
  });

  it('one lasts from Monday of one week to Friday of the next, all day', () => {
    const leave = eventOf('SADLER', 'Annual leave');
    expect(leave).toMatchObject({ isAllDay: true, showAs: 'oof' });
    expect(momentOf(leave['end']).diff(momentOf(leave['start'])).as('days')).toBe(12);
  });

  it.each([
    ['BRANDT', 'Urlaub (Umstellung der Uhren liegt darin)'],
    ['HUBER', 'Pumpentausch in der Nacht – Donau Papier'],
    ['WHITAKER', 'Night start-up Keystone Refining'],
  ])('%s: over %s the clock changes', (owner, subject) => {
    const { end, start } = eventOf(owner, subject);
    expect(momentOf(start).offset).not.toBe(momentOf(end).offset);
  });

  it('a flight takes off in one zone, lands in another, and lasts over midnight', () => {
    const { end, start } = eventOf('RAMIREZ', 'Overnight flight ORD – LHR');
    expect([zoneOf(start), zoneOf(end)]).toEqual(['Central Standard Time', 'GMT Standard Time']);
    expect(momentOf(end).diff(momentOf(start)).as('hours')).toBeCloseTo(7.83, 1);
  });
});
