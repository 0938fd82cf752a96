// What people know a Siebel record by: its name, and what tells it from others of that name. Read from vanilla field names; pure.
import { z } from 'zod';
import type { RecordKind, SiebelRecord } from '../../shared/contract/siebelRecords.ts';
import type { WireRecord } from '../domains/wireRecord.ts';

const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? '');

const rowSchema = z.object({
  'First Name': text,
  'Last Name': text,
  'Job Title': text,
  'Email Address': text,
  Account: text,
  Name: text,
  Location: text,
  'Sales Stage': text,
  'SR Number': text,
  Abstract: text,
  Status: text,
});

type Row = z.output<typeof rowSchema>;

const list = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

const LABELS: Readonly<Record<RecordKind, (row: Row) => { readonly name: string; readonly detail: string }>> = {
  contact: (row) => ({
    name: `${row['First Name']} ${row['Last Name']}`.trim(),
    detail: list(row['Job Title'], row.Account, row['Email Address']),
  }),
  account: (row) => ({ name: row.Name, detail: row.Location }),
  opportunity: (row) => ({ name: row.Name, detail: list(row.Account, row['Sales Stage']) }),
  'service request': (row) => ({
    name: row.Abstract || row['SR Number'],
    detail: list(row.Abstract === '' ? '' : row['SR Number'], row.Status, row.Account),
  }),
};

/** `openUrl`: where the record of this id opens. */
export function labelRecord(
  kind: RecordKind,
  record: WireRecord,
  openUrl: (kind: RecordKind, id: string) => string | null,
): SiebelRecord {
  const row = rowSchema.parse(record.body);
  return { kind, id: record.id, ...LABELS[kind](row), url: openUrl(kind, record.id) };
}
