// The pages' way to a mailbox: the very requests that any client would send, carried out inside the server as the mailbox's owner. So what a
// person does here behaves as in Outlook, mail to attendees included. Knows how to ask; must not know how things look.
import type { TokenClaims } from '../../common/tokens.ts';
import type { MailboxOwner } from '../mailboxes/people.ts';
import type { CallSource, Reply } from '../call.ts';
import { userIdOf } from '../mailboxes/people.ts';
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';

/** Carries out a request inside the server. */
export type PerformInside = (source: CallSource, claims: TokenClaims) => Promise<Reply>;

/** What Graph said when it refused a request of a page; the message is for people. */
export class GraphRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'GraphRefusal';
    this.status = status;
  }
}

/** A person's own requests. Paths begin below `/v1.0/users/{person}/`. */
export interface InsideGraph {
  readonly get: (path: string) => Promise<Json>;
  /** The entries of a collection's first page. */
  readonly list: (path: string) => Promise<{ readonly entries: readonly Json[]; readonly total: number }>;
  readonly send: (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) => Promise<Json>;
}

const scopes = [
  'Contacts.ReadWrite',
  'Calendars.ReadWrite',
  'Tasks.ReadWrite',
  'MailboxSettings.ReadWrite',
  'User.Read',
];

function claimsOf(owner: MailboxOwner): TokenClaims {
  const expiresAt = Number.MAX_SAFE_INTEGER;
  return { roles: [], scopes, appId: 'sandbox-pages', oid: userIdOf(owner), upn: owner.email, expiresAt };
}

function messageOf(body: unknown): string {
  const error = isObject(body) ? body['error'] : undefined;
  return isObject(error) ? String(error['message']) : 'Exchange refused this.';
}

/**
 * The requests of a mailbox's owner; times are told and taken in the owner's zone, bodies as text.
 * All throw GraphRefusal when Graph answers with an error.
 */
export function insideGraph(perform: PerformInside, owner: MailboxOwner): InsideGraph {
  const prefer = `IdType="ImmutableId", outlook.timezone="${owner.timeZone}", outlook.body-content-type="text"`;
  const send = async (method: string, path: string, body?: unknown): Promise<Json> => {
    const url = `/v1.0/users/${encodeURIComponent(owner.email)}/${path}`;
    const headers = { prefer, 'content-type': 'application/json' };
    const reply = await perform({ method, url, headers, body, origin: '' }, claimsOf(owner));
    if (reply.status >= 400) throw new GraphRefusal(reply.status, messageOf(reply.body));
    return isObject(reply.body) ? reply.body : {};
  };
  const get = (path: string): Promise<Json> => send('GET', path);
  return {
    get,
    send,
    list: async (path) => {
      const { value, '@odata.count': count } = await get(path);
      const entries: unknown[] = Array.isArray(value) ? value : [];
      return { entries: entries.filter(isObject), total: typeof count === 'number' ? count : entries.length };
    },
  };
}

/** A text of an entity by its path, such as `textAt(event, 'location', 'displayName')`; '' where there is none. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const found = path.reduce<unknown>((at, step) => {
    if (typeof step === 'number') return Array.isArray(at) ? at[step] : undefined;
    return isObject(at) ? at[step] : undefined;
  }, value);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

/** The objects of a list property. */
export function entriesAt(entity: Json, name: string): readonly Json[] {
  const list: unknown = entity[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
}
