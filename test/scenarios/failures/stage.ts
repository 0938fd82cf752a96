// What the failure stories have in common: a world, and what a person does to one item of a mailbox or one record of Siebel, by its name.
import { requestSync } from '../../../api/services/requestSync.ts';
import type { Issue } from '../../../api/store/issues.ts';
import type { UserMap } from '../../../api/store/store.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import { inOutlook, inSiebel, namesOf, type Holdings } from '../../support/bothSides.ts';
import { at, graphTime, siebelText } from '../../support/siebelTimes.ts';
import { startWorld, type World, type WorldOptions } from '../../support/world.ts';

export type Row = Readonly<Record<string, unknown>>;
type Kind = keyof Holdings;

const NAME_IN_OUTLOOK = { contacts: 'surname', events: 'subject', tasks: 'title' } as const;

export interface Stage {
  readonly world: World;
  /** The items of that name in a mailbox: contacts by surname, events by subject, tasks by title. */
  items(user: UserMap, kind: Kind, name: string): Promise<readonly Row[]>;
  /** The only one of that name. */
  item(user: UserMap, kind: Kind, name: string): Promise<Row>;
  change(user: UserMap, kind: Kind, item: Row, body: Record<string, unknown>): Promise<void>;
  remove(user: UserMap, kind: Kind, item: Row): Promise<void>;
  /** Siebel's contacts of that last name, each with its Sync List. */
  contacts(lastName: string): Promise<readonly Row[]>;
  /** Siebel's activities of that description, each with its employees. */
  activities(description: string): Promise<readonly Row[]>;
  changeContact(lastName: string, fields: Row): Promise<void>;
  changeActivity(description: string, fields: Row): Promise<void>;
  /** The names that both sides hold for a user. */
  names(user: UserMap): Promise<Record<'siebel' | 'outlook', ReturnType<typeof namesOf>>>;
  set(domain: Domain, part: object): Promise<void>;
  /** A run that does not wait for its time. */
  syncNow(login: string): ReturnType<World['syncUser']>;
  issues(user: UserMap): Promise<readonly Issue[]>;
  /** How many mails Exchange sent to anybody. */
  mails(): Promise<number>;
  faults(server: 'graph' | 'siebel', ...rules: readonly Row[]): Promise<void>;
  /** How often each of the server's faults happened. */
  fired(server: 'graph' | 'siebel'): Promise<readonly number[]>;
  calm(): Promise<void>;
}

/** Starts a world with these users. */
export async function openStage(name: string, options: WorldOptions): Promise<Stage> {
  const world = await startWorld(name, options);
  const { outlook, product, siebel } = world;
  const pathOf = async (user: UserMap, kind: Kind, { id }: Row): Promise<string> => {
    const parent = kind === 'tasks' ? await outlook.taskList(user.mailbox) : `/users/${user.mailbox}`;
    return `${parent}/${kind}/${String(id)}`;
  };
  const items: Stage['items'] = async (user, kind, wanted) =>
    (await outlook[kind](user.mailbox)).filter((one) => one[NAME_IN_OUTLOOK[kind]] === wanted);
  const contacts: Stage['contacts'] = (lastName) =>
    siebel.query('Contact/Contact', `[Last Name] = '${lastName}'`, 'Sync List');
  const activities: Stage['activities'] = (description) =>
    siebel.query('Action/Action', `[Description] = '${description}'`, 'Employee');
  return {
    world,
    items,
    item: async (user, kind, wanted) => only(await items(user, kind, wanted), wanted),
    change: async (user, kind, item, body) => {
      await outlook.send('PATCH', await pathOf(user, kind, item), body);
    },
    remove: async (user, kind, item) => {
      await outlook.send('DELETE', await pathOf(user, kind, item));
    },
    contacts,
    activities,
    changeContact: async (lastName, fields) =>
      siebel.update(`Contact/Contact/${String(only(await contacts(lastName), lastName)['Id'])}`, fields),
    changeActivity: async (description, fields) =>
      siebel.update(`Action/Action/${String(only(await activities(description), description)['Id'])}`, fields),
    names: async (user) => {
      const [inTheirSiebel, inTheirOutlook] = await Promise.all([inSiebel(world, user), inOutlook(world, user)]);
      return { siebel: namesOf(inTheirSiebel), outlook: namesOf(inTheirOutlook) };
    },
    set: async (domain, part) => {
      const { settings } = product.store;
      await settings.saveDomain({ ...(await settings.domain(domain)), ...part });
    },
    syncNow: async (login) => {
      await requestSync(product.services, { login, reason: 'scenario' });
      return world.syncUser(login);
    },
    issues: (user) => product.store.issues.list({ userMapId: user.id, limit: 100 }),
    mails: async () => Number((await world.door('graph', 'GET', 'mail'))['count']),
    faults: async (server, ...rules) => {
      await world.door(server, 'POST', 'faults', rules);
    },
    fired: async (server) => {
      const { rules } = (await world.door(server, 'GET', 'faults')) as { rules: readonly { fired: number }[] };
      return rules.map((rule) => rule.fired);
    },
    calm: async () => {
      await Promise.all((['graph', 'siebel'] as const).map((server) => world.door(server, 'DELETE', 'faults')));
    },
  };
}

/** The only row there is. @throws when there are none or several. */
export function only(rows: readonly Row[], what = 'it'): Row {
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`${what} is there ${rows.length} times`);
  return row;
}

/** Ids of the child rows of a Siebel record, read together with it. */
export function childIds(row: Row, child: 'Sync List' | 'Employee'): readonly string[] {
  return ((row[child] as readonly Row[] | undefined) ?? []).map((entry) => String(entry['Id'])).sort();
}

/** An appointment in Siebel, some days from now. */
export function appointment(owner: UserMap, description: string, day = 3, hour = 9, more: Row = {}): Row {
  const times = { Planned: siebelText(at(day, hour)), 'Planned Completion': siebelText(at(day, hour + 1)) };
  const whose = { 'Primary Owner Id': owner.siebelUserId, Display: 'Calendar and Activities' };
  return { Description: description, ...whose, ...times, ...more };
}

/** A to-do in Siebel. */
export function toDo(owner: UserMap, description: string, more: Row = {}): Row {
  const whose = { 'Primary Owner Id': owner.siebelUserId, Display: 'To Do and Activities' };
  return { Description: description, ...whose, ...more };
}

/** An event in Outlook, some days from now. */
export function event(subject: string, day = 3, hour = 9, more: Row = {}): Record<string, unknown> {
  return { subject, start: graphTime(at(day, hour)), end: graphTime(at(day, hour + 1)), ...more };
}
