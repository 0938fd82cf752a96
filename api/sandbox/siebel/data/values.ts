// Wire text and column values: what a field's text must look like, and how it becomes what the table keeps. No database here.
import type { Field } from '../components/component.ts';
import { badRequest, badValue, notInPickList, tooLong } from '../errors.ts';

/** What a column holds. Dates are `YYYY-MM-DD`; an empty field is null, as in Siebel. */
export type ColumnValue = string | number | Date | null;

const DATE_FORMAT = 'MM/DD/YYYY';
export const DATE_TIME_FORMAT = 'MM/DD/YYYY hh:mm:ss';

const DATE = /^(\d{2})\/(\d{2})\/(\d{4})(?: (\d{2}):(\d{2}):(\d{2}))?$/;

/** The instant that a Siebel date (midnight) or date-time names, read as UTC; null when the text is neither or no such day exists. */
export function parseDateTime(text: string): Date | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [month = 0, day = 0, year = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const instant = new Date(Date.UTC(year, month - 1, day, hours, minutes, seconds));
  const isReal =
    instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day && hours < 24 && minutes < 60 && seconds < 60;
  return isReal && year >= 1753 ? instant : null;
}

/** An instant as Siebel writes its day in UTC. */
export function wireDate(instant: Date): string {
  const day = instant.toISOString().slice(0, 10);
  return `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`;
}

/** An instant as Siebel writes it. */
export function wireInstant(instant: Date): string {
  return `${wireDate(instant)} ${instant.toISOString().slice(11, 19)}`;
}

/** `YYYY-MM-DD` of a Siebel date or date-time. */
export function parseDate(text: string): string | null {
  return parseDateTime(text)?.toISOString().slice(0, 10) ?? null;
}

/** A number as Siebel writes it: digits with an optional sign and fraction. */
export function parseNumber(text: string): number | null {
  return /^-?\d{1,15}(\.\d{1,7})?$/.test(text.trim()) ? Number(text) : null;
}

/** Whole seconds: Siebel keeps no more. */
export function wholeSeconds(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 1000) * 1000);
}

/** The text of a JSON value: a string, a number, or null for empty. Anything else is refused with the field's name. */
export function wireText(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') {
    if (value.includes('\0')) throw badValue(name, 'text without null characters');
    return value;
  }
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  throw badRequest(`The value of '${name}' must be a string.`);
}

/**
 * The column value of a field's text. '' is null.
 * @throws SiebelError when the text is too long, not in the pick list, or not of the field's type.
 */
export function toColumn(field: Field, text: string, component: string): ColumnValue {
  if (text === '') return null;
  if (field.pickList && !field.pickList.includes(text)) throw notInPickList(field.name, component);
  switch (field.type) {
    case 'DTYPE_UTCDATETIME':
      return parseDateTime(text) ?? refuse(field, `a date and time as ${DATE_TIME_FORMAT}`);
    case 'DTYPE_DATE':
      return parseDate(text) ?? refuse(field, `a date as ${DATE_FORMAT}`);
    case 'DTYPE_NUMBER':
      return parseNumber(text) ?? refuse(field, 'a number');
    case 'DTYPE_INTEGER':
      return integerOf(field, text);
    case 'DTYPE_BOOL':
    case 'DTYPE_ID':
    case 'DTYPE_TEXT':
      if ([...text].length > field.length) throw tooLong(field.name, field.length);
      return text;
  }
}

function integerOf(field: Field, text: string): number {
  const value = parseNumber(text);
  if (value === null || !Number.isInteger(value)) return refuse(field, 'a whole number');
  if (String(value).length > field.length) throw tooLong(field.name, field.length);
  return value;
}

function refuse(field: Field, expected: string): never {
  throw badValue(field.name, expected);
}
