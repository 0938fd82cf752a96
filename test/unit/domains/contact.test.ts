// Contacts: every field both ways, what of the user's item is kept, and who is left out.
import { describe, expect, it } from 'vitest';
import { contactMapping as mapping } from '../../../api/domains/contact/contactMapping.ts';
import type { WireBody } from '../../../api/domains/wireRecord.ts';
import type { Contact } from '../../../shared/records/contact.ts';
import type { CanonicalRecord, FieldValue } from '../../../shared/records/values.ts';
import { contextOf, exclusionIn, recordIn, traitsIn, wire } from '../../support/domainWorld.ts';

const context = contextOf({ categoryValue: 'Siebel Contact' });

const SIEBEL: WireBody = {
  'First Name': 'Ada',
  'Middle Name': 'King',
  'Last Name': 'Byron',
  'M/M': 'Ms.',
  'Job Title': 'Analyst',
  'Email Address': 'Ada@Engines.example',
  'Work Phone #': '+44 20 1',
  'Home Phone #': '+44 20 2',
  'Cellular Phone #': '+44 7 3',
  'Fax Phone #': '+44 20 4',
  Account: 'Engines',
  'Account Location': 'London',
  'Account Street Address': '1 Mill Row',
  'Account Street Address 2': 'Floor 2',
  'Account City': 'London',
  'Account State': 'LDN',
  'Account Postal Code': 'W1',
  'Account Country': 'UK',
  'Personal Street Address': '12 Home Lane',
  'Personal Street Address 2': '',
  'Personal City': 'Kirkby',
  'Personal State': '',
  'Personal Postal Code': 'NG17',
  'Personal Country': 'UK',
  'Birth Date': '12/10/1985',
  Assistant: 'Charles',
  Manager: 'Mary',
  Comment: 'Writes notes.\nLong ones.',
};

const GRAPH: WireBody = {
  givenName: 'Ada',
  middleName: 'King',
  surname: 'Byron',
  title: 'Ms.',
  jobTitle: 'Analyst',
  emailAddresses: [{ address: 'Ada@Engines.example', name: 'Ada Byron' }],
  businessPhones: ['+44 20 1'],
  homePhones: ['+44 20 2'],
  mobilePhone: '+44 7 3',
  singleValueExtendedProperties: [{ id: 'String 0x3A24', value: '+44 20 4' }],
  companyName: 'Engines',
  officeLocation: 'London',
  businessAddress: {
    street: '1 Mill Row\r\nFloor 2',
    city: 'London',
    state: 'LDN',
    postalCode: 'W1',
    countryOrRegion: 'UK',
  },
  homeAddress: { street: '12 Home Lane', city: 'Kirkby', state: '', postalCode: 'NG17', countryOrRegion: 'UK' },
  birthday: '1985-12-10T11:59:00Z',
  assistantName: 'Charles',
  manager: 'Mary',
  personalNotes: 'Writes notes.\r\nLong ones.',
};

const ADA: Contact = {
  firstName: 'Ada',
  middleName: 'King',
  lastName: 'Byron',
  title: 'Ms.',
  jobTitle: 'Analyst',
  email: 'Ada@Engines.example',
  workPhone: '+44 20 1',
  homePhone: '+44 20 2',
  cellPhone: '+44 7 3',
  fax: '+44 20 4',
  company: 'Engines',
  companyLocation: 'London',
  businessAddress: { street: '1 Mill Row\nFloor 2', city: 'London', state: 'LDN', postalCode: 'W1', country: 'UK' },
  homeAddress: { street: '12 Home Lane', city: 'Kirkby', state: '', postalCode: 'NG17', country: 'UK' },
  birthDate: '1985-12-10',
  assistant: 'Charles',
  manager: 'Mary',
  comment: 'Writes notes.\nLong ones.',
};

const toExchange = (values: Record<string, FieldValue>, before: WireBody, whole: CanonicalRecord = ADA): WireBody =>
  mapping.toExchange(values, wire({ categories: ['Siebel Contact'], ...before }), context, { ...whole, ...values });
const toSiebel = (values: Record<string, FieldValue>, before: WireBody = SIEBEL): WireBody =>
  mapping.toSiebel(values, wire(before), context, { ...ADA, ...values });
