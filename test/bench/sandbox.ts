// What the sandbox's servers can do, since every other figure is bounded by it: single reads, pages of a delta round, batches, memory with
// many mailboxes, and a page of Siebel's. The servers are processes of their own; the load comes from this one.
import { askFor, medianMs, openClient, usageOf, type Asked, type Client } from './load.ts';
import { openStage, type Stage } from './stage.ts';

export interface SandboxSize {
  /** Contacts, and as many events and tasks, that one delta page holds. */
  readonly page: number;
  readonly mailboxes: number;
  /** Items of each of them: two fifths contacts, two fifths events, one fifth tasks. */
  readonly itemsEach: number;
  /** How long single reads are counted. */
  readonly readSeconds: number;
  /** How often a page and a batch are asked for. */
  readonly times: number;
}

export const FULL_SIZE: SandboxSize = { page: 1000, mailboxes: 5000, itemsEach: 500, readSeconds: 5, times: 25 };

export interface SandboxResult {
  readonly size: SandboxSize;
  readonly readsPerSecond: number;
  readonly readsPerCpuSecond: number;
  readonly contactsDeltaMs: number;
  readonly eventsDeltaMs: number;
  readonly tasksDeltaMs: number;
  readonly batchMs: number;
  readonly rssMiB: number;
  /** What generating one mailbox on its first use took. */
  readonly openMs: number;
  readonly siebelPageMs: number;
}

type Entity = Readonly<Record<string, unknown>>;

const CONNECTIONS = 4;
const BATCH = 20;
const SIEBEL_PAGE = 100;
const IMMUTABLE = { prefer: 'IdType="ImmutableId"' };

/** @throws when a server does not start, answers with another status than 200, or with fewer items than were made. */
export async function runSandbox(size: SandboxSize = FULL_SIZE): Promise<SandboxResult> {
  const stage = await openStage();
  const authorizations = await stage.authorizations();
  const exchange = openClient(stage.servers.exchange, authorizations.exchange, CONNECTIONS);
  const siebel = openClient(stage.servers.siebel, authorizations.siebel, 1);
  try {
    await stage.seed({ contacts: 2 * size.page, events: 2 * size.page, tasks: 2 * size.page });
    const pages = await playPages(stage, exchange, size);
    const siebelPageMs = await playSiebel(siebel, size);
    return { size, ...pages, siebelPageMs, ...(await playMemory(stage, exchange, size)) };
  } finally {
    await Promise.all([exchange.close(), siebel.close()]);
    await stage.close();
  }
}

async function valuesOf(
  client: Client,
  path: string,
  headers: Record<string, string> = IMMUTABLE,
): Promise<readonly Entity[]> {
  // prettier-ignore
  const { body } = await client.ask({ method: 'GET', path, headers });
  return (JSON.parse(body.toString('utf8')) as { value: readonly Entity[] }).value;
}

async function usersOf(client: Client): Promise<readonly string[]> {
  const users = await valuesOf(client, '/v1.0/users?$top=999');
  return users.map(({ userPrincipalName }) => String(userPrincipalName));
}

/** Limits are the mailbox's, and here all load goes to one. */
async function liftLimits(stage: Stage): Promise<void> {
  await stage.door(stage.servers.exchange, 'POST', 'limits', { concurrent: 1000, requests: 1_000_000_000 });
}

type Pages = Omit<SandboxResult, 'size' | 'siebelPageMs' | 'rssMiB' | 'openMs'>;

