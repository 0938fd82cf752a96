// What Outlook asks the web server for: the pages of the add-in, its icons and its manifests.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHttpWorld, type HttpWorld } from '../support/httpWorld.ts';

const root = resolve(import.meta.dirname, '../..');
const PUBLIC_URL = 'https://sync.example.com:8443';

describe('what Outlook asks for', () => {
  let world: HttpWorld;
  const staticDir = mkdtempSync(join(tmpdir(), 'addin-'));
  const outlookPages = ['/taskpane.html', '/commands.html', '/signin.html', '/taskpane.html?page=link'];

  beforeAll(async () => {
    for (const page of ['taskpane.html', 'commands.html', 'signin.html', 'about.html']) writeFileSync(join(staticDir, page), `<title>${page}`); // prettier-ignore
    cpSync(join(root, 'addin/assets/icons'), join(staticDir, 'icons'), { recursive: true });
    cpSync(join(root, 'manifest.xml'), join(staticDir, 'manifest.xml'));
    cpSync(join(root, 'deploy/manifest/manifest.json'), join(staticDir, 'manifest.json'));
    world = await openHttpWorld('addin_pages', { staticDir, publicUrl: PUBLIC_URL });
  });
  afterAll(async () => {
    await world.close();
    rmSync(staticDir, { recursive: true });
  });

  const policyOf = async (path: string) => (await world.call('nobody', 'get', path)).headers['content-security-policy'] ?? ''; // prettier-ignore

  test.each(outlookPages)('%s is served without a token, may load office.js and be framed by Outlook', async (path) => {
    const { status, text, headers } = await world.call('nobody', 'get', path);
    const policy = headers['content-security-policy'] ?? '';
    expect([status, headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(text).toContain('<title>');
    expect(policy).toContain("script-src 'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com;");
    expect(policy).toContain(`connect-src 'self' ${world.issuer.authorityUrl};`);
    const framed = /frame-ancestors ([^;]*)/.exec(policy)?.[1]?.split(' ');
    expect(framed).toEqual(expect.arrayContaining(['https://outlook.office.com', 'https://outlook.office365.com', 'https://outlook.live.com', 'https://*.cloud.microsoft'])); // prettier-ignore
    expect(framed?.filter((source) => source !== "'self'" && !source.startsWith('https://'))).toEqual([]);
  });

  test('the window to sign in keeps the one that opened it', async () => {
    const openerPolicy = async (path: string) =>
      (await world.call('nobody', 'get', path)).headers['cross-origin-opener-policy'];
    expect(await openerPolicy('/signin.html')).toBe('unsafe-none');
    expect(await openerPolicy('/about.html')).toBe('same-origin-allow-popups');
  });

  test.each(['/about.html', '/admin', '/api/health/live', '/icons/siebel-16.png', '/manifest.xml'])('%s runs our scripts alone and is framed by nobody', async (path) => {
    expect(await policyOf(path)).toContain("script-src 'self';");
    expect(await policyOf(path)).toContain("frame-ancestors 'self';");
  }); // prettier-ignore

  test('icons may be shown by Outlook, and kept for a day', async () => {
    const { status, headers } = await world.call('nobody', 'get', '/icons/siebel-128.png');
    expect([status, headers['content-type'], headers['cache-control'], headers['cross-origin-resource-policy']]).toEqual([200, 'image/png', 'public, max-age=86400', 'cross-origin']); // prettier-ignore
    const page = await world.call('nobody', 'get', '/about.html');
    expect(page.headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  test.each([
    ['/manifest.xml', 'application/xml'],
    ['/manifest.json', 'application/json'],
  ])('%s names this installation, whatever it was built for', async (path, mediaType) => {
    const { status, headers, text } = await world.call('nobody', 'get', path);
    expect([status, headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(headers['content-type']).toContain(mediaType);
    expect(text).toContain(`${PUBLIC_URL}/taskpane.html?page=link`);
    expect(text).toContain(`${PUBLIC_URL}/icons/siebel-80.png`);
    expect(text).not.toContain('localhost');
    // The issuer of this test is http, which no manifest may name.
    expect(text).toContain('login.microsoftonline.com');
  });

  test('the manifests name the company’s own issuer', async () => {
    const auth = { ...world.options.auth, authority: 'https://login.microsoftonline.us' };
    const other = await openHttpWorld('addin_issuer', { staticDir, publicUrl: PUBLIC_URL, auth });
    const texts = [
      (await other.call('nobody', 'get', '/manifest.xml')).text,
      (await other.call('nobody', 'get', '/manifest.json')).text,
    ];
    await other.close();
    expect(texts[0]).toContain('<AppDomain>https://login.microsoftonline.us</AppDomain>');
    expect(JSON.parse(texts[1] ?? '')).toMatchObject({ validDomains: ['login.microsoftonline.us'] });
    expect(texts.join()).not.toContain('login.microsoftonline.com');
  });

  test('manifests that are not built are not found', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'addin-'));
    const unbuilt = await openHttpWorld('addin_unbuilt', { staticDir: empty });
    expect((await unbuilt.call('nobody', 'get', '/manifest.xml')).status).toBe(404);
    await unbuilt.close();
    rmSync(empty, { recursive: true });
  });

  test('a browser is told to stay with https, but not for this machine, where other programs speak http', async () => {
    expect((await world.call('nobody', 'get', '/taskpane.html')).headers['strict-transport-security']).toContain('max-age'); // prettier-ignore
    const here = await openHttpWorld('addin_here', { staticDir, publicUrl: 'https://localhost:3000' });
    expect((await here.call('nobody', 'get', '/taskpane.html')).headers['strict-transport-security']).toBeUndefined();
    await here.close();
  });
});
