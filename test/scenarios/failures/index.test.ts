// The index of the failure stories: ways in which products like this one have failed people, by number. Each is played here, proven by
// another scenario, or waits for the feature it is about. The facts hold the list to what the files say.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Where a story is told: in a file of this folder under its number; in another test, by a part of its title; or not yet. */
type Place = { readonly here: string } | { readonly file: string; readonly title: string } | { readonly later: string };

const stories: Readonly<Record<number, readonly [story: string, ...places: Place[]]>> = {
  1: ['those invited are mailed', { here: 'mail' }, { later: 'meetings that travel' }],
  2: ['a wipe is believed', { here: 'deletion' }, { file: '../removals', title: 'more than ten and a tenth within a day are held' }, { file: '../guards', title: 'a mailbox that was replaced by an empty one deletes nothing' }],
  3: ['what left scope is deleted', { here: 'scope' }, { file: '../removals', title: 'folder is no deletion' }],
  4: ['archiving deletes history', { here: 'deletion' }, { file: '../calendar', title: 'stays in Siebel, as history' }],
  5: ['an attendee becomes the organizer', { here: 'mail' }, { later: 'series and meetings that travel' }],
  6: ['an edit is lost to a deletion', { here: 'conflict' }, { file: '../tasks', title: 'L6 and L8' }],
  7: ['private content leaks', { here: 'privacy' }, { file: '../contacts', title: 'a private contact never reaches Siebel' }],
  8: ['a forgotten delta token', { here: 'delta' }, { file: '../extract', title: 'when Exchange forgets its delta tokens' }, { file: '../delta', title: 'everything is read again in the same run' }],
  9: ['the cursor moves before the work is done', { here: 'delta' }],
  10: ['everything again, because ids were lost', { here: 'identity' }, { file: '../extract', title: 'with all links thrown away' }],
  11: ['moved out and back', { here: 'scope' }],
  12: ['made twice after a crash', { here: 'identity' }, { file: '../troubles', title: 'it is found again, and not made twice' }, { file: '../crash', title: 'nothing is lost or there twice' }],
  13: ['a copy is taken for its original', { here: 'identity' }, { file: '../adversary', title: 'a copy of an event is a record of its own' }],
  14: ['echoes without end', { here: 'values' }, { file: '../extract', title: 'a second cycle writes nothing' }],
  15: ['the later touch wins', { here: 'conflict' }],
  16: ['a deleted occurrence is not told', { later: 'series' }],
  17: ['blanks are written from entries that tell little', { file: '../delta', title: 'every change arrives, once' }, { later: 'series' }],
  18: ['an edit of a series ends its exceptions', { later: 'series' }],
  19: ['edits of series are given up', { later: 'series' }],
  20: ['events at the edge of the window', { here: 'delta' }, { later: 'series that began before it' }],
  21: ['series without an end', { file: '../calendar', title: 'series and meetings with attendees stay as they are' }, { later: 'series' }],
  22: ['throttling drops records', { here: 'weather' }, { file: '../weather', title: 'a second is waited for within the run' }],
  23: ['subscriptions die', { later: 'change notifications' }],
  24: ['mailboxes that cannot notify', { later: 'change notifications' }],
  25: ['refused credentials go unseen', { file: '../weather', title: 'by Siebel are told once' }],
  26: ['one record stops a mailbox', { here: 'weather' }, { file: '../troubles', title: 'becomes an issue that names the reason' }],
  27: ['two products own one mailbox', { later: 'enabling users' }],
  28: ['the wrong folder', { later: 'enabling users' }],
  29: ['contacts twice at first', { here: 'identity' }, { file: '../extract', title: 'are thirty on both sides' }],
  30: ['what was deleted comes back', { here: 'deletion' }],
  31: ['an hour off', { here: 'values' }, { later: 'series across a change of clocks' }],
  32: ['a whole day shifts', { here: 'values' }, { later: 'series of whole days' }],
  33: ['a due date shifts', { here: 'values' }, { file: '../tasks', title: 'the time of day that Siebel holds stays' }],
  34: ['values that nobody expects', { here: 'values' }],
  35: ['another address of the same person', { later: 'attendees' }],
  36: ['rich text is flattened', { here: 'values' }, { file: '../calendar', title: 'a rich body whose words are equal is not rewritten' }],
  37: ['the pane shows another item', { later: 'the task pane' }],
  38: ['the pane stays blank', { later: 'the task pane' }],
}; // prettier-ignore

const textOf = (file: string): string => {
  const name = path.join(import.meta.dirname, `${file}.test.ts`);
  return existsSync(name) ? readFileSync(name, 'utf8') : '';
};

describe('the index of failures', () => {
  it('has them all, by number', () => {
    expect(Object.keys(stories).map(Number)).toEqual(Array.from({ length: 38 }, (_, index) => index + 1));
  });

  it('leads to a test, for each that is proven', () => {
    const lost = Object.entries(stories).flatMap(([number, [story, ...places]]) =>
      places.flatMap((place) => {
        if ('later' in place) return [];
        const isTold = 'here' in place ? textOf(place.here).includes(`'#${number} `) : textOf(place.file).includes(place.title); // prettier-ignore
        return isTold ? [] : [`#${number} ${story}: ${JSON.stringify(place)}`];
      }),
    );
    expect(lost).toEqual([]);
  });
});
