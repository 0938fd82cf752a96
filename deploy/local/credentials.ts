// The credentials of the local run: made at the first start, kept in .env.sandbox (or where SANDBOX_ENV_FILE says), which git ignores.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Credentials {
  readonly CLIENT_SECRET: string;
  readonly SIEBEL_PASSWORD: string;
  /** The password of every employee of the sandbox Siebel but SADMIN, whose is SIEBEL_PASSWORD. */
  readonly SANDBOX_USER_PASSWORD: string;
}

const NAMES = ['CLIENT_SECRET', 'SIEBEL_PASSWORD', 'SANDBOX_USER_PASSWORD'] as const;

/** Reads the credentials, and makes those that are missing. */
export function loadCredentials(root: string): Credentials {
  const file = path.resolve(root, process.env['SANDBOX_ENV_FILE'] || '.env.sandbox');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const known = new Map(
    text.split('\n').flatMap((line) => (line.includes('=') ? [line.split(/=(.*)/s, 2) as [string, string]] : [])),
  );
  const missing = NAMES.filter((name) => !known.get(name));
  for (const name of missing) known.set(name, randomBytes(24).toString('base64url'));
  if (missing.length > 0)
    writeFileSync(file, [...known].map(([name, value]) => `${name}=${value}\n`).join(''), { mode: 0o600 });
  const value = (name: (typeof NAMES)[number]): string => known.get(name) ?? '';
  return {
    CLIENT_SECRET: value('CLIENT_SECRET'),
    SIEBEL_PASSWORD: value('SIEBEL_PASSWORD'),
    SANDBOX_USER_PASSWORD: value('SANDBOX_USER_PASSWORD'),
  };
}
