// Tasks: every field both ways, days against times of day, statuses and priorities that several Siebel values share.
import { describe, expect, it } from 'vitest';
import { taskMapping as mapping } from '../../../api/domains/task/taskMapping.ts';
import type { WireBody } from '../../../api/domains/wireRecord.ts';
import type { Task } from '../../../shared/records/task.ts';
import type { FieldValue } from '../../../shared/records/values.ts';
import { contextOf, exclusionIn, ME, recordIn, traitsIn, wire } from '../../support/domainWorld.ts';

const context = contextOf({ categoryValue: 'Siebel Task' });
const midnight = (day: string) => ({ dateTime: `${day}T00:00:00.0000000`, timeZone: 'W. Europe Standard Time' });
const utc = (day: string, clock = '00:00:00') => ({ dateTime: `${day}T${clock}.0000000`, timeZone: 'UTC' });

/** Due on December 1 at 17:30 in Berlin. */
const SIEBEL: WireBody = {
  Description: 'Send the offer',
  Display: 'To Do and Activities',
  Comment: 'With the\nnew prices.',
  Type: 'Call',
  Due: '12/01/2026 16:30:00',
  Planned: '11/26/2026 23:00:00',
  Done: '',
  Status: 'Acknowledged',
  Priority: '1-ASAP',
  'Percent Complete': '0',
  'Primary Owner Id': ME,
};

const GRAPH: WireBody = {
  title: 'Send the offer',
  body: { contentType: 'text', content: 'With the\r\nnew prices.' },
  categories: ['Call', 'Siebel Task'],
  dueDateTime: utc('2026-12-01'),
  startDateTime: utc('2026-11-27'),
  status: 'notStarted',
  importance: 'high',
};

const TASK: Task = {
  title: 'Send the offer',
  body: 'With the\nnew prices.',
  dueDate: '2026-12-01',
  startDate: '2026-11-27',
  completedDate: null,
  status: 'notStarted',
  priority: 'high',
  category: 'Call',
};

const toSiebel = (values: Record<string, FieldValue>, before: WireBody = SIEBEL): WireBody =>
  mapping.toSiebel(values, wire(before), context, { ...TASK, ...values });
const toExchange = (values: Record<string, FieldValue>, before: WireBody = GRAPH): WireBody =>
  mapping.toExchange(values, wire(before), context, { ...TASK, ...values });
const fromSiebel = (changes: WireBody): Task =>
  recordIn(mapping.fromSiebel(wire({ ...SIEBEL, ...changes }), context)) as Task;
const fromGraph = (changes: WireBody): Task =>
  recordIn(mapping.fromExchange(wire({ ...GRAPH, ...changes }), context)) as Task;

