// The pure parts of the pane.
import { describe, expect, it } from 'vitest';
import { makeContact, ACCOUNT, CONTACT_RECORDS, OTHER_ACCOUNT } from '../support/paneData.ts';
import { lookAgain } from '../../addin/taskpane/item/useItemState.ts';
import { isLinked, replacedBy, shownLinks } from '../../addin/taskpane/links/shownLinks.ts';
import { overruledOf } from '../../addin/taskpane/mySync/useOverruled.ts';
import { contactOf, listStateOf } from '../../addin/taskpane/people/who.ts';
import { startOf } from '../../addin/taskpane/shell/pages.ts';
import { countIn } from '../../addin/taskpane/strings/count.ts';
import { de } from '../../addin/taskpane/strings/de.ts';
import { en } from '../../addin/taskpane/strings/en.ts';
import { es } from '../../addin/taskpane/strings/es.ts';
import { createFormats } from '../../addin/taskpane/strings/formats.ts';
import { fr } from '../../addin/taskpane/strings/fr.ts';
import { ja } from '../../addin/taskpane/strings/ja.ts';
import { loadLanguage } from '../../addin/taskpane/strings/language.ts';
import { initialsOf } from '../../addin/taskpane/ui/Monogram.tsx';
import { makeLine } from '../support/consoleData.ts';

const [INGRID, CHINEDU] = CONTACT_RECORDS;
const there = { record: ACCOUNT, state: 'associated', words: '' } as const;

describe('the links that are shown', () => {
  it('have what is being linked as waiting', () => {
    const shown = shownLinks([there], { adding: INGRID ? [INGRID] : [], removing: [] });
    expect(shown.map(({ record, state }) => [record.id, state])).toEqual([
      ['1-A1', 'associated'],
      ['1-C1', 'waiting'],
    ]);
  });

  it('have what is being unlinked, or replaced, as leaving', () => {
    expect(shownLinks([there], { adding: [], removing: [ACCOUNT] })).toMatchObject([{ state: 'leaving' }]);
    expect(shownLinks([there], { adding: [OTHER_ACCOUNT], removing: [] })).toMatchObject([
      { state: 'leaving' },
      { record: { id: '1-A2' }, state: 'waiting' },
    ]);
  });

  it('have a record once, though it was refused before and is linked again', () => {
    const refused = { ...there, state: 'refused', words: 'no' } as const;
    expect(shownLinks([refused], { adding: [ACCOUNT], removing: [] })).toEqual([
      { record: ACCOUNT, state: 'waiting', words: '' },
    ]);
  });

  it('tell which account another would replace; contacts replace nobody', () => {
    expect(replacedBy([there], [OTHER_ACCOUNT])).toBe(ACCOUNT);
    expect(replacedBy([there], [ACCOUNT])).toBeNull();
    expect(replacedBy([{ ...there, state: 'leaving' }], [OTHER_ACCOUNT])).toBeNull();
    const linked = INGRID ? [{ ...there, record: INGRID }] : [];
    expect(replacedBy(linked, CHINEDU ? [CHINEDU] : [])).toBeNull();
    expect(isLinked([{ ...there, state: 'refused' }], ACCOUNT)).toBe(false);
  });
});

