// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JournalPanel } from '../../addin/admin/journal/JournalPanel.tsx';
import { startConsoleApi } from '../support/consoleApi.ts';
import type { ConsoleApi } from '../support/consoleApi.ts';
import { renderConsole } from '../support/renderConsole.tsx';

const PATIENCE = { timeout: 10_000 };

describe('what travelled', () => {
  let server: ConsoleApi;
  const user = userEvent.setup();

  beforeEach(async () => {
    server = await startConsoleApi();
  });

  afterEach(async () => {
    cleanup();
    await server.close();
  });

  const show = () =>
    renderConsole(server.url, 'Administrator', <JournalPanel onOpen={() => undefined} onShowUndos={() => undefined} />);
  const list = () => screen.findByRole('list', { name: 'What travelled' }, PATIENCE);
  const lines = async () => within(await list()).getAllByRole('listitem');
  const isLive = () => screen.findByText('Live', {}, PATIENCE);

  it('tells of each line the record, user, domain, direction, rule, operation and outcome', async () => {
    server.write({
      title: 'Visit in Bergen',
      login: 'AKELLER',
      domain: 'calendar',
      direction: 'inbound',
      rule: 'L2',
      operation: 'update',
      outcome: 'written',
      message: null,
    });
    show();
    const text = (await lines())[0]?.textContent;
    for (const part of ['Visit in Bergen', 'AKELLER', 'Calendar', 'Inbound', 'L2', 'updated', 'Written']) {
      expect(text).toContain(part);
    }
  });

  it('puts a line on top as it is written', async () => {
    show();
    await isLive();
    server.write({ title: 'Just now', outcome: 'written' });
    expect(await screen.findByText('Just now', {}, PATIENCE)).toBeTruthy();
    expect((await lines())[0]?.textContent).toContain('Just now');
  });

  it('holds new lines back while paused, counts them, and shows them on resume', async () => {
    show();
    await isLive();
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    server.write({ title: 'Came meanwhile', outcome: 'written' });
    const held = await screen.findByRole('button', { name: 'Show 1 new line' }, PATIENCE);
    expect(screen.queryByText('Came meanwhile')).toBeNull();
    await user.click(held);
    expect(await screen.findByText('Came meanwhile', {}, PATIENCE)).toBeTruthy();
  });

  it('hides skips until they are wanted', async () => {
    show();
    await lines();
    expect(screen.queryAllByText('Skipped', { selector: '.fui-Badge' })).toEqual([]);
    await user.click(screen.getByRole('switch', { name: 'Show skips' }));
    expect(screen.queryAllByText('Skipped', { selector: '.fui-Badge' }).length).toBeGreaterThan(0);
  });

  it('filters by outcome on the server', async () => {
    show();
    await lines();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Outcome' }), 'failed');
    await waitFor(async () => {
      for (const line of await lines()) expect(line.textContent).toContain('Failed');
    }, PATIENCE);
    expect(server.calls.some((call) => call.startsWith('GET /api/journal?') && call.includes('outcome=failed'))).toBe(
      true,
    );
  });

  it('loads older lines on demand, down to the first', async () => {
    show();
    const before = (await lines()).length;
    await user.click(screen.getByRole('button', { name: 'Load older lines' }));
    await waitFor(async () => expect((await lines()).length).toBeGreaterThan(before), PATIENCE);
    await user.click(screen.getByRole('button', { name: 'Load older lines' }));
    expect(await screen.findByText('That is all there is.', {}, PATIENCE)).toBeTruthy();
  });
});
