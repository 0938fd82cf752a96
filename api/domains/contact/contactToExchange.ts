// Writes canonical contact values as Graph properties. What else the user keeps in the item stays: further addresses and numbers, categories,
// display name, and a longer text than Siebel can hold.
import type { Contact } from '../../../shared/records/contact.ts';
import { sameValue, type CanonicalRecord } from '../../../shared/records/values.ts';
import type { Values } from '../../reconcile/types.ts';
import { categoriesOf, withSyncCategory } from '../categories.ts';
import type { MappingContext } from '../domainMapping.ts';
import { BUSINESS_FAX } from '../extendedProperties.ts';
import { cleanLine, says } from '../text.ts';
import type { WireBody, WireRecord } from '../wireRecord.ts';
import { addressInSiebel, addressToExchange } from './addresses.ts';
import { CONTACT_LENGTHS, PLAIN_FIELDS } from './contactFields.ts';
import { nameOf, renamed } from './nameOf.ts';
import { addressOf, recordOf } from './readContact.ts';

/** The Graph properties for these values; {} when the item says them all already. */
export function contactToExchange(
  values: Values,
  current: WireRecord | null,
  context: MappingContext,
  whole: CanonicalRecord,
): WireBody {
  const before: WireBody = current?.body ?? {};
  const given = unsaid(values, recordOf(before, context));
  const present = categoriesOf(before);
  const categories = withSyncCategory(present, context.categoryValue);
  return {
    ...(current === null ? newName(whole) : followingName(given, before, context)),
    ...plainToExchange(given, before),
    ...(given.email === undefined
      ? {}
      : { emailAddresses: withFirstAddress(listOf(before['emailAddresses']), given.email, nameOf(whole)) }),
    ...(given.fax === undefined ? {} : { singleValueExtendedProperties: [{ id: BUSINESS_FAX, value: given.fax }] }),
    ...(given.comment === undefined ? {} : { personalNotes: given.comment.replace(/\n/g, '\r\n') }),
    ...(given.birthDate === undefined ? {} : { birthday: birthdayOf(given.birthDate) }),
    ...(given.businessAddress === undefined ? {} : { businessAddress: addressToExchange(given.businessAddress) }),
    ...(given.homeAddress === undefined ? {} : { homeAddress: addressToExchange(given.homeAddress) }),
    ...(categories === present ? {} : { categories }),
  };
}

function newName(whole: CanonicalRecord): WireBody {
  return nameOf(whole) === '' ? {} : { displayName: nameOf(whole) };
}

/** Whether Exchange makes the display name anew is not documented, so one that was made of the parts is; a person's own stays. */
function followingName(given: Partial<Contact>, before: WireBody, context: MappingContext): WireBody {
  if (given.firstName === undefined && given.middleName === undefined && given.lastName === undefined) return {};
  const present = recordOf(before, context);
  const name = renamed(cleanLine(before['displayName']), present, { ...present, ...given });
  return name === null ? {} : { displayName: name };
}

/** Of the values those that the item does not say already, be it in another spelling or at greater length than Siebel has room for. */
function unsaid(values: Values, present: Contact): Partial<Contact> {
  const lengths = new Map<string, number>(PLAIN_FIELDS.map(({ field, siebel }) => [field, CONTACT_LENGTHS[siebel]]));
  lengths.set('fax', CONTACT_LENGTHS['Fax Phone #']).set('comment', CONTACT_LENGTHS.Comment);
  const isSaid = (field: string, value: Values[string]): boolean => {
    const has = present[field as keyof Contact];
    if (field === 'email') return String(has).toLowerCase() === String(value).toLowerCase();
    if (field === 'businessAddress' || field === 'homeAddress')
      return sameValue(has, value ?? null) || sameValue(addressInSiebel(present[field]), value ?? null);
    return sameValue(has, value ?? null) || says(String(has), String(value), lengths.get(field) ?? Infinity);
  };
  return Object.fromEntries(Object.entries(values).filter(([field, value]) => !isSaid(field, value)));
}

function plainToExchange(given: Partial<Contact>, before: WireBody): WireBody {
  const body: Record<string, unknown> = {};
  for (const { field, graph, isList } of PLAIN_FIELDS) {
    const value = given[field];
    if (typeof value === 'string') body[graph] = isList ? withFirst(listOf(before[graph]), value) : value;
  }
  return body;
}

/** Exchange keeps a day but speaks an instant: late morning UTC is the same day in nearly every zone. */
function birthdayOf(day: string | null): string | null {
  return day === null ? null : `${day}T11:59:00Z`;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function withFirst([, ...rest]: readonly unknown[], first: string): readonly unknown[] {
  const others = rest.filter((entry) => cleanLine(entry) !== first);
  return first === '' && others.length === 0 ? [] : [first, ...others];
}

/** The list with this address first, under the name that the user gave the entry. Without an address the next one moves up. */
function withFirstAddress([first, ...rest]: readonly unknown[], address: string, name: string): readonly unknown[] {
  if (address === '') return rest;
  const others = rest.filter((entry) => cleanLine(addressOf(entry)).toLowerCase() !== address.toLowerCase());
  const given = cleanLine(typeof first === 'object' && first !== null ? (first as WireBody)['name'] : undefined);
  // A name that is an address was never given by anybody.
  return [{ address, name: given === '' || given.includes('@') ? name || address : given }, ...others];
}
