// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Console } from '../../addin/admin/Console.tsx';
import { PlansPanel } from '../../addin/admin/plans/PlansPanel.tsx';
import { startConsoleApi } from '../support/consoleApi.ts';
import type { ConsoleApi } from '../support/consoleApi.ts';
import { renderConsole } from '../support/renderConsole.tsx';
import type { TestRole } from '../support/renderConsole.tsx';

const PATIENCE = { timeout: 10_000 };

describe('held plans in the console', () => {
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

  const showConsole = (place = '') => {
    window.history.replaceState(null, '', `/${place}`);
    return renderConsole(server.url, 'Administrator', <Console header={null} />);
  };
  const show = (place: string, role: TestRole = 'Administrator') => {
    window.history.replaceState(null, '', `/${place}`);
    return renderConsole(server.url, role, <PlansPanel />);
  };
  // jsdom lays nothing out, so what a dialog hides from assistive technology is not to be told; the browser tests do.
  const byRole = (role: string, name: string | RegExp) => screen.findByRole(role, { hidden: true, name }, PATIENCE);
  const dialog = async (title: string) => {
    const heading = await screen.findByText(title, { selector: 'h2' }, PATIENCE);
    return within(heading.closest<HTMLElement>('[role="dialog"]') ?? heading);
  };
  const drawer = () => dialog('Contacts of AKELLER');
  const press = async (name: string | RegExp) => user.click(await byRole('button', name));
  const posts = () => server.calls.filter((call) => call.startsWith('POST'));

  it('says nothing on the overview while nothing is held, and says so in its section', async () => {
    showConsole('?show=plans');
    expect(await screen.findByText('Nothing is held', {}, PATIENCE)).toBeTruthy();
    expect(await screen.findByText('No plan was decided on yet.', {}, PATIENCE)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Look at the plan/ })).toBeNull();
  });

  it('warns on the overview of the one plan that is held, and leads to it', async () => {
    server.plans.hold('AKELLER', 84);
    showConsole();
    const title = await screen.findByText('84 removals of AKELLER are held', {}, PATIENCE);
    expect(title.parentElement?.textContent).toMatch(/84 contacts gone from Exchange, first held 3 min ago/);
    await press('Look at the plan');
    expect((await drawer()).getByText(/nothing was removed in Siebel for them/)).toBeTruthy();
    expect(window.location.search).toBe('?show=plans&plan=1');
  });

  it('counts many plans together on the overview, and lists them', async () => {
    server.plans.hold('AKELLER', 84);
    server.plans.hold('BHADDAD', 1_200, { domain: 'calendar', side: 'exchange' });
    showConsole();
    expect(await screen.findByText('2 plans with 1,284 removals are held', {}, PATIENCE)).toBeTruthy();
    await press('Look at the plans');
    const list = within(await byRole('list', 'Held plans'));
    const [newest] = list.getAllByRole('listitem');
    expect(newest?.textContent).toContain('1,200 calendar items gone from Siebel');
    expect(newest?.textContent).toContain('BHADDAD');
  });

  it('says what an approval will do before it asks for it, and what was decided after it', async () => {
    server.plans.hold('AKELLER', 84);
    show('?show=plans&plan=1');
    await press('Approve');
    const question = await dialog('Remove 84 contacts after all?');
    expect(question.getByText(/Each record is read again first/).textContent).toContain(
      'For those still gone from Exchange, AKELLER is then taken off the Sync List in Siebel; the contacts themselves stay.',
    );
    expect(posts()).toEqual([]);
    await press('Approve 84 removals');
    expect(await screen.findByText('The removals of AKELLER were approved', {}, PATIENCE)).toBeTruthy();
    expect(posts()).toEqual(['POST /api/plans/1/approve']);
    const plan = await drawer();
    expect(await plan.findByText(/Approved by maren.vogt/, {}, PATIENCE)).toBeTruthy();
    expect(plan.queryByText('Approve')).toBeNull();
  });

  it('says that a removal in the mailbox goes to Deleted Items', async () => {
    server.plans.hold('AKELLER', 20, { side: 'exchange' });
    show('?show=plans&plan=1');
    await press('Approve');
    expect(await screen.findByText(/moved to Deleted Items of AKELLER’s mailbox/, {}, PATIENCE)).toBeTruthy();
  });

  it('keeps the records when a plan is rejected, and shows it in the history', async () => {
    server.plans.hold('AKELLER', 84);
    show('?show=plans&plan=1');
    await press('Reject');
    expect(
      await screen.findByText(/Nothing is removed: every record stays in Siebel as it is/, {}, PATIENCE),
    ).toBeTruthy();
    await press('Reject and keep 84 contacts');
    expect(await screen.findByText('The removals of AKELLER were rejected', {}, PATIENCE)).toBeTruthy();
    await press('Close');
    const history = within(await byRole('list', 'Decided'));
    expect(history.getByRole('listitem', { hidden: true }).textContent).toMatch(/Rejected.*maren\.vogt/);
  });

  it('tells that somebody else decided before, and shows what', async () => {
    const { id } = server.plans.hold('AKELLER', 84);
    show(`?show=plans&plan=${id}`);
    await press('Reject');
    server.plans.answer('POST', new URL(`${server.url}/api/plans/${id}/approve`), 'Administrator');
    await press('Reject and keep 84 contacts');
    expect(await screen.findByText(/it was decided on before/, {}, PATIENCE)).toBeTruthy();
    expect(await (await drawer()).findByText(/Approved by/, {}, PATIENCE)).toBeTruthy();
  });

  it('shows a page of 5,000 rows, and finds one of them', async () => {
    server.plans.hold('AKELLER', 5_000);
    show('?show=plans&plan=1');
    const plan = await drawer();
    expect((await plan.findByRole('list', { name: 'Records' }, PATIENCE)).children).toHaveLength(25);
    expect(plan.getByText('1 to 25 of 5,000')).toBeTruthy();
    await user.type(plan.getByRole('searchbox'), 'okafor 4997');
    expect(await plan.findByText('Chinedu Okafor 4997', {}, PATIENCE)).toBeTruthy();
    expect(plan.getByRole('list', { name: 'Records' }).children).toHaveLength(1);
  });

  it('lets an auditor see a plan without names, and decide nothing', async () => {
    server.plans.hold('AKELLER', 3);
    show('?show=plans&plan=1', 'Auditor');
    const plan = await drawer();
    expect(await plan.findAllByText('Hidden from your role', {}, PATIENCE)).toHaveLength(3);
    await press('Approve');
    expect(screen.queryByText(/Remove 3 contacts/)).toBeNull();
  });

  it('says what failed, and tries again when asked', async () => {
    server.failing.set('/api/plans', 500);
    show('?show=plans');
    expect(await screen.findByText('The held plans could not be loaded', {}, PATIENCE)).toBeTruthy();
    server.failing.clear();
    await press('Try again');
    expect(await screen.findByText('Nothing is held', {}, PATIENCE)).toBeTruthy();
  });

  it('closes a plan with the browser’s Back', async () => {
    server.plans.hold('AKELLER', 3);
    show('?show=plans');
    await press(/^3 contacts gone from Exchange of AKELLER/);
    await drawer();
    window.history.back();
    await expect.poll(() => screen.queryByRole('dialog'), PATIENCE).toBeNull();
  });
});
