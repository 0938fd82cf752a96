// Appointments: every field both ways, what of the user's event is kept, and what is left untouched.
import { describe, expect, it } from 'vitest';
import { calendarMapping as mapping } from '../../../api/domains/calendar/calendarMapping.ts';
import type { WireBody } from '../../../api/domains/wireRecord.ts';
import type { Appointment } from '../../../shared/records/appointment.ts';
import type { FieldValue } from '../../../shared/records/values.ts';
import { contextOf, eventAfter, exclusionIn, htmlOf, ME, recordIn, traitsIn, wire } from '../../support/domainWorld.ts';

const context = contextOf();
const berlin = (wall: string) => ({ dateTime: `${wall}.0000000`, timeZone: 'W. Europe Standard Time' });
const utc = (wall: string) => ({ dateTime: `${wall}.0000000`, timeZone: 'UTC' });
const MARK = '— Participants (Siebel): ';

const SIEBEL: WireBody = {
  Description: 'Plan the launch',
  Display: 'Calendar and Activities',
  Planned: '12/01/2026 09:00:00',
  'Planned Completion': '12/01/2026 10:30:00',
  Comment: 'Bring\nthe plan.',
  MeetingLocation: 'Room 4',
  Type: 'Meeting',
  Alarm: 'Y',
  'Appt Alarm Time Min': '30',
  Private: 'N',
  'Primary Owner Id': ME,
  Employee: [{ Id: ME, 'First Name': 'Ada', 'Last Name': 'Byron' }],
};

const GRAPH: WireBody = {
  type: 'singleInstance',
  isOrganizer: true,
  attendees: [],
  recurrence: null,
  subject: 'Plan the launch',
  start: utc('2026-12-01T09:00:00'),
  end: utc('2026-12-01T10:30:00'),
  originalStartTimeZone: 'W. Europe Standard Time',
  originalEndTimeZone: 'W. Europe Standard Time',
  isAllDay: false,
  body: { contentType: 'html', content: htmlOf('Bring\nthe plan.') },
  location: { displayName: 'Room 4' },
  categories: ['Family', 'Meeting', 'Siebel Calendar'],
  isReminderOn: true,
  reminderMinutesBeforeStart: 30,
  sensitivity: 'normal',
  showAs: 'tentative',
};

const TIME = { start: '2026-12-01T09:00:00Z', end: '2026-12-01T10:30:00Z', isAllDay: false };
const LATER = { start: '2026-12-01T11:00:00Z', end: '2026-12-01T12:00:00Z', isAllDay: false };
const DAYS = { start: '2026-12-24', end: '2026-12-27', isAllDay: true };
const PLAN: Appointment = {
  subject: 'Plan the launch',
  time: TIME,
  body: 'Bring\nthe plan.',
  location: 'Room 4',
  category: 'Meeting',
  reminderMinutes: 30,
  isPrivate: false,
  participants: [],
};

const toSiebel = (values: Record<string, FieldValue>, before: WireBody = SIEBEL): WireBody =>
  mapping.toSiebel(values, wire(before), context, { ...PLAN, ...values });
const toExchange = (values: Record<string, FieldValue>, before: WireBody = GRAPH): WireBody =>
  mapping.toExchange(values, wire(before), context, { ...PLAN, ...values });
const fromSiebel = (changes: WireBody): Appointment => recordIn(mapping.fromSiebel(wire({ ...SIEBEL, ...changes }), context)) as Appointment; // prettier-ignore
const fromGraph = (changes: WireBody): Appointment => recordIn(mapping.fromExchange(wire({ ...GRAPH, ...changes }), context)) as Appointment; // prettier-ignore
const excluded = (changes: WireBody): string =>
  exclusionIn(mapping.fromExchange(wire({ ...GRAPH, ...changes }), context));

