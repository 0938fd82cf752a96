// Opens a page of the add-in in a fake Outlook on the web: the real office.js (from its package) runs in Chromium and talks to this
// process. Nothing of the add-in is replaced.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Frame, Page, Route } from 'playwright-core';
import { frameName, HOST_PAGE, MICROSOFT_AJAX, OUTLOOK_ORIGIN } from './page.ts';
import type { FakeItem, FakePerson } from './items.ts';
import { FakeMailbox } from './mailbox.ts';
import { startSecureFront } from './secureFront.ts';
import { eventually } from '../program.ts';

const OFFICE_JS = path.resolve(import.meta.dirname, '../../../node_modules/@microsoft/office-js/dist');
const PANE = 'pane';
const COMMANDS = 'commands';
const ITEM_CHANGED = 'olkItemSelectedChanged';
const COMMAND_INVOKED = 'appCommandInvoked';
const COMMAND_COMPLETED = 94;
const REGISTER_EVENT = 1;

export interface OutlookOptions {
  /** The page to show; a server that speaks http gets an https address in front of it, since Outlook frames no other. */
  readonly paneUrl: string;
  readonly item: FakeItem | null;
  readonly user: FakePerson;
  /** As Outlook is shown. */
  readonly language?: string;
  /** Requirement sets by name; those of Outlook on the web unless given. */
  readonly sets?: Readonly<Record<string, string>>;
  /**
   * What becomes of ItemChanged. `unconfirmed`: the item in office.js changes and nobody is told. `missing`: nothing comes,
   * and office.js keeps the old item.
   */
  readonly itemChanged?: 'works' | 'unconfirmed' | 'missing';
  /** Methods (DispatchIds) that are never answered, or nothing at all. */
  readonly silent?: readonly number[] | 'always';
  readonly colorScheme?: 'dark' | 'light';
  readonly size?: { readonly width: number; readonly height: number };
  /** Runs in every page before its own scripts. */
  readonly before?: (context: BrowserContext) => Promise<unknown>;
}

export interface FakeOutlook {
  readonly context: BrowserContext;
  /** Outlook's own page. */
  readonly page: Page;
  /** The add-in's page in it. */
  readonly frame: Frame;
  /** Where the add-in's server is reached by https. */
  readonly origin: string;
  /** Add-in and Outlook outside of the add-in's sight. */
  readonly mailbox: FakeMailbox;
  /** DispatchIds that are not answered from now on. */
  readonly silent: Set<number>;
  /** Hosts that a page asked and that are neither Outlook's, Office's nor this machine. */
  readonly strangers: readonly string[];
  /** Another item, as when a person clicks in the list while the pane is pinned. */
  select(item: FakeItem | null): Promise<void>;
  /** What stands above the item. */
  notifications(): readonly string[];
  recipients(): { readonly to: readonly FakePerson[]; readonly cc: readonly FakePerson[] };
  /** Presses a button of the ribbon that runs a function of the page at `url`; ends when the function said that it is done. */
  press(functionName: string, url: string): Promise<void>;
  /** Frames another page of the add-in beside the pane. */
  frameAlso(url: string): Promise<Frame>;
  close(): Promise<void>;
}

const WEB_SETS = { Mailbox: '1.15', DialogApi: '1.2', DialogOrigin: '1.1', IdentityAPI: '1.3', react: '1.0' };

/** Opens Outlook with the pane in it, and waits for the pane's document. */
export async function openInOutlook(browser: Browser, options: OutlookOptions): Promise<FakeOutlook> {
  const { colorScheme = 'light', item, itemChanged = 'works', language = 'en-US', paneUrl, sets, user } = options;
  const size = options.size ?? { width: 380, height: 700 };
  const mailbox = new FakeMailbox(user, item);
  const silent = new Set(options.silent === 'always' ? [] : options.silent);
  const registered = new Set<string>();
  const strangers: string[] = [];
  const done = new Map<string, () => void>();

  function execute(data: Data): unknown {
    const own = data['MethodData'] as Data | undefined;
    const dispatchId = Number((own ?? (data['DdaMethod'] as Data | undefined))?.['DispatchId']);
    if (silent.has(dispatchId)) return null;
    if (dispatchId === COMMAND_COMPLETED) {
      done.get(String(data['0']))?.();
      return { Error: 0, Version: 1 };
    }
    return mailbox.execute(dispatchId, (data['ApiParams'] ?? {}) as Data);
  }

  function register(frameId: string, event: string): unknown {
    if (event === ITEM_CHANGED && itemChanged === 'missing') return { Error: 0 };
    registered.add(`${frameId} ${event}`);
    // Any error: office.js then has the event's data, and nobody to tell.
    return { Error: event === ITEM_CHANGED && itemChanged === 'unconfirmed' ? 5001 : 0 };
  }

  /** The answer to a message of office.js; null for none. */
  function answer(frameId: string, action: string, type: number | null, data: Data | null): unknown {
    if (options.silent === 'always') return null;
    if (type === REGISTER_EVENT) return register(frameId, action);
    if (action === 'ContextActivationManager_getAppContextAsync') return appContext(language, { ...WEB_SETS, ...sets });
    if (action === 'GetInitialData') return { wasSuccessful: true, ...mailbox.initialData() };
    if (/^executeMethod$/i.test(action)) return execute(data ?? {});
    return { Error: 0, wasSuccessful: true };
  }

  const plain = new URL(paneUrl);
  const front = plain.protocol === 'http:' ? await startSecureFront(plain.origin) : null;
  const origin = front?.origin ?? plain.origin;
  const secured = (url: string): string => url.replace(plain.origin, origin);

  const context = await browser.newContext({
    colorScheme,
    ignoreHTTPSErrors: true,
    reducedMotion: 'reduce',
    viewport: size,
  });
  // A page of the outside that frames one of this machine would have to ask.
  await context.grantPermissions(['local-network-access']);
  await route(context, strangers);
  await options.before?.(context);
  const page = await context.newPage();
  await page.exposeFunction('askOutlook', answer);
  await page.goto(`${OUTLOOK_ORIGIN}/mail/`);
  const frame = await show(page, PANE, secured(paneUrl), language, false);

  return {
    context,
    page,
    frame,
    origin,
    mailbox,
    silent,
    strangers,
    async select(other) {
      mailbox.item = other;
      if (itemChanged === 'missing') return;
      await eventually('the pane asked for ItemChanged', () => registered.has(`${PANE} ${ITEM_CHANGED}`));
      await raise(page, PANE, ITEM_CHANGED, other === null ? '' : mailbox.initialData());
    },
    notifications: () => mailbox.notifications.map(({ message }) => message),
    recipients: () => ({ to: mailbox.item?.to ?? [], cc: mailbox.item?.cc ?? [] }),
    async press(functionName, url) {
      const id = `${functionName} ${done.size}`;
      const completed = new Promise<void>((resolve) => done.set(id, resolve));
      registered.delete(`${COMMANDS} ${COMMAND_INVOKED}`);
      await show(page, COMMANDS, secured(url), language, true);
      await eventually(
        'the page of functions is ready',
        () => registered.has(`${COMMANDS} ${COMMAND_INVOKED}`),
        30_000,
      );
      await raise(page, COMMANDS, COMMAND_INVOKED, [
        id,
        functionName,
        JSON.stringify({ source: { id: functionName } }),
      ]);
      await completed;
      await page.evaluate((name) => (window as unknown as HostWindow).hide(name), COMMANDS);
    },
    frameAlso: (url) => show(page, 'other', secured(url), language, false),
    close: async () => {
      await context.close();
      await front?.close();
    },
  };
}

