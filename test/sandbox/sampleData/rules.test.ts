// Rules that hold for every seed: the same company again, lengths and pick lists of docs/siebel-objects.md, sizes.
import { describe, expect, it } from 'vitest';
import { makeCompany } from '../../../api/sandbox/sampleData/company.ts';
import { workday } from '../../../api/sandbox/sampleData/days.ts';
import type { SampleCompany, Seed } from '../../../api/sandbox/sampleData/types.ts';
import { NAMES_EACH, personName } from '../../../api/sandbox/sampleData/words/names.ts';
import { DateTime } from 'luxon';

const TODAY = new Date('2026-11-25T10:00:00Z');
const SIZED: Seed = { users: 7, contacts: 21, events: 40, tasks: 9 };

function everything(company: SampleCompany): unknown {
  const contacts = [...company.contacts()];
  const activities = [...company.activities()];
  const mailboxes = [...company.employees, ...company.rooms].map(({ id }) => company.mailboxItems(id));
  return { ...company, contacts, activities, mailboxes, mailboxItems: null };
}

const LENGTHS: Readonly<Record<string, number>> = {
  'First Name': 50, 'Middle Name': 50, 'Last Name': 50, 'M/M': 15, 'Job Title': 75, 'Email Address': 100, 'Work Phone #': 40,
  'Home Phone #': 40, 'Cellular Phone #': 40, 'Fax Phone #': 40, Assistant: 50, Manager: 50, Comment: 255,
}; // prettier-ignore
const ACTIVITY_LENGTHS: Readonly<Record<string, number>> = { Description: 100, Comment: 1500, MeetingLocation: 100 };
const PICK_LISTS: Readonly<Record<string, readonly string[]>> = {
  Display: ['Calendar and Activities', 'To Do and Activities', 'Activities Only', 'Communications and Activities'],
  Type: ['Appointment', 'Meeting', 'Call', 'Presentation', 'To Do', 'Demonstration', 'Email - Inbound', 'Email - Outbound', 'Travel', 'Research', 'Other'],
  Status: ['Not Started', 'Acknowledged', 'In Progress', 'Done', 'On Hold', 'Cancelled', 'Declined', 'Requested'],
  Priority: ['1-ASAP', '2-High', '3-Medium', '4-Low'],
  'Repeating Type': ['Daily', 'Weekly', 'Monthly', 'Quarterly', 'Yearly'],
}; // prettier-ignore
const MOMENT = /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/;

describe.each<{ readonly name: string; readonly seed: Seed }>([
  { name: 'demo', seed: 'demo' },
  { name: 'empty', seed: 'empty' },
  { name: 'sized', seed: SIZED },
])('the $name seed', ({ seed }) => {
  it('gives the same company at any hour of the day', () => {
    const again = makeCompany(seed, new Date('2026-11-25T23:59:00Z'));
    expect(everything(again)).toEqual(everything(makeCompany(seed, TODAY)));
  });

  it('keeps to the lengths of contacts and their pick list', () => {
    for (const { fields } of makeCompany(seed, TODAY).contacts()) {
      expect(fields['Last Name']).toBeTruthy();
      for (const [name, value] of Object.entries(fields)) {
        if (name === 'Birth Date') expect(value).toMatch(/^\d\d\/\d\d\/\d{4}$/);
        else expect([...value].length, `${name}: ${value}`).toBeLessThanOrEqual(LENGTHS[name] ?? 0);
      }
      expect(['Mr.', 'Ms.', 'Dr.']).toContain(fields['M/M']);
    }
  });

  it('keeps to the lengths of addresses', () => {
    const company = makeCompany(seed, TODAY);
    const homes = [...company.contacts()].flatMap(({ personalAddress }) => personalAddress ?? []);
    for (const address of [...company.accounts.map((account) => account.address), ...homes]) {
      expect(address.state.length).toBeLessThanOrEqual(10);
      expect(address.country.length).toBeLessThanOrEqual(30);
      expect(address.city.length).toBeLessThanOrEqual(50);
    }
  });

  it('keeps to the lengths, pick lists and dates of activities', () => {
    for (const { fields, ownerId, employeeIds } of makeCompany(seed, TODAY).activities()) {
      expect(employeeIds).toContain(ownerId);
      for (const [name, limit] of Object.entries(ACTIVITY_LENGTHS))
        expect([...(fields[name] ?? '')].length).toBeLessThanOrEqual(limit);
      for (const [name, list] of Object.entries(PICK_LISTS))
        if (name in fields) expect(list, name).toContain(fields[name]);
      for (const name of ['Planned', 'Planned Completion', 'Due', 'Done', 'Repeating Expires'])
        if (name in fields) expect(fields[name]).toMatch(MOMENT);
    }
  });

  it('leaves no placeholder unfilled', () => {
    expect(JSON.stringify(everything(makeCompany(seed, TODAY)))).not.toMatch(
      /\{(account|city|contact|colleague|order)\}/,
    );
  });
});

