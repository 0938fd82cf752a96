// A history as plain data: what people, administrators and the weather do, in order. A story can be printed, kept as JSON, played again and
// made shorter; a step that finds nothing to act upon does nothing.
import fc from 'fast-check';

export type Kind = 'contact' | 'event' | 'task';
/** One of the three people. */
export type Who = 0 | 1 | 2;
/** Where a person edits: a mailbox, or Siebel. */
export type Place = Who | 'siebel';
export type Level = 'Full Sync' | 'Export Only' | 'Import Only' | 'None';
export type Switch = 'pimWins' | 'editWins' | 'noDeleteInSiebel' | 'noDeleteInExchange' | 'pastMayGo';

export const WEATHER = {
  graph: ['400', '401', '403', '409', '410', '429', '500', '503', '504', 'delay', 'cutBefore', 'cutAfter', 'truncate', 'double'],
  siebel: ['400', '429', '500', '503', '504', 'modified', 'delay', 'cutBefore', 'cutAfter', 'truncate', 'double'],
} as const; // prettier-ignore

export interface Storm {
  readonly server: 'graph' | 'siebel';
  readonly kind: string;
  readonly on: 'reads' | 'writes' | 'all';
  readonly probability: number;
  readonly count: number;
  readonly seed: number;
}

/** `record` counts around the records there are; `others` is a set of people as bits. */
export type Step =
  | { readonly do: 'create'; readonly at: Place; readonly kind: Kind; readonly others: number; readonly past: boolean }
  | { readonly do: 'samePerson'; readonly who: Who; readonly other: Who }
  | { readonly do: 'createOnBoth'; readonly kind: Kind; readonly who: Who }
  | {
      readonly do: 'edit';
      readonly at: Place;
      readonly record: number;
      readonly field: number;
      readonly clear: boolean;
    }
  | { readonly do: 'burst'; readonly at: Place; readonly record: number; readonly edits: number }
  | { readonly do: 'complete'; readonly at: Place; readonly record: number }
  | { readonly do: 'delete'; readonly at: Place; readonly record: number }
  | { readonly do: 'deleteMany'; readonly who: Who; readonly kind: Kind }
  | { readonly do: 'undelete'; readonly who: Who; readonly record: number }
  | { readonly do: 'move'; readonly who: Who; readonly record: number }
  | { readonly do: 'moveBack'; readonly who: Who; readonly record: number }
  | { readonly do: 'copy'; readonly who: Who; readonly record: number }
  | { readonly do: 'private'; readonly who: Who; readonly record: number }
  | { readonly do: 'member'; readonly record: number; readonly who: Who }
  | { readonly do: 'owner'; readonly record: number; readonly who: Who }
  | { readonly do: 'display'; readonly record: number }
  | { readonly do: 'meeting'; readonly who: Who; readonly record: number }
  | { readonly do: 'series'; readonly at: Place; readonly record: number }
  | { readonly do: 'domainLevel'; readonly kind: Kind; readonly level: Level }
  | { readonly do: 'userLevel'; readonly who: Who; readonly kind: Kind; readonly level: Level }
  | { readonly do: 'setting'; readonly kind: Kind; readonly name: Switch; readonly on: boolean }
  | { readonly do: 'plans'; readonly approve: boolean }
  | { readonly do: 'reset'; readonly who: Who }
  | { readonly do: 'remap'; readonly who: Who }
  | { readonly do: 'restart' }
  | { readonly do: 'kill'; readonly calls: number; readonly when: 'before' | 'after' }
  | { readonly do: 'race'; readonly calls: number; readonly at: Place; readonly record: number; readonly field: number }
  | { readonly do: 'clock'; readonly hours: number }
  | { readonly do: 'expire' }
  | { readonly do: 'storm'; readonly storm: Storm }
  | { readonly do: 'calm' }
  | { readonly do: 'sync'; readonly people: number; readonly together: boolean };

export type Story = readonly Step[];

const kind = fc.constantFrom<Kind>('contact', 'event', 'task');
const who = fc.constantFrom<Who>(0, 1, 2);
const at = fc.oneof({ weight: 1, arbitrary: fc.constant('siebel' as const) }, { weight: 1, arbitrary: who });
const record = fc.nat(11);
const people = fc.integer({ min: 0, max: 7 });
const level = fc.constantFrom<Level>('Full Sync', 'Full Sync', 'Export Only', 'Import Only', 'None');
/** 0: the next write. */
const call = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 160 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);
const rarely = fc.integer({ min: 0, max: 5 }).map((number) => number === 5);