type Data = Readonly<Record<string, unknown>>;

/** What the host's page offers. */
interface HostWindow {
  show(id: string, url: string, name: string, isHidden: boolean): void;
  hide(id: string): void;
  raise(id: string, event: string, data: unknown): void;
}

/** Frames a page and gives the frame once its document is there. */
async function show(page: Page, id: string, url: string, language: string, isHidden: boolean): Promise<Frame> {
  const address = new URL(url);
  address.searchParams.set('_host_Info', `Outlook$Web$16.01$${language}$telemetry$$$0`);
  const shown = { id, url: address.href.replaceAll('%24', '$'), name: frameName(id, language), isHidden };
  await page.evaluate(({ id, isHidden, name, url }) => {
    (window as unknown as HostWindow).show(id, url, name, isHidden);
  }, shown);
  const frame = await (await page.waitForSelector(`#${id}`, { state: 'attached' })).contentFrame();
  if (frame === null) throw new Error(`${id} is no frame`);
  // Before its own document it has an empty one.
  await frame.waitForURL((at) => at.origin === address.origin && at.pathname === address.pathname, {
    waitUntil: 'domcontentloaded',
  });
  return frame;
}

async function raise(page: Page, id: string, event: string, data: unknown): Promise<void> {
  await page.evaluate(({ data, event, id }) => (window as unknown as HostWindow).raise(id, event, data), {
    id,
    event,
    data,
  });
}

function appContext(language: string, sets: Readonly<Record<string, string>>): unknown {
  return {
    _id: 'addin',
    _appName: 64,
    _appVersion: '16.01',
    _appUILocale: language,
    _dataLocale: language,
    _docUrl: OUTLOOK_ORIGIN,
    _clientMode: 0,
    _settings: {},
    _reason: 1,
    _osfControlType: 0,
    _eToken: '',
    _correlationId: 'test',
    _appInstanceId: 'test',
    _appMinorVersion: 1,
    _requirementMatrix: JSON.stringify(sets),
    _dialogRequirementMatrix: JSON.stringify({ DialogApi: '1.2' }),
    _hostFullVersion: '16.0.1',
    _addinName: 'Siebel',
    _appDomains: [],
    _featureGates: {},
    _clientWindowHeight: 700,
    _clientWindowWidth: 1_200,
  };
}

/** Outlook's and Office's addresses are answered here, this machine's by themselves, and nobody else is asked. */
async function route(context: BrowserContext, strangers: string[]): Promise<void> {
  await context.route('**/*', async (asked) => {
    const url = new URL(asked.request().url());
    if (url.origin === OUTLOOK_ORIGIN) return asked.fulfill({ contentType: 'text/html', body: HOST_PAGE });
    if (url.host === 'appsforoffice.microsoft.com') return officeScript(asked, url.pathname);
    if (url.host === 'ajax.aspnetcdn.com')
      return asked.fulfill({ contentType: 'text/javascript', body: MICROSOFT_AJAX });
    if (url.hostname === '127.0.0.1') return asked.continue();
    strangers.push(url.host);
    return asked.abort();
  });
}

async function officeScript(asked: Route, pathname: string): Promise<void> {
  const body = await readFile(path.join(OFFICE_JS, pathname.replace(/^\/lib\/[\d.]+\/hosted\//, ''))).catch(() => null);
  if (body === null) await asked.fulfill({ status: 404 });
  else await asked.fulfill({ contentType: 'text/javascript', body, headers: { 'access-control-allow-origin': '*' } });
}
