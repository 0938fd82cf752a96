// The canonical calendar item: one appointment that does not repeat (series arrive with the recurrence work).

/**
 * When it takes place, as one field: start and end never travel apart.
 * Timed: instants `YYYY-MM-DDTHH:mm:ssZ`. All-day: dates `YYYY-MM-DD`, the end exclusive.
 */
export type TimeSpan = {
  readonly start: string;
  readonly end: string;
  readonly isAllDay: boolean;
};

export type Appointment = {
  readonly subject: string;
  readonly time: TimeSpan;
  readonly body: string;
  readonly location: string;
  /** The Siebel activity Type, or '' when the Exchange item carries no category that is one. */
  readonly category: string;
  /** Minutes before the start, or null for no reminder. */
  readonly reminderMinutes: number | null;
  readonly isPrivate: boolean;
  /** The names of all who take part in a shared Siebel activity; empty when it is one person's. Only travels outbound. */
  readonly participants: readonly string[];
};

export const APPOINTMENT_FIELDS = [
  'subject',
  'time',
  'body',
  'location',
  'category',
  'reminderMinutes',
  'isPrivate',
  'participants',
] as const satisfies readonly (keyof Appointment)[];
