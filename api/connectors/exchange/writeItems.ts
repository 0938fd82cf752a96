// Carries out writes in one mailbox, twenty at a time, one result per request. A create whose answer was lost is looked for by its stamp
// before it is sent again, so that a cut connection makes no second item.
import type { ReadResult, WriteRequest, WriteResult } from '../connector.ts';
import { madeAtOf } from '../../domains/made.ts';
import { Throttled, Transient, type RecordTrouble } from '../../errors.ts';
import { proveMailbox, toRecord, type Access } from './access.ts';
import { findItems } from './findItems.ts';
import { BATCH_SIZE, sendBatch } from './graphBatch.ts';
import { isSuccess, LOST_ANSWER, troubleOf } from './graphErrors.ts';
import { textIn, type GraphAnswer, type GraphItem, type GraphRequest } from './graphTypes.ts';
import { readItems } from './readItems.ts';
import { dropTwins } from './twins.ts';
import { createRequest, itemAfter, prepare, type Prepared } from './writeRequests.ts';

/** A write on its way: `sent` is what Graph was asked. */
export interface Sent {
  readonly request: WriteRequest;
  readonly sent: GraphRequest;
}

/** Statuses of a gateway that may have passed the request on before it lost the answer. */
const UNSURE_STATUSES = [502, 504];
/** How often an event is created anew because its create repeated that of an event which is gone. */
const MOST_ATTEMPTS = 10;

/** @throws MailboxUnavailable, AuthorizationLost; everything else is the result of one record. */
export async function writeItems(access: Access, requests: readonly WriteRequest[]): Promise<readonly WriteResult[]> {
  const results: WriteResult[] = [];
  for (let start = 0; start < requests.length; start += BATCH_SIZE) {
    const refused = results.find((result) => result.kind === 'failed' && result.trouble.kind === 'throttled');
    const some = requests.slice(start, start + BATCH_SIZE);
    // What is not sent to a mailbox that asks to wait is not done.
    results.push(...(refused ? some.map(() => refused) : await writeSome(access, some)));
  }
  return results;
}

async function writeSome(access: Access, given: readonly WriteRequest[]): Promise<readonly WriteResult[]> {
  const ready = await prepareAll(access, given);
  const writes = ready.flatMap(({ prepared, request }) =>
    prepared.kind === 'send' ? [{ request, sent: prepared.request }] : [],
  );
  const written = [...(await sendWrites(access, writes))];
  return ready.map(({ prepared }) => {
    const result = prepared.kind === 'settled' ? prepared.result : written.shift();
    return result ?? failed(LOST_ANSWER);
  });
}

interface Ready {
  readonly request: WriteRequest;
  readonly prepared: Prepared;
}

/** Prepares each request; reads the events of which it must be known whether people were invited. */
async function prepareAll(access: Access, requests: readonly WriteRequest[]): Promise<readonly Ready[]> {
  const ready = requests.map((request): Ready => ({ request, prepared: prepare(access, request) }));
  const unknown = ready.flatMap(({ prepared, request }) =>
    prepared.kind === 'read-first' && request.kind === 'remove' ? [request.id] : [],
  );
  const results = await readItems(access, unknown).catch(nothingRead);
  const read = new Map(results.map((result, index) => [unknown[index], result]));
  return ready.map(({ prepared, request }): Ready => {
    if (prepared.kind !== 'read-first' || request.kind !== 'remove') return { request, prepared };
    const result = read.get(request.id);
    if (result?.kind === 'present') {
      const known = { ...request, current: result.record };
      return { request: known, prepared: prepare(access, known) };
    }
    const settled = result?.kind === 'gone' ? done(request.id) : failed(result?.trouble ?? LOST_ANSWER);
    return { request, prepared: { kind: 'settled', result: settled } };
  });
}

async function sendWrites(access: Access, writes: readonly Sent[]): Promise<readonly WriteResult[]> {
  const answers = await sendOrLose(access, writes.map(({ sent }) => sent)); // prettier-ignore
  await proveMailbox(access, answers);
  const results = writes.map((write, index) => resultOf(access, write, answers[index] ?? null));
  const lost = writes.flatMap((write, index) => (isLostCreate(write, answers[index] ?? null) ? [index] : []));
  if (lost.length > 0) await recover(access, writes, lost, results);
  await confirmEvents(access, writes, results);
  await dropTwins(access, writes, results);
  return results;
}

