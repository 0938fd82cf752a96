// A mailbox through @microsoft/msgraph-sdk (Kiota). The base address is the adapter's, and its token provider allows plain http on loopback.
// The module of users adds itself to the client when it is imported.
import '@microsoft/msgraph-sdk-users';
import { AllowedHostsValidator, BaseBearerTokenAuthenticationProvider } from '@microsoft/kiota-abstractions';
import type { RequestConfiguration, RequestInformation } from '@microsoft/kiota-abstractions';
import { createGraphServiceClient, GraphRequestAdapter } from '@microsoft/msgraph-sdk';
import type { GraphServiceClient } from '@microsoft/msgraph-sdk';
import { BatchRequestContent } from '@microsoft/msgraph-sdk-core';
import type { Contact, Event, TodoTask } from '@microsoft/msgraph-sdk/models/index.js';
import { createODataErrorFromDiscriminatorValue } from '@microsoft/msgraph-sdk/models/oDataErrors/index.js';
import { present, trackedWindow, wallOf } from './graphUser.ts';
import type {
  ClientCollection,
  Connection,
  ContactRow,
  EventRow,
  GraphUser,
  Kept,
  Round,
  TaskRow,
} from './graphUser.ts';

/** What all models have that are entities. */
interface Model {
  id?: string | null;
  additionalData?: Record<string, unknown>;
}

interface ModelPage<Entity> {
  value?: Entity[] | null;
  odataNextLink?: string | null;
  odataDeltaLink?: string | null;
}

/** What the request builders of lists and of change tracking have in common. */
interface PageBuilder<Entity> {
  get(configuration?: RequestConfiguration<{ top?: number }>): Promise<ModelPage<Entity> | undefined>;
  withUrl(url: string): PageBuilder<Entity>;
}

interface ItemBuilder<Entity> {
  get(): Promise<Entity | undefined>;
  patch(body: Entity): Promise<Entity | undefined>;
  delete(): Promise<unknown>;
  toGetRequestInformation(): RequestInformation;
}

interface Kind<Row, Entity extends Model> {
  readonly write: (row: Row) => Entity;
  readonly read: (entity: Entity) => Row;
  readonly items: PageBuilder<Entity> & { post(body: Entity): Promise<Entity | undefined> };
  readonly item: (id: string) => ItemBuilder<Entity>;
  readonly delta: { withUrl(url: string): PageBuilder<Entity> };
  /** Reads the first page of a round. */
  readonly begin: (headers: Record<string, string>) => Promise<ModelPage<Entity> | undefined>;
}

/** The client for a sandbox, with its adapter. */
export function openKiota({ url, token }: Pick<Connection, 'url' | 'token'>): {
  readonly adapter: GraphRequestAdapter;
  readonly client: GraphServiceClient;
} {
  const hosts = new AllowedHostsValidator(new Set([new URL(url).host]));
  const authentication = new BaseBearerTokenAuthenticationProvider({
    getAuthorizationToken: async () => token,
    getAllowedHostsValidator: () => hosts,
  });
  const adapter = new GraphRequestAdapter(authentication);
  adapter.baseUrl = `${url}/v1.0`;
  return { adapter, client: createGraphServiceClient(adapter) };
}

function keptOf<Row, Entity extends Model>(kind: Kind<Row, Entity>, entity: Entity | undefined): Kept<Row> {
  const found = present(entity, 'entity');
  return {
    id: present(found.id, 'id'),
    etag: String(present(found.additionalData?.['@odata.etag'], 'etag')),
    row: kind.read(found),
  };
}

async function follow<Entity>(
  first: ModelPage<Entity> | undefined,
  builder: { withUrl(url: string): PageBuilder<Entity> },
  headers: Record<string, string> = {},
): Promise<ModelPage<Entity>[]> {
  const pages = [present(first, 'page')];
  for (let link = first?.odataNextLink; link; link = pages.at(-1)?.odataNextLink)
    pages.push(present(await builder.withUrl(link).get({ headers }), 'page'));
  return pages;
}

function roundOf<Row, Entity extends Model>(kind: Kind<Row, Entity>, pages: readonly ModelPage<Entity>[]): Round<Row> {
  const entries = pages.flatMap(({ value }) => value ?? []);
  const isRemoved = ({ additionalData }: Entity) => additionalData?.['@removed'] !== undefined;
  return {
    kept: entries.filter((entry) => !isRemoved(entry)).map((entry) => keptOf(kind, entry)),
    removed: entries.filter(isRemoved).map(({ id }) => present(id, 'id')),
    pages: pages.length,
    deltaLink: present(pages.at(-1)?.odataDeltaLink, 'deltaLink'),
  };
}

