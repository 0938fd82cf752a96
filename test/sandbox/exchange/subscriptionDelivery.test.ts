// Facts about how the sandbox's Exchange delivers notifications: together, again, late, twice or never, and what it tells of a subscription's
// own life.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ada, type Json } from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';
import { startSubscriptionWorld, type SubscriptionWorld } from './subscriptionWorld.ts';

let world: SubscriptionWorld;
let life: string;
beforeEach(async () => {
  world = await startSubscriptionWorld();
  life = `${world.receiver.url}/life`;
});
afterEach(() => world.close());

const contacts = `/v1.0/users/${ada}/contacts`;
const create = (givenName: string) => world.send('POST', contacts, { givenName });
const idOf = ({ body }: { body: Json }) => String(body['id']);
const counts = async () => (await world.send('GET', '/sandbox/subscriptions')).body;
const lifecycleOf = (entries: readonly Json[]) =>
  entries.map((entry) => [entry['subscriptionId'], entry['lifecycleEvent']]);

describe('delivery', () => {
  it('puts entries of several subscriptions and of their lives into one request', async () => {
    const url = { notificationUrl: life, lifecycleNotificationUrl: life };
    const first = idOf(await world.subscribe(url));
    const second = idOf(await world.subscribe({ ...url, clientState: 'other' }));
    await world.act('hold');
    await create('One');
    await create('Two');
    await world.act('miss', { subscriptionId: second });
    expect(world.receiver.received).toEqual([]);
    await world.act('release');
    expect(world.receiver.received).toHaveLength(1);
    const { entries } = await world.receiver.next();
    expect(entries.map(({ subscriptionId, clientState }) => [subscriptionId, clientState])).toEqual([
      [first, 'secret'],
      [second, 'other'],
      [first, 'secret'],
      [second, 'other'],
      [second, 'other'],
    ]);
    expect(entries.at(-1)).toMatchObject({ lifecycleEvent: 'missed' });
  });

  it('sends at most a hundred entries in one request', async () => {
    await world.subscribe();
    await world.act('hold');
    for (let index = 0; index < 6; index += 1) {
      const headers = { 'Content-Type': 'application/json' };
      const requests = Array.from({ length: 20 }, (_, member) => ({
        id: String(member),
        method: 'POST',
        url: `/users/${ada}/contacts`,
        headers,
        body: { givenName: `N${member}` },
      }));
      await world.send('POST', '/v1.0/$batch', { requests });
    }
    await world.act('release');
    expect(world.receiver.received.map(({ entries }) => entries.length)).toEqual([100, 20]);
  });

  it('is repeated by itself after an answer of 500', async () => {
    await world.door('subscriptions', { gatherMs: 0, firstRetryMs: 1 });
    await world.subscribe();
    let tries = 0;
    world.receiver.behaviour.answer = (response) => response.writeHead((tries += 1) < 3 ? 500 : 202).end();
    await create('One');
    const sent = [await world.entries(), await world.entries(), await world.entries()];
    expect(sent[1]).toEqual(sent[0]);
    expect(sent[2]).toEqual(sent[0]);
    await world.act('flush');
    expect(await counts()).toMatchObject({ waiting: 0, posts: 3, delivered: 1, lost: 0 });
  });

  it('is repeated after an answer that came too late, and does not keep later ones from leaving', async () => {
    await world.door('subscriptions', { gatherMs: 0, answerMs: 30, firstRetryMs: 3_600_000 });
    await world.subscribe();
    world.receiver.behaviour.answer = () => undefined;
    await create('Slow');
    const slow = await world.entries();
    await world.door('subscriptions', { gatherMs: 0, answerMs: 60_000, firstRetryMs: 3_600_000 });
    world.receiver.behaviour.answer = (response) => response.writeHead(200).end();
    await create('Quick');
    expect(await world.entries()).not.toEqual(slow);
    await world.act('flush');
    expect(world.receiver.received.at(-1)?.entries).toEqual(slow);
    expect(await counts()).toMatchObject({ waiting: 0, delivered: 2 });
  });

  it('is given up after four hours of waits that grow, and missed is told', async () => {
    const id = idOf(await world.subscribe({ lifecycleNotificationUrl: life }));
    world.receiver.behaviour.answer = (response, { path }) => response.writeHead(path === '/life' ? 202 : 503).end();
    await world.act('hold');
    await create('One');
    await create('Two');
    await world.act('release');
    let flushes = 0;
    while ((await counts())['lost'] === 0 && flushes < 30) {
      await world.act('flush');
      flushes += 1;
    }
    await world.act('flush');
    expect(flushes).toBeGreaterThan(12);
    expect(flushes).toBeLessThan(20);
    const told = world.receiver.received.filter(({ path }) => path === '/life');
    expect(told.flatMap(({ entries }) => lifecycleOf(entries))).toEqual([[id, 'missed']]);
    expect(await counts()).toMatchObject({ waiting: 0, lost: 2 });
  });

  it('of a subscription that has ended is not tried again', async () => {
    const id = idOf(await world.subscribe());
    world.receiver.behaviour.answer = (response) => response.writeHead(500).end();
    await create('One');
    await world.entries();
    await world.send('DELETE', `/v1.0/subscriptions/${id}`);
    await world.act('flush');
    await world.act('flush');
    expect(world.receiver.received).toHaveLength(1);
    expect(await counts()).toMatchObject({ waiting: 0 });
  });

  it('can be lost, doubled and reversed on demand', async () => {
    await world.subscribe();
    await world.act('hold');
    await world.act('drop');
    await create('Lost');
    await world.act('duplicate');
    const double = idOf(await create('Double'));
    const last = idOf(await create('Last'));
    await world.act('release', { order: 'reversed' });
    const ids = (await world.entries()).map(({ resourceData }) => Object(resourceData).id);
    expect(ids).toEqual([last, double, double]);
  });

  it('follows no redirect', async () => {
    await world.subscribe();
    const elsewhere = { Location: `${world.receiver.url}/elsewhere` };
    world.receiver.behaviour.answer = (response) => response.writeHead(307, elsewhere).end();
    await create('One');
    await world.entries();
    await world.act('flush');
    expect(world.receiver.received.map(({ path }) => path)).toEqual(['/notify', '/notify']);
  });

  it('waits for nothing when the sandbox is closed', async () => {
    const other = await startSubscriptionWorld();
    await other.subscribe();
    other.receiver.behaviour.answer = () => undefined;
    await other.send('POST', contacts, { givenName: 'One' });
    await other.receiver.next();
    await other.close();
    expect(other.receiver.received).toHaveLength(1);
  });
});

