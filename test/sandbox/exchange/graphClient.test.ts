// The official client of Microsoft Graph works against the sandbox's Exchange, with middleware that only adds the token.
import { Client, HTTPMessageHandler, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, startExchangeWorld, type ExchangeWorld, type Json } from '../../support/exchangeWorld.ts';

/** The client sends its own Authorization to https hosts of Microsoft alone. */
class TokenMiddleware implements Middleware {
  private readonly token: string;
  private readonly next: Middleware;

  constructor(token: string, next: Middleware) {
    this.token = token;
    this.next = next;
  }

  async execute(context: Context): Promise<void> {
    const headers = new Headers(
      context.options?.headers instanceof Headers
        ? context.options.headers
        : (context.options?.headers as Record<string, string>),
    );
    headers.set('Authorization', `Bearer ${this.token}`);
    context.options = { ...context.options, headers: Object.fromEntries(headers) };
    await this.next.execute(context);
  }
}

let world: ExchangeWorld;
let client: Client;
beforeAll(async () => {
  world = await startExchangeWorld();
  const middleware = new TokenMiddleware(world.token, new HTTPMessageHandler());
  client = Client.initWithMiddleware({ baseUrl: `${world.url}/`, defaultVersion: 'v1.0', middleware });
});
afterAll(() => world.close());

/** The client mangles absolute http links: it is given their path. */
const pathOf = (link: unknown) => String(link).split('/v1.0')[1] ?? '';

describe('@microsoft/microsoft-graph-client', () => {
  it('creates, reads, pages, tracks and batches', async () => {
    const contacts = `/users/${ada}/contacts`;
    const made: Json[] = [];
    for (const givenName of ['A', 'B', 'C']) made.push(await client.api(contacts).post({ givenName }));
    const one: Json = await client
      .api(`${contacts}/${String(made[0]?.['id'])}`)
      .select('givenName')
      .get();
    expect(one['givenName']).toBe('A');

    const first: Json = await client.api(contacts).top(2).get();
    const second: Json = await client.api(pathOf(first['@odata.nextLink'])).get();
    expect([first, second].map((page) => (page['value'] as Json[]).length)).toEqual([2, 1]);

    const round: Json = await client.api(`${contacts}/delta`).header('Prefer', 'odata.maxpagesize=100').get();
    await client.api(`${contacts}/${String(made[1]?.['id'])}`).delete();
    const changes: Json = await client.api(pathOf(round['@odata.deltaLink'])).get();
    expect(changes['value']).toEqual([{ id: made[1]?.['id'], '@removed': { reason: 'deleted' } }]);

    const requests = made.map(({ id }, index) => ({
      id: String(index),
      method: 'GET',
      url: `${contacts}/${String(id)}`,
    }));
    const batch: { responses: { status: number }[] } = await client.api('/$batch').post({ requests });
    expect(batch.responses.map(({ status }) => status).sort()).toEqual([200, 200, 404]);
  });

  it("understands the server's errors", async () => {
    await expect(client.api(`/users/${ada}/contacts/nonsense`).get()).rejects.toMatchObject({
      statusCode: 400,
      code: 'ErrorInvalidIdMalformed',
    });
  });
});
