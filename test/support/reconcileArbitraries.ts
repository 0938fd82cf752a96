// Random pairs and policies: every state of either side, every level, every filter, bases that differ between the sides.
import fc from 'fast-check';
import type { Match, Pair, Policy, SideView, Traits } from '../../api/reconcile/types.ts';
import type { FieldValue } from '../../shared/records/values.ts';
import type { Direction } from '../../shared/vocabulary.ts';
import type { ModelBase } from './reconcileModel.ts';

/** Two plain fields, one whose clearing is ignored, one that only travels outbound, one that is off. */
export const FIELDS: Readonly<Record<string, readonly Direction[]>> = {
  name: ['outbound', 'inbound'],
  phone: ['outbound', 'inbound'],
  company: ['outbound', 'inbound'],
  people: ['outbound'],
  hidden: [],
};

const value = fc.constantFrom<FieldValue>('', 'a', 'b', 'c');
const values = fc.record(Object.fromEntries(Object.keys(FIELDS).map((field) => [field, value])));

/** A digest that can be read: the model compares values, the product these. */
export const digestsOf = (record: Readonly<Record<string, FieldValue>>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([field, content]) => [field, `#${String(content)}`]));

const traits: fc.Arbitrary<Traits> = fc.record({
  role: fc.constantFrom('owner', 'participant'),
  inScope: fc.boolean(),
  isPast: fc.boolean(),
  isPrivate: fc.boolean(),
  hasSyncCategory: fc.boolean(),
  hasActivityType: fc.boolean(),
  relevantDay: fc.constantFrom(null, '2026-01-01', '2026-12-31'),
  missingRequired: fc.constantFrom(null, 'Last Name'),
});

const view = (id: string): fc.Arbitrary<SideView> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ record: values, traits }).map(({ record, traits: known }): SideView => ({ state: 'present', id, version: '1', stamp: null, record, digests: digestsOf(record), traits: known })) }, // prettier-ignore
    { weight: 2, arbitrary: fc.constantFrom('deleted', 'left', 'moved-domain', 'out-of-scope').map((why): SideView => ({ state: 'gone', id, why })) }, // prettier-ignore
    { weight: 1, arbitrary: fc.boolean().map((leaves): SideView => ({ state: 'excluded', id, version: '1', reason: leaves ? 'private-contact' : 'recurring-not-supported', leaves })) }, // prettier-ignore
    { weight: 1, arbitrary: fc.constant<SideView>({ state: 'unread', id }) },
  );

export const policies: fc.Arbitrary<Policy> = fc.record({
  domain: fc.constantFrom('contact', 'calendar', 'task'),
  directions: fc.constantFrom<readonly Direction[]>(['outbound', 'inbound'], ['outbound'], ['inbound']),
  conflictWinner: fc.constantFrom('Siebel Record', 'PIM Record'),
  deleteWins: fc.boolean(),
  mayDelete: fc.record({ siebel: fc.boolean(), exchange: fc.boolean() }),
  ignorePrivate: fc.boolean(),
  optIn: fc.boolean(),
  ignoreMatching: fc.constant(false),
  onlyActivityTypes: fc.boolean(),
  keepPastItems: fc.boolean(),
  extractFrom: fc.constantFrom(null, '2026-06-01'),
  fields: fc.constant(FIELDS),
  clearingIgnored: fc.constant(['company']),
});

export interface Case {
  readonly pair: Pair;
  readonly base: ModelBase | null;
}

/** Linked pairs: each side near its base, so that unchanged, changed and newly mapped fields all occur. */
export const linkedCases: fc.Arbitrary<Case> = fc
  .record({
    siebel: view('S'),
    exchange: view('E'),
    siebelBase: values,
    exchangeBase: values,
    sameSiebel: fc.boolean(),
    sameExchange: fc.boolean(),
    newField: fc.constantFrom(null, 'phone'),
    role: fc.constantFrom<'owner' | 'participant'>('owner', 'participant'),
  })
  .map(({ siebel, exchange, siebelBase, exchangeBase, sameSiebel, sameExchange, newField, role }) => {
    const known = (record: Record<string, FieldValue>): Record<string, FieldValue> =>
      Object.fromEntries(Object.entries(record).filter(([field]) => field !== newField));
    const base = {
      siebel: known(siebel.state === 'present' && sameSiebel ? { ...siebel.record } : siebelBase),
      exchange: known(exchange.state === 'present' && sameExchange ? { ...exchange.record } : exchangeBase),
    };
    const link = { id: '1', siebelId: 'S', exchangeId: 'E', role, siebelVersion: null, exchangeVersion: null, siebelDigests: digestsOf(base.siebel), exchangeDigests: digestsOf(base.exchange) }; // prettier-ignore
    return { pair: { link, siebel, exchange, match: null }, base };
  });

const matches = fc.constantFrom<Match>({ by: 'email' }, { by: 'stamp' }, { by: 'key-fields' });

/** New on one side, matched, or ambiguous. */
export const unlinkedCases: fc.Arbitrary<Case> = fc
  .record({
    kind: fc.constantFrom('siebel', 'exchange', 'matched', 'ambiguous', 'held'),
    siebel: view('S'),
    exchange: view('E'),
    match: matches,
    inSiebel: fc.option(fc.record({ name: value, phone: value, company: value, people: value }, { requiredKeys: [] }), {
      nil: undefined,
    }),
  })
  .filter(({ siebel, exchange }) =>
    [siebel, exchange].every((side) => side.state === 'present' || side.state === 'excluded'),
  )
  .map(({ kind, siebel, exchange, match, inSiebel }): Case => {
    const none: SideView = { state: 'none' };
    const unsure: Match = { by: 'nothing', reason: 'ambiguous-match' };
    const pairs: Record<typeof kind, Omit<Pair, 'link'>> = {
      siebel: { siebel, exchange: none, match: null },
      exchange: { siebel: none, exchange, match: null },
      matched: { siebel, exchange, match, ...(inSiebel ? { inSiebel } : {}) },
      ambiguous: { siebel: none, exchange, match: unsure },
      held: { siebel, exchange: none, match: unsure },
    };
    return { pair: { link: null, ...pairs[kind] }, base: null };
  });
