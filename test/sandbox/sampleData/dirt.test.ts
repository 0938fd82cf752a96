// What the demo holds of people and of what real mailboxes have: several scripts, twins, private people, and dirt of every kind.
import { describe, expect, it } from 'vitest';
import type { SampleBody } from '../../../api/sandbox/sampleData/types.ts';
import { company, eventOf, mailboxOf, object, objects } from './demoParts.ts';

const contacts = [...company.contacts()];
const boxes = company.employees.map(({ login }) => mailboxOf(login));
const cards = boxes.flatMap((box) => box.contacts);
const named = (owner: string, displayName: string): SampleBody =>
  mailboxOf(owner).contacts.find((one) => one['displayName'] === displayName) ?? {};
const addressesOf = (card: SampleBody): string[] =>
  objects(card['emailAddresses']).map(({ address }) => String(address ?? ''));
const inSiebel = (lastName: string) => contacts.filter(({ fields }) => fields['Last Name'] === lastName);

describe('people of the demo', () => {
  it.each([
    ['Greek', /\p{Script=Greek}/u, 'HUBER'],
    ['Cyrillic', /\p{Script=Cyrillic}/u, 'BRANDT'],
    ['Arabic', /\p{Script=Arabic}/u, 'LEFEVRE'],
    ['Hebrew', /\p{Script=Hebrew}/u, 'MOREAU'],
    ['Devanagari', /\p{Script=Devanagari}/u, 'NAIR'],
    ['Hangul', /\p{Script=Hangul}/u, 'WHITAKER'],
    ['Chinese', /王/u, 'RAMIREZ'],
    ['Latin with marks', /[ŁłŻż]/u, 'BRANDT'],
  ])('some are written in %s, in Siebel and in a mailbox', (_script, letters, owner) => {
    const theirs = mailboxOf(owner).contacts.find((one) => letters.test(String(one['displayName'])));
    expect(inSiebel(String(theirs?.['surname'])).length).toBeGreaterThan(0);
  });

  it.each([
    ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u],
    ['Tamil', /\p{Script=Tamil}/u],
    ['Thai', /\p{Script=Thai}/u],
  ])('some are written in %s', (_script, letters) => {
    expect(cards.some((one) => letters.test(String(one['displayName'])))).toBe(true);
  });

  it('two of SADLER’s have one address, in both places', () => {
    const couple = inSiebel('Penhaligon');
    expect(couple.map(({ fields }) => fields['Email Address'])).toEqual(
      Array(2).fill(couple[0]?.fields['Email Address']),
    );
    const theirs = mailboxOf('SADLER').contacts.filter((one) => one['surname'] === 'Penhaligon');
    expect(theirs.map(addressesOf)).toEqual(Array(2).fill([couple[0]?.fields['Email Address']]));
  });

  it('two of BRANDT’s have one name and different addresses, in both places', () => {
    expect(new Set(inSiebel('Müller').map(({ fields }) => fields['Email Address'])).size).toBe(2);
    const theirs = mailboxOf('BRANDT').contacts.filter((one) => one['displayName'] === 'Thomas Müller');
    expect(new Set(theirs.flatMap(addressesOf)).size).toBe(2);
  });

  it('in every mailbox some have no address, and some are marked private by both properties', () => {
    const both = [
      { id: 'Integer 0x36', value: '2' },
      { id: 'Boolean {00062008-0000-0000-c000-000000000046} Id 0x8506', value: 'true' },
    ];
    for (const box of boxes) {
      expect(box.contacts.some((one) => addressesOf(one).length === 0)).toBe(true);
      expect(box.contacts.map((one) => one['singleValueExtendedProperties'])).toContainEqual(both);
    }
  });

  it('HUBER’s and LEFEVRE’s clients marked one by one property alone', () => {
    expect(named('HUBER', 'Resi Huber')['singleValueExtendedProperties']).toHaveLength(1);
    expect(named('LEFEVRE', 'Maman')['singleValueExtendedProperties']).toHaveLength(1);
  });
});

