// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Console } from '../../addin/admin/Console.tsx';
import { startConsoleApi } from '../support/consoleApi.ts';
import type { ConsoleApi } from '../support/consoleApi.ts';
import { renderConsole } from '../support/renderConsole.tsx';
import type { TestRole } from '../support/renderConsole.tsx';

const PATIENCE = { timeout: 10_000 };

describe('the console', () => {
  let server: ConsoleApi;
  const user = userEvent.setup();

  beforeEach(async () => {
    server = await startConsoleApi({ users: 40 });
  });

  afterEach(async () => {
    cleanup();
    await server.close();
  });

  const show = (role: TestRole = 'Administrator') => renderConsole(server.url, role, <Console header={null} />);
  const rows = async () => within(await screen.findByRole('table', { name: 'Users' }, PATIENCE)).getAllByRole('row');

  it('shows a page of users with state, reason and linked records', async () => {
    show();
    expect(await rows()).toHaveLength(16);
    const row = screen.getByRole('button', { name: 'Greta Lindqvist, details' }).closest('tr');
    expect(row?.textContent).toContain('Suspended');
    expect(row?.textContent).toContain('The mailbox has no Exchange licence.');
    expect(row?.textContent).toContain('366');
    expect(screen.getByText('1 to 15 of 40')).toBeTruthy();
  });

  it('pages through the users', async () => {
    show();
    await rows();
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    expect(await screen.findByText('16 to 30 of 40', {}, PATIENCE)).toBeTruthy();
  });

  it('lets the server search, and says so when nobody matches', async () => {
    show();
    await rows();
    await user.type(screen.getByRole('searchbox'), 'zzz');
    expect(await screen.findByText('Nobody matches', {}, PATIENCE)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show everybody' }));
    expect(await rows()).toHaveLength(16);
  });

  it('shows the users of a state when its count is pressed', async () => {
    show();
    await user.click(await screen.findByRole('button', { name: /Suspended/ }, PATIENCE));
    expect(await screen.findByText('1 to 3 of 3', {}, PATIENCE)).toBeTruthy();
  });

  it('asks for a run of one user, and tells that it did', async () => {
    show();
    await user.click(await screen.findByRole('button', { name: 'Sync now: Anna Keller' }, PATIENCE));
    expect(await screen.findByText(/Asked for a run of AKELLER/, {}, PATIENCE)).toBeTruthy();
    expect(server.calls).toContain('POST /api/users/AKELLER/sync');
  });

  it('asks before it syncs everybody', async () => {
    show();
    await rows();
    await user.click(screen.getByRole('button', { name: 'Sync all now' }));
    const dialog = await screen.findByRole('dialog', { hidden: true }, PATIENCE);
    expect(server.calls).not.toContain('POST /api/users/sync');
    await user.click(within(dialog).getByRole('button', { hidden: true, name: 'Sync all now' }));
    expect(await screen.findByText(/Asked for 37 runs/, {}, PATIENCE)).toBeTruthy();
  });

  it('does not let an auditor start a sync', async () => {
    show('Auditor');
    const button = await screen.findByRole('button', { name: 'Sync now: Anna Keller' }, PATIENCE);
    await user.click(button);
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(server.calls.filter((call) => call.startsWith('POST'))).toEqual([]);
  });

  it('tells somebody without a role why there is nothing to see', async () => {
    show('Nobody');
    expect(await screen.findByText(/neither the Administrator nor the Auditor role/, {}, PATIENCE)).toBeTruthy();
  });

  it('says what failed, and tries again when asked', async () => {
    server.failing.set('/api/users', 500);
    show();
    const alert = await screen.findByRole('alert', {}, PATIENCE);
    expect(alert.textContent).toContain('The database is being upgraded.');
    server.failing.clear();
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await rows()).toHaveLength(16);
  });

  it('keeps the last overview when it cannot be renewed', async () => {
    server.status = { ...server.status, queueDepth: 7_777 };
    show();
    expect(await screen.findByText('7,777', {}, PATIENCE)).toBeTruthy();
    server.failing.set('/api/status', 500);
    expect(await screen.findByText(/it shows what was last known/, {}, PATIENCE)).toBeTruthy();
    expect(screen.getByText('7,777')).toBeTruthy();
  }, 20_000);

  it('tells which server keeps users waiting, since when, how many, and when it is asked again', async () => {
    const [since, retryAt] = [-7_200, 45].map((seconds) => new Date(Date.now() + seconds * 1_000).toISOString());
    const outage = { server: 'exchange', reason: 'Exchange answered 500.', since: since ?? '', retryAt: retryAt ?? '' } as const; // prettier-ignore
    const outages = [{ ...outage, kind: 'silent', usersWaiting: 31 } as const];
    server.status = { ...server.status, outages };
    show();
    const bar = (await screen.findByText('Exchange does not answer as it should', {}, PATIENCE)).closest(
      '[role=group]',
    );
    expect(bar?.textContent).toMatch(
      /Since 2 h ago. 31 users wait for it. Asked again in 4\d s. Last it said: Exchange answered 500\./,
    );
  });

  it('names the server that is not reachable, and why', async () => {
    const exchange = { reachable: false, message: 'Graph did not answer.', checkedAt: new Date().toISOString() };
    server.status = { ...server.status, reachability: { ...server.status.reachability, exchange } };
    show();
    expect(await screen.findByText('Graph did not answer.', {}, PATIENCE)).toBeTruthy();
  });

  it('shows issues and runs of a user', async () => {
    show();
    await user.click(await screen.findByRole('button', { name: 'Daisuke Tanaka, details' }, PATIENCE));
    expect(await screen.findByText(/longer than 50 characters/, {}, PATIENCE)).toBeTruthy();
    expect(await screen.findByText('14 read, 3 written, 1 skipped, 0 failed', {}, PATIENCE)).toBeTruthy();
  });
});
