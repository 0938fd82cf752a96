// Which page an address of the sandbox's Exchange means. Knows the ways; each page is a file of its own.
import { troublePage } from '../../common/pages/servePages.tsx';
import type { ShowPage, Sight, Visit } from '../../common/pages/visit.ts';
import type { MailboxOwner } from '../mailboxes/people.ts';
import type { Store } from '../mailboxes/Store.ts';
import { contactList, contactPage } from './contactPages.tsx';
import { eventPage } from './eventPage.tsx';
import { GraphRefusal, insideGraph } from './insideGraph.ts';
import type { PerformInside } from './insideGraph.ts';
import type { Room } from './room.tsx';
import { mailPage, startPage } from './startPages.tsx';
import { taskList, taskPage } from './taskPages.tsx';
import { weekPage } from './weekPage.tsx';

/** The people offered on every page; of thousands only the first. */
const offered = 40;

function inRoom(room: Room, [tab, first, second]: readonly string[]): Promise<Sight> | Sight {
  if (tab === 'contacts') return first === undefined ? contactList(room) : contactPage(room, first);
  if (tab === 'calendar') return first === undefined ? weekPage(room) : eventPage(room, first);
  if (tab !== 'tasks') return troublePage(404, 'There is no such page.');
  return second === undefined ? taskList(room, first) : taskPage(room, first ?? '', second);
}

function roomOf(store: Store, owner: MailboxOwner, perform: PerformInside, visit: Visit): Room {
  const others = store.mailboxOwners.slice(0, offered);
  const people = others.includes(owner) ? others : [owner, ...others];
  return { owner, others: people, graph: insideGraph(perform, owner), visit, now: store.now() };
}

/** The pages of the sandbox's Exchange; `perform` carries out a request inside the server. */
export function exchangePages(store: Store, perform: PerformInside): ShowPage {
  return async (visit) => {
    const [person, ...rest] = visit.parts;
    if (person === undefined) return startPage(visit, store.mailboxOwners, store.mails.length);
    if (person === 'mail') return mailPage(visit, store.mails);
    const owner = store.findUser(person);
    if (!owner) return troublePage(404, `There is no mailbox ${person}.`);
    if (rest[0] === 'version') return { kind: 'data', data: { version: store.mailboxOf(owner).seq } };
    try {
      return await inRoom(roomOf(store, owner, perform, visit), rest);
    } catch (error) {
      if (error instanceof GraphRefusal) return troublePage(error.status, error.message);
      throw error;
    }
  };
}