describe('a task', () => {
  it('is read from both sides with every field', () => {
    expect(fromSiebel({})).toEqual(TASK);
    expect(fromGraph({})).toEqual(TASK);
  });

  it('is created in Exchange with days as midnight of the mailbox', () => {
    expect(mapping.toExchange(TASK, null, context, TASK)).toEqual({
      title: 'Send the offer',
      body: { contentType: 'text', content: 'With the\nnew prices.' },
      categories: ['Call', 'Siebel Task'],
      dueDateTime: midnight('2026-12-01'),
      startDateTime: midnight('2026-11-27'),
      status: 'notStarted',
      importance: 'high',
    });
  });

  it('is created in Siebel as a to-do, with the type To Do when it has no category that is one', () => {
    expect(mapping.toSiebel({ ...TASK, category: '' }, null, context, TASK)).toEqual({
      Description: 'Send the offer',
      Display: 'To Do and Activities',
      Comment: 'With the\nnew prices.',
      Type: 'To Do',
      Due: '11/30/2026 23:00:00',
      Planned: '11/26/2026 23:00:00',
      Status: 'Not Started',
      Priority: '2-High',
    });
  });

  it.each([
    ['title', 'Call them', { Description: 'Call them' }, { title: 'Call them' }],
    ['title', '', {}, { title: '' }],
    ['body', 'new', { Comment: 'new' }, { body: { contentType: 'text', content: 'new' } }],
    ['dueDate', '2026-12-02', { Due: '12/02/2026 16:30:00' }, { dueDateTime: midnight('2026-12-02') }],
    ['dueDate', null, { Due: '' }, { dueDateTime: null }],
    ['startDate', '2026-11-28', { Planned: '11/27/2026 23:00:00' }, { startDateTime: midnight('2026-11-28') }],
    ['priority', 'low', { Priority: '4-Low' }, { importance: 'low' }],
    ['priority', 'normal', { Priority: '3-Medium' }, { importance: 'normal' }],
    ['status', 'inProgress', { Status: 'In Progress' }, { status: 'inProgress' }],
    ['status', 'waitingOnOthers', { Status: 'On Hold' }, { status: 'waitingOnOthers' }],
    ['status', 'deferred', { Status: 'Cancelled' }, { status: 'deferred' }],
    ['category', 'Meeting', { Type: 'Meeting' }, { categories: ['Meeting', 'Siebel Task'] }],
    ['category', '', {}, { categories: ['Siebel Task'] }],
  ] as const)('whose %s becomes %j is written with that alone', (field, value, siebel, graph) => {
    expect(toSiebel({ [field]: value })).toEqual(siebel);
    expect(toExchange({ [field]: value })).toEqual(graph);
  });

  it('keeps Siebel’s time of day while the day is the same', () => {
    expect(toSiebel({ dueDate: '2026-12-01', startDate: '2026-11-27' })).toEqual({});
  });

  it.each([
    ['past it, keeping its distance', '11/27/2026 15:00:00', '2026-11-30', '11/29/2026 23:00:00', '11/30/2026 15:00:00'],
    ['to its very day, keeping its distance', '11/27/2026 15:00:00', '2026-11-28', '11/27/2026 23:00:00', '11/28/2026 15:00:00'],
    ['to before it, leaving it alone', '12/03/2026 15:00:00', '2026-12-01', '11/30/2026 23:00:00', undefined],
    ['past one that is inverted already', '11/20/2026 15:00:00', '2026-11-30', '11/29/2026 23:00:00', '11/29/2026 23:00:00'],
  ])('whose start moves takes Siebel’s Planned Completion along: %s', (_how, completion, day, planned, moved) => {
    const written = toSiebel({ startDate: day }, { ...SIEBEL, 'Planned Completion': completion });
    expect(written).toEqual({ Planned: planned, ...(moved ? { 'Planned Completion': moved } : {}) });
  }); // prettier-ignore

  it('whose start is set for the first time takes an earlier Planned Completion to it, and whose start is cleared leaves it', () => {
    const before = { ...SIEBEL, Planned: '', 'Planned Completion': '11/20/2026 15:00:00' };
    const planned = '11/29/2026 23:00:00';
    expect(toSiebel({ startDate: '2026-11-30' }, before)).toEqual({ Planned: planned, 'Planned Completion': planned });
    const whole = { ...SIEBEL, 'Planned Completion': '11/27/2026 15:00:00' };
    expect(toSiebel({ startDate: null }, whole)).toEqual({ Planned: '' });
  });

  it('keeps a body whose words are the same, with its formatting', () => {
    const body = { contentType: 'html', content: '<p>With the</p><p><b>new</b> prices.</p>' };
    expect(toExchange({ body: TASK.body }, { ...GRAPH, body })).toEqual({});
  });

  it('keeps the longer text that Siebel had no room for', () => {
    const long = 'x'.repeat(120);
    expect(toSiebel({ title: long })).toEqual({ Description: 'x'.repeat(100) });
    expect(toExchange({ title: 'x'.repeat(100) }, { ...GRAPH, title: long })).toEqual({});
  });

  it('that repeats is left out, with the reason', () => {
    expect(exclusionIn(mapping.fromExchange(wire({ ...GRAPH, recurrence: { pattern: {} } }), context))).toBe('recurring-not-supported'); // prettier-ignore
    expect(exclusionIn(mapping.fromSiebel(wire({ ...SIEBEL, Repeating: 'Y' }), context))).toBe(
      'recurring-not-supported',
    );
  });
});

describe('the day of a task', () => {
  it.each([
    ['midnight UTC', utc('2026-12-01'), 'America/Los_Angeles'],
    ['midnight of the mailbox, told in UTC', utc('2026-11-30', '23:00:00'), 'Europe/Berlin'],
    ['midnight of a half-hour zone, told in UTC', utc('2026-11-30', '18:30:00'), 'Asia/Kolkata'],
    ['midnight of a Windows zone', midnight('2026-12-01'), 'Asia/Tokyo'],
    [
      'midnight of a custom zone',
      { dateTime: '2026-12-01T00:00:00', timeZone: 'tzone://Microsoft/Custom' },
      'Asia/Tokyo',
    ],
  ])('is told by %s', (_how, dueDateTime, timeZone) => {
    const read = mapping.fromExchange(wire({ ...GRAPH, dueDateTime }), { ...context, timeZone });
    expect(recordIn(read)['dueDate']).toBe('2026-12-01');
  });

  it('in a zone that nobody knows is not guessed, and nothing is cleared', () => {
    const dueDateTime = { dateTime: '2026-12-01T15:00:00', timeZone: 'tzone://Microsoft/Custom' };
    expect(exclusionIn(mapping.fromExchange(wire({ ...GRAPH, dueDateTime }), context))).toBe('zone-unknown');
  });

  it('is none when there is none, or it is year 1', () => {
    expect(fromGraph({ dueDateTime: null, startDateTime: utc('0001-01-01') })).toMatchObject({
      dueDate: null,
      startDate: null,
    });
    expect(fromSiebel({ Due: '', Planned: null })).toMatchObject({ dueDate: null, startDate: null });
  });

  it('is Siebel’s instant on the mailbox’s calendar', () => {
    const read = mapping.fromSiebel(wire({ ...SIEBEL, Due: '12/01/2026 16:30:00' }), {
      ...context,
      timeZone: 'Asia/Tokyo',
    });
    expect(recordIn(read)['dueDate']).toBe('2026-12-02');
  });
});

