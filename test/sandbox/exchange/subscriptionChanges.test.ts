// Facts about what change notifications of the sandbox's Exchange tell, for every kind of item and every kind of change.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ada, grace, valuesOf, type Answer, type Json } from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';
import { startSubscriptionWorld, type SubscriptionWorld } from './subscriptionWorld.ts';

let world: SubscriptionWorld;
beforeEach(async () => {
  world = await startSubscriptionWorld();
});
afterEach(() => world.close());

const immutable = { Prefer: 'IdType="ImmutableId"' };
const changeOf = ({ changeType, resourceData }: Json): unknown => [changeType, Object(resourceData)['id']];
const at = (hour: number) => ({ dateTime: `2024-03-06T${hour}:00:00`, timeZone: 'UTC' });

async function made(path: string, body: Json, headers: Json = {}): Promise<Json> {
  const answer: Answer = await world.send('POST', `/v1.0/users/${ada}/${path}`, body, headers);
  expect(answer.status).toBe(201);
  return answer.body;
}

/** Everything that has been sent once nothing waits any more. */
async function allEntries(): Promise<Json[]> {
  await world.act('flush');
  return world.receiver.received.flatMap(({ entries }) => entries);
}

describe('a notification', () => {
  it('says what changed where, for whom, and until when', async () => {
    const subscription = (await world.subscribe()).body;
    const contact = await made('contacts', { givenName: 'Emmy' });
    const { path, contentType, entries } = await world.receiver.next();
    expect([path, contentType]).toEqual(['/notify', 'application/json; charset=utf-8']);
    expect(checkGraph(entries, 'changeNotification[]')).toEqual([]);
    const user = (await world.send('GET', `/v1.0/users/${ada}`)).body;
    const resource = `Users/${String(user['id'])}/Contacts/${String(contact['id'])}`;
    expect(entries).toEqual([
      {
        subscriptionId: subscription['id'],
        subscriptionExpirationDateTime: world.inMinutes(1_000),
        tenantId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        clientState: 'secret',
        changeType: 'created',
        resource,
        resourceData: {
          '@odata.type': '#Microsoft.Graph.Contact',
          '@odata.id': resource,
          '@odata.etag': contact['@odata.etag'],
          id: contact['id'],
        },
      },
    ]);
  });

  it('has no clientState where none was given', async () => {
    await world.subscribe({ clientState: null });
    await made('contacts', { givenName: 'Emmy' });
    expect((await world.entries())[0]).not.toHaveProperty('clientState');
  });

  it('names items by immutable ids only if the subscription was made so', async () => {
    await world.subscribe({ notificationUrl: `${world.receiver.url}/immutable` }, immutable);
    const contact = await made('contacts', { givenName: 'Emmy' }, immutable);
    expect(changeOf((await world.entries())[0] ?? {})).toEqual(['created', contact['id']]);
    await world.send('PATCH', `/v1.0/users/${ada}/contacts/${String(contact['id'])}`, { surname: 'N' });
    expect(changeOf((await world.entries())[0] ?? {})).toEqual(['updated', contact['id']]);
    const deleted = await world.send('DELETE', `/v1.0/users/${ada}/contacts/${String(contact['id'])}`);
    expect(deleted.status).toBe(204);
    expect(changeOf((await world.entries())[0] ?? {})).toEqual(['deleted', contact['id']]);
  });
});

