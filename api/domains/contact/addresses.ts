// An address on both sides: Siebel has two street lines where Exchange has one street with line breaks.
import { isBlank } from '../../../shared/records/values.ts';
import type { Address } from '../../../shared/records/contact.ts';
import { cleanLine, cleanText, cut } from '../text.ts';
import { ADDRESS_LENGTHS } from './limits.ts';

/** Siebel's joined fields begin with this: `Account City`, `Personal City`. */
export type AddressPrefix = 'Account' | 'Personal';

type Body = Readonly<Record<string, unknown>>;

function orNull(address: Address): Address | null {
  return isBlank(address) ? null : address;
}

/** The address in a Siebel contact's joined fields. */
export function addressFromSiebel(body: Body, prefix: AddressPrefix): Address | null {
  const field = (name: string): string => cleanLine(body[`${prefix} ${name}`]);
  const lines = [field('Street Address'), field('Street Address 2')].filter((line) => line !== '');
  return orNull({
    street: lines.join('\n'),
    city: field('City'),
    state: field('State'),
    postalCode: field('Postal Code'),
    country: field('Country'),
  });
}

/** The joined fields to write. What does not fit the first line goes to the second. */
export function addressToSiebel(address: Address | null, prefix: AddressPrefix): Body {
  const [first = '', ...rest] = (address?.street ?? '').split('\n');
  const values = {
    'Street Address': first,
    'Street Address 2': rest.join(', '),
    City: address?.city ?? '',
    State: address?.state ?? '',
    'Postal Code': address?.postalCode ?? '',
    Country: address?.country ?? '',
  };
  const names = Object.keys(values) as (keyof typeof values)[];
  return Object.fromEntries(names.map((name) => [`${prefix} ${name}`, cut(values[name], ADDRESS_LENGTHS[name])]));
}

/** The address in a Graph physicalAddress. */
export function addressFromExchange(value: unknown): Address | null {
  if (typeof value !== 'object' || value === null) return null;
  const body = value as Body;
  return orNull({
    street: cleanText(body['street'])
      .split('\n')
      .map((line) => cleanLine(line))
      .filter((line) => line !== '')
      .join('\n'),
    city: cleanLine(body['city']),
    state: cleanLine(body['state']),
    postalCode: cleanLine(body['postalCode']),
    country: cleanLine(body['countryOrRegion']),
  });
}

/** A Graph physicalAddress; an empty one clears what was there. */
export function addressToExchange(address: Address | null): Body {
  return {
    street: (address?.street ?? '').replace(/\n/g, '\r\n'),
    city: address?.city ?? '',
    state: address?.state ?? '',
    postalCode: address?.postalCode ?? '',
    countryOrRegion: address?.country ?? '',
  };
}
