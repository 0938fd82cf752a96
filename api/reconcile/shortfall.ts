// What a side did not take of what was written to it: cut to the room it has, left out, or left as it was. What a side merely tells in
// another way (case, blanks, street lines) is no shortfall, nor is a longer text that the value was cut from.
import type { CanonicalRecord, FieldValue } from '../../shared/records/values.ts';
import type { Direction } from '../../shared/vocabulary.ts';
import type { Skip, Values } from './types.ts';

type Shortfall = 'value-shortened' | 'value-not-taken';

/** Each kind with its fields. `told` is what the side says now, `before` what it said when it was read, {} for a new record. */
export function shortfalls(
  intended: Values,
  told: CanonicalRecord,
  before: CanonicalRecord,
  direction: Direction,
): readonly Skip[] {
  const found = Object.entries(intended).map(([field, value]) => ({
    field,
    // A type that nobody declared an activity type is written, but not read back as one.
    kind: field === 'category' ? null : shortfallOf(value, told[field] ?? null, before[field] ?? null),
  }));
  return (['value-not-taken', 'value-shortened'] as const).flatMap((reason) => {
    const fields = found.filter(({ kind }) => kind === reason).map(({ field }) => field);
    return fields.length > 0 ? [{ direction, reason, fields }] : [];
  });
}

function shortfallOf(intended: FieldValue, told: FieldValue, before: FieldValue): Shortfall | null {
  if (typeof intended === 'string') return textShortfall(intended, textOf(told), textOf(before));
  const kinds = Object.entries(partsOf(intended) ?? {}).map(([name, part]) =>
    textShortfall(part, partsOf(told)?.[name] ?? '', partsOf(before)?.[name] ?? ''),
  );
  return kinds.find((kind) => kind === 'value-not-taken') ?? kinds.find((kind) => kind !== null) ?? null;
}

function textOf(value: FieldValue): string {
  return typeof value === 'string' ? value : '';
}

/** The parts of an address. A time span is no text, however it is told. */
function partsOf(value: FieldValue): Readonly<Record<string, string>> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const parts = Object.entries(value);
  return parts.every(([, part]) => typeof part === 'string')
    ? (Object.fromEntries(parts) as Record<string, string>)
    : null;
}

function textShortfall(intended: string, told: string, before: string): Shortfall | null {
  if (intended === '') return null;
  if (told === '') return 'value-not-taken';
  if (isCutFrom(told, intended)) return 'value-shortened';
  return told === before && !plain(told).startsWith(plain(intended)) ? 'value-not-taken' : null;
}

/** Siebel has two street lines, and joins the rest by commas: each line may be cut. */
const LINE_ENDS = /\n|, /;

function isCutFrom(told: string, intended: string): boolean {
  const [short, long] = [told.split(LINE_ENDS), intended.split(LINE_ENDS)];
  const isWithin = short.every((line, index) => long[index]?.startsWith(line));
  return isWithin && (short.length < long.length || short.some((line, index) => line !== long[index]));
}

function plain(text: string): string {
  return text.toLowerCase().split(LINE_ENDS).join(' ').replace(/\s+/g, ' ');
}
