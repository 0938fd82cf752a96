// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OfficeTrouble } from '../../addin/office/OfficeTrouble.ts';
import { createFakeOutlook, makeEvent, makeMessage } from '../support/fakeOutlook.ts';
import type { FakeOutlook } from '../support/fakeOutlook.ts';
import { makeHistory, startPaneApi } from '../support/paneApi.ts';
import type { PaneApi } from '../support/paneApi.ts';
import { makeSyncedEvent } from '../support/paneData.ts';
import { renderPane } from '../support/renderPane.tsx';

const PATIENCE = { timeout: 20_000 };

describe('the item in the pane', { timeout: 60_000 }, () => {
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

  const show = (place = '') => renderPane(server.url, { outlook, place });
  const text = (words: string | RegExp) => screen.findByText(words, {}, PATIENCE);
  const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }, PATIENCE));

  it('is told with its state in words, and since when it is agreed', async () => {
    outlook.item = makeEvent();
    server.items.set('event E1', makeSyncedEvent());
    await show();
    expect(await screen.findByRole('heading', { level: 1, name: /Quarterly review/ }, PATIENCE)).toBeTruthy();
    expect((await text(/In sync with Siebel/)).textContent).toBe('In sync with Siebel, agreed 4 min ago');
    expect(screen.getByRole('link', { name: 'Open in Siebel' }).getAttribute('href')).toContain('/activity/1-T9');
  });

  it('says why it is skipped, what to do, and what was written last, when it is asked', async () => {
    outlook.item = makeEvent();
    const words = 'The item does not carry the category.';
    server.items.set('event E1', makeSyncedEvent({ state: 'skipped', words, remedy: 'Put the category on the item.' }));
    server.lines = makeHistory('1-T9');
    await show();
    expect(await text(words)).toBeTruthy();
    await press('Why?');
    expect(await text(/Put the category on the item/)).toBeTruthy();
    expect(await text(/Updated in Outlook/)).toBeTruthy();
    expect(await text(/Created in Siebel/)).toBeTruthy();
    expect(server.calls.map(({ call }) => call)).toContain('GET /api/journal?limit=5&login=AKELLER&recordId=1-T9');
  });

  it('is synced when that is asked for', async () => {
    await show();
    await press('Sync now');
    expect(await text('A sync was asked for')).toBeTruthy();
    expect(server.calls.map(({ call }) => call)).toContain('POST /api/users/AKELLER/sync');
  });

  it('is asked for again by itself while it waits for a sync', async () => {
    outlook.item = makeEvent();
    server.items.set('event E1', makeSyncedEvent({ state: 'waiting', syncedAt: null }));
    await show();
    expect(await text('Waiting for the next sync')).toBeTruthy();
    server.items.set('event E1', makeSyncedEvent());
    expect(await text(/In sync with Siebel/)).toBeTruthy();
  });

  it('gives way to the next one that is selected', async () => {
    await show();
    expect(await text('Ingrid Halvorsen')).toBeTruthy();
    outlook.select(makeMessage({ id: 'M2', subject: 'Spare parts', people: [] }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Spare parts' }, PATIENCE)).toBeTruthy();
    expect(screen.queryByText('Ingrid Halvorsen')).toBeNull();
  });

  it('gives up what was asked for an earlier one, and never shows it', async () => {
    const release = server.hold('/api/siebel/people');
    await show();
    await screen.findByRole('heading', { level: 1, name: /Crane retrofit/ }, PATIENCE);
    await expect.poll(() => server.calls.some(({ call }) => call.includes('/people')), PATIENCE).toBe(true);
    outlook.select(makeMessage({ id: 'M2', subject: 'Spare parts', people: [] }));
    await screen.findByRole('heading', { level: 1, name: 'Spare parts' }, PATIENCE);
    await expect.poll(() => server.givenUp, PATIENCE).toContain('/api/siebel/people');
    release();
    expect(await text('Nobody but you is on this item.')).toBeTruthy();
    expect(screen.queryByText('Ingrid Halvorsen')).toBeNull();
  });

  it('is read again when a reading of an earlier one comes late', async () => {
    const release = outlook.holdReading();
    await show();
    outlook.select(makeMessage({ id: 'M2', subject: 'Spare parts', people: [] }));
    release();
    expect(await screen.findByRole('heading', { level: 1, name: 'Spare parts' }, PATIENCE)).toBeTruthy();
    expect(screen.queryByRole('heading', { name: /Crane retrofit/ })).toBeNull();
  });

  it('is noticed without Outlook’s word when the pane is looked at again', async () => {
    await show();
    await screen.findByRole('heading', { level: 1, name: /Crane retrofit/ }, PATIENCE);
    outlook.item = makeMessage({ id: 'M1', subject: 'Crane retrofit: new dates' });
    window.dispatchEvent(new Event('focus'));
    expect(await screen.findByRole('heading', { level: 1, name: /new dates/ }, PATIENCE)).toBeTruthy();
  });

  it('is missing: the pane says so, and offers the pages that need none', async () => {
    outlook.item = null;
    await show();
    expect(await text('Nothing is selected')).toBeTruthy();
    await press('My Contacts');
    expect(await screen.findByRole('heading', { level: 1, name: 'My Contacts' }, PATIENCE)).toBeTruthy();
  });

  it('cannot be read: the pane says what Outlook did, and tries again', async () => {
    outlook.trouble = new OfficeTrouble('timeout', 'item');
    await show();
    const alert = await screen.findByRole('alert', {}, PATIENCE);
    expect(alert.textContent).toContain('Outlook did not answer in time.');
    outlook.trouble = null;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { level: 1, name: /Crane retrofit/ }, PATIENCE)).toBeTruthy();
  });

  it('lies in another’s mailbox: its people are shown, and it is not linked', async () => {
    outlook.item = makeMessage({ owner: 'sales@northwind-marine.example' });
    await show();
    expect(await text(/in the mailbox of sales@northwind-marine.example/)).toBeTruthy();
    expect(await text('Ingrid Halvorsen')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Link…' })).toBeNull();
    expect(server.sent('POST /api/items/state')).toEqual([]);
  });

  it('has no known state: the pane says why, shows all else, and tries again', async () => {
    server.failing.set('/api/items/state', { status: 404, message: 'There is no such item.' });
    await show();
    const alert = await screen.findByRole('alert', {}, PATIENCE);
    expect(alert.textContent).toContain('There is no such item.');
    expect(await text('Ingrid Halvorsen')).toBeTruthy();
    server.failing.clear();
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await text('Not synced')).toBeTruthy();
  });

  it('takes long: the pane says so instead of being silent', async () => {
    server.hold('/api/siebel/people');
    await show();
    expect(await text(/takes longer than usual/)).toBeTruthy();
  });
});
