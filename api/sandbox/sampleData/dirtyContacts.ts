// Contacts as they come out of real mailboxes after years: imported twice, typed in a hurry, synced from phones, cut by other programs.
// A table by the number of the employee. Each is what Exchange itself would hold.
import type { SampleBody } from './types.ts';

/** PidTagSensitivity and PidLidPrivate, of which some clients write the one and some the other. */
const SENSITIVITY_PRIVATE = [{ id: 'Integer 0x36', value: '2' }];
const FLAG_PRIVATE = [{ id: 'Boolean {00062008-0000-0000-c000-000000000046} Id 0x8506', value: 'true' }];

/** The address that Exchange keeps of colleagues: their place in the directory of old. */
export const LEGACY_ADDRESS =
  '/O=EXCHANGELABS/OU=EXCHANGE ADMINISTRATIVE GROUP (FYDIBOHF23SPDLT)/CN=RECIPIENTS/CN=8D1F0E63B07A4C1E9B0F5D0C4A6E9C11-BAKER';

const LONG_GIVEN = 'Wolfeschlegelsteinhausenbergerdorff Hubert Blaine the Elder of the House'; // 72 characters
const LONG_SURNAME = 'Featherstonehaugh-Cholmondeley-Majoribanks-Beauchamp'; // 52 characters: two more than Siebel has

