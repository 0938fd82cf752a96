// Addresses: rows of S_ADDR_PER that belong to one contact or one account, with a primary among them.
import type { Child, Primary } from './component.ts';
import { component, field, FULL, primaryField, primaryJoin } from './component.ts';

const ADDRESS_FIELDS = [
  field('Street Address', 'ADDR', 200),
  field('Street Address 2', 'ADDR_LINE_2', 100),
  field('City', 'CITY', 50),
  field('State', 'STATE', 10),
  field('Postal Code', 'ZIPCODE', 30),
  field('Country', 'COUNTRY', 30),
];

/** The addresses that a record owns: PUT without a known Id inserts one, DELETE deletes it. */
export function addressChild(businessObject: string, name: string, parentColumn: string, primary: Primary): Child {
  const addresses = component({
    businessObject,
    name,
    table: 'S_ADDR_PER',
    joins: [primaryJoin(primary, parentColumn)],
    fields: [...ADDRESS_FIELDS, primaryField(primary)],
    may: FULL,
  });
  const { column: primaryColumn } = primary;
  return {
    name,
    component: addresses,
    parentColumn,
    association: null,
    primaryColumn,
    userKey: [],
    keepsOne: false,
    insertsTarget: false,
  };
}
