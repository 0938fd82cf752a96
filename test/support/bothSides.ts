// What a user has on either side, by name and version: to see that both sides hold the same, and that nothing was written.
import type { UserMap } from '../../api/store/store.ts';
import type { World } from './world.ts';

type Row = Readonly<Record<string, unknown>>;

interface Item {
  readonly name: string;
  readonly id: string;
  readonly version: string;
}

/** Items by their kind. */
export interface Holdings {
  readonly contacts: readonly Item[];
  readonly events: readonly Item[];
  readonly tasks: readonly Item[];
}

type Sides = Pick<World, 'outlook' | 'siebel'>;
type Person = Pick<UserMap, 'mailbox' | 'siebelUserId'>;

const textOf = (row: Row, field: string): string => String(row[field] ?? '');

/** What the user's mailbox holds. */
export async function inOutlook({ outlook }: Sides, { mailbox }: Person): Promise<Holdings> {
  const item = (row: Row, name: string): Item => ({ name, id: textOf(row, 'id'), version: textOf(row, '@odata.etag') });
  const [contacts, events, tasks] = await Promise.all([
    outlook.contacts(mailbox),
    outlook.events(mailbox),
    outlook.tasks(mailbox),
  ]);
  return {
    contacts: contacts.map((row) => item(row, `${textOf(row, 'givenName')} ${textOf(row, 'surname')}`)),
    events: events.map((row) => item(row, textOf(row, 'subject'))),
    tasks: tasks.map((row) => item(row, textOf(row, 'title'))),
  };
}

/** What of Siebel is the user's: contacts by the Sync List, activities by their employees. */
export async function inSiebel({ siebel }: Sides, { siebelUserId }: Person): Promise<Holdings> {
  const item = (row: Row, name: string): Item => ({ name, id: textOf(row, 'Id'), version: textOf(row, 'Mod Id') });
  const [contacts, activities] = await Promise.all([
    siebel.query('Contact/Contact', `EXISTS([Sync List.Id] = '${siebelUserId}')`),
    siebel.query('Action/Action', `EXISTS([Employee.Id] = '${siebelUserId}')`),
  ]);
  const shown = (display: string): readonly Item[] =>
    activities.filter((row) => row['Display'] === display).map((row) => item(row, textOf(row, 'Description')));
  return {
    contacts: contacts.map((row) => item(row, `${textOf(row, 'First Name')} ${textOf(row, 'Last Name')}`)),
    events: shown('Calendar and Activities'),
    tasks: shown('To Do and Activities'),
  };
}

/** The names of each kind, sorted: equal on both sides when they agree, with a name twice where something is there twice. */
export function namesOf(holdings: Holdings): Readonly<Record<keyof Holdings, readonly string[]>> {
  const sorted = (items: readonly Item[]): readonly string[] => items.map(({ name }) => name).sort();
  return { contacts: sorted(holdings.contacts), events: sorted(holdings.events), tasks: sorted(holdings.tasks) };
}

/** Ids and versions of everything the user has on both sides: any write changes it. */
export async function versionsOf(sides: Sides, user: Person): Promise<readonly string[]> {
  const both = await Promise.all([inSiebel(sides, user), inOutlook(sides, user)]);
  return both
    .flatMap(({ contacts, events, tasks }) => [...contacts, ...events, ...tasks])
    .map(({ id, name, version }) => `${name} ${id} ${version}`)
    .sort();
}
