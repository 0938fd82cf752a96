// Where the table's rows are carried out: a sandbox with an endpoint for notifications, and the making of what a path names. Knows how a
// collection gives ids; the bodies are samples.ts's.
import { createServer } from 'node:http';
import { closeServer, listen } from '../../../../api/sandbox/common/http.ts';
import { ada, allRoles, startExchangeWorld, valuesOf } from '../../../support/exchangeWorld.ts';
import type { Answer, Json } from '../../../support/exchangeWorld.ts';
import type { Ask, Operation, Params } from './operation.ts';
import { samples } from './samples.ts';

const moreRoles = [
  'MailboxSettings.ReadWrite',
  'Mail.Read',
  'Organization.Read.All',
  'Place.Read.All',
  'User.ReadWrite.All',
];

/** Collections whose members nobody makes: the first one is taken. */
const given = ['organization', 'calendarPermissions', 'mailFolders'];

/** An endpoint that proves that it wants notifications. */
async function startEndpoint() {
  const server = createServer((request, response) => {
    const token = new URL(request.url ?? '/', 'http://here').searchParams.get('validationToken');
    response.writeHead(token === null ? 202 : 200, { 'Content-Type': 'text/plain' }).end(token ?? '');
  });
  const port = await listen(server, 0);
  return { url: `http://127.0.0.1:${port}/notify`, close: () => closeServer(server) };
}

/** Starts a sandbox for the table. */
export async function startStage() {
  const world = await startExchangeWorld({ seed: 'demo' });
  const endpoint = await startEndpoint();
  const token = await world.tokenWith({ roles: [...allRoles, ...moreRoles] });
  const send = (method: string, path: string, body?: unknown, headers: Json = {}): Promise<Answer> =>
    world.send(method, path, body, { ...headers, Authorization: `Bearer ${token}` });
  const ask: Ask = async (method, path, body) => {
    const answer = await send(method, `/v1.0/${path}`, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`${method} ${path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  };
  const subscription = (): Json => ({
    changeType: 'created,updated,deleted',
    notificationUrl: endpoint.url,
    lifecycleNotificationUrl: endpoint.url,
    resource: `users/${ada}/contacts`,
    expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
    clientState: 'a secret of the client',
  });
  const sampleOf = (collection: string): Json | undefined =>
    collection === 'subscriptions' ? subscription() : samples[collection]?.();

  /** A new member of a collection, or the first of those that are there. */
  const memberOf = async (path: string, collection: string): Promise<string> => {
    if (given.includes(collection)) {
      const [first] = valuesOf(await send('GET', `/v1.0/${path}`));
      return String(first?.['id']);
    }
    return String((await ask('POST', path, sampleOf(collection)))['id']);
  };

  /** The path of a row with everything in it there; the collection at its end holds at least one member. */
  const pathOf = async ({ method, path, prepare, type }: Operation): Promise<{ path: string; params: Params }> => {
    const params: Record<string, string> = { user: ada, name: 'timeZone', ...(await prepare?.(ask)) };
    const done: string[] = [];
    for (const segment of path.split('/')) {
      const name = /^\{(\w+)\}$/.exec(segment)?.[1];
      if (name !== undefined) params[name] ??= await memberOf(done.join('/'), done.at(-1) ?? '');
      done.push(name === undefined ? segment : encodeURIComponent(params[name] ?? ''));
    }
    const list = done.at(-1) === 'delta' ? done.slice(0, -1) : done;
    const collection = list.at(-1) ?? '';
    const isRead = method === 'GET' && type?.endsWith('[]');
    const source = collection === 'calendarView' ? [...list.slice(0, -1), 'events'] : list;
    const sample = path.includes('mailFolders') ? undefined : sampleOf(source.at(-1) ?? '');
    if (isRead && sample) await ask('POST', source.join('/'), sample);
    return { path: done.join('/'), params };
  };

  return {
    send,
    pathOf,
    subscription,
    close: async () => {
      await world.close();
      await endpoint.close();
    },
  };
}
