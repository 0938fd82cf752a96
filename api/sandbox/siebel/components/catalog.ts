// Every component the sandbox offers, by its path `BO/BC`, and the questions one asks across components.
import { activity, activityFeeds } from './activity.ts';
import { account, accountAddress } from './account.ts';
import { employee, organization, position, userList } from './company.ts';
import type { Child, Component, Field } from './component.ts';
import { component, joined } from './component.ts';
import { contact, contactFeeds } from './contact.ts';
import { opportunity, project, serviceRequest } from './deals.ts';

/** The log of changes that database triggers write, one row for each user concerned; its reader deletes the rows it has dealt with. */
const syncInfo = component({
  businessObject: 'PIMSI Sync Info',
  name: 'PIMSI Sync Info',
  table: 'S_SD_SYNC_INFO',
  may: { insert: false, update: false, delete: true },
  fields: [
    joined('Siebel User Id', 'SEBL_USER_ID', 15, 'DTYPE_ID'),
    joined('Siebel Row Id', 'SEBL_ROW_IDEN', 15, 'DTYPE_ID'),
    joined('Siebel Domain Id', 'SEBL_DOMAIN_IDEN', 75),
    joined('Operation Type', 'OPERATION_TYPE', 30),
    joined('DB Last Upd', 'DB_LAST_UPD', 19, 'DTYPE_UTCDATETIME'),
  ],
});

/** All components, in the order in which documents list them. */
const COMPONENTS: readonly Component[] = [
  contact,
  ...contactFeeds,
  account,
  accountAddress,
  activity,
  ...activityFeeds,
  employee,
  position,
  organization,
  opportunity,
  serviceRequest,
  project,
  userList,
  syncInfo,
];

/** `BO/BC`. */
export function pathOf(owner: Component): string {
  return `${owner.businessObject}/${owner.name}`;
}

const byPath = new Map(COMPONENTS.map((one) => [pathOf(one), one]));

/** The component with this path, or null. */
export function findComponent(path: string): Component | null {
  return byPath.get(path) ?? null;
}

/** The component with this path. Throws when a declaration names one that does not exist. */
export function componentAt(path: string): Component {
  const found = byPath.get(path);
  if (!found) throw new Error(`No component ${path} is declared.`);
  return found;
}

export function findChild(parent: Component, name: string): Child | null {
  return parent.children.find((child) => child.name === name) ?? null;
}

export function findField(owner: Component, name: string): Field | null {
  return owner.fields.find((field) => field.name === name) ?? null;
}

/** The names of all business objects, in order. */
export function businessObjects(): string[] {
  return [...new Set(COMPONENTS.map((one) => one.businessObject))];
}

/** The components of a business object; none when there is no such object. */
export function componentsOf(businessObject: string): Component[] {
  return COMPONENTS.filter((one) => one.businessObject === businessObject);
}

/** Every child of any component that associates records of `path`. */
export function associationsOf(path: string): { readonly parent: Component; readonly child: Child }[] {
  return COMPONENTS.flatMap((parent) =>
    parent.children.filter((child) => child.association?.target === path).map((child) => ({ parent, child })),
  );
}

/** Every writable foreign key of any component that names records of `path`. */
export function referencesTo(path: string): { readonly owner: Component; readonly column: string }[] {
  return COMPONENTS.filter((owner) => owner.may.insert).flatMap((owner) =>
    owner.fields
      .filter((field) => field.references === path && field.primaryOf === null)
      .map((field) => ({ owner, column: field.column })),
  );
}
