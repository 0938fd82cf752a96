// What a route is, and how a call finds its own. Knows paths and permissions by name; must not know what a route does.
import type { TokenClaims } from '../../common/tokens.ts';
import type { Call, Reply } from '../call.ts';
import { notPlayed } from '../GraphError.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import type { Store } from '../mailboxes/Store.ts';

/**
 * What a token must permit. 'Subscription' is for any token: what it must permit, the body says. 'UserRead' is for what needs no more than to
 * read a user, whatever the method.
 */
export type Permission =
  | 'User'
  | 'UserRead'
  | 'Organization'
  | 'Place'
  | 'Mail'
  | 'MailboxSettings'
  | 'Contacts'
  | 'Calendars'
  | 'Tasks'
  | 'Subscription';

/** What a route's function is given. */
export interface RouteContext {
  readonly call: Call;
  readonly claims: TokenClaims;
  readonly store: Store;
  /** Path parameters by name. */
  readonly params: Readonly<Record<string, string>>;
  /** The mailbox of the path's user. */
  readonly mailbox: () => Mailbox;
}

export interface Route {
  readonly method: string;
  /** Below `/v1.0/`, such as `users/{user}/contacts/{id}`. */
  readonly pattern: string;
  readonly permission: Permission;
  /** An action that changes nothing: the permission to read is enough. */
  readonly isRead?: boolean;
  /** A promise where the answer waits for another server; a write that needs none is done at once. */
  readonly handle: (context: RouteContext) => Reply | Promise<Reply>;
}

interface CompiledRoute {
  readonly route: Route;
  readonly parts: readonly { readonly text: string; readonly parameter: string | null }[];
}

/** A route that was found. `template` is the pattern as the request log counts it. */
export interface FoundRoute {
  readonly route: Route;
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route of a call. */
export type FindRoute = (method: string, segments: readonly string[]) => FoundRoute;

function compile(route: Route): CompiledRoute {
  const parts = route.pattern.split('/').map((part) => {
    const parameter = /^\{(\w+)\}$/.exec(part)?.[1] ?? null;
    return { text: part.toLowerCase(), parameter };
  });
  return { route, parts };
}

function match({ parts }: CompiledRoute, segments: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    const segment = segments[index] ?? '';
    if (!part) return null;
    if (part.parameter !== null) params[part.parameter] = segment;
    else if (part.text !== segment.toLowerCase()) return null;
  }
  return params;
}

/**
 * Prepares routes for finding. A literal segment wins over a parameter, since routes are tried with literals first.
 * The function throws GraphError 501 for what no route plays.
 */
export function createFinder(routes: readonly Route[]): FindRoute {
  const groups = new Map<string, CompiledRoute[]>();
  for (const route of routes) {
    const compiled = compile(route);
    const name = `${route.method} ${compiled.parts.length}`;
    groups.set(name, [...(groups.get(name) ?? []), compiled]);
  }
  const literals = ({ parts }: CompiledRoute) => parts.filter((part) => part.parameter === null).length;
  for (const group of groups.values()) group.sort((one, other) => literals(other) - literals(one));
  return (method, segments) => {
    for (const compiled of groups.get(`${method} ${segments.length}`) ?? []) {
      const params = match(compiled, segments);
      if (params) return { route: compiled.route, template: `/${compiled.route.pattern}`, params };
    }
    const shape = segments
      .map((segment) => (segment.length > 40 || segment.includes('@') ? '{id}' : segment))
      .join('/');
    throw notPlayed(`${method} /${shape}`);
  };
}

/** The same routes under several paths. */
export function underEach(bases: readonly string[], make: (base: string) => readonly Route[]): readonly Route[] {
  return bases.flatMap(make);
}
