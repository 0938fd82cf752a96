// What an Outlook item can be linked with. The table that the pane offers by and that the API holds to.
import type { ItemKind } from './contract/items.ts';
import type { RecordKind } from './contract/siebelRecords.ts';

/** Kinds of Siebel records by kind of item. Linking a contact item associates the Siebel contact that it is kept the same with. */
export const LINKABLE: Readonly<Record<ItemKind, readonly RecordKind[]>> = {
  message: ['contact', 'account', 'opportunity', 'service request'],
  event: ['contact', 'account', 'opportunity', 'service request'],
  task: ['contact', 'account', 'opportunity', 'service request'],
  contact: ['account', 'opportunity'],
};
