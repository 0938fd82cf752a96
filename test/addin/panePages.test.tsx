// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeOutlook } from '../support/fakeOutlook.ts';
import { COMPANY_QUESTION, MATCH_QUESTION } from '../support/consoleIssues.ts';
import { makeLine } from '../support/consoleData.ts';
import { startPaneApi } from '../support/paneApi.ts';
import type { PaneApi } from '../support/paneApi.ts';
import { makeMailbox } from '../support/paneData.ts';
import { renderPane } from '../support/renderPane.tsx';

const PATIENCE = { timeout: 20_000 };

describe('pages that need no item', { timeout: 60_000 }, () => {
  let server: PaneApi;
  const user = userEvent.setup();

  beforeEach(async () => {
    server = await startPaneApi();
  });

  afterEach(async () => {
    cleanup();
    await server.close();
  });

  const show = (page: string) => renderPane(server.url, { outlook: createFakeOutlook(null), place: `?page=${page}` });
  const text = (words: string | RegExp) => screen.findByText(words, {}, PATIENCE);
  const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }, PATIENCE));
  const select = async (title: string) => user.click(await screen.findByRole('checkbox', { name: `Select ${title}` }, PATIENCE)); // prettier-ignore

  describe('My Contacts and My Tasks', () => {
    it('list the mailbox’s with how each stands', async () => {
      await show('my-contacts');
      const rows = within(await screen.findByRole('list', { name: 'My Contacts' }, PATIENCE)).getAllByRole('listitem');
      expect(rows).toHaveLength(6);
      expect(rows[0]?.textContent).toContain('Ingrid Halvorsen');
      expect(rows[0]?.textContent).toContain('In sync with Siebel');
      expect(rows[2]?.textContent).toContain('Waiting for the next sync');
    });

    it('load more when that is asked for', async () => {
      server.mailbox.contacts = makeMailbox('contact', 70);
      await show('my-contacts');
      expect(within(await screen.findByRole('list', { name: 'My Contacts' }, PATIENCE)).getAllByRole('listitem')).toHaveLength(50); // prettier-ignore
      await press('Load more');
      await expect.poll(() => screen.getAllByRole('listitem').length, PATIENCE).toBe(70);
      expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
    });

    it('are searched by the server', async () => {
      await show('my-tasks');
      await text('Send the crane drawings');
      await user.type(screen.getByRole('searchbox'), 'renew');
      await expect.poll(() => screen.queryByText('Send the crane drawings'), PATIENCE).toBeNull();
      expect(await text('Renew the service contract')).toBeTruthy();
      await user.type(screen.getByRole('searchbox'), 'zzz');
      expect(await text('Nothing fits “renewzzz”')).toBeTruthy();
    });

    it('put the selected on the Sync List, leaving out who is not in Siebel', async () => {
      await show('my-contacts');
      await select('Ingrid Halvorsen');
      await select('Noor van Dijk');
      expect(await text('2 selected')).toBeTruthy();
      expect(await text('1 is not in Siebel yet and is left out.')).toBeTruthy();
      await press('Add To Sync List');
      expect(await text('The contact is on your Sync List')).toBeTruthy();
      expect(server.calls.map(({ call }) => call)).toContain('PUT /api/sync-list/1-M0?login=AKELLER');
      expect(screen.queryByText('2 selected')).toBeNull();
    });

    it('take the selected off the Sync List', async () => {
      await show('my-contacts');
      await select('Ingrid Halvorsen');
      await press('Remove from Sync List');
      expect(await text('The contact is off your Sync List')).toBeTruthy();
      expect(server.calls.map(({ call }) => call)).toContain('DELETE /api/sync-list/1-M0?login=AKELLER');
    });

    it('link the selected with one record', async () => {
      await show('my-tasks');
      await select('Send the crane drawings');
      await select('Renew the service contract');
      await press('Link…');
      expect(await screen.findByRole('heading', { name: 'Link 2 items with Siebel' }, PATIENCE)).toBeTruthy();
      await user.click(await screen.findByRole('option', { name: /Halvorsen Marine/ }, PATIENCE));
      expect(await text('The link is saved')).toBeTruthy();
      expect(server.sent('POST /api/items/links')).toMatchObject([
        { items: [{ kind: 'task', id: 'task-2' }, { kind: 'task', id: 'task-3' }], records: [{ kind: 'account', id: '1-A1' }] }, // prettier-ignore
      ]);
    });

    it('offer only the kinds that a contact can be linked with', async () => {
      await show('my-contacts');
      await select('Ingrid Halvorsen');
      await press('Link…');
      await screen.findByRole('combobox', { name: 'Search Siebel' }, PATIENCE);
      const kinds = within(screen.getByRole('group', { name: 'Kinds of records' })).getAllByRole('button');
      expect(kinds.map(({ textContent }) => textContent)).toEqual(['All', 'Accounts', 'Opportunities']);
    });

    it('say so when the mailbox is empty, and when it cannot be read', async () => {
      server.mailbox.tasks = [];
      await show('my-tasks');
      expect(await text('No tasks')).toBeTruthy();
      server.failing.set('/api/mailbox/contacts', { status: 409, message: 'The mailbox has no licence.' });
      await press('Contacts');
      const alert = await screen.findByRole('alert', {}, PATIENCE);
      expect(alert.textContent).toContain('The mailbox has no licence.');
      server.failing.clear();
      await user.click(within(alert).getByRole('button', { name: 'Try again' }));
      expect(await text('Ingrid Halvorsen')).toBeTruthy();
    });
  });

  describe('My Sync', () => {
    it('tells how the sync stands and what travels in which direction', async () => {
      server.user = { ...server.user, state: 'suspended', stateReason: 'The mailbox has no Exchange licence.' };
      await show('my-sync');
      expect(await text('Suspended')).toBeTruthy();
      expect(await text('The mailbox has no Exchange licence.')).toBeTruthy();
      const levels = await screen.findByRole('list', { name: 'What syncs for you' }, PATIENCE);
      expect(levels.textContent).toContain('ContactsBoth ways between Siebel and Outlook');
      expect(levels.textContent).toContain('CalendarFrom Siebel to Outlook');
      expect(levels.textContent).toContain('TasksNot synced');
    });

    it('asks for a sync', async () => {
      await show('my-sync');
      await press('Sync now');
      expect(await text('A sync was asked for')).toBeTruthy();
    });

    it('shows what does not travel with the reason and what to do, and has it tried again', async () => {
      server.issues.open('AKELLER', [{}]);
      await show('my-sync');
      expect(await text(/longer than 50 characters/)).toBeTruthy();
      expect(await text('Correct the value.')).toBeTruthy();
      await press('Retry: Ingrid Halvorsen');
      expect(await text('It is looked at again')).toBeTruthy();
      expect(server.sent('POST /api/issues/retry')).toEqual([{ ids: ['1'] }]);
    });

    it('lets an ambiguous contact be answered with a candidate', async () => {
      server.issues.open('AKELLER', [MATCH_QUESTION]);
      await show('my-sync');
      expect(await text('Which Siebel record is this?')).toBeTruthy();
      await press('Answer: Ingrid Halvorsen');
      await user.click(await screen.findByRole('radio', { name: /1-AA2/ }, PATIENCE));
      await press('Save the answer');
      expect(await text('Your answer is saved')).toBeTruthy();
      expect(server.issues.decisions).toMatchObject([{ action: 'link', siebelId: '1-AA2' }]);
    });

    it.each([
      ['create', MATCH_QUESTION, 'None of these: create a new record in Siebel'],
      ['ignore', COMPANY_QUESTION, 'Leave the company out, and do not ask again'],
    ] as const)('lets a question be answered with %s', async (action, question, label) => {
      server.issues.open('AKELLER', [question]);
      await show('my-sync');
      await press('Answer: Ingrid Halvorsen');
      await user.click(await screen.findByRole('radio', { name: label }, PATIENCE));
      await press('Save the answer');
      expect(await text('Your answer is saved')).toBeTruthy();
      expect(server.issues.decisions).toMatchObject([{ action }]);
    });

    it('shows the edits that lost a conflict, and restores one', async () => {
      const line = { rule: 'L5', outcome: 'written', valuesKept: true } as const;
      server.lines = [makeLine(6, new Date(), line), makeLine(5, new Date(), { ...line, rule: 'L4' })];
      await show('my-sync');
      expect(await text('Fleet')).toBeTruthy();
      expect(server.calls.map(({ call }) => call)).not.toContain('GET /api/journal/lines/5');
      await press('Restore: Ingrid Halvorsen');
      expect(await text('Your edit is restored')).toBeTruthy();
      expect(server.sent('POST /api/journal/undo')).toEqual([{ lines: ['6'], fields: ['department'], dryRun: false }]);
    });

    it('says so when nothing is amiss', async () => {
      await show('my-sync');
      server.user = { ...server.user, state: 'in sync' };
      expect(await text('Everything that should travel does.')).toBeTruthy();
      expect(await text('None of your edits was overruled lately.')).toBeTruthy();
    });
  });
});
