// The fields of a contact's form, in Graph's names. Knows how Graph keeps them.
import { textField } from '../../common/pages/fieldPlan.tsx';
import type { FieldPlan, Fields } from '../../common/pages/fieldPlan.tsx';
import { isObject } from '../schema/readBody.ts';
import { textAt } from './insideGraph.ts';

/** What Outlook writes for Private: PidTagSensitivity 2 and PidLidPrivate. */
const sensitivityId = 'Integer 0x36';
const privateId = 'Boolean {00062008-0000-0000-c000-000000000046} Id 0x8506';

/** The `$expand` that brings the private flag along. */
export const privateExpand = `$expand=${encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${sensitivityId}')`)}`;

/** Whether a contact read with `privateExpand` is private. */
export function isPrivate(contact: Fields): boolean {
  return textAt(contact['singleValueExtendedProperties'], 0, 'value') === '2';
}

function listOf(contact: Fields, change: Fields, name: string): unknown[] {
  const list = change[name] ?? contact[name];
  return Array.isArray(list) ? [...list] : [];
}

/** One place of a list of texts; an emptied place is taken out. */
function placeField(name: string, place: number, label: string, type: 'tel' | 'text' = 'tel'): FieldPlan {
  return {
    name: `${name}${place}`,
    label,
    type,
    read: (contact) => textAt(contact, name, place),
    write: (text, change, contact) => {
      const list = listOf(contact, change, name);
      list[place] = text;
      return { ...change, [name]: Array.from(list, (entry) => entry ?? '').filter((entry) => entry !== '') };
    },
  };
}

function emailField(place: number, label: string): FieldPlan {
  return {
    name: `email${place}`,
    label,
    type: 'text',
    read: (contact) => textAt(contact, 'emailAddresses', place, 'address'),
    write: (text, change, contact) => {
      const list = listOf(contact, change, 'emailAddresses');
      list[place] = text === '' ? undefined : { name: text, address: text };
      return { ...change, emailAddresses: list.filter(isObject) };
    },
  };
}

function addressField(part: string, label: string): FieldPlan {
  return {
    name: part,
    label,
    read: (contact) => textAt(contact, 'businessAddress', part),
    write: (text, change, contact) => {
      const before = change['businessAddress'] ?? contact['businessAddress'];
      return { ...change, businessAddress: { ...(isObject(before) ? before : {}), [part]: text } };
    },
  };
}

const birthday: FieldPlan = {
  name: 'birthday',
  label: 'Birthday',
  type: 'date',
  read: (contact) => textAt(contact, 'birthday').slice(0, 10),
  write: (text, change) => ({ ...change, birthday: text === '' ? null : `${text}T11:59:00Z` }),
};

const privateFlag: FieldPlan = {
  name: 'private',
  label: 'Private',
  isCheck: true,
  read: (contact) => (isPrivate(contact) ? 'on' : ''),
  write: (text, change) => ({
    ...change,
    singleValueExtendedProperties: [
      { id: sensitivityId, value: text === 'on' ? '2' : '0' },
      { id: privateId, value: String(text === 'on') },
    ],
  }),
};

/** Categories as a text: names with commas between. */
export const categoriesField: FieldPlan = {
  name: 'categories',
  label: 'Categories',
  hint: 'With commas between them',
  read: ({ categories }) => (Array.isArray(categories) ? categories.join(', ') : ''),
  write: (text, change) => {
    const names = text.split(',').map((name) => name.trim());
    return { ...change, categories: names.filter((name) => name !== '') };
  },
};

/** All fields of a contact's form. */
export const contactPlans: readonly FieldPlan[] = [
  textField('title', 'Title'),
  textField('givenName', 'First name'),
  textField('middleName', 'Middle name'),
  textField('surname', 'Last name'),
  textField('displayName', 'Display name', { hint: 'Made from the names when left empty' }),
  textField('companyName', 'Company'),
  textField('department', 'Department'),
  textField('jobTitle', 'Job title'),
  emailField(0, 'E-mail'),
  emailField(1, 'E-mail 2'),
  emailField(2, 'E-mail 3'),
  placeField('businessPhones', 0, 'Business phone'),
  placeField('businessPhones', 1, 'Business phone 2'),
  placeField('homePhones', 0, 'Home phone'),
  textField('mobilePhone', 'Mobile phone', { type: 'tel' }),
  addressField('street', 'Street'),
  addressField('postalCode', 'Postal code'),
  addressField('city', 'City'),
  addressField('state', 'State'),
  addressField('countryOrRegion', 'Country'),
  textField('assistantName', 'Assistant'),
  textField('manager', 'Manager'),
  birthday,
  categoriesField,
  privateFlag,
  textField('personalNotes', 'Notes', { rows: 5 }),
];
