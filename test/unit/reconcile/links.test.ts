// What wishes ask for on what Siebel has now.
import { describe, expect, it } from 'vitest';
import { decideLinks, type LinkWish } from '../../../api/reconcile/links.ts';
import type { RecordKind, RecordRef } from '../../../shared/contract/siebelRecords.ts';

const ref = (kind: RecordKind, id: string): RecordRef => ({ kind, id });
const wish = (wanted: 'link' | 'unlink', kind: RecordKind, id: string): LinkWish => ({ id: `${wanted} ${id}`, wanted, record: ref(kind, id) }); // prettier-ignore

/** The decision by the ids of the wishes. */
function decided(item: 'event' | 'contact', wishes: readonly LinkWish[], present: readonly RecordRef[]) {
  const { drop, met, put, refused } = decideLinks(item, wishes, present);
  const ids = (list: readonly LinkWish[]) => list.map(({ id }) => id);
  return { put: ids(put), drop: ids(drop), met: ids(met), refused: refused.map(({ wish: { id }, words }) => `${id}: ${words}`) }; // prettier-ignore
}

describe('wishes for links', () => {
  it('are carried out where Siebel has it otherwise, and met where it is so already', () => {
    const wishes = [wish('link', 'contact', 'C1'), wish('link', 'contact', 'C2'), wish('unlink', 'contact', 'C3'), wish('unlink', 'contact', 'C4')]; // prettier-ignore
    expect(decided('event', wishes, [ref('contact', 'C1'), ref('contact', 'C3')])).toEqual({
      put: ['link C2'],
      drop: ['unlink C3'],
      met: ['link C1', 'unlink C4'],
      refused: [],
    });
  });

  it('do not displace an account that nobody asked to take off, and take the place of one that somebody did', () => {
    const link = wish('link', 'account', 'A2');
    const [refused] = decided('event', [link], [ref('account', 'A1')]).refused;
    expect(refused).toMatch(/^link A2: In Siebel it has another account by now/);
    const both = decided('event', [wish('unlink', 'account', 'A1'), link], [ref('account', 'A1')]);
    expect(both).toEqual({ put: ['link A2'], drop: ['unlink A1'], met: [], refused: [] });
    // Somebody in Siebel was faster.
    expect(decided('event', [wish('unlink', 'account', 'A1'), link], [ref('account', 'A3')])).toMatchObject({
      put: [],
      drop: [],
      met: ['unlink A1'],
      refused: [expect.stringContaining('another account')],
    });
  });

  it('of two accounts the later word counts', () => {
    const result = decided('event', [wish('link', 'account', 'A1'), wish('link', 'account', 'A2')], []);
    expect(result).toMatchObject({ put: ['link A2'], refused: [expect.stringContaining('Another account was linked after')] }); // prettier-ignore
  });

  it('a contact has as many accounts as it likes, but no service request', () => {
    const wishes = [wish('link', 'account', 'A2'), wish('link', 'service request', 'S1')];
    expect(decided('contact', wishes, [ref('account', 'A1')])).toMatchObject({
      put: ['link A2'],
      refused: ['link S1: This kind of item cannot be linked with a Siebel service request.'],
    });
  });
});
