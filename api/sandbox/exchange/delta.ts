// Change tracking: opaque, signed tokens that hold the mailbox, the scope (folder or window) and the place in the order of changes, and the
// pages of a round. A round may repeat an entity that changed meanwhile; only a deltaLink ends it. Knows changes, not entities.
import { createHmac } from 'node:crypto';
import type { Call, Reply } from './call.ts';
import { GraphError } from './GraphError.ts';
import { maxPage } from './odata/optionTexts.ts';
import { contextOf } from './odata/shape.ts';
import { checkSelect, pick } from './odata/select.ts';
import { isObject } from './schema/readBody.ts';
import type { Json } from './schema/readBody.ts';
import type { Change, Collection } from './mailboxes/Collection.ts';
import type { Mailbox } from './mailboxes/Mailbox.ts';
import type { Store } from './mailboxes/Store.ts';

/** What a token holds. */
interface DeltaState {
  /** Tells a token of a store that is no more from one that was tampered with. */
  readonly store: string;
  readonly mailbox: string;
  readonly scope: string;
  readonly generation: number;
  /** The change to go on with (0 is before all), and how many of its entries were given already. */
  readonly from: number;
  readonly offset: number;
  /** Removals up to here are not news: the first round began after them. */
  readonly floor: number;
  /** The how-manieth request of its round this is, and the empty pages since the last entries. */
  readonly page: number;
  readonly hollow: number;
  readonly select?: readonly string[];
  readonly expand?: readonly string[];
  readonly pageSize?: number;
}

/** What is tracked, and how a change looks. */
export interface DeltaView {
  readonly typeName: string;
  readonly set: string;
  readonly collection: Pick<Collection, 'changesFrom'>;
  /** The folder, and the window in milliseconds; the token is bound to it. */
  readonly scope: string;
  readonly pageSize: number;
  /** What a client sees of one change. `isNews` is false for what happened before the first round began; `expand` as the round began with it. */
  readonly entriesOf: (change: Change, isNews: boolean, expand: readonly string[]) => readonly Json[];
}

/** The entry that reports a removal. */
export function removedEntry(id: string): Json {
  return { id, '@removed': { reason: 'deleted' } };
}

function sign(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22);
}

function encode(state: DeltaState, secret: string): string {
  const text = Buffer.from(JSON.stringify(state)).toString('base64url');
  return `${text}.${sign(text, secret)}`;
}

const nameOf = (store: Store): string => sign('store', store.secret).slice(0, 8);

function unknownState(call: Call, generation: number): GraphError {
  const message = `The sync state generation is not found; generation=${generation};`;
  return new GraphError(410, 'SyncStateNotFound', message, { Location: `${call.origin}${call.path}?$deltatoken=` });
}

function decode(call: Call, token: string, store: Store): DeltaState {
  const [text = '', signature = ''] = token.split('.');
  let state: DeltaState;
  try {
    state = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw new GraphError(400, 'ErrorInvalidSyncStateData', 'Badly formed token.');
  }
  const isOurs = signature === sign(text, store.secret);
  const isOld = isObject(state) && typeof state.store === 'string' && state.store !== nameOf(store);
  if (!isOurs && isOld && /^[\w-]{22}$/.test(signature)) throw unknownState(call, state.generation);
  if (!isOurs) throw new GraphError(400, 'ErrorInvalidSyncStateData', 'Badly formed token.');
  if (state.generation !== store.generation) throw unknownState(call, state.generation);
  return state;
}

/**
 * The scope that a token is bound to; undefined when the request begins a round.
 * @throws GraphError 400 for a malformed token, 410 SyncStateNotFound for one that is no longer known
 */
export function tokenState(call: Call, store: Store): DeltaState | undefined {
  const token = call.query.skipToken ?? call.query.deltaToken ?? '';
  return token === '' || token === 'latest' ? undefined : decode(call, token, store);
}

