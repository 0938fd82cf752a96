// People who keep working on both sides while something else goes on, and what must be true of their work in the end. The name of a record is
// edited in Siebel alone and its note in Outlook alone, so that nothing of it is ever in conflict. A record is removed where it was made, and on
// the other side once the product knows that it took it there: who removes it in the moment between, while an engine dies, finds it made again,
// since nobody can tell that from a record that never got there, and nothing may be lost.
import type { UserMap } from '../../api/store/store.ts';
import { at, graphTime, siebelText } from './siebelTimes.ts';
import type { World } from './world.ts';

type Row = Readonly<Record<string, unknown>>;
export const KINDS = ['contact', 'event', 'task'] as const;
export type Kind = (typeof KINDS)[number];
type Place = 'outlook' | 'siebel';
const DOMAIN_OF = { contact: 'contact', event: 'calendar', task: 'task' } as const;
/** Fewer than what the mass-delete guard looks at. */
const MOST_REMOVALS = 8;

interface Piece {
  readonly token: string;
  readonly kind: Kind;
  readonly user: UserMap;
  readonly madeIn: Place;
  name: string;
  note: string;
  isRemoved: boolean;
  outlookId: string | null;
  siebelId: string | null;
}

export interface Begun {
  rename(): Promise<void>;
  note(): Promise<void>;
  /** Deletes it on that side; a contact in Siebel is taken off the Sync List. */
  remove(side: Place): Promise<void>;
}

/** What one side says: names with notes, sorted. */
export type Told = readonly string[];

export interface BusyPeople {
  /** One edit of somebody somewhere. */
  edit(): Promise<void>;
  /**
   * A little of everything: records of a kind are made on either side, those of the last round are edited on both, those of the round before
   * are removed where they were made; and a contact that Siebel knows already is made in Outlook.
   */
  round(user: UserMap, kind: Kind): Promise<void>;
  /** Makes a record on that side, and gives the edits of it: its name in Siebel, its note in Outlook. */
  begin(user: UserMap, kind: Kind, side: Place): Promise<Begun>;
  /** Makes one more record on either side, and gives what removes both again. */
  makeAndRegret(user: UserMap, kind: Kind): Promise<() => Promise<void>>;
  readonly edits: number;
  /** What people did to the records of that name, each with its time. */
  story(token: string): readonly string[];
  expected(user: UserMap): Told;
  inOutlook(user: UserMap): Promise<Told>;
  inSiebel(user: UserMap): Promise<Told>;
}

const told = (kind: Kind, name: unknown, note: unknown): string => `${kind} ${String(name)} (${String(note ?? '')})`;
const textOf = (html: unknown): string => String(html ?? '').replaceAll(/<[^>]*>/g, '').trim(); // prettier-ignore

