// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeOutlook, makeEvent, makeMessage } from '../support/fakeOutlook.ts';
import type { FakeOutlook } from '../support/fakeOutlook.ts';
import { startPaneApi } from '../support/paneApi.ts';
import type { PaneApi } from '../support/paneApi.ts';
import { renderPane } from '../support/renderPane.tsx';

const PATIENCE = { timeout: 20_000 };

describe('the people of an item', { timeout: 60_000 }, () => {
  let server: PaneApi;
  let outlook: FakeOutlook;
  const user = userEvent.setup();

  beforeEach(async () => {
    server = await startPaneApi();
    outlook = createFakeOutlook();
  });

  afterEach(async () => {
    cleanup();
    await server.close();
  });

  const show = () => renderPane(server.url, { outlook });
  const text = (words: string | RegExp) => screen.findByText(words, {}, PATIENCE);
  const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }, PATIENCE));
  const row = async (name: string) => (await screen.findByText(name, {}, PATIENCE)).closest('li');

  it('are shown as Siebel knows them: contacts first, then the unknown, then colleagues', async () => {
    await show();
    const ingrid = await row('Ingrid Halvorsen');
    expect(ingrid?.textContent).toContain('Head of Procurement, Halvorsen Marine');
    const list = screen.getByRole('list', { name: 'People' });
    const names = [...list.children].map((child) => child.querySelector('a, span[class]:not([aria-hidden])')?.textContent); // prettier-ignore
    expect(names).toEqual([
      'Ingrid Halvorsen',
      'Chinedu Okafor',
      'Sofia Castellanos',
      'Matthias Brückner',
      'Bilal Haddad',
    ]);
    expect((await row('Bilal Haddad'))?.textContent).toContain('Colleague');
  });

  it('tell whether they are on the Sync List, and since when in the mailbox', async () => {
    await show();
    expect((await row('Ingrid Halvorsen'))?.textContent).toContain('Not on your Sync List');
    expect((await row('Chinedu Okafor'))?.textContent).toContain('In your mailbox since 3 May 2026');
  });

  it('go on the Sync List at a press, and wait for the sync that brings them', async () => {
    await show();
    await press('Add To Sync List: Ingrid Halvorsen');
    expect(await text('The contact is on your Sync List')).toBeTruthy();
    expect((await row('Ingrid Halvorsen'))?.textContent).toContain('waiting for the next sync');
    server.changeContact('1-C1', { inMailbox: true, inMailboxSince: '2026-11-30T10:00:00Z' });
    expect(await text('In your mailbox since 30 Nov 2026')).toBeTruthy();
  });

  it('are on the Sync List on the screen before the server has answered', async () => {
    const release = server.hold('/api/sync-list/1-C1');
    await show();
    await press('Add To Sync List: Ingrid Halvorsen');
    expect((await row('Ingrid Halvorsen'))?.textContent).toContain('waiting for the next sync');
    release();
    expect(await text('The contact is on your Sync List')).toBeTruthy();
  });

  it('are off it again, with the reason, when the server refuses', async () => {
    server.failing.set('/api/sync-list/1-C1', { status: 409, message: 'Siebel is read-only today.' });
    await show();
    await press('Add To Sync List: Ingrid Halvorsen');
    expect(await text('The Sync List was not changed')).toBeTruthy();
    expect(await text('Siebel is read-only today.')).toBeTruthy();
    expect((await row('Ingrid Halvorsen'))?.textContent).toContain('Not on your Sync List');
  });

  it('leave the Sync List, and the mailbox with the next sync', async () => {
    await show();
    await press('Remove from Sync List: Chinedu Okafor');
    expect(await text('The contact is off your Sync List')).toBeTruthy();
    expect((await row('Chinedu Okafor'))?.textContent).toContain('leaves with the next sync');
  });

  it('go on the Sync List together, all or those that are selected', async () => {
    server.changeContact('1-C2', { listed: false, inMailbox: false, inMailboxSince: null });
    await show();
    expect(await screen.findByRole('button', { name: 'Add 2 To Sync List' }, PATIENCE)).toBeTruthy();
    await press('Select several');
    await user.click(screen.getByRole('checkbox', { name: 'Select Chinedu Okafor' }));
    await press('Add 1 To Sync List');
    expect(await text('The contact is on your Sync List')).toBeTruthy();
    expect(server.calls.filter(({ call }) => call.startsWith('PUT'))).toHaveLength(1);
    expect((await row('Chinedu Okafor'))?.textContent).toContain('waiting for the next sync');
  });

  it('are told apart by the person where several contacts have the address', async () => {
    await show();
    const several = await row('2 contacts have this address. Which one is it?');
    expect(several).toBeTruthy();
    await press('This one: Sofía Castellanos Ruiz, Astilleros Bilbao');
    expect(await screen.findByRole('button', { name: 'Add To Sync List: Sofía Castellanos Ruiz' }, PATIENCE)).toBeTruthy(); // prettier-ignore
    await expect
      .poll(() => server.sent('POST /api/siebel/surroundings').at(-1), PATIENCE)
      .toMatchObject({ contactIds: ['1-C1', '1-C2', '1-C4'] });
    await press('Another one');
    expect(await text(/Which one is it/)).toBeTruthy();
  });

  it('have around them what is open and what comes next, one press away from Siebel', async () => {
    await show();
    const opportunity = await screen.findByRole('link', { name: 'Crane retrofit, 3 vessels' }, PATIENCE);
    await user.click(opportunity);
    expect(outlook.opened).toEqual(['https://siebel.example/records/opportunity/1-O1']);
    expect(screen.getByRole('link', { name: 'Site visit, Bergen yard' })).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Last activities' }).textContent).toContain('Quarterly review');
  });

  it('have nothing around them: the pane says so', async () => {
    server.surroundings = { accounts: [], opportunities: [], serviceRequests: [], nextActivities: [], lastActivities: [] }; // prettier-ignore
    await show();
    expect(await text('No account, open opportunity, open service request or activity.')).toBeTruthy();
  });

  it('that were looked up before are there at once on the next item', async () => {
    await show();
    await row('Ingrid Halvorsen');
    server.hold('/api/siebel/people');
    outlook.select(makeEvent({ mode: 'read' }));
    await screen.findByRole('heading', { level: 1, name: /Quarterly review/ }, PATIENCE);
    expect(await row('Ingrid Halvorsen')).toBeTruthy();
  });

  it('cannot be looked up: the pane says why, and tries again', async () => {
    server.failing.set('/api/siebel/people', { status: 409, message: 'Siebel does not answer.' });
    await show();
    const alert = await screen.findByRole('alert', {}, PATIENCE);
    expect(alert.textContent).toContain('Siebel does not answer.');
    server.failing.clear();
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await row('Ingrid Halvorsen')).toBeTruthy();
  });

  it('are many: the first are shown, and the rest at a press', async () => {
    const people = Array.from({ length: 12 }, (_, index) => ({ address: `p${index}@x.example`, name: `Person ${index}`, role: 'to' as const })); // prettier-ignore
    outlook.item = makeMessage({ people });
    await show();
    await row('Person 0');
    expect(screen.queryByText('Person 11')).toBeNull();
    await press('Show 4 more');
    expect(await row('Person 11')).toBeTruthy();
  });
});

