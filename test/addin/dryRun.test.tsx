// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DryRunPanel } from '../../addin/admin/dryRun/DryRunPanel.tsx';
import { startConsoleApi } from '../support/consoleApi.ts';
import type { ConsoleApi } from '../support/consoleApi.ts';
import { makeUser } from '../support/consoleData.ts';
import { renderConsole } from '../support/renderConsole.tsx';

const PATIENCE = { timeout: 10_000 };

describe('the dry run', () => {
  let server: ConsoleApi;
  const anna = makeUser(0, new Date());

  beforeEach(async () => {
    server = await startConsoleApi();
  });

  afterEach(async () => {
    cleanup();
    await server.close();
  });

  const show = () => renderConsole(server.url, 'Administrator', <DryRunPanel onClose={() => undefined} user={anna} />);
  const complete = () => screen.findByText('The dry run is complete. Nothing was written.', {}, PATIENCE);

  it('plans one domain after the other and never asks for a write', async () => {
    show();
    await complete();
    const plan = '/api/users/AKELLER/plan?domain=';
    expect(server.calls).toEqual([`GET ${plan}contact`, `GET ${plan}calendar`, `GET ${plan}task`]);
  });

  it('counts by operation and direction, and groups the lines by domain', async () => {
    show();
    await complete();
    expect(screen.getByText('Create, Outbound')).toBeTruthy();
    expect(screen.getByText(/would carry out 30 operations/)).toBeTruthy();
    for (const name of ['Contacts', 'Calendar', 'Tasks']) {
      expect(within(screen.getByRole('region', { name })).getAllByRole('listitem')).toHaveLength(12);
    }
  });

  it('gives the reason of what stays as it is', async () => {
    show();
    await complete();
    expect(screen.getAllByText(/so none was chosen/).length).toBeGreaterThan(0);
  });

  it('says plainly when both sides agree', async () => {
    server.planLines = 0;
    show();
    expect(await screen.findByText(/the next run would write nothing/, {}, PATIENCE)).toBeTruthy();
  });

  it('shows a long plan a step at a time', async () => {
    server.planLines = 400;
    show();
    await complete();
    const contacts = within(screen.getByRole('region', { name: 'Contacts' }));
    expect(contacts.getAllByRole('listitem')).toHaveLength(50);
    await userEvent.click(contacts.getByRole('button', { name: 'Show 200 more' }));
    expect(contacts.getAllByRole('listitem')).toHaveLength(250);
  });

  it('names a domain that could not be planned, and why', async () => {
    server.failing.set('/api/users/AKELLER/plan', 503);
    show();
    const alerts = await screen.findAllByRole('alert', {}, PATIENCE);
    expect(alerts[0]?.textContent).toContain('Contacts could not be planned');
    expect(alerts[0]?.textContent).toContain('The database is being upgraded.');
  });
});
