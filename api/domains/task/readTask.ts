// Reads a task from either side into the canonical form. To Do keeps days, not times, so days in the mailbox's zone are compared.
import { TASK_PRIORITIES, TASK_STATUSES, type Task } from '../../../shared/records/task.ts';
import type { Traits } from '../../reconcile/types.ts';
import { roleIn } from '../activity.ts';
import { activityTypeOf, categoriesOf, hasCategory } from '../categories.ts';
import { dayIn, instantFromSiebel, readDateTimeTimeZone } from '../dates.ts';
import type { MappingContext, MappingRead } from '../domainMapping.ts';
import { cleanLine, cleanText, textOfBody } from '../text.ts';
import type { WireRecord } from '../wireRecord.ts';
import { priorityFromSiebel, statusFromSiebel } from './statuses.ts';

/** A Siebel to-do activity. */
export function taskFromSiebel(wire: WireRecord, context: MappingContext): MappingRead {
  const { body } = wire;
  if (body['Repeating'] === 'Y') return { kind: 'excluded', reason: 'recurring-not-supported', leaves: false };
  const day = (name: string): string | null => {
    const instant = instantFromSiebel(body[name]);
    return instant ? dayIn(instant, context.timeZone) : null;
  };
  const status = statusFromSiebel(cleanLine(body['Status']), Number(body['Percent Complete'] || 0));
  const record: Task = {
    title: cleanLine(body['Description']),
    body: cleanText(body['Comment']),
    dueDate: day('Due'),
    startDate: day('Planned'),
    completedDate: status === 'completed' ? day('Done') : null,
    status,
    priority: priorityFromSiebel(cleanLine(body['Priority'])),
    category: cleanLine(body['Type']),
  };
  return {
    kind: 'record',
    record,
    traits: { ...traitsOf(record), role: roleIn(body, context.siebelUserId), inScope: wire.inScope },
  };
}

/** A To Do task. Graph gives its days as a time and a zone; the day it means is the date part in that zone. */
export function taskFromExchange(wire: WireRecord, context: MappingContext): MappingRead {
  const { body } = wire;
  if ((body['recurrence'] ?? null) !== null)
    return { kind: 'excluded', reason: 'recurring-not-supported', leaves: false };
  const day = (name: string): string | null => dayOf(body[name], context.timeZone);
  const status = TASK_STATUSES.find((known) => known === body['status']) ?? 'notStarted';
  const categories = categoriesOf(body);
  const record: Task = {
    title: cleanLine(body['title']),
    body: textOfBody(body['body']),
    dueDate: day('dueDateTime'),
    startDate: day('startDateTime'),
    completedDate: status === 'completed' ? day('completedDateTime') : null,
    status,
    priority: TASK_PRIORITIES.find((known) => known === body['importance']) ?? 'normal',
    category: activityTypeOf(categories, context.activityTypes),
  };
  return {
    kind: 'record',
    record,
    traits: { ...traitsOf(record), hasSyncCategory: hasCategory(categories, context.categoryValue) },
  };
}

/** Midnight in some zone is that zone's day; any other time of day is told in the mailbox's zone. */
function dayOf(value: unknown, timeZone: string): string | null {
  const time = readDateTimeTimeZone(value);
  if (time === null) return null;
  const isMidnight = time.hour === 0 && time.minute === 0 && time.second === 0;
  return (isMidnight ? time : time.setZone(timeZone)).toFormat('yyyy-MM-dd');
}

function traitsOf(record: Task): Traits {
  return {
    role: 'owner',
    inScope: true,
    isPast: record.status === 'completed',
    isPrivate: false,
    hasSyncCategory: false,
    hasActivityType: record.category !== '',
    relevantDay: record.dueDate,
    missingRequired: record.title === '' ? 'Description' : null,
  };
}
