// The fields of an event's form, in Graph's names. Knows how Graph takes times, people and repetition.
import { textField } from '../../common/pages/fieldPlan.tsx';
import type { FieldPlan, Fields } from '../../common/pages/fieldPlan.tsx';
import { isObject } from '../schema/readBody.ts';
import { categoriesField } from './contactPlans.ts';
import { entriesAt, textAt } from './insideGraph.ts';

function timeField(name: 'start' | 'end', label: string, zone: string): FieldPlan {
  return {
    name,
    label,
    type: 'datetime-local',
    isRequired: true,
    read: (event) => textAt(event, name, 'dateTime').slice(0, 16),
    write: (text, change) => ({ ...change, [name]: { dateTime: text, timeZone: zone } }),
  };
}

const location: FieldPlan = {
  name: 'location',
  label: 'Place',
  read: (event) => textAt(event, 'location', 'displayName'),
  write: (text, change) => ({ ...change, location: { displayName: text } }),
};

const body: FieldPlan = {
  name: 'body',
  label: 'Notes',
  rows: 6,
  read: (event) => textAt(event, 'body', 'content'),
  write: (text, change) => ({ ...change, body: { contentType: 'text', content: text } }),
};

function lineOf(attendee: Fields): string {
  const { emailAddress } = attendee;
  const [name, address, type] = [
    textAt(emailAddress, 'name'),
    textAt(emailAddress, 'address'),
    textAt(attendee, 'type'),
  ];
  const who = name === '' || name === address ? address : `${name} <${address}>`;
  return type === 'required' || type === '' ? who : `${who} (${type})`;
}

function attendeeOf(line: string): Fields {
  const [, who = '', type = 'required'] = /^(.*?)(?:\s*\((required|optional|resource)\))?$/.exec(line.trim()) ?? [];
  const [, name = '', address = who] = /^(.*?)\s*<(.*)>$/.exec(who) ?? [];
  return { type, emailAddress: { address, name: name === '' ? address : name } };
}

const attendees: FieldPlan = {
  name: 'attendees',
  label: 'People',
  rows: 4,
  hint: 'One a line, such as: Mia Huber <huber@calderflow.example> (optional). Saving mails them, as Outlook would.',
  read: (event) => entriesAt(event, 'attendees').map(lineOf).join('\n'),
  write: (text, change) => {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    return { ...change, attendees: lines.map(attendeeOf) };
  },
};

const reminder: FieldPlan = {
  name: 'reminder',
  label: 'Reminder, minutes before',
  type: 'number',
  hint: 'Empty: none',
  read: (event) => (event['isReminderOn'] === true ? textAt(event, 'reminderMinutesBeforeStart') : ''),
  write: (text, change) =>
    text === ''
      ? { ...change, isReminderOn: false }
      : { ...change, isReminderOn: true, reminderMinutesBeforeStart: Number(text) },
};

const allDay: FieldPlan = {
  name: 'isAllDay',
  label: 'All day',
  isCheck: true,
  read: ({ isAllDay }) => (isAllDay === true ? 'on' : ''),
  write: (text, change) => ({ ...change, isAllDay: text === 'on' }),
};

const shown = { options: ['free', 'tentative', 'busy', 'oof', 'workingElsewhere'] };
const sensitivities = { options: ['normal', 'personal', 'private', 'confidential'] };

/** The fields of an event's form; times are of the IANA zone. */
export function eventPlans(zone: string): readonly FieldPlan[] {
  return [
    textField('subject', 'Subject', { empty: '' }),
    timeField('start', 'Start', zone),
    timeField('end', 'End', zone),
    allDay,
    location,
    textField('showAs', 'Show as', shown),
    textField('sensitivity', 'Sensitivity', sensitivities),
    reminder,
    categoriesField,
    attendees,
    body,
  ];
}

/** How often a new event comes back; only offered while it is new. */
export const repeatField: FieldPlan = {
  name: 'repeat',
  label: 'Repeats',
  options: [['', 'never'], ['daily', 'every day'], ['weekly', 'every week'], ['absoluteMonthly', 'every month'], ['absoluteYearly', 'every year']],
  read: () => '',
  write: (text, change) => {
    const day = textAt(change['start'], 'dateTime').slice(0, 10);
    return { ...change, recurrence: { pattern: patternOf(text, day), range: { type: 'noEnd', startDate: day } } };
  },
}; // prettier-ignore

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function patternOf(type: string, day: string): Fields {
  const at = new Date(`${day}T00:00:00Z`);
  if (type === 'weekly') return { type, interval: 1, daysOfWeek: [weekdays[at.getUTCDay()]] };
  if (type === 'absoluteMonthly') return { type, interval: 1, dayOfMonth: at.getUTCDate() };
  if (type === 'absoluteYearly') return { type, interval: 1, dayOfMonth: at.getUTCDate(), month: at.getUTCMonth() + 1 };
  return { type, interval: 1 };
}

/** An all-day event's times as Graph wants them: from midnight to a later midnight. */
export function asWholeDays(change: Fields, event: Fields, zone: string): Fields {
  const isAllDay = change['isAllDay'] ?? event['isAllDay'];
  if (isAllDay !== true || Object.keys(change).length === 0) return change;
  const dayOf = (name: string): string => textAt(change[name] ?? event[name], 'dateTime').slice(0, 10);
  const [first, last] = [dayOf('start'), dayOf('end')];
  const following = new Date(Date.parse(`${first}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const at = (day: string): Fields => ({ dateTime: `${day}T00:00:00`, timeZone: zone });
  return { ...change, start: at(first), end: at(last > first ? last : following) };
}

/** A series' rule in a few words. */
export function ruleOf(event: Fields): string {
  const recurrence = event['recurrence'];
  const pattern = isObject(recurrence) ? recurrence['pattern'] : undefined;
  const range = isObject(recurrence) ? recurrence['range'] : undefined;
  if (!isObject(pattern)) return '';
  const days = Array.isArray(pattern['daysOfWeek']) ? ` on ${pattern['daysOfWeek'].join(', ')}` : '';
  const end = textAt(range, 'type') === 'endDate' ? `, until ${textAt(range, 'endDate')}` : '';
  const count = textAt(range, 'type') === 'numbered' ? `, ${textAt(range, 'numberOfOccurrences')} times` : '';
  return `${textAt(pattern, 'type')}, every ${textAt(pattern, 'interval')}${days}${end}${count}`;
}
