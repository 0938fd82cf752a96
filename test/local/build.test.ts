// What the build leaves for Outlook: pages that load office.js first, manifests with the address it was told, and little script for the pane.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DIST = path.join(ROOT, '.cache/buildTest');
const OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
/** What a pane may load before it shows something, compressed. */
const FIRST_PAINT_BYTES = 200 * 1_024;

const read = (file: string): string => readFileSync(path.join(DIST, file), 'utf8');
const scriptsOf = (page: string): readonly string[] => [...read(page).matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src]) => src ?? ''); // prettier-ignore

beforeAll(() => {
  const webpack = path.join(ROOT, 'node_modules/webpack/bin/webpack.js');
  const env = { ...process.env, PUBLIC_URL: 'https://sync.example.com/' };
  const build = spawnSync(process.execPath, [webpack, '--mode', 'production', '--output-path', DIST], { cwd: ROOT, env, encoding: 'utf8' }); // prettier-ignore
  expect(build.status, build.stdout + build.stderr).toBe(0);
}, 300_000);

it.each(['taskpane.html', 'commands.html'])('%s loads office.js from Microsoft, and before our own script', (page) => {
  const scripts = scriptsOf(page);
  expect(scripts[0]).toBe(OFFICE_JS);
  expect(scripts.length).toBeGreaterThan(1);
  expect(scripts.slice(1).filter((script) => !script.startsWith('/assets/'))).toEqual([]);
});

it.each(['taskpane.html', 'commands.html'])('%s shows something before 200 KiB of script have come', (page) => {
  const bytes = scriptsOf(page).filter((script) => script.startsWith('/')).map((script) => gzipSync(readFileSync(path.join(DIST, script))).length); // prettier-ignore
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(FIRST_PAINT_BYTES);
});

it('the pane does not load what the console needs alone', () => {
  const pane = scriptsOf('taskpane.html');
  const alone = scriptsOf('admin.html').filter((script) => !pane.includes(script));
  expect(alone.some((script) => read(script).includes('signinRedirectCallback'))).toBe(true);
  const shared = pane.filter((script) => script.startsWith('/')).map(read).join(''); // prettier-ignore
  expect(shared).not.toContain('signinRedirectCallback');
});

it.each(['manifest.xml', 'manifest.json'])(
  '%s names the address it was built for, and files that are there',
  (name) => {
    const text = read(name);
    expect(text).not.toContain('localhost');
    const files = new Set(
      [...text.matchAll(/https:\/\/sync\.example\.com\/([\w./-]+)/g)].map(([, file]) => file ?? ''),
    );
    expect(files.size).toBeGreaterThan(10);
    expect([...files].filter((file) => !existsSync(path.join(DIST, file)))).toEqual([]);
  },
);