describe('an appointment', () => {
  it('is read from both sides with every field', () => {
    expect(fromSiebel({})).toEqual(PLAN);
    expect(fromGraph({})).toEqual(PLAN);
  });

  it('is created in Exchange busy, on the mailbox’s clock, with its type and category', () => {
    expect(mapping.toExchange({ ...PLAN, reminderMinutes: null }, null, context, PLAN)).toEqual({
      subject: 'Plan the launch',
      start: berlin('2026-12-01T10:00:00'),
      end: berlin('2026-12-01T11:30:00'),
      isAllDay: false,
      body: { contentType: 'text', content: 'Bring\nthe plan.' },
      location: { displayName: 'Room 4' },
      categories: ['Meeting', 'Siebel Calendar'],
      isReminderOn: false,
      showAs: 'busy',
    });
  });

  it('is created in Siebel in the calendar, with the type Appointment when it has no category that is one', () => {
    expect(mapping.toSiebel({ ...PLAN, category: '' }, null, context, PLAN)).toEqual({
      Description: 'Plan the launch',
      Display: 'Calendar and Activities',
      Planned: '12/01/2026 09:00:00',
      'Planned Completion': '12/01/2026 10:30:00',
      Comment: 'Bring\nthe plan.',
      MeetingLocation: 'Room 4',
      Type: 'Appointment',
      Alarm: 'Y',
      'Appt Alarm Time Min': '30',
      Private: 'N',
    });
  });

  it.each([
    ['subject', 'New', { Description: 'New' }, { subject: 'New' }],
    ['subject', '', {}, { subject: '' }],
    [
      'time',
      LATER,
      { Planned: '12/01/2026 11:00:00', 'Planned Completion': '12/01/2026 12:00:00' },
      { isAllDay: false, start: berlin('2026-12-01T12:00:00'), end: berlin('2026-12-01T13:00:00') },
    ],
    [
      'time',
      DAYS,
      { Planned: '12/23/2026 23:00:00', 'Planned Completion': '12/26/2026 23:00:00' },
      { isAllDay: true, start: berlin('2026-12-24T00:00:00'), end: berlin('2026-12-27T00:00:00') },
    ],
    ['body', 'new', { Comment: 'new' }, { body: { contentType: 'text', content: 'new' } }],
    ['location', '', { MeetingLocation: '' }, { location: { displayName: '' } }],
    ['category', 'Call', { Type: 'Call' }, { categories: ['Family', 'Call', 'Siebel Calendar'] }],
    ['category', '', {}, { categories: ['Family', 'Siebel Calendar'] }],
    [
      'reminderMinutes',
      5,
      { Alarm: 'Y', 'Appt Alarm Time Min': '5' },
      { isReminderOn: true, reminderMinutesBeforeStart: 5 },
    ],
    ['reminderMinutes', null, { Alarm: 'N' }, { isReminderOn: false }],
    ['isPrivate', true, { Private: 'Y' }, { sensitivity: 'private' }],
    [
      'participants',
      ['Ada Byron', 'Bo Li'],
      {},
      { body: { contentType: 'text', content: `Bring\nthe plan.\n\n${MARK}Ada Byron, Bo Li` } },
    ],
  ] as const)('whose %s becomes %j is written with that alone', (field, value, siebel, graph) => {
    expect(toSiebel({ [field]: value })).toEqual(siebel);
    expect(toExchange({ [field]: value })).toEqual(graph);
  });

  it('keeps a body whose words are the same, with its formatting', () => {
    const body = { contentType: 'html', content: '<div>Bring</div><div><b>the plan.</b></div>' };
    expect(toExchange({ body: PLAN.body }, { ...GRAPH, body })).toEqual({});
  });

  it.each([
    { isOnlineMeeting: true },
    { onlineMeeting: { joinUrl: 'https://x.example' } },
    { body: { contentType: 'html', content: '<a href="https://teams.microsoft.com/l/meetup-join/19">Join</a>' } },
  ])('keeps the body of an online meeting: %j', (online) => {
    expect(toExchange({ body: 'new', participants: ['A', 'B'] }, { ...GRAPH, ...online })).toEqual({});
  });

  it('keeps the longer text that Siebel had no room for', () => {
    const [subject, text] = ['s'.repeat(200), 'b'.repeat(1600)];
    expect(toSiebel({ subject, body: text, location: subject })).toEqual({
      Description: 's'.repeat(100),
      Comment: 'b'.repeat(1500),
      MeetingLocation: 's'.repeat(100),
    });
    const before = {
      ...GRAPH,
      subject,
      body: { contentType: 'text', content: text },
      location: { displayName: subject },
    };
    const cut = { subject: 's'.repeat(100), body: 'b'.repeat(1500), location: 's'.repeat(100) };
    expect(toExchange(cut, before)).toEqual({});
  });

  it('that is personal or confidential is private in Siebel and stays what it is', () => {
    expect(fromGraph({ sensitivity: 'personal' }).isPrivate).toBe(true);
    expect(fromGraph({ sensitivity: 'confidential' }).isPrivate).toBe(true);
    expect(fromGraph({ sensitivity: null }).isPrivate).toBe(false);
    expect(toExchange({ isPrivate: true }, { ...GRAPH, sensitivity: 'confidential' })).toEqual({});
    expect(toExchange({ isPrivate: false }, { ...GRAPH, sensitivity: 'confidential' })).toEqual({
      sensitivity: 'normal',
    });
  });

  it('gives its reminder to Siebel only through its owner', () => {
    const others = { ...SIEBEL, 'Primary Owner Id': '1-X' };
    expect(toSiebel({ reminderMinutes: 5, location: 'Room 5' }, others)).toEqual({ MeetingLocation: 'Room 5' });
  });

  it('without a subject misses what Siebel requires', () => {
    expect(fromGraph({ subject: null }).subject).toBe('');
    expect(traitsIn(mapping.fromExchange(wire({ ...GRAPH, subject: null }), context)).missingRequired).toBe(
      'Description',
    );
  });
});