describe('the empty seed', () => {
  it('has the people, positions, accounts and deals of the demo and nothing to sync', () => {
    const [empty, demo] = [makeCompany('empty', TODAY), makeCompany('demo', TODAY)];
    expect(empty.employees).toEqual(demo.employees);
    expect(empty.accounts).toEqual(demo.accounts);
    expect(empty.opportunities).toEqual(demo.opportunities);
    expect([...empty.contacts(), ...empty.activities()]).toEqual([]);
    for (const { id } of empty.employees)
      expect(empty.mailboxItems(id)).toEqual({ contacts: [], events: [], tasks: [] });
    expect(empty.serviceRequests.every(({ contactId }) => contactId === null)).toBe(true);
  });
});

describe('a sized seed', () => {
  const company = makeCompany(SIZED, TODAY);
  const contacts = [...company.contacts()];
  const activities = [...company.activities()];

  it('gives every user as much as asked for, half of it in Siebel and half in the mailbox', () => {
    expect(company.employees.map(({ login }) => login)).toEqual(Array.from({ length: 7 }, (_, n) => `USER000${n + 1}`));
    for (const { id } of company.employees) {
      const mailbox = company.mailboxItems(id);
      expect(contacts.filter(({ syncList }) => syncList.includes(id))).toHaveLength(11);
      expect(activities.filter(({ ownerId }) => ownerId === id)).toHaveLength(20 + 5);
      expect([mailbox.contacts.length, mailbox.events.length, mailbox.tasks.length]).toEqual([10, 20, 4]);
    }
  });

  it('makes nothing twice: addresses, subjects and titles are all different', () => {
    const mailboxes = company.employees.map(({ id }) => company.mailboxItems(id));
    const addresses = [
      ...contacts.map(({ fields }) => fields['Email Address'] ?? ''),
      ...mailboxes.flatMap((mailbox) => mailbox.contacts.map((contact) => JSON.stringify(contact['emailAddresses']))),
    ];
    const subjects = [
      ...activities.map(({ fields }) => fields['Description']),
      ...mailboxes.flatMap(({ events, tasks }) =>
        [...events, ...tasks].map((item) => item['subject'] ?? item['title']),
      ),
    ];
    expect(new Set(addresses).size).toBe(7 * 21);
    expect(new Set(subjects).size).toBe(7 * 49);
    expect(new Set([...contacts, ...activities].map(({ id }) => id)).size).toBe(contacts.length + activities.length);
  });

  it('makes one user’s mailbox without making the others', () => {
    const large = makeCompany({ users: 5_000, contacts: 5_000, events: 5_000, tasks: 5_000 }, TODAY);
    const last = large.employees.at(-1);
    expect(last?.login).toBe('USER5000');
    expect(large.mailboxItems(last?.id ?? '').contacts).toHaveLength(2_500);
  });
});

describe('working days and names', () => {
  const day = (iso: string): DateTime => DateTime.fromISO(iso, { zone: 'utc' });

  it.each([
    ['2026-11-25', 0, '2026-11-25'],
    ['2026-11-25', 3, '2026-11-30'],
    ['2026-11-25', -3, '2026-11-20'],
    ['2026-11-28', 0, '2026-11-30'],
    ['2026-11-29', -1, '2026-11-27'],
    ['2026-11-29', 5, '2026-12-07'],
  ])('from %s the working day %i is %s', (from, n, expected) => {
    expect(workday(day(from), n).toISODate()).toBe(expected);
  });

  it('every culture has as many different names as it says', () => {
    for (const culture of ['gb', 'us', 'de', 'fr', 'in', 'jp'] as const) {
      const names = Array.from({ length: NAMES_EACH }, (_, n) => personName(culture, n).mailName);
      expect(new Set(names).size, culture).toBe(NAMES_EACH);
    }
  });
});
