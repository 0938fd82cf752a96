// What stands on both servers, told by contents alone, and the hands by which people change it.
import type { ChaosWorld } from './world.ts';
import { KINDS, tokenIn, type Row } from './kinds.ts';
import type { Kind, Who } from './story.ts';

/** An item in a mailbox. */
export interface Item {
  readonly token: string;
  readonly kind: Kind;
  readonly who: Who;
  readonly id: string;
  /** Its address. */
  readonly path: string;
  /** In another folder or list than the default one. */
  readonly isElsewhere: boolean;
  readonly row: Row;
}

/** A record in Siebel. */
export interface Record {
  readonly token: string;
  readonly kind: Kind;
  readonly id: string;
  readonly path: string;
  readonly members: readonly Who[];
  readonly owner: Who | null;
  readonly row: Row;
}

export interface Scene {
  readonly records: readonly Record[];
  readonly items: readonly Item[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const foldersOf = (world: ChaosWorld, who: Who, kind: Kind): string => `/users/${mailbox(world, who)}/${kind === 'contact' ? 'contactFolders' : 'todo/lists'}`; // prettier-ignore

function mailbox(world: ChaosWorld, who: Who): string {
  return world.people[who]?.mailbox ?? '';
}

/** The other folder or list of a mailbox, made if it is not there. */
export async function elsewhere(world: ChaosWorld, who: Who, kind: Kind): Promise<string> {
  const path = foldersOf(world, who, kind);
  const id =
    world.places.get(path) ?? text((await world.outlook.send('POST', path, { displayName: 'Elsewhere' }))['id']);
  world.places.set(path, id);
  return id;
}

/** The path of the default To Do list. */
export async function taskList(world: ChaosWorld, who: Who): Promise<string> {
  const address = mailbox(world, who);
  const known = world.places.get(address) ?? (await world.outlook.taskList(address));
  world.places.set(address, known);
  return known;
}

/** The items of one kind in a mailbox, those elsewhere too. */
export async function itemsOf(world: ChaosWorld, who: Who, kind: Kind): Promise<readonly Item[]> {
  const address = mailbox(world, who);
  const from = (rows: readonly Row[], path: string, isElsewhere: boolean): Item[] =>
    rows.flatMap((row) => {
      const token = tokenIn(row[KINDS[kind].graphName]);
      const id = text(row['id']);
      return token === '' ? [] : [{ token, kind, who, id, path: `${path}/${id}`, isElsewhere, row }];
    });
  if (kind === 'event') return from(await world.outlook.events(address), `/users/${address}/events`, false);
  const other = world.places.get(foldersOf(world, who, kind));
  const [path, inside] =
    kind === 'contact' ? [`/users/${address}/contacts`, 'contacts'] : [`${await taskList(world, who)}/tasks`, 'tasks'];
  const rows = kind === 'contact' ? await world.outlook.contacts(address) : (await world.outlook.send('GET', `${path}?$top=100`))['value']; // prettier-ignore
  const items = from(rows as Row[], path, false);
  if (other === undefined) return items;
  const otherPath = `${foldersOf(world, who, kind)}/${other}/${inside}`;
  const { value } = await world.outlook.send('GET', `${otherPath}?$top=100`);
  return [...items, ...from(value as Row[], kind === 'contact' ? path : otherPath, true)];
}

/** Siebel's records of people's making. */
export async function recordsOf(world: ChaosWorld, of: 'Contact' | 'Action', token = ''): Promise<readonly Record[]> {
  const [child, name] = of === 'Contact' ? ['Sync List', 'Last Name'] : ['Employee', 'Description'];
  const rows = await world.siebel.query(`${of}/${of}`, token ? `[${name}] LIKE '${token}*'` : `[${name}] LIKE 'R*x*'`, child); // prettier-ignore
  return rows.flatMap((row): Record[] => {
    const found = tokenIn(row[name]);
    if (found === '') return [];
    const ids = ((row[child] ?? []) as Row[]).map((one) => text(one['Id']));
    const members = world.people.flatMap((person, who) => (ids.includes(person.siebelUserId) ? [who as Who] : []));
    const owner = world.people.findIndex((person) => person.siebelUserId === row['Primary Owner Id']);
    const kind = of === 'Contact' ? 'contact' : row['Display'] === 'To Do and Activities' ? 'task' : 'event';
    const id = text(row['Id']);
    return [{ token: found, kind, id, path: `${of}/${of}/${id}`, members, owner: owner < 0 ? null : (owner as Who), row }]; // prettier-ignore
  });
}

/** Everything on both servers. */
export async function observe(world: ChaosWorld): Promise<Scene> {
  const kinds: readonly Kind[] = ['contact', 'event', 'task'];
  const people: readonly Who[] = [0, 1, 2];
  const [contacts, activities, ...items] = await Promise.all([
    recordsOf(world, 'Contact'),
    recordsOf(world, 'Action'),
    ...people.flatMap((who) => kinds.map((kind) => itemsOf(world, who, kind))),
  ]);
  return { records: [...contacts, ...activities], items: items.flat() };
}
