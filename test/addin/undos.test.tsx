// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Console } from '../../addin/admin/Console.tsx';
import { startConsoleApi } from '../support/consoleApi.ts';
import type { ConsoleApi } from '../support/consoleApi.ts';
import { makeUndo } from '../support/consoleUndo.ts';
import { renderConsole } from '../support/renderConsole.tsx';

const PATIENCE = { timeout: 10_000 };

describe('what was taken back, in the console', () => {
  let server: ConsoleApi;
  const user = userEvent.setup();

  beforeEach(async () => {
    server = await startConsoleApi({ lines: 3, users: 2 });
  });

  afterEach(async () => {
    cleanup();
    window.history.replaceState(null, '', '/');
    await server.close();
  });

  const show = (place: string) => {
    window.history.replaceState(null, '', `/${place}`);
    return renderConsole(server.url, 'Auditor', <Console header={null} />);
  };
  const byRole = (role: string, name: string | RegExp) => screen.findByRole(role, { hidden: true, name }, PATIENCE);
  const press = async (name: string | RegExp) => user.click(await byRole('button', name));

  it('is shown from the journal: who asked for what, when, and with what result', async () => {
    server.undos.push(makeUndo('2', 'maren.vogt', ['done', 'done', 'skipped'], '7'), makeUndo('1', 'pimsi', ['held']));
    show('?show=journal');
    await press('Taken back');
    const list = within(await byRole('list', 'Taken back'));
    const told = list.getAllByRole('listitem', { hidden: true }).map(({ textContent }) => textContent);
    expect(told).toEqual([
      'Run 7: 3 writes2 taken back1 left as it isAKELLER, asked by maren.vogt 3 min ago',
      '1 write1 held for an administratorAKELLER, asked by pimsi 3 min ago',
    ]);
    expect(window.location.search).toBe('?show=journal&undos=all');
  });

  it('shows the lines of one when it is opened', async () => {
    server.undos.push(makeUndo('2', 'maren.vogt', ['done', 'failed']));
    show('?show=journal&undos=all');
    await press(/Show the lines of undo 2/);
    expect((await byRole('list', 'Result')).children).toHaveLength(2);
    expect(screen.getAllByText('Ingrid Halvorsen 90')).toHaveLength(1);
    await press(/Show the lines of undo 2/);
    expect(screen.queryByText('Ingrid Halvorsen 90')).toBeNull();
  });

  it('says that nothing was', async () => {
    show('?show=journal&undos=all');
    expect(await screen.findByText('Nothing was taken back', {}, PATIENCE)).toBeTruthy();
  });

  it('says what failed, and tries again when asked', async () => {
    server.failing.set('/api/journal/undo', 500);
    show('?show=journal&undos=all');
    expect(await screen.findByText('What was taken back could not be loaded', {}, PATIENCE)).toBeTruthy();
    server.failing.clear();
    await press('Try again');
    expect(await screen.findByText('Nothing was taken back', {}, PATIENCE)).toBeTruthy();
  });
});
