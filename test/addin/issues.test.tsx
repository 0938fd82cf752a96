// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IssuesPanel } from '../../addin/admin/issues/IssuesPanel.tsx';
import { startConsoleApi } from '../support/consoleApi.ts';
import type { ConsoleApi } from '../support/consoleApi.ts';
import { COMPANY_QUESTION, MATCH_QUESTION } from '../support/consoleIssues.ts';
import { renderConsole } from '../support/renderConsole.tsx';
import type { TestRole } from '../support/renderConsole.tsx';

const PATIENCE = { timeout: 10_000 };
const REFUSED = 'A server did not take the record, or did not answer.';

describe('issues in the console', () => {
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

  const show = (place = '', role: TestRole = 'Administrator') => {
    window.history.replaceState(null, '', `/?show=issues${place}`);
    return renderConsole(server.url, role, <IssuesPanel />);
  };
  // jsdom lays nothing out, so what a dialog hides from assistive technology is not to be told; the browser tests do.
  const byRole = (role: string, name: string | RegExp) => screen.findByRole(role, { hidden: true, name }, PATIENCE);
  const press = async (name: string | RegExp) => user.click(await byRole('button', name));
  const text = (words: string | RegExp) => screen.findByText(words, {}, PATIENCE);

  it('groups them by reason, the most frequent first', async () => {
    server.issues.open('AKELLER', [MATCH_QUESTION, {}, {}]);
    show();
    expect((await byRole('list', REFUSED)).children).toHaveLength(2);
    const titles = screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
    expect(titles).toEqual([REFUSED, MATCH_QUESTION.message]);
  });

  it('tells of each the record, the field, what to do, and when it is tried again', async () => {
    server.issues.open('AKELLER', [{}]);
    show();
    const line = within(await byRole('list', REFUSED)).getByRole('listitem', { hidden: true });
    const parts = [
      'AKELLER',
      'AAMkAI1',
      'Field lastName',
      'longer than 50',
      'Correct the value.',
      'tried 2 times',
      'tried again in ',
    ];
    for (const part of parts) expect(line.textContent).toContain(part);
  });

  it('retries one, or all of a reason', async () => {
    server.issues.open('AKELLER', [{}, {}, {}]);
    show();
    await press('Retry issue 2');
    expect(await text('1 record is looked at again')).toBeTruthy();
    await press('Retry all 3');
    expect(await text('3 records are looked at again')).toBeTruthy();
  });

  it('shows the item beside its candidates, and says what is the same', async () => {
    server.issues.open('AKELLER', [MATCH_QUESTION]);
    show();
    await press('Answer issue 1');
    const first = (await byRole('radio', 'Ingrid Halvorsen (1-AA1)')).closest<HTMLElement>('div')?.parentElement;
    expect(first?.textContent).toContain('ingrid@halvorsen.examplethe same');
    expect(first?.textContent).toContain('Halvorsen MarineLocation');
    const taken = await byRole('radio', /1-AA3\): linked with another item/);
    expect(taken.hasAttribute('disabled')).toBe(true);
  });

  it('links with the candidate that was chosen', async () => {
    server.issues.open('AKELLER', [MATCH_QUESTION]);
    show('&issue=1');
    await user.click(await byRole('radio', /1-AA2/));
    await press('Save the answer');
    expect(await text('The answer is saved')).toBeTruthy();
    expect(server.issues.decisions).toMatchObject([{ action: 'link', siebelId: '1-AA2' }]);
    expect(within(await byRole('list', 'Answers in force')).getByText('Link with 1-AA2')).toBeTruthy();
  });

  it.each([
    ['create', 'None of these: create a new Siebel record'],
    ['ignore', 'Leave the item alone, and do not ask again'],
  ])('answers with %s', async (action, label) => {
    server.issues.open('AKELLER', [MATCH_QUESTION]);
    show('&issue=1');
    await user.click(await byRole('radio', label));
    await press('Save the answer');
    expect(await text('The answer is saved')).toBeTruthy();
    expect(server.issues.decisions).toMatchObject([{ action, siebelId: null }]);
  });

  it('takes an account that is not among the candidates of a company', async () => {
    server.issues.open('AKELLER', [COMPANY_QUESTION]);
    show('&issue=1');
    expect(await text('Which Siebel account is the company of this contact?')).toBeTruthy();
    await user.click(await byRole('radio', 'Another account, by its Siebel row id'));
    await user.type(await byRole('textbox', 'Row id of the account'), '1-ZZ9');
    await press('Save the answer');
    expect(await text('The answer is saved')).toBeTruthy();
    expect(server.issues.decisions).toMatchObject([{ action: 'account', siebelId: '1-ZZ9' }]);
  });

  it('takes an answer back', async () => {
    server.issues.open('AKELLER', [MATCH_QUESTION]);
    server.issues.answer('POST', new URL(`${server.url}/api/issues/1/resolve`), { action: 'ignore' });
    show();
    await press('Withdraw Leave alone, AKELLER');
    expect(await text(/The answer was withdrawn/)).toBeTruthy();
    await expect.poll(() => screen.queryByText('Answers in force'), PATIENCE).toBeNull();
  });

  it('says of a settled issue that it is settled', async () => {
    show('&issue=77');
    expect(await text(/There is no open issue 77: it was settled/)).toBeTruthy();
  });

  it('shows of 1,000 issues a step at a time', async () => {
    server.issues.open(
      'AKELLER',
      Array.from({ length: 1_000 }, () => ({})),
    );
    show();
    expect((await byRole('list', REFUSED)).children).toHaveLength(5);
    await press('Show 50 more');
    expect((await byRole('list', REFUSED)).children).toHaveLength(55);
    expect(screen.getByText(/These are the newest 1,000/)).toBeTruthy();
  });

  it('says so when there are none, and when none fits', async () => {
    show();
    expect(await text('No issues')).toBeTruthy();
    server.issues.open('AKELLER', [{}]);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Domain' }), 'task');
    expect(await text('No issues here')).toBeTruthy();
    await press('Show all issues');
    expect(await byRole('list', REFUSED)).toBeTruthy();
  });

  it('lets an auditor read, and neither retry nor answer', async () => {
    server.issues.open('AKELLER', [{ ...MATCH_QUESTION, item: null }]);
    show('&issue=1', 'Auditor');
    expect(await text('Only an Administrator may retry or answer.')).toBeTruthy();
    expect(screen.queryByText('Retry')).toBeNull();
  });
});
