// What becomes of a record's values on a side that it is created on: cut to its lengths, words of its pick lists alone, its own way of
// telling times.
import type { CanonicalRecord } from '../../shared/records/values.ts';
import type { DomainMapping, MappingContext } from './domainMapping.ts';

const NEW = { id: '', version: null, stamp: null, inScope: true } as const;

/** The record as Siebel would tell it had it been created there. What Siebel looks up (a company) is taken as found. */
export function asSiebelHolds(
  mapping: DomainMapping,
  record: CanonicalRecord,
  context: MappingContext,
): CanonicalRecord {
  const read = mapping.fromSiebel({ ...NEW, body: mapping.toSiebel(record, null, context, record) }, context);
  return read.kind === 'record' ? read.record : record;
}

/** The record as Exchange would tell it had it been created there. */
export function asExchangeHolds(
  mapping: DomainMapping,
  record: CanonicalRecord,
  context: MappingContext,
): CanonicalRecord {
  const read = mapping.fromExchange({ ...NEW, body: mapping.toExchange(record, null, context, record) }, context);
  return read.kind === 'record' ? read.record : record;
}
