// What domain tests share: a context, records on the wire, and how Exchange and Siebel tell a record after it was written to them.
import { DateTime } from 'luxon';
import { findIana } from 'windows-iana';
import type { DomainMapping, MappingContext, MappingRead } from '../../api/domains/domainMapping.ts';
import type { WireBody, WireRecord } from '../../api/domains/wireRecord.ts';
import type { Traits } from '../../api/reconcile/types.ts';
import type { CanonicalRecord } from '../../shared/records/values.ts';

export const ME = '1-ME';
export const TYPES = ['Appointment', 'Meeting', 'Call', 'Presentation', 'To Do', 'Research', 'Other'];

export function contextOf(overrides: Partial<MappingContext> = {}): MappingContext {
  return {
    timeZone: 'Europe/Berlin',
    categoryValue: 'Siebel Calendar',
    activityTypes: TYPES,
    siebelUserId: ME,
    now: '2026-11-25T12:00:00Z',
    ...overrides,
  };
}

export function wire(body: WireBody): WireRecord {
  return { id: '1-A', version: '1', stamp: null, inScope: true, body };
}

/** The record that was read. @throws when it was excluded. */
export function recordIn(read: MappingRead): CanonicalRecord {
  if (read.kind === 'excluded') throw new Error(`excluded: ${read.reason}`);
  return read.record;
}

export function traitsIn(read: MappingRead): Traits {
  if (read.kind === 'excluded') throw new Error(`excluded: ${read.reason}`);
  return read.traits;
}

/** The reason of an exclusion with `leaves`, or 'read' when it was not excluded. */
export function exclusionIn(read: MappingRead): string {
  if (read.kind === 'record') return 'read';
  return read.leaves ? `${read.reason}, leaves` : read.reason;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The HTML that Exchange makes of a text body: a break a line, runs of blanks kept. */
export function htmlOf(text: string): string {
  const lines = text.split('\n').map((line) =>
    escape(line)
      .replace(/ (?= )/g, '&nbsp;')
      .replace(/^ /, '&nbsp;'),
  );
  const head = '<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n</head>';
  return `<html>\r\n${head}\r\n<body>\r\n<div class="PlainText">${lines.join('<br>\r\n')}</div>\r\n</body>\r\n</html>\r\n`;
}

/** A property of a body that is an object. */
function partOf(body: WireBody, name: string): WireBody {
  return (body[name] ?? {}) as WireBody;
}

function zoneOf(value: WireBody): string {
  const name = String(value['timeZone']);
  const zone = name === 'UTC' ? 'utc' : findIana(name)[0];
  if (zone === undefined) throw new Error(`not a Windows zone: ${name}`);
  return zone;
}

/** The instant that a written time means, told in UTC with seven digits, as Graph does. */
function told(value: WireBody): WireBody {
  const time = DateTime.fromISO(String(value['dateTime']), { zone: zoneOf(value) }).toUTC();
  return { dateTime: `${time.toFormat("yyyy-MM-dd'T'HH:mm:ss")}.0000000`, timeZone: 'UTC' };
}

/** An event as Graph returns it after this body was written over `before`. */
export function eventAfter(written: WireBody, before: WireBody = {}): WireBody {
  const kept = { type: 'singleInstance', isOrganizer: true, attendees: [], recurrence: null, isCancelled: false };
  const merged: WireBody = { ...kept, isReminderOn: true, reminderMinutesBeforeStart: 15, ...before, ...written };
  const time = (name: string): WireBody => {
    const value = partOf(merged, name);
    return merged['isAllDay'] === true ? { dateTime: value['dateTime'], timeZone: 'UTC' } : told(value);
  };
  const { contentType, content } = partOf(merged, 'body');
  const html = contentType === 'text' ? htmlOf(String(content)) : (content ?? '');
  return {
    ...merged,
    start: time('start'),
    end: time('end'),
    originalStartTimeZone: partOf(written, 'start')['timeZone'] ?? before['originalStartTimeZone'],
    originalEndTimeZone: partOf(written, 'end')['timeZone'] ?? before['originalEndTimeZone'],
    body: { contentType: 'html', content: html },
  };
}

/** A To Do task as Graph returns it: the days as UTC midnight of the date that was written, nothing that has no value. */
export function taskAfter(written: WireBody, before: WireBody = {}): WireBody {
  const merged: WireBody = { status: 'notStarted', importance: 'normal', ...before, ...written };
  const entries = Object.entries(merged).map(([name, value]) =>
    name.endsWith('DateTime') && value !== null
      ? [name, { dateTime: (value as WireBody)['dateTime'], timeZone: 'UTC' }]
      : [name, value],
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== null)) as WireBody;
}

/** What a mapping makes of a record that is created on a side and read again. */
export function throughSiebel(
  mapping: DomainMapping,
  record: CanonicalRecord,
  context: MappingContext,
): CanonicalRecord {
  const body = mapping.toSiebel(record, null, context, record);
  return recordIn(mapping.fromSiebel(wire({ 'Primary Owner Id': ME, ...body }), context));
}

export function throughExchange(
  mapping: DomainMapping,
  record: CanonicalRecord,
  context: MappingContext,
  asReturned: (written: WireBody) => WireBody,
): CanonicalRecord {
  const body = mapping.toExchange(record, null, context, record);
  return recordIn(mapping.fromExchange(wire(asReturned(body)), context));
}