/** The answers; null for each where the connection was lost, and a 429 of our own making where the server asked to wait too long. */
async function sendOrLose(access: Access, requests: readonly GraphRequest[]): Promise<readonly (GraphAnswer | null)[]> {
  if (requests.length === 0) return [];
  try {
    return await sendBatch(access.client, access.mailbox, requests);
  } catch (error) {
    if (error instanceof Throttled) {
      const headers = { 'retry-after': String(error.retryAfterMs / 1000) };
      return requests.map(() => ({ status: 429, headers, body: null }));
    }
    if (error instanceof Transient) return requests.map(() => null);
    throw error;
  }
}

function isLostCreate({ request }: Sent, answer: GraphAnswer | null): boolean {
  return request.kind === 'create' && (answer === null || UNSURE_STATUSES.includes(answer.status));
}

/** Looks for what lost creates may have left; sends again what left nothing. Whatever is lost twice stays trouble. */
async function recover(access: Access, writes: readonly Sent[], lost: readonly number[], results: WriteResult[]) {
  const open = lost.flatMap((index) => {
    const write = writes[index];
    return write?.request.kind === 'create' ? [{ index, write, stamp: write.request.stamp }] : [];
  });
  try {
    const found = await findItems(access, open.map(({ stamp }) => ({ by: 'stamp', stamp }))); // prettier-ignore
    const again = open.filter(({ index }, position) => {
      // Of several the first: the others are copies of it.
      const [record] = [...(found[position] ?? [])].sort((one, other) => madeAtOf(one) - madeAtOf(other));
      if (record) results[index] = { ...done(record.id), record };
      return !record;
    });
    const answers = await sendOrLose(access, again.map(({ write }) => write.sent)); // prettier-ignore
    again.forEach(({ index, write }, position) => {
      results[index] = resultOf(access, write, answers[position] ?? null);
    });
  } catch (error) {
    if (!(error instanceof Transient)) throw error;
  }
}

/**
 * Exchange takes a create that repeats a transaction for the first one, even if a person deleted its event since. So created events are read
 * once: one that is not in the calendar is created anew, as the transaction that follows that event's. What the answer said counts, since a
 * person may have edited the event by the time it is read.
 */
async function confirmEvents(access: Access, writes: readonly Sent[], results: WriteResult[]): Promise<void> {
  if (access.domain !== 'calendar') return;
  let open = writes.flatMap(({ request }, index) => (request.kind === 'create' ? [{ index, request }] : []));
  for (let attempt = 1; open.length > 0; attempt += 1) {
    const made = open.flatMap((item) => {
      const result = results[item.index];
      return result?.kind === 'written' ? [{ ...item, id: result.id, answered: result.record }] : [];
    });
    const read = await readItems(access, made.map(({ id }) => id)).catch(nothingRead); // prettier-ignore
    const again: Sent[] = [];
    open = made.filter(({ answered, id, index, request }, position) => {
      const state = read[position];
      const isGone = state?.kind === 'gone' && attempt < MOST_ATTEMPTS;
      if (isGone) again.push({ request, sent: createRequest(access, request.body, request.stamp, id) });
      else
        results[index] =
          state?.kind === 'present' ? { ...done(id), record: answered ?? state.record } : failed(LOST_ANSWER);
      return isGone;
    });
    const answers = await sendOrLose(access, again.map(({ sent }) => sent)); // prettier-ignore
    open.forEach(({ index }, position) => {
      const write = again[position];
      if (write) results[index] = resultOf(access, write, answers[position] ?? null);
    });
  }
}

function nothingRead(error: unknown): readonly ReadResult[] {
  if (error instanceof Transient) return [];
  throw error;
}

function resultOf(access: Access, { request, sent }: Sent, answer: GraphAnswer | null): WriteResult {
  if (answer === null) return failed(LOST_ANSWER);
  if (!isSuccess(answer)) {
    const isGone = request.kind === 'remove' && answer.status === 404;
    return isGone ? done(request.id) : failed(troubleOf(answer, access.client.now()));
  }
  // A linked resource is answered by itself, not by its task.
  const isLink = request.kind === 'adopt' && access.domain === 'task';
  const item: GraphItem | null = isLink ? null : itemAfter(request, sent, answer.body);
  const id = item ? textIn(item, 'id') : null;
  if (request.kind === 'create' && id === null) return failed(LOST_ANSWER);
  const known = request.kind === 'create' ? '' : request.id;
  return { ...done(id ?? known), record: item ? toRecord(access, item) : null };
}

function done(id: string): WriteResult & { readonly kind: 'written' } {
  return { kind: 'written', id, record: null, fieldIssues: [] };
}

function failed(trouble: RecordTrouble): WriteResult {
  return { kind: 'failed', trouble };
}
