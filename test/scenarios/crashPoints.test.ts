// One sync that does something of everything is broken off at one of its requests after another. Whatever happened there (an answer lost after the
// work, a request that arrived twice, a process that died), and although people take back at once some of what they had just made, the syncs
// after it bring both sides to what an undisturbed one would have.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { retryIssues } from '../../api/services/retryIssues.ts';
import { DOMAINS } from '../../shared/vocabulary.ts';
import type { UserMap } from '../../api/store/store.ts';
import { createBusyPeople, KINDS } from '../support/busyPeople.ts';
import { expectWork } from '../support/expectWork.ts';
import { startBrokenSyncs, syncOne, type BrokenSyncs } from '../support/brokenSyncs.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 180_000 });

const CUTS = { after: 'an answer that is lost', double: 'a request that arrives twice', dies: 'the end of its process' } as const; // prettier-ignore
/** How many requests lie between two that are broken off; CRASH_POINTS_STEP=1 plays every one, which takes minutes. */
const STEP = Number(process.env['CRASH_POINTS_STEP'] ?? 10);
const STORIES = KINDS.flatMap((kind) => (['after', 'double', 'dies'] as const).map((cut) => ({ cut, kind })));

let world: World;
let broken: BrokenSyncs;

beforeAll(async () => {
  world = await startWorld('points', { seed: { users: STORIES.length, contacts: 0, events: 0, tasks: 0 } });
  for (const domain of DOMAINS) {
    const settings = await world.product.store.settings.domain(domain);
    await world.product.store.settings.saveDomain({ ...settings, massDeleteCount: 100_000, keepPastItems: false });
  }
  broken = await startBrokenSyncs(world);
});

afterAll(async () => {
  await broken.close();
  await world.close();
});

/** Syncs until nothing is left to do. */
async function recover(user: UserMap): Promise<void> {
  for (let round = 1; round <= 5; round += 1) {
    // Instead of waiting for the next try.
    await retryIssues(broken.product.services, { login: user.login });
    const { failed, written } = await syncOne(broken.product, user.login);
    if (written === 0 && failed === 0) return;
  }
  throw new Error('It does not come to rest.');
}

describe('a sync that is broken off at its k-th request', () => {
  for (const [index, { cut, kind }] of STORIES.entries())
    it(`of ${kind}s, by ${CUTS[cut]}: nothing is lost, and nothing is there twice`, async () => {
      const user = await world.user(`USER${String(index + 1).padStart(4, '0')}`);
      const people = createBusyPeople(world, [user], Math.random);
      for (let before = 1; before <= 2; before += 1) {
        await people.round(user, kind);
        await syncOne(broken.product, user.login);
      }
      // Where it begins is another place each time, so that many runs meet every request.
      let at = 1 + Math.floor(Math.random() * STEP) - STEP;
      for (let isMet = true; isMet;) {
        at += STEP;
        await people.round(user, kind);
        const regret = await people.makeAndRegret(user, kind);
        isMet = await broken.breakOff(user.login, at, cut);
        await regret();
        await recover(user);
        await expectWork(world, people, user, `request ${at}`);
      }
      expect(at).toBeGreaterThan(5);
      expect(await world.door('graph', 'GET', 'mail')).toMatchObject({ count: 0 });
    });
});
