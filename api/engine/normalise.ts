// From a server's record to a view with digests. No I/O; a record that cannot be understood becomes a view that says so.
import { canonicalText, isBlank, type CanonicalRecord, type FieldValue } from '../../shared/records/values.ts';
import type { Side } from '../../shared/vocabulary.ts';
import type { ChangeEntry } from '../connectors/connector.ts';
import { FieldUnreadable } from '../domains/fieldUnreadable.ts';
import type { WireRecord } from '../domains/wireRecord.ts';
import type { Digests, Pair, SideView } from '../reconcile/types.ts';
import type { Digester, DomainRun, Seen } from './domainRun.ts';

/** Digests of blank values, which most fields of most records have. What people wrote is kept nowhere. */
const blankDigests = new WeakMap<Digester, Map<string, string>>();

/** One keyed digest per field. The field's name is part of the text, so that equal values of different fields do not look equal. */
export function digestRecord(record: CanonicalRecord, digester: Digester): Digests {
  const blanks = blankDigests.get(digester) ?? new Map<string, string>();
  blankDigests.set(digester, blanks);
  const digests: Record<string, string> = {};
  for (const [field, value] of Object.entries(record)) {
    const text = textOf(field, value);
    const digest = blanks.get(text) ?? digester.digest(text);
    if (isBlank(value)) blanks.set(text, digest);
    digests[field] = digest;
  }
  return digests;
}

const textOf = (field: string, value: FieldValue): string => `${field}=${canonicalText(value)}`;

/** A link's base as it would be under today's key, so that a change of keys is no change of records. */
export function renewBase(base: Digests, view: SideView, digester: Digester): Digests {
  if (view.state !== 'present') return base;
  const renewed: Record<string, string> = {};
  for (const [field, digest] of Object.entries(base)) {
    renewed[field] = digester.renew(digest, () => textOf(field, view.record[field] ?? null));
  }
  return renewed;
}

/** The view of a record that was read. */
function viewRecord(run: DomainRun, side: Side, wire: WireRecord): SideView {
  const read =
    side === 'siebel' ? run.mapping.fromSiebel(wire, run.context) : run.mapping.fromExchange(wire, run.context);
  if (read.kind === 'excluded') {
    const { leaves, reason, title = '' } = read;
    return { state: 'excluded', id: wire.id, version: wire.version, reason, leaves, title };
  }
  return {
    state: 'present',
    id: wire.id,
    version: wire.version,
    stamp: wire.stamp,
    record: read.record,
    digests: digestRecord(read.record, run.deps.digester),
    traits: { ...read.traits, inScope: wire.inScope },
  };
}

/** The view of a change entry. A mapping that fails on a record must not stop the others, so its failure is a view too. */
export function seeEntry(run: DomainRun, side: Side, entry: ChangeEntry): Seen {
  if (entry.kind === 'gone') return { view: { state: 'gone', id: entry.id, why: entry.why }, wire: null };
  const { record: wire } = entry;
  try {
    return { view: viewRecord(run, side, wire), wire };
  } catch (error) {
    return unreadable(run, side, wire, error);
  }
}

/** A record that the mapping fails on: told as such, by its id and the field, if that is known, alone. */
export function unreadable(run: DomainRun, side: Side, wire: WireRecord, error: unknown = null): Seen {
  const name = error instanceof Error ? error.name : 'unknown';
  const fields = error instanceof FieldUnreadable ? [error.field] : [];
  run.deps.logger.error(
    { run: run.runId, domain: run.domain, side, recordId: wire.id, error: name, fields },
    'a record could not be mapped',
  );
  const view = { state: 'excluded', id: wire.id, version: wire.version, reason: 'unreadable-record', leaves: false, fields } as const; // prettier-ignore
  return { view, wire };
}

/** What people know a record by, for the sealed part of the journal; '' when the mapping fails on it. */
export function titleOf(run: DomainRun, { exchange, siebel }: Pair): string {
  const sides = [siebel, exchange];
  const named = sides.find(({ state }) => state === 'present') ?? sides.find(({ state }) => state === 'excluded');
  try {
    if (named?.state === 'excluded') return named.title ?? '';
    return named?.state === 'present' ? run.mapping.titleOf(named.record) : '';
  } catch {
    return '';
  }
}