function firstState(call: Call, mailbox: Mailbox, view: DeltaView, store: Store): DeltaState {
  const select = checkSelect(call.query.select, view.typeName);
  const pageSize = call.query.top ?? call.prefer.maxPageSize;
  return {
    store: nameOf(store),
    mailbox: mailbox.tag,
    scope: view.scope,
    generation: store.generation,
    from: call.query.deltaToken === 'latest' ? mailbox.seq + 1 : 0,
    offset: 0,
    floor: mailbox.seq,
    page: 1,
    hollow: 0,
    ...(select ? { select } : {}),
    ...(call.query.expand.length > 0 ? { expand: call.query.expand.map(({ name }) => name) } : {}),
    ...(pageSize === undefined ? {} : { pageSize }),
  };
}

interface Page {
  readonly value: Json[];
  /** Where to go on; undefined at the end of the round. */
  readonly next?: { readonly from: number; readonly offset: number };
}

function readPage(view: DeltaView, state: DeltaState, size: number): Page {
  const value: Json[] = [];
  for (const change of view.collection.changesFrom(state.from)) {
    if (value.length >= size) return { value, next: { from: change.seq, offset: 0 } };
    const entries = view.entriesOf(change, change.seq > state.floor, state.expand ?? []);
    const begin = change.seq === state.from ? state.offset : 0;
    const end = begin + size - value.length;
    for (const entry of entries.slice(begin, end)) value.push(pick(entry, state.select, state.expand));
    if (end < entries.length) return { value, next: { from: change.seq, offset: end } };
  }
  return { value };
}

/**
 * One page of a round.
 * @throws GraphError 400 for a token of another mailbox or scope
 */
export function deltaReply(call: Call, store: Store, mailbox: Mailbox, view: DeltaView): Reply {
  const known = tokenState(call, store);
  const state = known ?? firstState(call, mailbox, view, store);
  if (state.mailbox !== mailbox.tag || state.scope !== view.scope) {
    throw new GraphError(400, 'ErrorInvalidSyncStateData', 'The token belongs to another mailbox, folder or window.');
  }
  const { deltaTrouble } = store;
  if (known) deltaTrouble.refuse(call, state);
  const link = (name: string, change: Partial<DeltaState>) =>
    `${call.origin}${call.path}?$${name}=${encode({ ...state, ...change }, store.secret)}`;
  const page = state.page + 1;
  const answer = (links: Json, value: Json[]): Reply => {
    return { status: 200, body: { '@odata.context': contextOf(call, view.set), ...links, value } };
  };
  if (deltaTrouble.isHollow(state))
    return answer({ '@odata.nextLink': link('skiptoken', { page, hollow: state.hollow + 1 }) }, []);
  const size = Math.min(deltaTrouble.pageSize ?? call.prefer.maxPageSize ?? state.pageSize ?? view.pageSize, maxPage);
  const { value, next: end } = readPage(view, state, size);
  const step = deltaTrouble.stepOf(size);
  const next = end && step < size ? readPage(view, state, step).next : end;
  const links = next
    ? { '@odata.nextLink': link('skiptoken', deltaTrouble.isStuck ? {} : { ...next, page, hollow: 0 }) }
    : { '@odata.deltaLink': link('deltatoken', { from: mailbox.seq + 1, offset: 0, floor: 0, page: 1, hollow: 0 }) };
  return answer(links, deltaTrouble.tell(mailbox.tag, value));
}

/**
 * Refuses query options that change tracking does not take.
 * @throws GraphError 400 ErrorInvalidUrlQuery
 */
export function refuseOptions(call: Call, resource: string, names: readonly string[]): void {
  if (!names.some((name) => call.query.parameters.has(name))) return;
  const listed = names.map((name) => `$${name}`).join(', ');
  const message = `The following parameters are not supported with change tracking over the '${resource}' resource: '${listed}'.`;
  throw new GraphError(400, 'ErrorInvalidUrlQuery', message);
}
