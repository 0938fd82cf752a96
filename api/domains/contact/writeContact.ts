// Writes canonical contact values as Siebel fields or as Graph properties.
import type { Address } from '../../../shared/records/contact.ts';
import type { Values } from '../../reconcile/types.ts';
import { categoriesOf, categoriesWith } from '../categories.ts';
import { siebelFromInstant } from '../dates.ts';
import type { MappingContext } from '../domainMapping.ts';
import { BUSINESS_FAX } from '../extendedProperties.ts';
import { cut } from '../text.ts';
import type { WireBody, WireRecord } from '../wireRecord.ts';
import { addressToExchange, addressToSiebel } from './addresses.ts';
import { PLAIN_FIELDS } from './contactFields.ts';
import { CONTACT_LENGTHS } from './limits.ts';

const SALUTATIONS = ['Mr.', 'Ms.', 'Mrs.', 'Miss', 'Dr.'];

/** The Siebel fields for these values. Account and Account Location name the primary account; the connector associates it. */
export function contactToSiebel(values: Values, whole: Values): WireBody {
  const body: Record<string, unknown> = {};
  const put = (name: string, text: string): void => {
    body[name] = cut(text, CONTACT_LENGTHS[name] ?? text.length);
  };
  for (const { field, siebel } of PLAIN_FIELDS) {
    if (field in values && field !== 'title') put(siebel, String(values[field] ?? ''));
  }
  // An account is known by its name and location together, so one never goes without the other.
  if ('company' in values || 'companyLocation' in values) {
    put('Account', String(whole['company'] ?? ''));
    put('Account Location', String(whole['companyLocation'] ?? ''));
  }
  if ('title' in values) {
    const title = String(values['title'] ?? '');
    const known = SALUTATIONS.find(
      (name) => name.replace('.', '').toLowerCase() === title.replace('.', '').toLowerCase(),
    );
    // M/M is a pick list: what it does not hold is left out rather than refused with the whole record.
    if (known !== undefined || title === '') body['M/M'] = known ?? '';
  }
  if ('email' in values) put('Email Address', String(values['email'] ?? ''));
  if ('fax' in values) put('Fax Phone #', String(values['fax'] ?? ''));
  if ('comment' in values) put('Comment', String(values['comment'] ?? ''));
  if ('birthDate' in values) body['Birth Date'] = birthDateToSiebel(values['birthDate']);
  if ('businessAddress' in values)
    Object.assign(body, addressToSiebel(values['businessAddress'] as Address | null, 'Account'));
  if ('homeAddress' in values)
    Object.assign(body, addressToSiebel(values['homeAddress'] as Address | null, 'Personal'));
  return body;
}

function birthDateToSiebel(day: unknown): string {
  return typeof day === 'string' ? siebelFromInstant(`${day}T00:00:00Z`) : '';
}

/** The Graph properties for these values. Further addresses and phone numbers of the user are kept. */
export function contactToExchange(
  values: Values,
  current: WireRecord | null,
  context: MappingContext,
  whole: Values,
): WireBody {
  const before = current?.body ?? {};
  const body: Record<string, unknown> = {};
  for (const { field, graph, list } of PLAIN_FIELDS) {
    if (!(field in values)) continue;
    const text = String(values[field] ?? '');
    body[graph] = list ? withFirst(before[graph], text) : text;
  }
  if ('email' in values)
    body['emailAddresses'] = withFirstAddress(before['emailAddresses'], String(values['email'] ?? ''), nameOf(whole));
  if ('fax' in values)
    body['singleValueExtendedProperties'] = [{ id: BUSINESS_FAX, value: String(values['fax'] ?? '') }];
  if ('comment' in values) body['personalNotes'] = String(values['comment'] ?? '').replace(/\n/g, '\r\n');
  // Exchange keeps a day but speaks an instant; late morning is the same day in nearly every zone.
  if ('birthDate' in values)
    body['birthday'] = values['birthDate'] === null ? null : `${String(values['birthDate'])}T11:59:00Z`;
  if ('businessAddress' in values)
    body['businessAddress'] = addressToExchange(values['businessAddress'] as Address | null);
  if ('homeAddress' in values) body['homeAddress'] = addressToExchange(values['homeAddress'] as Address | null);
  if (current === null) body['displayName'] = nameOf(whole);
  body['categories'] = categoriesWith(categoriesOf(before), context.categoryValue, null);
  return body;
}

function nameOf(whole: Values): string {
  return [whole['firstName'], whole['lastName']].map((part) => String(part ?? '')).filter((part) => part !== '').join(' '); // prettier-ignore
}

function withFirst(list: unknown, first: string): readonly unknown[] {
  const rest: unknown[] = Array.isArray(list) ? list.slice(1) : [];
  return first === '' && rest.length === 0 ? [] : [first, ...rest];
}

function withFirstAddress(list: unknown, address: string, name: string): readonly unknown[] {
  const all: unknown[] = Array.isArray(list) ? list : [];
  const [before, ...rest] = all;
  if (address === '') return rest;
  const kept = typeof before === 'object' && before !== null ? (before as { name?: unknown }).name : undefined;
  return [
    { address, name: typeof kept === 'string' && kept !== '' && !kept.includes('@') ? kept : name || address },
    ...rest,
  ];
}
