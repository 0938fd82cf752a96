// What an activity's fields owe each other, as Siebel's activity class keeps them. Pure: texts in, texts out.
import { requiredField, ruleBroken } from '../errors.ts';
import { DATE_TIME_FORMAT, parseDate, parseDateTime } from './values.ts';

/** Field texts by field name. */
export type Texts = Readonly<Record<string, string>>;

/** What the change says about being done, the strongest word first: Status, Done Flag, Done, Percent Complete. */
function saysDone(change: Texts): boolean | null {
  if (change['Status'] !== undefined) return change['Status'] === 'Done';
  if (change['Done Flag'] !== undefined) return change['Done Flag'] === 'Y';
  if (change['Done'] !== undefined) return change['Done'] !== '';
  if (change['Percent Complete'] !== undefined) return change['Percent Complete'] === '100';
  return null;
}

function becomeDone(current: Texts, change: Texts, now: string): Texts {
  return {
    Status: 'Done',
    'Done Flag': 'Y',
    Done: change['Done'] || current['Done'] || now,
    'Percent Complete': '100',
  };
}

function becomeOpen(current: Texts, change: Texts): Texts {
  const asked = change['Percent Complete'] ?? current['Percent Complete'] ?? '';
  const percent = asked === '100' ? '' : asked;
  const wasDone = current['Status'] === 'Done' || current['Status'] === undefined;
  const status =
    change['Status'] ?? (wasDone ? (Number(percent) > 0 ? 'In Progress' : 'Not Started') : current['Status']);
  return { Status: status ?? 'Not Started', 'Done Flag': 'N', Done: '', 'Percent Complete': percent };
}

/** What ends with a series: its pattern and its end. */
function endSeries(change: Texts): Texts {
  if (change['Repeating'] === undefined || change['Repeating'] === 'Y') return change;
  return { 'Repeating Type': '', 'Repeating Expires': '', ...change };
}

/** A series has a pattern and a start; an exception row says which occurrence of which series it takes out. */
function checkRepeating(after: Texts): void {
  const isSeries = after['Repeating'] === 'Y';
  const [type = '', expires = '', planned = ''] = [
    after['Repeating Type'],
    after['Repeating Expires'],
    after['Planned'],
  ];
  if (!isSeries && (type !== '' || expires !== ''))
    throw ruleBroken(`'Repeating Type' and 'Repeating Expires' are for activities with 'Repeating' = Y.`);
  if (isSeries && type === '') throw requiredField('Repeating Type');
  if (isSeries && planned === '') throw requiredField('Planned');
  const [first, last] = [parseDate(planned), parseDate(expires)];
  if (isSeries && first !== null && last !== null && last < first)
    throw ruleBroken(`'Repeating Expires' must not be before 'Planned' (${DATE_TIME_FORMAT}).`);
  const isException = (after['Orig Appt Id'] ?? '') !== '';
  if (isException && isSeries) throw ruleBroken(`An activity with 'Orig Appt Id' cannot repeat.`);
  if (isException && planned === '') throw requiredField('Planned');
  if (isException && !after['Override Type']) throw requiredField('Override Type');
  if (!isException && after['Override Type']) throw requiredField('Orig Appt Id');
}

/**
 * The change with what follows from it: Status, Done Flag, Done and Percent Complete always say the same.
 * @param current the record before, empty for a new one.
 * @param now what Done becomes when nobody said when.
 * @throws SiebelError when Planned Completion would be before Planned, a percentage is out of range, or a series says too little.
 */
export function applyActivityRules(current: Texts, asked: Texts, now: string): Texts {
  const change = endSeries(asked);
  const isDone = saysDone(change);
  const followed =
    isDone === null
      ? change
      : { ...change, ...(isDone ? becomeDone(current, change, now) : becomeOpen(current, change)) };
  const after = { ...current, ...followed };
  const planned = parseDateTime(after['Planned'] ?? '');
  const completion = parseDateTime(after['Planned Completion'] ?? '');
  if (planned && completion && completion < planned) {
    throw ruleBroken(`'Planned Completion' must not be before 'Planned' (${DATE_TIME_FORMAT}).`);
  }
  checkRepeating(after);
  const percent = Number(change['Percent Complete'] ?? 0);
  if (percent < 0 || percent > 100) throw ruleBroken(`'Percent Complete' must be from 0 to 100.`);
  return followed;
}
