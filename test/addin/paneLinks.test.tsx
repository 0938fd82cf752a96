// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeOutlook, makeEvent, makeMessage } from '../support/fakeOutlook.ts';
import type { FakeOutlook } from '../support/fakeOutlook.ts';
import { startPaneApi } from '../support/paneApi.ts';
import type { PaneApi } from '../support/paneApi.ts';
import { ACCOUNT, makeSyncedEvent, OPPORTUNITY, SERVICE_REQUEST } from '../support/paneData.ts';
import { renderPane } from '../support/renderPane.tsx';

const PATIENCE = { timeout: 20_000 };
const LINKS = 'POST /api/items/links';

describe('links of an item with Siebel', { timeout: 60_000 }, () => {
  let server: PaneApi;
  let outlook: FakeOutlook;
  const user = userEvent.setup();

  beforeEach(async () => {
    server = await startPaneApi();
    outlook = createFakeOutlook(makeEvent({ mode: 'read' }));
    server.items.set('event E1', makeSyncedEvent());
  });

  afterEach(async () => {
    cleanup();
    await server.close();
  });

  const show = (place = '') => renderPane(server.url, { outlook, place });
  const text = (words: string | RegExp) => screen.findByText(words, {}, PATIENCE);
  // jsdom lays nothing out, so what a dialog hides from assistive technology is not to be told.
  const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { hidden: true, name }, PATIENCE)); // prettier-ignore
  const linked = async () => screen.findByRole('list', { hidden: true, name: 'Linked with' }, PATIENCE);
  const option = (name: string | RegExp) => screen.findByRole('option', { name }, PATIENCE);
  const openSearch = async (place = '') => {
    await show(place);
    await linked();
    await press('Link…');
    return screen.findByRole('combobox', { name: 'Search Siebel' }, PATIENCE);
  };

  it('are told with their state, and with Siebel’s reason where it refused one', async () => {
    const links = [
      { record: ACCOUNT, state: 'associated', words: '' },
      { record: OPPORTUNITY, state: 'leaving', words: '' },
      { record: SERVICE_REQUEST, state: 'refused', words: 'The service request is closed.' },
    ] as const;
    server.items.set('event E1', makeSyncedEvent({ links: [...links] }));
    await show();
    const rows = within(await linked()).getAllByRole('listitem');
    expect(rows[0]?.textContent).toContain('Halvorsen MarineAccount · BergenIn Siebel');
    expect(rows[1]?.textContent).toContain('Is taken away with the next sync');
    expect(rows[2]?.textContent).toContain('Siebel refused it: The service request is closed.');
    expect(screen.queryByRole('button', { name: 'Unlink Crane retrofit, 3 vessels' })).toBeNull();
  });

  it('begin with what was used last, and are made by keyboard alone', async () => {
    const field = await openSearch();
    expect(document.activeElement).toBe(field);
    expect(await text('Recently used')).toBeTruthy();
    await user.type(field, 'crane');
    await expect.poll(() => screen.getAllByRole('option').length, PATIENCE).toBe(1);
    await expect.poll(() => screen.queryByText('1 record found'), PATIENCE).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(await text('The link is saved')).toBeTruthy();
    expect((await linked()).textContent).toContain('Crane retrofit, 3 vesselsOpportunity');
    expect(server.sent(LINKS)).toMatchObject([
      { items: [{ kind: 'event', id: 'E1' }], records: [{ kind: 'opportunity', id: '1-O1' }], replace: false },
    ]);
  });

  it('walk the list with arrow keys, around its ends', async () => {
    const field = await openSearch();
    await option(/Okafor Logistics/);
    const active = () => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';
    expect(active()).toContain('Halvorsen Marine');
    await user.keyboard('{ArrowDown}');
    expect(active()).toContain('Okafor Logistics');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(active()).toContain('Crane retrofit');
  });

  it('leave the search with Escape: first the words, then the page; the focus goes back', async () => {
    const field = await openSearch();
    await user.type(field, 'xyz{Escape}');
    expect((field as HTMLInputElement).value).toBe('');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('combobox', { name: 'Search Siebel' })).toBeNull();
    expect(document.activeElement?.textContent).toBe('Link…');
  });

  it('take several contacts at once', async () => {
    const field = await openSearch();
    const kinds = within(screen.getByRole('group', { name: 'Kinds of records' }));
    await user.click(kinds.getByRole('button', { name: 'Contacts' }));
    await user.type(field, 'ingrid');
    await user.click(await option(/Ingrid Halvorsen/));
    await user.clear(field);
    await user.type(field, 'okafor');
    await user.click(await option(/Chinedu Okafor/));
    await press('Link 2 contacts');
    expect(await text('2 links are saved')).toBeTruthy();
    expect(server.sent(LINKS)).toMatchObject([{ records: [{ id: '1-C1' }, { id: '1-C2' }] }]);
  });

  it('are shown as waiting before the server has answered', async () => {
    const release = server.hold('/api/items/links');
    await show();
    await press('Link with Crane retrofit, 3 vessels');
    expect((await linked()).textContent).toContain('Crane retrofit, 3 vesselsOpportunity · Negotiation · closes 30 June 2026Goes to Siebel with the next sync'); // prettier-ignore
    release();
    expect(await text('The link is saved')).toBeTruthy();
  });

  it('go again, with the reason, when the server refuses', async () => {
    server.failing.set('/api/items/links', { status: 409, message: 'The item was deleted.' });
    await show();
    await press('Link with Crane retrofit, 3 vessels');
    expect(await text('The link was not saved')).toBeTruthy();
    expect(await text('The item was deleted.')).toBeTruthy();
    expect((await linked()).textContent).not.toContain('Crane retrofit');
  });

  it('ask before a second account takes the first one’s place, naming both', async () => {
    await show();
    await press('Link with Okafor Logistics');
    const dialog = await screen.findByRole('alertdialog', { hidden: true }, PATIENCE);
    expect(dialog.textContent).toContain('Replace the account?');
    expect(dialog.textContent).toContain('linked with “Halvorsen Marine”');
    expect(dialog.textContent).toContain('Link it with “Okafor Logistics” instead?');
    expect(server.sent(LINKS)).toEqual([]);
    await press('Replace');
    expect(await text('The link is saved')).toBeTruthy();
    expect(server.sent(LINKS)).toMatchObject([{ replace: true, records: [{ id: '1-A2' }] }]);
    expect((await linked()).textContent).not.toContain('Halvorsen Marine');
  });

  it('keep the first account when that is wished', async () => {
    await show();
    await press('Link with Okafor Logistics');
    await press('Keep it');
    expect(server.sent(LINKS)).toEqual([]);
    expect((await linked()).textContent).toContain('Halvorsen Marine');
  });

  it('ask as well when only the server knows of the first one', async () => {
    outlook.item = makeMessage();
    await show();
    await text(/Nothing yet/);
    server.items.set('message M1', makeSyncedEvent({ item: { kind: 'message', id: 'M1' } }));
    await press('Link with Okafor Logistics');
    expect((await screen.findByRole('alertdialog', { hidden: true }, PATIENCE)).textContent).toContain('Another one is linked already'); // prettier-ignore
    await press('Replace');
    expect(await text('The link is saved')).toBeTruthy();
  });

  it('are taken away at a press', async () => {
    await show();
    await press('Unlink Halvorsen Marine');
    expect(await text('The link is removed')).toBeTruthy();
    expect(await text(/Nothing yet/)).toBeTruthy();
    expect(server.sent('POST /api/items/links/remove')).toMatchObject([{ records: [{ kind: 'account', id: '1-A1' }] }]);
  });

  it('of a message carry what it leaves in Siebel', async () => {
    outlook.item = makeMessage();
    await show();
    await press('Link with Halvorsen Marine');
    expect(await text('The link is saved')).toBeTruthy();
    expect(server.sent(LINKS)).toMatchObject([
      { message: { subject: 'Crane retrofit: dates for the yard in Bergen', isOutgoing: false, at: '2026-11-30T09:12:00Z' } }, // prettier-ignore
    ]);
  });

  it('of an item that is being written save it as a draft first, once', async () => {
    outlook.item = makeMessage({ mode: 'compose', id: null, isOutgoing: true, at: null });
    await show();
    expect(await text(/Not saved yet/)).toBeTruthy();
    await press('Link with Halvorsen Marine');
    expect(await text('The link is saved')).toBeTruthy();
    await press('Link with Crane retrofit, 3 vessels');
    await expect.poll(() => server.sent(LINKS).length, PATIENCE).toBe(2);
    expect(outlook.drafts).toBe(1);
    expect(server.sent(LINKS)).toMatchObject([{ items: [{ id: 'DRAFT1' }] }, { items: [{ id: 'DRAFT1' }] }]);
  });

  it('are found at once when the pane is opened to link', async () => {
    await show('?page=link');
    expect(await screen.findByRole('combobox', { name: 'Search Siebel' }, PATIENCE)).toBeTruthy();
    outlook.select(makeMessage());
    expect(await screen.findByRole('heading', { level: 1, name: /Crane retrofit/ }, PATIENCE)).toBeTruthy();
    expect(screen.queryByRole('combobox', { name: 'Search Siebel' })).toBeNull();
  });

  it('say so when nothing in Siebel fits, and when the search is too short', async () => {
    const field = await openSearch();
    await user.type(field, 'z');
    expect(await text(/Type at least 2 letters/)).toBeTruthy();
    await user.type(field, 'zz');
    expect(await text('Siebel has nothing that fits “zzz”')).toBeTruthy();
  });
});

