// Facts about making, reading, changing and ending subscriptions as the sandbox's Exchange plays them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ada, codeOf, grace, valuesOf, type Json } from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';
import { messageOf, startSubscriptionWorld, type SubscriptionWorld } from './subscriptionWorld.ts';

let world: SubscriptionWorld;
beforeEach(async () => {
  world = await startSubscriptionWorld();
});
afterEach(() => world.close());

const path = (id: unknown) => `/v1.0/subscriptions/${String(id)}`;
const listed = async (headers: Json = {}) =>
  valuesOf(await world.send('GET', '/v1.0/subscriptions', undefined, headers));

describe('a subscription', () => {
  it('comes back with what was asked, and null for the rest', async () => {
    const made = await world.subscribe({ changeType: 'Updated, created' });
    expect(made.status).toBe(201);
    expect(checkGraph(made.body, 'subscription')).toEqual([]);
    expect(made.body).toMatchObject({
      '@odata.context': `${world.url}/v1.0/$metadata#subscriptions/$entity`,
      resource: `/users/${ada}/contacts`,
      applicationId: 'tests',
      changeType: 'created,updated',
      clientState: 'secret',
      lifecycleNotificationUrl: null,
      latestSupportedTlsVersion: 'v1_2',
      expirationDateTime: world.inMinutes(1_000).replace('.000Z', 'Z'),
    });
    const read = await world.send('GET', path(made.body['id']));
    expect(read.body).toEqual(made.body);
    expect((await listed())[0]).toMatchObject({ id: made.body['id'] });
  });

  it.each([
    [`users/${grace}/events`, 10_080],
    [`/Users('${ada}')/Contacts`, 10_080],
    [`users/${ada}/contactFolders/contacts/contacts`, 10_080],
  ])('%s may last %d minutes and not one more', async (resource, minutes) => {
    expect((await world.subscribe({ resource, expirationDateTime: world.inMinutes(minutes) })).status).toBe(201);
    const refused = await world.subscribe({ resource, expirationDateTime: world.inMinutes(minutes + 1) });
    expect([refused.status, codeOf(refused)]).toEqual([400, 'ExtensionError']);
    expect(messageOf(refused)).toBe(`Subscription expiration can only be ${minutes} minutes in the future.`);
  });

  it('to tasks is for people, and may last 4230 minutes', async () => {
    const resource = `/me/todo/lists/${await world.taskList()}/tasks`;
    const person = await world.asPerson(ada, 'Tasks.Read');
    const long = await world.subscribe({ resource, expirationDateTime: world.inMinutes(4_231) }, person);
    expect(messageOf(long)).toBe('Subscription expiration can only be 4230 minutes in the future.');
    expect((await world.subscribe({ resource, expirationDateTime: world.inMinutes(4_230) }, person)).status).toBe(201);
    const asApplication = resource.replace('/me', `/users/${ada}`);
    expect((await world.subscribe({ resource: asApplication })).status).toBe(403);
    await world.door('subscriptions', { tasksForApplications: true });
    expect((await world.subscribe({ resource: asApplication })).status).toBe(201);
  });

  it('that should last less than 45 minutes lasts 45', async () => {
    const made = await world.subscribe({ expirationDateTime: world.inMinutes(5) });
    expect(made.body['expirationDateTime']).toBe(world.inMinutes(45).replace('.000Z', 'Z'));
  });

  it('is not made from what cannot be one', async () => {
    const cases: [Json, number, string][] = [
      [{ changeType: 'created,moved' }, 400, "Invalid 'changeType' attribute: 'moved'."],
      [{ changeType: '' }, 400, 'changeType is a required property for subscription creation.'],
      [{ expirationDateTime: undefined }, 400, 'expirationDateTime is a required property for subscription creation.'],
      [{ expirationDateTime: '2024-03-05T12:00:00' }, 400, 'Could not process subscription creation payload.'],
      [{ colour: 'red' }, 400, 'Could not process subscription creation payload.'],
      [{ expirationDateTime: world.inMinutes(-1) }, 400, 'expirationDateTime must be in the future.'],
      [{ clientState: 'x'.repeat(129) }, 400, "The length of 'clientState' must not exceed 128 characters."],
      [{ latestSupportedTlsVersion: 'v2' }, 400, "Invalid 'latestSupportedTlsVersion'"],
      [{ notificationUrl: 'http://crm.example/notify' }, 400, "NotificationUrl scheme='http' is not supported."],
      [
        { lifecycleNotificationUrl: 'ftp://127.0.0.1/x' },
        400,
        "LifecycleNotificationUrl scheme='ftp' is not supported.",
      ],
      [{ notificationUrl: 'nowhere' }, 400, 'The notificationUrl is not a valid URL.'],
      [{ notificationUrl: 'http://a:b@127.0.0.1/x' }, 400, 'The notificationUrl must not hold credentials.'],
      [{ notificationUrl: 'https://crm.example/notify' }, 501, "notifications to 'crm.example'"],
      [{ notificationUrl: 'https://169.254.169.254/latest' }, 501, "notifications to '169.254.169.254'"],
      [{ includeResourceData: true }, 501, 'includeResourceData'],
      [{ encryptionCertificate: 'MII=' }, 501, 'encryptionCertificate'],
      [{ notificationQueryOptions: '$select=id' }, 501, 'notificationQueryOptions'],
      [{ resource: `/users/${ada}/contacts?$filter=surname eq 'x'` }, 501, 'query options'],
      [{ resource: `/users/${ada}/mailFolders('inbox')/messages` }, 501, 'mailFolders/inbox/messages'],
      [{ resource: 'https://graph.microsoft.com/v1.0/me/events' }, 400, 'must not hold the base URL'],
      [{ resource: '/me/events' }, 400, '/me request is only valid with delegated authentication flow.'],
      [{ resource: '/users/nobody@x.example/events' }, 404, 'Status Code: NotFound'],
      [{ resource: `/users/${ada}/contactFolders/x/contacts` }, 400, 'Id is malformed.'],
    ];
    for (const [more, status, message] of cases) {
      const answer = await world.subscribe(more);
      expect([answer.status, messageOf(answer)]).toEqual([status, expect.stringContaining(message)]);
    }
    expect(world.receiver.validated).toEqual([]);
    expect(await listed()).toEqual([]);
  });

  it('takes a token that may read what it is about, and a person reads the own mailbox alone', async () => {
    const reader = { Authorization: `Bearer ${await world.tokenWith({ roles: ['Contacts.Read'] })}` };
    expect((await world.subscribe({}, reader)).status).toBe(201);
    const refused = await world.subscribe({ resource: `users/${ada}/events` }, reader);
    expect([refused.status, codeOf(refused)]).toEqual([403, 'ExtensionError']);
    const person = await world.asPerson(ada, 'Calendars.Read');
    expect((await world.subscribe({ resource: 'me/events' }, person)).status).toBe(201);
    expect((await world.subscribe({ resource: `users/${grace}/events` }, person)).status).toBe(403);
    expect((await listed(person)).map((one) => one['resource'])).toEqual(['me/events']);
  });
});