async function playPages(stage: Stage, client: Client, size: SandboxSize): Promise<Pages> {
  await liftLimits(stage);
  const [user = ''] = (await usersOf(client)).filter((name) => name.startsWith('user'));
  const box = `/v1.0/users/${encodeURIComponent(user)}`;
  const lists = await valuesOf(client, `${box}/todo/lists`);
  const list = String(lists.find(({ wellknownListName }) => wellknownListName === 'defaultList')?.['id']);
  const pathsOf = async (set: string): Promise<string[]> => {
    const items = await valuesOf(client, `${box}/${set}?$top=${Math.min(size.page, 1000)}&$select=id`);
    return items.map(({ id }) => `${box}/${set}/${encodeURIComponent(String(id))}`);
  };
  const items = [...(await pathsOf('contacts')), ...(await pathsOf('events')), ...(await pathsOf(`todo/lists/${list}/tasks`))]; // prettier-ignore
  const reads = await playReads(stage, client, size, items);
  const delta = async (path: string): Promise<number> => {
    const headers = { prefer: `${IMMUTABLE.prefer}, odata.maxpagesize=${size.page}` };
    const first = await valuesOf(client, path, headers);
    if (first.length !== size.page) throw new Error(`${path}: ${first.length} entries instead of ${size.page}.`);
    return medianMs(client, size.times, { method: 'GET', path, headers });
  };
  return {
    ...reads,
    contactsDeltaMs: await delta(`${box}/contacts/delta`),
    eventsDeltaMs: await delta(`${box}/calendarView/delta?${windowAroundToday()}`),
    tasksDeltaMs: await delta(`${box}/todo/lists/${list}/tasks/delta`),
    batchMs: await medianMs(client, size.times * 4, batchOf(items)),
  };
}

function windowAroundToday(): string {
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString();
  return `startDateTime=${day(-180)}&endDateTime=${day(540)}`;
}

/** Reads all items in turn, one after another on each connection. */
async function playReads(stage: Stage, client: Client, { readSeconds }: SandboxSize, items: readonly string[]) {
  let turn = 0;
  const next = (): Asked => ({ method: 'GET', path: items[(turn += 1) % items.length] ?? '', headers: IMMUTABLE });
  await askFor(client, CONNECTIONS, readSeconds / 4, next);
  const pid = stage.pidOf('exchange');
  const before = usageOf(pid);
  const { requests, seconds } = await askFor(client, CONNECTIONS, readSeconds, next);
  const cpuSeconds = usageOf(pid).cpuSeconds - before.cpuSeconds;
  return { readsPerSecond: requests / seconds, readsPerCpuSecond: requests / cpuSeconds };
}

/** A batch that reads twenty items of all kinds. */
function batchOf(items: readonly string[]): Asked {
  const step = Math.max(1, Math.floor(items.length / BATCH));
  const requests = Array.from({ length: BATCH }, (_, index) => ({
    id: String(index),
    method: 'GET',
    url: (items[(index * step) % items.length] ?? '').slice('/v1.0'.length),
    headers: IMMUTABLE,
  }));
  return { method: 'POST', path: '/v1.0/$batch', body: JSON.stringify({ requests }) };
}

function playSiebel(client: Client, { times }: SandboxSize): Promise<number> {
  const path = `/siebel/v1.0/data/Contact/Contact?PageSize=${SIEBEL_PAGE}&uniformresponse=y&childlinks=None&ViewMode=All`;
  return medianMs(client, times, { method: 'GET', path });
}

/** Opens every mailbox of a large company once. */
async function playMemory(stage: Stage, client: Client, { mailboxes, itemsEach }: SandboxSize) {
  const [two, one] = [Math.round(itemsEach * 0.4), Math.round(itemsEach * 0.2)];
  // Half of what a seed counts is born in the mailbox.
  const seed = { users: mailboxes, contacts: 2 * two, events: 2 * two, tasks: 2 * one };
  await stage.door(stage.servers.exchange, 'POST', 'reset', { seed });
  await liftLimits(stage);
  let left = mailboxes;
  const numberOf = (index: number): string => String(index).padStart(4, '0');
  const domain = (await usersOf(client)).find((name) => name.startsWith('user'))?.split('@')[1] ?? '';
  const start = performance.now();
  const open = async (): Promise<void> => {
    for (; left > 0;) {
      const user = `user${numberOf(left)}@${domain}`;
      left -= 1;
      await client.ask({ method: 'GET', path: `/v1.0/users/${encodeURIComponent(user)}/contacts?$top=1` });
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, open));
  const openMs = (performance.now() - start) / mailboxes;
  return { openMs, rssMiB: usageOf(stage.pidOf('exchange')).rssMiB };
}
