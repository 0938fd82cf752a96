// The add-in's Office access under the real office.js, hosted by a fake Outlook, in each of its four shapes and in bad weather.
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Outlook } from '../../addin/office/outlook.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from '../support/chromium.ts';
import { buildProbe } from '../support/fakeOutlook/buildProbe.ts';
import {
  appointmentAttendee,
  appointmentOrganizer,
  messageCompose,
  messageRead,
} from '../support/fakeOutlook/items.ts';
import type { FakeItem } from '../support/fakeOutlook/items.ts';
import { openInOutlook } from '../support/fakeOutlook/openInOutlook.ts';
import type { FakeOutlook, OutlookOptions } from '../support/fakeOutlook/openInOutlook.ts';
import type { Probe } from '../support/fakeOutlook/probe.ts';
import { openHttpWorld } from '../support/httpWorld.ts';
import type { HttpWorld } from '../support/httpWorld.ts';

const executablePath = findChromium();
const ANN = { address: 'Ann@example.com', name: 'Ann Lee' };
const ADA = { address: 'ada@contoso.example', name: 'Ada Winter' };
const BOB = { address: 'bob@contoso.example', name: 'Bob Stone' };
const CLEO = { address: 'cleo@fabrikam.example', name: 'Cleo Park' };
/** DispatchIds of the real script. */
const GET_RECIPIENTS = 15;
const GET_SUBJECT = 18;
const GET_SHARED_PROPERTIES = 108;