const fromGraph = (body: WireBody): Contact => recordIn(mapping.fromExchange(wire(body), context)) as Contact;

describe('a contact', () => {
  it('is read from Siebel with every field', () => {
    expect(recordIn(mapping.fromSiebel(wire(SIEBEL), context))).toEqual(ADA);
  });

  it('is read from Exchange with every field', () => {
    expect(fromGraph(GRAPH)).toEqual(ADA);
  });

  it('is created in Exchange with every field, its name and its category', () => {
    expect(mapping.toExchange(ADA, null, context, ADA)).toEqual({
      ...GRAPH,
      displayName: 'Ada Byron',
      categories: ['Siebel Contact'],
    });
  });

  it('is created in Siebel with every field that is not empty', () => {
    const filled = Object.fromEntries(Object.entries(SIEBEL).filter(([, value]) => value !== ''));
    expect(mapping.toSiebel(ADA, null, context, ADA)).toEqual(filled);
  });

  it.each([
    ['firstName', 'Augusta', { 'First Name': 'Augusta' }, { givenName: 'Augusta' }],
    ['middleName', '', { 'Middle Name': '' }, { middleName: '' }],
    ['lastName', 'King', { 'Last Name': 'King' }, { surname: 'King' }],
    ['title', 'Dr.', { 'M/M': 'Dr.' }, { title: 'Dr.' }],
    ['jobTitle', 'Poet', { 'Job Title': 'Poet' }, { jobTitle: 'Poet' }],
    [
      'email',
      'a@b.example',
      { 'Email Address': 'a@b.example' },
      { emailAddresses: [{ address: 'a@b.example', name: 'Ada Byron' }] },
    ],
    ['workPhone', '1', { 'Work Phone #': '1' }, { businessPhones: ['1'] }],
    ['homePhone', '', { 'Home Phone #': '' }, { homePhones: [] }],
    ['cellPhone', '3', { 'Cellular Phone #': '3' }, { mobilePhone: '3' }],
    ['fax', '4', { 'Fax Phone #': '4' }, { singleValueExtendedProperties: [{ id: 'String 0x3A24', value: '4' }] }],
    ['company', 'Looms', { Account: 'Looms', 'Account Location': 'London' }, { companyName: 'Looms' }],
    ['companyLocation', 'Paris', { Account: 'Engines', 'Account Location': 'Paris' }, { officeLocation: 'Paris' }],
    ['birthDate', '1815-12-10', { 'Birth Date': '12/10/1815' }, { birthday: '1815-12-10T11:59:00Z' }],
    ['birthDate', null, { 'Birth Date': '' }, { birthday: null }],
    ['assistant', 'Anne', { Assistant: 'Anne' }, { assistantName: 'Anne' }],
    ['manager', '', { Manager: '' }, { manager: '' }],
    ['comment', 'a\nb', { Comment: 'a\nb' }, { personalNotes: 'a\r\nb' }],
  ] as const)('whose %s becomes %j is written with that alone', (field, value, siebel, graph) => {
    expect(toSiebel({ [field]: value })).toEqual(siebel);
    expect(toExchange({ [field]: value }, GRAPH)).toEqual(graph);
  });

  it('whose address changes is written with all of the address', () => {
    const address = { street: 'New 1\nBack\nLeft', city: 'Ulm', state: '', postalCode: '', country: 'DE' };
    expect(toSiebel({ businessAddress: address, homeAddress: null })).toEqual({
      'Account Street Address': 'New 1',
      'Account Street Address 2': 'Back, Left',
      'Account City': 'Ulm',
      'Account State': '',
      'Account Postal Code': '',
      'Account Country': 'DE',
      'Personal Street Address': '',
      'Personal Street Address 2': '',
      'Personal City': '',
      'Personal State': '',
      'Personal Postal Code': '',
      'Personal Country': '',
    });
    expect(toExchange({ homeAddress: null }, GRAPH)).toEqual({
      homeAddress: { street: '', city: '', state: '', postalCode: '', countryOrRegion: '' },
    });
  });

  it('keeps the other e-mail addresses, the entry’s name and the other numbers', () => {
    const before = {
      ...GRAPH,
      emailAddresses: [
        { address: 'old@x.example', name: 'Countess' },
        { address: 'two@x.example', name: 'two@x.example' },
        { address: 'NEW@x.example', name: 'Third' },
      ],
      businessPhones: ['1', '2'],
    };
    expect(toExchange({ email: 'new@x.example', workPhone: '9' }, before)).toEqual({
      emailAddresses: [
        { address: 'new@x.example', name: 'Countess' },
        { address: 'two@x.example', name: 'two@x.example' },
      ],
      businessPhones: ['9', '2'],
    });
    expect(toExchange({ workPhone: '' }, before)).toEqual({ businessPhones: ['', '2'] });
  });

  it('keeps the spelling of an e-mail address that differs in case alone', () => {
    expect(toExchange({ email: 'ada@engines.example' }, GRAPH)).toEqual({});
    expect(toSiebel({ email: 'ADA@ENGINES.EXAMPLE' })).toEqual({});
  });

  it('keeps its own categories beside the PIM Category Value', () => {
    const written = toExchange({ jobTitle: 'Poet' }, { ...GRAPH, categories: ['Friends'] });
    expect(written).toEqual({ jobTitle: 'Poet', categories: ['Friends', 'Siebel Contact'] });
  });

  it('keeps a display name that a person gave it', () => {
    expect(toExchange({ lastName: 'Lovelace' }, { ...GRAPH, displayName: 'The Countess' })).toEqual({
      surname: 'Lovelace',
    });
  });

  it.each([
    ['Ada Byron', 'Ada Lovelace'],
    ['Ada King Byron', 'Ada King Lovelace'],
    ['Byron, Ada', 'Lovelace, Ada'],
    ['Byron, Ada King', 'Lovelace, Ada King'],
  ])('whose display name was made of its parts gets it anew when they change: %s, %s', (displayName, renamed) => {
    expect(toExchange({ lastName: 'Lovelace' }, { ...GRAPH, displayName })).toEqual({
      surname: 'Lovelace',
      displayName: renamed,
    });
    expect(toExchange({ jobTitle: 'Poet' }, { ...GRAPH, displayName })).toEqual({ jobTitle: 'Poet' });
  });

  it('is cut to Siebel’s lengths, and the cut text does not come back over the longer one', () => {
    const long = 'x'.repeat(80);
    expect(toSiebel({ jobTitle: long, comment: 'y'.repeat(300) })).toEqual({
      'Job Title': 'x'.repeat(75),
      Comment: 'y'.repeat(255),
    });
    expect(toExchange({ jobTitle: 'x'.repeat(75) }, { ...GRAPH, jobTitle: long })).toEqual({});
    expect(toExchange({ jobTitle: 'x'.repeat(74) }, { ...GRAPH, jobTitle: long })).toEqual({
      jobTitle: 'x'.repeat(74),
    });
    const street = 'a\nb\nc';
    const businessAddress = { ...ADA.businessAddress, street: 'a\nb, c' } as FieldValue;
    const before = { ...GRAPH, businessAddress: { ...(GRAPH['businessAddress'] as WireBody), street } };
    expect(toExchange({ businessAddress }, before)).toEqual({});
  });

  it('does not write what Siebel refuses: an unknown M/M, an empty last name, an address that is too long, a birthday without a year', () => {
    expect(toSiebel({ title: 'Prof.', lastName: '', email: `${'a'.repeat(95)}@b.example` })).toEqual({});
    expect(toSiebel({ birthDate: '1604-05-14' })).toEqual({});
    expect(toSiebel({ title: 'mrs' })).toEqual({ 'M/M': 'Mrs.' });
  });

  it('without a last name misses what Siebel requires, and none is guessed', () => {
    const body = { displayName: 'Ada Byron', givenName: 'Ada', surname: null };
    expect(fromGraph(body).lastName).toBe('');
    expect(traitsIn(mapping.fromExchange(wire(body), context)).missingRequired).toBe('Last Name');
    expect(traitsIn(mapping.fromExchange(wire(GRAPH), context)).missingRequired).toBeNull();
  });

  it('with nothing in it is read as blank', () => {
    const nothing = {
      emailAddresses: [],
      businessPhones: [],
      businessAddress: {},
      birthday: null,
      personalNotes: null,
    };
    expect(new Set(Object.values(fromGraph(nothing)))).toEqual(new Set(['', null]));
  });
});

