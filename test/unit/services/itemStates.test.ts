// How an item says how it stands with the sync: from facts alone.
import { describe, expect, it } from 'vitest';
import { itemState, messageState, type ItemStanding } from '../../../api/services/items/itemStates.ts';
import type { UserMap } from '../../../api/store/store.ts';
import type { ItemFacts } from '../../../api/store/wishes.ts';
import type { SkipReason } from '../../../shared/skipReasons.ts';

const SYNCED = new Date('2026-11-25T12:00:00Z');
const user = {
  login: 'ANN', enabled: true, state: 'in sync', stateReason: null, lastSuccessAt: SYNCED, syncRequestedAt: null, retryAt: null, nextPollAt: null,
} as unknown as UserMap; // prettier-ignore
const facts: ItemFacts = { siebelId: '1-A', issue: null, isHinted: false, hasOpenWish: false, isIgnored: false };
const skip = (reason: SkipReason): ItemFacts['issue'] => ({ kind: 'skip', reason, message: 'm', attempts: 1, retryAt: null }); // prettier-ignore

function stateOf(known: Partial<ItemFacts>, more: Partial<ItemStanding> = {}) {
  return itemState({ kind: 'event', user, level: 'Full Sync', isInPlace: true, changedAt: null, ...more, facts: { ...facts, ...known } }); // prettier-ignore
}

describe('an item', () => {
  it('that is linked and of which nothing is open is in sync since the last sync', () => {
    expect(stateOf({})).toEqual({ state: 'in sync', words: '', remedy: '', syncedAt: SYNCED });
  });

  it('that a sync will look at waits, and says when', () => {
    expect(stateOf({ isHinted: true }, { user: { ...user, syncRequestedAt: SYNCED } })).toMatchObject({
      state: 'waiting',
      words: 'The next sync looks at it. A sync has been asked for.',
    });
    const later = stateOf({ hasOpenWish: true }, { user: { ...user, retryAt: SYNCED } });
    expect(later.words).toBe('Its links are carried out with the next sync. That is at 2026-11-25 12:00 UTC.');
  });

  it('without a partner waits while no sync has looked at it, and says so when one did', () => {
    const before = { changedAt: new Date('2026-11-25T11:00:00Z') };
    const after = { changedAt: new Date('2026-11-25T12:30:00Z') };
    expect(stateOf({ siebelId: null }, after)).toMatchObject({ state: 'waiting', syncedAt: null });
    expect(stateOf({ siebelId: null }, before)).toMatchObject({ state: 'skipped', words: 'The last sync did not take it up.' }); // prettier-ignore
    expect(stateOf({ siebelId: null, isIgnored: true }, before)).toMatchObject({ state: 'skipped' });
  });

  it('that was skipped says why and what to do; a question is a conflict, a failure a failure', () => {
    expect(stateOf({ siebelId: null, issue: skip('not-opted-in') })).toMatchObject({
      state: 'skipped',
      words: expect.stringContaining('category') as string,
      remedy: 'Put the category on the item to take it into sync.',
    });
    expect(stateOf({ siebelId: null, issue: skip('ambiguous-match') })).toMatchObject({ state: 'conflict' });
    const issue = { kind: 'failure', reason: null, message: 'Siebel answered 500.', attempts: 1, retryAt: SYNCED } as const; // prettier-ignore
    expect(stateOf({ issue })).toMatchObject({ state: 'failed', words: 'Siebel answered 500.', remedy: expect.stringContaining('tried again') as string }); // prettier-ignore
  });

  it('of which a field does not travel is in sync all the same, and tells of the field', () => {
    expect(stateOf({ issue: skip('value-shortened') })).toMatchObject({ state: 'in sync', words: expect.stringContaining('longer') as string }); // prettier-ignore
  });

  it('whose link waits says what keeps it out, unless the link overcomes that', () => {
    const wished = { siebelId: null, hasOpenWish: true };
    expect(stateOf({ ...wished, issue: skip('before-extract-start') }).words).toMatch(/Extract Start Date.*links wait/);
    expect(stateOf({ ...wished, issue: skip('not-opted-in') }).words).toMatch(/carried out with the next sync/);
    expect(stateOf(wished, { level: 'Export Only' }).words).toMatch(/Your level for calendar is Export Only/);
  });

  it('is off where nothing of its kind is synced', () => {
    expect(stateOf({}, { level: 'None' })).toMatchObject({ state: 'off', words: expect.stringContaining('None') as string }); // prettier-ignore
    expect(stateOf({}, { isInPlace: false })).toMatchObject({ state: 'off' });
    expect(stateOf({}, { user: { ...user, enabled: false } })).toMatchObject({ state: 'off' });
    expect(stateOf({}, { user: { ...user, state: 'suspended', stateReason: 'Gone.' } })).toMatchObject({ state: 'failed' }); // prettier-ignore
  });
});

describe('a message', () => {
  it('is never synced, and says what it is in Siebel', () => {
    expect(messageState(null, false, user)).toMatchObject({ state: 'off' });
    expect(messageState('1-A', false, user).words).toMatch(/is an activity in Siebel/);
    expect(messageState(null, true, user)).toMatchObject({ state: 'waiting' });
  });
});