function step<T extends Step['do']>(
  name: T,
  fields: { [K in Exclude<keyof Extract<Step, { do: T }>, 'do'>]: fc.Arbitrary<Extract<Step, { do: T }>[K]> },
): fc.Arbitrary<Step> {
  // prettier-ignore
  return fc.record({ do: fc.constant(name), ...fields }) as unknown as fc.Arbitrary<Step>;
}

/** Kinds that few requests can be refused with: they are, where they can. */
const RARE = ['409', '410', 'modified'];

const storm = fc
  .constantFrom('graph' as const, 'siebel' as const)
  .chain((server) =>
    fc.tuple(
      fc.constant(server),
      fc.constantFrom<string>(
        ...WEATHER[server],
        ...RARE.filter((kind) => WEATHER[server].some((one) => one === kind)),
      ),
    ),
  ) // prettier-ignore
  .chain(([server, kind]) =>
    fc.record({
      server: fc.constant(server),
      kind: fc.constant(kind),
      on: fc.constantFrom('reads' as const, 'writes' as const, 'all' as const),
      probability: RARE.includes(kind) ? fc.constant(1) : fc.constantFrom(1, 0.5, 0.2),
      count: fc.integer({ min: 1, max: 4 }),
      seed: fc.nat(1000),
    }),
  );

const create = step('create', { at, kind, others: people, past: rarely });
const edit = step('edit', { at, record, field: fc.nat(9), clear: rarely });
const sync = step('sync', { people: fc.constantFrom(7, 7, 7, 1, 2, 3, 4, 5, 6), together: fc.boolean() });

const single: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: create },
  { weight: 4, arbitrary: step('createOnBoth', { kind, who }) },
  { weight: 2, arbitrary: step('samePerson', { who, other: who }) },
  { weight: 26, arbitrary: edit },
  { weight: 3, arbitrary: step('burst', { at, record, edits: fc.integer({ min: 2, max: 4 }) }) },
  { weight: 4, arbitrary: step('complete', { at, record }) },
  { weight: 9, arbitrary: step('delete', { at, record }) },
  { weight: 2, arbitrary: step('deleteMany', { who, kind }) },
  { weight: 3, arbitrary: step('undelete', { who, record }) },
  { weight: 3, arbitrary: step('move', { who, record }) },
  { weight: 2, arbitrary: step('moveBack', { who, record }) },
  { weight: 3, arbitrary: step('copy', { who, record }) },
  { weight: 3, arbitrary: step('private', { who, record }) },
  { weight: 6, arbitrary: step('member', { record, who }) },
  { weight: 3, arbitrary: step('owner', { record, who }) },
  { weight: 3, arbitrary: step('display', { record }) },
  { weight: 2, arbitrary: step('meeting', { who, record }) },
  { weight: 2, arbitrary: step('series', { at, record }) },
  { weight: 2, arbitrary: step('domainLevel', { kind, level }) },
  { weight: 3, arbitrary: step('userLevel', { who, kind, level }) },
  { weight: 5, arbitrary: step('setting', { kind, name: fc.constantFrom<Switch>('pimWins', 'editWins', 'noDeleteInSiebel', 'noDeleteInExchange', 'pastMayGo'), on: fc.boolean() }) }, // prettier-ignore
  { weight: 2, arbitrary: step('plans', { approve: fc.boolean() }) },
  { weight: 3, arbitrary: step('reset', { who }) },
  { weight: 2, arbitrary: step('remap', { who }) },
  { weight: 3, arbitrary: step('restart', {}) },
  { weight: 6, arbitrary: step('kill', { calls: call, when: fc.constantFrom('before' as const, 'after' as const) }) }, // prettier-ignore
  { weight: 6, arbitrary: step('race', { calls: call, at, record, field: fc.nat(9) }) },
  { weight: 4, arbitrary: step('clock', { hours: fc.constantFrom(1, 7, 25, 100) }) },
  { weight: 3, arbitrary: step('expire', {}) },
  { weight: 4, arbitrary: step('calm', {}) },
  { weight: 30, arbitrary: sync },
);

/** Bad weather blows while something travels. */
const weather = fc.tuple(edit, fc.oneof(create, edit), step('storm', { storm }), sync);
const some = fc.oneof({ weight: 6, arbitrary: single.map((one): Story => [one]) }, { weight: 1, arbitrary: weather });