describe('what is told', () => {
  it('of contacts: created, updated, deleted', async () => {
    await world.subscribe();
    const { id } = await made('contacts', { givenName: 'Emmy' });
    expect((await world.entries()).map(changeOf)).toEqual([['created', id]]);
    await world.send('PATCH', `/v1.0/users/${ada}/contacts/${String(id)}`, { surname: 'Noether' });
    expect((await world.entries()).map(changeOf)).toEqual([['updated', id]]);
    await world.send('DELETE', `/v1.0/users/${ada}/contacts/${String(id)}`);
    expect((await world.entries()).map(changeOf)).toEqual([['deleted', id]]);
  });

  it('of events: created, updated, deleted', async () => {
    await world.subscribe({ resource: `users/${ada}/events` });
    const { id } = await made('events', { subject: 'Talk', start: at(10), end: at(11) });
    const [created = {}] = await world.entries();
    expect(checkGraph(created, 'changeNotification')).toEqual([]);
    expect(created).toMatchObject({
      changeType: 'created',
      resourceData: { '@odata.type': '#Microsoft.Graph.Event', id },
    });
    await world.send('PATCH', `/v1.0/users/${ada}/events/${String(id)}`, { subject: 'Speech' });
    expect((await world.entries()).map(changeOf)).toEqual([['updated', id]]);
    await world.send('DELETE', `/v1.0/users/${ada}/events/${String(id)}`);
    expect((await world.entries()).map(changeOf)).toEqual([['deleted', id]]);
  });

  it('of tasks: created, updated (their links too), deleted', async () => {
    const list = await world.taskList();
    const person = await world.asPerson(ada, 'Tasks.Read');
    await world.subscribe({ resource: `/me/todo/lists/${list}/tasks` }, person);
    const tasks = `todo/lists/${list}/tasks`;
    const { id } = await made(tasks, { title: 'Do' });
    const [created = {}] = await world.entries();
    expect(checkGraph(created, 'changeNotification')).toEqual([]);
    expect(changeOf(created)).toEqual(['created', id]);
    const place = String(created['resource']);
    const read = await world.send('GET', `/v1.0/${place}`);
    expect(read.body).toMatchObject({ id, title: 'Do' });
    await made(`${tasks}/${String(id)}/linkedResources`, { externalId: '1', applicationName: 'CRM' });
    expect((await world.entries()).map(changeOf)).toEqual([['updated', id]]);
    await world.send('DELETE', `/v1.0/users/${ada}/${tasks}/${String(id)}`);
    expect((await world.entries()).map(changeOf)).toEqual([['deleted', id]]);
  });

  it('is what changeType asked for, in the mailbox that was subscribed to', async () => {
    await world.subscribe({ changeType: 'deleted' });
    const { id } = await made('contacts', { givenName: 'Emmy' });
    await world.send('PATCH', `/v1.0/users/${ada}/contacts/${String(id)}`, { surname: 'Noether' });
    await world.send('POST', `/v1.0/users/${grace}/contacts`, { givenName: 'Elsewhere' });
    await made('events', { subject: 'Talk', start: at(10), end: at(11) });
    await world.send('DELETE', `/v1.0/users/${ada}/contacts/${String(id)}`);
    expect((await allEntries()).map(changeOf)).toEqual([['deleted', id]]);
  });

  it('of a contact that moves: deleted where it was, created where it went', async () => {
    const folder = (await made('contactFolders', { displayName: 'Club' }))['id'];
    const resource = `users/${ada}/contactFolders/${String(folder)}/contacts`;
    await world.subscribe({ resource });
    await world.subscribe({ resource: `users/${ada}/contactFolders/contacts/contacts`, clientState: 'default' });
    const { id } = await made('contacts', { givenName: 'Emmy' });
    const moved = await world.send('PATCH', `/v1.0/users/${ada}/contacts/${String(id)}`, { parentFolderId: folder });
    const told = (await allEntries()).map((entry) => [entry['clientState'], changeOf(entry)]);
    expect(told).toEqual([
      ['default', ['created', id]],
      ['secret', ['created', moved.body['id']]],
      ['default', ['deleted', id]],
    ]);
  });

  it('of a meeting: its copy in the mailbox of who was invited', async () => {
    await world.subscribe({ resource: `users/${grace}/events` });
    const attendees = [{ type: 'required', emailAddress: { address: grace } }];
    await made('events', { subject: 'Meet', start: at(10), end: at(11), attendees });
    const [entry] = await allEntries();
    const copies = valuesOf(await world.send('GET', `/v1.0/users/${grace}/events`));
    expect(changeOf(entry ?? {})).toEqual(['created', copies[0]?.['id']]);
  });

  it('is not of a change that was refused, nor of what comes after the subscription ended', async () => {
    const { body } = await world.subscribe({ expirationDateTime: world.inMinutes(60) });
    await world.send('POST', `/v1.0/users/${ada}/contacts`, { givenName: 1 });
    world.pass(60);
    await made('contacts', { givenName: 'Late' });
    const other = await world.subscribe();
    await world.send('DELETE', `/v1.0/subscriptions/${String(other.body['id'])}`);
    await made('contacts', { givenName: 'Later' });
    expect(await allEntries()).toEqual([]);
    expect(body['id']).toBeDefined();
  });

  it('is not of the sample items that a mailbox is made with', async () => {
    await world.door('reset', { seed: { users: 3, contacts: 5, events: 0, tasks: 0 } });
    await world.subscribe({ resource: `users/${grace}/contacts` });
    expect(valuesOf(await world.send('GET', `/v1.0/users/${grace}/contacts`))).toHaveLength(5);
    expect(await allEntries()).toEqual([]);
  });
});
