// A contact as Exchange keeps and returns it: defaults, limits and derived names. Knows the contact's rules only.
import type { Preferences } from '../preferences.ts';
import { GraphError } from '../GraphError.ts';
import { isObject, without } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import type { Item } from '../mailboxes/item.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { outlookItemHead, textOf, withoutReadOnly } from './common.ts';

const texts = [
  'fileAs displayName givenName initials middleName nickName surname title yomiGivenName yomiSurname yomiCompanyName',
  'generation jobTitle companyName department officeLocation profession businessHomePage assistantName manager',
  'mobilePhone spouseName personalNotes',
].flatMap((line) => line.split(' '));
const addresses = ['homeAddress', 'businessAddress', 'otherAddress'];
const notKept = [
  ...['parentFolderId', 'singleValueExtendedProperties', 'multiValueExtendedProperties', 'extensions', 'photo'],
];
const slots = ['primaryEmailAddress', 'secondaryEmailAddress', 'tertiaryEmailAddress'];

/** What Exchange keeps of a list; the rest of its slots do not exist. */
const listLimits: Readonly<Record<string, number>> = {
  emailAddresses: 3,
  businessPhones: 2,
  homePhones: 2,
  imAddresses: 3,
};

function emptyContact(): Json {
  const result: Json = { birthday: null };
  for (const name of texts) result[name] = null;
  for (const name of [...Object.keys(listLimits), 'children', 'categories']) result[name] = [];
  for (const name of addresses) result[name] = {};
  return result;
}

function derivedName(data: Json): string | null {
  const parts = [data['givenName'], data['middleName'], data['surname']];
  const name = parts
    .map(textOf)
    .filter((part) => part !== '')
    .join(' ');
  return name === '' ? null : name;
}

function derivedFileAs(data: Json): string | null {
  const given = [data['givenName'], data['middleName']]
    .map(textOf)
    .filter((part) => part !== '')
    .join(' ');
  const name = [textOf(data['surname']), given].filter((part) => part !== '').join(', ');
  const fallback = textOf(data['displayName']) || textOf(data['companyName']);
  return name || fallback || null;
}

function fillEmail(entry: unknown): Json {
  const { address = null, name = null } = isObject(entry) ? entry : {};
  return { name: name ?? address, address };
}

/** Takes `primaryEmailAddress` and its sisters into the list that they are views of. */
function mergeSlots(patch: Json, before: Json): Json {
  if (!slots.some((slot) => slot in patch)) return patch;
  const kept = patch['emailAddresses'] ?? before['emailAddresses'];
  const list: unknown[] = Array.isArray(kept) ? [...kept] : [];
  slots.forEach((slot, index) => {
    if (slot in patch) list[index] = patch[slot];
  });
  return { ...without(patch, slots), emailAddresses: list.filter((entry) => isObject(entry)) };
}

function checkLimits(data: Json): void {
  for (const [name, limit] of Object.entries(listLimits)) {
    const list = data[name];
    if (!Array.isArray(list) || list.length <= limit) continue;
    throw new GraphError(400, 'ErrorPropertyValidationFailure', `At most ${limit} values are allowed in '${name}'.`);
  }
}

function mergeAddress(before: unknown, given: unknown): Json {
  if (!isObject(given)) return {};
  const merged = Object.entries({ ...(isObject(before) ? before : {}), ...given });
  return Object.fromEntries(merged.filter(([, value]) => value !== null && value !== ''));
}

/** Exchange keeps a birthday that came without a time as late morning, so that it is the same day nearly everywhere. */
function birthdayOf(text: string): string {
  const instant = text.length > 'yyyy-MM-dd'.length ? text : `${text}T11:59:00Z`;
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

/**
 * The properties of a contact after a write.
 * @param body checked against the metadata
 * @throws GraphError 400 for more values than Exchange keeps
 */
export function writeContact(body: Json, before: Json | undefined): Json {
  const old = before ?? emptyContact();
  const given = withoutReadOnly(mergeSlots(body, old), notKept);
  for (const name of addresses) if (name in given) given[name] = mergeAddress(old[name], given[name]);
  if (Array.isArray(given['emailAddresses'])) given['emailAddresses'] = given['emailAddresses'].map(fillEmail);
  checkLimits(given);
  const data: Json = Object.assign({}, old, given);
  const wasDerived = !before || old['displayName'] === derivedName(old);
  if (!('displayName' in given) && wasDerived) data['displayName'] = derivedName(data);
  if (!('fileAs' in given) && (!before || old['fileAs'] === derivedFileAs(old))) data['fileAs'] = derivedFileAs(data);
  if (typeof data['birthday'] === 'string') data['birthday'] = birthdayOf(data['birthday']);
  return data;
}

/** A contact as Graph returns it. */
export function renderContact(mailbox: Mailbox, item: Item, prefer: Preferences): Json {
  const emails: unknown[] = Array.isArray(item.data['emailAddresses']) ? item.data['emailAddresses'] : [];
  const [primary = null, secondary = null, tertiary = null] = emails;
  // Object.assign: V8 builds an object of this many properties from spreads a hundred times slower.
  return Object.assign(
    outlookItemHead(mailbox, item, prefer),
    { parentFolderId: mailbox.folderId(item.folder) },
    item.data,
    { primaryEmailAddress: primary, secondaryEmailAddress: secondary, tertiaryEmailAddress: tertiary },
  );
}
