// Status and priority of tasks: several Siebel values mean one of Outlook's, and a Siebel value that already means the same is kept.
import type { TaskPriority, TaskStatus } from '../../../shared/records/task.ts';
import { cleanLine } from '../text.ts';
import type { WireBody } from '../wireRecord.ts';

const STATUS_FROM_SIEBEL: Readonly<Record<string, TaskStatus>> = {
  'Not Started': 'notStarted',
  Acknowledged: 'notStarted',
  'In Progress': 'inProgress',
  Done: 'completed',
  'On Hold': 'waitingOnOthers',
  Cancelled: 'deferred',
  Declined: 'deferred',
};

const STATUS_TO_SIEBEL: Readonly<Record<TaskStatus, string>> = {
  notStarted: 'Not Started',
  inProgress: 'In Progress',
  completed: 'Done',
  waitingOnOthers: 'On Hold',
  deferred: 'Cancelled',
};

const PRIORITY_FROM_SIEBEL: Readonly<Record<string, TaskPriority>> = {
  '1-ASAP': 'high',
  '2-High': 'high',
  '3-Medium': 'normal',
  '4-Low': 'low',
};

const PRIORITY_TO_SIEBEL: Readonly<Record<TaskPriority, string>> = { high: '2-High', normal: '3-Medium', low: '4-Low' };

/** What an activity's Status means in Outlook; one that is not in the table goes by Percent Complete: 0, 1 to 99, 100. */
export function statusFromSiebel(body: WireBody): TaskStatus {
  const known = STATUS_FROM_SIEBEL[cleanLine(body['Status'])];
  if (known) return known;
  const percent = Number(body['Percent Complete'] ?? 0);
  if (percent >= 100) return 'completed';
  return percent > 0 ? 'inProgress' : 'notStarted';
}

/** The Siebel status to write; null when the present one already means it. `current` is the activity's fields, null for a new one. */
export function statusToSiebel(status: TaskStatus, current: WireBody | null): string | null {
  if (current && statusFromSiebel(current) === status) return null;
  return STATUS_TO_SIEBEL[status];
}

/** What an activity's Priority means in Outlook; one that is not in the table is normal. */
export function priorityFromSiebel(body: WireBody): TaskPriority {
  return PRIORITY_FROM_SIEBEL[cleanLine(body['Priority'])] ?? 'normal';
}

/** The Siebel priority to write; null when the present one already means it. */
export function priorityToSiebel(priority: TaskPriority, current: WireBody | null): string | null {
  if (current && priorityFromSiebel(current) === priority) return null;
  return PRIORITY_TO_SIEBEL[priority];
}
