// Many requests for one mailbox in few: $batch with at most 20 members. Members that must wait are sent again after the wait they asked
// for, the others are not. Answers come back in the order asked.
import { Throttled, Transient } from '../../errors.ts';
import type { GraphClient } from './graphClient.ts';
import { retryAfterMs, WAIT_STATUSES } from './graphErrors.ts';
import {
  isItem,
  itemsIn,
  preferHeader,
  textIn,
  type GraphAnswer,
  type GraphItem,
  type GraphRequest,
} from './graphTypes.ts';

/** Graph's limit. */
export const BATCH_SIZE = 20;
const ROUNDS = 5;
const DEFAULT_WAIT_MS = 2_000;

/**
 * One answer per request, in order. Null: the server was asked and gave no answer for it, so it may or may not be done.
 * A member that is still throttled at the end has its 429 as answer.
 * @throws what GraphClient.send throws when the batch as a whole gets no answer; members sent before then are lost, so send writes in
 * batches of BATCH_SIZE.
 */
export async function sendBatch(
  client: GraphClient,
  mailbox: string,
  requests: readonly GraphRequest[],
): Promise<readonly (GraphAnswer | null)[]> {
  const answers: (GraphAnswer | null)[] = [];
  for (let start = 0; start < requests.length; start += BATCH_SIZE)
    answers.push(...(await sendOneBatch(client, mailbox, requests.slice(start, start + BATCH_SIZE))));
  return answers;
}

async function sendOneBatch(
  client: GraphClient,
  mailbox: string,
  requests: readonly GraphRequest[],
): Promise<readonly (GraphAnswer | null)[]> {
  const answers: (GraphAnswer | null)[] = requests.map(() => null);
  let open = requests.map((_request, index) => index);
  for (let round = 1; ; round += 1) {
    const members = open.map((index) => memberOf(index, requests[index]));
    const isSafe = open.every((index) => requests[index]?.method === 'GET');
    const request = { method: 'POST', path: '/$batch', body: { requests: members } } as const;
    const whole = await client.send(mailbox, request, { isSafe, isAlone: true }).catch((error: unknown) => {
      // What earlier rounds answered must not be lost with this one.
      if (round === 1 || !(error instanceof Transient)) throw error;
      return null;
    });
    for (const index of open) answers[index] = null;
    if (whole === null) return answers;
    for (const [index, answer] of answersOf(whole)) if (open.includes(index)) answers[index] = answer;
    open = open.filter((index) => WAIT_STATUSES.includes(answers[index]?.status ?? 0));
    if (open.length === 0 || round === ROUNDS) return answers;
    const waits = open.map((index) => waitOf(answers[index] ?? null, client.now()));
    if (!(await client.waitFor(Math.max(...waits)))) return answers;
  }
}

function waitOf(answer: GraphAnswer | null, now: Date): number {
  return (answer && retryAfterMs(answer, now)) ?? DEFAULT_WAIT_MS;
}

function memberOf(index: number, request: GraphRequest | undefined): GraphItem {
  if (!request) return {};
  const headers = {
    Prefer: preferHeader(request),
    ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...request.headers,
  };
  const body = request.body === undefined ? {} : { body: request.body };
  return { id: String(index + 1), method: request.method, url: request.path, headers, ...body };
}

/** The members' answers by position. A batch that was refused as a whole answers so for each member. */
function answersOf(whole: GraphAnswer): readonly (readonly [number, GraphAnswer])[] {
  const responses = isItem(whole.body) ? whole.body['responses'] : null;
  if (!Array.isArray(responses)) {
    return Array.from({ length: BATCH_SIZE }, (_none, index) => [index, whole] as const);
  }
  return itemsIn(responses).flatMap((response) => {
    const index = Number(textIn(response, 'id')) - 1;
    const status = response['status'];
    if (typeof status !== 'number' || !Number.isInteger(index)) return [];
    return [[index, { status, headers: lowerCased(response['headers']), body: response['body'] ?? null }] as const];
  });
}

function lowerCased(headers: unknown): Readonly<Record<string, string>> {
  if (!isItem(headers)) return {};
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/**
 * For batches of reads: @throws Throttled when a member is still to wait, since then the rest of the mailbox would be too. A 503 of some
 * members only is those items' trouble.
 */
export function throwIfThrottled(answers: readonly (GraphAnswer | null)[], now: Date): void {
  const isDown = answers.length > 1 && answers.every((answer) => answer?.status === 503);
  const waiting = answers.find((answer) => answer?.status === 429 || (isDown && answer?.status === 503));
  if (waiting) throw new Throttled('Exchange asks to wait.', retryAfterMs(waiting, now) ?? DEFAULT_WAIT_MS);
}