async function statusesOf(adapter: GraphRequestAdapter, requests: readonly RequestInformation[]): Promise<number[]> {
  const content = new BatchRequestContent(adapter, { XXX: createODataErrorFromDiscriminatorValue });
  requests.forEach((request, index) => content.addBatchRequest(request, String(index)));
  const answer = present(await content.postAsync(), 'answer');
  const statuses = await answer.getResponsesStatusCodes();
  return requests.map((_, index) => present(statuses.get(String(index)), 'status'));
}

function collectionOf<Row, Entity extends Model>(
  adapter: GraphRequestAdapter,
  kind: Kind<Row, Entity>,
): ClientCollection<Row> {
  return {
    create: async (row) => keptOf(kind, await kind.items.post(kind.write(row))),
    read: async (id) => keptOf(kind, await kind.item(id).get()),
    update: async (id, row) => {
      await kind.item(id).patch(kind.write(row));
    },
    remove: async (id) => {
      await kind.item(id).delete();
    },
    pages: async (size) => {
      const pages = await follow(await kind.items.get({ queryParameters: { top: size } }), kind.items);
      return pages.map(({ value }) => (value ?? []).map((entity) => keptOf(kind, entity)));
    },
    track: async (size, deltaLink) => {
      const headers = { Prefer: `odata.maxpagesize=${size}` };
      const first = deltaLink ? await kind.delta.withUrl(deltaLink).get({ headers }) : await kind.begin(headers);
      return roundOf(kind, await follow(first, kind.delta, headers));
    },
    batchStatuses: (ids) =>
      statusesOf(
        adapter,
        ids.map((id) => kind.item(id).toGetRequestInformation()),
      ),
  };
}

const contactForm = {
  write: ({ givenName, surname, address }: ContactRow): Contact => ({
    givenName,
    surname,
    emailAddresses: [{ address, name: surname }],
  }),
  read: ({ givenName, surname, emailAddresses }: Contact): ContactRow => ({
    givenName: present(givenName, 'givenName'),
    surname: present(surname, 'surname'),
    address: present(emailAddresses?.[0]?.address, 'address'),
  }),
};

const eventForm = {
  write: ({ subject, start, end }: EventRow): Event => ({ subject, start: { ...start }, end: { ...end } }),
  read: ({ subject, start, end }: Event): EventRow => ({
    subject: present(subject, 'subject'),
    start: wallOf(start),
    end: wallOf(end),
  }),
};

const taskForm = {
  write: ({ title, due }: TaskRow): TodoTask => ({
    title,
    dueDateTime: { dateTime: `${due}T00:00:00`, timeZone: 'UTC' },
  }),
  read: ({ title, dueDateTime }: TodoTask): TaskRow => ({
    title: present(title, 'title'),
    due: wallOf(dueDateTime).dateTime.slice(0, 10),
  }),
};

/** The mailbox of a person. */
export async function openKiotaUser(connection: Connection): Promise<GraphUser> {
  const { adapter, client } = openKiota(connection);
  const { contacts, events, calendarView, todo } = client.users.byUserId(connection.user);
  const lists = await todo.lists.get();
  const main = lists?.value?.find(({ wellknownListName }) => wellknownListName === 'defaultList');
  const { tasks } = todo.lists.byTodoTaskListId(present(main?.id, 'default list'));
  return {
    contacts: collectionOf(adapter, {
      ...contactForm,
      items: contacts,
      item: (id) => contacts.byContactId(id),
      delta: contacts.delta,
      begin: (headers) => contacts.delta.get({ headers }),
    }),
    events: collectionOf(adapter, {
      ...eventForm,
      items: events,
      item: (id) => events.byEventId(id),
      delta: calendarView.delta,
      begin: (headers) => calendarView.delta.get({ headers, queryParameters: trackedWindow }),
    }),
    tasks: collectionOf(adapter, {
      ...taskForm,
      items: tasks,
      item: (id) => tasks.byTodoTaskId(id),
      delta: tasks.delta,
      begin: (headers) => tasks.delta.get({ headers }),
    }),
  };
}
