// Which company goes into the store: a sample one by its seed, or nobody but the administrator.
import { makeCompany } from '../../sampleData/company.ts';
import type { SampleCompany, Seed } from '../../sampleData/types.ts';
import type { SiebelStore } from '../data/store.ts';
import { loadCompany } from './loadCompany.ts';

const NOBODY: SampleCompany = {
  organizations: [],
  positions: [],
  employees: [],
  accounts: [],
  opportunities: [],
  serviceRequests: [],
  contacts: () => [],
  activities: () => [],
  rooms: [],
  lists: [],
  mailboxItems: () => ({ contacts: [], events: [], tasks: [] }),
};

/** Empties the store and fills it from the seed; null leaves only SADMIN. */
export async function reseed(store: SiebelStore, seed: Seed | null, today: Date): Promise<void> {
  await loadCompany(store, seed === null ? NOBODY : makeCompany(seed, today));
}

/** Fills a store that nobody has filled yet; one that has users keeps what it has. */
export async function seedIfNew(store: SiebelStore, seed: Seed | null, today: Date): Promise<void> {
  const users = await store.select(`SELECT 1 FROM "S_USER" LIMIT 1`);
  if (users.length === 0) await reseed(store, seed, today);
}