/** @param random 0 to 1 */
export function createBusyPeople(world: World, users: readonly UserMap[], random: () => number): BusyPeople {
  const { outlook, siebel } = world;
  const pieces: Piece[] = [];
  const lists = new Map<string, string>();
  const rounds: Piece[][] = [];
  let edits = 0;
  const deeds: { readonly token: string; readonly text: string }[] = [];
  /** Told before and after, since the product works meanwhile. */
  async function doing<T>({ token }: Piece, what: string, work: () => Promise<T>): Promise<T> {
    const startedAt = new Date().toISOString();
    const result = await work();
    deeds.push({ token, text: `${startedAt} people: ${what}, done ${new Date().toISOString()}` });
    return result;
  }
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];

  async function pathOf({ kind, outlookId, user }: Piece): Promise<string> {
    if (kind === 'contact') return `/users/${user.mailbox}/contacts/${outlookId}`;
    if (kind === 'event') return `/users/${user.mailbox}/events/${outlookId}`;
    const list = lists.get(user.mailbox) ?? (await outlook.taskList(user.mailbox));
    lists.set(user.mailbox, list);
    return `${list}/tasks/${outlookId}`;
  }

  async function makeInOutlook(piece: Piece): Promise<void> {
    const { kind, name, note } = piece;
    const { mailbox } = piece.user;
    if (kind === 'contact') piece.outlookId = await outlook.createContact(mailbox, { givenName: 'Busy', surname: name, jobTitle: note }); // prettier-ignore
    else if (kind === 'task') piece.outlookId = await outlook.createTask(mailbox, { title: name, body: { contentType: 'text', content: note } }); // prettier-ignore
    else piece.outlookId = await outlook.createEvent(mailbox, { subject: name, location: { displayName: note }, start: graphTime(at(2, 9)), end: graphTime(at(2, 10)) }); // prettier-ignore
  }

  async function makeInSiebel(piece: Piece): Promise<void> {
    const { kind, name, note } = piece;
    const { siebelUserId } = piece.user;
    const owner = { 'Primary Owner Id': siebelUserId, Description: name };
    const times = { Planned: siebelText(at(1, 14)), 'Planned Completion': siebelText(at(1, 15)) };
    if (kind === 'contact') piece.siebelId = await siebel.createContact({ 'First Name': 'Busy', 'Last Name': name, 'Job Title': note }, [siebelUserId]); // prettier-ignore
    else if (kind === 'task') piece.siebelId = await siebel.createActivity({ ...owner, Comment: note, Display: 'To Do and Activities' }); // prettier-ignore
    else piece.siebelId = await siebel.createActivity({ ...owner, ...times, MeetingLocation: note, Display: 'Calendar and Activities' }); // prettier-ignore
  }

  async function make(user: UserMap, kind: Kind, side: Place): Promise<Piece> {
    const token = `${user.login}-${pieces.length + 1}`;
    const piece: Piece = { token, kind, user, madeIn: side, name: `${token} new`, note: 'made', isRemoved: false, outlookId: null, siebelId: null }; // prettier-ignore
    pieces.push(piece);
    await doing(piece, `make in ${side}`, () => (side === 'outlook' ? makeInOutlook(piece) : makeInSiebel(piece)));
    return piece;
  }

  /** Somebody else's contact in Siebel, whom the user has in Outlook as well. */
  async function makeKnown(user: UserMap): Promise<Piece> {
    const piece = await make(user, 'contact', 'outlook');
    const address = `${piece.token.toLowerCase()}@known.example`;
    const emailAddresses = [{ address, name: piece.name }];
    await outlook.send('PATCH', await pathOf(piece), { emailAddresses });
    piece.siebelId = await siebel.createContact({ 'First Name': 'Busy', 'Last Name': piece.name, 'Email Address': address }); // prettier-ignore
    return piece;
  }

  /** Looks the record up in Siebel, where it may not have arrived yet. */
  async function findInSiebel(piece: Piece): Promise<string | null> {
    if (piece.siebelId) return piece.siebelId;
    const isContact = piece.kind === 'contact';
    const [row] = await siebel.query(isContact ? 'Contact/Contact' : 'Action/Action', `[${isContact ? 'Last Name' : 'Description'}] = '${piece.name}'`); // prettier-ignore
    piece.siebelId = row ? String(row['Id']) : null;
    return piece.siebelId;
  }

  async function findInOutlook(piece: Piece): Promise<string | null> {
    if (piece.outlookId) return piece.outlookId;
    const rows = await rowsInOutlook(piece.user, piece.kind);
    const row = rows.find(([, name]) => String(name).startsWith(`${piece.token} `));
    piece.outlookId = row ? row[0] : null;
    return piece.outlookId;
  }

  async function rename(piece: Piece): Promise<void> {
    const id = await findInSiebel(piece);
    if (!id) return;
    const name = `${piece.token} ${(edits += 1)}`;
    const isContact = piece.kind === 'contact';
    const path = isContact ? `Contact/Contact/${id}` : `Action/Action/${id}`;
    await doing(piece, `rename ${id} to ${name}`, () => siebel.update(path, { [isContact ? 'Last Name' : 'Description']: name })); // prettier-ignore
    piece.name = name;
  }

  async function note(piece: Piece): Promise<void> {
    if (!(await findInOutlook(piece))) return;
    const text = `noted ${(edits += 1)}`;
    const body = { contact: { jobTitle: text }, event: { location: { displayName: text } }, task: { body: { contentType: 'text', content: text } } }; // prettier-ignore
    const path = await pathOf(piece);
    await doing(piece, `note ${piece.outlookId}: ${text}`, () => outlook.send('PATCH', path, body[piece.kind]));
    piece.note = text;
  }

  function mayRemove(piece: Piece): boolean {
    const alike = pieces.filter(({ isRemoved, kind, user }) => isRemoved && kind === piece.kind && user === piece.user);
    return alike.length < MOST_REMOVALS;
  }

  async function isListed({ siebelId, user }: Piece): Promise<boolean> {
    const mine = `[Id] = '${siebelId}' AND EXISTS([Sync List.Id] = '${user.siebelUserId}')`;
    return (await siebel.query('Contact/Contact', mine)).length > 0;
  }

  async function isLinked({ kind, outlookId, siebelId, user }: Piece): Promise<boolean> {
    const { links } = world.product.store;
    const found = siebelId ? await links.findBySiebelIds(user.id, DOMAIN_OF[kind], [siebelId]) : [];
    return found.some(({ exchangeId }) => exchangeId === outlookId);
  }

  async function remove(piece: Piece): Promise<void> {
    const other = piece.madeIn === 'outlook' ? 'siebel' : 'outlook';
    await removeIn(piece, random() < 0.5 && (await isLinked(piece)) ? other : piece.madeIn);
  }

  async function removeIn(piece: Piece, side: Place): Promise<void> {
    if (side === 'outlook') {
      const path = await pathOf(piece);
      await doing(piece, `delete ${piece.outlookId} in Outlook`, () => outlook.send('DELETE', path));
    } else if (piece.siebelId && piece.kind === 'contact') {
      // A contact that Siebel has just got is not on the list yet.
      if (!(await isListed(piece))) return;
      const { siebelId, user } = piece;
      await doing(piece, `leave ${siebelId}`, () => siebel.removeFromSyncList(siebelId, user.siebelUserId));
    } else if (piece.siebelId) {
      const { siebelId } = piece;
      await doing(piece, `delete ${siebelId} in Siebel`, () => siebel.remove(`Action/Action/${siebelId}`));
    }
    piece.isRemoved = true;
    edits += 1;
  }

  async function rowsInOutlook(
    { mailbox }: UserMap,
    kind: Kind,
  ): Promise<readonly (readonly [string, unknown, unknown])[]> {
    const id = (row: Row): string => String(row['id']);
    if (kind === 'contact')
      return (await outlook.contacts(mailbox)).map((row) => [id(row), row['surname'], row['jobTitle']]);
    if (kind === 'task')
      return (await outlook.tasks(mailbox)).map((row) => [id(row), row['title'], textOf((row['body'] as Row)['content'])]); // prettier-ignore
    return (await outlook.events(mailbox)).map((row) => [id(row), row['subject'], (row['location'] as Row)['displayName']]); // prettier-ignore
  }

  return {
    get edits() {
      return edits;
    },
    async edit() {
      const alive = pieces.filter(({ isRemoved }) => !isRemoved);
      const piece = pick(alive);
      const what = random();
      const [user, kind] = [pick(users), pick(KINDS)];
      if (user && kind && (!piece || what < 0.25 || alive.length < users.length * 3))
        return void (await make(user, kind, random() < 0.5 ? 'outlook' : 'siebel'));
      if (!piece || what < 0.6) return piece && rename(piece);
      return what < 0.95 || !mayRemove(piece) ? note(piece) : remove(piece);
    },
    async round(user, kind) {
      const made = await Promise.all([
        make(user, kind, 'outlook'),
        make(user, kind, 'siebel'),
        ...(kind === 'contact' ? [makeKnown(user)] : []),
      ]);
      const [last = [], before = []] = [rounds.at(-1), rounds.at(-2)];
      rounds.push(made);
      await Promise.all(last.map(async (piece) => {
        await rename(piece);
        await note(piece);
      })); // prettier-ignore
      await Promise.all(before.map(remove));
    },
    async begin(user, kind, side) {
      const piece = await make(user, kind, side);
      return {
        rename: () => rename(piece),
        note: () => note(piece),
        async remove(from) {
          await (from === 'outlook' ? findInOutlook(piece) : findInSiebel(piece));
          await removeIn(piece, from);
        },
      };
    },
    async makeAndRegret(user, kind) {
      const made = await Promise.all([make(user, kind, 'outlook'), make(user, kind, 'siebel')]);
      return async () => void (await Promise.all(made.map(remove)));
    },
    story: (token) => deeds.flatMap((deed) => (deed.token === token ? [deed.text] : [])),
    expected: (user) =>
      pieces
        .filter((piece) => piece.user === user && !piece.isRemoved)
        .map(({ kind, name, note: text }) => told(kind, name, text))
        .sort(),
    async inOutlook(user) {
      const rows = await Promise.all(KINDS.map(async (kind) => (await rowsInOutlook(user, kind)).map(([, name, text]) => told(kind, name, text)))); // prettier-ignore
      return rows.flat().sort();
    },
    async inSiebel({ siebelUserId }) {
      const contacts = await siebel.query('Contact/Contact', `EXISTS([Sync List.Id] = '${siebelUserId}')`);
      const activities = await siebel.query('Action/Action', `[Primary Owner Id] = '${siebelUserId}'`);
      return [
        ...contacts.map((row) => told('contact', row['Last Name'], row['Job Title'])),
        ...activities.map((row) =>
          row['Display'] === 'To Do and Activities'
            ? told('task', row['Description'], row['Comment'])
            : told('event', row['Description'], row['MeetingLocation']),
        ),
      ].sort();
    },
  };
}
