// The built console in a real browser, signed in by redirect, against a server that speaks the contract.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from '../support/chromium.ts';
import { startConsoleApi } from '../support/consoleApi.ts';
import type { ConsoleApi, ConsoleApiOptions } from '../support/consoleApi.ts';
import { startSignInPage } from '../support/signInPage.ts';
import type { SignInPage } from '../support/signInPage.ts';
import { violations as axeViolations } from '../support/violations.ts';

const root = resolve(import.meta.dirname, '../..');
const pages = resolve(root, '.cache/browserTest');
const executablePath = findChromium();

/** Builds the pages beside dist/, so that a test run leaves alone what a server may be serving. */
function buildPages(): Promise<void> {
  const webpack = resolve(root, 'node_modules/webpack/bin/webpack.js');
  const build = spawn(process.execPath, [webpack, '--mode', 'production', '--output-path', pages], { cwd: root });
  let output = '';
  build.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  build.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((done, fail) => {
    build.on('exit', (code) => (code === 0 ? done() : fail(new Error(output))));
  });
}

interface Visit {
  /** What the server has before the page is opened. */
  readonly before?: (server: ConsoleApi) => void;
  readonly colorScheme?: 'dark' | 'light';
  readonly options?: ConsoleApiOptions;
  /** The query that the page is opened with. */
  readonly place?: string;
  readonly role?: 'Administrator' | 'Auditor' | 'Nobody';
  readonly width?: number;
}

