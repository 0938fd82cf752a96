// The three kinds of records as people see them on either side: how one is made, which fields are edited, and what each field says there.
// Every value is a word of its own (`v17`), a time of its own or a day of its own, so that it is told from contents alone.
import { DateTime } from 'luxon';
import type { Kind } from './story.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface Field {
  readonly name: string;
  /** May be left empty. */
  readonly clearable: boolean;
  /** The n-th value that anybody gives this field. */
  value(n: number): string;
  toSiebel(value: string, token: string): Row;
  toGraph(value: string, token: string): Row;
  /** '' for nothing. */
  fromSiebel(row: Row): string;
  fromGraph(row: Row): string;
}

const ZONE = 'Europe/Berlin';
const wordIn = (text: unknown): string => /\bv\d+\b/.exec(typeof text === 'string' ? text : '')?.[0] ?? '';
const siebelTime = (iso: string): string => (iso === '' ? '' : DateTime.fromISO(iso, { zone: 'utc' }).toFormat('MM/dd/yyyy HH:mm:ss')); // prettier-ignore
const fromSiebelTime = (text: unknown): string => {
  const time = DateTime.fromFormat(typeof text === 'string' ? text : '', 'MM/dd/yyyy HH:mm:ss', { zone: 'utc' });
  return time.isValid ? time.toISO({ suppressMilliseconds: true }) : '';
};
const graphDate = (value: unknown): DateTime | null => {
  const { dateTime, timeZone } = (value ?? {}) as { dateTime?: string; timeZone?: string };
  if (!dateTime) return null;
  const zone = timeZone === 'UTC' ? 'utc' : ZONE;
  return DateTime.fromISO(dateTime.slice(0, 19), { zone });
};
const graphTime = (time: DateTime): Row => ({ dateTime: time.toFormat("yyyy-MM-dd'T'HH:mm:ss"), timeZone: 'UTC' });

/** A field that both sides keep as text. */
function text(name: string, siebel: string, graph: string): Field {
  return {
    name,
    clearable: true,
    value: (n) => `v${n}`,
    toSiebel: (value) => ({ [siebel]: value }),
    toGraph: (value) => ({ [graph]: value === '' ? null : value }),
    fromSiebel: (row) => wordIn(row[siebel]),
    fromGraph: (row) => wordIn(row[graph]),
  };
}

const body: Field = {
  ...text('body', 'Comment', 'body'),
  toGraph: (value) => ({ body: { contentType: 'text', content: value } }),
  fromGraph: (row) => wordIn((row['body'] as Row | undefined)?.['content']),
};

/** Subject or title: the token, and a word. */
const heading = (graph: string): Field => ({
  ...text(graph, 'Description', graph),
  clearable: false,
  toSiebel: (value, token) => ({ Description: `${token} ${value}`.trim() }),
  toGraph: (value, token) => ({ [graph]: `${token} ${value}`.trim() }),
});

const location: Field = {
  ...text('location', 'MeetingLocation', 'location'),
  toGraph: (value) => ({ location: { displayName: value } }),
  fromGraph: (row) => wordIn((row['location'] as Row | undefined)?.['displayName']),
};

const today = (): DateTime => DateTime.now().toUTC().startOf('day');

const time: Field = {
  name: 'time',
  clearable: false,
  value: (n) =>
    today()
      .plus({ days: 2 + (n % 15), hours: 8, minutes: n })
      .toISO({ suppressMilliseconds: true }) ?? '',
  toSiebel: (value) => ({
    Planned: siebelTime(value),
    'Planned Completion': siebelTime(DateTime.fromISO(value, { zone: 'utc' }).plus({ minutes: 30 }).toISO() ?? ''),
  }),
  toGraph: (value) => {
    const start = DateTime.fromISO(value, { zone: 'utc' });
    return { start: graphTime(start), end: graphTime(start.plus({ minutes: 30 })) };
  },
  fromSiebel: (row) => fromSiebelTime(row['Planned']),
  fromGraph: (row) => graphDate(row['start'])?.toUTC().toISO({ suppressMilliseconds: true }) ?? '',
};

const due: Field = {
  name: 'due',
  clearable: true,
  value: (n) =>
    today()
      .plus({ days: 2 + n })
      .toISODate() ?? '',
  toSiebel: (value) => ({ Due: value === '' ? '' : siebelTime(DateTime.fromISO(`${value}T15:00`, { zone: ZONE }).toUTC().toISO() ?? '') }), // prettier-ignore
  toGraph: (value) => ({ dueDateTime: value === '' ? null : { dateTime: `${value}T00:00:00`, timeZone: 'W. Europe Standard Time' } }), // prettier-ignore
  fromSiebel: (row) => {
    const iso = fromSiebelTime(row['Due']);
    return iso === '' ? '' : (DateTime.fromISO(iso).setZone(ZONE).toISODate() ?? '');
  },
  fromGraph: (row) => graphDate(row['dueDateTime'])?.setZone(ZONE).toISODate() ?? '',
};

/** Done or not; edited by the step `complete` alone. */
export const status: Field = {
  name: 'status',
  clearable: false,
  value: () => 'done',
  toSiebel: (value) => (value === 'done' ? { Status: 'Done' } : { Status: 'Not Started', Done: '', 'Percent Complete': '0' }), // prettier-ignore
  toGraph: (value) => ({ status: value === 'done' ? 'completed' : 'notStarted' }),
  fromSiebel: (row) => (row['Status'] === 'Done' ? 'done' : 'open'),
  fromGraph: (row) => (row['status'] === 'completed' ? 'done' : 'open'),
};

export interface KindOf {
  readonly fields: readonly Field[];
  readonly siebel: 'Contact' | 'Action';
  /** Whose it is in Siebel. */
  readonly child: 'Sync List' | 'Employee';
  /** Where the token stands. */
  readonly siebelName: string;
  readonly graphName: string;
  /** What a new record has beside its fields. */
  newInSiebel(token: string): Row;
  newInGraph(token: string): Row;
}

const activity = { siebel: 'Action', child: 'Employee', siebelName: 'Description', newInGraph: () => ({}) } as const;

export const KINDS: Readonly<Record<Kind, KindOf>> = {
  contact: {
    fields: [
      text('jobTitle', 'Job Title', 'jobTitle'),
      text('comment', 'Comment', 'personalNotes'),
      text('assistant', 'Assistant', 'assistantName'),
      text('middleName', 'Middle Name', 'middleName'),
    ],
    siebel: 'Contact',
    child: 'Sync List',
    siebelName: 'Last Name',
    graphName: 'surname',
    newInSiebel: (token) => ({ 'First Name': 'Pat', 'Last Name': token, 'Email Address': `${token}@example.com` }),
    newInGraph: (token) => ({
      givenName: 'Pat',
      surname: token,
      emailAddresses: [{ address: `${token}@example.com`, name: token }],
    }),
  },
  event: {
    fields: [heading('subject'), body, location, time],
    ...activity,
    graphName: 'subject',
    newInSiebel: () => ({ Display: 'Calendar and Activities' }),
  },
  task: {
    fields: [heading('title'), body, due],
    ...activity,
    graphName: 'title',
    newInSiebel: () => ({ Display: 'To Do and Activities' }),
  },
};

/** The token in a name, '' for none. */
export function tokenIn(value: unknown): string {
  return /\bR\d+x\b/.exec(typeof value === 'string' ? value : '')?.[0] ?? '';
}
