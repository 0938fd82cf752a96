// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LinePanel } from '../../addin/admin/undo/LinePanel.tsx';
import { startConsoleApi } from '../support/consoleApi.ts';
import type { ConsoleApi } from '../support/consoleApi.ts';
import { renderConsole } from '../support/renderConsole.tsx';
import type { TestRole } from '../support/renderConsole.tsx';

const PATIENCE = { timeout: 10_000 };

describe('a journal line in the console', () => {
  let server: ConsoleApi;
  const user = userEvent.setup();

  beforeEach(async () => {
    server = await startConsoleApi({ lines: 3, users: 2 });
  });

  afterEach(async () => {
    cleanup();
    await server.close();
  });

  const show = (id = '8', role: TestRole = 'Administrator') =>
    renderConsole(server.url, role, <LinePanel id={id} onClose={() => undefined} />);
  const byRole = (role: string, name: string) => screen.findByRole(role, { hidden: true, name }, PATIENCE);
  const press = async (name: string) => user.click(await byRole('button', name));
  const undos = () => server.calls.filter((call) => call.startsWith('POST'));

  it('shows the values before and after, and the overruled ones', async () => {
    show();
    const rows = within(await byRole('table', 'Values')).getAllByRole('row', { hidden: true });
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'FieldBeforeAfter',
      'lastNameHalvorsenHalvorsen-Lie',
      'jobTitleemptyCaptain',
    ]);
    expect((await byRole('region', 'Overruled values')).textContent).toContain('department in Exchange: Fleet');
  });

  it('says that values are no longer kept, and offers no undo then', async () => {
    show('2');
    expect(await screen.findByText(/no longer kept, so this write cannot be taken back/, {}, PATIENCE)).toBeTruthy();
    expect(screen.queryByText('Undo this write')).toBeNull();
  });

  it('offers the undo of a write that failed but may have been done: what it displaced is in its line', async () => {
    show('3');
    expect(await screen.findByText('Failed', {}, PATIENCE)).toBeTruthy();
    await press('Undo this write');
    expect(await screen.findByText('1 write would be taken back.', {}, PATIENCE)).toBeTruthy();
  });

  it('shows what an undo would write before it asks for it, and what became of it', async () => {
    show();
    await press('Undo this write');
    expect(await screen.findByText('1 write would be taken back.', {}, PATIENCE)).toBeTruthy();
    expect((await byRole('list', 'Preview')).textContent).toContain('update siebelfields: lastName');
    expect(undos()).toHaveLength(1);
    await press('Take 1 write back');
    expect(await screen.findByText(/It is done/, {}, PATIENCE)).toBeTruthy();
    expect((await byRole('list', 'Result')).textContent).toContain('Taken back');
    expect(undos()).toHaveLength(2);
  });

  it('previews a whole run, and says what stays because it was edited since', async () => {
    show();
    await press('Undo the whole run');
    expect(await screen.findByText('3 writes would be taken back, 1 line stays as now.', {}, PATIENCE)).toBeTruthy();
    expect((await byRole('list', 'Preview')).textContent).toContain('an edit is never overwritten by an undo');
  });

  it('says why the preview could not be made', async () => {
    server.failing.set('/api/journal/undo', 503);
    show();
    await press('Undo this write');
    expect(await screen.findByText('The preview could not be made', {}, PATIENCE)).toBeTruthy();
  });

  it('lets an auditor take nothing back', async () => {
    show('8', 'Auditor');
    expect(await screen.findByText('Only an Administrator may take writes back.', {}, PATIENCE)).toBeTruthy();
    expect(screen.queryByText('Undo this write')).toBeNull();
  });
});
