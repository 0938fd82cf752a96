// A test of the tests: each guard of the product is switched off in turn, and the chaos machine must notice. A guard that nobody misses would
// be either needless or unproven.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as GuardModule from '../../api/reconcile/guard.ts';
import type * as GateModule from '../../api/reconcile/gate.ts';
import type * as ParkModule from '../../api/reconcile/park.ts';
import type * as RecallModule from '../../api/engine/recall.ts';
import type * as AccessModule from '../../api/connectors/exchange/access.ts';
import type * as FindItemsModule from '../../api/connectors/exchange/findItems.ts';
import type * as CreationKeyModule from '../../api/engine/creationKey.ts';
import type * as ClaimPeopleModule from '../../api/engine/claimPeople.ts';
import type * as ReadAppointmentModule from '../../api/domains/calendar/readAppointment.ts';
import type * as MadeModule from '../../api/domains/made.ts';
import type * as StampsModule from '../../api/connectors/exchange/stamps.ts';
import type * as WriteRequestsModule from '../../api/connectors/exchange/writeRequests.ts';
import type * as SiebelScopeModule from '../../api/connectors/siebel/siebelScope.ts';
import { runHistory } from './history.ts';
import { playStory } from './play.ts';
import type { Kind, Step, Story } from './story.ts';
import { startChaosWorld, type ChaosWorld } from './world.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** The guards that are off now. */
const off = vi.hoisted(() => new Set<string>());

vi.mock('../../api/reconcile/guard.ts', async (load) => {
  const real = await load<typeof GuardModule>();
  return {
    ...real,
    judgeRemovals: (...given: Parameters<typeof real.judgeRemovals>) => off.has('mass deletion') ? { hold: [], clear: given[0] } : real.judgeRemovals(...given), // prettier-ignore
    isSuddenlyEmpty: (...given: Parameters<typeof real.isSuddenlyEmpty>) => !off.has('suddenly empty') && real.isSuddenlyEmpty(...given), // prettier-ignore
  };
});

vi.mock('../../api/reconcile/gate.ts', async (load) => {
  const real = await load<typeof GateModule>();
  const gate: typeof real.gate = (decision, pair, policy) =>
    real.gate(decision, pair, {
      ...policy,
      ...(off.has('past items') ? { keepPastItems: false } : {}),
      ...(off.has('level') ? { directions: ['inbound', 'outbound'] as const } : {}),
    });
  return { ...real, gate };
});

vi.mock('../../api/reconcile/park.ts', async (load) => {
  const real = await load<typeof ParkModule>();
  const park: typeof real.park = (line, now) => (off.has('flipping') ? line : real.park(line, now));
  return { ...real, park };
});

vi.mock('../../api/engine/recall.ts', async (load) => {
  const real = await load<typeof RecallModule>();
  const recallRemovals: typeof real.recallRemovals = (run, paired) => off.has('memory of removals') ? Promise.resolve(paired) : real.recallRemovals(run, paired); // prettier-ignore
  return { ...real, recallRemovals };
});

vi.mock('../../api/connectors/exchange/access.ts', async (load) => {
  const real = await load<typeof AccessModule>();
  const gone: typeof real.gone = (id, why) => real.gone(id, off.has('confirm before delete') ? 'deleted' : why);
  return { ...real, gone };
});

vi.mock('../../api/connectors/exchange/findItems.ts', async (load) => {
  const real = await load<typeof FindItemsModule>();
  const findItems: typeof real.findItems = (access, keys) => off.has('stamps are looked up') ? Promise.resolve(keys.map(() => [])) : real.findItems(access, keys); // prettier-ignore
  return { ...real, findItems };
});

vi.mock('../../api/engine/creationKey.ts', async (load) => {
  const real = await load<typeof CreationKeyModule>();
  let times = 0;
  const creationKey: typeof real.creationKey = (mailbox, id) => real.creationKey(mailbox, off.has('creation key') ? `${id} ${(times += 1)}` : id); // prettier-ignore
  return { ...real, creationKey };
});

