// The demo company: as many of everything as promised, all references resolve, and nothing could be taken for something else.
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { findIana } from 'windows-iana';
import { makeCompany } from '../../../api/sandbox/sampleData/company.ts';
import type { SampleActivity, SampleContact, SampleEmployee } from '../../../api/sandbox/sampleData/types.ts';

const TODAY = new Date('2026-11-25T10:00:00Z');
const company = makeCompany('demo', TODAY);
const contacts = [...company.contacts()];
const activities = [...company.activities()];
const mailboxes = company.employees.map((employee) => ({ employee, items: company.mailboxItems(employee.id) }));

type Body = Readonly<Record<string, unknown>>;
const text = (body: Body, name: string): string => String(body[name] ?? '');
const addressOf = (body: Body): string => {
  const [first] = (body['emailAddresses'] ?? []) as readonly { readonly address: string }[];
  return (first?.address ?? '').toLowerCase();
};
/** Companies that are in no account. */
const FOREIGN = ['Grimsby Ice & Cold Store', '渡邉製作所', 'Sté des Joints Réunis'];
const isForeign = (contact: Body): boolean => FOREIGN.includes(text(contact, 'companyName'));
const isPrivate = (contact: Body): boolean => 'singleValueExtendedProperties' in contact;
const emailOf = (contact: SampleContact): string => (contact.fields['Email Address'] ?? '').toLowerCase();
const nameOf = ({ fields }: SampleContact): string => `${fields['First Name'] ?? ''} ${fields['Last Name'] ?? ''}`;
const listedBy = (employee: SampleEmployee): SampleContact[] =>
  contacts.filter(({ syncList }) => syncList.includes(employee.id));

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('the demo company', () => {
  it('has twelve people in three organizations of four, sixty accounts with five contacts each, and contacts of no account', () => {
    expect(company.organizations).toHaveLength(3);
    expect(company.employees).toHaveLength(12);
    expect(company.positions).toHaveLength(12);
    expect(company.accounts).toHaveLength(60);
    expect(contacts.filter(({ accountId }) => accountId !== null)).toHaveLength(300);
    expect(contacts.filter(({ accountId }) => accountId === null)).toHaveLength(28);
    expect(company.rooms).toHaveLength(7);
    expect(company.lists).toHaveLength(5);
    for (const { id } of company.organizations)
      expect(company.employees.filter(({ organizationId }) => organizationId === id)).toHaveLength(4);
  });

  it('works in eight time zones from Chicago to Tokyo', () => {
    expect(new Set(company.employees.map(({ timeZone }) => timeZone))).toEqual(
      new Set([
        'Europe/London',
        'America/New_York',
        'America/Chicago',
        'Europe/Berlin',
        'Europe/Vienna',
        'Europe/Paris',
        'Asia/Kolkata',
        'Asia/Tokyo',
      ]),
    );
  });

  it('gives every employee fifteen to forty contacts on the Sync List, some of them shared', () => {
    for (const employee of company.employees) {
      expect(listedBy(employee).length, employee.login).toBeGreaterThanOrEqual(15);
      expect(listedBy(employee).length, employee.login).toBeLessThanOrEqual(40);
      expect(listedBy(employee).some(({ syncList }) => syncList.length > 1)).toBe(true);
    }
  });

  it('puts every contact that is on a Sync List into a position of that employee', () => {
    for (const employee of company.employees)
      for (const contact of listedBy(employee)) expect(contact.positionIds).toContain(employee.positionId);
  });

  it('gives no two contacts on Sync Lists the same address, and no two contacts the same name, but for the twins', () => {
    const listed = contacts.filter(({ syncList }) => syncList.length > 0).map(emailOf);
    expect(repeated(listed.filter((email) => email !== ''))).toEqual(['penhaligons@cornishpumps.example', 'n/a']);
    expect(repeated(contacts.map(nameOf))).toEqual(['Thomas Müller']);
    expect(contacts.filter((contact) => emailOf(contact) === '').length).toBeGreaterThan(3);
  });

  it('gives two accounts different names or sites', () => {
    expect(repeated(company.accounts.map(({ name, location }) => `${name}|${location}`))).toEqual([]);
  });
});

describe('references of the demo company', () => {
  const known = new Set(
    [
      company.organizations,
      company.positions,
      company.employees,
      company.rooms,
      company.accounts,
      company.opportunities,
      company.serviceRequests,
      contacts,
    ].flatMap((list) => list.map(({ id }) => id)),
  );
  const unknown = (ids: readonly (string | null | undefined)[]): (string | null | undefined)[] =>
    ids.filter((id) => id !== null && id !== undefined && !known.has(id));

  it('gives every record an id of its own, in the form of Siebel', () => {
    const addresses = [
      ...company.accounts.map(({ address }) => address.id),
      ...contacts.flatMap(({ personalAddress }) => personalAddress?.id ?? []),
    ];
    const ids = [...known, ...activities.map(({ id }) => id), ...addresses];
    expect(repeated(ids)).toEqual([]);
    for (const id of ids) expect(id).toMatch(/^1-[0-9A-Z]{1,12}$/);
  });

  it('names only records that exist', () => {
    expect(
      unknown(company.employees.flatMap(({ positionId, organizationId }) => [positionId, organizationId])),
    ).toEqual([]);
    expect(
      unknown(contacts.flatMap(({ accountId, positionIds, syncList }) => [accountId, ...positionIds, ...syncList])),
    ).toEqual([]);
    expect(
      unknown(activities.flatMap(({ ownerId, employeeIds, contactIds }) => [ownerId, ...employeeIds, ...contactIds])),
    ).toEqual([]);
    expect(unknown(company.lists.flatMap(({ memberIds }) => memberIds))).toEqual([]);
    expect(unknown(company.rooms.map(({ organizationId }) => organizationId))).toEqual([]);
    const keys = ['Account Id', 'Opportunity Id', 'Service Request Id'];
    expect(unknown(activities.flatMap(({ fields }) => keys.map((key) => fields[key])))).toEqual([]);
    expect(unknown(company.opportunities.map(({ accountId }) => accountId))).toEqual([]);
    expect(unknown(company.serviceRequests.flatMap(({ accountId, contactId }) => [accountId, contactId]))).toEqual([]);
  });

  it('names companies in Outlook exactly as one account is named, or Siebel knows nothing like it', () => {
    expect(company.accounts.filter(({ name }) => FOREIGN.includes(name))).toEqual([]);
    for (const { items } of mailboxes) {
      for (const contact of items.contacts.filter((body) => 'companyName' in body && !isForeign(body))) {
        const fitting = company.accounts.filter(
          ({ name, location }) => name === contact['companyName'] && location === contact['officeLocation'],
        );
        expect(fitting).toHaveLength(1);
      }
    }
  });
});

