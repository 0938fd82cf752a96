// What Siebel's refusals mean. Business errors come as 500 with a code SBL-... in their text; only the code and the field's name are
// repeated, since the text may quote contents.
import type { RecordTrouble } from '../../errors.ts';

const CODE = /SBL-[A-Z]{3}-\d{5}/;
const NO_DATA = /no data for the requested resource|no resource found/i;
/** Where the text names a field: `field 'X'`, `field X of buscomp`, `'X' is a required field`. */
const FIELD = /field '([^']+)'|field ([^']+?) of buscomp|'([^']+)' is a required field/i;

const MEANINGS: Readonly<Record<string, string>> = {
  'SBL-DAT-00225': 'the value is not in the pick list',
  'SBL-DAT-00276': 'the record cannot be associated',
  'SBL-DAT-00299': 'the value is too long',
  'SBL-DAT-00359': 'the value is not of the type of the field',
  'SBL-DAT-00398': 'the field does not exist; check the Siebel map',
  'SBL-DAT-00401': 'the field is read-only',
  'SBL-DAT-00498': 'a required field is empty',
  'SBL-DAT-00500': 'a rule of the component forbids it',
  'SBL-DAT-00523': 'somebody else changed the record since it was read',
};
/** Data-manager and business rules decide about a record; other families tell that the server is unwell. */
const RECORD_FAMILIES = ['SBL-DAT', 'SBL-EAI', 'SBL-APS', 'SBL-UIF', 'SBL-BPR'];
const MODIFIED = 'SBL-DAT-00523';
/** Of these families, what passes: the database did not do its part (a lock, a lost connection, no memory). */
const PASSING_CODES = ['SBL-DAT-00322', 'SBL-DAT-00393', 'SBL-DAT-00565'];

/** True when the answer says that a query has no rows. */
export function isNoData(status: number, text: string): boolean {
  return status === 204 || (status === 404 && NO_DATA.test(text));
}

/** Siebel's error code in a text, or ''. */
function codeIn(text: string): string {
  return CODE.exec(text)?.[0] ?? '';
}

/** @param text the ERROR text of the answer. `field` is the installation's name. */
export function troubleOf(status: number, text: string): RecordTrouble {
  const code = codeIn(text);
  const [, quoted, ofBuscomp, required] = FIELD.exec(text) ?? [];
  const meaning = MEANINGS[code];
  return {
    kind: kindOf(status, code),
    message: `Siebel answered ${status}${code ? ` ${code}` : ''}${meaning ? `: ${meaning}` : ''}.`,
    field: quoted ?? ofBuscomp ?? required ?? null,
    retryAfterMs: null,
  };
}

function kindOf(status: number, code: string): RecordTrouble['kind'] {
  if (status === 429) return 'throttled';
  if (code === MODIFIED) return 'precondition';
  if (PASSING_CODES.includes(code)) return 'transient';
  if (RECORD_FAMILIES.includes(code.slice(0, 7))) return 'rejected';
  if (status === 404) return 'not-found';
  return status >= 500 || status === 408 || status === 423 ? 'transient' : 'rejected';
}