describe.skipIf(executablePath === null)('the console in Chromium', { timeout: 90_000 }, () => {
  let browser: Browser;
  let issuer: SignInPage;
  let server: ConsoleApi | undefined;
  let context: BrowserContext | undefined;
  let mistakes: string[] = [];

  beforeAll(async () => {
    await buildPages();
    issuer = await startSignInPage();
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: CHROMIUM_ARGUMENTS });
  }, 300_000);

  afterAll(async () => {
    await browser.close();
    await issuer.close();
  });

  afterEach(async () => {
    await context?.close();
    await server?.close();
    expect(mistakes).toEqual([]);
  });

  /** Opens the console and goes through the sign-in page. */
  async function visit(wanted: Visit = {}) {
    const { before, colorScheme = 'light', options, place = '', role = 'Administrator', width = 1600 } = wanted;
    const api = await startConsoleApi({ authority: issuer.authority, pages, ...options });
    server = api;
    mistakes = [];
    before?.(api);
    context = await browser.newContext({ colorScheme, reducedMotion: 'reduce', viewport: { width, height: 900 } });
    const page = await context.newPage();
    page.on('pageerror', (error) => mistakes.push(error.message));
    page.on('console', (message) => {
      // Blocked by the content security policy, or a warning of React: both are mistakes of ours.
      if (/Content Security Policy|Warning:/.test(message.text())) mistakes.push(message.text());
    });
    await page.goto(`${api.url}/admin${place}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: role }).click();
    await page.waitForURL(`${api.url}/admin${place}`);
    return { api, page };
  }

  const anna = (page: Page) => page.getByRole('button', { name: 'Sync now: Anna Keller' });

  // Tabster's focus catchers are not content, and popups belong to no landmark.
  const violations = (page: Page): Promise<string[]> =>
    axeViolations(page, "axe.run({ exclude: [['[data-tabster-dummy]']] }, { rules: { region: { enabled: false } } })");

  it('signs in by redirect, stays signed in over a reload, and signs out', async () => {
    const { page } = await visit();
    await anna(page).waitFor();
    expect(page.url()).not.toContain('code=');
    await page.reload();
    await anna(page).waitFor();
    await page.getByRole('button', { name: 'Signed in as Maren Vogt' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to the console' }).waitFor();
    await expect.poll(() => page.evaluate(() => Object.keys(sessionStorage).length)).toBe(0);
  });

  it('explains itself to somebody without a role', async () => {
    const { page } = await visit({ role: 'Nobody' });
    await page.getByText('Pia Lund has neither the Administrator nor the Auditor role').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('shows a line on top as it is written, also after the stream was cut', async () => {
    const { api, page } = await visit();
    await page.getByText('Live', { exact: true }).waitFor();
    api.write({ title: 'The first to arrive', outcome: 'written' });
    await page.getByRole('listitem').filter({ hasText: 'The first to arrive' }).waitFor();
    api.cutStreams();
    api.write({ title: 'Written meanwhile', outcome: 'written' });
    await page.getByRole('listitem').filter({ hasText: 'Written meanwhile' }).waitFor();
  });

  it('works by keyboard alone: sync, dry run, close, and the focus comes back', async () => {
    const { api, page } = await visit();
    await anna(page).focus();
    await page.keyboard.press('Enter');
    await page
      .getByText(/Asked for a run of AKELLER/)
      .first()
      .waitFor();
    expect(api.calls).toContain('POST /api/users/AKELLER/sync');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('The dry run is complete. Nothing was written.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await expect.poll(focused, { timeout: 5_000 }).toBe('Dry run: Anna Keller');
    await page.getByRole('button', { name: 'Taken back' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), { timeout: 5_000 }).toBe('Taken back'); // prettier-ignore
  });

  it('moves through what travelled with the arrow keys and explains the rule that has the focus', async () => {
    const { page } = await visit();
    const rules = page.getByRole('list', { name: 'What travelled' }).getByRole('button');
    await page.getByRole('switch', { name: 'Show skips' }).focus();
    await page.keyboard.press('Tab');
    const first = (await rules.nth(0).textContent()) ?? '';
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(first);
    await page.getByRole('tooltip').waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await rules.nth(1).evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('follows the colour scheme of the system, and a choice outlasts a reload', async () => {
    const { page } = await visit({ colorScheme: 'dark' });
    const isDark = () => page.evaluate(() => document.documentElement.style.colorScheme === 'dark');
    expect(await isDark()).toBe(true);
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: 'Light' }).click();
    await page.reload();
    await anna(page).waitFor();
    expect(await isDark()).toBe(false);
  });

  it.each(['light', 'dark'] as const)('has no accessibility violation in the %s theme', async (colorScheme) => {
    const { page } = await visit({ colorScheme });
    await anna(page).waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('needs no horizontal scrolling at 320 pixels, in either section', async () => {
    const { page } = await visit({ width: 320 });
    const excess = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await anna(page).waitFor();
    expect(await excess()).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('tab', { name: 'What travelled' }).click();
    await page.getByText('Live', { exact: true }).waitFor();
    expect(await excess()).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
  });

  it('leads by a link, over the sign-in, to a held plan that is approved by keyboard', async () => {
    const { api, page } = await visit({
      place: '?show=plans&plan=1',
      before: (server) => server.plans.hold('AKELLER', 84),
    });
    await page.getByRole('list', { name: 'Records' }).waitFor();
    expect(page.url()).toBe(`${api.url}/admin?show=plans&plan=1`);
    await page.getByRole('button', { name: 'Approve' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Each record is read again first.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Approve 84 removals' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Approved by maren.vogt').waitFor();
    expect(api.calls).toContain('POST /api/plans/1/approve');
    await page.keyboard.press('Escape');
    await page.getByRole('list', { name: 'Decided' }).getByText('Approved by maren.vogt').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'shows 5,000 held removals at 320 pixels in the %s theme',
    async (colorScheme) => {
      const { page } = await visit({
        before: (server) => server.plans.hold('AKELLER', 5_000),
        colorScheme,
        width: 320,
      });
      const excess = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await page.getByText('5,000 removals of AKELLER are held').waitFor();
      expect(await excess()).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: 'Look at the plan' }).click();
      await page.getByText('1 to 25 of 5,000').waitFor();
      expect(await excess()).toBeLessThanOrEqual(0);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('list', { name: 'Held plans' }).waitFor();
      expect(await violations(page)).toEqual([]);
    },
  );

  it('draws one page of 5,000 users, however many there are', async () => {
    const { page } = await visit({ options: { users: 5_000 } });
    await anna(page).waitFor();
    expect(await page.getByRole('table', { name: 'Users' }).getByRole('row').count()).toBe(16);
    await page.getByRole('searchbox').fill('tanaka3');
    await page.getByText('1 to 15 of 5,000').waitFor({ state: 'detached' });
    await page
      .getByRole('button', { name: 'Daisuke Tanaka, details' })
      .or(page.getByText('Nobody matches'))
      .first()
      .waitFor();
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(3_000);
  });
});