describe('the time of an appointment', () => {
  it('is read in any zone that has a name', () => {
    expect(fromGraph({ start: berlin('2026-12-01T10:00:00'), end: berlin('2026-12-01T11:30:00') }).time).toEqual(TIME);
    expect(fromGraph({ start: { dateTime: '2026-12-01T14:45:00', timeZone: 'Asia/Kathmandu' } }).time.start).toBe(
      TIME.start,
    );
  });

  it('is written on the clock it was made on', () => {
    const before = { ...GRAPH, originalStartTimeZone: 'India Standard Time', originalEndTimeZone: 'Europe/Kyiv' };
    expect(toExchange({ time: LATER }, before)).toMatchObject({
      start: { dateTime: '2026-12-01T16:30:00.0000000', timeZone: 'India Standard Time' },
      end: { dateTime: '2026-12-01T14:00:00.0000000', timeZone: 'FLE Standard Time' },
    });
  });

  it.each(['tzone://Microsoft/Custom', 'Customized Time Zone', undefined])(
    'is written on the mailbox’s clock when it was made on %s',
    (originalStartTimeZone) => {
      const written = toExchange({ time: LATER }, { ...GRAPH, originalStartTimeZone });
      expect(written['start']).toEqual(berlin('2026-12-01T12:00:00'));
    },
  );

  it.each([
    [
      'in a custom zone',
      { start: { dateTime: '2026-12-01T09:00:00', timeZone: 'tzone://Microsoft/Custom' } },
      'zone-unknown',
    ],
    ['with no start', { start: null }, 'times-missing'],
    ['in year 1', { start: utc('0001-01-01T00:00:00') }, 'times-missing'],
    ['in year 9999', { end: utc('9999-12-31T23:59:59') }, 'times-missing'],
    ['that ends first', { end: utc('2026-12-01T08:00:00') }, 'times-inverted'],
    [
      'that is a day of no length',
      { isAllDay: true, start: utc('2026-12-01T00:00:00'), end: utc('2026-12-01T00:00:00') },
      'times-inverted',
    ],
  ])('%s leaves the event out, with the reason', (_how, changes, reason) => {
    expect(excluded(changes)).toBe(reason);
  });

  it.each([
    ['Planned', '', 'times-missing'],
    ['Planned Completion', null, 'times-missing'],
    ['Planned Completion', '11/30/2026 09:00:00', 'times-inverted'],
  ])('with %s = %j leaves the activity out, with the reason', (field, value, reason) => {
    expect(exclusionIn(mapping.fromSiebel(wire({ ...SIEBEL, [field]: value }), context))).toBe(reason);
  });

  it('of no length is a time like any other', () => {
    expect(fromGraph({ end: GRAPH['start'] }).time).toEqual({ ...TIME, end: TIME.start });
    expect(
      fromSiebel({ Planned: '11/30/2026 23:00:00', 'Planned Completion': '11/30/2026 23:00:00' }).time.isAllDay,
    ).toBe(false);
  });
});

