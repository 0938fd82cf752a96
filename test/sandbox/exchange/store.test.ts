// Facts about what the sandbox's Exchange keeps: across restarts, across a kill, and the same sample data every time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ada,
  allRoles,
  grace,
  startExchangeWorld,
  startIssuer,
  valuesOf,
  type ExchangeWorld,
} from '../../support/exchangeWorld.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'exchange-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const immutable = { Prefer: 'IdType="ImmutableId", odata.maxpagesize=1000' };
const read = async (world: ExchangeWorld, path: string) =>
  valuesOf(await world.send('GET', path, undefined, immutable));
const paths = [ada, grace].flatMap((user) => [`/v1.0/users/${user}/contacts`, `/v1.0/users/${user}/events`]);

async function during<T>(work: (world: ExchangeWorld) => Promise<T>): Promise<T> {
  const world = await startExchangeWorld({ dataDir, seed: 'demo' });
  try {
    return await work(world);
  } finally {
    await world.close();
  }
}

describe('the store', () => {
  it('keeps changes, tokens and mail over a restart, and the untouched sample data is the same again', async () => {
    const contacts = `/v1.0/users/${ada}/contacts`;
    const before = await during(async (world) => {
      const [first, second] = await read(world, contacts);
      const link = (await world.send('GET', `${contacts}/delta`, undefined, immutable)).body['@odata.deltaLink'];
      await world.send('PATCH', `${contacts}/${String(first?.['id'])}`, { surname: 'Kept' });
      await world.send('POST', `${contacts}/${String(second?.['id'])}/permanentDelete`);
      const attendees = [{ emailAddress: { address: 'x@out.example' } }];
      const time = { dateTime: '2026-11-03T09:00:00', timeZone: 'UTC' };
      await world.send('POST', `/v1.0/users/${ada}/events`, { start: time, end: time, attendees });
      return {
        link: String(link).replace(world.url, ''),
        rows: await Promise.all(paths.map((path) => read(world, path))),
      };
    });
    for (let start = 0; start < 2; start += 1) {
      await during(async (world) => {
        expect(await Promise.all(paths.map((path) => read(world, path)))).toEqual(before.rows);
        expect((await read(world, before.link)).map((entry) => '@removed' in entry)).toEqual([false, true]);
        expect((await world.send('GET', '/sandbox/mail')).body['count']).toBe(1);
      });
    }
  });

  it('drops a line that a kill cut short', async () => {
    const contacts = `/v1.0/users/${ada}/contacts`;
    await during((world) => world.send('POST', contacts, { givenName: 'Whole' }));
    appendFileSync(join(dataDir, 'log.jsonl'), '{"m":"1-EMP0","t":"put","ki');
    await during(async (world) => expect((await read(world, contacts)).length).toBe(4));
    await during(async (world) => expect((await read(world, contacts)).length).toBe(4));
  });

  it('a reset begins anew, and the next start knows nothing of before', async () => {
    const contacts = `/v1.0/users/${ada}/contacts`;
    await during(async (world) => {
      await world.send('POST', contacts, { givenName: 'Before' });
      const seed = { users: 5, contacts: 2, events: 0, tasks: 1 };
      expect((await world.send('POST', '/sandbox/reset', { seed })).body).toEqual({ seed, users: 5 });
      expect((await read(world, contacts)).length).toBe(2);
    });
    await during(async (world) =>
      expect((await read(world, contacts)).map((one) => one['givenName'])).toEqual(['Given0', 'Given1']),
    );
    expect(readFileSync(join(dataDir, 'log.jsonl'), 'utf8')).not.toContain('Before');
  });
});

describe('the process', () => {
  const begin = async (environment: Record<string, string>) => {
    const env = { ...process.env, SANDBOX_GRAPH_PORT: '0', DATA_DIR: dataDir, SANDBOX_SEED: 'empty', ...environment };
    const program = ['--import', 'tsx', 'api/sandbox/exchange/main.ts'];
    const child = spawn(process.execPath, program, { env, stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = await once(child.stdout, 'data');
    const url = /^sandbox exchange ready (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(String(line))?.[1] ?? '';
    return { child, url };
  };

  it('says where it is, and ends when the pipe of its starter closes', async () => {
    const { child, url } = await begin({ SANDBOX_TIED: '1' });
    expect(url).not.toBe('');
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('loses nothing that it has answered when it is killed', async () => {
    const issuer = await startIssuer();
    const headers = {
      Authorization: `Bearer ${await issuer.token({ roles: allRoles })}`,
      'Content-Type': 'application/json',
    };
    const first = await begin({ SANDBOX_IDENTITY_PORT: String(issuer.port) });
    const users: { value: { id: string }[] } = await (await fetch(`${first.url}/v1.0/users`, { headers })).json();
    const contacts = `/v1.0/users/${users.value[0]?.id ?? ''}/contacts`;
    const answered: string[] = [];
    const write = async (index: number): Promise<void> => {
      const body = JSON.stringify({ givenName: `N${index}` });
      const answer = await fetch(first.url + contacts, { method: 'POST', headers, body });
      const contact: { id: string } = await answer.json();
      answered.push(contact.id);
      if (answered.length === 40) first.child.kill('SIGKILL');
      await write(index + 1);
    };
    await expect(write(0)).rejects.toThrow();
    const second = await begin({ SANDBOX_IDENTITY_PORT: String(issuer.port) });
    const list = await fetch(`${second.url}${contacts}?$top=1000&$select=id`, { headers });
    const kept: { value: { id: string }[] } = await list.json();
    expect(kept.value.map(({ id }) => id)).toEqual(expect.arrayContaining(answered));
    second.child.kill('SIGTERM');
    expect(await once(second.child, 'exit')).toEqual([0, null]);
    await issuer.close();
  });
});
