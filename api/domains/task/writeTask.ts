// Writes canonical task values as an activity's fields or as a To Do task's properties.
import { DateTime } from 'luxon';
import type { Task } from '../../../shared/records/task.ts';
import type { Values } from '../../reconcile/types.ts';
import { COMMENT_LENGTH, DESCRIPTION_LENGTH, DISPLAY } from '../activity.ts';
import { categoriesOf, categoriesWith } from '../categories.ts';
import { formatInstant, instantFromSiebel, midnightOf, siebelFromInstant, startOfDay } from '../dates.ts';
import type { MappingContext } from '../domainMapping.ts';
import { cleanLine, cut, textOfBody } from '../text.ts';
import type { WireBody, WireRecord } from '../wireRecord.ts';
import { toWindows } from '../zones.ts';
import { priorityToSiebel, statusToSiebel } from './statuses.ts';

const DEFAULT_TYPE = 'To Do';

/** The activity's fields. The time of day that Siebel holds is kept: Outlook has no opinion of it. */
export function taskToSiebel(values: Values, current: WireRecord | null, context: MappingContext): WireBody {
  const given = values as Partial<Task>;
  const before = current?.body ?? null;
  const body: Record<string, unknown> = {};
  if (given.title !== undefined) body['Description'] = cut(given.title, DESCRIPTION_LENGTH);
  if (given.body !== undefined) body['Comment'] = cut(given.body, COMMENT_LENGTH);
  if (given.category !== undefined && (given.category !== '' || current === null))
    body['Type'] = given.category || DEFAULT_TYPE;
  if (given.dueDate !== undefined) body['Due'] = siebelDay(given.dueDate, before?.['Due'], context.timeZone);
  if (given.startDate !== undefined)
    body['Planned'] = siebelDay(given.startDate, before?.['Planned'], context.timeZone);
  if (given.priority !== undefined) {
    const priority = priorityToSiebel(given.priority, before ? cleanLine(before['Priority']) : null);
    if (priority !== null) body['Priority'] = priority;
  }
  if (given.status !== undefined || given.completedDate !== undefined)
    Object.assign(body, completionToSiebel(given, before, context));
  if (current === null) body['Display'] = DISPLAY.task;
  return body;
}

function completionToSiebel(given: Partial<Task>, before: WireBody | null, context: MappingContext): WireBody {
  const body: Record<string, unknown> = {};
  const present = before
    ? { status: cleanLine(before['Status']), percentComplete: Number(before['Percent Complete'] || 0) }
    : null;
  const status = given.status === undefined ? null : statusToSiebel(given.status, present);
  if (status !== null) body['Status'] = status;
  if (given.status === 'completed') {
    body['Percent Complete'] = '100';
    body['Done Flag'] = 'Y';
  } else if (given.status !== undefined && present?.status === 'Done') {
    body['Percent Complete'] = '0';
    body['Done Flag'] = 'N';
    body['Done'] = '';
  }
  if (given.completedDate) body['Done'] = siebelDay(given.completedDate, before?.['Done'], context.timeZone);
  return body;
}

/** The day at the time of day that Siebel holds already, else at its beginning, in the mailbox's zone. */
function siebelDay(day: string | null, before: unknown, timeZone: string): string {
  if (day === null) return '';
  const known = instantFromSiebel(before);
  if (known === null) return siebelFromInstant(startOfDay(day, timeZone));
  const time = DateTime.fromISO(known, { zone: timeZone });
  const [year, month, date] = day.split('-').map(Number);
  return siebelFromInstant(formatInstant(time.set({ year: year ?? time.year, month: month ?? time.month, day: date ?? time.day }))); // prettier-ignore
}

/** The To Do task's properties. Days are midnight in the mailbox's zone. */
export function taskToExchange(values: Values, current: WireRecord | null, context: MappingContext): WireBody {
  const given = values as Partial<Task>;
  const before = current?.body ?? {};
  const windows = toWindows(context.timeZone) ?? 'UTC';
  const day = (value: string | null): unknown => (value === null ? null : midnightOf(value, windows));
  const body: Record<string, unknown> = {};
  if (given.title !== undefined) body['title'] = given.title;
  if (given.body !== undefined && given.body !== textOfBody(before['body']))
    body['body'] = { contentType: 'text', content: given.body };
  if (given.dueDate !== undefined) body['dueDateTime'] = day(given.dueDate);
  if (given.startDate !== undefined) body['startDateTime'] = day(given.startDate);
  if (given.status !== undefined) body['status'] = given.status;
  if (given.completedDate) body['completedDateTime'] = day(given.completedDate);
  if (given.priority !== undefined) body['importance'] = given.priority;
  const type = given.category === undefined ? null : { to: given.category, known: context.activityTypes };
  body['categories'] = categoriesWith(categoriesOf(before), context.categoryValue, type);
  return body;
}