describe('an all-day appointment', () => {
  it.each([
    ['of an ordinary day', 'Europe/Berlin', '06/30/2026 22:00:00', '07/01/2026 22:00:00', '2026-07-01', '2026-07-02'],
    ['of 23 hours', 'Europe/Berlin', '03/28/2026 23:00:00', '03/29/2026 22:00:00', '2026-03-29', '2026-03-30'],
    ['of 25 hours', 'Europe/Berlin', '10/24/2026 22:00:00', '10/25/2026 23:00:00', '2026-10-25', '2026-10-26'],
    [
      'of 24 and a half hours',
      'Australia/Lord_Howe',
      '04/04/2026 13:00:00',
      '04/05/2026 13:30:00',
      '2026-04-05',
      '2026-04-06',
    ],
    [
      'of three days over a clock change',
      'America/New_York',
      '10/31/2026 04:00:00',
      '11/03/2026 05:00:00',
      '2026-10-31',
      '2026-11-03',
    ],
    ['in a half-hour zone', 'Asia/Kolkata', '06/30/2026 18:30:00', '07/01/2026 18:30:00', '2026-07-01', '2026-07-02'],
    [
      'of a day whose midnight is skipped',
      'Africa/Cairo',
      '04/23/2026 22:00:00',
      '04/24/2026 21:00:00',
      '2026-04-24',
      '2026-04-25',
    ],
    ['in UTC', 'Etc/UTC', '07/01/2026 00:00:00', '07/02/2026 00:00:00', '2026-07-01', '2026-07-02'],
  ])('%s is midnight to midnight in Siebel', (_how, timeZone, planned, completion, start, end) => {
    const there = { ...context, timeZone };
    const activity = { ...SIEBEL, Planned: planned, 'Planned Completion': completion };
    const time = { start, end, isAllDay: true };
    expect(recordIn(mapping.fromSiebel(wire(activity), there))['time']).toEqual(time);
    expect(mapping.toSiebel({ time }, wire(SIEBEL), there, { ...PLAN, time })).toEqual({
      Planned: planned,
      'Planned Completion': completion,
    });
  });

  it('is the date that Graph gives, in whatever zone', () => {
    const day = { isAllDay: true, start: utc('2026-12-24T00:00:00'), end: utc('2026-12-27T00:00:00') };
    expect(fromGraph(day).time).toEqual(DAYS);
    const pacific = (date: string) => ({ dateTime: `${date}T00:00:00.0000000`, timeZone: 'Pacific Standard Time' });
    expect(fromGraph({ isAllDay: true, start: pacific('2026-12-24'), end: pacific('2026-12-27') }).time).toEqual(DAYS);
    const custom = (date: string) => ({ dateTime: `${date}T00:00:00.0000000`, timeZone: 'tzone://Microsoft/Custom' });
    expect(fromGraph({ isAllDay: true, start: custom('2026-12-24'), end: custom('2026-12-27') }).time).toEqual(DAYS);
  });

  it('is none when it does not start or end at midnight of the mailbox', () => {
    const oneHourOff = { Planned: '06/30/2026 23:00:00', 'Planned Completion': '07/01/2026 23:00:00' };
    expect(fromSiebel(oneHourOff).time.isAllDay).toBe(false);
    expect(fromSiebel({ ...oneHourOff, Planned: '06/30/2026 22:00:00' }).time.isAllDay).toBe(false);
  });

  it('over today is not past, and yesterday’s does not reach into today', () => {
    const traits = (start: string, end: string) =>
      traitsIn(mapping.fromExchange(wire({ ...GRAPH, isAllDay: true, start: utc(`${start}T00:00:00`), end: utc(`${end}T00:00:00`) }), context)); // prettier-ignore
    expect(traits('2026-11-25', '2026-11-26')).toMatchObject({ isPast: false, relevantDay: '2026-11-25' });
    expect(traits('2026-11-24', '2026-11-25')).toMatchObject({ isPast: true, relevantDay: '2026-11-24' });
  });
});

