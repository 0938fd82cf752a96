// One sample record into the load. Its values pass the same checks as a write over REST, so a sample that Siebel would refuse is
// refused here.
import type { SampleAddress } from '../../sampleData/types.ts';
import type { Component } from '../components/component.ts';
import { readInput, toColumns } from '../data/input.ts';
import type { Row, Writing } from '../data/store.ts';
import { newTexts } from '../data/writes.ts';
import type { BulkLoad } from './bulkLoad.ts';

/** Field texts by field name. */
export type Fields = Readonly<Record<string, string>>;

/** One record with its base row; `extra` are columns that no field writes. */
export async function addRecord(
  load: BulkLoad,
  writing: Writing,
  component: Component,
  id: string,
  fields: Fields,
  extra: Row = {},
): Promise<void> {
  const texts = newTexts(component, readInput(component, fields).texts, writing);
  await load.add(component.table, id, { ...toColumns(component, texts), ...component.fixed, ...extra });
  if (component.partyType) await load.add('S_PARTY', id, { PARTY_TYPE_CD: component.partyType });
}

/** An address; `owner` are the columns that say whose. */
export async function addAddress(load: BulkLoad, address: SampleAddress, owner: Row): Promise<void> {
  await load.add('S_ADDR_PER', address.id, {
    ADDR: address.streetAddress,
    ADDR_LINE_2: address.streetAddress2 || null,
    CITY: address.city,
    STATE: address.state || null,
    ZIPCODE: address.postalCode || null,
    COUNTRY: address.country,
    ...owner,
  });
}
