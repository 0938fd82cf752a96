// The addresses of items in Graph and what is asked of each: every read brings what a stamp or a mapping needs.
import type { Domain } from '../../../shared/vocabulary.ts';
import { userPath } from './places.ts';
import { STAMP_PROPERTY } from './stamps.ts';

/** PidTagSensitivity, PidLidPrivate and PidTagBusinessFaxNumber: Graph's contact has no property for any of them. */
const CONTACT_PROPERTIES = [
  STAMP_PROPERTY,
  'Integer 0x36',
  'Boolean {00062008-0000-0000-C000-000000000046} Id 0x8506',
  'String 0x3A24',
];

/** The largest page that Graph serves of these collections. */
const PAGE_SIZE = 1000;

function extended(ids: readonly string[]): string {
  return `singleValueExtendedProperties($filter=${ids.map((id) => `id eq '${id}'`).join(' or ')})`;
}

const EXPANDED: Readonly<Record<Domain, string>> = {
  contact: extended(CONTACT_PROPERTIES),
  calendar: extended([STAMP_PROPERTY]),
  task: 'linkedResources',
};

/** `name=value` pairs, percent-encoded, joined. */
function query(options: Readonly<Record<string, string | number>>): string {
  return Object.entries(options)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** Where items of a domain are listed and created. */
export function collectionPath(mailbox: string, domain: Domain, place: string): string {
  const id = encodeURIComponent(place);
  if (domain === 'contact') return `${userPath(mailbox)}/contactFolders/${id}/contacts`;
  return domain === 'calendar' ? `${userPath(mailbox)}/events` : `${userPath(mailbox)}/todo/lists/${id}/tasks`;
}

/** One item, wherever in the mailbox it lies; a task only within its list. */
export function itemPath(mailbox: string, domain: Domain, place: string, id: string): string {
  const parent = domain === 'contact' ? `${userPath(mailbox)}/contacts` : collectionPath(mailbox, domain, place);
  return `${parent}/${encodeURIComponent(id)}`;
}

/** One item with everything that is read of it; of an event also the calendar it lies in. */
export function itemReadPath(mailbox: string, domain: Domain, place: string, id: string): string {
  const expanded = domain === 'calendar' ? `${EXPANDED.calendar},calendar($select=id)` : EXPANDED[domain];
  return `${itemPath(mailbox, domain, place, id)}?${query({ $expand: expanded })}`;
}

/** A list of items with everything that is read of them. */
export function listPath(mailbox: string, domain: Domain, place: string, filter: string | null): string {
  const options = { $top: PAGE_SIZE, $expand: EXPANDED[domain], ...(filter === null ? {} : { $filter: filter }) };
  return `${collectionPath(mailbox, domain, place)}?${query(options)}`;
}

/** One page of a list with everything that is read of its items. */
export function pagePath(
  mailbox: string,
  domain: Domain,
  place: string,
  page: { readonly filter?: string; readonly orderBy?: string; readonly skip: number; readonly top: number },
): string {
  const options = {
    $top: page.top,
    $skip: page.skip,
    $expand: EXPANDED[domain],
    ...(page.filter === undefined ? {} : { $filter: page.filter }),
    ...(page.orderBy === undefined ? {} : { $orderby: page.orderBy }),
  };
  return `${collectionPath(mailbox, domain, place)}?${query(options)}`;
}

/**
 * The first request of a delta round; its entries are read for their ids alone. What is selected moves with every change, so it does not matter
 * whether a server tells changes of other properties. Events of the window `from`..`to` (ISO) come as Graph likes.
 */
export function deltaPath(mailbox: string, domain: Domain, place: string, from = '', to = ''): string {
  if (domain === 'calendar')
    return `${userPath(mailbox)}/calendarView/delta?${query({ startDateTime: from, endDateTime: to })}`;
  return `${collectionPath(mailbox, domain, place)}/delta?${query({ $select: 'id,lastModifiedDateTime' })}`;
}

/** Preferences of a delta round. */
export const DELTA_PREFERENCES = [`odata.maxpagesize=${PAGE_SIZE}`];

/** A text within an OData filter. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
