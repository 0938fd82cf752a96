// An address on both sides: Siebel has two street lines where Exchange has one street with line breaks.
import { isBlank } from '../../../shared/records/values.ts';
import type { Address } from '../../../shared/records/contact.ts';
import { cleanLine, cleanText, cut } from '../text.ts';
import type { WireBody } from '../wireRecord.ts';
import { ADDRESS_LENGTHS } from './contactFields.ts';

/** Siebel's fields of an address begin with whose it is: `Account City`, `Personal City`. */
type AddressOwner = 'Account' | 'Personal';

function streetOf(lines: readonly string[]): string {
  return lines.filter((line) => line !== '').join('\n');
}

function orNull(address: Address): Address | null {
  return isBlank(address) ? null : address;
}

/** The address in a Siebel contact's joined fields; null when all are empty. */
export function addressFromSiebel(body: WireBody, owner: AddressOwner): Address | null {
  const field = (name: keyof typeof ADDRESS_LENGTHS): string => cleanLine(body[`${owner} ${name}`]);
  return orNull({
    street: streetOf([field('Street Address'), field('Street Address 2')]),
    city: field('City'),
    state: field('State'),
    postalCode: field('Postal Code'),
    country: field('Country'),
  });
}

/** All the joined fields, '' for what is not known. Street lines from the second on share Siebel's second line. */
export function addressToSiebel(address: Address | null, owner: AddressOwner): WireBody {
  const [first = '', ...rest] = (address?.street ?? '').split('\n');
  const texts: Readonly<Record<keyof typeof ADDRESS_LENGTHS, string>> = {
    'Street Address': first,
    'Street Address 2': rest.join(', '),
    City: address?.city ?? '',
    State: address?.state ?? '',
    'Postal Code': address?.postalCode ?? '',
    Country: address?.country ?? '',
  };
  return Object.fromEntries(
    Object.entries(ADDRESS_LENGTHS).map(([name, length]) => [
      `${owner} ${name}`,
      cut(texts[name as keyof typeof ADDRESS_LENGTHS], length),
    ]),
  );
}

/** The address as Siebel would tell it after it was written there. */
export function addressInSiebel(address: Address | null): Address | null {
  return addressFromSiebel(addressToSiebel(address, 'Account'), 'Account');
}

/** The address in a Graph physicalAddress; null when there is none. */
export function addressFromExchange(value: unknown): Address | null {
  if (typeof value !== 'object' || value === null) return null;
  const body = value as WireBody;
  return orNull({
    street: streetOf(cleanText(body['street']).split('\n').map(cleanLine)),
    city: cleanLine(body['city']),
    state: cleanLine(body['state']),
    postalCode: cleanLine(body['postalCode']),
    country: cleanLine(body['countryOrRegion']),
  });
}

/** A whole Graph physicalAddress: what is '' clears what was there. */
export function addressToExchange(address: Address | null): WireBody {
  return {
    street: (address?.street ?? '').replace(/\n/g, '\r\n'),
    city: address?.city ?? '',
    state: address?.state ?? '',
    postalCode: address?.postalCode ?? '',
    countryOrRegion: address?.country ?? '',
  };
}
