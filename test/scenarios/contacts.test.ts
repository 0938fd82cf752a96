// Contacts travel both ways: put, sync, check, over both servers' own protocols.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserMap } from '../../api/store/store.ts';
import { startWorld, type World } from '../support/world.ts';

type Row = Readonly<Record<string, unknown>>;

let world: World;
let brandt: UserMap;
let huber: UserMap;

beforeAll(async () => {
  world = await startWorld('contacts', { logins: ['BRANDT', 'HUBER'] });
  brandt = await world.user('BRANDT');
  huber = await world.user('HUBER');
  await world.sync();
});

afterAll(() => world.close());

async function inOutlook(user: UserMap, surname: string): Promise<Row> {
  const found = (await world.outlook.contacts(user.mailbox)).filter((contact) => contact['surname'] === surname);
  expect(found, `${surname} in the mailbox`).toHaveLength(1);
  return found[0] ?? {};
}

async function inSiebel(lastName: string): Promise<Row> {
  const found = await world.siebel.query('Contact/Contact', `[Last Name] = '${lastName}'`, 'Sync List');
  expect(found, `${lastName} in Siebel`).toHaveLength(1);
  return found[0] ?? {};
}

describe('contacts from Siebel', () => {
  it('U1: a contact put on the Sync List arrives in Outlook with every mapped field', async () => {
    const accounts = await world.siebel.query('Account/Account');
    const account = accounts[0] ?? {};
    const id = await world.siebel.createContact(
      {
        'First Name': 'Ada', 'Middle Name': 'Byron', 'Last Name': 'Lovelace', 'M/M': 'Dr.', 'Job Title': 'Analyst',
        'Email Address': 'ada.lovelace@engines.example', 'Work Phone #': '+44 20 1', 'Home Phone #': '+44 20 2',
        'Cellular Phone #': '+44 7 3', 'Fax Phone #': '+44 20 4', 'Birth Date': '12/10/1985 00:00:00', Assistant: 'Charles',
        Manager: 'Mary', Comment: 'First line\nSecond line',
      },
      [brandt.siebelUserId],
    ); // prettier-ignore
    await world.siebel.send('PUT', `Contact/Contact/${id}/Account`, { Id: account['Id'] });
    await world.siebel.send('PUT', `Contact/Contact/${id}/Personal%20Address`, { 'Street Address': 'Mill Lane 1', 'Street Address 2': 'Flat 2', City: 'Ockham', State: 'SRY', 'Postal Code': 'GU23', Country: 'United Kingdom' }); // prettier-ignore
    await world.sync();

    const contact = await inOutlook(brandt, 'Lovelace');
    expect(contact).toMatchObject({
      givenName: 'Ada', middleName: 'Byron', surname: 'Lovelace', title: 'Dr.', jobTitle: 'Analyst', businessPhones: ['+44 20 1'],
      homePhones: ['+44 20 2'], mobilePhone: '+44 7 3', assistantName: 'Charles', manager: 'Mary', companyName: account['Name'],
      officeLocation: account['Location'], categories: ['Siebel Contact'],
      homeAddress: { city: 'Ockham', state: 'SRY', postalCode: 'GU23', countryOrRegion: 'United Kingdom' },
    }); // prettier-ignore
    expect(contact['emailAddresses']).toMatchObject([{ address: 'ada.lovelace@engines.example' }]);
    expect(String(contact['birthday']).slice(0, 10)).toBe('1985-12-10');
    expect(String(contact['personalNotes']).replace(/\r\n/g, '\n')).toBe('First line\nSecond line');
    expect(String((contact['homeAddress'] as Row)['street']).split(/\r?\n/)).toEqual(['Mill Lane 1', 'Flat 2']);
    expect(contact['singleValueExtendedProperties']).toContainEqual({ id: 'String 0x3A24', value: '+44 20 4' });
    expect(((contact['businessAddress'] as Row)['city'] as string).length).toBeGreaterThan(0);
  });

  it('a contact that is on nobody’s Sync List stays in Siebel', async () => {
    await world.siebel.createContact({ 'First Name': 'Nobody', 'Last Name': 'Listed' });
    await world.sync();
    expect((await world.outlook.contacts(brandt.mailbox)).filter(({ surname }) => surname === 'Listed')).toEqual([]);
  });

  it('L4: a changed Siebel contact is written to Exchange, and the user’s own second phone and categories stay', async () => {
    const contact = await inOutlook(brandt, 'Lovelace');
    await world.outlook.send('PATCH', `/users/${brandt.mailbox}/contacts/${String(contact['id'])}`, {
      businessPhones: ['+44 20 1', '+44 20 99'],
      categories: ['Siebel Contact', 'Friends'],
    });
    await world.sync();
    const row = await inSiebel('Lovelace');
    await world.siebel.update(`Contact/Contact/${String(row['Id'])}`, {
      'Job Title': 'Head of Analysis',
      'Work Phone #': '+44 20 5',
    });
    await world.sync();
    expect(await inOutlook(brandt, 'Lovelace')).toMatchObject({
      jobTitle: 'Head of Analysis',
      businessPhones: ['+44 20 5', '+44 20 99'],
      categories: ['Siebel Contact', 'Friends'],
    });
  });

  it('L7: taken off the Sync List, the contact leaves the mailbox for Deleted Items and stays in Siebel', async () => {
    const row = await inSiebel('Lovelace');
    const contact = await inOutlook(brandt, 'Lovelace');
    await world.siebel.removeFromSyncList(String(row['Id']), brandt.siebelUserId);
    await world.sync();
    expect((await world.outlook.contacts(brandt.mailbox)).filter(({ surname }) => surname === 'Lovelace')).toEqual([]);
    const deleted = await world.outlook.send('GET', `/users/${brandt.mailbox}/contacts/${String(contact['id'])}`);
    expect(deleted['surname']).toBe('Lovelace');
    await inSiebel('Lovelace');
  });

  it('L7: a contact deleted in Siebel leaves the mailbox', async () => {
    const id = await world.siebel.createContact({ 'First Name': 'Brief', 'Last Name': 'Visitor' }, [
      brandt.siebelUserId,
    ]);
    await world.sync();
    await inOutlook(brandt, 'Visitor');
    await world.siebel.remove(`Contact/Contact/${id}`);
    await world.sync();
    expect((await world.outlook.contacts(brandt.mailbox)).filter(({ surname }) => surname === 'Visitor')).toEqual([]);
  });
});

