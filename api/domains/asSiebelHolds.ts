// What becomes of an Exchange item's values in Siebel: cut to its lengths, words of its pick lists alone, its own way of telling times.
import type { CanonicalRecord } from '../../shared/records/values.ts';
import type { DomainMapping, MappingContext } from './domainMapping.ts';

/** The record as Siebel would tell it had it been created there. What Siebel looks up (a company) is taken as found. */
export function asSiebelHolds(
  mapping: DomainMapping,
  record: CanonicalRecord,
  context: MappingContext,
): CanonicalRecord {
  const body = mapping.toSiebel(record, null, context, record);
  const read = mapping.fromSiebel({ id: '', version: null, stamp: null, inScope: true, body }, context);
  return read.kind === 'record' ? read.record : record;
}
