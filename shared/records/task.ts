// The canonical task. Dates are days (To Do keeps no time of day), status and priority speak Graph's words.

export const TASK_STATUSES = ['notStarted', 'inProgress', 'completed', 'waitingOnOthers', 'deferred'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

export const TASK_PRIORITIES = ['low', 'normal', 'high'] as const;
export type TaskPriority = (typeof TASK_PRIORITIES)[number];

export type Task = {
  readonly title: string;
  readonly body: string;
  /** YYYY-MM-DD in the mailbox's time zone. */
  readonly dueDate: string | null;
  readonly startDate: string | null;
  readonly completedDate: string | null;
  readonly status: TaskStatus;
  readonly priority: TaskPriority;
  /** The Siebel activity Type, or '' when the Exchange item carries no category that is one. */
  readonly category: string;
};

export const TASK_FIELDS = [
  'title',
  'body',
  'dueDate',
  'startDate',
  'completedDate',
  'status',
  'priority',
  'category',
] as const satisfies readonly (keyof Task)[];
