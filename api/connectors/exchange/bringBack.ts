// Brings removed items back. A contact is moved out of Deleted Items and stays the same one. Graph moves no event, so one that still lies in
// Deleted Items is made once more with all it said. Of a task Graph keeps nothing.
import type { ReadResult, RemovedItem } from '../connector.ts';
import type { RecordTrouble } from '../../errors.ts';
import { getItems, gone, type Access, type ItemAnswer } from './access.ts';
import { sendBatch } from './graphBatch.ts';
import { isSuccess, LOST_ANSWER, troubleOf } from './graphErrors.ts';
import { isItem, itemsIn, textIn, type GraphAnswer, type GraphItem, type GraphRequest } from './graphTypes.ts';
import { itemPath, itemReadPath } from './itemPaths.ts';
import { readItems } from './readItems.ts';
import { itemStamp, mailsPeople, stampProperty, withProperties } from './stamps.ts';
import { createRequest } from './writeRequests.ts';

/** What of an event may be written into a new one. People are never invited again. */
const COPIED = ['subject', 'body', 'start', 'end', 'isAllDay', 'location', 'categories', 'importance', 'sensitivity', 'showAs', 'isReminderOn', 'reminderMinutesBeforeStart']; // prettier-ignore

/** One result per item, in order. @throws MailboxUnavailable, AuthorizationLost, Throttled, Transient. */
export async function bringBack(access: Access, removed: readonly RemovedItem[]): Promise<readonly ReadResult[]> {
  if (access.domain === 'task') return removed.map(({ id }) => gone(id, 'deleted'));
  const ids = removed.map(({ id }) => id);
  const found = await getItems(access, ids.map((id) => itemReadPath(access.mailbox, access.domain, access.place, id))); // prettier-ignore
  const items = found.map((answer) => (answer.kind === 'found' ? answer.item : null));
  const requests = access.domain === 'contact' ? await moves(access, removed, items) : await copies(access, removed, items); // prettier-ignore
  const asked = requests.flatMap((request) => request ?? []);
  const answers = asked.length > 0 ? await sendBatch(access.client, access.mailbox, asked) : [];
  let next = 0;
  const told = requests.map((request) => (request ? (answers[next++] ?? null) : undefined));
  // Only a read tells that it is back in its place.
  const read = await readItems(access, told.map((answer, index) => idIn(answer) ?? ids[index] ?? '')); // prettier-ignore
  return read.map((result, index) => {
    const trouble = passing(access, found[index], told[index]);
    return trouble && result.kind !== 'present' ? { kind: 'failed', id: ids[index] ?? '', trouble } : result;
  });
}

/** Trouble that may pass: whether the item can be brought back, or is back, is not known then. */
function passing(
  { client }: Access,
  found: ItemAnswer | undefined,
  told: GraphAnswer | null | undefined,
): RecordTrouble | null {
  // prettier-ignore
  if (told === null) return LOST_ANSWER;
  if (found?.kind === 'failed' && found.trouble.kind === 'transient') return found.trouble;
  if (told === undefined || isSuccess(told)) return null;
  const trouble = troubleOf(told, client.now());
  return trouble.kind === 'transient' || trouble.kind === 'throttled' ? trouble : null;
}

function idIn(answer: GraphAnswer | null | undefined): string | null {
  return answer && isSuccess(answer) ? textIn(answer.body, 'id') : null;
}

/** Out of Deleted Items; null for what lies elsewhere. */
async function moves(
  access: Access,
  removed: readonly RemovedItem[],
  items: readonly (GraphItem | null)[],
): Promise<readonly (GraphRequest | null)[]> {
  const { mailbox, place } = access;
  // Mail folders are none of ours to read: what is in no contact folder is in Deleted Items.
  const states = await readItems(access, removed.map(({ id }) => id)); // prettier-ignore
  return items.map((item, index) => {
    const [asked, state] = [removed[index], states[index]];
    if (!item || !asked || state?.kind !== 'gone' || state.why !== 'deleted') return null;
    const isStamped = itemStamp(item, mailbox) === asked.stamp;
    const stamp = { singleValueExtendedProperties: withProperties(item, [stampProperty(asked.stamp, mailbox)]) };
    return {
      method: 'PATCH',
      path: itemPath(mailbox, 'contact', place, asked.id),
      body: { parentFolderId: place, ...(isStamped ? {} : stamp) },
    };
  });
}

/** Once more what lies in no calendar; null for what lies in one, and for what is not ours to write. */
async function copies(
  access: Access,
  removed: readonly RemovedItem[],
  items: readonly (GraphItem | null)[],
): Promise<readonly (GraphRequest | null)[]> {
  const { client, mailbox, place } = access;
  const wanted = items.map((item) => item !== null && isRemoved(item) && isSingle(item));
  // In the zone that the event was made in, so that it is made in that zone again.
  const reads = items.flatMap((item, index): GraphRequest[] => {
    const zone = item ? textIn(item, 'originalStartTimeZone') : null;
    const path = itemReadPath(mailbox, 'calendar', place, removed[index]?.id ?? '');
    return wanted[index] ? [{ method: 'GET', path, prefer: [`outlook.timezone="${zone ?? 'UTC'}"`] }] : [];
  });
  const answers = reads.length > 0 ? await sendBatch(client, mailbox, reads) : [];
  let next = 0;
  return items.map((item, index) => {
    const asked = removed[index];
    if (!wanted[index] || !item || !asked) return null;
    const zoned = answers[next++];
    const whole = zoned && isSuccess(zoned) && isItem(zoned.body) ? zoned.body : item;
    const body = Object.fromEntries(COPIED.flatMap((name) => (whole[name] === undefined ? [] : [[name, whole[name]]])));
    return createRequest(access, body, asked.stamp, asked.id);
  });
}

function isRemoved(item: GraphItem): boolean {
  return textIn(item['calendar'], 'id') === null;
}

function isSingle(item: GraphItem): boolean {
  return item['type'] === 'singleInstance' && itemsIn(item['attendees']).length === 0 && !mailsPeople(item);
}
