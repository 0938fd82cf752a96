// The whole local run, as a person starts it: it syncs by itself, stops when asked or when its supervisor dies, and goes on where it was.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GraphAsPerson } from '../support/graphAsPerson.ts';
import { choosePorts, credential, isListening, processesOf, startLocalRun } from '../support/localRun.ts';
import type { LocalRun, Ports } from '../support/localRun.ts';
import { eventually } from '../support/program.ts';
import { SiebelAsPerson } from '../support/siebelAsPerson.ts';
import { TENANT } from '../support/world.ts';

vi.setConfig({ testTimeout: 420_000, hookTimeout: 120_000 });

const LONG_MS = 300_000;

let folder: string;
let ports: Ports;
let run: LocalRun | null = null;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'siebel-server-sync-local-'));
  ports = await choosePorts();
});

afterAll(async () => {
  if (run && run.process.exitCode === null && run.process.signalCode === null) {
    run.process.kill('SIGTERM');
    await run.ended;
  }
  await everythingGone();
  rmSync(folder, { recursive: true, force: true });
});

const listeners = (): readonly number[] => [
  ports.product,
  ports.graph,
  ports.siebel,
  ports.identity,
  ports.identity + 1,
];

async function everythingGone(): Promise<void> {
  await eventually('no process of the local run is left', () => processesOf(folder).length === 0, 60_000);
  for (const port of listeners()) expect(await isListening(port), `port ${port}`).toBe(false);
}

async function select<T>(sql: string, values: readonly unknown[] = []): Promise<readonly T[]> {
  const connectionString = readFileSync(path.join(folder, 'database.url'), 'utf8').trim();
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<T & pg.QueryResultRow>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

async function number(sql: string, values: readonly unknown[] = []): Promise<number> {
  const [row] = await select<{ count: string }>(sql, values);
  return Number(row?.count);
}

const journalLines = (): Promise<number> => number('select count(*) from sync_events');
const cycles = (): Promise<number> => number('select count(*) from dispatch_cycles');

async function cyclesPass(count: number): Promise<void> {
  const before = await cycles();
  await eventually(`${count} more cycles`, async () => (await cycles()) >= before + count, LONG_MS);
}

async function graph(): Promise<GraphAsPerson> {
  const answer = await fetch(`http://127.0.0.1:${ports.identity}/${TENANT}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'siebel-server-sync',
      client_secret: credential(folder, 'CLIENT_SECRET'),
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return new GraphAsPerson(`http://127.0.0.1:${ports.graph}`, token);
}

const siebel = (): SiebelAsPerson =>
  new SiebelAsPerson(`http://127.0.0.1:${ports.siebel}`, credential(folder, 'SIEBEL_PASSWORD'));

const inSiebel = (lastName: string) => siebel().query('Contact/Contact', `[Last Name] = '${lastName}'`);

async function arrivesInSiebel(lastName: string): Promise<void> {
  await eventually(`${lastName} is in Siebel`, async () => (await inSiebel(lastName)).length > 0, LONG_MS);
}

/** The mailbox of a user of the sample company. */
async function mailbox(): Promise<string> {
  const [user] = await select<{ mailbox: string }>("select mailbox from user_maps where login = 'BRANDT'");
  return user?.mailbox ?? '';
}

describe('the local run', () => {
  it('starts, is ready, and syncs the whole sample company by itself', async () => {
    run = await startLocalRun(folder, ports);
    expect((await fetch(`http://127.0.0.1:${ports.product}/api/health/ready`)).status).toBe(200);
    const unsynced = () => number('select count(*) from user_maps where last_success_at is null');
    await eventually('every user was synced', async () => (await unsynced()) === 0, LONG_MS);
    expect(await number('select count(*) from user_maps')).toBe(12);
    const failed = await select("select * from sync_issues where kind = 'failure'");
    expect(failed).toEqual([]);
    const [{ id } = { id: '' }] = await select<{ id: string }>("select siebel_user_id as id from user_maps where login = 'BRANDT'"); // prettier-ignore
    const listed = await siebel().query('Contact/Contact', `EXISTS([Sync List.Id] = '${id}')`);
    const there = await (await graph()).contacts(await mailbox());
    expect(listed.length).toBeGreaterThan(20);
    expect(there.map(({ surname }) => surname)).toEqual(expect.arrayContaining(listed.map((row) => row['Last Name'])));
  });

  it('takes an edit made over Graph to Siebel', async () => {
    await (await graph()).createContact(await mailbox(), { givenName: 'First', surname: 'Arrival' });
    await arrivesInSiebel('Arrival');
  });

  it('stops on SIGINT: no process is left, and the ports are free', async () => {
    await cyclesPass(2);
    run?.process.kill('SIGINT');
    expect(await run?.ended).toBe(0);
    await everythingGone();
  });

  it('started again, it writes nothing by itself, and an edit travels once', async () => {
    run = await startLocalRun(folder, ports);
    const before = await journalLines();
    expect(before).toBeGreaterThan(100);
    await cyclesPass(2);
    expect(await journalLines()).toBe(before);
    await (await graph()).createContact(await mailbox(), { givenName: 'Second', surname: 'Arrival-again' });
    await arrivesInSiebel('Arrival-again');
    await cyclesPass(2);
    expect(await journalLines()).toBe(before + 1);
  });

  it('when its supervisor is killed, everything stops within seconds', async () => {
    // An edit that nobody has seen yet.
    await (await graph()).createContact(await mailbox(), { givenName: 'Third', surname: 'Arrival-late' });
    run?.process.kill('SIGKILL');
    const killedAt = Date.now();
    await run?.ended;
    await everythingGone();
    expect(Date.now() - killedAt).toBeLessThan(45_000);
  });

  it('and started once more, it has lost nothing and has nothing twice', async () => {
    run = await startLocalRun(folder, ports);
    await arrivesInSiebel('Arrival-late');
    await cyclesPass(1);
    const before = await journalLines();
    await cyclesPass(2);
    expect(await journalLines()).toBe(before);
    for (const name of ['Arrival', 'Arrival-again', 'Arrival-late']) expect(await inSiebel(name), name).toHaveLength(1);
    const names = (await (await graph()).contacts(await mailbox())).map(({ surname }) => String(surname));
    expect(names.filter((name) => name.startsWith('Arrival')).sort()).toEqual([
      'Arrival',
      'Arrival-again',
      'Arrival-late',
    ]);
  });
});
