// Translates ids of items between the spellings of Graph, EWS and MAPI, and between regular and immutable ones. Knows spellings; which item an
// id stands for is the mailbox's business. MAPI's own bytes are not played: an entry id is the same text, spelled as one.
import type { Reply } from '../call.ts';
import { GraphError, itemNotFound } from '../GraphError.ts';
import { isFolderId, itemId, malformedId, parseItemId } from '../ids.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { contextOf } from '../odata/shape.ts';
import type { Json } from '../schema/readBody.ts';
import { readParameters } from '../schema/readParameters.ts';
import type { Route, RouteContext } from './route.ts';

const most = 1000;
const immutable: readonly unknown[] = ['immutableEntryId', 'restImmutableEntryId'];

/** A given id as Graph spells it. Entry ids end in the number of `=` they lost. */
function fromFormat(id: string, format: unknown): string {
  if (format === 'ewsId') return id.replaceAll('/', '-').replaceAll('+', '_');
  if (format !== 'entryId' && format !== 'immutableEntryId') return id;
  const padding = /([0-2])$/.exec(id)?.[1];
  if (padding === undefined) throw malformedId();
  return id.slice(0, -1) + '='.repeat(Number(padding));
}

function toFormat(id: string, format: unknown): string {
  if (format === 'ewsId') return id.replaceAll('-', '/').replaceAll('_', '+');
  if (format !== 'entryId' && format !== 'immutableEntryId') return id;
  const bare = id.replace(/=+$/, '');
  return `${bare}${id.length - bare.length}`;
}

function translated(mailbox: Mailbox, id: string, isImmutable: boolean): string {
  if (isFolderId(id) && !isImmutable) return id;
  const { key, occurrence } = parseItemId(id);
  for (const kind of ['contact', 'event', 'task'] as const) {
    const found = mailbox.find(kind, id);
    if (found) return itemId(mailbox.tag, found.item.folder, key, isImmutable, occurrence);
  }
  throw itemNotFound();
}

function translateOne(mailbox: Mailbox, sourceId: string, from: unknown, to: unknown): Json {
  try {
    const id = translated(mailbox, fromFormat(sourceId, from), immutable.includes(to));
    return { sourceId, targetId: toFormat(id, to) };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return { sourceId, errorDetails: { code: error.code, message: error.message } };
  }
}

function translate({ call, mailbox }: RouteContext): Reply {
  const box = mailbox();
  const {
    InputIds: ids,
    SourceIdType: from,
    TargetIdType: to,
  } = readParameters(call.body, 'user.translateExchangeIds');
  if (!Array.isArray(ids) || from === undefined || to === undefined)
    throw new GraphError(400, 'ErrorInvalidRequest', 'inputIds, sourceIdType and targetIdType are required.');
  if (ids.length > most)
    throw new GraphError(400, 'ErrorInvalidRequest', `At most ${most} ids can be translated at once.`);
  const value = ids.map((id) => translateOne(box, String(id), from, to));
  const set = 'Collection(microsoft.graph.convertIdResult)';
  return { status: 200, body: { '@odata.context': contextOf(call, set), value } };
}

/** Routes of the translation. */
export const exchangeIdRoutes: readonly Route[] = [
  { method: 'POST', pattern: 'users/{user}/translateExchangeIds', permission: 'UserRead', handle: translate },
];
