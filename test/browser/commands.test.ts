// The ribbon's buttons in a fake Outlook, without the pane, against the product and the sandbox's servers.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { UserMap } from '../../api/store/store.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from '../support/chromium.ts';
import { buildProbe } from '../support/fakeOutlook/buildProbe.ts';
import { appointmentOrganizer, messageCompose, messageRead } from '../support/fakeOutlook/items.ts';
import type { FakeItem, FakePerson } from '../support/fakeOutlook/items.ts';
import { openInOutlook } from '../support/fakeOutlook/openInOutlook.ts';
import type { FakeOutlook, OutlookOptions } from '../support/fakeOutlook/openInOutlook.ts';
import { startPaneWorld } from '../support/paneWorld.ts';
import type { PaneWorld } from '../support/paneWorld.ts';

const executablePath = findChromium();
const person = (name: string): FakePerson => ({
  name,
  address: `${name.toLowerCase().replace(' ', '.')}@engines.example`,
});
const ADA = person('Ada Lovelace');
const GRACE = person('Grace Hopper');
const TWIN = person('Mary Twin');
const STRANGER = person('Sam Stranger');
/** Of the real script: recipients.getAsync. */
const GET_RECIPIENTS = 15;

describe.skipIf(executablePath === null)('Add To Sync List on the ribbon', { timeout: 60_000 }, () => {
  let browser: Browser;
  let world: PaneWorld;
  let brandt: UserMap;
  let user: FakePerson;
  let colleague: FakePerson;
  let outlook: FakeOutlook;

  beforeAll(async () => {
    world = await startPaneWorld('commands', await buildProbe(), { logins: ['BRANDT', 'HUBER'] });
    brandt = await world.user('BRANDT');
    user = await world.person('BRANDT');
    colleague = await world.person('HUBER');
    for (const { address, name } of [ADA, GRACE, TWIN, TWIN]) {
      const [first, last] = name.split(' ');
      await world.siebel.createContact({ 'First Name': first, 'Last Name': last, 'Email Address': address });
    }
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: CHROMIUM_ARGUMENTS });
  }, 300_000);

  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  afterEach(() => outlook.close());

  async function open(item: FakeItem | null, options: Partial<OutlookOptions> = {}): Promise<void> {
    outlook = await openInOutlook(browser, {
      paneUrl: `${world.url}/taskpane.html`,
      item,
      user,
      sets: { NestedAppAuth: '1.1' },
      before: world.signedIn(user).install,
      ...options,
    });
  }

  const press = (): Promise<void> => outlook.press('addToSyncList', `${world.url}/commands.html`);

  async function inMailbox(surname: string): Promise<boolean> {
    return (await world.outlook.contacts(brandt.mailbox)).some((contact) => contact['surname'] === surname);
  }

  it('puts the sender on the list without opening the pane, and a sync brings the contact into the mailbox', async () => {
    await open(messageRead({ from: ADA, to: [user, GRACE] }));
    await press();
    expect(outlook.notifications()).toEqual([
      'Ada Lovelace is on your Sync List now and comes to your contacts with the next sync.',
    ]);
    const [shown] = outlook.mailbox.notifications;
    expect(readFileSync('manifest.xml', 'utf8')).toContain(`<bt:Image id="${shown?.icon ?? ''}"`);
    await world.sync();
    expect(await inMailbox('Lovelace')).toBe(true);
    expect(await inMailbox('Hopper')).toBe(false);
    await press();
    expect(outlook.notifications()).toEqual(['Ada Lovelace is on your Sync List already.']);
  });

  it('puts the people of an appointment on the list and counts what came of them, in Outlook’s language', async () => {
    await open(appointmentOrganizer({ to: [user, ADA, GRACE, colleague], cc: [STRANGER, TWIN] }), {
      language: 'de-DE',
    });
    await press();
    expect(outlook.notifications()).toEqual([
      'Auf Ihre Sync-Liste gesetzt: 1 · schon darauf: 1 · nicht in Siebel: 1 · im Bereich auszuwählen: 1 · aus dem Unternehmen: 1',
    ]);
    await world.sync();
    expect(await inMailbox('Hopper')).toBe(true);
    expect(await inMailbox('Twin')).toBe(false);
  });

  it.each<[string, FakePerson, string]>([
    ['unknown', STRANGER, 'Sam Stranger is not in Siebel. Open the Siebel pane to create the contact.'],
    ['there several times', TWIN, 'Siebel has several contacts for Mary Twin. Open the Siebel pane to choose one.'],
  ])('says what the pane is for when the sender is %s', async (_what, from, line) => {
    await open(messageRead({ from, to: [user] }));
    await press();
    expect(outlook.notifications()).toEqual([line]);
  });

  it('says that there is nobody', async () => {
    await open(messageCompose({ to: [user] }));
    await press();
    expect(outlook.notifications()).toEqual(['There is nobody on this item but you.']);
  });

  it('says that one must sign in in the pane first', async () => {
    await open(messageRead({ from: ADA }), { sets: {}, before: async () => undefined });
    await press();
    expect(outlook.notifications()).toEqual(['Open the Siebel pane and sign in, then press this button again.']);
  });

  it('says that the server is away', async () => {
    const before: OutlookOptions['before'] = async (context) => {
      await world.signedIn(user).install(context);
      await context.route('**/api/siebel/people', (asked) => asked.abort());
    };
    await open(messageRead({ from: ADA }), { before });
    await press();
    expect(outlook.notifications()).toEqual(['Siebel Server Sync does not answer. Please try again in a moment.']);
  });

  it('tells Outlook the end also when Outlook itself does not answer, and when nothing is selected', async () => {
    await open(messageCompose({ to: [ADA] }), { silent: [GET_RECIPIENTS] });
    await press();
    expect(outlook.notifications()).toEqual(['Outlook does not answer. Please try again in a moment.']);
    await outlook.close();
    await open(null);
    await press();
    expect(outlook.notifications()).toEqual([]);
  });
});
