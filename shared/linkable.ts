// What can be linked with which kind of Outlook item. A message leaves an activity in Siebel; a contact's links are the Siebel contact's own.
import type { ItemKind } from './contract/items.ts';
import { RECORD_KINDS, type RecordKind } from './contract/siebelRecords.ts';

/** Kinds of Siebel records by kind of item. */
export const LINKABLE: Readonly<Record<ItemKind, readonly RecordKind[]>> = {
  message: RECORD_KINDS,
  event: RECORD_KINDS,
  task: RECORD_KINDS,
  contact: ['account', 'opportunity'],
};

/** Whether an item of this kind can be linked with records of that kind. */
export function isLinkable(item: ItemKind, record: RecordKind): boolean {
  return LINKABLE[item].includes(record);
}
