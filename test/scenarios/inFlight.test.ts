// A create that a dying engine had under way reaches Siebel late, or twice: it is found all the same, and its record is there once.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { retryIssues } from '../../api/services/retryIssues.ts';
import { requestSync } from '../../api/services/requestSync.ts';
import type { UserMap } from '../../api/store/store.ts';
import { createBusyPeople, KINDS, type BusyPeople, type Kind } from '../support/busyPeople.ts';
import { expectWork } from '../support/expectWork.ts';
import { hookedRun, runDyingAtWrite } from '../support/hookedRuns.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let world: World;

/** A new user for each, since a first reading believes what it has read. */
const LOGINS = { contact: 'HUBER', event: 'BRANDT', task: 'NAIR' } as const;
const TWICE = { contact: 'SADLER', event: 'MEHTA', task: 'TANAKA' } as const;
const READING = { contact: /contacts\/delta/, event: /calendarView\/delta/, task: /tasks\/delta/ } as const;

beforeAll(async () => {
  world = await startWorld('in_flight', { logins: [...Object.values(LOGINS), ...Object.values(TWICE)] });
});

afterAll(() => world.close());

/** Makes a record in Outlook, and lets an engine die that is about to create it in Siebel. */
async function dieCreating(kind: Kind, login: string) {
  const user = await world.user(login);
  const people = createBusyPeople(world, [user], Math.random);
  const record = await people.begin(user, kind, 'outlook');
  const died = await runDyingAtWrite(world, user);
  await record.note();
  return { user, people, died };
}

async function expectAgreement(user: UserMap, people: BusyPeople): Promise<void> {
  for (let round = 1; round <= 3; round += 1) {
    await retryIssues(world.product.services, { login: user.login });
    await requestSync(world.product.services, { login: user.login, reason: 'scenario' });
    await world.syncUser(user.login);
  }
  await expectWork(world, people, user, user.login);
}

describe('a create that a dying engine had under way', () => {
  it.each(KINDS)('of a %s, which arrives when everything was read, is found and not repeated', async (kind) => {
    const { died, people, user } = await dieCreating(kind, LOGINS[kind]);
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
    await expectAgreement(user, people);
  });

  it.each(KINDS)('of a %s, which arrives twice, leaves one record', async (kind) => {
    const { died, people, user } = await dieCreating(kind, TWICE[kind]);
    await world.door('siebel', 'POST', 'faults', [{ method: 'POST', path: '*', double: true, count: 1 }]);
    await died.send();
    await world.door('siebel', 'DELETE', 'faults');
    await died.close();
    await expectAgreement(user, people);
  });
});