describe('the demo mailboxes', () => {
  it('hold contacts that Siebel knows by their address, contacts that it does not know, and private people', () => {
    const addresses = new Set(contacts.map(emailOf).filter((email) => email !== ''));
    for (const { employee, items } of mailboxes) {
      const business = items.contacts.filter((body) => !isPrivate(body));
      expect(business.filter((body) => addresses.has(addressOf(body))).length, employee.login).toBeGreaterThan(3);
      expect(business.filter((body) => !addresses.has(addressOf(body))).length, employee.login).toBeGreaterThan(5);
      expect(items.contacts.filter(isPrivate).length).toBeGreaterThanOrEqual(2);
    }
  });

  it('hold no two new contacts of the same address, but for one imported twice, nor one named as a Siebel contact', () => {
    const addresses = new Set(contacts.map(emailOf).filter((email) => email !== ''));
    const fresh = mailboxes
      .flatMap(({ items }) => items.contacts)
      .filter((body) => !isPrivate(body) && !addresses.has(addressOf(body)));
    expect(repeated(fresh.map(addressOf).filter((address) => address !== ''))).toEqual([
      'ashley.grant@grantsupply.example',
    ]);
    const names = new Set(contacts.map(nameOf));
    // Without an address the name is all there is to know her by.
    const known = fresh.filter((body) => names.has(text(body, 'displayName')));
    expect(known.map((body) => text(body, 'displayName'))).toEqual(['Yvonne Ferrand']);
    expect(repeated(fresh.map((body) => text(body, 'displayName')))).toEqual(['Ashley Grant']);
  });
});

describe('what is in both places', () => {
  const instant = (value: unknown): number => {
    const { dateTime, timeZone } = value as { readonly dateTime: string; readonly timeZone: string };
    return DateTime.fromISO(dateTime, { zone: findIana(timeZone)[0] ?? 'invalid' }).toMillis();
  };
  const siebelInstant = (value: string | undefined): number => Date.parse(`${value ?? ''} UTC`);
  const eventKey = (event: Body): string =>
    [event['subject'], instant(event['start']), instant(event['end'])].join('|');
  const activityKey = ({ fields }: SampleActivity): string =>
    [fields['Description'], siebelInstant(fields['Planned']), siebelInstant(fields['Planned Completion'])].join('|');
  const calendar = activities.filter(({ fields }) => fields['Display'] === 'Calendar and Activities');
  const todos = activities.filter(({ fields }) => fields['Display'] === 'To Do and Activities');

  it('is three appointments and two tasks of everybody', () => {
    for (const { employee, items } of mailboxes) {
      const own = calendar.filter(({ ownerId }) => ownerId === employee.id).map(activityKey);
      expect(
        items.events.filter((event) => !('recurrence' in event) && own.includes(eventKey(event))),
        employee.login,
      ).toHaveLength(3);
      const titles = todos.filter(({ ownerId }) => ownerId === employee.id).map(({ fields }) => fields['Description']);
      expect(
        items.tasks.filter((task) => titles.includes(text(task, 'title'))),
        employee.login,
      ).toHaveLength(2);
    }
  });

  it('is never like an item of somebody else', () => {
    const others = (employee: SampleEmployee): string[] =>
      calendar.filter(({ employeeIds }) => !employeeIds.includes(employee.id)).map(activityKey);
    for (const { employee, items } of mailboxes)
      expect(items.events.filter((event) => others(employee).includes(eventKey(event)))).toEqual([]);
    expect(repeated(calendar.map(activityKey))).toEqual([]);
    const own = mailboxes.flatMap(({ items }) => items.events.filter((event) => event['isOrganizer'] !== false));
    expect(repeated(own.map(eventKey))).toEqual([]);
  });

  it('has no two tasks of one title and day', () => {
    const inSiebel = todos.map(({ fields }) => `${fields['Description'] ?? ''}|${fields['Due']?.slice(0, 10) ?? ''}`);
    expect(repeated(inSiebel)).toEqual([]);
    const due = (task: Body): string =>
      (task['dueDateTime'] as { readonly dateTime: string } | undefined)?.dateTime ?? '';
    const tasks = mailboxes.flatMap(({ items }) => items.tasks);
    expect(repeated(tasks.map((task) => `${text(task, 'title')}|${due(task)}`))).toEqual([]);
  });
});
