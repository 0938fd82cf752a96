// A generator of requests: each starts from a route's own pattern and a body that the route takes, and is then bent in its path, query,
// headers or body. Knows what clients may get wrong; must not know what the server makes of it.
import fc from 'fast-check';
import type { Route } from '../../../../api/sandbox/exchange/routes/route.ts';
import { goodBodies } from './goodBodies.ts';
import { oddText, oddValue } from './oddValues.ts';

export interface FuzzRequest {
  readonly method: string;
  /** After `/v1.0/`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Ids that exist, by the literal word of a path that they stand behind, such as `events`. */
export type KnownIds = Readonly<Record<string, readonly string[]>>;

/** A text property of what a collection holds; NAME in the options stands for it. */
const textProperties: Readonly<Record<string, string>> = { events: 'subject', calendarView: 'subject', tasks: 'title' };
const window = 'startDateTime=2026-11-01T00:00:00Z&endDateTime=2026-12-01T00:00:00Z';
const options = [
  ...[
    '$select=id,NAME',
    '$select=start/dateTime',
    '$filter=id eq null',
    "$filter=contains(NAME,'a')",
    '$top=2&$skip=1',
  ],
  ...[
    "$filter=startswith(NAME,'a') and not (id eq 'x') or lastModifiedDateTime ge 2026-01-01",
    '$count=true',
    '$format=json',
  ],
  ...[
    '$orderby=createdDateTime desc,id',
    "$filter=categories/any(c:c eq 'Red')",
    "$filter=importance in ('high','low')",
    'x=1',
  ],
  ...[
    "$expand=singleValueExtendedProperties($filter=id eq 'Integer 0x36')",
    '$expand=linkedResources($top=1;$select=id)',
  ],
  ...[
    "$filter=start/dateTime ge '2026-11-01T00:00:00'",
    "$filter=importance eq microsoft.graph.importance'high'",
    '$expand=extensions',
  ],
  ...[
    '$orderby=start/dateTime',
    '$expand=calendar($select=name)',
    '$expand=exceptionOccurrences',
    '$search="displayName:a"',
  ],
  ...['$skiptoken=abc.def', '$deltatoken=e30.aaaaaaaaaaaaaaaaaaaaaa', '$deltatoken=latest', '$expand=checklistItems'],
];
const names =
  'select filter orderby top skip count expand search format skiptoken deltatoken apply startDateTime'.split(' ');

const option = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...options) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...names), oddText).map(([name, text]) => `$${name}=${encode(text)}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...options), fc.nat(60), oddText)
      .map(([text, at, odd]) => splice(text, at, odd)),
  },
);
const query = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 4, arbitrary: option.map((one) => [one]) },
  { weight: 1, arbitrary: fc.array(option, { maxLength: 3 }) },
);
const goodHeaders: readonly [string, string][] = [
  ['Prefer', 'IdType="ImmutableId"'],
  ['Prefer', 'outlook.timezone="Pacific Standard Time", outlook.body-content-type="text"; odata.maxpagesize=3'],
  ['Prefer', 'return=minimal'],
  ['If-Match', '*'],
  ['If-Match', 'W/"nothing"'],
  ['Accept', 'application/json;odata.metadata=none'],
  ['ConsistencyLevel', 'eventual'],
];
const headerNames = ['Prefer', 'If-Match', 'Accept', 'client-request-id', 'ConsistencyLevel'];
const headers = fc.oneof(
  { weight: 16, arbitrary: fc.constant([]) },
  { weight: 8, arbitrary: fc.constantFrom(...goodHeaders).map((one) => [one]) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...headerNames), oddText.map(headerSafe)).map((one) => [one]) },
  { weight: 1, arbitrary: oddText.map((text) => [['Prefer', `outlook.timezone="${headerSafe(text)}"`]]) },
);

function headerSafe(text: string): string {
  return text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '').slice(0, 2000);
}

function encode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

function splice(text: string, at: number, odd: string): string {
  return text.slice(0, at % text.length) + encode(odd.slice(0, 50)) + text.slice(at % text.length);
}

function pathOf(pattern: string, ids: KnownIds): fc.Arbitrary<string> {
  const words = pattern.split('/');
  const parts = words.map((part, index) => {
    if (!part.startsWith('{')) return fc.constant(part);
    const known = (ids[words[index - 1] ?? ''] ?? ['none']).map(encode);
    const all = Object.values(ids).flat().map(encode);
    return fc.oneof(
      { weight: 60, arbitrary: fc.constantFrom(...known) },
      { weight: 1, arbitrary: fc.constantFrom(...all) },
      { weight: 1, arbitrary: oddText.map((text) => encode(text.slice(0, 100)) || 'x') },
    );
  });
  return fc
    .tuple(fc.tuple(...parts), fc.nat(60), fc.nat(), oddText)
    .map(([path, luck, at, odd]) => bend(path, luck, at, odd));
}

/** Some paths are bent. */
function bend(parts: readonly string[], luck: number, at: number, odd: string): string {
  const path = parts.join('/');
  if (luck === 0) return splice(path, at, odd);
  if (luck === 1) return `${path}/$count`;
  if (luck === 2) return parts.map((part, index) => (index % 2 ? `('${part}')` : `/${part}`)).join('');
  return luck === 3 ? `${path}/${encode(odd.slice(0, 100))}` : path;
}

/** The body with one value somewhere replaced, removed or added. */
function mutate(value: unknown, path: readonly number[], odd: unknown, name: string): unknown {
  const [step = 0, ...rest] = path;
  if (Array.isArray(value)) {
    if (value.length === 0 || path.length === 0) return odd;
    const index = step % value.length;
    return value.map((entry, place) => (place === index ? mutate(entry, rest, odd, name) : entry));
  }
  if (typeof value !== 'object' || value === null || path.length === 0) return odd;
  const entries = Object.entries(value);
  const index = step % (entries.length + 2);
  if (index === entries.length) return { ...value, [name]: odd };
  if (index > entries.length) return Object.fromEntries(entries.slice(1));
  return Object.fromEntries(
    entries.map(([key, entry], place) => [key, place === index ? mutate(entry, rest, odd, name) : entry]),
  );
}

function bodyOf({ method, pattern }: Route): fc.Arbitrary<unknown> {
  if (method === 'GET' || method === 'DELETE') return fc.constant(undefined);
  const words = pattern.split('/').filter((part) => !part.startsWith('{'));
  const good: unknown = goodBodies[words.at(-1) ?? ''] ?? {};
  const path = fc.array(fc.nat(30), { maxLength: 4 });
  const property = fc.oneof(
    oddText.map((text) => text.slice(0, 40)),
    fc.constantFrom('id', '@odata.type', 'x@odata.bind', 'start'),
  );
  const mutated = fc.tuple(path, oddValue, property).map(([at, odd, name]) => mutate(good, at, odd, name));
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(good) },
    { weight: 8, arbitrary: mutated },
    { weight: 1, arbitrary: oddValue },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

function urlOf(pattern: string, path: string, parts: readonly string[]): string {
  const words = pattern.split('/').filter((part) => !part.startsWith('{'));
  const property = words.map((word) => textProperties[word]).findLast((name) => name !== undefined) ?? 'displayName';
  const isWindow = /(calendarView|calendarView\/delta|instances|reminderView)$/.test(pattern);
  const all = isWindow ? [window, ...parts] : parts;
  return all.length === 0 ? path : `${path}?${all.join('&').replaceAll('NAME', property)}`;
}

function requestOf(route: Route, ids: KnownIds): fc.Arbitrary<FuzzRequest> {
  const strange = fc.constantFrom('GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', 'OPTIONS');
  const method = fc.oneof({ weight: 25, arbitrary: fc.constant(route.method) }, { weight: 1, arbitrary: strange });
  return fc
    .tuple(method, pathOf(route.pattern, ids), query, headers, bodyOf(route))
    .map(([name, path, parts, pairs, body]) => ({
      method: name,
      url: urlOf(route.pattern, path, parts),
      headers: Object.fromEntries(pairs),
      body,
    }));
}

/** What is removed can be asked nothing any more: such requests are rare. */
function endsThings({ method, pattern }: Route): boolean {
  return method === 'DELETE' || /(permanentDelete|cancel)$/.test(pattern);
}

/** Requests to any of the routes. */
export function anyRequest(routes: readonly Route[], ids: KnownIds): fc.Arbitrary<FuzzRequest> {
  const arbitraries = routes.map((route) => ({ weight: endsThings(route) ? 1 : 25, arbitrary: requestOf(route, ids) }));
  return fc.noBias(fc.oneof(...arbitraries));
}

/** The members of a batch made of such requests, sometimes bent as well. */
export function anyBatch(request: fc.Arbitrary<FuzzRequest>): fc.Arbitrary<unknown> {
  const member = fc.tuple(request, fc.nat(30), oddValue).map(([{ method, url, headers, body }, luck, odd]) => {
    const plain = { method, url, headers: { ...headers, 'Content-Type': 'application/json' }, body };
    const bent = ['id', 'method', 'url', 'headers', 'body', 'dependsOn'][luck];
    return bent === undefined ? plain : { ...plain, [bent]: odd };
  });
  return fc.array(member, { minLength: 1, maxLength: 21 }).map((members) => ({
    requests: members.map((one, index) => ({ id: String(index), ...one })),
  }));
}
