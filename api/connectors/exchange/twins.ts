// What a create that a gateway sent twice leaves behind: a second item with the same stamp, of which nobody was told.
import type { WriteResult } from '../connector.ts';
import { madeAtOf } from '../../domains/made.ts';
import type { WireRecord } from '../../domains/wireRecord.ts';
import { Transient } from '../../errors.ts';
import { toRecord, type Access } from './access.ts';
import { sendBatch } from './graphBatch.ts';
import { isSuccess } from './graphErrors.ts';
import { readPages } from './graphPages.ts';
import { textIn, type GraphRequest } from './graphTypes.ts';
import { itemPath, listPath } from './itemPaths.ts';
import type { Sent } from './writeItems.ts';

/** The answer that we got may be of the second of two: the first is a little older. */
const TWINS_WITHIN_MS = 30_000;
/** A request that is there twice makes both items at once; nobody sees one and copies it in so little time. */
const AT_ONCE_MS = 2000;
/** How often an item that is there twice is removed, at most. */
const MOST_REMOVALS = 5;

/** An item that was made just now, with the fields that were written. */
interface Made {
  readonly record: WireRecord;
  readonly fields: readonly string[];
}

/**
 * A create that a gateway sent twice leaves two items with one stamp. Of contacts and tasks, which know no transactions, those that were made
 * just now are listed, and what nobody was told of is removed: it was made at once with the first or with the one we know, says word for word
 * the same, and is linked with nothing. Whatever differs in anything is a person's.
 */
export async function dropTwins(
  access: Access,
  writes: readonly Sent[],
  results: readonly WriteResult[],
): Promise<void> {
  if (access.domain === 'calendar') return;
  const made = new Map<string, Made>();
  writes.forEach(({ request }, index) => {
    const result = results[index];
    if (request.kind === 'create' && result?.kind === 'written' && result.record)
      made.set(request.stamp, { record: result.record, fields: Object.keys(request.body) });
  });
  const [first] = [...made.values()].flatMap(({ record }) => textIn(record.body, 'createdDateTime') ?? []).sort();
  if (first === undefined) return;
  const since = new Date(Date.parse(first) - TWINS_WITHIN_MS).toISOString();
  const stamped: WireRecord[] = [];
  try {
    const path = listPath(access.mailbox, access.domain, access.place, `createdDateTime ge ${since}`);
    for await (const { items } of readPages(access.client, access.mailbox, path))
      stamped.push(...items.map((item) => toRecord(access, item)).filter(({ stamp }) => made.has(stamp ?? '')));
    const twins = [...made.values()].flatMap((known) => twinsOf(known, stamped));
    const linked = await access.scope.knownStamps?.(access.domain, twins.map(({ id }) => id)); // prettier-ignore
    const strays = twins.filter(({ id }) => !linked?.has(id));
    await removeAll(access, strays);
  } catch (error) {
    if (!(error instanceof Transient)) throw error;
  }
}

/** A server that is busy with an item refuses at first what it does a moment later. */
async function removeAll({ client, domain, mailbox, place }: Access, items: readonly WireRecord[]): Promise<void> {
  let left = items;
  for (let attempt = 1; left.length > 0 && attempt <= MOST_REMOVALS; attempt += 1) {
    const requests = left.map(({ id }): GraphRequest => ({
      method: 'DELETE',
      path: itemPath(mailbox, domain, place, id),
    }));
    const answers = await sendBatch(client, mailbox, requests);
    left = left.filter((_item, index) => {
      const answer = answers[index];
      return !answer || (!isSuccess(answer) && answer.status !== 404);
    });
  }
}

/** Of the items with its stamp those that its own request made. */
function twinsOf({ fields, record }: Made, stamped: readonly WireRecord[]): readonly WireRecord[] {
  const says = ({ body }: WireRecord): string => JSON.stringify(fields.map((field) => body[field] ?? null));
  const others = stamped.filter(({ id, stamp }) => stamp === record.stamp && id !== record.id);
  const first = Math.min(madeAtOf(record), ...others.map(madeAtOf));
  return others.filter(
    (other) =>
      says(other) === says(record) &&
      [first, madeAtOf(record)].some((time) => Math.abs(madeAtOf(other) - time) <= AT_ONCE_MS),
  );
}
