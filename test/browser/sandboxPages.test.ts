// The sandbox's own pages in a real browser: a person plays Outlook on one server and Siebel on the other.
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startExchangeSandbox, type ExchangeSandbox } from '../../api/sandbox/exchange/server.ts';
import { startSiebelSandbox, type SiebelSandbox } from '../../api/sandbox/siebel/server.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from '../support/chromium.ts';
import { testDatabaseUrl } from '../support/postgres.ts';
import { violations } from '../support/violations.ts';

const executablePath = findChromium();
const tenantId = '6f2d1c9e-5b1a-4c7e-9a53-0d4c8b7e2f10';
const huber = 'markus.huber@calderflow.example';

let browser: Browser;
let context: BrowserContext | undefined;
let mistakes: string[] = [];

async function open(address: string, width = 1200, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  mistakes = [];
  context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => mistakes.push(error.message));
  page.on('console', (message) => {
    // A page that says no has a status that says so, too.
    if (message.type() === 'error' && !/status of 40[04]/.test(message.text())) mistakes.push(message.text());
  });
  await page.goto(address);
  return page;
}

/** Opens each page narrow and dark, the first ones wide and light too, and gives what is wrong with any. */
async function wrongWith(base: string, addresses: readonly string[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  const look = async (address: string, width: number, scheme: 'light' | 'dark'): Promise<void> => {
    const page = await open(`${base}${address}`, width, scheme);
    const found = await violations(page);
    if (await page.evaluate('document.documentElement.scrollWidth > innerWidth'))
      found.push('is wider than the screen');
    wrong.push(...[...found, ...mistakes].map((one) => `${address} at ${width}: ${one}`));
    await context?.close();
  };
  for (const address of addresses) await look(address, 320, 'dark');
  for (const address of addresses.slice(0, 3)) await look(address, 1200, 'light');
  return wrong;
}

describe.skipIf(executablePath === null)('the sandbox’s pages in Chromium', { timeout: 120_000 }, () => {
  let exchange: ExchangeSandbox;
  let siebel: SiebelSandbox;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: CHROMIUM_ARGUMENTS });
    exchange = await startExchangeSandbox({ port: 0, dataDir: null, identityUrl: 'http://127.0.0.1:1', tenantId });
    const databaseUrl = await testDatabaseUrl('sandbox pages');
    const passwords = { adminPassword: 'of the tests', userPassword: 'of the tests' };
    siebel = await startSiebelSandbox({ port: 0, databaseUrl, tenantId, seed: 'demo', ...passwords });
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await exchange.close();
    await siebel.close();
  });

  afterEach(async () => {
    await context?.close();
    expect(mistakes).toEqual([]);
  });

  describe('of a mailbox', () => {
    const room = (path: string): string => `/pages/${huber}/${path}`;

    it('the root leads to the choice of a mailbox', async () => {
      const page = await open(`${exchange.url}/`);
      expect(new URL(page.url()).pathname).toBe('/pages');
      await page.getByRole('searchbox', { name: 'Name or address' }).fill('huber');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: /Markus Huber/ }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Contacts of Markus Huber');
    });

    it('no page has a fault of accessibility, in light and dark, wide and at 320 pixels', async () => {
      const paths = ['contacts', 'contacts/new', 'calendar', 'calendar/new', 'tasks'].map(room);
      expect(await wrongWith(exchange.url, ['/pages', '/pages/mail', ...paths, '/pages/nobody'])).toEqual([]);
    });

    it('a contact is made by keyboard, changed and deleted; only what was typed changes', async () => {
      const page = await open(`${exchange.url}${room('contacts/new')}`);
      await page.getByLabel('First name').focus();
      await page.keyboard.type('Zita');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Öztürk');
      await page.getByLabel('Private').check();
      await page.keyboard.press('Enter');
      await page.getByText('Saved, as if Outlook had done it').waitFor();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Zita Öztürk');
      expect(await page.getByLabel('Private').isChecked()).toBe(true);
      await page.getByLabel('Company').fill('Calder & Söhne');
      await page.getByRole('button', { name: 'Save' }).click();
      expect(await page.getByLabel('Company').inputValue()).toBe('Calder & Söhne');
      await page.getByRole('button', { name: 'Delete contact' }).click();
      await page.getByText('It is in Deleted Items now').waitFor();
      expect(await page.getByText('Zita Öztürk').count()).toBe(0);
    });

    it('what Exchange refuses is said, and nothing that was typed is lost', async () => {
      const page = await open(`${exchange.url}${room('calendar/new?day=2026-12-01')}`);
      await page.getByLabel('Subject').fill('Backwards');
      await page.getByLabel('End').fill('2026-12-01T08:00');
      await page.getByRole('button', { name: 'Save' }).click();
      expect(await page.getByRole('alert').textContent()).toContain('Exchange refused this');
      expect(await page.getByLabel('Subject').inputValue()).toBe('Backwards');
      await page.getByLabel('End').fill('2026-12-01T10:30');
      await page.getByLabel('Repeats').selectOption('weekly');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('weekly, every 1 on tuesday').waitFor();
      await page.goto(`${exchange.url}${room('calendar?week=2026-12-14')}`);
      await page
        .getByRole('region', { name: 'Tuesday 15 December' })
        .getByRole('link', { name: /Backwards/ })
        .click();
      await page.getByText('a change here is of this day alone').waitFor();
    });

    it('a meeting reaches the colleague, whose answer comes back', async () => {
      const page = await open(`${exchange.url}${room('calendar/new?day=2026-12-02')}`);
      await page.getByLabel('Subject').fill('Plan for spring');
      await page.getByRole('textbox', { name: 'People' }).fill('Katrin Brandt <katrin.brandt@calderflow.example>');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved, as if Outlook').waitFor();
      const own = page.url();
      await page.goto(`${exchange.url}/pages/katrin.brandt@calderflow.example/calendar?week=2026-12-02`);
      await page.getByRole('link', { name: /Plan for spring.*not answered/s }).click();
      await page.getByRole('button', { name: 'Accept', exact: true }).click();
      await page.getByText('The organizer has been told').waitFor();
      await page.goto(own);
      await page.getByText('katrin.brandt@calderflow.example: accepted').waitFor();
      await page.goto(`${exchange.url}/pages/mail`);
      expect(await page.getByText('response').count()).toBeGreaterThan(0);
    });

    it('a task is ticked off', async () => {
      const page = await open(`${exchange.url}${room('tasks')}`);
      await page.getByRole('link', { name: 'New task' }).click();
      await page.getByLabel('Title').fill('Call the notary');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('link', { name: /Call the notary/ }).click();
      await page.getByRole('button', { name: 'Tick off' }).click();
      await page.getByRole('link', { name: /Call the notary.*completed/s }).waitFor();
    });

    it('shows a change that came from elsewhere by itself', async () => {
      const page = await open(`${exchange.url}${room('contacts')}`);
      await page.evaluate(() => new Promise((seen) => setTimeout(seen, 2500)));
      const other = await (context ?? expect.fail('no browser')).newPage();
      await other.goto(`${exchange.url}${room('contacts/new')}`);
      await other.getByLabel('First name').fill('Aaron');
      await other.getByRole('button', { name: 'Save' }).click();
      await other.close();
      await page.getByText('Aaron', { exact: true }).waitFor();
    });
  });

  describe('of Siebel', () => {
    it('no page has a fault of accessibility, in light and dark, wide and at 320 pixels', async () => {
      const tabs = ['contacts', 'calendar', 'activities', 'accounts'];
      const records = ['Contact/Contact/new', 'Action/Action/new'].map((path) => `record/${path}`);
      const desk = [...tabs, ...records].map((path) => `/pages/HUBER/${path}`);
      expect(await wrongWith(siebel.url, ['/pages', ...desk, '/pages/NOBODY/contacts'])).toEqual([]);
    });

    it('a contact is made, put on the Sync List, taken off, and deleted', async () => {
      const page = await open(`${siebel.url}/pages/HUBER/contacts`);
      await page.getByRole('link', { name: 'New contact' }).click();
      await page.getByLabel('First Name').fill('Zita');
      await page.getByLabel('Last Name').fill('Öztürk');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved, as if Siebel’s own screen').waitFor();
      await page.getByRole('button', { name: 'Add to the Sync List of Markus Huber' }).click();
      const list = page.getByRole('region', { name: 'Sync List' });
      await list.getByText('HUBER').waitFor();
      await page.goto(`${siebel.url}/pages/HUBER/contacts?q=öztürk`);
      await page.getByRole('link', { name: /Zita Öztürk.*on the Sync List/s }).click();
      await list.getByRole('button', { name: 'Take off' }).click();
      await list.getByText('None.').waitFor();
      await page.getByRole('button', { name: 'Delete this contact' }).click();
      await page.getByText('Deleted.').waitFor();
    });

    it('what Siebel refuses is said with its code, and nothing that was typed is lost', async () => {
      const page = await open(`${siebel.url}/pages/HUBER/calendar?week=2026-12-01`);
      await page.getByRole('link', { name: 'New appointment on Tuesday 1 December' }).click();
      await page.getByLabel('Description').fill('Backwards');
      await page.getByLabel('Planned Completion').fill('2026-12-01T08:00');
      await page.getByRole('button', { name: 'Save' }).click();
      expect(await page.getByRole('alert').textContent()).toContain('SBL-');
      expect(await page.getByLabel('Description').inputValue()).toBe('Backwards');
      await page.getByLabel('Planned Completion').fill('2026-12-01T10:00');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved, as if Siebel’s own screen').waitFor();
      await page.goto(`${siebel.url}/pages/HUBER/calendar?week=2026-12-01`);
      const tuesday = page.getByRole('region', { name: 'Tuesday 1 December' });
      expect(await tuesday.getByRole('link', { name: /Backwards/ }).textContent()).toContain('09:00–10:00');
    });

    it('an account shows its contacts, opportunities, service requests and activities', async () => {
      const page = await open(`${siebel.url}/pages/HUBER/accounts`);
      await page.locator('.entry').first().click();
      for (const name of ['Contacts', 'Opportunities', 'Service requests', 'Activities'])
        await page.getByRole('region', { name, exact: true }).waitFor();
    });
  });

  it('names that every JavaScript object has are no pages and no messages', async () => {
    for (const [url, desk] of [
      [exchange.url, huber],
      [siebel.url, 'HUBER'],
    ] as const) {
      expect((await fetch(`${url}/pages/__proto__`)).status).toBe(404);
      expect((await fetch(`${url}/pages/${desk}/contacts?done=__proto__`)).status).toBe(200);
    }
  });

  it('a form that another server’s page sends is refused', async () => {
    for (const address of [
      `${exchange.url}/pages/${huber}/contacts/new`,
      `${siebel.url}/pages/HUBER/record/Contact/Contact/new`,
    ]) {
      const headers = { Origin: 'http://evil.example', 'Content-Type': 'application/x-www-form-urlencoded' };
      const answer = await fetch(address, { method: 'POST', headers, body: 'givenName=Eve&Last+Name=Eve' });
      expect(answer.status).toBe(403);
    }
  });
});
