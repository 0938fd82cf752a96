// The Siebel server over its life: what a restart keeps, what a reset makes, and how its process starts and stops.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { SiebelSandbox } from '../../../api/sandbox/siebel/server.ts';
import { startSiebelSandbox } from '../../../api/sandbox/siebel/server.ts';
import { testDatabaseUrl } from '../../support/postgres.ts';

const adminPassword = 'a-password-of-the-tests';
const authorization = `Basic ${Buffer.from(`SADMIN:${adminPassword}`).toString('base64')}`;
const headers = { authorization, 'content-type': 'application/json' };
const running: SiebelSandbox[] = [];

afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.close();
});

async function start(databaseUrl: string, schema = 'siebel'): Promise<SiebelSandbox> {
  const sandbox = await startSiebelSandbox({ port: 0, databaseUrl, tenantId: 'tenant', adminPassword, schema });
  running.push(sandbox);
  return sandbox;
}

async function post(sandbox: SiebelSandbox, path: string, body: unknown): Promise<Response> {
  return fetch(`${sandbox.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function count(sandbox: SiebelSandbox, component: string): Promise<number> {
  for (let n = 0; ; n += 100) {
    const query = `ViewMode=All&uniformresponse=y&fields=Id&PageSize=100&StartRowNum=${n}`;
    const answer = await fetch(`${sandbox.url}/siebel/v1.0/data/${component}?${query}`, { headers });
    if (answer.status === 404) return n;
    const { items } = (await answer.json()) as { items: unknown[] };
    if (items.length < 100) return n + items.length;
  }
}

async function insertContact(sandbox: SiebelSandbox): Promise<number> {
  const answer = await post(sandbox, '/siebel/v1.0/data/Contact/Contact', { 'Last Name': 'Stay' });
  const { items } = (await answer.json()) as { items: { Id: string } };
  return parseInt(items.Id.slice(2), 36);
}

describe('a restart', () => {
  it('keeps the records and goes on counting ids', async () => {
    const databaseUrl = await testDatabaseUrl('sandbox siebel restart');
    const first = await start(databaseUrl);
    const before = await insertContact(first);
    await first.close();
    running.length = 0;
    const second = await start(databaseUrl);
    expect(await count(second, 'Contact/Contact')).toBe(1);
    expect(await insertContact(second)).toBeGreaterThan(before);
  });
});

describe('two servers', () => {
  it('share a database by schemas of their own', async () => {
    const databaseUrl = await testDatabaseUrl('sandbox siebel schemas');
    const [one, other] = [await start(databaseUrl, 'one'), await start(databaseUrl, 'other')];
    await insertContact(one);
    expect(await count(one, 'Contact/Contact')).toBe(1);
    expect(await count(other, 'Contact/Contact')).toBe(0);
  });
});

describe('the reset door', () => {
  it('makes the demo company, an empty one, or one of a size', async () => {
    const sandbox = await start(await testDatabaseUrl('sandbox siebel reset'));
    expect((await post(sandbox, '/sandbox/reset', { seed: 'demo' })).status).toBe(200);
    expect(await count(sandbox, 'Employee/Employee')).toBe(13);
    expect(await count(sandbox, 'Contact/Contact')).toBeGreaterThanOrEqual(300);
    expect(await count(sandbox, 'Contact/Contact Sync List')).toBeGreaterThan(0);
    expect(await count(sandbox, 'Action/Action')).toBeGreaterThan(0);
    expect(await count(sandbox, 'PIMSI Sync Info/PIMSI Sync Info')).toBe(0);
    await post(sandbox, '/sandbox/reset', { seed: 'empty' });
    expect(await count(sandbox, 'Contact/Contact')).toBe(0);
    expect(await count(sandbox, 'Employee/Employee')).toBe(13);
    await post(sandbox, '/sandbox/reset', { seed: { users: 3, contacts: 40, events: 5, tasks: 5 } });
    expect(await count(sandbox, 'Employee/Employee')).toBe(4);
    expect(await count(sandbox, 'Contact/Contact')).toBeGreaterThan(0);
  });
});

describe('the process', () => {
  const script = fileURLToPath(new URL('../../../api/sandbox/siebel/main.ts', import.meta.url));

  function run(environment: Record<string, string>) {
    return spawn(process.execPath, ['--import', 'tsx', script], {
      env: { ...process.env, ...environment },
      stdio: 'pipe',
    });
  }

  it('says where it is, and stops when the one who started it is gone', async () => {
    const child = run({
      SANDBOX_SIEBEL_PORT: '0',
      SANDBOX_SIEBEL_DATABASE_URL: await testDatabaseUrl('sandbox siebel process'),
      SIEBEL_PASSWORD: adminPassword,
      SANDBOX_SEED: 'empty',
      SANDBOX_TIED: '1',
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /^sandbox siebel ready (http:\S+)/.exec(line.toString())?.[1];
    expect((await fetch(`${url}/siebel/v1.0/data/Employee/Employee`, { headers })).status).toBe(200);
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  }, 90_000);

  it('that lacks a variable names it', async () => {
    const child = run({ SANDBOX_SIEBEL_DATABASE_URL: '', SIEBEL_PASSWORD: '' });
    const [text] = (await once(child.stderr, 'data')) as [Buffer];
    expect(text.toString()).toContain('SANDBOX_SIEBEL_DATABASE_URL');
    expect(await once(child, 'exit')).toEqual([2, null]);
  }, 90_000);
});
