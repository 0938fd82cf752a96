// A sandbox Siebel with the small company in it, for one test file: the server, a clock that tests set, and short words for calls.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { SiebelStore } from '../../../api/sandbox/siebel/data/store.ts';
import { openStore } from '../../../api/sandbox/siebel/data/store.ts';
import { loadCompany } from '../../../api/sandbox/siebel/seed/loadCompany.ts';
import type { SiebelSandbox } from '../../../api/sandbox/siebel/server.ts';
import { startSiebelSandbox } from '../../../api/sandbox/siebel/server.ts';
import { testDatabaseUrl } from '../../support/postgres.ts';
import { smallCompany } from './smallCompany.ts';

const PASSWORD = 'a-password-of-the-tests';
const USER_PASSWORD = 'a-password-of-employees';

/** A JSON body as it came; tests compare it whole or look into it by `textOf` and `itemsOf`. */
export type Json = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list of `items` of a uniform answer. */
export function itemsOf(answer: Answer): Json[] {
  const { items } = answer.body;
  return Array.isArray(items) ? items.filter(isJson) : [];
}

/** The Id in the answer to a write; of a child, when its name is given. */
export function writtenId(answer: Answer, child?: string): string {
  const { items } = answer.body;
  const written = isJson(items) && child !== undefined ? items[child] : items;
  return isJson(written) ? String(written['Id']) : '';
}

export class SiebelWorld {
  /** What the server's clock says; tests move it. */
  clock = new Date('2026-11-25T12:00:00Z');
  private sandbox: SiebelSandbox | null = null;
  private ownStore: SiebelStore | null = null;

  get store(): SiebelStore {
    if (!this.ownStore) throw new Error('The world has not started.');
    return this.ownStore;
  }

  get url(): string {
    return this.sandbox?.url ?? '';
  }

  async start(): Promise<void> {
    const databaseUrl = await testDatabaseUrl('sandbox siebel');
    const now = () => this.clock;
    this.ownStore = await openStore({ databaseUrl, schema: 'siebel', now });
    const passwords = { adminPassword: PASSWORD, userPassword: USER_PASSWORD };
    this.sandbox = await startSiebelSandbox({ port: 0, databaseUrl, tenantId: 'tenant', ...passwords, now });
  }

  async stop(): Promise<void> {
    await this.sandbox?.close();
    await this.ownStore?.close();
  }

  /** Empties the store and loads the small company, at noon. */
  async reload(): Promise<void> {
    this.clock = new Date('2026-11-25T12:00:00Z');
    await loadCompany(this.store, smallCompany);
  }

  /** A request as SADMIN; `path` is what follows /siebel/v1.0/data/. */
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const authorization = `Basic ${Buffer.from(`SADMIN:${PASSWORD}`).toString('base64')}`;
    const response = await fetch(`${this.url}/siebel/v1.0/data/${path}`, {
      method,
      headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed: unknown = text === '' ? {} : JSON.parse(text);
    return { status: response.status, body: isJson(parsed) ? parsed : { items: parsed }, headers: response.headers };
  }

  /** A read of everything there is, unless the path says how much. */
  get(path: string): Promise<Answer> {
    const isOpen = /viewmode=/i.test(path);
    return this.call('GET', isOpen ? path : `${path}${path.includes('?') ? '&' : '?'}ViewMode=All`);
  }

  /** A request of an employee with a password. */
  as(login: string, method: string, path: string, body?: unknown): Promise<Answer> {
    const authorization = `Basic ${Buffer.from(`${login}:${USER_PASSWORD}`).toString('base64')}`;
    return this.call(method, path, body, { authorization });
  }

  put(path: string, body: unknown): Promise<Answer> {
    return this.call('PUT', path, body);
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.call('POST', path, body);
  }

  delete(path: string): Promise<Answer> {
    return this.call('DELETE', path);
  }

  /** The Ids that a search specification finds, in the order of row ids. */
  async find(path: string, searchspec: string): Promise<string[]> {
    const query = new URLSearchParams({ searchspec, fields: 'Id', PageSize: '100', uniformresponse: 'y' });
    return itemsOf(await this.get(`${path}?${query.toString()}`)).map((item) => String(item['Id']));
  }

  /** One field of a record. */
  async field(path: string, name: string): Promise<unknown> {
    return (await this.get(path)).body[name];
  }

  /** What the triggers have logged of one operation: user, record and domain, without the domain's common first words. */
  async logged(operation: string): Promise<string[]> {
    const searchspec = `[Operation Type] = '${operation}'`;
    const query = new URLSearchParams({ PageSize: '100', uniformresponse: 'y', searchspec });
    const answer = await this.get(`PIMSI Sync Info/PIMSI Sync Info?${query.toString()}`);
    const words = itemsOf(answer).map((row) =>
      [row['Siebel User Id'], row['Siebel Row Id'], row['Siebel Domain Id']].join(' '),
    );
    return words.map((line) => line.replace('PIMSI Intermediate ', '')).sort();
  }

  removals(): Promise<string[]> {
    return this.logged('DELETE');
  }
}

/** A world for the tests of one file, fresh before each. */
export function useSiebelWorld(): SiebelWorld {
  const world = new SiebelWorld();
  beforeAll(() => world.start(), 60_000);
  beforeEach(() => world.reload());
  afterAll(() => world.stop());
  return world;
}
