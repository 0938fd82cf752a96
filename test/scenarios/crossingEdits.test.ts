// A person edits a record in the very moment in which the product writes it: just before the write arrives, or right after, when the product has
// not read its answer yet. The edit is the person's, and travels.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compose, type Product } from '../../api/compose.ts';
import { loadConfig } from '../../api/config.ts';
import { createLogger } from '../../api/platform/logger.ts';
import type { UserMap } from '../../api/store/store.ts';
import { syncOne } from '../support/brokenSyncs.ts';
import { createBusyPeople, KINDS, type BusyPeople } from '../support/busyPeople.ts';
import { expectWork } from '../support/expectWork.ts';
import { isWrite } from '../support/isWrite.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

const OTHER = { outlook: 'siebel', siebel: 'outlook' } as const;
type Place = keyof typeof OTHER;

let world: World;
let product: Product;
let user: UserMap;
let people: BusyPeople;
/** What happens around the next write to one of the servers. */
let moment: { readonly to: Place; readonly when: 'before' | 'after'; readonly edit: () => Promise<void> } | null = null;

beforeAll(async () => {
  world = await startWorld('crossing_edits', { seed: { users: KINDS.length, contacts: 0, events: 0, tasks: 0 } });
  product = await compose({
    config: loadConfig(world.environment, String(world.environment['DATA_DIR'])),
    databaseUrl: String(world.environment['DATABASE_URL']),
    logger: createLogger({ level: 'silent' }),
    between: {
      store: (store) => store,
      sleep: () => Promise.resolve(),
      http: (http) => ({
        ...http,
        async fetch(url, request) {
          const to = String(url).includes('/siebel/') ? 'siebel' : 'outlook';
          const met = moment?.to === to && isWrite(String(url), request) ? moment : null;
          if (!met) return http.fetch(url, request);
          moment = null;
          if (met.when === 'before') await met.edit();
          const answer = await http.fetch(url, request);
          if (met.when === 'after') await met.edit();
          return answer;
        },
      }),
    },
  });
});

afterAll(async () => {
  await product.close();
  await world.close();
});

async function syncAround(next: NonNullable<typeof moment>): Promise<void> {
  moment = next;
  await syncOne(product, user.login);
  expect(moment, 'the moment came').toBeNull();
}

async function expectAgreement(): Promise<void> {
  for (let round = 1; round <= 2; round += 1) await syncOne(product, user.login);
  await expectWork(world, people, user, user.login);
}

describe.each(KINDS)('a %s', (kind) => {
  beforeAll(async () => {
    user = await world.user(`USER000${KINDS.indexOf(kind) + 1}`);
    people = createBusyPeople(world, [user], Math.random);
  });

  it.each(['outlook', 'siebel'] as const)(
    'made in %s and edited on the other side as soon as it is there',
    async (side) => {
      const record = await people.begin(user, kind, side);
      const edit = side === 'outlook' ? () => record.rename() : () => record.note();
      await syncAround({ to: OTHER[side], when: 'after', edit });
      await expectAgreement();
    },
  );

  it.each(['before', 'after'] as const)(
    'renamed in Siebel, and noted in Outlook just %s the name arrives',
    async (when) => {
      const record = await people.begin(user, kind, 'siebel');
      await syncOne(product, user.login);
      await record.rename();
      await syncAround({ to: 'outlook', when, edit: () => record.note() });
      await expectAgreement();
    },
  );

  it.each(['before', 'after'] as const)(
    'noted in Outlook, and renamed in Siebel just %s the note arrives',
    async (when) => {
      const record = await people.begin(user, kind, 'outlook');
      await syncOne(product, user.login);
      await record.note();
      await syncAround({ to: 'siebel', when, edit: () => record.rename() });
      await expectAgreement();
    },
  );
});
