// What calendar and task share: both are Siebel activities.
import type { WireBody } from './wireRecord.ts';
import type { Role } from '../../shared/vocabulary.ts';

/** Lengths of the activity's text fields. */
export const DESCRIPTION_LENGTH = 100;
export const COMMENT_LENGTH = 1500;
export const LOCATION_LENGTH = 100;

/** Values of the field Display, which decides the domain. */
export const DISPLAY = { calendar: 'Calendar and Activities', task: 'To Do and Activities' } as const;

/** Owner if the user is the primary owner; everybody else on the activity takes part. */
export function roleIn(body: WireBody, siebelUserId: string): Role {
  return body['Primary Owner Id'] === siebelUserId ? 'owner' : 'participant';
}

/** Full names of the activity's employees, sorted; empty when it is one person's. */
export function participantsOf(body: WireBody): readonly string[] {
  const employees = body['Employee'];
  if (!Array.isArray(employees) || employees.length < 2) return [];
  const names = (employees as Readonly<Record<string, unknown>>[]).map((row) => `${String(row['First Name'] ?? '')} ${String(row['Last Name'] ?? '')}`.trim()); // prettier-ignore
  return names.filter((name) => name !== '').sort();
}
