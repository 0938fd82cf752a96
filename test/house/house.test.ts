// The rules of the house, checked on the tree itself: floors, sizes, rule ids, and what the repository must not say.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../shared/vocabulary.ts';
import { floorOf, mayImport } from './floors.js';

const root = path.resolve(import.meta.dirname, '../..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(path.join(root, file)));
const sources = files.filter((file) => /\.(ts|tsx)$/.test(file));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

function imports(file: string): readonly string[] {
  const found = [...read(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap((match) => match[1] ?? []);
  return found.filter((target) => target.startsWith('.'));
}

describe('the house', () => {
  it('imports point down only', () => {
    const wrong = sources.flatMap((file) => {
      const floor = floorOf(file);
      if (!floor) return [];
      return imports(file).flatMap((target) => {
        const resolved = path.posix
          .normalize(path.posix.join(path.posix.dirname(file), target))
          .replace(/\.(ts|tsx|js|json|svg|mjs)$/, '');
        return mayImport(floor, resolved) ? [] : [`${file} imports ${resolved}: ${floor.door}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('addin/office alone talks to Office', () => {
    const talking = sources.filter((file) => file.startsWith('addin/') && /(?<![\w.])Office\.\w/.test(read(file)));
    expect(talking.length).toBeGreaterThan(3);
    expect(talking.filter((file) => !file.startsWith('addin/office/'))).toEqual([]);
  });

  it('the pure floors import no Node module', () => {
    const pure = sources.filter((file) => floorOf(file)?.pure);
    expect(pure.length).toBeGreaterThan(10);
    expect(pure.filter((file) => /from 'node:/.test(read(file)))).toEqual([]);
  });

  it('every module of the product and the add-in opens by saying what it knows', () => {
    const modules = sources.filter((file) => /^(api|addin|shared|deploy)\//.test(file));
    expect(modules.filter((file) => !/^(#!.*\n)?\/[/*]/.test(read(file)))).toEqual([]);
  });

  it('files stay short', () => {
    const long = sources.filter((file) => /^(api|addin|shared|deploy)\//.test(file) && !file.includes('sampleData') && !file.includes('migrations') && !file.includes('schema/graphTypes')); // prettier-ignore
    expect(long.filter((file) => read(file).split('\n').length > 310)).toEqual([]);
  });

  it('each rule of the table stands in the document, in the code and in a test', () => {
    const document = read('ARCHITECTURE.md');
    const code = read('api/reconcile/decide.ts');
    const tests = sources.filter((file) => file.startsWith('test/')).map(read).join('\n'); // prettier-ignore
    for (const rule of RULES) {
      expect(document, `${rule} in ARCHITECTURE.md`).toContain(`${rule} `);
      expect(code, `${rule} in decide.ts`).toContain(`'${rule}'`);
      expect(tests, `${rule} in a test title`).toMatch(new RegExp(`['"\`(, ]${rule}[: ,]`));
    }
  });

  it('the lock file names no registry, and nothing names a machine', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "http/);
    const texts = files.filter((file) => /\.(ts|tsx|js|mjs|json|md|sh|yml|svg)$|run$/.test(file));
    expect(texts.filter((file) => /[\s'"(=]\/(work|root|home)\/\w/.test(read(file)))).toEqual([]);
  });

  it('no test is skipped or runs alone', () => {
    const tests = sources.filter((file) => file.startsWith('test/'));
    expect(tests.filter((file) => /\b(it|test|describe)\.(only|todo|fails)\(/.test(read(file)))).toEqual([]);
  });
});
