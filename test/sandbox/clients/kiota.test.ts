// What @microsoft/msgraph-sdk (Kiota) brings beyond plain requests works against the sandbox's Exchange: its iterator, `$count`, typed errors,
// dates and enumerations, and the builders of everything that a mailbox holds.
import type { Contact, ContactCollectionResponse } from '@microsoft/msgraph-sdk/models/index.js';
import { createContactCollectionResponseFromDiscriminatorValue } from '@microsoft/msgraph-sdk/models/index.js';
import { createODataErrorFromDiscriminatorValue } from '@microsoft/msgraph-sdk/models/oDataErrors/index.js';
import { PageIterator } from '@microsoft/msgraph-sdk-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, grace, startExchangeWorld } from '../../support/exchangeWorld.ts';
import type { ExchangeWorld } from '../../support/exchangeWorld.ts';
import { present } from './graphUser.ts';
import { openKiota } from './kiotaUser.ts';

let world: ExchangeWorld;
let kiota: ReturnType<typeof openKiota>;
beforeAll(async () => {
  world = await startExchangeWorld();
  kiota = openKiota(world);
});
afterAll(() => world.close());

const user = () => kiota.client.users.byUserId(ada);
const at = (hour: string) => ({ dateTime: `2026-11-03T${hour}:00:00`, timeZone: 'UTC' });

describe('@microsoft/msgraph-sdk', () => {
  it('walks a list with its iterator, counts it, and reads dates', async () => {
    const birthday = new Date('1974-07-22T11:59:00Z');
    for (const givenName of ['A', 'B', 'C', 'D', 'E']) await user().contacts.post({ givenName, birthday });
    const first = await user().contacts.get({
      queryParameters: { top: 2, orderby: ['givenName'], select: ['givenName', 'birthday'] },
    });
    const seen: Contact[] = [];
    const iterator = new PageIterator<Contact>(
      kiota.adapter,
      {
        ...present<ContactCollectionResponse>(first, 'page'),
        value: first?.value ?? [],
        odataNextLink: present(first?.odataNextLink, 'nextLink'),
      },
      (contact) => seen.push(contact) > 0,
      createContactCollectionResponseFromDiscriminatorValue,
      { XXX: createODataErrorFromDiscriminatorValue },
    );
    await iterator.iterate();
    expect(seen.map(({ givenName }) => givenName)).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(seen.map((contact) => contact.birthday)).toEqual(Array.from({ length: 5 }, () => birthday));
    expect(await user().contacts.count.get()).toBe(5);
  });

  it("understands the server's errors, and a version that is too old", async () => {
    await expect(user().contacts.byContactId('nonsense').get()).rejects.toMatchObject({
      responseStatusCode: 400,
      errorEscaped: { code: 'ErrorInvalidIdMalformed' },
    });
    const made = await user().contacts.post({ givenName: 'Old' });
    const late = user().contacts.byContactId(present(made?.id, 'id'));
    const change = late.patch({ givenName: 'New' }, { headers: { 'If-Match': 'W/"older"' } });
    await expect(change).rejects.toMatchObject({ responseStatusCode: 412 });
  });

  it('makes a calendar, an event in it with an extension, and asks who is free', async () => {
    const calendar = await user().calendars.post({ name: 'Fair', color: 'lightGreen' });
    expect(calendar).toMatchObject({ name: 'Fair', color: 'lightGreen', canEdit: true });
    const { events } = user().calendars.byCalendarId(present(calendar?.id, 'id'));
    const event = await events.post({
      subject: 'Stand',
      start: at('09'),
      end: at('12'),
      showAs: 'oof',
      sensitivity: 'private',
    });
    expect(event).toMatchObject({ showAs: 'oof', sensitivity: 'private', type: 'singleInstance' });
    const { extensions } = user().events.byEventId(present(event?.id, 'id'));
    await extensions.post({
      odataType: '#microsoft.graph.openTypeExtension',
      additionalData: { extensionName: 'com.customer.visit', hall: 'H 7' },
    });
    const extension = await extensions.byExtensionId('com.customer.visit').get();
    expect(extension?.additionalData).toMatchObject({ hall: 'H 7' });
    const answer = await kiota.client.users.byUserId(grace).calendar.getSchedule.post({
      schedules: [ada],
      startTime: at('08'),
      endTime: at('18'),
      availabilityViewInterval: 60,
    });
    expect(answer?.value?.[0]).toMatchObject({ scheduleId: ada });
  });

  it('keeps steps and links of a task in a list of its own', async () => {
    const list = await user().todo.lists.post({ displayName: 'Errands' });
    const { tasks } = user().todo.lists.byTodoTaskListId(present(list?.id, 'id'));
    const task = await tasks.post({
      title: 'Buy a plant',
      importance: 'high',
      linkedResources: [{ applicationName: 'CRM', externalId: '1-A' }],
    });
    const one = tasks.byTodoTaskId(present(task?.id, 'id'));
    await one.checklistItems.post({ displayName: 'Measure the pot' });
    await one.patch({ status: 'completed' });
    const read = await one.get({ queryParameters: { expand: ['checklistItems', 'linkedResources'] } });
    expect(read).toMatchObject({
      importance: 'high',
      status: 'completed',
      checklistItems: [{ displayName: 'Measure the pot', isChecked: false }],
      linkedResources: [{ applicationName: 'CRM', externalId: '1-A' }],
    });
  });

  it("is a person's own client with a delegated token", async () => {
    const token = await world.tokenWith({
      scp: 'Calendars.ReadWrite Contacts.Read User.Read',
      upn: ada,
      preferred_username: ada,
    });
    const { client } = openKiota({ url: world.url, token });
    expect(await client.me.get()).toMatchObject({ displayName: 'Ada Byron' });
    const event = await client.me.events.post({ subject: 'Mine', start: at('14'), end: at('15') });
    expect((await client.me.events.byEventId(present(event?.id, 'id')).get())?.subject).toBe('Mine');
    await expect(client.me.contacts.post({ givenName: 'No' })).rejects.toMatchObject({ responseStatusCode: 403 });
  });
});