vi.mock('../../api/engine/claimPeople.ts', async (load) => {
  const real = await load<typeof ClaimPeopleModule>();
  const claimPeople: typeof real.claimPeople = (run, work, asked) => off.has('claims') ? Promise.resolve(new Set(asked)) : real.claimPeople(run, work, asked); // prettier-ignore
  return { ...real, claimPeople };
});

vi.mock('../../api/domains/calendar/readAppointment.ts', async (load) => {
  const real = await load<typeof ReadAppointmentModule>();
  const appointmentFromExchange: typeof real.appointmentFromExchange = (wire, context) =>
    real.appointmentFromExchange(off.has('attendees') ? { ...wire, body: { ...wire.body, attendees: [] } } : wire, context); // prettier-ignore
  return { ...real, appointmentFromExchange };
});

// Items that a request made twice are told by their times as well: that guard holds where stamps are not looked up, so both are off together.
vi.mock('../../api/domains/made.ts', async (load) => {
  const real = await load<typeof MadeModule>();
  const madeAtOf: typeof real.madeAtOf = (wire) => (off.has('stamps are looked up') ? NaN : real.madeAtOf(wire));
  return { ...real, madeAtOf };
});

vi.mock('../../api/connectors/exchange/stamps.ts', async (load) => {
  const real = await load<typeof StampsModule>();
  const mailsPeople: typeof real.mailsPeople = (body) => !off.has('attendees') && real.mailsPeople(body);
  return { ...real, mailsPeople };
});

vi.mock('../../api/connectors/exchange/writeRequests.ts', async (load) => {
  const real = await load<typeof WriteRequestsModule>();
  const prepare: typeof real.prepare = (access, request) =>
    real.prepare(access, off.has('versions in Exchange') && request.kind === 'update' ? { ...request, current: { ...request.current, version: null } } : request); // prettier-ignore
  return { ...real, prepare };
});

vi.mock('../../api/connectors/siebel/siebelScope.ts', async (load) => {
  const real = await load<typeof SiebelScopeModule>();
  const toRecord: typeof real.toRecord = (row, inScope) => ({ ...real.toRecord(row, inScope), ...(off.has('versions in Siebel') ? { version: null } : {}) }); // prettier-ignore
  return { ...real, toRecord };
});

const sync: Step = { do: 'sync', people: 7, together: false };
const create = (kind: Kind, at: 'siebel' | 0 | 1, past = false): Step => ({ do: 'create', at, kind, others: 1, past });
const times = (count: number, step: Step): Story => Array.from({ length: count }, () => step);
const remove: Step = { do: 'delete', at: 0, record: 0 };
const edit = (at: 'siebel' | 0, field = 1): Step => ({ do: 'edit', at, record: 0, field, clear: false });
const storm = (server: 'graph' | 'siebel', kind: string): Step => ({ do: 'storm', storm: { server, kind, on: 'writes', probability: 1, count: 1, seed: 1 } }); // prettier-ignore
const race = (at: 'siebel' | 0): Step => ({ do: 'race', calls: 0, at, record: 0, field: 1 });