describe('the handshake', () => {
  it('asks both endpoints, and serves other requests meanwhile', async () => {
    const meanwhile: number[] = [];
    world.receiver.behaviour.validate = (response, token) => {
      void world.send('GET', `/v1.0/users/${ada}/contacts`).then(({ status }) => {
        meanwhile.push(status);
        response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' }).end(token);
      });
    };
    const lifecycleNotificationUrl = `${world.receiver.url}/life?of=ada`;
    expect((await world.subscribe({ lifecycleNotificationUrl })).status).toBe(201);
    expect(world.receiver.validated).toEqual(['/notify', '/life']);
    expect(meanwhile).toEqual([200, 200]);
  });

  it.each([
    ['another body', 200, 'text/plain', 'no', 'Response must exactly match validationToken query parameter.'],
    ['another type', 200, 'text/html', '', 'Notification endpoint must respond with Content-Type text/plain'],
    ['another status', 202, 'text/plain', '', 'Notification endpoint must respond with 200 OK to validation request.'],
    ['a redirect', 302, 'text/plain', '', 'Notification endpoint must respond with 200 OK to validation request.'],
  ])('that answers with %s makes no subscription', async (_what, status, type, body, message) => {
    world.receiver.behaviour.validate = (response, token) =>
      response.writeHead(status, { 'Content-Type': type, Location: `${world.receiver.url}/other` }).end(body || token);
    const refused = await world.subscribe();
    expect([refused.status, codeOf(refused)]).toEqual([400, 'ValidationError']);
    expect(messageOf(refused)).toContain(message);
    expect(await listed()).toEqual([]);
  });

  it('that is not answered in time makes no subscription', async () => {
    await world.door('subscriptions', { validationMs: 30 });
    world.receiver.behaviour.validate = () => undefined;
    const refused = await world.subscribe();
    expect([refused.status, messageOf(refused)]).toEqual([400, 'Subscription validation request timed out.']);
    expect(await listed()).toEqual([]);
  });

  it('with an endpoint that is not there makes no subscription', async () => {
    const gone = await world.subscribe({ notificationUrl: 'http://127.0.0.1:9/notify' });
    expect([gone.status, codeOf(gone)]).toEqual([400, 'ValidationError']);
  });
});

