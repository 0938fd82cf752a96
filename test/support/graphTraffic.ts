// What the product and Graph said to each other: members of a batch become exchanges of their own, and each is held against Graph's schema.
import type { GraphTraffic } from '../../api/connectors/exchange/graphClient.ts';
import { checkGraph } from './graphSchema.ts';

type Json = Readonly<Record<string, unknown>>;

/** One request and its answer, whether sent alone or within a batch. */
export interface GraphExchange {
  readonly method: string;
  readonly path: string;
  readonly isMember: boolean;
  readonly headers: Json;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listIn(value: unknown, name: string): readonly Json[] {
  const list = isJson(value) ? value[name] : null;
  return Array.isArray(list) ? list.filter(isJson) : [];
}

/** Every exchange; a batch gives its members. */
export function exchangesOf(traffic: readonly GraphTraffic[]): readonly GraphExchange[] {
  return traffic.flatMap((one): readonly GraphExchange[] => {
    if (one.path !== '/$batch') return [{ ...one, isMember: false, headers: {} }];
    const answers = new Map(listIn(one.answer, 'responses').map((answer) => [answer['id'], answer]));
    return listIn(one.body, 'requests').map((member) => {
      const answer = answers.get(member['id']) ?? {};
      return {
        method: String(member['method']),
        path: String(member['url']),
        isMember: true,
        headers: isJson(member['headers']) ? member['headers'] : {},
        body: member['body'] ?? null,
        status: Number(answer['status']),
        answer: answer['body'] ?? null,
      };
    });
  });
}

/** Graph's type of what an address gives and takes; a list where a request without id asks for one. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^\/users\/[^/]+\/mailboxSettings$/, 'mailboxSettings'],
  [/^\/users\/[^/]+\/calendar$/, 'calendar'],
  [/^\/users\/[^/]+\/calendarView\/delta$/, 'event[]'],
  [/^\/users\/[^/]+\/contactFolders\/[^/]+$/, 'contactFolder'],
  [/^\/users\/[^/]+\/contactFolders\/[^/]+\/contacts(\/delta)?$/, 'contact[]'],
  [/^\/users\/[^/]+\/contacts\/[^/]+$/, 'contact'],
  [/^\/users\/[^/]+\/events$/, 'event[]'],
  [/^\/users\/[^/]+\/events\/[^/]+$/, 'event'],
  [/^\/users\/[^/]+\/todo\/lists$/, 'todoTaskList[]'],
  [/^\/users\/[^/]+\/todo\/lists\/[^/]+\/tasks(\/delta)?$/, 'todoTask[]'],
  [/^\/users\/[^/]+\/todo\/lists\/[^/]+\/tasks\/[^/]+$/, 'todoTask'],
  [/^\/users\/[^/]+\/todo\/lists\/[^/]+\/tasks\/[^/]+\/linkedResources$/, 'linkedResource[]'],
];

/** Graph's type behind an exchange's address, without `[]`; null for an address that the product is not known to use. */
export function typeOf(exchange: GraphExchange): string | null {
  return declaredType(exchange)?.replace('[]', '') ?? null;
}

function declaredType({ path }: GraphExchange): string | null {
  const [address = ''] = path.split('?');
  return TYPES.find(([pattern]) => pattern.test(address))?.[1] ?? null;
}

/** What is wrong with an exchange, one line per fault; contents are not repeated. */
export function faultsOf(exchange: GraphExchange): readonly string[] {
  const [path = ''] = exchange.path.split('?');
  const name = `${exchange.method} ${path.replaceAll(/[^/]{40,}/g, '{id}')} ${exchange.status}`;
  const type = declaredType(exchange);
  if (!type) return [`${name}: not an address that the product is known to use`];
  const single = type.replace('[]', '');
  const sent = exchange.body === null ? [] : checkGraph(exchange.body, single);
  const came = answerFaults(exchange, exchange.method === 'GET' ? type : single);
  return [...sent.map((fault) => `${name} sent ${fault}`), ...came.map((fault) => `${name} answered ${fault}`)];
}

function answerFaults({ answer, method, status }: GraphExchange, type: string): readonly string[] {
  if (status >= 400) {
    const error = isJson(answer) ? answer['error'] : null;
    return isJson(error) && typeof error['code'] === 'string' ? [] : ['no error with a code'];
  }
  if (method === 'DELETE') return status === 204 && answer === null ? [] : ['something, where nothing is expected'];
  if (!isJson(answer)) return ['no object'];
  return checkGraph(type.endsWith('[]') ? answer['value'] : answer, type);
}
