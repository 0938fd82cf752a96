// A mailbox through @microsoft/microsoft-graph-client. Over plain http this client sends no token of its own and takes a link of an answer
// for a path, so its middleware chain gets a link of ours in front; everything else is the client's own.
import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  HTTPMessageHandler,
  PageIterator,
  RetryHandler,
} from '@microsoft/microsoft-graph-client';
import type { Context, Middleware, PageCollection } from '@microsoft/microsoft-graph-client';
import type { TodoTaskList } from '@microsoft/microsoft-graph-types';
import { contactForm, eventForm, keptOf, roundOf, taskForm } from './graphRows.ts';
import type { Page, RowForm } from './graphRows.ts';
import { present, trackedWindow } from './graphUser.ts';
import type { ClientCollection, Connection, GraphUser } from './graphUser.ts';

/** Adds the token, and repairs the address of a link, which the client has put behind its own base. */
class LoopbackHandler implements Middleware {
  private readonly token: string;
  private readonly next: Middleware;

  constructor(token: string, next: Middleware) {
    this.token = token;
    this.next = next;
  }

  async execute(context: Context): Promise<void> {
    const headers = new Headers(context.options?.headers as Record<string, string>);
    headers.set('Authorization', `Bearer ${this.token}`);
    context.options = { ...context.options, headers: Object.fromEntries(headers) };
    if (typeof context.request === 'string') context.request = context.request.replace(/^.+(?=http:\/\/)/, '');
    await this.next.execute(context);
  }
}

/** The client for a sandbox. */
export function openGraphClient({ url, token }: Pick<Connection, 'url' | 'token'>): Client {
  const retry = new RetryHandler();
  retry.setNext(new HTTPMessageHandler());
  const middleware = new LoopbackHandler(token, retry);
  return Client.initWithMiddleware({ baseUrl: `${url}/`, defaultVersion: 'v1.0', middleware });
}

/** Follows the links of a list or a round. */
async function follow<Entity>(client: Client, first: Page<Entity>): Promise<Page<Entity>[]> {
  const pages = [first];
  for (let link = first['@odata.nextLink']; link !== undefined;) {
    const page: Page<Entity> = await client.api(link).get();
    pages.push(page);
    link = page['@odata.nextLink'];
  }
  return pages;
}

/** What the members of a batch of reads were answered, in order. */
export async function readTogether(client: Client, paths: readonly string[]): Promise<Response[]> {
  const steps = paths.map((path, index) => ({
    id: String(index),
    request: new Request(`http://batch.invalid${path}`),
  }));
  const content = await new BatchRequestContent(steps).getContent();
  const answer = new BatchResponseContent(await client.api('/$batch').post(content));
  return steps.map(({ id }) => answer.getResponseById(id));
}

function collectionOf<Row, Entity extends { id?: string }>(
  client: Client,
  form: RowForm<Row, Entity>,
  path: string,
  deltaPath: string,
): ClientCollection<Row> {
  return {
    create: async (row) => keptOf(form, await client.api(path).post(form.write(row))),
    read: async (id) => keptOf(form, await client.api(`${path}/${id}`).get()),
    update: (id, row) => client.api(`${path}/${id}`).patch(form.write(row)),
    remove: (id) => client.api(`${path}/${id}`).delete(),
    pages: async (size) => {
      const pages = await follow<Entity>(client, await client.api(path).top(size).get());
      return pages.map(({ value }) => value.map((entity) => keptOf(form, entity)));
    },
    track: async (size, deltaLink) => {
      const request = client.api(deltaLink ?? deltaPath).header('Prefer', `odata.maxpagesize=${size}`);
      return roundOf(form, await follow<Entity>(client, await request.get()));
    },
    batchStatuses: async (ids) => {
      const responses = await readTogether(
        client,
        ids.map((id) => `${path}/${id}`),
      );
      return responses.map(({ status }) => status);
    },
  };
}

/** All entities of a list through the client's own iterator. */
export async function iterate<Entity>(client: Client, first: PageCollection): Promise<Entity[]> {
  const seen: Entity[] = [];
  await new PageIterator(client, first, (entity: Entity) => seen.push(entity) > 0).iterate();
  return seen;
}

/** The mailbox of a person. */
export async function openGraphClientUser(connection: Connection): Promise<GraphUser> {
  const client = openGraphClient(connection);
  const base = `/users/${connection.user}`;
  const lists: Page<TodoTaskList> = await client.api(`${base}/todo/lists`).get();
  const main = lists.value.find(({ wellknownListName }) => wellknownListName === 'defaultList');
  const tasks = `${base}/todo/lists/${present(main?.id, 'default list')}/tasks`;
  const window = new URLSearchParams(trackedWindow).toString();
  return {
    contacts: collectionOf(client, contactForm, `${base}/contacts`, `${base}/contacts/delta`),
    events: collectionOf(client, eventForm, `${base}/events`, `${base}/calendarView/delta?${window}`),
    tasks: collectionOf(client, taskForm, tasks, `${tasks}/delta`),
  };
}
