// A mailbox through @pnp/graph. Its behaviours for browsers are those that know no Microsoft host, and they work in Node; the token goes in
// by the behaviour that the library has for that.
import '@pnp/graph/batching.js';
import '@pnp/graph/calendars/index.js';
import '@pnp/graph/contacts/index.js';
import '@pnp/graph/to-do/index.js';
import '@pnp/graph/users/index.js';
import type { Contact, Event, TodoTask } from '@microsoft/microsoft-graph-types';
import { GraphBrowser, GraphCollection, graphfi, Paged } from '@pnp/graph';
import type { GraphFI, IGraphQueryable, IPagedResult } from '@pnp/graph';
import type { IUser } from '@pnp/graph/users/index.js';
import { BearerToken, HttpRequestError, InjectHeaders } from '@pnp/queryable';
import { contactForm, eventForm, keptOf, roundOf, taskForm } from './graphRows.ts';
import type { Annotations, Page, RowForm } from './graphRows.ts';
import { present, trackedWindow } from './graphUser.ts';
import type { ClientCollection, Connection, ContactRow, EventRow, GraphUser, TaskRow } from './graphUser.ts';

type Found<Entity> = Entity & Annotations;

/** What the library's collections of items have in common. */
interface Items<Entity> extends IGraphQueryable {
  readonly getById: (id: string) => {
    (): Promise<Found<Entity>>;
    readonly update: (entity: Entity) => Promise<unknown>;
    readonly delete: () => Promise<void>;
  };
}

interface Kind<Row, Entity> {
  readonly form: RowForm<Row, Entity>;
  readonly items: (user: IUser) => Items<Entity>;
  readonly add: (user: IUser, row: Row) => Promise<{ readonly id?: string }>;
  /** Where a round begins. */
  readonly tracked: (user: IUser) => IGraphQueryable;
}

/** The library for a sandbox. */
export function openPnp({ url, token }: Pick<Connection, 'url' | 'token'>): GraphFI {
  return graphfi().using(GraphBrowser({ baseUrl: `${url}/v1.0` }), BearerToken(token));
}

/** The pages of a list or a round. */
async function follow<Entity>(first: IGraphQueryable): Promise<Page<Entity>[]> {
  const pages: Page<Entity>[] = [];
  for (let next: IGraphQueryable | null = first; next;) {
    const read = GraphCollection([next, next.toRequestUrl()]).using(Paged());
    const { value, nextLink, deltaLink } = await read<IPagedResult<Found<Entity>>>();
    pages.push({ value: value ?? [], ...(deltaLink ? { '@odata.deltaLink': deltaLink } : {}) });
    next = nextLink ? GraphCollection([first, nextLink]) : null;
  }
  return pages;
}

async function statusesOf(reads: Promise<PromiseSettledResult<unknown>[]>): Promise<number[]> {
  return (await reads).map((read) => {
    if (read.status === 'fulfilled') return 200;
    if (read.reason instanceof HttpRequestError) return read.reason.status;
    throw read.reason;
  });
}

function collectionOf<Row, Entity extends { id?: string }>(
  graph: GraphFI,
  name: string,
  kind: Kind<Row, Entity>,
): ClientCollection<Row> {
  const user = graph.users.getById(name);
  const read = async (id: string) => keptOf(kind.form, await kind.items(user).getById(id)());
  return {
    read,
    create: async (row) => read(present((await kind.add(user, row)).id, 'id')),
    update: async (id, row) => {
      await kind.items(user).getById(id).update(kind.form.write(row));
    },
    remove: (id) => kind.items(user).getById(id).delete(),
    pages: async (size) => {
      const list = GraphCollection(kind.items(user)).top(size);
      return (await follow<Entity>(list)).map(({ value }) => value.map((entity) => keptOf(kind.form, entity)));
    },
    track: async (size, deltaLink) => {
      const start = deltaLink === undefined ? kind.tracked(user) : GraphCollection([user, deltaLink]);
      return roundOf(
        kind.form,
        await follow<Entity>(start.using(InjectHeaders({ Prefer: `odata.maxpagesize=${size}` }))),
      );
    },
    batchStatuses: async (ids) => {
      const [batch, execute] = graph.batched();
      const items = kind.items(batch.users.getById(name));
      const reads = Promise.allSettled(ids.map((id) => items.getById(id)()));
      await execute();
      return statusesOf(reads);
    },
  };
}

/** The mailbox of a person. */
export async function openPnpUser(connection: Connection): Promise<GraphUser> {
  const graph = openPnp(connection);
  const name = connection.user;
  const lists = await graph.users.getById(name).todo.lists();
  const main = present(lists.find(({ wellknownListName }) => wellknownListName === 'defaultList')?.id, 'default list');
  const window = new URLSearchParams(trackedWindow).toString();
  const contacts: Kind<ContactRow, Contact> = {
    form: contactForm,
    items: (user) => user.contacts,
    add: (user, { givenName, surname, address }) =>
      user.contacts.add(givenName, surname, [{ address, name: surname }], ['+44 20 7946 0000']),
    tracked: (user) => GraphCollection(user.contacts, 'delta'),
  };
  const events: Kind<EventRow, Event> = {
    form: eventForm,
    items: (user) => user.events,
    add: (user, row) => user.events.add(eventForm.write(row)),
    tracked: (user) => GraphCollection(user, `calendarView/delta?${window}`),
  };
  const tasks: Kind<TaskRow, TodoTask> = {
    form: taskForm,
    items: (user) => user.todo.lists.getById(main).tasks,
    add: (user, row) => user.todo.lists.getById(main).tasks.add(taskForm.write(row)),
    tracked: (user) => user.todo.lists.getById(main).tasks.delta(),
  };
  return {
    contacts: collectionOf(graph, name, contacts),
    events: collectionOf(graph, name, events),
    tasks: collectionOf(graph, name, tasks),
  };
}
