// From a write request to what Graph is sent, or to the reason why it must not be sent. Knows the attendee guard: whatever is written to
// an event that people were invited to, Exchange would mail them. Sends nothing itself.
import type { WriteRequest, WriteResult } from '../connector.ts';
import type { WireRecord } from '../../domains/wireRecord.ts';
import type { RecordTrouble } from '../../errors.ts';
import { toRecord, type Access } from './access.ts';
import { isItem, itemsIn, type GraphItem, type GraphRequest } from './graphTypes.ts';
import { collectionPath, itemPath } from './itemPaths.ts';
import { mailsPeople, stampProperty, stampResource, stampResourceId, transactionId, withProperties } from './stamps.ts';

export type Prepared =
  | { readonly kind: 'send'; readonly request: GraphRequest }
  /** Nothing is sent: there is nothing to do, or it must not be done. */
  | { readonly kind: 'settled'; readonly result: WriteResult }
  /** The event must be read first, to see whom a write would mail. */
  | { readonly kind: 'read-first' };

/** What a mapping may not write: who is invited, and what only the server or the stamp sets. */
const NEVER_SENT = ['attendees', 'linkedResources', 'transactionId'];

const GUESTS: RecordTrouble = {
  kind: 'rejected',
  message: 'People were invited to this event, and Exchange would mail them about any change; it is left as it is.',
  field: 'attendees',
  retryAfterMs: null,
};
const REFUSED: Prepared = { kind: 'settled', result: { kind: 'failed', trouble: GUESTS } };

function nothingToDo(id: string, record: WireRecord): Prepared {
  return { kind: 'settled', result: { kind: 'written', id, record, fieldIssues: [] } };
}

/** What to send for a request, if anything. */
export function prepare(access: Access, request: WriteRequest): Prepared {
  switch (request.kind) {
    case 'create':
      return { kind: 'send', request: createRequest(access, request.body, request.stamp) };
    case 'update':
      if (isGuarded(access, request.current.body)) return REFUSED;
      return patch(access, request.id, request.current, updateBody(access, request));
    case 'remove':
      if (access.domain === 'calendar' && request.current === null) return { kind: 'read-first' };
      if (request.current && isGuarded(access, request.current.body)) return REFUSED;
      return send(access, 'DELETE', request.id, request.current?.version ?? null);
    case 'adopt':
      return adopt(access, request);
  }
}

function isGuarded(access: Access, body: unknown): boolean {
  return access.domain === 'calendar' && mailsPeople(body);
}

/** The request for a new item; `attempt` tells a second try from the first, of which it must not be taken for a repetition. */
export function createRequest(access: Access, body: GraphItem, siebelId: string, attempt = ''): GraphRequest {
  const { domain, mailbox, place } = access;
  const stamped =
    domain === 'task'
      ? { linkedResources: [stampResource(siebelId, mailbox)] }
      : { singleValueExtendedProperties: withProperties(body, [stampProperty(siebelId, mailbox)]) };
  const once = domain === 'calendar' ? { transactionId: transactionId(mailbox, siebelId, attempt) } : {};
  return {
    method: 'POST',
    path: collectionPath(mailbox, domain, place),
    body: { ...writable(body), ...stamped, ...once },
  };
}

function writable(body: GraphItem): GraphItem {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !NEVER_SENT.includes(name)));
}

/** Extended properties are written whole, so that none is lost where a server takes the list as all there is. */
function updateBody(access: Access, { body, current, stamp }: WriteRequest & { readonly kind: 'update' }): GraphItem {
  const isStamped = stamp === undefined || access.domain === 'task';
  const properties = [
    ...itemsIn(body['singleValueExtendedProperties']),
    ...(isStamped ? [] : [stampProperty(stamp, access.mailbox)]),
  ];
  if (properties.length === 0) return writable(body);
  return { ...writable(body), singleValueExtendedProperties: withProperties(current.body, properties) };
}

function patch(access: Access, id: string, current: WireRecord, body: GraphItem): Prepared {
  if (Object.keys(body).length === 0) return nothingToDo(id, current);
  return send(access, 'PATCH', id, current.version, body);
}

function send(
  access: Access,
  method: 'PATCH' | 'DELETE',
  id: string,
  version: string | null,
  body?: GraphItem,
): Prepared {
  const request: GraphRequest = {
    method,
    path: itemPath(access.mailbox, access.domain, access.place, id),
    ...(version === null ? {} : { headers: { 'If-Match': version } }),
    ...(body ? { body } : {}),
  };
  return { kind: 'send', request };
}

/** Leaves our stamp on an item that the user made. Not on an event with guests: nobody may be mailed for a stamp. */
function adopt(access: Access, request: WriteRequest & { readonly kind: 'adopt' }): Prepared {
  const { current, id, stamp } = request;
  const isStamped = stamp === '' || toRecord(access, current.body).stamp === stamp;
  if (isStamped || isGuarded(access, current.body)) return nothingToDo(id, current);
  if (access.domain === 'task') {
    const path = `${itemPath(access.mailbox, 'task', access.place, id)}/linkedResources`;
    // A copied task brought the stamp of its original along, which becomes its own.
    const left = stampResourceId(current.body);
    const request = left
      ? ({ method: 'PATCH', path: `${path}/${encodeURIComponent(left)}` } as const)
      : ({ method: 'POST', path } as const);
    return { kind: 'send', request: { ...request, body: stampResource(stamp, access.mailbox) } };
  }
  const properties = withProperties(current.body, [stampProperty(stamp, access.mailbox)]);
  return patch(access, id, current, { singleValueExtendedProperties: properties });
}

/** The item after a write: what was there, what was sent, and what the server answered. */
export function itemAfter(request: WriteRequest, sent: GraphRequest, answer: unknown): GraphItem | null {
  if (request.kind === 'remove' || !isItem(answer)) return null;
  const { body } = sent;
  const properties = isItem(body) ? body['singleValueExtendedProperties'] : undefined;
  const links = isItem(body) ? body['linkedResources'] : undefined;
  const before = request.kind === 'create' ? {} : request.current.body;
  // A server does not answer with what it would only expand.
  const unexpanded = {
    ...(before['linkedResources'] === undefined ? {} : { linkedResources: before['linkedResources'] }),
    ...(before['singleValueExtendedProperties'] === undefined
      ? {}
      : { singleValueExtendedProperties: before['singleValueExtendedProperties'] }),
    ...(properties === undefined ? {} : { singleValueExtendedProperties: properties }),
    ...(links === undefined ? {} : { linkedResources: links }),
  };
  return { ...unexpanded, ...answer };
}