describe('dirt in the demo’s contacts', () => {
  it.each<[string, string, (card: SampleBody) => boolean]>([
    ['SADLER', '', (card) => addressesOf(card).length === 1],
    ['SADLER', 'Front desk (name only)', (card) => addressesOf(card).join() === ''],
    ['SADLER', 'Quill, Pat (External)', (card) => addressesOf(card).join().startsWith('mailto:')],
    ['SADLER', 'Morgan Hale', (card) => String(card['birthday']).startsWith('1604-')],
    ['OKAFOR', 'Iain Baker', (card) => addressesOf(card).join().startsWith('/O=EXCHANGELABS/')],
    ['OKAFOR', ' Tess  Arkwright', (card) => /^ .*[A-Z].* $/.test(addressesOf(card).join()) && /\r\n/.test(String(card['jobTitle']))],
    ['RAMIREZ', 'IVR Service line', (card) => String(card['mobilePhone']).length > 40],
    ['BRANDT', 'Großmann Jürgen', (card) => /@großmann/.test(addressesOf(card).join())],
    ['HUBER', 'Zentrale', (card) => String(object(card['businessAddress'])['street']).split('\r\n').length === 5],
    ['MOREAU', 'camille.roux@rouxjoints.example', (card) => addressesOf(card).length === 3],
    ['MEHTA', '+91 98300 55501', (card) => !('surname' in card)],
    ['SUZUKI', 'URGENT Fournisseur / 仕入先 / Supplier', (card) => String(card['birthday']).startsWith('0001-')],
  ])('%s has a contact shown as %j', (owner, displayName, isDirty) => {
    expect(isDirty(named(owner, displayName))).toBe(true);
  }); // prettier-ignore

  it('WHITAKER has somebody twice, and RAMIREZ somebody whose names are longer than Siebel’s fields', () => {
    const twice = mailboxOf('WHITAKER').contacts.filter((one) => one['displayName'] === 'Ashley Grant');
    expect(new Set(twice.flatMap(addressesOf)).size).toBe(1);
    expect(twice).toHaveLength(2);
    const long = mailboxOf('RAMIREZ').contacts.map(({ givenName, surname }) => [givenName, surname].map((name) => String(name ?? '').length));
    expect(long.some(([given = 0, family = 0]) => given > 50 && family > 50)).toBe(true);
  }); // prettier-ignore

  it('Siebel has names at their limit, blanks at the end, and two people whose address is n/a', () => {
    expect(contacts.some(({ fields }) => fields['First Name']?.length === 50)).toBe(true);
    expect(contacts.some(({ fields }) => /\s$/.test(fields['First Name'] ?? ''))).toBe(true);
    expect(contacts.filter(({ fields }) => fields['Email Address'] === 'n/a')).toHaveLength(2);
  });
});

describe('dirt in the demo’s calendars', () => {
  it.each<[string, string, (event: SampleBody) => boolean]>([
    ['OKAFOR', '', () => true],
    ['TANAKA', '', () => true],
    ['WHITAKER', 'RE: RE: FW: AW: delivery date order 45-10731', ({ body }) => String(object(body)['content']).length === 40_000],
    ['SADLER', 'Seal prices (pasted from Word)', ({ body }) => String(object(body)['content']).includes('<o:p>')],
    ['NAIR', 'Vendor call (imported)', (event) => event['originalStartTimeZone'] === 'tzone://Microsoft/Custom'],
    ['HUBER', 'Abstimmung mit externen Adressen', ({ attendees }) => objects(attendees).some(({ emailAddress }) => object(emailAddress)['address'] === null)],
    ['LEFEVRE', 'Réunion\r\n avec saut de ligne\tet tabulation', ({ location }) => /[\r\n\v]/.test(String(object(location)['displayName']))],
    ['MOREAU', 'Visite client', (event) => event['reminderMinutesBeforeStart'] === 4 * 7 * 24 * 60],
  ])('%s has an event named %j', (owner, subject, isDirty) => {
    const event = eventOf(owner, subject);
    expect(event).toHaveProperty('start');
    expect(isDirty(event)).toBe(true);
  }); // prettier-ignore

  it('RAMIREZ has a subject of the 255 characters that Exchange lets it have', () => {
    expect(mailboxOf('RAMIREZ').events.some(({ subject }) => String(subject).length === 255)).toBe(true);
  });

  it('every mailbox has a master list of categories, and some items carry others', () => {
    for (const box of boxes) expect(box.categories?.length).toBeGreaterThan(3);
    const master = new Set(boxes.flatMap((box) => box.categories?.map(({ displayName }) => displayName) ?? []));
    const used = boxes.flatMap((box) => box.events.flatMap(({ categories }) => (categories ?? []) as string[]));
    expect(used.filter((name) => !master.has(name))).toEqual(
      expect.arrayContaining(['Not in the master list', 'छुट्टी', 'Project Caledon']),
    );
    expect(used).toEqual(expect.arrayContaining(['重要', 'Rote Kategorie', 'À rappeler']));
  });

  it('Siebel has activities without times, without an end, and of no length', () => {
    const calendar = [...company.activities()].filter(({ fields }) => fields['Display'] === 'Calendar and Activities');
    expect(calendar.some(({ fields }) => !('Planned' in fields))).toBe(true);
    expect(calendar.some(({ fields }) => 'Planned' in fields && !('Planned Completion' in fields))).toBe(true);
    expect(calendar.some(({ fields }) => 'Planned' in fields && fields['Planned'] === fields['Planned Completion'])).toBe(true);
  }); // prettier-ignore
});