describe('an item that is being written', { timeout: 60_000 }, () => {
  let server: PaneApi;
  const user = userEvent.setup();

  beforeEach(async () => {
    server = await startPaneApi();
  });

  afterEach(async () => {
    cleanup();
    await server.close();
  });

  it.each([
    ['message', 'Cc: Chinedu Okafor', 'cc Chinedu Okafor <chinedu@okafor.example>'],
    ['event', 'Required: Chinedu Okafor', 'required Chinedu Okafor <chinedu@okafor.example>'],
  ] as const)('gets Siebel contacts as recipients: %s', async (kind, button, added) => {
    const outlook = createFakeOutlook(makeMessage({ kind, mode: 'compose', id: null, people: [] }));
    await renderPane(server.url, { outlook });
    await user.type(await screen.findByRole('combobox', { name: 'Find a contact to add' }, PATIENCE), 'okafor');
    await user.click(await screen.findByRole('button', { name: button }, PATIENCE));
    expect(await screen.findByText('Chinedu Okafor was added', {}, PATIENCE)).toBeTruthy();
    expect(outlook.added).toEqual([added]);
  });

  it('gets the one that is lit up with Enter', async () => {
    const outlook = createFakeOutlook(makeMessage({ mode: 'compose', id: null, people: [] }));
    await renderPane(server.url, { outlook });
    await user.type(await screen.findByRole('combobox', { name: 'Find a contact to add' }, PATIENCE), 'halvorsen');
    await screen.findByRole('row', { name: /Ingrid Halvorsen/ }, PATIENCE);
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Ingrid Halvorsen was added', {}, PATIENCE)).toBeTruthy();
    expect(outlook.added).toEqual(['to Ingrid Halvorsen <ingrid@halvorsen.example>']);
  });
});