describe('the participants of a shared activity', () => {
  const shared = {
    Employee: [
      { 'First Name': 'Bo', 'Last Name': 'Li' },
      { 'First Name': 'Ada', 'Last Name': 'Byron' },
    ],
  };
  const withBlock = `Bring\nthe plan.\n\n${MARK}Ada Byron, Bo Li`;
  const copy = { ...GRAPH, body: { contentType: 'html', content: htmlOf(withBlock) } };

  it('are the full names of its employees, sorted; none when it is one person’s', () => {
    expect(fromSiebel(shared).participants).toEqual(['Ada Byron', 'Bo Li']);
    expect(fromSiebel({}).participants).toEqual([]);
    expect(fromSiebel({ Employee: undefined }).participants).toEqual([]);
  });

  it('are no part of a body that was quoted ten thousand times', () => {
    const quoted = `Bring\n\n${MARK}Ada Byron\n\n`.repeat(10_000);
    const read = fromGraph({ ...GRAPH, body: { contentType: 'text', content: quoted } });
    expect(read.body).toBe('Bring\n'.repeat(10_000).trimEnd());
  });

  it('only travel outbound, and are no part of the body that is read', () => {
    expect(mapping.fields['participants']).toEqual(['outbound']);
    expect(fromGraph(copy)).toEqual(PLAN);
  });

  it.each([
    [
      'Word',
      `<p class="MsoNormal">Bring<o:p></o:p></p><p>the plan.</p><p><o:p>&nbsp;</o:p></p><p>– Participants (Siebel):&nbsp;Ada Byron, Bo Li</p>`,
    ],
    [
      'new Outlook',
      `<div>Bring</div><div>the plan.</div><div><br></div><div><span>${MARK}</span><a>Ada Byron</a>, Bo Li</div><div><br></div>`,
    ],
    [
      'a quote',
      `<div>Bring<br>the plan.</div><blockquote>&mdash; Participants (Siebel): Ada Byron, Bo Li</blockquote>`,
    ],
  ])('are recognised in the HTML of %s', (_client, content) => {
    expect(fromGraph({ body: { contentType: 'html', content } }).body).toBe(PLAN.body);
  });

  it('stay when the body changes, and the body stays when they change', () => {
    const written = (values: Record<string, FieldValue>): unknown =>
      (toExchange(values, copy)['body'] as WireBody)['content'];
    expect(written({ body: 'new' })).toBe(`new\n\n${MARK}Ada Byron, Bo Li`);
    expect(written({ participants: ['Ada Byron', 'Cy Ono'] })).toBe(`Bring\nthe plan.\n\n${MARK}Ada Byron, Cy Ono`);
    expect(written({ participants: [] })).toBe('Bring\nthe plan.');
    expect(written({ body: '' })).toBe(`${MARK}Ada Byron, Bo Li`);
    expect(toExchange({ body: PLAN.body, participants: ['Ada Byron', 'Bo Li'] }, copy)).toEqual({});
  });

  it('leave what people wrote below them', () => {
    const content = htmlOf(`${withBlock}\n\nSee you there.`);
    expect(fromGraph({ body: { contentType: 'html', content } }).body).toBe('Bring\nthe plan.\nSee you there.');
  });
});

