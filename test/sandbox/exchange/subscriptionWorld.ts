// A sandbox Exchange with a clock that a test moves, and an endpoint for notifications: a real HTTP server that keeps what it was sent.
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { closeServer, listen, readText } from '../../../api/sandbox/common/http.ts';
import { ada, startExchangeWorld, valuesOf } from '../../support/exchangeWorld.ts';
import type { Answer, Json } from '../../support/exchangeWorld.ts';

/** Where a moved clock begins. */
const begin = Date.parse('2024-03-05T10:00:00Z');
const minute = 60_000;

export interface Received {
  readonly path: string;
  readonly contentType: string | undefined;
  readonly entries: readonly Json[];
}

type Answering = (response: ServerResponse, received: Received) => void;
type Validating = (response: ServerResponse, token: string) => void;

const accept: Answering = (response) => response.writeHead(202).end();
const echo: Validating = (response, token) => response.writeHead(200, { 'Content-Type': 'text/plain' }).end(token);

/** An endpoint that accepts everything until told otherwise. */
async function startReceiver() {
  const received: Received[] = [];
  const waiting: ((one: Received) => void)[] = [];
  const validated: string[] = [];
  let taken = 0;
  const behaviour = { answer: accept, validate: echo };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here');
    const body = (await readText(request)) ?? '';
    const token = searchParams.get('validationToken');
    if (token !== null) {
      validated.push(pathname);
      behaviour.validate(response, token);
      return;
    }
    const one = { path: pathname, contentType: request.headers['content-type'], entries: JSON.parse(body).value };
    received.push(one);
    behaviour.answer(response, one);
    if (waiting.length > 0) {
      taken += 1;
      waiting.shift()?.(one);
    }
  };
  const server = createServer((request, response) => void serve(request, response));
  const port = await listen(server, 0);

  return {
    url: `http://127.0.0.1:${port}`,
    received,
    validated,
    behaviour,
    /** The next request that nobody has taken yet. */
    next: (): Promise<Received> => {
      const one = received[taken];
      if (!one) return new Promise((resolve) => waiting.push(resolve));
      taken += 1;
      return Promise.resolve(one);
    },
    close: () => closeServer(server),
  };
}

export async function startSubscriptionWorld(dataDir?: string) {
  let time = begin;
  const now = () => new Date(time);
  const world = await startExchangeWorld({ now, ...(dataDir === undefined ? {} : { dataDir }) });
  const receiver = await startReceiver();
  const door = async (name: string, body: Json): Promise<Answer> => world.send('POST', `/sandbox/${name}`, body);
  await door('subscriptions', { gatherMs: 0 });

  const inMinutes = (minutes: number) => new Date(time + minutes * minute).toISOString();
  const wish = (more: Json = {}): Json => ({
    changeType: 'created,updated,deleted',
    notificationUrl: `${receiver.url}/notify`,
    resource: `/users/${ada}/contacts`,
    expirationDateTime: inMinutes(1_000),
    clientState: 'secret',
    ...more,
  });
  /** Entries of one request to the endpoint. */
  const entries = async (): Promise<readonly Json[]> => (await receiver.next()).entries;
  return {
    ...world,
    receiver,
    door,
    inMinutes,
    wish,
    entries,
    pass: (minutes: number): void => void (time += minutes * minute),
    subscribe: (more: Json = {}, headers: Json = {}) => world.send('POST', '/v1.0/subscriptions', wish(more), headers),
    act: (action: string, more: Json = {}) => door('notifications', { action, ...more }),
    /** A person's token instead of the application's. */
    asPerson: async (name: string, scp: string): Promise<Json> => {
      const token = await world.tokenWith({ preferred_username: name, scp, oid: name });
      return { Authorization: `Bearer ${token}` };
    },
    taskList: async (): Promise<string> => {
      const lists = valuesOf(await world.send('GET', `/v1.0/users/${ada}/todo/lists`));
      return encodeURIComponent(String(lists[0]?.['id']));
    },
    close: async () => {
      await world.close();
      await receiver.close();
    },
  };
}

export type SubscriptionWorld = Awaited<ReturnType<typeof startSubscriptionWorld>>;

/** The message of an error's answer. */
export function messageOf(answer: Answer): string {
  const error = answer.body['error'];
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
}
