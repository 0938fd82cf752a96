// A create that a dying engine had under way reaches Siebel after the next run has read everything there: it is found all the same, and is not made
// a second time.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { retryIssues } from '../../api/services/retryIssues.ts';
import { requestSync } from '../../api/services/requestSync.ts';
import { createBusyPeople, KINDS } from '../support/busyPeople.ts';
import { expectWork } from '../support/expectWork.ts';
import { hookedRun, runDyingAtWrite } from '../support/hookedRuns.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let world: World;

/** A new user for each, since a first reading believes what it has read. */
const LOGINS = { contact: 'HUBER', event: 'BRANDT', task: 'NAIR' } as const;
const READING = { contact: /contacts\/delta/, event: /calendarView\/delta/, task: /tasks\/delta/ } as const;

beforeAll(async () => {
  world = await startWorld('in_flight', { logins: Object.values(LOGINS) });
});

afterAll(() => world.close());

it.each(KINDS)('a %s', async (kind) => {
  const user = await world.user(LOGINS[kind]);
  const people = createBusyPeople(world, [user], Math.random);
  const record = await people.begin(user, kind, 'outlook');
  const died = await runDyingAtWrite(world, user);
  await record.note();
  let isSent = false;
  await hookedRun(world, user, (http) => async (url, request) => {
    // Siebel is read before the mailbox.
    if (READING[kind].test(String(url)) && !isSent) {
      isSent = true;
      await died.send();
    }
    return http.fetch(url, request);
  });
  expect(isSent).toBe(true);
  await died.close();
  for (let round = 1; round <= 3; round += 1) {
    await retryIssues(world.product.services, { login: user.login });
    await requestSync(world.product.services, { login: user.login, reason: 'scenario' });
    await world.syncUser(user.login);
  }
  await expectWork(world, people, user, user.login);
});
