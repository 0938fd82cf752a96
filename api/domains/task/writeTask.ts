// Writes canonical task values as an activity's fields or as a To Do task's properties.
import type { Task } from '../../../shared/records/task.ts';
import type { Values } from '../../reconcile/types.ts';
import {
  ACTIVITY_LENGTHS,
  activityText,
  bodyToExchange,
  categoriesToExchange,
  DISPLAY,
  typeToSiebel,
} from '../activity.ts';
import { dayIn, graphFromDay, instantFromSiebel, onDay, siebelFromInstant, startOfDay } from '../dates.ts';
import type { MappingContext } from '../domainMapping.ts';
import { cleanLine, says } from '../text.ts';
import type { WireBody, WireRecord } from '../wireRecord.ts';
import { priorityToSiebel, statusFromSiebel, statusToSiebel } from './statuses.ts';

/** Type of a task whose categories name none. */
const DEFAULT_TYPE = 'To Do';

/** The activity's fields. Times of day stay Siebel's: Outlook has no opinion of them. The owner of a new activity is the connector's to set. */
export function taskToSiebel(values: Values, current: WireRecord | null, context: MappingContext): WireBody {
  const given = values as Partial<Task>;
  const before = current?.body ?? null;
  const priority = given.priority === undefined ? null : priorityToSiebel(given.priority, before);
  return {
    ...(before === null ? { Display: DISPLAY.task } : {}),
    // Siebel requires a description: without one the old stays.
    ...(given.title ? { Description: activityText('Description', given.title) } : {}),
    ...(given.body === undefined ? {} : { Comment: activityText('Comment', given.body) }),
    ...dayToSiebel('Due', given.dueDate, before, context),
    ...startToSiebel(given.startDate, before, context),
    ...(priority === null ? {} : { Priority: priority }),
    ...typeToSiebel(given.category, before === null, DEFAULT_TYPE),
    ...completionToSiebel(given, before, context),
  };
}

/** Completing sets Status, Percent Complete and Done together, reopening takes all three back. */
function completionToSiebel(given: Partial<Task>, before: WireBody | null, context: MappingContext): WireBody {
  const wasCompleted = before !== null && statusFromSiebel(before) === 'completed';
  const status = given.status === undefined ? null : statusToSiebel(given.status, before);
  if (status === null) {
    return wasCompleted && given.completedDate ? dayToSiebel('Done', given.completedDate, before, context) : {};
  }
  if (given.status === 'completed') {
    const done = given.completedDate ?? dayIn(context.now, context.timeZone);
    return { Status: status, 'Percent Complete': '100', ...dayToSiebel('Done', done, before, context) };
  }
  return wasCompleted ? { Status: status, 'Percent Complete': '0', Done: '' } : { Status: status };
}

/** A day at the time of day that Siebel holds there already, else at its beginning, in the mailbox's zone; {} if it is that day already. */
function dayToSiebel(
  field: 'Due' | 'Planned' | 'Done',
  day: string | null | undefined,
  before: WireBody | null,
  { timeZone }: MappingContext,
): WireBody {
  if (day === undefined) return {};
  const known = instantFromSiebel(before?.[field]);
  if (day === null) return known === null ? {} : { [field]: '' };
  if (known === null) return { [field]: siebelFromInstant(startOfDay(day, timeZone)) };
  return dayIn(known, timeZone) === day ? {} : { [field]: siebelFromInstant(onDay(known, day, timeZone)) };
}

/** Siebel takes no Planned Completion before Planned, and Outlook knows none: where the start moves past it, it goes along. */
function startToSiebel(day: string | null | undefined, before: WireBody | null, context: MappingContext): WireBody {
  const body = dayToSiebel('Planned', day, before, context);
  const start = instantFromSiebel(body['Planned']);
  const end = instantFromSiebel(before?.['Planned Completion']);
  if (start === null || end === null || end >= start) return body;
  const startBefore = instantFromSiebel(before?.['Planned']);
  const lengthMs = startBefore === null ? 0 : Math.max(0, Date.parse(end) - Date.parse(startBefore));
  const moved = new Date(Date.parse(start) + lengthMs).toISOString();
  return { ...body, 'Planned Completion': siebelFromInstant(moved) };
}

/** The To Do task's properties; {} when the task says it all already. Days are midnight in the mailbox's zone. */
export function taskToExchange(values: Values, current: WireRecord | null, context: MappingContext): WireBody {
  const given = values as Partial<Task>;
  const before: WireBody = current?.body ?? {};
  const isTitled =
    given.title === undefined || says(cleanLine(before['title']), given.title, ACTIVITY_LENGTHS.Description);
  return {
    ...(isTitled ? {} : { title: given.title }),
    ...(given.body === undefined ? {} : bodyToExchange(before, given.body)),
    ...dayToExchange('dueDateTime', given.dueDate, context),
    ...dayToExchange('startDateTime', given.startDate, context),
    ...(given.status === undefined ? {} : { status: given.status }),
    // Reopening is the status's to say: the day of completion goes with it.
    ...(given.completedDate ? dayToExchange('completedDateTime', given.completedDate, context) : {}),
    ...(given.priority === undefined ? {} : { importance: given.priority }),
    ...categoriesToExchange(before, given.category, context),
  };
}

function dayToExchange(name: string, day: string | null | undefined, { timeZone }: MappingContext): WireBody {
  if (day === undefined) return {};
  return { [name]: day === null ? null : graphFromDay(day, timeZone) };
}
