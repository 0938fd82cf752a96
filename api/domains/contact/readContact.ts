// Reads a contact from either side into the canonical form.
import type { Contact } from '../../../shared/records/contact.ts';
import type { Traits } from '../../reconcile/types.ts';
import { categoriesOf, hasCategory } from '../categories.ts';
import { dayFromOffset, instantFromSiebel } from '../dates.ts';
import type { MappingContext, MappingRead } from '../domainMapping.ts';
import { BUSINESS_FAX, extendedProperty, isMarkedPrivate } from '../extendedProperties.ts';
import { isShared } from '../isShared.ts';
import { cleanLine, cleanText } from '../text.ts';
import type { WireBody, WireRecord } from '../wireRecord.ts';
import { addressFromExchange, addressFromSiebel } from './addresses.ts';
import { PLAIN_FIELDS, type PlainField } from './contactFields.ts';

/** A Siebel contact. Who it is for is the Sync List's to say, so Siebel's own Private flag does not keep it back. */
export function contactFromSiebel(wire: WireRecord): MappingRead {
  const { body } = wire;
  const record = {
    ...plainFields(({ siebel }) => body[siebel]),
    email: cleanLine(body['Email Address']),
    fax: cleanLine(body['Fax Phone #']),
    businessAddress: addressFromSiebel(body, 'Account'),
    homeAddress: addressFromSiebel(body, 'Personal'),
    birthDate: instantFromSiebel(body['Birth Date'])?.slice(0, 10) ?? null,
    comment: cleanText(body['Comment']),
  } as Contact;
  return { kind: 'record', record, traits: { ...traitsOf(wire), isShared: isShared(body, 'Sync List') } };
}

/** An Outlook contact. A Private one is none of Siebel's business, and one that is made Private leaves the sync. */
export function contactFromExchange(wire: WireRecord, context: MappingContext): MappingRead {
  const { body } = wire;
  if (isMarkedPrivate(body)) return { kind: 'excluded', reason: 'private-contact', leaves: true };
  const record = recordOf(body, context);
  const traits: Traits = {
    ...traitsOf(wire),
    hasSyncCategory: hasCategory(categoriesOf(body), context.categoryValue),
    // No rule tells which part of a display name is the last name, so it is not guessed.
    missingRequired: record.lastName === '' ? 'Last Name' : null,
  };
  return { kind: 'record', record, traits };
}

/** The canonical contact that Graph's properties say. */
export function recordOf(body: WireBody, context: MappingContext): Contact {
  return {
    ...plainFields(({ graph, isList }) => (isList ? firstOf(body[graph]) : body[graph])),
    email: cleanLine(addressOf(firstOf(body['emailAddresses']))),
    fax: cleanLine(extendedProperty(body, BUSINESS_FAX)),
    businessAddress: addressFromExchange(body['businessAddress']),
    homeAddress: addressFromExchange(body['homeAddress']),
    birthDate: dayFromOffset(body['birthday'], context.timeZone),
    comment: cleanText(body['personalNotes']),
  } as Contact;
}

/** The address of an entry of emailAddresses. */
export function addressOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null ? (entry as WireBody)['address'] : undefined;
}

function firstOf(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}

function plainFields(valueOf: (entry: PlainField) => unknown): Record<string, string> {
  return Object.fromEntries(PLAIN_FIELDS.map((entry) => [entry.field, cleanLine(valueOf(entry))]));
}

function traitsOf(wire: WireRecord): Traits {
  return {
    role: 'owner',
    inScope: wire.inScope,
    isPast: false,
    isPrivate: false,
    hasSyncCategory: false,
    hasActivityType: false,
    relevantDay: null,
    missingRequired: null,
  };
}
