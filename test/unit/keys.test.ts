// Keys at rest: what a configuration may say, and what sealing and digests promise.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createDigester, createSealer, loadOrCreateKeys, parseKeys } from '../../api/platform/keys.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'siebel-sync-keys-'));
const newKey = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;

afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('ENCRYPTION_KEYS', () => {
  it('lists keys, the current one first', () => {
    expect(parseKeys(`${newKey('2025')}, ${newKey('2024')}`).map((key) => key.id)).toEqual(['2025', '2024']);
  });

  it('is refused with the place and id of the wrong entry, and never with its key', () => {
    const short = randomBytes(16).toString('base64');
    expect(() => parseKeys(`${newKey('a')},b:${short}`)).toThrow('key "b" has 16 bytes instead of 32');
    expect(() => parseKeys(`${newKey('a')},b:${short}`)).not.toThrow(short);
    expect(() => parseKeys(`${newKey('a')},nothing`)).toThrow('entry 2 has no valid id');
    expect(() => parseKeys('')).toThrow('entry 1 has no valid id');
    expect(() => parseKeys(`${newKey('a')},${newKey('a')}`)).toThrow('"a" twice');
  });

  it('wins over the key file; without it a key is made once, for its owner alone', () => {
    const made = loadOrCreateKeys(dir, {});
    expect(loadOrCreateKeys(dir, {})).toEqual(made);
    expect(statSync(path.join(dir, 'encryption.keys')).mode & 0o777).toBe(0o600);
    expect(loadOrCreateKeys(dir, { ENCRYPTION_KEYS: newKey('mine') })[0].id).toBe('mine');
  });

  it('in a damaged file stops the start and leaves the file as it is', () => {
    const damaged = path.join(dir, 'damaged');
    loadOrCreateKeys(damaged, {});
    writeFileSync(path.join(damaged, 'encryption.keys'), 'k1:abc');
    expect(() => loadOrCreateKeys(damaged, {})).toThrow(/encryption\.keys cannot be used/);
    expect(readFileSync(path.join(damaged, 'encryption.keys'), 'utf8')).toBe('k1:abc');
  });
});

describe('sealing', () => {
  const old = newKey('old');
  const details = { title: 'Müller, 東京', before: {}, after: { email: 'a@b.example' } };

  it('gives back what was sealed, and shows nothing of it', () => {
    const sealer = createSealer(parseKeys(old));
    const sealed = sealer.seal(details);
    expect(sealer.open(sealed)).toEqual(details);
    expect(sealed.toString('latin1')).not.toContain('a@b.example');
    expect(sealer.seal(details).equals(sealed)).toBe(false);
  });

  it('opens with an older key of the list, and says which key is missing', () => {
    const sealed = createSealer(parseKeys(old)).seal(details);
    expect(createSealer(parseKeys(`${newKey('new')},${old}`)).open(sealed)).toEqual(details);
    expect(() => createSealer(parseKeys(newKey('new'))).open(sealed)).toThrow('"old"');
  });

  it('refuses bytes that were changed anywhere', () => {
    const sealer = createSealer(parseKeys(old));
    const sealed = sealer.seal(details);
    for (let place = 0; place < sealed.length; place++) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => sealer.open(changed)).toThrow();
    }
  });
});

describe('digests', () => {
  it('are equal for equal texts under one key only, and 72 bits long', () => {
    const [a, b] = [newKey('a'), newKey('b')];
    const digester = createDigester(parseKeys(`${a},${b}`));
    expect(digester.digest('x')).toMatch(/^a\.[A-Za-z0-9_-]{12}$/);
    expect(createDigester(parseKeys(a)).digest('x')).toBe(digester.digest('x'));
    expect(digester.digest('y')).not.toBe(digester.digest('x'));
    expect(createDigester(parseKeys(b)).digest('x')).not.toBe(digester.digest('x'));
  });

  it('after a change of keys an old digest still tells equal from different, and a key that is gone is an error', () => {
    const [a, b] = [newKey('a'), newKey('b')];
    const old = createDigester(parseKeys(a)).digest('x');
    const rotated = createDigester(parseKeys(`${b},${a}`));
    expect(rotated.renew(old, () => 'x')).toBe(rotated.digest('x'));
    expect(rotated.renew(old, () => 'y')).toBe(old);
    expect(() => createDigester(parseKeys(b)).renew(old, () => 'x')).toThrow(/"a".*ENCRYPTION_KEYS/);
  });
});