/** For each guard stories of which at least one goes wrong without it, and in which way. */
const GUARDS: Readonly<Record<string, { readonly stories: readonly Story[]; readonly rules: readonly string[] }>> = {
  'mass deletion': { rules: ['mass deletion'], stories: [[...times(6, create('task', 'siebel')), sync, sync, { do: 'deleteMany', who: 0, kind: 'task' }, sync]] }, // prettier-ignore
  'past items': { rules: ['past'], stories: [[create('event', 'siebel', true), sync, remove, sync]] },
  level: { rules: ['forbidden'], stories: [[create('contact', 0), sync, { do: 'domainLevel', kind: 'contact', level: 'Export Only' }, edit(0), sync]] }, // prettier-ignore
  'memory of removals': { rules: ['presence', 'came back'], stories: [[create('task', 'siebel'), sync, { do: 'setting', kind: 'task', name: 'noDeleteInSiebel', on: true }, remove, sync, { do: 'clock', hours: 1 }, sync, edit('siebel'), sync]] }, // prettier-ignore
  'confirm before delete': { rules: ['lost'], stories: [[create('contact', 'siebel'), sync, { do: 'move', who: 0, record: 0 }, sync]] }, // prettier-ignore
  'stamps are looked up': { rules: ['duplicate'], stories: [[create('contact', 'siebel'), storm('graph', 'cutAfter'), sync]] }, // prettier-ignore
  'creation key': { rules: ['duplicate'], stories: [[create('task', 0), { do: 'kill', calls: 0, when: 'after' }, sync, edit(0, 0), sync]] }, // prettier-ignore
  claims: { rules: ['duplicate'], stories: [[{ do: 'samePerson', who: 0, other: 1 }, { do: 'sync', people: 3, together: true }]] }, // prettier-ignore
  attendees: { rules: ['mail'], stories: [[create('event', 'siebel'), sync, { do: 'meeting', who: 0, record: 0 }, sync, edit('siebel'), sync]] }, // prettier-ignore
  'versions in Siebel': {
    rules: ['edit lost'],
    stories: [[create('task', 'siebel'), sync, edit(0), race('siebel'), sync]],
  },
  'versions in Exchange': { rules: ['edit lost'], stories: [[create('task', 'siebel'), { do: 'setting', kind: 'task', name: 'pimWins', on: true }, sync, edit('siebel'), race(0), sync]] }, // prettier-ignore
};

let world: ChaosWorld;

beforeAll(async () => {
  world = await startChaosWorld('guardsoff');
});

afterAll(() => world.close());

async function rulesBroken(stories: readonly Story[], rules: readonly string[]): Promise<readonly string[]> {
  for (const story of stories) {
    const { violations } = await runHistory(world, story);
    const broken = violations.map(({ rule }) => rule);
    if (broken.some((rule) => rules.includes(rule))) return broken;
  }
  return [];
}

describe('without its guard', () => {
  for (const [guard, { rules, stories }] of Object.entries(GUARDS)) {
    it(`${guard}: the machine goes red, and with it stays green`, async () => {
      off.clear();
      expect(await rulesBroken(stories, rules), 'with the guard').toEqual([]);
      off.add(guard);
      expect(await rulesBroken(stories, rules), 'without the guard').not.toEqual([]);
      off.clear();
    });
  }

  it('suddenly empty: a mailbox that reads empty is not believed', async () => {
    const story: Story = [...times(4, create('contact', 'siebel')), sync, sync, { do: 'deleteMany', who: 0, kind: 'contact' }, { do: 'expire' }, sync]; // prettier-ignore
    const isStopped = async (): Promise<boolean> => [...(await runHistory(world, story)).play.reasons].some((reason) => reason.includes('reads empty')); // prettier-ignore
    off.clear();
    expect(await isStopped()).toBe(true);
    off.add('suddenly empty');
    expect(await isStopped()).toBe(false);
    off.clear();
  });

  it('flipping: a field that goes to and fro is not written for ever', async () => {
    const later: Step = { do: 'clock', hours: 0.1 };
    const toAndFro = Array.from({ length: 6 }, () => [edit(0), later, sync, edit('siebel'), later, sync]).flat();
    const story: Story = [create('contact', 'siebel'), sync, ...toAndFro];
    const isParked = async (): Promise<boolean> => {
      await playStory(world, story);
      return (await world.product().store.issues.list({ limit: 100 })).some(({ reason }) => reason === 'flipping');
    };
    off.clear();
    expect(await isParked()).toBe(true);
    off.add('flipping');
    expect(await isParked()).toBe(false);
    off.clear();
  });
});