describe('contacts from Outlook', () => {
  it('U2: a new Outlook contact arrives in Siebel with every mapped field, and puts the user on its Sync List', async () => {
    const [account] = await world.siebel.query('Account/Account');
    await world.outlook.createContact(huber.mailbox, {
      givenName: 'Grace', middleName: 'Brewster', surname: 'Hopper', title: 'Ms.', jobTitle: 'Admiral',
      emailAddresses: [{ address: 'grace.hopper@navy.example', name: 'Grace Hopper' }], businessPhones: ['1'], homePhones: ['2'], mobilePhone: '3',
      companyName: account?.['Name'], officeLocation: account?.['Location'], birthday: '1970-12-09T11:59:00Z', assistantName: 'Howard', manager: 'Aiken',
      personalNotes: 'Nanoseconds', homeAddress: { street: 'Sea Road 1\r\nHouse 2', city: 'Arlington', state: 'VA', postalCode: '22201', countryOrRegion: 'USA' },
      singleValueExtendedProperties: [{ id: 'String 0x3A24', value: '4' }],
    }); // prettier-ignore
    await world.sync();
    const row = await inSiebel('Hopper');
    expect(row).toMatchObject({
      'First Name': 'Grace', 'Middle Name': 'Brewster', 'M/M': 'Ms.', 'Job Title': 'Admiral', 'Email Address': 'grace.hopper@navy.example',
      'Work Phone #': '1', 'Home Phone #': '2', 'Cellular Phone #': '3', 'Fax Phone #': '4', Account: account?.['Name'], 'Account Location': account?.['Location'],
      'Birth Date': '12/09/1970', Assistant: 'Howard', Manager: 'Aiken', Comment: 'Nanoseconds',
      'Personal Street Address': 'Sea Road 1', 'Personal Street Address 2': 'House 2', 'Personal City': 'Arlington', 'Personal State': 'VA',
      'Personal Postal Code': '22201', 'Personal Country': 'USA',
    }); // prettier-ignore
    expect((row['Sync List'] as Row[]).map((entry) => entry['Id'])).toEqual([huber.siebelUserId]);
  });

  it('one user’s Outlook edit reaches Siebel and every other Sync List user’s mailbox', async () => {
    const row = await inSiebel('Hopper');
    await world.siebel.addToSyncList(String(row['Id']), brandt.siebelUserId);
    await world.sync();
    const copy = await inOutlook(brandt, 'Hopper');
    await world.outlook.send('PATCH', `/users/${brandt.mailbox}/contacts/${String(copy['id'])}`, {
      jobTitle: 'Rear Admiral',
    });
    await world.sync();
    await world.sync();
    expect(await inSiebel('Hopper')).toMatchObject({ 'Job Title': 'Rear Admiral' });
    expect(await inOutlook(huber, 'Hopper')).toMatchObject({ jobTitle: 'Rear Admiral' });
  });

  it('L5: edits of different fields on both sides are both kept; the same field goes to Siebel, and the losing value is in the journal', async () => {
    const row = await inSiebel('Hopper');
    const contact = await inOutlook(huber, 'Hopper');
    await world.siebel.update(`Contact/Contact/${String(row['Id'])}`, {
      Manager: 'From Siebel',
      'Job Title': 'Siebel title',
    });
    await world.outlook.send('PATCH', `/users/${huber.mailbox}/contacts/${String(contact['id'])}`, {
      assistantName: 'From Outlook',
      jobTitle: 'Outlook title',
    });
    await world.sync();
    expect(await inSiebel('Hopper')).toMatchObject({
      Manager: 'From Siebel',
      Assistant: 'From Outlook',
      'Job Title': 'Siebel title',
    });
    expect(await inOutlook(huber, 'Hopper')).toMatchObject({
      manager: 'From Siebel',
      assistantName: 'From Outlook',
      jobTitle: 'Siebel title',
    });
    const lines = (await world.journal('HUBER')).filter(({ rule }) => rule === 'L5');
    expect(lines.flatMap(({ details }) => details.overruled)).toContainEqual({
      field: 'jobTitle',
      side: 'exchange',
      value: 'Outlook title',
    });
  });

  it('L3: a contact deleted in Outlook takes the user off the Sync List; the Siebel contact and the others’ copies stay', async () => {
    const contact = await inOutlook(huber, 'Hopper');
    await world.outlook.send('DELETE', `/users/${huber.mailbox}/contacts/${String(contact['id'])}`);
    await world.sync();
    const row = await inSiebel('Hopper');
    expect((row['Sync List'] as Row[]).map((entry) => entry['Id'])).toEqual([brandt.siebelUserId]);
    await world.sync();
    await inOutlook(brandt, 'Hopper');
  });

  it('a private contact never reaches Siebel, and one made private later leaves the sync', async () => {
    const secret = [{ id: 'Integer 0x36', value: '2' }];
    await world.outlook.createContact(huber.mailbox, {
      givenName: 'Aunt',
      surname: 'Privacy',
      singleValueExtendedProperties: secret,
    });
    const id = await world.outlook.createContact(huber.mailbox, { givenName: 'Later', surname: 'Secret' });
    await world.sync();
    expect(await world.siebel.query('Contact/Contact', `[Last Name] = 'Privacy'`)).toEqual([]);
    await inSiebel('Secret');
    await world.outlook.send('PATCH', `/users/${huber.mailbox}/contacts/${id}`, {
      singleValueExtendedProperties: secret,
    });
    await world.sync();
    expect((await inSiebel('Secret'))['Sync List']).toEqual([]);
    await inOutlook(huber, 'Secret');
  });

  it('U3: an Outlook contact with the e-mail of exactly one Siebel contact is linked, not made twice; the non-blank values of both are kept', async () => {
    await world.siebel.createContact({
      'First Name': 'Alan',
      'Last Name': 'Turing',
      'Email Address': 'alan@bletchley.example',
      'Job Title': 'Reader',
    });
    await world.outlook.createContact(huber.mailbox, {
      givenName: 'Al',
      surname: 'Turing',
      mobilePhone: '77',
      emailAddresses: [{ address: 'Alan@Bletchley.example' }],
    });
    await world.sync();
    expect(await inSiebel('Turing')).toMatchObject({ 'First Name': 'Alan', 'Cellular Phone #': '77' });
    expect(await inOutlook(huber, 'Turing')).toMatchObject({
      givenName: 'Alan',
      jobTitle: 'Reader',
      mobilePhone: '77',
    });
  });

  it('two Siebel contacts with one e-mail are no match for sure: nothing is written, and the reason is told', async () => {
    for (const name of ['Left', 'Right'])
      await world.siebel.createContact({
        'First Name': name,
        'Last Name': 'Twin',
        'Email Address': 'twins@home.example',
      });
    await world.outlook.createContact(huber.mailbox, {
      givenName: 'Some',
      surname: 'Twin',
      emailAddresses: [{ address: 'twins@home.example' }],
    });
    await world.sync();
    expect(await world.siebel.query('Contact/Contact', `[Last Name] = 'Twin'`)).toHaveLength(2);
    const skipped = (await world.journal('HUBER')).filter(({ reason }) => reason === 'ambiguous-match');
    expect(skipped).toHaveLength(1);
  });

  it('L1: a second cycle writes nothing', async () => {
    await world.sync();
    expect(await world.sync()).toMatchObject({ written: 0, skipped: 0, failed: 0 });
  });
});
