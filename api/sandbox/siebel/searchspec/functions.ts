// The functions that a search specification may call, as Siebel's query language has them. Each gives a text, as if it had been
// written as a literal; dates are UTC.
import { listedValue } from '../components/listsOfValues.ts';
import { wireDate, wireInstant, DATE_TIME_FORMAT } from '../data/values.ts';
import { badSearchSpec } from '../errors.ts';
import type { FunctionCall } from './parse.ts';

/** What functions know of the caller and the time. */
export interface SearchContext {
  readonly userId: string;
  readonly login: string;
  readonly now: Date;
}

const DAY_MS = 86_400_000;

/** The number of literals each takes. */
const FUNCTIONS: Readonly<Record<string, number>> = {
  TODAY: 0,
  TIMESTAMP: 0,
  LOGINID: 0,
  LOGINNAME: 0,
  LOOKUPVALUE: 2,
};

function moved(call: FunctionCall, from: Date): Date {
  const instant = new Date(from.getTime() + call.days * DAY_MS);
  const year = instant.getUTCFullYear();
  if (!(year >= 1753 && year <= 9999)) throw badSearchSpec(call.at, `a date that ${DATE_TIME_FORMAT} cannot say`);
  return instant;
}

/** What the call gives. @throws SiebelError (SBL-DAT-00235) at the call's position. */
export function evaluate(call: FunctionCall, context: SearchContext): string {
  const count = FUNCTIONS[call.name];
  if (count === undefined || !Object.hasOwn(FUNCTIONS, call.name))
    throw badSearchSpec(call.at, `there is no function ${call.name}; there are Today, Timestamp, LoginId, LoginName and LookupValue`); // prettier-ignore
  if (call.given.length !== count) throw badSearchSpec(call.at, `${call.name} takes ${count} values`);
  if (call.name === 'TODAY') return wireDate(moved(call, context.now));
  if (call.name === 'TIMESTAMP') return wireInstant(moved(call, context.now));
  if (call.days !== 0) throw badSearchSpec(call.at, `nothing can be added to ${call.name}`);
  if (call.name === 'LOGINID') return context.userId;
  if (call.name === 'LOGINNAME') return context.login;
  const [list = '', code = ''] = call.given;
  return listedValue(list, code);
}
