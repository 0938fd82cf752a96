// The built pane under the real office.js in Chromium, on the running product with both servers behind it: what a person does in Outlook
// arrives in Siebel and in the mailbox by a sync.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../api/http/app.ts';
import { createTokenVerifier } from '../../api/http/tokenVerifier.ts';
import { startIdentitySandbox, type IdentitySandbox } from '../../api/sandbox/identity/server.ts';
import type { UserMap } from '../../api/store/store.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from '../support/chromium.ts';
import { buildPages } from '../support/fakeOutlook/buildPages.ts';
import { appointmentAttendee, messageRead, type FakeItem } from '../support/fakeOutlook/items.ts';
import { openInOutlook, type FakeOutlook, type OutlookOptions } from '../support/fakeOutlook/openInOutlook.ts';
import { at, graphTime } from '../support/siebelTimes.ts';
import { violations } from '../support/violations.ts';
import { startWorld, TENANT, type World } from '../support/world.ts';

const executablePath = findChromium();
const WEB = 'siebel-server-sync-web';
const AUDIENCE = 'api://siebel-server-sync';
const ADA = { address: 'ada@customer.example', name: 'Ada Lovelace' };
const STRANGER = { address: 'stranger@elsewhere.example', name: 'Nobody Known' };

describe.skipIf(executablePath === null)('the pane in Outlook', { timeout: 120_000 }, () => {
  let browser: Browser;
  let issuer: IdentitySandbox;
  let outlook: FakeOutlook | undefined;
  let server: Server;
  let user: UserMap;
  let world: World;
  let paneUrl = '';

  beforeAll(async () => {
    world = await startWorld('pane', { logins: ['BRANDT'] });
    user = await world.user('BRANDT');
    const people = [user.mailbox, STRANGER.address].map((upn) => ({ name: upn, upn, jobTitle: '', roles: ['User'] }));
    issuer = await startIdentitySandbox({ port: 0, tlsPort: 0, dataDir: null, tenantId: TENANT, clients: [{ id: WEB, secret: null }], people }); // prettier-ignore
    const clock = { now: () => new Date() };
    const silent = () => undefined;
    const app = createApp({
      services: world.product.services,
      verifyToken: createTokenVerifier({ authorityUrl: issuer.url, tenantId: TENANT, audience: AUDIENCE, http: fetch, clock }), // prettier-ignore
      auth: { authority: issuer.url, tenantId: TENANT, clientId: WEB, audience: AUDIENCE },
      staticDir: await buildPages('paneTest'),
      publicUrl: 'http://127.0.0.1:3000',
      logger: { info: silent, warn: silent, error: silent },
    });
    server = createServer(app).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    paneUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/taskpane.html`;
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: CHROMIUM_ARGUMENTS });
  }, 300_000);

  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await issuer.close();
    await world.close();
  });

  afterEach(async () => {
    expect(outlook?.strangers).toEqual([]);
    await outlook?.close();
  });

  /** Opens the item with the pane beside it, and signs in by Outlook's window. */
  async function open(item: FakeItem, as = user.mailbox, options: Partial<OutlookOptions> = {}): Promise<FakeOutlook> {
    outlook = await openInOutlook(browser, { paneUrl, item, user: { address: as, name: as }, ...options });
    await outlook.frame.getByRole('button', { name: 'Sign in' }).click();
    return outlook;
  }

  const accountOf = async (id: string): Promise<unknown> => (await world.siebel.get(`Action/Action/${id}`))['Account Id']; // prettier-ignore

  it('Add To Sync List on a sender brings the contact into the mailbox by a sync, and the pane says since when', async () => {
    await world.siebel.createContact(
      { 'First Name': 'Ada', 'Last Name': 'Lovelace', 'Email Address': ADA.address },
      [],
    );
    const { frame } = await open(messageRead({ from: ADA }));
    await frame.getByText('Not on your Sync List').waitFor();
    expect(await violations(frame)).toEqual([]);
    await frame.getByRole('button', { name: /^Add To Sync List: Ada Lovelace/ }).click();
    await frame.getByText('On your Sync List, waiting for the next sync').waitFor();
    await world.sync();
    expect(await world.outlook.contacts(user.mailbox)).toMatchObject([{ surname: 'Lovelace' }]);
    await outlook?.select(messageRead({ id: 'AAMk/other=', from: STRANGER }));
    await frame.getByText('Not in Siebel').waitFor();
    await outlook?.select(messageRead({ from: ADA }));
    await frame.getByText(/^In your mailbox since/).waitFor();
  });

  it('an appointment that is linked with an account carries the account in Siebel after a sync; unlinked, it does not', async () => {
    const [account] = await world.siebel.send('POST', 'Account/Account', { Name: 'Analytical Engines' });
    const accountId = account?.['Id'];
    const id = await world.outlook.createEvent(user.mailbox, { subject: 'Review', start: graphTime(at(3, 9)), end: graphTime(at(3, 10)) }); // prettier-ignore
    await world.sync();
    const [activity] = await world.siebel.query('Action/Action', "[Description] = 'Review'");
    const activityId = String(activity?.['Id']);
    const { frame, select } = await open(appointmentAttendee({ id }));
    await frame.getByText('In sync with Siebel').waitFor();
    await frame.getByRole('button', { name: 'Link…' }).click();
    await frame.getByRole('combobox', { name: 'Search Siebel' }).fill('Analytical');
    await frame.getByRole('option', { name: /Analytical Engines/ }).click();
    await frame.getByText('Goes to Siebel with the next sync').waitFor();
    await world.sync();
    expect(await accountOf(activityId)).toBe(accountId);
    await select(null);
    await select(appointmentAttendee({ id }));
    await frame.getByText('In Siebel', { exact: true }).waitFor();
    await frame.getByRole('button', { name: 'Unlink Analytical Engines' }).click();
    await frame.getByText('Is taken away with the next sync').waitFor();
    await world.sync();
    expect(await accountOf(activityId)).toBe('');
    expect(Number((await world.door('graph', 'GET', 'mail'))['count'])).toBe(0);
  });

  it('a sender who is not in Siebel becomes a contact there and in the mailbox, with what the signature tells', async () => {
    const body = 'Regards\nGrace Hopper\nRear Admiral\nPhone: +1 202 555 0143\n';
    const { frame } = await open(messageRead({ id: 'AAMk/grace=', from: { address: 'grace@navy.example', name: 'Grace Hopper' }, body })); // prettier-ignore
    await frame.getByRole('button', { name: /^Create as contact/ }).click();
    await expect.poll(() => frame.getByLabel(/First name/).inputValue()).toBe('Grace');
    await frame.getByRole('button', { name: /^Create/ }).click();
    await frame.getByText(/waiting for the next sync/).waitFor();
    await world.sync();
    const [contact, ...others] = await world.siebel.query('Contact/Contact', "[Last Name] = 'Hopper'");
    expect(others).toEqual([]);
    expect(contact).toMatchObject({ 'First Name': 'Grace', 'Email Address': 'grace@navy.example', 'Work Phone #': '+1 202 555 0143' }); // prettier-ignore
    expect((await world.outlook.contacts(user.mailbox)).filter(({ surname }) => surname === 'Hopper')).toHaveLength(1);
  });

  it('whose mailbox is no user’s is told whom to ask', async () => {
    const { frame } = await open(messageRead({ from: ADA }), STRANGER.address);
    await frame.getByText('Your mailbox is not set up yet').waitFor();
  });
});
