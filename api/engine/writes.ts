// From operations of a plan to a connector's write requests, and from its results back to what each side says now.
import type { CanonicalRecord } from '../../shared/records/values.ts';
import type { Side } from '../../shared/vocabulary.ts';
import type { WriteRequest, WriteResult } from '../connectors/connector.ts';
import type { WireBody, WireRecord } from '../domains/wireRecord.ts';
import type { Digests, Operation, Pair, SideView } from '../reconcile/types.ts';
import { creationKey } from './creationKey.ts';
import { decisionOn } from './decided.ts';
import type { DomainRun, PlannedWork } from './domainRun.ts';
import { digestRecord, seeEntry } from './normalise.ts';

export type WritingOperation = Exclude<Operation, { kind: 'link' } | { kind: 'unlink' }>;

export function isWriting(operation: Operation): operation is WritingOperation {
  return operation.kind !== 'link' && operation.kind !== 'unlink';
}

/** One operation on its way: what was asked and what came of it. */
export interface Write {
  readonly operation: WritingOperation;
  /** Null when nothing was sent. */
  readonly request: WriteRequest | null;
  readonly result: WriteResult;
}

/** Not done, for no reason of the record's. */
export function isThrottled({ result }: Write): boolean {
  return result.kind === 'failed' && result.trouble.kind === 'throttled';
}

/** It may be done all the same: no answer came. */
export function isUnsure({ result }: Write): boolean {
  return result.kind === 'failed' && result.trouble.kind === 'transient';
}

function wireOf(work: PlannedWork, side: Side): WireRecord | null {
  return side === 'siebel' ? work.siebelWire : work.exchangeWire;
}

/** The id a side of the pair is known by, or null. */
export function idOn(pair: Pair, side: Side): string | null {
  const view = pair[side];
  if (view.state !== 'none') return view.id;
  if (!pair.link) return null;
  return side === 'siebel' ? pair.link.siebelId : pair.link.exchangeId;
}

/** The canonical record of a side as it was read, or {}. */
export function recordOn(pair: Pair, side: Side): CanonicalRecord {
  const view = pair[side];
  return view.state === 'present' ? view.record : {};
}

/** The request for an operation, or null when what it needs is not there (which the plan should have told). */
export function requestFor(run: DomainRun, work: PlannedWork, operation: WritingOperation): WriteRequest | null {
  const { pair } = work.line;
  const current = wireOf(work, operation.side);
  const id = idOn(pair, operation.side);
  switch (operation.kind) {
    case 'create': {
      const partner = idOn(pair, operation.side === 'siebel' ? 'exchange' : 'siebel');
      if (partner === null) return null;
      const stamp = operation.side === 'siebel' ? creationKey(run.scope.mailbox, partner) : partner;
      const body = bodyFor(run, operation.side, operation.values, null, operation.values);
      return { kind: 'create', body: withAccount(run, pair, operation.side, body), stamp };
    }
    case 'update': {
      if (id === null || current === null) return null;
      const whole = { ...recordOn(pair, operation.side), ...operation.values };
      const body = bodyFor(run, operation.side, operation.values, current, whole);
      return {
        kind: 'update',
        id,
        current,
        body: withAccount(run, pair, operation.side, body),
        ...stampOf(pair, operation.side),
      };
    }
    case 'remove':
      return id === null ? null : { kind: 'remove', id, current, how: operation.how };
    case 'adopt':
      return id === null || current === null ? null : { kind: 'adopt', id, current, stamp: '' };
  }
}

/** With the account that a person chose for the company. */
function withAccount(run: DomainRun, { exchange }: Pair, side: Side, body: WireBody): WireBody {
  const decision = exchange.state === 'none' ? undefined : decisionOn(run, 'company', exchange.id);
  const isMeant =
    side === 'siebel' && decision?.action === 'account' && ('Account' in body || 'Account Location' in body);
  return isMeant ? { ...body, 'Account Id': decision.siebelId } : body;
}

/** What tells an item that was matched by what it says when our links are lost. */
function stampOf({ link, match, siebel }: Pair, side: Side): { readonly stamp?: string } {
  const isMatched = !link && match !== null && match.by !== 'nothing' && match.by !== 'stamp';
  return side === 'exchange' && isMatched && siebel.state === 'present' ? { stamp: siebel.id } : {};
}

function bodyFor(
  run: DomainRun,
  side: Side,
  values: CanonicalRecord,
  current: WireRecord | null,
  whole: CanonicalRecord,
): WireBody {
  const translate = side === 'siebel' ? run.mapping.toSiebel : run.mapping.toExchange;
  return translate.call(run.mapping, values, current, run.context, whole);
}

/** Views of writes, which are asked for by the link and by the journal. */
const written = new WeakMap<Write, SideView>();

/**
 * What a side says after a successful create or update: the server's answer where it gave one, over what was sent, over what was there.
 * Null for other writes. `asked`: what it would say had it taken every field that was sent.
 */
export function viewWritten(run: DomainRun, write: Write, asked: 'asked' | null = null): SideView | null {
  const known = asked ? undefined : written.get(write);
  if (known) return known;
  const { operation, request, result } = write;
  if (result.kind !== 'written' || (request?.kind !== 'create' && request?.kind !== 'update')) return null;
  const refused = new Set(asked ? [] : result.fieldIssues.flatMap(({ along = [], field }) => [field, ...along]));
  const sent = Object.fromEntries(Object.entries(request.body).filter(([field]) => !refused.has(field)));
  const before = request.kind === 'update' ? request.current : null;
  const owner = operation.side === 'siebel' && !before ? { 'Primary Owner Id': run.scope.siebelUserId } : {};
  const wire: WireRecord = {
    id: result.id,
    version: result.record?.version ?? null,
    stamp: before?.stamp ?? null,
    inScope: true,
    body: { ...before?.body, ...owner, ...sent, ...(asked ? {} : result.record?.body) },
  };
  const { view } = seeEntry(run, operation.side, { kind: 'present', record: wire });
  if (!asked) written.set(write, view);
  return view;
}

/** The base after a write. A value that the target cuts or rounds is in it as the target tells it, and is no change when it is read again. */
export function digestsWritten(run: DomainRun, write: Write, whole: CanonicalRecord): Digests | null {
  const view = viewWritten(run, write);
  if (view === null) return null;
  return view.state === 'present' ? view.digests : digestRecord(whole, run.deps.digester);
}

/** Sends the writes of a page, both sides at once, each side's in one call. */
export async function sendWrites(
  run: DomainRun,
  asked: readonly { readonly operation: WritingOperation; readonly request: WriteRequest }[],
): Promise<readonly WriteResult[]> {
  const results: WriteResult[] = new Array<WriteResult>(asked.length);
  const bySide = (side: Side): number[] =>
    asked.flatMap(({ operation }, index) => (operation.side === side ? [index] : []));
  await Promise.all(
    (['siebel', 'exchange'] as const).map(async (side) => {
      const indexes = bySide(side);
      if (indexes.length === 0) return;
      const requests = indexes.flatMap((index) => asked[index]?.request ?? []);
      const answers = await run.deps.connectors[side].write(run.scope, run.domain, requests);
      indexes.forEach((index, position) => {
        results[index] = answers[position] ?? failed('The server gave no answer for this record.');
      });
    }),
  );
  return results;
}

function failed(message: string): WriteResult {
  return { kind: 'failed', trouble: { kind: 'transient', message, field: null, retryAfterMs: null } };
}