describe('what is left untouched', () => {
  it.each([
    ['a series', { type: 'seriesMaster' }, 'recurring-not-supported'],
    ['an occurrence', { type: 'occurrence' }, 'recurring-not-supported'],
    ['an exception', { type: 'exception' }, 'recurring-not-supported'],
    ['an event with a recurrence', { recurrence: { pattern: {} } }, 'recurring-not-supported'],
    ['a meeting with attendees', { attendees: [{ type: 'required' }] }, 'meeting-not-supported'],
    ['somebody else’s meeting', { isOrganizer: false }, 'meeting-not-supported'],
    ['a cancelled meeting', { isCancelled: true }, 'meeting-not-supported'],
  ])('%s, without leaving the sync', (_what, changes, reason) => {
    expect(excluded(changes)).toBe(reason);
  });

  it('a repeating activity, without leaving the sync', () => {
    expect(exclusionIn(mapping.fromSiebel(wire({ ...SIEBEL, Repeating: 'Y' }), context))).toBe(
      'recurring-not-supported',
    );
  });

  it('attendees, whatever is written', () => {
    const created = mapping.toExchange({ ...PLAN, participants: ['A B', 'C D'] }, null, context, PLAN);
    expect(Object.keys(created)).not.toContain('attendees');
  });
});

describe('matching appointments and their traits', () => {
  it('matches by subject and time, both', () => {
    expect(mapping.isMatch(PLAN, { ...PLAN, body: 'other', location: '' }, context)).toBe(true);
    expect(mapping.isMatch(PLAN, { ...PLAN, time: LATER }, context)).toBe(false);
    expect(mapping.isMatch(PLAN, { ...PLAN, subject: 'other' }, context)).toBe(false);
    expect(mapping.isMatch({ ...PLAN, subject: 's'.repeat(200) }, { ...PLAN, subject: 's'.repeat(100) }, context)).toBe(
      true,
    );
  });

  it('matches a timed event from midnight to midnight with the all-day item that Siebel tells of it', () => {
    const timed = { start: '2026-11-30T23:00:00Z', end: '2026-12-01T23:00:00Z', isAllDay: false };
    const allDay = { start: '2026-12-01', end: '2026-12-02', isAllDay: true };
    const [event, activity] = [
      { ...PLAN, time: timed },
      { ...PLAN, time: allDay },
    ];
    expect(mapping.isMatch(event, activity, context)).toBe(true);
    expect(mapping.isMatch(event, activity, contextOf({ timeZone: 'Europe/London' }))).toBe(false);
    expect(mapping.isMatch(event, { ...PLAN, time: { ...allDay, end: '2026-12-03' } }, context)).toBe(false);
  });

  it('looks for description and planned times in the calendar', () => {
    const { Description, Display, Planned, 'Planned Completion': completion } = SIEBEL;
    expect(mapping.lookupKeys(PLAN, context)).toEqual([
      { Description, Display, Planned, 'Planned Completion': completion },
    ]);
    expect(mapping.lookupKeys({ ...PLAN, subject: '' }, context)).toEqual([]);
  });

  it('tells role, past, privacy, type and category', () => {
    const there = { ...context, now: '2026-12-01T10:30:01Z', timeZone: 'Asia/Tokyo' };
    const activity = {
      ...SIEBEL,
      'Primary Owner Id': '1-X',
      Private: 'Y',
      'Planned Completion': '12/01/2026 15:30:00',
    };
    expect(traitsIn(mapping.fromSiebel(wire(activity), there))).toEqual({
      role: 'participant',
      isShared: false,
      inScope: true,
      isPast: false,
      isPrivate: true,
      hasSyncCategory: false,
      hasActivityType: true,
      relevantDay: '2026-12-02',
      missingRequired: null,
    });
    expect(traitsIn(mapping.fromExchange(wire(GRAPH), there))).toMatchObject({
      role: 'owner',
      isPast: true,
      isPrivate: false,
      hasSyncCategory: true,
      hasActivityType: true,
    });
  });

  it('says after a write what was written', () => {
    const written = toExchange({ time: LATER, body: 'new' });
    expect(recordIn(mapping.fromExchange(wire(eventAfter(written, GRAPH)), context))).toEqual({
      ...PLAN,
      time: LATER,
      body: 'new',
    });
  });
});
