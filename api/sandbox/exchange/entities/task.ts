// A To Do task as Graph keeps and returns it: due, start and completion are days, completing sets the day. Knows the task's rules only.
import type { Preferences } from '../preferences.ts';
import { GraphError } from '../GraphError.ts';
import { itemId } from '../ids.ts';
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import type { Item } from '../mailboxes/item.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { completeRecurrence } from '../time/recurrence.ts';
import { seriesRule } from '../time/seriesRule.ts';
import { dateTimeTimeZone, dayAfter, msToWall, offsetOf, readWallTime, wallToMs, zoneOf } from '../time/zones.ts';
import { htmlToText } from './body.ts';
import { etagOf, withoutReadOnly } from './common.ts';

const dayProperties = ['dueDateTime', 'startDateTime', 'completedDateTime'];
const notKept = [
  'linkedResources checklistItems extensions attachments attachmentSessions',
  'hasAttachments bodyLastModifiedDateTime',
].flatMap((line) => line.split(' '));
const dayMs = 86_400_000;
const newTask: Json = {
  importance: 'normal',
  isReminderOn: false,
  status: 'notStarted',
  title: '',
  hasAttachments: false,
  categories: [],
  body: { content: '', contentType: 'text' },
};

/** To Do keeps the day as it was written and forgets the time and the zone. */
function keepDay(value: unknown, name: string): unknown {
  return isObject(value) ? dateTimeTimeZone(`${readWallTime(value, name).day}T00:00:00`, 'UTC') : null;
}

function keepInstant(value: unknown): unknown {
  if (!isObject(value)) return null;
  return dateTimeTimeZone(msToWall(readWallTime(value, 'reminderDateTime').ms, 'utc'), 'UTC');
}

function dayOf(value: unknown): string | undefined {
  return isObject(value) ? String(value['dateTime']).slice(0, 10) : undefined;
}

function writeRecurrence(data: Json): unknown {
  const recurrence = data['recurrence'];
  if (!isObject(recurrence)) return null;
  const day = dayOf(data['dueDateTime']);
  if (day === undefined) throw new GraphError(400, 'invalidRequest', 'A recurring task needs a dueDateTime.');
  const range = isObject(recurrence['range']) ? recurrence['range'] : {};
  const start = typeof range['startDate'] === 'string' ? range['startDate'] : day;
  return completeRecurrence(recurrence, { day: start, zoneName: 'UTC', dayIn: () => start });
}

function settleCompletion(data: Json, given: Json, today: string): void {
  if (given['completedDateTime'] && !('status' in given)) data['status'] = 'completed';
  if (data['status'] !== 'completed') data['completedDateTime'] = null;
  else if (!data['completedDateTime']) data['completedDateTime'] = dateTimeTimeZone(`${today}T00:00:00`, 'UTC');
}

/**
 * The properties of a task after a write.
 * @param today yyyy-MM-dd, the day of completion if none is given
 * @throws GraphError 400
 */
export function writeTask(body: Json, before: Json | undefined, today: string, now: string): Json {
  const given = withoutReadOnly(body, notKept);
  for (const name of dayProperties) if (name in given) given[name] = keepDay(given[name], name);
  if ('reminderDateTime' in given) given['reminderDateTime'] = keepInstant(given['reminderDateTime']);
  if (isObject(given['body']))
    given['body'] = { content: given['body']['content'] ?? '', contentType: given['body']['contentType'] ?? 'text' };
  else if ('body' in given) given['body'] = newTask['body'];
  for (const name of ['title', 'importance', 'status']) {
    if (given[name] === null) throw new GraphError(400, 'invalidRequest', `'${name}' must not be null.`);
  }
  if (!before && given['title'] === undefined) throw new GraphError(400, 'invalidRequest', "'title' is required.");
  const data: Json = { ...(before ?? newTask), ...given };
  if ('body' in given || !before) data['bodyLastModifiedDateTime'] = now;
  settleCompletion(data, given, today);
  if ('recurrence' in given) data['recurrence'] = writeRecurrence(data);
  return data;
}

/** A moment of a task as many days later as its due day moves on; its clock stays. */
function shifted(value: unknown, days: number): unknown {
  if (!isObject(value)) return value;
  const [day = '', time = ''] = String(value['dateTime']).slice(0, 19).split('T');
  return dateTimeTimeZone(`${dayAfter(day, days)}T${time}`, 'UTC');
}

/** The next task of a recurring one that was completed, or undefined if the series is over. */
export function nextTask(data: Json): Json | undefined {
  const recurrence = data['recurrence'];
  const due = dayOf(data['dueDateTime']);
  if (!isObject(recurrence) || due === undefined) return undefined;
  const day = seriesRule(recurrence).next(due);
  if (day === undefined) return undefined;
  const days = Math.round((Date.parse(day) - Date.parse(due)) / dayMs);
  return {
    ...data,
    status: 'notStarted',
    completedDateTime: null,
    startDateTime: shifted(data['startDateTime'], days),
    reminderDateTime: shifted(data['reminderDateTime'], days),
    dueDateTime: dateTimeTimeZone(`${day}T00:00:00`, 'UTC'),
  };
}

function renderReminder(value: unknown, prefer: Preferences): unknown {
  if (!isObject(value) || prefer.zone === 'utc') return value;
  const [day = '', time = ''] = String(value['dateTime']).slice(0, 19).split('T');
  return dateTimeTimeZone(msToWall(wallToMs(day, time, zoneOf('UTC')), prefer.zone), prefer.zoneName);
}

function renderTaskBody(value: unknown, prefer: Preferences): unknown {
  if (!isObject(value) || prefer.bodyType === 'html' || value['contentType'] === 'text') return value;
  return { content: htmlToText(String(value['content'])), contentType: 'text' };
}

/** A task as Graph returns it. What has no value is left out, as To Do does. */
export function renderTask(mailbox: Mailbox, item: Item, prefer: Preferences): Json {
  const { reminderDateTime, body, ...rest } = item.data;
  const result: Json = {
    '@odata.etag': etagOf(item),
    id: itemId(mailbox.tag, item.folder, item.key, true),
    createdDateTime: offsetOf(item.created),
    lastModifiedDateTime: offsetOf(item.modified),
  };
  for (const [name, value] of Object.entries(rest)) if (value !== null) result[name] = value;
  result['body'] = renderTaskBody(body, prefer);
  if (reminderDateTime) result['reminderDateTime'] = renderReminder(reminderDateTime, prefer);
  return result;
}