describe('the life of a subscription', () => {
  it('is told to the endpoint for that, without resource and changeType', async () => {
    const subscriptionId = idOf(await world.subscribe({ lifecycleNotificationUrl: life }));
    await world.act('reauthorize', { subscriptionId });
    const { path, entries } = await world.receiver.next();
    expect(path).toBe('/life');
    expect(checkGraph(entries, 'changeNotification[]')).toEqual([]);
    expect(entries).toEqual([
      {
        subscriptionId,
        subscriptionExpirationDateTime: world.inMinutes(1_000),
        tenantId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        clientState: 'secret',
        lifecycleEvent: 'reauthorizationRequired',
      },
    ]);
  });

  it('is told to nobody where no endpoint was named for it', async () => {
    const subscriptionId = idOf(await world.subscribe());
    await world.act('miss', { subscriptionId });
    await world.act('flush');
    expect(world.receiver.received).toEqual([]);
  });

  it('pauses until it is reauthorized, and what changed meanwhile is not told', async () => {
    const subscriptionId = idOf(await world.subscribe({ lifecycleNotificationUrl: life }));
    const path = `/v1.0/subscriptions/${subscriptionId}`;
    for (const resume of [
      () => world.send('POST', `${path}/reauthorize`),
      () => world.send('PATCH', path, { expirationDateTime: world.inMinutes(2_000) }),
    ]) {
      await world.act('reauthorize', { subscriptionId, pause: true });
      expect(lifecycleOf(await world.entries())).toEqual([[subscriptionId, 'reauthorizationRequired']]);
      await create('Not told');
      expect([200, 204]).toContain((await resume()).status);
      const told = idOf(await create('Told'));
      expect(await world.entries()).toMatchObject([{ resourceData: { id: told } }]);
    }
    expect((await world.send('GET', path)).body['expirationDateTime']).toBe(
      world.inMinutes(2_000).replace('.000Z', 'Z'),
    );
  });

  it('asks for reauthorization once before it ends, and says when it has ended', async () => {
    const subscriptionId = idOf(
      await world.subscribe({ lifecycleNotificationUrl: life, expirationDateTime: world.inMinutes(100) }),
    );
    world.pass(84);
    await counts();
    await world.act('flush');
    expect(world.receiver.received).toEqual([]);
    world.pass(1);
    await counts();
    await counts();
    expect(lifecycleOf(await world.entries())).toEqual([[subscriptionId, 'reauthorizationRequired']]);
    world.pass(15);
    expect((await counts())['subscriptions']).toEqual([]);
    expect(lifecycleOf(await world.entries())).toEqual([[subscriptionId, 'subscriptionRemoved']]);
  });

  it('ends by the server, and the endpoint is told', async () => {
    const subscriptionId = idOf(await world.subscribe({ lifecycleNotificationUrl: life }));
    await world.act('remove', { subscriptionId });
    expect(lifecycleOf(await world.entries())).toEqual([[subscriptionId, 'subscriptionRemoved']]);
    expect((await world.send('GET', `/v1.0/subscriptions/${subscriptionId}`)).status).toBe(404);
    expect((await world.act('remove', { subscriptionId })).status).toBe(400);
  });

  it('ends by the client without a word', async () => {
    const subscriptionId = idOf(await world.subscribe({ lifecycleNotificationUrl: life }));
    await world.send('DELETE', `/v1.0/subscriptions/${subscriptionId}`);
    await world.act('flush');
    expect(world.receiver.received).toEqual([]);
  });

  it('ends with POST tokens/expire, unless that is for delta tokens alone', async () => {
    const subscriptionId = idOf(await world.subscribe({ lifecycleNotificationUrl: life }));
    await world.door('tokens/expire', { what: ['deltaTokens'] });
    expect((await counts())['subscriptions']).toHaveLength(1);
    const expired = await world.door('tokens/expire', {});
    expect(expired.body).toEqual({ generation: 3 });
    expect(lifecycleOf(await world.entries())).toEqual([[subscriptionId, 'subscriptionRemoved']]);
    expect((await counts())['subscriptions']).toEqual([]);
  });
});