export const DIRTY_CONTACTS: readonly (readonly [number, readonly SampleBody[]])[] = [
  [0, [
    { displayName: '', emailAddresses: [{ address: 'noreply@parcels.example', name: '' }] },
    { displayName: 'Front desk (name only)', surname: 'Front desk', emailAddresses: [{ name: 'Front desk' }] },
    { givenName: 'Pat', surname: 'Quill', displayName: 'Quill, Pat (External)', emailAddresses: [{ address: 'mailto:pat.quill@quillandco.example', name: 'Quill, Pat' }], businessPhones: ['+44 (0)20 7946 0018 ext. 4'] },
    { givenName: 'Morgan', surname: 'Hale', displayName: 'Morgan Hale', birthday: '1604-05-14T00:00:00Z', mobilePhone: 'tel:+44-7700-900-123;ext=7' },
  ]],
  [1, [
    { givenName: 'Baker', surname: 'Iain', displayName: 'Iain Baker', emailAddresses: [{ address: LEGACY_ADDRESS, name: 'Iain Baker' }] },
    { companyName: 'Grimsby Ice & Cold Store', displayName: 'Grimsby Ice & Cold Store', businessPhones: ['01472 550 100 / 101 / 102 (ask for Bob)'] },
    { givenName: ' Tess ', surname: ' Arkwright  ', displayName: ' Tess  Arkwright', emailAddresses: [{ address: '  TESS.ARKWRIGHT@ARKWRIGHTMILLS.EXAMPLE ', name: 'ARKWRIGHT TESS' }], jobTitle: 'Buyer\r\nNorthern region\t' },
  ]],
  [2, [
    { givenName: 'Ashley', surname: 'Grant', displayName: 'Ashley Grant', emailAddresses: [{ address: 'ashley.grant@grantsupply.example', name: 'Ashley Grant' }], mobilePhone: '+1 (202) 555-0164', categories: ['Imported 2019'] },
    { givenName: 'Ashley', surname: 'Grant', displayName: 'Ashley Grant', emailAddresses: [{ address: 'ashley.grant@grantsupply.example', name: 'Ashley Grant' }], mobilePhone: '202.555.0164', categories: ['Imported 2019'] },
    { givenName: 'Dr. Robert "Bob"', surname: 'O\'Neill, Jr.', displayName: '"Bob" O\'Neill <home>', generation: 'Jr.', emailAddresses: [{ address: '"Bob O\'Neill" <bob@oneillpiping.example>', name: '' }], homePhones: ['call after 6'] },
  ]],
  [3, [
    { givenName: LONG_GIVEN, surname: LONG_SURNAME, displayName: `${LONG_GIVEN} ${LONG_SURNAME}`, emailAddresses: [{ address: 'hubert@longnames.example' }], jobTitle: 'Senior Executive Vice President for Rotating Equipment, Reliability, Maintenance and Spare Parts' },
    { givenName: 'IVR', surname: 'Service line', displayName: 'IVR Service line', businessPhones: ['1-800-555-0199,,,4#,12345#', '*21#'], mobilePhone: '001 (800) 555 0199 wait for the tone then 4 then the customer number' },
  ]],
  [4, [
    { givenName: 'Jürgen', surname: 'Großmann', displayName: 'Großmann Jürgen', emailAddresses: [{ address: 'jürgen@großmann-pumpen.example', name: 'Jürgen' }, { address: 'juergen@grossmann-pumpen.example' }], categories: ['Rote Kategorie', 'Kunde (wichtig)', 'Kunde (WICHTIG)'] },
    { givenName: 'HANS', surname: 'MEIER', displayName: 'MEIER HANS', emailAddresses: [{ address: 'Hans.Meier@MeierArmaturen.example' }], businessPhones: ['0049(0)30/5550-166'], personalNotes: `${'Gesprächsnotiz: ruft zurück, sobald das Angebot geprüft ist. '.repeat(8)}Ende.` },
  ]],
  [5, [
    { surname: 'Zentrale', displayName: 'Zentrale', businessPhones: ['+43 732 555 010-0', '+43\u00a0732\u00a0555\u00a0010\u00a099'], businessAddress: { street: 'Industriezeile 56\r\n\r\nTor 3\r\nHalle B\r\nHintereingang', city: 'Linz', postalCode: 'A-4020', state: 'Oberösterreich (Linz-Stadt)', countryOrRegion: 'Österreich' } },
    { givenName: 'Resi', surname: 'Huber', displayName: 'Resi Huber', singleValueExtendedProperties: SENSITIVITY_PRIVATE },
  ]],
  [6, [
    { givenName: 'Jean\u00adBaptiste', surname: 'L\u2019He\u0301ritier', displayName: 'JB L\u2019He\u0301ritier', emailAddresses: [{ address: 'jb@lheritier.example\u200b', name: 'JB' }], categories: ['Fournisseur', 'À rappeler'] },
    { givenName: 'Maman', displayName: 'Maman', mobilePhone: '+33 6 39 98 01 67', singleValueExtendedProperties: FLAG_PRIVATE },
  ]],
  [7, [
    { displayName: 'Taxi Lyon', surname: 'Taxi Lyon', businessPhones: ['04.78.55.50.01'], fileAs: 'zzz Taxi' },
    { givenName: 'Camille', surname: 'Roux', displayName: 'camille.roux@rouxjoints.example', emailAddresses: [{ address: 'camille.roux@rouxjoints.example' }, { address: 'c.roux@perso.example' }, { address: '/O=ROUX/OU=PARIS/CN=RECIPIENTS/CN=CROUX' }] },
  ]],
  [8, [
    { givenName: 'S.', middleName: 'K.', surname: 'Venkataraman', initials: 'S.K.V.', displayName: 'S. K. Venkataraman', emailAddresses: [{ address: 'skv@madrascastings.example', name: 'SKV' }], birthday: '1604-02-29T00:00:00Z', businessPhones: ['91-44-5550-0168'] },
    { givenName: 'Lakshmi', displayName: 'Lakshmi (maid)', mobilePhone: '98xxx xxx68', singleValueExtendedProperties: [...SENSITIVITY_PRIVATE, ...FLAG_PRIVATE] },
  ]],
  [9, [
    { displayName: '+91 98300 55501', mobilePhone: '+91 98300 55501' },
    { givenName: 'Anil 🙏', surname: 'Kapoor', displayName: 'Anil 🙏 Kapoor', emailAddresses: [{ address: 'anil.kapoor@kapoorgaskets.example', name: '\u202eAnil' }] },
  ]],
  [10, [
    { givenName: '健', surname: '渡邉', yomiGivenName: 'ケン', yomiSurname: 'ワタナベ', displayName: '渡邉 健', companyName: '渡邉製作所', emailAddresses: [{ address: 'ken@watanabe-ss.example', name: '渡邉 健' }], businessPhones: ['（０４４）５５５－０１６９'], categories: ['重要'] },
    { surname: '代表', displayName: '代表', businessPhones: ['044-555-0100（内線 12）'] },
  ]],
  [11, [
    { givenName: '\u3000由美', surname: '高橋\u3000', displayName: '高橋\u3000由美', emailAddresses: [{ address: 'ｙｕｍｉ＠ｚｅｎｋａｋｕ.example', name: '高橋' }] },
    { displayName: 'URGENT Fournisseur / 仕入先 / Supplier', companyName: 'Sté des Joints Réunis', birthday: '0001-01-01T00:00:00Z' },
  ]],
]; // prettier-ignore
