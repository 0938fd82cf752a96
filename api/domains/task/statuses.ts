// Status and priority of tasks: several Siebel values mean one of Outlook's, and a Siebel value that already means the same is kept.
import type { TaskPriority, TaskStatus } from '../../../shared/records/task.ts';

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

/** Any other Siebel status goes by Percent Complete: 0, 1 to 99, 100. */
export function statusFromSiebel(status: string, percentComplete: number): TaskStatus {
  const known = STATUS_FROM_SIEBEL[status];
  if (known) return known;
  if (percentComplete >= 100) return 'completed';
  return percentComplete > 0 ? 'inProgress' : 'notStarted';
}

/** The Siebel status to write; null when the present one already means it. */
export function statusToSiebel(
  status: TaskStatus,
  present: { readonly status: string; readonly percentComplete: number } | null,
): string | null {
  if (present && statusFromSiebel(present.status, present.percentComplete) === status) return null;
  return STATUS_TO_SIEBEL[status];
}

export function priorityFromSiebel(priority: string): TaskPriority {
  return PRIORITY_FROM_SIEBEL[priority] ?? 'normal';
}

/** The Siebel priority to write; null when the present one already means it. */
export function priorityToSiebel(priority: TaskPriority, present: string | null): string | null {
  if (present && PRIORITY_FROM_SIEBEL[present] === priority) return null;
  return PRIORITY_TO_SIEBEL[priority];
}
