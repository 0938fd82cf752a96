// What the sandbox does not play, on servers of a few lines: a task that was moved to another list, and Siebel's OAuth.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createExchangeConnector } from '../../../api/connectors/exchange/exchangeConnector.ts';
import { stampResource } from '../../../api/connectors/exchange/stamps.ts';
import { createSiebelClient } from '../../../api/connectors/siebel/siebelClient.ts';
import { AuthorizationLost } from '../../../api/errors.ts';
import { createHttp } from '../../../api/platform/http.ts';
import { createLogger } from '../../../api/platform/logger.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly body: string;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

async function serving(answer: (asked: Asked) => Answer, use: (url: string) => Promise<void>): Promise<void> {
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { authorization = '' } = request.headers;
      const given = answer({ method: request.method ?? '', path: request.url ?? '', authorization, body });
      response.writeHead(given.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(given.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const mailbox = 'ada@siebel.example';
const clock = { now: () => new Date() };
const lists = [
  { id: 'DEFAULT', wellknownListName: 'defaultList' },
  { id: 'OTHER', wellknownListName: 'none' },
  { id: 'FLAGGED', wellknownListName: 'flaggedEmails' },
];

/** To Do with three lists; every task that is asked for by id is gone, and one that is stamped 1-MOVED lives in another list. */
function todo({ body, path }: Asked): Answer {
  if (path.endsWith('/$batch')) {
    const { requests } = JSON.parse(body) as { requests: { id: string }[] };
    const missing = { status: 404, body: { error: { code: 'ErrorItemNotFound' } } };
    return { status: 200, body: { responses: requests.map(({ id }) => ({ id, ...missing })) } };
  }
  if (path.includes('/OTHER/tasks')) {
    const task = { id: 'NEW-ID', linkedResources: [stampResource('1-MOVED', mailbox)] };
    return { status: 200, body: { value: [task] } };
  }
  return path.endsWith('/todo/lists') ? { status: 200, body: { value: lists } } : { status: 500, body: {} };
}

describe('a task that is missing from its list', () => {
  it('is out of scope when another list has a task with the stamp of its Siebel record, else deleted', async () => {
    await serving(todo, async (url) => {
      const http = createHttp({ timeoutMs: 5_000 });
      const connector = createExchangeConnector({
        http,
        graphBaseUrl: url,
        tokens: { accessToken: async () => 'token' },
        clock,
        logger: createLogger({ level: 'silent' }),
      });
      const scope = { login: 'ADA', siebelUserId: '1-E', mailbox, pimServer: 'default', visibility: 'All' as const };
      const known = new Map([
        ['OLD-MOVED', '1-MOVED'],
        ['OLD-GONE', '1-GONE'],
      ]);
      const ids = ['OLD-GONE', 'OLD-MOVED', 'NEVER-LINKED'];
      const results = await connector.read({ ...scope, knownStamps: async () => known }, 'task', ids);
      expect(results.map((result) => result.kind === 'gone' && result.why)).toEqual([
        'deleted',
        'out-of-scope',
        'deleted',
      ]);
      await http.close();
    });
  });
});

describe('Siebel with OAuth', () => {
  const oauth = (url: string, clientSecret: string) => ({
    kind: 'oauth' as const,
    tokenUrl: `${url}/token`,
    clientId: 'sync',
    clientSecret,
  });

  it('gets a token once, and another one when it is refused', async () => {
    let [issued, refusals] = [0, 0];
    const answer = ({ authorization, path }: Asked): Answer => {
      if (path === '/token') return { status: 200, body: { access_token: `t${(issued += 1)}`, expires_in: 3600 } };
      if (authorization === 'Bearer t2') return { status: 200, body: { items: { Id: '1-A' } } };
      refusals += 1;
      return { status: 401, body: {} };
    };
    await serving(answer, async (url) => {
      const http = createHttp({ timeoutMs: 5_000 });
      const client = createSiebelClient({ http, baseUrl: url, credentials: oauth(url, 'secret'), clock });
      expect(await client.get('Contact/Contact')).toEqual([{ Id: '1-A' }]);
      expect(await client.get('Contact/Contact')).toEqual([{ Id: '1-A' }]);
      expect([issued, refusals]).toEqual([2, 1]);
      await http.close();
    });
  });

  it('says that our credentials are refused, by the issuer or by Siebel', async () => {
    const answer = ({ body, path }: Asked): Answer => {
      const isGood = path === '/token' && body.includes('client_secret=good');
      return isGood ? { status: 200, body: { access_token: 'x' } } : { status: 401, body: {} };
    };
    await serving(answer, async (url) => {
      const http = createHttp({ timeoutMs: 5_000 });
      const ask = (secret: string) =>
        createSiebelClient({ http, baseUrl: url, credentials: oauth(url, secret), clock }).get('x/y');
      await expect(ask('bad')).rejects.toThrow(AuthorizationLost);
      await expect(ask('good')).rejects.toThrow(AuthorizationLost);
      await http.close();
    });
  });

  it('a page of HTML where rows should be is no empty result', async () => {
    await serving(
      () => ({ status: 200, body: 'Welcome' }),
      async (url) => {
        const http = createHttp({ timeoutMs: 5_000 });
        const credentials = { kind: 'basic' as const, username: 'SADMIN', password: 'x' };
        await expect(createSiebelClient({ http, baseUrl: url, credentials, clock }).get('x/y')).rejects.toThrow(
          'no JSON object',
        );
        await http.close();
      },
    );
  });
});
