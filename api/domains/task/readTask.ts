// Reads a task from either side into the canonical form. To Do keeps days, not times, so days in the mailbox's zone are compared.
import { TASK_PRIORITIES, TASK_STATUSES, type Task } from '../../../shared/records/task.ts';
import type { SkipReason } from '../../../shared/skipReasons.ts';
import type { Traits } from '../../reconcile/types.ts';
import { roleIn } from '../activity.ts';
import { activityTypeOf, categoriesOf, hasCategory } from '../categories.ts';
import { dayIn, dayOf, instantFromSiebel, readGraphTime, type TimeRead } from '../dates.ts';
import type { MappingContext, MappingRead } from '../domainMapping.ts';
import { isShared } from '../isShared.ts';
import { cleanLine, cleanText, textOfBody } from '../text.ts';
import type { WireRecord } from '../wireRecord.ts';
import { priorityFromSiebel, statusFromSiebel } from './statuses.ts';

/** A Siebel to-do activity. */
export function taskFromSiebel(wire: WireRecord, context: MappingContext): MappingRead {
  const { body } = wire;
  const excluded = excluding(body['Private'] === 'Y' ? '' : cleanLine(body['Description']));
  if (body['Repeating'] === 'Y') return excluded('recurring-not-supported');
  const day = (field: string): string | null => {
    const instant = instantFromSiebel(body[field]);
    return instant === null ? null : dayIn(instant, context.timeZone);
  };
  const status = statusFromSiebel(body);
  const record: Task = {
    title: cleanLine(body['Description']),
    body: cleanText(body['Comment']),
    dueDate: day('Due'),
    startDate: day('Planned'),
    completedDate: status === 'completed' ? day('Done') : null,
    status,
    priority: priorityFromSiebel(body),
    category: cleanLine(body['Type']),
  };
  const role = roleIn(body, context.siebelUserId);
  const isPrivate = body['Private'] === 'Y';
  const traits = { ...traitsOf(record, wire), role, isPrivate, isShared: isShared(body, 'Employee') };
  return { kind: 'record', record, traits };
}

/** A To Do task. */
export function taskFromExchange(wire: WireRecord, context: MappingContext): MappingRead {
  const { body } = wire;
  const excluded = excluding(cleanLine(body['title']));
  if ((body['recurrence'] ?? null) !== null) return excluded('recurring-not-supported');
  const [due, start, completed] = ['dueDateTime', 'startDateTime', 'completedDateTime'].map((name) =>
    dayOfTask(readGraphTime(body[name]), context.timeZone),
  );
  if (due === undefined || start === undefined || completed === undefined) return excluded('zone-unknown');
  const status = TASK_STATUSES.find((known) => known === body['status']) ?? 'notStarted';
  const categories = categoriesOf(body);
  const record: Task = {
    title: cleanLine(body['title']),
    body: textOfBody(body['body']),
    dueDate: due,
    startDate: start,
    completedDate: status === 'completed' ? completed : null,
    status,
    priority: TASK_PRIORITIES.find((known) => known === body['importance']) ?? 'normal',
    category: activityTypeOf(categories, context.activityTypes),
  };
  const traits: Traits = {
    ...traitsOf(record, wire),
    hasSyncCategory: hasCategory(categories, context.categoryValue),
    missingRequired: record.title === '' ? 'Description' : null,
  };
  return { kind: 'record', record, traits };
}

/** Midnight is that day, in whatever zone it is written; any other time is an instant, told in the mailbox's zone. Undefined: the zone is not known. */
function dayOfTask(read: TimeRead, timeZone: string): string | null | undefined {
  if (read.kind === 'none') return null;
  const written = read.kind === 'time' ? read.time : read.wall;
  if (written.toMillis() === written.startOf('day').toMillis()) return dayOf(written);
  return read.kind === 'time' ? dayOf(written.setZone(timeZone)) : undefined;
}

const excluding = (title: string) => (reason: SkipReason): MappingRead => ({ kind: 'excluded', reason, leaves: false, title }); // prettier-ignore

function traitsOf(record: Task, wire: WireRecord): Traits {
  return {
    role: 'owner',
    inScope: wire.inScope,
    isPast: record.status === 'completed',
    // Graph's tasks know no sensitivity.
    isPrivate: false,
    hasSyncCategory: false,
    hasActivityType: record.category !== '',
    relevantDay: record.dueDate,
    missingRequired: null,
  };
}