describe('status and priority', () => {
  it.each([
    ['Not Started', '', 'notStarted'],
    ['Acknowledged', '', 'notStarted'],
    ['In Progress', '', 'inProgress'],
    ['Done', '100', 'completed'],
    ['On Hold', '', 'waitingOnOthers'],
    ['Cancelled', '', 'deferred'],
    ['Declined', '', 'deferred'],
    ['Requested', '', 'notStarted'],
    ['Requested', '0', 'notStarted'],
    ['Requested', '1', 'inProgress'],
    ['Requested', '99', 'inProgress'],
    ['Requested', '100', 'completed'],
  ])('%s at "%s" percent means %s', (Status, percent, status) => {
    expect(fromSiebel({ Status, 'Percent Complete': percent }).status).toBe(status);
  });

  it.each([
    ['1-ASAP', 'high'],
    ['2-High', 'high'],
    ['3-Medium', 'normal'],
    ['4-Low', 'low'],
  ])('%s means %s', (Priority, priority) => {
    expect(fromSiebel({ Priority }).priority).toBe(priority);
  });

  it('of Siebel stay when they already mean what is written', () => {
    expect(toSiebel({ priority: 'high', status: 'notStarted' })).toEqual({});
    expect(toSiebel({ priority: 'high' }, { ...SIEBEL, Priority: '4-Low' })).toEqual({ Priority: '2-High' });
    expect(toSiebel({ status: 'deferred' }, { ...SIEBEL, Status: 'Declined' })).toEqual({});
    expect(toSiebel({ status: 'inProgress' }, { ...SIEBEL, Status: 'Requested', 'Percent Complete': '40' })).toEqual(
      {},
    );
  });

  it('completed in Outlook sets Status, Percent Complete and Done', () => {
    expect(toSiebel({ status: 'completed', completedDate: '2026-11-24' })).toEqual({
      Status: 'Done',
      'Percent Complete': '100',
      Done: '11/23/2026 23:00:00',
    });
    expect(toSiebel({ status: 'completed' })).toMatchObject({ Done: '11/24/2026 23:00:00' });
  });

  it('reopened in Outlook takes all three back', () => {
    const done = { ...SIEBEL, Status: 'Done', 'Percent Complete': '100', Done: '11/20/2026 10:00:00' };
    expect(toSiebel({ status: 'notStarted', completedDate: null }, done)).toEqual({
      Status: 'Not Started',
      'Percent Complete': '0',
      Done: '',
    });
  });

  it('a new day of completion keeps Siebel’s time of day', () => {
    const done = { ...SIEBEL, Status: 'Done', 'Percent Complete': '100', Done: '11/20/2026 10:00:00' };
    expect(toSiebel({ completedDate: '2026-11-20' }, done)).toEqual({});
    expect(toSiebel({ completedDate: '2026-11-21' }, done)).toEqual({ Done: '11/21/2026 10:00:00' });
  });

  it('completed in Siebel travels with its day, reopened by the status alone', () => {
    expect(toExchange({ status: 'completed', completedDate: '2026-11-20' })).toEqual({
      status: 'completed',
      completedDateTime: midnight('2026-11-20'),
    });
    expect(toExchange({ status: 'notStarted', completedDate: null })).toEqual({ status: 'notStarted' });
  });

  it('a day of completion is none unless the task is completed', () => {
    expect(fromSiebel({ Done: '11/20/2026 10:00:00' }).completedDate).toBeNull();
    expect(fromGraph({ completedDateTime: utc('2026-11-20') }).completedDate).toBeNull();
    expect(fromGraph({ status: 'completed', completedDateTime: utc('2026-11-20') }).completedDate).toBe('2026-11-20');
  });
});

describe('matching tasks and their traits', () => {
  it('matches by title and due day, both', () => {
    expect(mapping.isMatch(TASK, { ...TASK, body: 'other' }, context)).toBe(true);
    expect(mapping.isMatch(TASK, { ...TASK, dueDate: null }, context)).toBe(false);
    expect(mapping.isMatch(TASK, { ...TASK, title: 'other' }, context)).toBe(false);
    expect(mapping.isMatch({ ...TASK, title: 'x'.repeat(120) }, { ...TASK, title: 'x'.repeat(100) }, context)).toBe(
      true,
    );
  });

  it('looks for the description among to-dos', () => {
    expect(mapping.lookupKeys(TASK, context)).toEqual([
      { Description: 'Send the offer', Display: 'To Do and Activities' },
    ]);
    expect(mapping.lookupKeys({ ...TASK, title: '' }, context)).toEqual([]);
  });

  it('tells role, past, category, type and what is missing', () => {
    expect(
      traitsIn(mapping.fromSiebel(wire({ ...SIEBEL, 'Primary Owner Id': '1-X', Status: 'Done' }), context)),
    ).toMatchObject({
      role: 'participant',
      isPast: true,
      hasActivityType: true,
      relevantDay: '2026-12-01',
      missingRequired: null,
    });
    expect(traitsIn(mapping.fromExchange(wire({ ...GRAPH, title: null }), context))).toMatchObject({
      role: 'owner',
      isPast: false,
      hasSyncCategory: true,
      hasActivityType: true,
      missingRequired: 'Description',
    });
  });
});
