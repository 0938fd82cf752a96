// Signing in from the pane in Chromium, under the real office.js, with the sandbox's token issuer, against the product that checks the tokens.
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTokenVerifier } from '../../api/http/tokenVerifier.ts';
import type { VerifyToken } from '../../api/http/tokenVerifier.ts';
import { UserError } from '../../api/errors.ts';
import { startIdentitySandbox } from '../../api/sandbox/identity/server.ts';
import type { IdentitySandbox } from '../../api/sandbox/identity/server.ts';
import { syncListSchema } from '../../shared/contract/syncList.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from '../support/chromium.ts';
import { buildProbe } from '../support/fakeOutlook/buildProbe.ts';
import { messageRead } from '../support/fakeOutlook/items.ts';
import { nestedAuth } from '../support/fakeOutlook/nestedAuth.ts';
import type { BridgeAnswer, NestedTokens } from '../support/fakeOutlook/nestedAuth.ts';
import { openInOutlook } from '../support/fakeOutlook/openInOutlook.ts';
import type { FakeOutlook, OutlookOptions } from '../support/fakeOutlook/openInOutlook.ts';
import type { SignedIn } from '../support/fakeOutlook/probe.ts';
import { openHttpWorld } from '../support/httpWorld.ts';
import type { HttpWorld } from '../support/httpWorld.ts';
import { signInByCode } from '../support/signInByCode.ts';

const executablePath = findChromium();
const TENANT = '6f2d1c9e-5b1a-4c7e-9a53-0d4c8b7e2f10';
const WEB = 'siebel-server-sync-web';
const AUDIENCE = 'api://siebel-server-sync';
const ANN = { address: 'Ann@example.com', name: 'Ann Lee' };
const NESTED = { NestedAppAuth: '1.1' };

type Where = Pick<Page, 'evaluate'>;
const session = async <T>(where: Where, use: (signedIn: SignedIn) => Promise<T> | T): Promise<T> =>
  where.evaluate(`window.signedIn.then(${use.toString()})`) as Promise<T>;
const token = (where: Where): Promise<string | null> => session(where, ({ signIn }) => signIn.token());
const account = (where: Where) => session(where, ({ signIn }) => signIn.account());
const ended = (where: Where): Promise<string | null> => session(where, (signedIn) => signedIn.ended);