describe('a subscription that is there', () => {
  it('can be extended and can move to another endpoint, which has to want it; nothing else of it changes', async () => {
    const { body } = await world.subscribe();
    const extended = await world.send('PATCH', path(body['id']), { expirationDateTime: world.inMinutes(9_000) });
    expect(extended.status).toBe(200);
    expect(extended.body).toEqual({ ...body, expirationDateTime: world.inMinutes(9_000).replace('.000Z', 'Z') });
    const far = await world.send('PATCH', path(body['id']), { expirationDateTime: world.inMinutes(10_081) });
    expect([far.status, codeOf(far)]).toEqual([400, 'ExtensionError']);
    const fixed = await world.send('PATCH', path(body['id']), { clientState: 'other' });
    expect([fixed.status, messageOf(fixed)]).toEqual([
      400,
      "The property 'clientState' of a subscription cannot be updated.",
    ]);
    const notificationUrl = `${world.receiver.url}/elsewhere`;
    expect((await world.send('PATCH', path(body['id']), { notificationUrl })).body).toMatchObject({ notificationUrl });
    expect(world.receiver.validated).toEqual(['/notify', '/elsewhere']);
  });

  it("is its application's alone", async () => {
    const { body } = await world.subscribe();
    const token = await world.tokenWith({ roles: ['Contacts.ReadWrite'], azp: 'another' });
    const another = { Authorization: `Bearer ${token}` };
    expect(await listed(another)).toEqual([]);
    for (const [method, sent] of [
      ['GET'],
      ['DELETE'],
      ['PATCH', { expirationDateTime: world.inMinutes(50) }],
    ] as const) {
      const answer = await world.send(method, path(body['id']), sent, another);
      expect([answer.status, codeOf(answer)]).toEqual([404, 'ResourceNotFound']);
    }
    expect((await world.send('POST', `${path(body['id'])}/reauthorize`, undefined, another)).status).toBe(404);
    expect(await listed()).toHaveLength(1);
  });

  it('is gone after DELETE, and when its time is over', async () => {
    const first = (await world.subscribe()).body['id'];
    expect((await world.send('DELETE', path(first))).status).toBe(204);
    expect((await world.send('GET', path(first))).status).toBe(404);
    const second = (await world.subscribe({ expirationDateTime: world.inMinutes(60) })).body['id'];
    world.pass(59);
    expect((await world.send('GET', path(second))).status).toBe(200);
    world.pass(1);
    expect((await world.send('GET', path(second))).status).toBe(404);
    expect(await listed()).toEqual([]);
  });

  it('counts for its mailbox, whoever made it, until it is gone', async () => {
    await world.door('subscriptions', { perMailbox: 2 });
    const another = { Authorization: `Bearer ${await world.tokenWith({ roles: ['Contacts.Read'], azp: 'another' })}` };
    await world.subscribe({}, another);
    const mine = await world.subscribe();
    const refused = await world.subscribe();
    expect([refused.status, codeOf(refused)]).toEqual([403, 'ExtensionError']);
    expect(messageOf(refused)).toContain('Maximum number of subscriptions has been reached');
    expect((await world.subscribe({ resource: `users/${grace}/contacts` })).status).toBe(201);
    await world.send('DELETE', path(mine.body['id']));
    expect((await world.subscribe()).status).toBe(201);
  });

  it('lives within the documented limits unless a door sets others', async () => {
    const settings = (await world.door('subscriptions', {})).body;
    expect(settings).toMatchObject({ perMailbox: 1_000, validationMs: 10_000, answerMs: 3_000, giveUpMs: 14_400_000 });
  });

  it('can be made within a batch', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const requests = [{ id: '1', method: 'POST', url: '/subscriptions', headers, body: world.wish() }];
    const answer = await world.send('POST', '/v1.0/$batch', { requests });
    expect(answer.body['responses']).toMatchObject([{ id: '1', status: 201, body: { clientState: 'secret' } }]);
  });

  it('ends with a reset', async () => {
    await world.subscribe();
    await world.door('reset', { seed: 'empty' });
    expect(await listed()).toEqual([]);
  });
});

describe('a sandbox that starts again', () => {
  it('has the subscriptions of before, as they were last, and goes on telling', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'subscriptions-'));
    const before = await startSubscriptionWorld(folder);
    const kept = (await before.subscribe()).body;
    const gone = (await before.subscribe()).body;
    const expirationDateTime = before.inMinutes(9_000).replace('.000Z', 'Z');
    await before.send('PATCH', path(kept['id']), { expirationDateTime });
    await before.send('DELETE', path(gone['id']));
    await before.close();
    const after = await startSubscriptionWorld(folder);
    try {
      expect(valuesOf(await after.send('GET', '/v1.0/subscriptions'))).toEqual([
        expect.objectContaining({ id: kept['id'], expirationDateTime }),
      ]);
      await after.send('PATCH', path(kept['id']), { notificationUrl: `${after.receiver.url}/again` });
      await after.send('POST', `/v1.0/users/${ada}/contacts`, { givenName: 'New' });
      expect(await after.receiver.next()).toMatchObject({ path: '/again', entries: [{ subscriptionId: kept['id'] }] });
    } finally {
      await after.close();
      rmSync(folder, { recursive: true });
    }
  });
});
