// $batch: up to 20 requests in one, four of them at a time, each with a status of its own. A member that depends on a failed one is not run.
// Knows the batch's form; each member is carried out as a request of its own.
import pLimit from 'p-limit';
import type { Reply } from './call.ts';
import { errorReply } from './errorReply.ts';
import { GraphError } from './GraphError.ts';
import { isObject } from './schema/readBody.ts';
import type { Json } from './schema/readBody.ts';
import type { Outcome } from './underFault.ts';

const maxMembers = 20;
const atOnce = 4;
const methods: ReadonlySet<string> = new Set(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']);

/** A member of a batch, checked. */
export interface Member {
  readonly id: string;
  readonly method: string;
  /** Begins with `/v1.0/`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** What is wrong with the body, told as the member's own answer. */
  readonly refusal?: GraphError;
  readonly dependsOn: readonly string[];
}

function refuse(message: string): never {
  throw new GraphError(400, 'BadRequest', message);
}

function readHeaders(id: string, value: unknown): Record<string, string> {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) refuse(`Request id : ${id}: headers must be an object.`);
  const pairs = Object.entries(value).map(([name, text]): [string, string] => {
    if (typeof text === 'object' && text !== null) refuse(`Request id : ${id}: the header '${name}' must be a text.`);
    return [name.toLowerCase(), String(text)];
  });
  return Object.fromEntries(pairs);
}

function readDependencies(id: string, value: unknown, earlier: ReadonlySet<string>): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) refuse(`Request id : ${id}: dependsOn must be a list of ids.`);
  return value.map((other: unknown) => {
    if (typeof other !== 'string') refuse(`Request id : ${id}: dependsOn must be a list of ids.`);
    const name = other.toLowerCase();
    if (!earlier.has(name))
      refuse(`Request id : ${id} depends on '${other}', which is not an earlier request of the batch.`);
    return name;
  });
}

/** A JSON body is a value; any other comes as Base64. A GET has none. */
function readBodyOf(method: string, headers: Record<string, string>, body: unknown): Pick<Member, 'body' | 'refusal'> {
  if (body === undefined || body === null || method === 'GET' || method === 'DELETE') return { body: undefined };
  const isJson = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(headers['content-type'] ?? '');
  if (!isJson) {
    const message = 'The body must be JSON in UTF-8: Content-Type: application/json.';
    return { body: undefined, refusal: new GraphError(415, 'UnsupportedMediaType', message) };
  }
  if (isObject(body) || Array.isArray(body)) return { body };
  const message = 'Unable to read JSON request payload: the body of a member must be an object.';
  return { body: undefined, refusal: new GraphError(400, 'BadRequest', message) };
}

function readMember(value: unknown, earlier: ReadonlySet<string>): Member {
  if (!isObject(value)) refuse('Invalid batch payload format.');
  const { id, method, url, body } = value;
  if (typeof id !== 'string' || id === '') refuse('Every request of a batch needs an id that is a text.');
  if (earlier.has(id.toLowerCase()))
    refuse(`Request id : ${id} is duplicated. Ids are compared without regard to case.`);
  if (typeof method !== 'string' || !methods.has(method.toUpperCase()))
    refuse(`Request id : ${id} has no valid method.`);
  if (typeof url !== 'string' || url === '' || /^[a-z][a-z\d+.-]*:\/\//i.test(url))
    refuse(`Request id : ${id} needs a relative url.`);
  const headers = readHeaders(id, value['headers']);
  if (body !== undefined && body !== null && headers['content-type'] === undefined) {
    refuse(`Write request id : ${id} does not contain Content-Type header or body.`);
  }
  return {
    id,
    method: method.toUpperCase(),
    url: `/v1.0/${url.replace(/^\/+/, '')}`,
    headers,
    ...readBodyOf(method.toUpperCase(), headers, body),
    dependsOn: readDependencies(id, value['dependsOn'], earlier),
  };
}

/**
 * The members of a batch.
 * @throws GraphError 400 BadRequest for the whole batch
 */
export function readMembers(body: unknown): readonly Member[] {
  const requests = isObject(body) ? body['requests'] : undefined;
  if (!Array.isArray(requests) || requests.length === 0) refuse('Invalid batch payload format.');
  if (requests.length > maxMembers) refuse(`Number of batch request steps exceeds the max value of ${maxMembers}.`);
  const seen = new Set<string>();
  return requests.map((request: unknown) => {
    const member = readMember(request, seen);
    seen.add(member.id.toLowerCase());
    return member;
  });
}

function answerOf(id: string, { status, headers, body }: Reply): Json {
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return { id, status, headers: { ...type, ...headers }, ...(body === undefined ? {} : { body }) };
}

/** Runs the members; `run` carries one out. A fault that cuts one member's connection cuts the batch's. */
export async function runBatch(
  members: readonly Member[],
  run: (member: Member) => Promise<Outcome>,
  now: Date,
): Promise<Outcome> {
  const limit = pLimit(atOnce);
  const running = new Map<string, Promise<Outcome>>();
  const responses: Json[] = [];
  for (const member of members) {
    const needed = member.dependsOn.map((id) => running.get(id));
    const step = async (): Promise<Outcome> => {
      const before = await Promise.all(needed);
      const hasFailed = before.some((outcome) => (outcome?.reply.status ?? 0) >= 400);
      const failed = new GraphError(424, 'FailedDependency', 'A request that this one depends on has failed.');
      const clientId = member.headers['client-request-id'];
      const outcome = hasFailed ? { reply: errorReply(failed, clientId, now) } : await limit(() => run(member));
      responses.push(answerOf(member.id, outcome.reply));
      return outcome;
    };
    running.set(member.id.toLowerCase(), step());
  }
  const outcomes = await Promise.all(running.values());
  const wire = outcomes.find((outcome) => outcome.wire !== undefined)?.wire;
  const reply = { status: 200, body: { responses } };
  return wire ? { reply, wire } : { reply };
}
