// What taking a write back asks for, decided on plain data.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideUndo } from '../../../api/reconcile/undo.ts';
import type { UndoneLine } from '../../../api/reconcile/undoVerdict.ts';
import type { Pair, Policy, PresentView, SideView, SyncLink, Values } from '../../../api/reconcile/types.ts';
import { DIRECTIONS } from '../../../shared/vocabulary.ts';
import { digestsOf } from '../../support/reconcileArbitraries.ts';

const policy: Policy = {
  domain: 'contact',
  directions: DIRECTIONS,
  conflictWinner: 'Siebel Record',
  deleteWins: true,
  mayDelete: { siebel: true, exchange: true },
  ignorePrivate: false,
  optIn: false,
  ignoreMatching: false,
  onlyActivityTypes: false,
  keepPastItems: true,
  extractFrom: null,
  fields: { name: DIRECTIONS, phone: DIRECTIONS, company: DIRECTIONS },
  clearingIgnored: ['company'],
};

function view(id: string, record: Values, isShared = false): PresentView {
  const traits = { role: 'owner', inScope: true, isPast: false, isPrivate: false, hasSyncCategory: false, hasActivityType: false, relevantDay: null, missingRequired: null, isShared } as const; // prettier-ignore
  return { state: 'present', id, version: '1', stamp: null, record, digests: digestsOf(record), traits };
}

/** A linked pair of two that agree, as far as the link is not told otherwise. */
function pairOf(siebel: SideView, exchange: SideView, part: Partial<Pair> = {}): Pair {
  const digests = (side: SideView): SyncLink['siebelDigests'] => (side.state === 'present' ? side.digests : {});
  const link: SyncLink = {
    id: '1',
    siebelId: 'S',
    exchangeId: 'E',
    role: 'owner',
    siebelVersion: '1',
    exchangeVersion: '1',
    siebelDigests: digests(siebel),
    exchangeDigests: digests(exchange),
  };
  return { link, siebel, exchange, match: null, ...part };
}

const line = (part: Partial<UndoneLine>): UndoneLine => ({
  rule: 'L2',
  operation: 'update',
  side: 'siebel',
  before: {},
  after: {},
  told: {},
  overruled: [],
  apart: [],
  valuesKept: true,
  fields: null,
  isLast: true,
  isBegun: false,
  ...part,
});

const GONE: SideView = { state: 'gone', id: 'E', why: 'deleted' };
const update = line({ before: { name: 'old', phone: '1' }, after: { name: 'new', phone: '2' } });
const both = (record: Values): Pair => pairOf(view('S', record), view('E', record));

describe('undo: an update, decided', () => {
  it('puts the values of before back on both sides', () => {
    expect(decideUndo(both({ name: 'new', phone: '2' }), update, policy)).toMatchObject({
      operations: [
        { kind: 'update', side: 'siebel', values: { name: 'old', phone: '1' } },
        { kind: 'update', side: 'exchange', values: { name: 'old', phone: '1' } },
      ],
      restored: ['name', 'phone'],
    });
  });

  it('leaves a field that was edited since, on either side', () => {
    const later = both({ name: 'later', phone: '2' });
    expect(decideUndo(later, update, policy)).toMatchObject({ restored: ['phone'], leftOut: ['name'], reason: 'edited-since' }); // prettier-ignore
    const agreed = both({ name: 'new', phone: '2' });
    const pending = { ...agreed, exchange: view('E', { name: 'typed just now', phone: '2' }) };
    expect(decideUndo(pending, update, policy)).toMatchObject({ restored: ['phone'], leftOut: ['name'] });
  });

  it('takes what the server told of a value for that value', () => {
    const told = { ...update, told: { name: 'NEW' } };
    expect(decideUndo(both({ name: 'NEW', phone: '2' }), told, policy)).toMatchObject({ restored: ['name', 'phone'] });
  });

  it('has nothing to do where it is as before, and says so', () => {
    const verdict = decideUndo(both({ name: 'old', phone: '1' }), update, policy);
    expect(verdict).toMatchObject({ kind: 'over', state: 'nothing', reason: 'already-so' });
  });

  it('writes no forbidden direction: the other side is told once it may be', () => {
    const inbound: Policy = { ...policy, directions: ['inbound'] };
    expect(decideUndo(both({ name: 'new', phone: '2' }), update, inbound)).toMatchObject({
      operations: [{ side: 'siebel' }],
      untold: ['name', 'phone'],
      reason: 'level-forbids',
    });
    const outbound: Policy = { ...policy, directions: ['outbound'] };
    expect(decideUndo(both({ name: 'new', phone: '2' }), update, outbound)).toMatchObject({ reason: 'level-forbids', kind: 'over' }); // prettier-ignore
  });

  it('does not clear what clearing is ignored for', () => {
    const filled = line({ before: { company: '' }, after: { company: 'Acme' } });
    expect(decideUndo(both({ company: 'Acme' }), filled, policy)).toMatchObject({ reason: 'clearing-ignored' });
  });

  it('of a match gives the written side its values and parts the two', () => {
    const verdict = decideUndo(both({ name: 'new', phone: '2' }), { ...update, rule: 'U3' }, policy);
    expect(verdict).toMatchObject({ operations: [{ side: 'siebel' }, { kind: 'unlink' }], separates: 'none' });
  });

  it('without its values, or of what was not written, is refused with that reason', () => {
    const pair = both({ name: 'new', phone: '2' });
    expect(decideUndo(pair, { ...update, valuesKept: false }, policy)).toMatchObject({ reason: 'values-expired' });
    expect(decideUndo(pair, { ...update, operation: 'skip' }, policy)).toMatchObject({ reason: 'nothing-written' });
    expect(decideUndo(pairOf(GONE, view('E', {})), update, policy)).toMatchObject({ reason: 'record-gone' });
  });

  it('never overwrites an edit, and never writes where the level forbids', () => {
    const word = fc.constantFrom('', 'a', 'b', 'c');
    const record = fc.record({ name: word, phone: word, company: word });
    const directions = fc.subarray([...DIRECTIONS]);
    fc.assert(
      fc.property(record, record, record, record, directions, (before, after, siebel, exchange, allowed) => {
        const verdict = decideUndo(pairOf(view('S', siebel), view('E', exchange)), line({ before, after }), { ...policy, directions: allowed }); // prettier-ignore
        if (verdict.kind === 'over') return;
        for (const operation of verdict.operations) {
          if (operation.kind !== 'update') continue;
          expect(allowed).toContain(operation.side === 'siebel' ? 'inbound' : 'outbound');
          for (const [field, value] of Object.entries(operation.values)) {
            const name = field as keyof typeof before;
            expect(siebel[name]).toBe(after[name]);
            expect(value).toBe(before[name]);
          }
        }
      }),
    );
  });
});