describe.skipIf(executablePath === null)('Office access in Chromium', { timeout: 60_000 }, () => {
  let browser: Browser;
  let world: HttpWorld;
  let outlook: FakeOutlook;
  const mistakes: string[] = [];

  beforeAll(async () => {
    world = await openHttpWorld('office', { staticDir: await buildProbe() });
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: CHROMIUM_ARGUMENTS });
  }, 300_000);

  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  afterEach(async () => {
    await outlook.close();
    expect(mistakes.splice(0)).toEqual([]);
  });

  async function open(item: FakeItem | null, options: Partial<OutlookOptions> & { readonly query?: string } = {}) {
    const { query = '', ...rest } = options;
    outlook = await openInOutlook(browser, {
      paneUrl: `${world.url}/taskpane.html${query}`,
      item,
      user: ANN,
      before: async (context) => {
        context.on('weberror', (error) => mistakes.push(error.error().message));
        context.on('console', (message) => {
          if (message.text().includes('Content Security Policy')) mistakes.push(message.text());
        });
      },
      ...rest,
    });
    return outlook;
  }

  /** Calls the interface in the page. Gives what came of it, or the trouble's kind. */
  async function ask<K extends keyof Outlook>(method: K, ...values: readonly unknown[]): Promise<unknown> {
    return outlook.frame.evaluate(
      async ({ method, values }) => {
        const { outlook } = await (window as unknown as { probe: Promise<Probe> }).probe;
        if (!outlook) return 'not in Outlook';
        const member = outlook[method as keyof Outlook] as unknown;
        if (typeof member !== 'function') return member;
        try {
          return await (member as (...given: readonly unknown[]) => unknown).apply(outlook, [...values]);
        } catch (error) {
          return { trouble: (error as { kind?: string }).kind };
        }
      },
      { method, values },
    );
  }

  const probe = (): Promise<unknown> =>
    outlook.frame.evaluate(async () => ({ ...(await (window as unknown as { probe: Promise<object> }).probe) }));
  const changes = async (): Promise<number> => ((await probe()) as Probe).changes;

  it('tells who the user is and where the pane runs', async () => {
    await open(messageRead(), { language: 'de-DE' });
    expect(await ask('user')).toEqual({ address: 'Ann@example.com', name: 'Ann Lee' });
    expect(await ask('host')).toEqual({ platform: 'OfficeOnline', isMobile: false, language: 'de-DE', isDark: null });
    expect(await ask('isSupported', 'Mailbox', '1.8')).toBe(true);
    expect(await ask('isSupported', 'NestedAppAuth', '1.1')).toBe(false);
  });

  it('reads a received message: the sender first, everybody once, without the user, with an id for Graph', async () => {
    await open(messageRead({ from: ADA, to: [ANN, BOB], cc: [{ ...ADA, address: 'ADA@contoso.example' }, CLEO], conversationId: 'C1' })); // prettier-ignore
    expect(await ask('readItem')).toEqual({
      kind: 'message',
      mode: 'read',
      id: 'AAMk-message_1=',
      conversationId: 'C1',
      subject: 'Offer',
      people: [
        { ...ADA, role: 'from' },
        { ...BOB, role: 'to' },
        { ...CLEO, role: 'cc' },
      ],
      at: '2026-11-30T09:00:00.000Z',
      isOutgoing: false,
      owner: null,
    });
  });

  it('knows a message that the user sent', async () => {
    await open(messageRead({ from: { ...ANN, address: 'ann@EXAMPLE.com' }, to: [BOB] }));
    expect(await ask('readItem')).toMatchObject({ isOutgoing: true, people: [{ ...BOB, role: 'to' }] });
  });

  it('reads a message that is being written, and has its id once it is saved', async () => {
    await open(messageCompose({ to: [BOB], cc: [CLEO], conversationId: 'C2' }));
    expect(await ask('readItem')).toEqual({
      kind: 'message',
      mode: 'compose',
      id: null,
      conversationId: 'C2',
      subject: 'Draft',
      people: [
        { ...BOB, role: 'to' },
        { ...CLEO, role: 'cc' },
      ],
      at: null,
      isOutgoing: true,
      owner: null,
    });
    expect(await ask('saveDraft')).toBe('AAMk-draft_1=');
    expect(await ask('readItem')).toMatchObject({ id: 'AAMk-draft_1=' });
  });

  it('reads an appointment as attendee', async () => {
    await open(appointmentAttendee({ from: ADA, to: [ANN, BOB], cc: [CLEO] }));
    expect(await ask('readItem')).toEqual({
      kind: 'event',
      mode: 'read',
      id: 'AAMk-event_1=',
      conversationId: null,
      subject: 'Review',
      people: [
        { ...ADA, role: 'organizer' },
        { ...BOB, role: 'required' },
        { ...CLEO, role: 'optional' },
      ],
      at: '2026-12-01T10:00:00.000Z',
      isOutgoing: false,
      owner: null,
    });
  });

  it('reads an appointment as organizer, and has its id once it is saved', async () => {
    await open(appointmentOrganizer({ to: [ANN, BOB], cc: [CLEO] }));
    expect(await ask('readItem')).toEqual({
      kind: 'event',
      mode: 'compose',
      id: null,
      conversationId: null,
      subject: 'Review',
      people: [
        { ...BOB, role: 'required' },
        { ...CLEO, role: 'optional' },
      ],
      at: '2026-12-01T10:00:00.000Z',
      isOutgoing: true,
      owner: null,
    });
    expect(await ask('saveDraft')).toBe('AAMk-draft_1=');
    expect(await ask('readItem')).toMatchObject({ id: 'AAMk-draft_1=' });
  });

  it('names the mailbox of a shared item, and does not take its owner for a guest', async () => {
    const desk = { address: 'desk@example.com', name: 'Sales Desk' };
    await open(messageRead({ from: ADA, to: [desk, BOB], sharedBy: desk.address }));
    expect(await ask('readItem')).toMatchObject({
      owner: desk.address,
      people: [
        { ...ADA, role: 'from' },
        { ...BOB, role: 'to' },
      ],
    });
    await outlook.select(messageRead({ from: desk, to: [BOB], sharedBy: desk.address }));
    expect(await ask('readItem')).toMatchObject({ isOutgoing: true });
  });

  it('adds recipients to a message and to an appointment, a hundred at a time', async () => {
    await open(messageCompose({ to: [BOB] }));
    await ask('addRecipients', [ADA], 'to');
    await ask('addRecipients', [{ address: CLEO.address, name: '' }], 'cc');
    expect(outlook.recipients()).toEqual({ to: [BOB, ADA], cc: [{ address: CLEO.address, name: CLEO.address }] });
    expect(await ask('addRecipients', [ADA], 'required')).toEqual({ trouble: 'unavailable' });
    await outlook.select(appointmentOrganizer());
    const crowd = Array.from({ length: 130 }, (_, index) => ({ address: `p${index}@x.example`, name: `P ${index}` }));
    await ask('addRecipients', crowd, 'required');
    await ask('addRecipients', [ADA], 'optional');
    expect(outlook.recipients()).toEqual({ to: crowd, cc: [ADA] });
  });

  it('cannot write to what is only read', async () => {
    await open(messageRead({ from: ADA }));
    expect(await ask('saveDraft')).toEqual({ trouble: 'unavailable' });
    expect(await ask('addRecipients', [BOB], 'to')).toEqual({ trouble: 'unavailable' });
  });

  it.each([
    ['a message', messageRead({ body: 'Regards\nAda Winter' })],
    ['a draft', messageCompose({ body: 'Regards\nAda Winter' })],
    ['an attendee’s appointment', appointmentAttendee({ body: 'Regards\nAda Winter' })],
    ['an organizer’s appointment', appointmentOrganizer({ body: 'Regards\nAda Winter' })],
  ])('reads the text and shows one line above %s', async (_name, item) => {
    await open(item);
    expect(await ask('readBodyText')).toBe('Regards\nAda Winter');
    await ask('notify', 'Ada Winter is on your Sync List.');
    await ask('notify', 'x'.repeat(200));
    expect(outlook.notifications()).toEqual([`${'x'.repeat(149)}…`]);
  });

  it('follows the selected item when it is pinned, also to none and back', async () => {
    await open(messageRead({ from: ADA }));
    const first = await ask('itemKey');
    await outlook.select(messageRead({ id: 'AAMk/2=', subject: 'Second', from: BOB }));
    await expect.poll(changes).toBe(1);
    expect(await ask('itemKey')).not.toBe(first);
    expect(await ask('readItem')).toMatchObject({ id: 'AAMk-2=', subject: 'Second' });
    await outlook.select(null);
    await expect.poll(changes).toBe(2);
    expect(await ask('itemKey')).toBeNull();
    expect(await ask('readItem')).toBeNull();
    expect(await ask('readBodyText')).toBe('');
    expect(await ask('notify', 'Nobody sees it')).toEqual({ trouble: 'unavailable' });
    await outlook.select(messageCompose());
    await expect.poll(changes).toBe(3);
    expect(await ask('readItem')).toMatchObject({ kind: 'message', mode: 'compose' });
  });

  it('starts without an item', async () => {
    await open(null);
    expect(await ask('user')).toEqual({ address: 'Ann@example.com', name: 'Ann Lee' });
    expect(await ask('readItem')).toBeNull();
    await outlook.select(messageRead({ from: ADA }));
    expect(await ask('readItem')).toMatchObject({ people: [{ ...ADA, role: 'from' }] });
  });

  it('notices another item without ItemChanged by its timer', async () => {
    await open(messageRead(), { itemChanged: 'unconfirmed' });
    await ask('readItem');
    await outlook.select(messageRead({ id: 'AAMk/2=' }));
    await expect.poll(changes, { timeout: 15_000 }).toBe(1);
  });

  it('notices another item without ItemChanged when its window gets the focus, before any timer', async () => {
    const before: OutlookOptions['before'] = (context) =>
      context.addInitScript(() => {
        const real = window.setInterval.bind(window);
        const quickOnly = (run: () => void, ms?: number) => ((ms ?? 0) >= 1_000 ? 0 : real(run, ms));
        Object.assign(window, { setInterval: quickOnly });
      });
    await open(messageRead(), { itemChanged: 'unconfirmed', before });
    await ask('readItem');
    await outlook.select(messageRead({ id: 'AAMk/2=' }));
    await expect.poll(() => ask('itemKey')).toContain('AAMk/2=');
    expect(await changes()).toBe(0);
    await outlook.frame.locator('#button').click();
    await expect.poll(changes).toBe(1);
  });

  it('tells nobody any more after the unsubscribe', async () => {
    await open(messageRead());
    await outlook.frame.evaluate(async () =>
      (await (window as unknown as { probe: Promise<Probe> }).probe).unsubscribe(),
    );
    await outlook.select(messageRead({ id: 'AAMk/2=' }));
    expect(await ask('readItem')).toMatchObject({ id: 'AAMk-2=' });
    expect(await changes()).toBe(0);
  });

  it('goes on with an item that Outlook froze, and has the present one after a reload', async () => {
    await open(messageRead({ subject: 'Frozen' }), { itemChanged: 'missing' });
    expect(await ask('readItem')).toMatchObject({ subject: 'Frozen' });
    await outlook.select(messageRead({ id: 'AAMk/2=', subject: 'Present' }));
    expect(await ask('readItem')).toMatchObject({ subject: 'Frozen' });
    await outlook.frame.evaluate(() => window.location.reload());
    await outlook.frame.waitForFunction(() => 'probe' in window);
    expect(await ask('readItem')).toMatchObject({ subject: 'Present' });
  });

  it('says timeout when Outlook does not answer a call, and goes on when it answers again', async () => {
    await open(messageCompose({ to: [BOB] }), { silent: [GET_SUBJECT, 37] });
    expect(await Promise.all([ask('readItem'), ask('readBodyText')])).toEqual([{ trouble: 'timeout' }, '']);
    outlook.silent.clear();
    expect(await ask('readItem')).toMatchObject({ subject: 'Draft' });
  });

  it('says timeout when it cannot know whose mailbox a shared item lies in', async () => {
    await open(messageRead({ sharedBy: 'desk@example.com' }), { silent: [GET_SHARED_PROPERTIES] });
    expect(await ask('readItem')).toEqual({ trouble: 'timeout' });
  });

  it('says timeout when Outlook opened the page and never says a word', async () => {
    await open(messageRead(), { silent: 'always', query: '?timeout=700' });
    expect(await probe()).toEqual({ trouble: 'timeout' });
  });

  it('mixes no two items: what changes while it is read is read again', async () => {
    await open(messageCompose({ subject: 'Old', to: [BOB] }), { silent: [GET_RECIPIENTS] });
    const read = ask('readItem');
    await expect.poll(() => outlook.mailbox.calls.get(GET_SUBJECT)).toBe(1);
    outlook.silent.clear();
    await outlook.select(messageCompose({ subject: 'New', to: [ADA] }));
    expect(await read).toMatchObject({ subject: 'New', people: [{ ...ADA, role: 'to' }] });
  });

  it('says null in a plain browser tab', async () => {
    await open(messageRead());
    const page = await outlook.context.newPage();
    await page.goto(`${outlook.origin}/taskpane.html`);
    const started = page.evaluate(async () => {
      const { outlook } = await (window as unknown as { probe: Promise<Probe> }).probe;
      return outlook;
    });
    expect(await started).toBeNull();
  });

  it('runs in an Outlook that keeps categories and custom properties as the real one does', async () => {
    await open(messageRead());
    await probe();
    outlook.mailbox.masterCategories.push({ displayName: 'Siebel Contact', color: 'Preset0' });
    const results = await outlook.frame.evaluate(async () => {
      const item = Office.context.mailbox.item as unknown as Office.MessageRead;
      type Answer = (result: Office.AsyncResult<unknown>) => void;
      const ask = (call: (answer: Answer) => void) =>
        new Promise((resolve) => call(({ error, value }) => resolve(error ? error.code : value)));
      const properties = (await ask((answer) => item.loadCustomPropertiesAsync(answer))) as Office.CustomProperties;
      properties.set('link', '1-AB');
      await ask((answer) => properties.saveAsync(answer));
      const again = (await ask((answer) => item.loadCustomPropertiesAsync(answer))) as Office.CustomProperties;
      return [
        await ask((answer) => item.categories.addAsync(['Unheard of'], answer)),
        await ask((answer) => item.categories.addAsync(['Siebel Contact'], answer)),
        await ask((answer) => item.categories.getAsync(answer)),
        again.get('link'),
      ];
    });
    expect(results).toEqual([9044, undefined, [{ displayName: 'Siebel Contact', color: 'Preset0' }], '1-AB']);
  });

  it('talks to nobody but Outlook, Office and its own server', async () => {
    await open(messageRead());
    await ask('readItem');
    expect(outlook.strangers).toEqual([]);
  });
});
