// `npm run validate` on the tree as it is, and on copies with mistakes: also what only Microsoft's tool sees turns it red.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { validateManifests } from '../../deploy/manifest/validateManifests.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A tree of its own with what the validation looks at, and manifest.xml changed. */
function copyWith(before: string, after: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'manifest-'));
  folders.push(folder);
  for (const part of ['addin/assets/icons', 'deploy/manifest/manifest.json']) {
    mkdirSync(path.dirname(path.join(folder, part)), { recursive: true });
    cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  }
  const text = readFileSync(path.join(root, 'manifest.xml'), 'utf8');
  expect(text).toContain(before);
  writeFileSync(path.join(folder, 'manifest.xml'), text.replaceAll(before, after));
  return folder;
}

it('both manifests are in order', async () => {
  expect(await validateManifests(root, false)).toEqual([]);
});

it('a manifest with a mistake is refused with its sentence', async () => {
  expect(await validateManifests(copyWith('>ReadWriteItem<', '>All<'), true)).toEqual([
    '"All" is no permission of a mail add-in.',
  ]);
});

it('a unified manifest that was not made anew is refused, and made anew on request', async () => {
  const folder = copyWith('DefaultValue="Open pane"', 'DefaultValue="Open Siebel"');
  expect(await validateManifests(folder, false)).toEqual([expect.stringContaining('npm run validate -- --write')]);
  expect(await validateManifests(folder, true)).toEqual([]);
  expect(readFileSync(path.join(folder, 'deploy/manifest/manifest.json'), 'utf8')).toContain('"Open Siebel"');
});

it('what Microsoft’s schema of the unified manifest refuses is refused', async () => {
  const folder = copyWith('DefaultValue="Siebel beside your mail: ', `DefaultValue="${'S'.repeat(60)}`);
  expect(await validateManifests(folder, true)).toEqual([
    expect.stringMatching(/description\/short must NOT have more than 80/),
  ]);
});

it('the function that the ribbon calls is one that the commands know', () => {
  const called = [...readFileSync(path.join(root, 'manifest.xml'), 'utf8').matchAll(/<FunctionName>(\w+)</g)].map(([, name]) => name); // prettier-ignore
  const sources = readdirSync(path.join(root, 'addin/commands')).filter((name) => /\.tsx?$/.test(name));
  const code = sources.map((name) => readFileSync(path.join(root, 'addin/commands', name), 'utf8')).join('\n');
  expect([...new Set(called)]).toEqual(['addToSyncList']);
  expect(code).toContain("'addToSyncList'");
});
