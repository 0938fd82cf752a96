// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeOutlook, makeEvent, makeMessage } from '../support/fakeOutlook.ts';
import type { FakeOutlook } from '../support/fakeOutlook.ts';
import { MATCH_QUESTION } from '../support/consoleIssues.ts';
import { startPaneApi } from '../support/paneApi.ts';
import type { PaneApi } from '../support/paneApi.ts';
import { makeSyncedEvent } from '../support/paneData.ts';
import { renderPane } from '../support/renderPane.tsx';

const PATIENCE = { timeout: 20_000 };

/** What axe finds; colours are judged in a real browser, which lays the page out. */
async function violations(): Promise<string[]> {
  const found = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

describe('axe finds nothing', { timeout: 60_000 }, () => {
  let server: PaneApi;
  const user = userEvent.setup();

  beforeEach(async () => {
    server = await startPaneApi();
    document.title = 'Siebel';
  });

  afterEach(async () => {
    cleanup();
    await server.close();
  });

  const show = (outlook: FakeOutlook | null, place = '') => renderPane(server.url, { outlook, place });
  const text = (words: string | RegExp) => screen.findByText(words, {}, PATIENCE);
  const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { hidden: true, name }, PATIENCE)); // prettier-ignore

  it('on a message with its people, also while several are selected', async () => {
    server.changeContact('1-C2', { listed: false, inMailbox: false, inMailboxSince: null });
    await show(createFakeOutlook());
    await text('Site visit, Bergen yard');
    expect(await violations()).toEqual([]);
    await press('Select several');
    expect(await violations()).toEqual([]);
  });

  it('on a meeting in sync with its reason opened', async () => {
    server.items.set('event E1', makeSyncedEvent());
    await show(createFakeOutlook(makeEvent()));
    await press('Why?');
    await text('Nothing has been written for it yet.');
    expect(await violations()).toEqual([]);
  });

  it('on the question whether to replace', async () => {
    server.items.set('event E1', makeSyncedEvent());
    await show(createFakeOutlook(makeEvent({ mode: 'read' })));
    await press('Link with Okafor Logistics');
    await text('Replace the account?');
    expect(await violations()).toEqual([]);
  });

  it('on the search, with results and with none', async () => {
    await show(createFakeOutlook(), '?page=link');
    await screen.findByRole('option', { name: /Halvorsen Marine/ }, PATIENCE);
    expect(await violations()).toEqual([]);
    await user.type(screen.getByRole('combobox', { name: 'Search Siebel' }), 'zzz');
    await text(/has nothing that fits/);
    expect(await violations()).toEqual([]);
  });

  it('on a message that is being written', async () => {
    await show(createFakeOutlook(makeMessage({ mode: 'compose', id: null, people: [] })));
    await user.type(await screen.findByRole('combobox', { name: 'Find a contact to add' }, PATIENCE), 'okafor');
    await screen.findByRole('button', { name: 'To: Chinedu Okafor' }, PATIENCE);
    expect(await violations()).toEqual([]);
  });

  it('on a new contact, with a mistake and with a double', async () => {
    await show(createFakeOutlook());
    await press('Create as contact: Matthias Brückner');
    const email = await screen.findByRole('textbox', { name: 'E-mail' }, PATIENCE);
    await user.clear(email);
    await user.type(email, 'no address');
    await press('Create contact');
    await text('This is not an e-mail address.');
    expect(await violations()).toEqual([]);
    await user.clear(email);
    await user.type(email, 'ingrid@halvorsen.example');
    await press('Create contact');
    await text('Siebel has this address already');
    expect(await violations()).toEqual([]);
  });

  it.each(['my-contacts', 'my-tasks'])('on %s with a selection', async (page) => {
    await show(createFakeOutlook(null), `?page=${page}`);
    await user.click((await screen.findAllByRole('checkbox', {}, PATIENCE))[0] ?? document.body);
    await text('1 selected');
    expect(await violations()).toEqual([]);
  });

  it('on My Sync with a question opened', async () => {
    server.issues.open('AKELLER', [MATCH_QUESTION, {}]);
    await show(createFakeOutlook(null), '?page=my-sync');
    await press('Answer: Ingrid Halvorsen');
    await screen.findByRole('radio', { name: /1-AA2/ }, PATIENCE);
    expect(await violations()).toEqual([]);
  });

  it('where there is no item, nobody is signed in, or nobody is mapped', async () => {
    await show(createFakeOutlook(null));
    await text('Nothing is selected');
    expect(await violations()).toEqual([]);
    cleanup();
    server.failing.set('/api/me', { status: 401 });
    await show(createFakeOutlook());
    await screen.findByRole('heading', { name: 'Sign in' }, PATIENCE);
    expect(await violations()).toEqual([]);
    cleanup();
    server.failing.set('/api/me', { status: 403, id: 'user-without-mailbox' });
    await show(createFakeOutlook());
    await text('Your mailbox is not set up yet');
    expect(await violations()).toEqual([]);
  });

  it('while it loads, and where it failed', async () => {
    server.hold('/api/items/state');
    server.failing.set('/api/siebel/people', { status: 409, message: 'Siebel does not answer.' });
    await show(createFakeOutlook());
    await screen.findByRole('alert', {}, PATIENCE);
    expect(await violations()).toEqual([]);
  });
});
