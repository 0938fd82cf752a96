// Whether others than the user have a Siebel record too.
import type { WireBody } from './wireRecord.ts';

/** Several employees are on a contact's Sync List, or take part in an activity. */
export function isShared(body: WireBody, child: 'Sync List' | 'Employee'): boolean {
  const employees: unknown = body[child];
  return Array.isArray(employees) && employees.length > 1;
}