describe('undo: a create and a removal, decided', () => {
  const created = line({ operation: 'create', after: { name: 'new' } });

  it('what was created goes, unless it was edited; from a record that others have, only the user goes', () => {
    expect(decideUndo(both({ name: 'new' }), created, policy)).toMatchObject({ operations: [{ how: 'delete' }, { kind: 'unlink' }], separates: 'none' }); // prettier-ignore
    const shared = pairOf(view('S', { name: 'new' }, true), view('E', { name: 'new' }));
    expect(decideUndo(shared, created, policy)).toMatchObject({ operations: [{ how: 'leave' }, { kind: 'unlink' }] });
    expect(decideUndo(both({ name: 'edited' }), created, policy)).toMatchObject({ reason: 'edited-since' });
    const kept: Policy = { ...policy, mayDelete: { siebel: false, exchange: true } };
    expect(decideUndo(both({ name: 'new' }), created, kept)).toMatchObject({ reason: 'deletion-not-allowed' });
  });

  it('what was removed comes back in Siebel first, then in Exchange; what Siebel says now counts', () => {
    const removed = line({ operation: 'delete', side: 'exchange', before: { name: 'kept', phone: '7' } });
    const gone = pairOf({ state: 'gone', id: 'S', why: 'deleted' }, GONE, { link: null });
    expect(decideUndo(gone, removed, policy)).toMatchObject({ operations: [{ kind: 'create', side: 'siebel' }], isFinal: false }); // prettier-ignore
    const back = pairOf(view('S', { name: 'now' }), GONE, { link: null });
    expect(decideUndo(back, removed, policy)).toMatchObject({
      operations: [{ kind: 'create', side: 'exchange', values: { name: 'now', phone: '7' } }],
      isFinal: true,
    });
    const linked = pairOf(view('S', {}), view('E', {}));
    expect(decideUndo(linked, removed, policy)).toMatchObject({ state: 'nothing', reason: 'already-so' });
  });

  it('an edit that the removal overruled comes back on both sides, unless it was changed since', () => {
    const edits = [
      { field: 'name', side: 'siebel', value: null },
      { field: 'phone', side: 'siebel', value: '8' },
    ] as const;
    const removed = line({ operation: 'leave', side: 'siebel', before: { name: null, phone: '8' }, overruled: edits });
    const outlookWins: Policy = { ...policy, conflictWinner: 'PIM Record' };
    const decided = (siebel: Values) =>
      decideUndo(
        pairOf(view('S', siebel), view('E', { name: 'old', phone: '7' }), { link: null }),
        removed,
        outlookWins,
      );
    expect(decided({ name: null, phone: '8' })).toMatchObject({
      operations: [{ kind: 'update', side: 'exchange', values: { name: null, phone: '8' } }, { kind: 'link' }],
    });
    expect(decided({ name: null, phone: '9' })).toMatchObject({
      operations: [{ side: 'exchange', values: { name: null, phone: '9' } }, { kind: 'link' }],
    });
  });

  it('what was typed into an item before its deletion is taken back with it, also where Siebel says nothing; what the two differed in before stays', () => {
    const removed = (apart: UndoneLine['apart']) => line({ operation: 'leave', side: 'siebel', apart });
    const pair = pairOf(view('S', { name: 'said', phone: '' }), view('E', { name: 'typed', phone: '7', company: 'Acme' }), { link: null }); // prettier-ignore
    const outlookWins: Policy = { ...policy, conflictWinner: 'PIM Record' };
    expect(decideUndo(pair, removed(['company']), outlookWins)).toMatchObject({
      operations: [
        { side: 'exchange', values: { name: 'said', phone: '' } },
        { side: 'siebel', values: { company: 'Acme' } },
        { kind: 'link' },
      ],
    });
    // A line of earlier days does not tell what they differed in.
    expect(decideUndo(pair, removed(null), outlookWins)).toMatchObject({
      operations: [{ side: 'siebel', values: { name: 'typed', phone: '7', company: 'Acme' } }, { kind: 'link' }],
    });
  });

  it('under Export Only the item comes back alone; what may not be put back into Siebel stays away', () => {
    const outbound: Policy = { ...policy, directions: ['outbound'] };
    const gone = pairOf({ state: 'gone', id: 'S', why: 'deleted' }, GONE, { link: null });
    const removed = line({ operation: 'delete', side: 'exchange', before: { name: 'kept' } });
    expect(decideUndo(gone, removed, outbound)).toMatchObject({ operations: [{ kind: 'create', side: 'exchange' }] });
    expect(decideUndo(gone, { ...removed, side: 'siebel' }, outbound)).toMatchObject({ reason: 'level-forbids' });
  });
});