describe('a new contact', { timeout: 60_000 }, () => {
  let server: PaneApi;
  let outlook: FakeOutlook;
  const user = userEvent.setup();

  beforeEach(async () => {
    server = await startPaneApi();
    outlook = createFakeOutlook();
    outlook.body =
      'Dear Anna,\n\nKind regards\nMatthias Brückner\nLeiter Einkauf\nBrückner & Söhne GmbH\nTelefon: +49 40 555 0123\nMobil: +49 171 5550199';
  });

  afterEach(async () => {
    cleanup();
    await server.close();
  });

  const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }, PATIENCE));
  const field = async (name: string | RegExp) => (await screen.findByRole('textbox', { name }, PATIENCE)) as HTMLInputElement; // prettier-ignore
  const open = async () => {
    await renderPane(server.url, { outlook });
    await press('Create as contact: Matthias Brückner');
    await screen.findByRole('heading', { level: 1, name: 'New contact in Siebel' }, PATIENCE);
  };

  it('is filled in from the name, the address and the signature', async () => {
    await open();
    expect((await field('First name')).value).toBe('Matthias');
    expect((await field('E-mail')).value).toBe('matthias@brueckner.example');
    expect((await field('Job title')).value).toBe('Leiter Einkauf');
    expect((await field('Work phone')).value).toBe('+49 40 555 0123');
    expect((await field('Mobile phone')).value).toBe('+49 171 5550199');
    expect(await screen.findByText('The signature says “Brückner & Söhne GmbH”.', {}, PATIENCE)).toBeTruthy();
  });

  it('is made with the account that was chosen, and is on the item then', async () => {
    await open();
    const account = await screen.findByRole('combobox', { name: 'Account' }, PATIENCE);
    await user.clear(account);
    await user.type(account, 'okafor');
    await user.click(await screen.findByRole('option', { name: /Okafor Logistics/ }, PATIENCE));
    await press('Create contact');
    expect(await screen.findByText('Matthias Brückner is in Siebel now', {}, PATIENCE)).toBeTruthy();
    expect(server.sent('POST /api/siebel/contacts')).toMatchObject([
      { accountId: '1-A2', addToSyncList: true, lastName: 'Brückner', mayBeDouble: false },
    ]);
    expect(await screen.findByRole('button', { name: 'Remove from Sync List: Matthias Brückner' }, PATIENCE)).toBeTruthy(); // prettier-ignore
  });

  it('is not made without a last name', async () => {
    await open();
    await user.clear(await field(/Last name/));
    await press('Create contact');
    expect(await screen.findByText('Please give a last name.', {}, PATIENCE)).toBeTruthy();
    expect(server.made).toEqual([]);
  });

  it('is asked about when Siebel has the address already, and made only if that is wished', async () => {
    await open();
    const email = await field('E-mail');
    await user.clear(email);
    await user.type(email, 'ingrid@halvorsen.example');
    await press('Create contact');
    const alert = await screen.findByRole('alert', {}, PATIENCE);
    expect(alert.textContent).toContain('Ingrid Halvorsen');
    expect(server.made).toEqual([]);
    await press('Create another one');
    expect(await screen.findByText('Matthias Brückner is in Siebel now', {}, PATIENCE)).toBeTruthy();
    const ids = server.sent('POST /api/siebel/contacts').map((body) => (body as { requestId: string }).requestId);
    expect(new Set(ids).size).toBe(2);
  });

  it('is asked for under the same id again when the answer was lost', async () => {
    await open();
    server.failing.set('/api/siebel/contacts', { status: 409, message: 'Siebel is busy.' });
    await press('Create contact');
    expect(await screen.findByText('The contact was not created', {}, PATIENCE)).toBeTruthy();
    server.failing.clear();
    await press('Create contact');
    expect(await screen.findByText('Matthias Brückner is in Siebel now', {}, PATIENCE)).toBeTruthy();
    const ids = server.sent('POST /api/siebel/contacts').map((body) => (body as { requestId: string }).requestId);
    expect(new Set(ids).size).toBe(1);
  });
});
