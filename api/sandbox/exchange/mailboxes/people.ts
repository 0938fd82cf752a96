// An employee as the directory knows one: object id and addresses. The object id is the one that the token issuer puts into tokens.
import type { SampleEmployee } from '../../sampleData/types.ts';
import { guidOf } from '../ids.ts';

/** The object id of an employee's user, a GUID. */
export function userIdOf(employee: SampleEmployee): string {
  return guidOf(employee.email.toLowerCase());
}

/** All addresses of a mailbox in lower case, the primary one first. */
export function addressesOf(employee: SampleEmployee): readonly string[] {
  const primary = employee.email.toLowerCase();
  const alias = `${employee.login.toLowerCase()}@${primary.slice(primary.indexOf('@') + 1)}`;
  return alias === primary ? [primary] : [primary, alias];
}