/** Stories of 8 to 25 steps, which begin with something to act upon. */
const stories: fc.Arbitrary<Story> = fc
  .tuple(fc.array(create, { minLength: 2, maxLength: 4 }), fc.array(some, { minLength: 6, maxLength: 15 }))
  .map(([first, rest]) => [...first, ...rest.flat()]);

/** The story of a history of a run: the same for the same two numbers. */
export function storyOf(seed: number, history: number): Story {
  const [story = []] = fc.sample(stories, { seed: (seed * 1_000_003 + history) | 0, numRuns: 1 });
  return story;
}

const NAMES = ['HUBER', 'BRANDT', 'LEFEVRE'];
const where = (place: Place): string => (place === 'siebel' ? 'in Siebel' : `in the mailbox of ${NAMES[place] ?? ''}`);
const named = (bits: number): string => NAMES.filter((_name, index) => bits & (1 << index)).join(', ') || 'nobody';

const callName = (calls: number): string => (calls === 0 ? 'the first write' : `call ${calls}`);

/** A step in plain words. */
export function tell(step: Step): string {
  switch (step.do) {
    case 'create':
      return `a ${step.past ? 'past ' : ''}${step.kind} is created ${where(step.at)}${step.at === 'siebel' ? `, for ${named(step.others || 1)}` : ''}`; // prettier-ignore
    case 'createOnBoth':
      return `the same ${step.kind} is created in Siebel and ${where(step.who)}`;
    case 'samePerson':
      return `the same contact is created ${where(step.who)} and ${where(step.other)}`;
    case 'edit':
      return `field ${step.field} of record ${step.record} is ${step.clear ? 'cleared' : 'edited'} ${where(step.at)}`;
    case 'burst':
      return `record ${step.record} is edited ${step.edits} times ${where(step.at)}`;
    case 'complete':
      return `task ${step.record} is completed or reopened ${where(step.at)}`;
    case 'delete':
      return `record ${step.record} is deleted ${where(step.at)}`;
    case 'deleteMany':
      return `every ${step.kind} ${where(step.who)} is deleted`;
    case 'undelete':
      return `record ${step.record} is taken out of Deleted Items ${where(step.who)}`;
    case 'move':
      return `record ${step.record} is moved to another folder or list ${where(step.who)}`;
    case 'moveBack':
      return `record ${step.record} is moved back ${where(step.who)}`;
    case 'copy':
      return `record ${step.record} is copied with its stamp ${where(step.who)}`;
    case 'private':
      return `record ${step.record} is made private or public ${where(step.who)}`;
    case 'member':
      return `${NAMES[step.who] ?? ''} is put on record ${step.record} in Siebel, or taken off`;
    case 'owner':
      return `${NAMES[step.who] ?? ''} becomes the owner of record ${step.record}`;
    case 'display':
      return `activity ${step.record} changes between calendar and task`;
    case 'meeting':
      return `event ${step.record} gets an attendee ${where(step.who)}`;
    case 'series':
      return `event ${step.record} becomes a series ${where(step.at)}`;
    case 'domainLevel':
      return `the level of ${step.kind}s is set to ${step.level}`;
    case 'userLevel':
      return `the level of ${step.kind}s of ${NAMES[step.who] ?? ''} is set to ${step.level}`;
    case 'setting':
      return `${step.name} is switched ${step.on ? 'on' : 'off'} for ${step.kind}s`;
    case 'plans':
      return `held removals are ${step.approve ? 'approved' : 'rejected'}`;
    case 'reset':
      return `${NAMES[step.who] ?? ''} is re-initialised`;
    case 'remap':
      return `the User Map row of ${NAMES[step.who] ?? ''} is deleted and made again`;
    case 'restart':
      return 'the product is restarted';
    case 'kill':
      return `the product is killed ${step.when} ${callName(step.calls)} of the next run, and started again`;
    case 'race':
      return `before ${callName(step.calls)} of the next run, field ${step.field} of record ${step.record} is edited ${where(step.at)}`;
    case 'clock':
      return `${step.hours} hours pass`;
    case 'expire':
      return 'the delta tokens expire';
    case 'storm':
      return `weather: ${step.storm.kind} of ${step.storm.server} on ${step.storm.on}, ${step.storm.count} times with probability ${step.storm.probability}`; // prettier-ignore
    case 'calm':
      return 'the weather clears';
    case 'sync':
      return `sync of ${named(step.people)}${step.together ? ', at the same time' : ''}`;
  }
}