describe('people', () => {
  it('are the one contact with the address, or the one that was chosen', () => {
    const two = [makeContact({ contactId: '1' }), makeContact({ contactId: '2' })];
    const person = { address: 'a@b', name: '', who: 'contact', contacts: two } as const;
    expect(contactOf({ ...person, contacts: two.slice(0, 1) }, {})?.contactId).toBe('1');
    expect(contactOf({ ...person, contacts: two }, {})).toBeNull();
    expect(contactOf({ ...person, contacts: two }, { 'a@b': '2' })?.contactId).toBe('2');
  });

  it.each([
    [true, true, 'in mailbox'],
    [true, false, 'waiting'],
    [false, true, 'leaving'],
    [false, false, 'not listed'],
  ])('listed %s, in the mailbox %s: %s', (listed, inMailbox, state) => {
    expect(listStateOf({ inMailbox, listed })).toBe(state);
  });

  it.each([
    ['Ingrid Halvorsen', 'IH'],
    ['Brückner, Matthias', 'BM'],
    ['田中 大輔', '田'],
    ['info@x.example', 'IE'],
    ['', ''],
  ])('%s has the initials %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('words and numbers', () => {
  /** Every path with whether it is a text or makes one. */
  function shape(value: unknown, path = ''): string[] {
    if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value} ${typeof value === 'function' ? value.length : ''}`]; // prettier-ignore
    return Object.entries(value).flatMap(([key, part]) => shape(part, `${path}.${key}`));
  }
  function texts(value: unknown, path = ''): [string, string][] {
    if (typeof value === 'string') return [[path, value]];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, part]) => texts(part, `${path}.${key}`));
  }
  const languages = Object.entries({ de, es, fr, ja });

  it.each(languages)('%s says all that English says, and leaves nothing empty', (_name, strings) => {
    expect(shape(strings)).toEqual(shape(en));
    const filled = new Set(texts(en).flatMap(([path, text]) => (text === '' ? [] : [path])));
    expect(texts(strings).filter(([path, text]) => filled.has(path) && text.trim() === '')).toEqual([]);
  });

  it.each(languages)('%s is no copy of English', (name, strings) => {
    const english = new Map(texts(en));
    const same = texts(strings).filter(([path, text]) => text.length > 12 && english.get(path) === text);
    expect(same, name).toEqual([]);
  });

  it('count as the language does', () => {
    expect(countIn('en').plural(1_204, { one: '# day', other: '# days' })).toBe('1,204 days');
    expect(countIn('fr').plural(0, { one: '# jour', other: '# jours' })).toBe('0 jour');
    expect(countIn('fr').plural(1_000_000, { one: '# jour', other: '# jours' })).toMatch(/jours$/);
    expect(de.links.linked(2)).toBe('2 Verknüpfungen sind gespeichert');
  });

  it('tell how long ago, and the day after a week', () => {
    const now = new Date('2026-11-30T12:00:00Z');
    const { ago } = createFormats('en-GB');
    expect(ago('2026-11-30T11:59:40Z', now)).toBe('now');
    expect(ago('2026-11-30T11:56:00Z', now)).toBe('4 min ago');
    expect(ago('2026-11-29T12:00:00Z', now)).toBe('yesterday');
    expect(ago('2026-11-30T14:00:00Z', now)).toBe('in 2 hr');
    expect(ago('2026-11-01T12:00:00Z', now)).toBe('1 Nov 2026');
    expect(createFormats('de').ago('2026-11-30T11:56:00Z', now)).toBe('vor 4 Min.');
  });

  it.each([
    ['de-AT', 'de', 'de-AT', 'ltr'],
    ['en_GB', 'en', 'en-GB', 'ltr'],
    ['ar-SA', 'en', 'en', 'rtl'],
    ['not a tag', 'en', 'en', 'ltr'],
    ['', 'en', 'en', 'ltr'],
  ])('Outlook in %s is spoken to in %s, with dates of %s, %s', async (tag, language, locale, dir) => {
    const loaded = await loadLanguage(tag);
    expect([loaded.strings.language, loaded.locale, loaded.dir]).toEqual([language, locale, dir]);
  });
});

describe('the rest', () => {
  it.each([
    ['', 'item', false],
    ['?page=link', 'item', true],
    ['?page=my-tasks&x=1', 'my-tasks', false],
    ['?page=nowhere', 'item', false],
  ])('the pane opened with %s begins on %s, linking: %s', (search, page, isLinking) => {
    expect(startOf(search)).toEqual({ isLinking, page });
  });

  it('what waits is looked at often at first, then seldom, and not at all when nothing does', () => {
    expect(lookAgain(true, 1)).toBe(3_000);
    expect(lookAgain(true, 20)).toBe(20_000);
    expect(lookAgain(false, 1)).toBe(false);
  });

  it('only the user’s own edits are told as overruled', () => {
    const line = { ...makeLine(7, new Date()), values: { before: {}, after: {}, overruled: [] } };
    const [mine, theirs] = [{ field: 'jobTitle', side: 'exchange', value: 'Captain' }, { field: 'fax', side: 'siebel', value: '1' }] as const; // prettier-ignore
    expect(overruledOf({ ...line, values: { ...line.values, overruled: [theirs] } })).toBeNull();
    expect(overruledOf({ ...line, values: { ...line.values, overruled: [mine, theirs] } })).toMatchObject({
      fields: [mine],
      lineId: '7',
    });
    expect(overruledOf({ ...line, values: null })).toBeNull();
  });
});