describe.skipIf(executablePath === null)('signing in from the pane', { timeout: 60_000 }, () => {
  let browser: Browser;
  /** Blocks the cookies and the storage of framed pages. */
  let blocking: Browser;
  let issuer: IdentitySandbox;
  let world: HttpWorld;
  let outlook: FakeOutlook;
  /** Tokens that the API takes no more, as if they were revoked. */
  const revoked = new Set<string>();
  let checked: string[] = [];

  beforeAll(async () => {
    issuer = await startIdentitySandbox({
      port: 0,
      tlsPort: 0,
      dataDir: null,
      tenantId: TENANT,
      clients: [{ id: WEB, secret: null }],
      people: [{ name: ANN.name, upn: ANN.address.toLowerCase(), jobTitle: '', roles: ['User'] }],
    });
    const clock = { now: () => new Date() };
    const verify = createTokenVerifier({ authorityUrl: issuer.url, tenantId: TENANT, audience: AUDIENCE, http: fetch, clock }); // prettier-ignore
    const verifyToken: VerifyToken = (bearer) => {
      checked.push(bearer);
      if (revoked.has(bearer)) throw new UserError('token-invalid', 'The token was revoked.', 401);
      return verify(bearer);
    };
    const auth = { authority: issuer.url, tenantId: TENANT, clientId: WEB, audience: AUDIENCE };
    world = await openHttpWorld('pane_sign_in', { staticDir: await buildProbe(), auth, verifyToken });
    await world.mapUser('ANN');
    const launch = (...more: string[]) =>
      chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGUMENTS, ...more] });
    // Framed pages have a storage of their own in people's browsers; playwright switches that off unless told otherwise.
    [browser, blocking] = await Promise.all([
      launch('--disable-features=Translate'),
      launch('--test-third-party-cookie-phaseout'),
    ]);
  }, 300_000);

  afterAll(async () => {
    await Promise.all([browser.close(), blocking.close()]);
    await world.close();
    await issuer.close();
  });

  afterEach(async () => {
    expect(await outlook.context.cookies()).toEqual([]);
    expect(outlook.strangers).toEqual([]);
    await outlook.close();
    await door('DELETE', 'faults');
    await door('POST', 'tokens', { lifetimeSeconds: 3_600 });
    revoked.clear();
    checked = [];
  });

  async function door(method: string, name: string, body?: unknown): Promise<void> {
    const init = { method, headers: { 'Content-Type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }; // prettier-ignore
    const answer = await fetch(`${issuer.url}/sandbox/${name}`, init);
    if (!answer.ok) throw new Error(`${method} ${name}: ${answer.status} ${await answer.text()}`);
  }

  async function open(options: Partial<OutlookOptions> = {}, where = browser): Promise<FakeOutlook> {
    outlook = await openInOutlook(where, {
      paneUrl: `${world.url}/taskpane.html?signIn`,
      item: messageRead(),
      user: ANN,
      ...options,
    });
    return outlook;
  }

  async function reload(): Promise<void> {
    const loaded = outlook.frame.waitForNavigation();
    await outlook.frame.evaluate(() => window.location.reload());
    await loaded;
  }

  /** Presses the pane's button and waits for Outlook's window. */
  async function press(): Promise<Page> {
    await account(outlook.frame);
    const opened = outlook.context.waitForEvent('page');
    await outlook.frame.locator('#button').click();
    return opened;
  }

  async function signInByWindow(): Promise<void> {
    expect(await token(outlook.frame)).toBeNull();
    const window = await press();
    await expect.poll(() => ended(outlook.frame), { timeout: 20_000 }).toBe('done');
    await expect.poll(() => window.isClosed()).toBe(true);
  }

  /** The API takes the token no more that the pane has. The next one lives shorter, so that it is another one within the same second. */
  async function revokePresent(): Promise<void> {
    revoked.add((await token(outlook.frame)) ?? '');
    await door('POST', 'tokens', { lifetimeSeconds: 3_500 });
  }

  /** What the API says to the pane; the trouble's kind when it is one. */
  async function callApi(where: Where): Promise<string> {
    const path = '/api/sync-list?search=ada';
    const answer = await where.evaluate(
      `window.signedIn.then(({ api }) => api.open('${path}')).then((answer) => answer.json(), (error) => error.kind)`,
    );
    return typeof answer === 'string' ? answer : syncListSchema.parse(answer).login;
  }

  const outlookTokens = (): Promise<NestedTokens> =>
    signInByCode(issuer.url, TENANT, { clientId: WEB, person: ANN.address, scope: `openid profile ${AUDIENCE}/access_as_user` }); // prettier-ignore

  it('opens a window of Outlook’s, has a session without a question, and the API knows the person', async () => {
    await open();
    await signInByWindow();
    expect(await account(outlook.frame)).toEqual({ name: 'Ann Lee', address: 'ann@example.com' });
    expect(await callApi(outlook.frame)).toBe('ANN');
  });

  it('is signed in still when Outlook loads the pane again', async () => {
    await open();
    await signInByWindow();
    await reload();
    expect(await token(outlook.frame)).not.toBeNull();
    expect(await callApi(outlook.frame)).toBe('ANN');
  });

  it('works where the browser blocks what third parties keep, as in a private window; the session then ends with the page', async () => {
    await open({}, blocking);
    await expect(outlook.frame.evaluate(() => sessionStorage.length)).rejects.toThrow('Access is denied');
    await signInByWindow();
    expect(await callApi(outlook.frame)).toBe('ANN');
    await reload();
    expect(await token(outlook.frame)).toBeNull();
    await signInByWindow();
    expect(await callApi(outlook.frame)).toBe('ANN');
  });

  it('renews a token that ends, without a window, and once for many who ask at the same time', async () => {
    await open();
    await door('POST', 'tokens', { lifetimeSeconds: 2 });
    await signInByWindow();
    const first = await token(outlook.frame);
    await door('POST', 'tokens', { lifetimeSeconds: 3_600 });
    await expect.poll(() => token(outlook.frame), { timeout: 15_000 }).not.toBe(first);
    expect(await callApi(outlook.frame)).toBe('ANN');
    await revokePresent();
    const answers = await Promise.all(Array.from({ length: 6 }, () => callApi(outlook.frame)));
    expect(answers).toEqual(Array.from({ length: 6 }, () => 'ANN'));
    expect(outlook.context.pages()).toHaveLength(1);
  });

  it('takes the token that another frame of the add-in renewed before it', async () => {
    await open();
    await signInByWindow();
    await revokePresent();
    const other = await outlook.frameAlso(`${world.url}/taskpane.html?signIn`);
    await other.waitForFunction(() => 'signedIn' in window);
    expect(await Promise.all([callApi(outlook.frame), callApi(other)])).toEqual(['ANN', 'ANN']);
  });

  it('asks once for another token when the API refuses one', async () => {
    await open();
    await signInByWindow();
    await revokePresent();
    expect(await callApi(outlook.frame)).toBe('ANN');
    expect(checked).toHaveLength(2);
  });

  it('says that one must sign in when no token can be had any more', async () => {
    await open();
    await signInByWindow();
    await revokePresent();
    await door('POST', 'faults', [{ path: '*/token', status: 400, body: { error: 'invalid_grant', error_description: 'It was revoked.' } }]); // prettier-ignore
    expect(await callApi(outlook.frame)).toBe('signed-out');
    expect(checked).toHaveLength(1);
  });

  it('goes on without a session when the person closes the window', async () => {
    await open({ user: { address: 'nobody@example.com', name: 'Nobody' } });
    expect(await token(outlook.frame)).toBeNull();
    const window = await press();
    await window.getByRole('heading').first().waitFor();
    await window.close();
    await expect.poll(() => ended(outlook.frame), { timeout: 10_000 }).toBe('done');
    expect(await token(outlook.frame)).toBeNull();
    expect(await callApi(outlook.frame)).toBe('signed-out');
  });

  it('lets somebody choose whom the provider does not know by address', async () => {
    await open({ user: { address: 'nobody@example.com', name: 'Nobody' } });
    const window = await press();
    await window.getByRole('button', { name: 'Ann Lee' }).click();
    await expect.poll(() => ended(outlook.frame), { timeout: 20_000 }).toBe('done');
    expect(await account(outlook.frame)).toMatchObject({ name: 'Ann Lee' });
  });

  it('tells the provider’s words when it refuses', async () => {
    await open();
    await door('POST', 'faults', [{ path: '*/token', status: 400, body: { error: 'invalid_grant', error_description: 'AADSTS50105: not assigned.' } }]); // prettier-ignore
    await press();
    await expect.poll(() => ended(outlook.frame), { timeout: 20_000 }).toBe('failed: AADSTS50105: not assigned.');
  });

  it('takes Outlook’s own sign-in where there is one: no window, no question', async () => {
    const tokens = await outlookTokens();
    const bridge = nestedAuth(() => tokens);
    await open({ sets: NESTED, before: bridge.install });
    expect(await token(outlook.frame)).toBe(tokens.accessToken);
    expect(await account(outlook.frame)).toEqual({ name: 'Ann Lee', address: 'ann@example.com' });
    expect(await callApi(outlook.frame)).toBe('ANN');
    expect(bridge.asked).toEqual(['GetInitContext', 'GetToken']);
  });

  it('asks Outlook for another token when the API refuses one', async () => {
    const bridge = nestedAuth((method) => (method === 'GetToken' ? outlookTokens() : 'unavailable'));
    await open({ sets: NESTED, before: bridge.install });
    await revokePresent();
    expect(await callApi(outlook.frame)).toBe('ANN');
    expect(checked).toHaveLength(2);
  });

  it('lets Outlook ask the person when it must', async () => {
    const bridge = nestedAuth((method) => (method === 'GetTokenPopup' ? outlookTokens() : 'interaction'));
    await open({ sets: NESTED, before: bridge.install });
    expect(await token(outlook.frame)).toBeNull();
    await outlook.frame.locator('#button').click();
    await expect.poll(() => ended(outlook.frame)).toBe('done');
    expect(await token(outlook.frame)).not.toBeNull();
    expect(outlook.context.pages()).toHaveLength(1);
  });

  it.each<[string, ReturnType<typeof nestedAuth> | null]>([
    ['brings no bridge', null],
    ['refuses', nestedAuth((): BridgeAnswer => 'unavailable')],
    ['never says a word', nestedAuth((): BridgeAnswer => 'silence')],
    [
      'answers the greeting and then hangs',
      nestedAuth((method) => (method === 'GetInitContext' ? 'unavailable' : 'silence')),
    ],
  ])('opens the window where Outlook promises its own sign-in and %s', async (_what, bridge) => {
    await open({ sets: NESTED, ...(bridge ? { before: bridge.install } : {}) });
    await signInByWindow();
    expect(await callApi(outlook.frame)).toBe('ANN');
  });

  it('signs in by redirect in a plain browser tab, and leaves no code in its address', async () => {
    await open();
    const page = await outlook.context.newPage();
    const address = `${outlook.origin}/taskpane.html?signIn`;
    await page.goto(address);
    expect(await token(page)).toBeNull();
    await page.locator('#button').click();
    await page.getByRole('button', { name: 'Ann Lee' }).click();
    await page.waitForURL(address);
    await expect.poll(() => token(page)).not.toBeNull();
    expect(await callApi(page)).toBe('ANN');
  });
});
