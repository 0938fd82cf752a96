// A Store on a fresh database of the test cluster, with a clock that the test moves.
import { createSealer, parseKeys } from '../../api/platform/keys.ts';
import { createStore } from '../../api/store/createStore.ts';
import type { NewUserMap, Store, UserMap } from '../../api/store/store.ts';
import { testDatabaseUrl } from './postgres.ts';

const START = new Date('2025-03-03T09:00:00.000Z');

const testSealer = createSealer(parseKeys(`test:${Buffer.alloc(32, 7).toString('base64')}`));

export interface TestStore {
  readonly store: Store;
  readonly databaseUrl: string;
  now(): Date;
  /** Moves the clock; returns the new time. */
  advance(ms: number): Date;
}

export async function openTestStore(name: string): Promise<TestStore> {
  const databaseUrl = await testDatabaseUrl(name);
  let time = START.getTime();
  const now = (): Date => new Date(time);
  const store = await createStore({ databaseUrl, sealer: testSealer, poolSize: 5, now });
  return { store, databaseUrl, now, advance: (ms) => new Date((time += ms)) };
}

/** Saves an enabled user whose Siebel id and mailbox follow from the login. */
export function saveUser(store: Store, login: string, part: Partial<NewUserMap> = {}): Promise<UserMap> {
  return store.userMaps.save({
    login,
    siebelUserId: `1-${login}`,
    firstName: 'First',
    lastName: 'Last',
    mailbox: `${login.toLowerCase()}@example.com`,
    pimServer: 'default',
    language: 'en-US',
    visibility: 'All',
    enabled: true,
    ...part,
  });
}
