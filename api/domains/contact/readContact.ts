// Reads a contact from either side into the canonical form.
import type { Contact } from '../../../shared/records/contact.ts';
import type { Traits } from '../../reconcile/types.ts';
import { categoriesOf, hasCategory } from '../categories.ts';
import { dayFromOffset, instantFromSiebel } from '../dates.ts';
import type { MappingContext, MappingRead } from '../domainMapping.ts';
import { BUSINESS_FAX, extendedProperty, isMarkedPrivate } from '../extendedProperties.ts';
import { cleanLine, cleanText } from '../text.ts';
import type { WireBody, WireRecord } from '../wireRecord.ts';
import { addressFromExchange, addressFromSiebel } from './addresses.ts';
import { PLAIN_FIELDS } from './contactFields.ts';

const TRAITS: Traits = {
  role: 'owner',
  inScope: true,
  isPast: false,
  isPrivate: false,
  hasSyncCategory: false,
  hasActivityType: false,
  relevantDay: null,
  missingRequired: null,
};

/** A Siebel contact. `Private` in Siebel is a personal contact of its owner and stays there. */
export function contactFromSiebel(wire: WireRecord): MappingRead {
  const { body } = wire;
  if (body['Private'] === 'Y') return { kind: 'excluded', reason: 'private-contact', leaves: true };
  const birth = instantFromSiebel(body['Birth Date']);
  const record = {
    ...plain((name) => body[name], 'siebel'),
    email: cleanLine(body['Email Address']),
    fax: cleanLine(body['Fax Phone #']),
    businessAddress: addressFromSiebel(body, 'Account'),
    homeAddress: addressFromSiebel(body, 'Personal'),
    birthDate: birth ? birth.slice(0, 10) : null,
    comment: cleanText(body['Comment']),
  } as Contact;
  return { kind: 'record', record, traits: { ...TRAITS, inScope: wire.inScope } };
}

/** An Outlook contact. A Private one is none of Siebel's business, and one that is made Private leaves the sync. */
export function contactFromExchange(wire: WireRecord, context: MappingContext): MappingRead {
  const { body } = wire;
  if (isMarkedPrivate(body)) return { kind: 'excluded', reason: 'private-contact', leaves: true };
  const record = {
    ...plain((name) => body[name], 'graph'),
    email: firstAddress(body),
    fax: cleanLine(extendedProperty(body, BUSINESS_FAX)),
    businessAddress: addressFromExchange(body['businessAddress']),
    homeAddress: addressFromExchange(body['homeAddress']),
    birthDate: dayFromOffset(body['birthday']),
    comment: cleanText(body['personalNotes']),
  } as Contact;
  const traits: Traits = {
    ...TRAITS,
    hasSyncCategory: hasCategory(categoriesOf(body), context.categoryValue),
    // Siebel needs a last name, and no rule tells which part of a display name it would be.
    missingRequired: record.lastName === '' ? 'Last Name' : null,
  };
  return { kind: 'record', record, traits };
}

function plain(value: (name: string) => unknown, side: 'siebel' | 'graph'): Record<string, string> {
  return Object.fromEntries(
    PLAIN_FIELDS.map((entry) => {
      const found = value(entry[side]);
      return [entry.field, cleanLine(side === 'graph' && Array.isArray(found) ? found[0] : found)];
    }),
  );
}

function firstAddress(body: WireBody): string {
  const list = body['emailAddresses'];
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return typeof first === 'object' && first !== null ? cleanLine((first as { address?: unknown }).address) : '';
}