describe('a contact that is Private in Outlook', () => {
  it.each([
    ['sensitivity', { id: 'Integer 0x36', value: '2' }],
    ['sensitivity, spelled otherwise', { id: 'integer 0X0036', value: '2' }],
    ['the Private flag', { id: 'Boolean {00062008-0000-0000-C000-000000000046} Id 0x8506', value: 'true' }],
    [
      'the Private flag in lower case',
      { id: 'Boolean {00062008-0000-0000-c000-000000000046} Id 0x8506', value: 'True' },
    ],
  ])('by %s leaves the sync', (_how, property) => {
    const body = { ...GRAPH, singleValueExtendedProperties: [property] };
    expect(exclusionIn(mapping.fromExchange(wire(body), context))).toBe('private-contact, leaves');
  });

  it.each([
    { id: 'Integer 0x36', value: '0' },
    { id: 'Boolean {00062008-0000-0000-C000-000000000046} Id 0x8506', value: 'false' },
  ])('is none with $id = $value', (property) => {
    const body = { ...GRAPH, singleValueExtendedProperties: [property] };
    expect(exclusionIn(mapping.fromExchange(wire(body), context))).toBe('read');
  });
});

describe('matching contacts', () => {
  it('looks for the e-mail address as spelled and in lower case', () => {
    expect(mapping.lookupKeys(ADA, context)).toEqual([
      { 'Email Address': 'Ada@Engines.example' },
      { 'Email Address': 'ada@engines.example' },
    ]);
    expect(mapping.lookupKeys({ ...ADA, email: 'a@b.example' }, context)).toEqual([{ 'Email Address': 'a@b.example' }]);
  });

  it('looks for first and last name where there is no e-mail address, and for nothing where there is no last name', () => {
    const names = { 'First Name': 'Ada', 'Last Name': 'Byron' };
    expect(mapping.lookupKeys({ ...ADA, email: '' }, context)).toEqual([names]);
    expect(mapping.lookupKeys({ ...ADA, email: '', firstName: '' }, context)).toEqual([{ ...names, 'First Name': '' }]);
    expect(mapping.lookupKeys({ ...ADA, email: '', lastName: '' }, context)).toEqual([]);
  });

  it('goes by the e-mail address whatever its case, and never by an empty one', () => {
    expect(mapping.isMatch(ADA, { ...ADA, email: 'ADA@engines.example', lastName: 'Other' }, context)).toBe(true);
    expect(mapping.isMatch(ADA, { ...ADA, email: 'other@engines.example' }, context)).toBe(false);
    const nameless = { ...ADA, email: '', firstName: '', lastName: '' };
    expect(mapping.isMatch(nameless, nameless, context)).toBe(false);
  });

  it('goes by the names of an item without an e-mail address, whatever address Siebel has', () => {
    const item = { ...ADA, email: '', firstName: 'ADA' };
    expect(mapping.isMatch(item, ADA, context)).toBe(true);
    expect(mapping.isMatch(item, { ...ADA, firstName: 'Anna' }, context)).toBe(false);
  });

  it('finds of several the one with the same names closer', () => {
    expect(mapping.isCloser(ADA, { ...ADA, lastName: 'BYRON' })).toBe(true);
    expect(mapping.isCloser(ADA, { ...ADA, firstName: 'Anna' })).toBe(false);
  });

  it('names the contact, or its address when it has no name', () => {
    expect(mapping.titleOf(ADA)).toBe('Ada Byron');
    expect(mapping.titleOf({ ...ADA, firstName: '', lastName: '' })).toBe('Ada@Engines.example');
  });

  it('does not let the clearing of an association or of the last name travel', () => {
    expect(mapping.clearingIgnored).toEqual(['company', 'companyLocation', 'businessAddress', 'lastName']);
  });

  it('tells whether the item carries the category and the record is in scope', () => {
    const categorised = wire({ ...GRAPH, categories: ['siebel contact'] });
    expect(traitsIn(mapping.fromExchange(categorised, context)).hasSyncCategory).toBe(true);
    expect(traitsIn(mapping.fromSiebel({ ...wire(SIEBEL), inScope: false }, context)).inScope).toBe(false);
  });
});
