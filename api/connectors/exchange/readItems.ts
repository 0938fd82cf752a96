// Present states of items by id, and why an item that cannot be read where it was is not there: deleted, or only moved.
// Deleted Items is neither a contact folder nor a calendar, and a task that is moved to another list gets a new id.
import type { ReadResult } from '../connector.ts';
import { getItems, gone, present, type Access, type ItemAnswer } from './access.ts';
import { readPages } from './graphPages.ts';
import { isItem, textIn, type GraphItem } from './graphTypes.ts';
import { itemReadPath, listPath } from './itemPaths.ts';
import { taskLists, userPath } from './places.ts';
import { taskStamp } from './stamps.ts';

/**
 * One result per id, in order. An occurrence or exception is told as its series' master.
 * @throws MailboxUnavailable, AuthorizationLost, Throttled, Transient.
 */
export async function readItems(access: Access, ids: readonly string[]): Promise<readonly ReadResult[]> {
  if (ids.length === 0) return [];
  const paths = ids.map((id) => itemReadPath(access.mailbox, access.domain, access.place, id));
  const answers = await getItems(access, paths);
  switch (access.domain) {
    case 'contact':
      return settleContacts(access, ids, answers);
    case 'calendar':
      return settleEvents(access, ids, answers);
    case 'task':
      return settleTasks(access, ids, answers);
  }
}

/** A contact outside of the default folder: in another contact folder it was moved, in none it was deleted. */
async function settleContacts(
  access: Access,
  ids: readonly string[],
  answers: readonly ItemAnswer[],
): Promise<readonly ReadResult[]> {
  const parents = [...new Set(answers.flatMap((answer) => folderElsewhere(access, answer) ?? []))];
  const folders = parents.map((parent) => `${userPath(access.mailbox)}/contactFolders/${encodeURIComponent(parent)}`);
  const found = parents.length > 0 ? await getItems(access, folders) : [];
  const byParent = new Map(parents.map((parent, index) => [parent, found[index]]));
  return answers.map((answer, index): ReadResult => {
    const id = ids[index] ?? '';
    if (answer.kind === 'missing') return gone(id, 'deleted');
    if (answer.kind === 'failed') return { kind: 'failed', id, trouble: answer.trouble };
    const parent = folderElsewhere(access, answer);
    if (parent === null) return present(access, answer.item);
    const folder = byParent.get(parent);
    if (folder?.kind === 'failed') return { kind: 'failed', id, trouble: folder.trouble };
    return gone(id, folder?.kind === 'found' ? 'out-of-scope' : 'deleted');
  });
}

function folderElsewhere(access: Access, answer: ItemAnswer): string | null {
  if (answer.kind !== 'found') return null;
  const parent = textIn(answer.item, 'parentFolderId');
  return parent === null || parent === access.place ? null : parent;
}

/** An event in no calendar was deleted, in another calendar it was moved. */
async function settleEvents(
  access: Access,
  ids: readonly string[],
  answers: readonly ItemAnswer[],
): Promise<readonly ReadResult[]> {
  const masters = [
    ...new Set(answers.flatMap((answer) => (answer.kind === 'found' ? masterOf(answer.item) : null) ?? [])),
  ];
  const read = await readItems(access, masters);
  const byMaster = new Map(masters.map((master, index) => [master, read[index]]));
  return answers.map((answer, index): ReadResult => {
    const id = ids[index] ?? '';
    if (answer.kind === 'missing') return gone(id, 'deleted');
    if (answer.kind === 'failed') return { kind: 'failed', id, trouble: answer.trouble };
    const master = masterOf(answer.item);
    if (master !== null) return byMaster.get(master) ?? gone(id, 'deleted');
    const calendar = textIn(answer.item['calendar'], 'id');
    if (calendar === null) return gone(id, 'deleted');
    return calendar === access.place ? present(access, answer.item) : gone(id, 'out-of-scope');
  });
}

/** The id of the series that an occurrence or exception belongs to; null for a single event and for a master. */
export function masterOf(item: GraphItem): string | null {
  return item['type'] === 'singleInstance' || item['type'] === 'seriesMaster' ? null : textIn(item, 'seriesMasterId');
}

/** A task that is not in its list may live on in another one, under a new id but with our stamp. */
async function settleTasks(
  access: Access,
  ids: readonly string[],
  answers: readonly ItemAnswer[],
): Promise<readonly ReadResult[]> {
  const missing = ids.filter((_id, index) => answers[index]?.kind === 'missing');
  const moved = missing.length > 0 ? await findMoved(access, missing) : new Set<string>();
  return answers.map((answer, index): ReadResult => {
    const id = ids[index] ?? '';
    if (answer.kind === 'found') return present(access, answer.item);
    if (answer.kind === 'failed') return { kind: 'failed', id, trouble: answer.trouble };
    return gone(id, moved.has(id) ? 'out-of-scope' : 'deleted');
  });
}

/** Of these ids, those whose Siebel record a task in another list is stamped with. Reading the lists also proves that the mailbox is there. */
async function findMoved(access: Access, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const lists = await taskLists(access.client, access.mailbox);
  const stamps = (await access.scope.knownStamps?.(access.domain, ids)) ?? new Map<string, string>();
  const others = lists.flatMap((list) => textIn(list, 'id') ?? []).filter((id) => id !== access.place);
  if (stamps.size === 0 || others.length === 0) return new Set();
  const living = new Set<string>();
  for (const list of others) {
    for await (const page of readPages(access.client, access.mailbox, listPath(access.mailbox, 'task', list, null))) {
      for (const task of page.items.filter(isItem)) {
        const stamp = taskStamp(task, access.mailbox);
        if (stamp !== null) living.add(stamp);
      }
    }
  }
  return new Set(ids.filter((id) => living.has(stamps.get(id) ?? '')));
}
