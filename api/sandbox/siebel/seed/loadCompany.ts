// Fills the store with a sample company. Values pass the same checks as a write over REST, so a sample that Siebel would refuse
// is refused here.
import type {
  SampleAccount,
  SampleActivity,
  SampleAddress,
  SampleCompany,
  SampleContact,
  SampleEmployee,
} from '../../sampleData/types.ts';
import { activity } from '../components/activity.ts';
import { account, employee, opportunity, organization, position, serviceRequest } from '../components/company.ts';
import type { Component } from '../components/component.ts';
import { contact } from '../components/contact.ts';
import { analyzeSql, SADMIN_ID, truncateSql } from '../data/ddl.ts';
import { readInput, toColumns } from '../data/input.ts';
import type { Row, SiebelStore, Writing } from '../data/store.ts';
import { newTexts } from '../data/writes.ts';
import { BulkLoad } from './bulkLoad.ts';

type Fields = Readonly<Record<string, string>>;

/** One record with its base row; `extra` are columns that no field writes. */
async function addRecord(
  load: BulkLoad,
  writing: Writing,
  component: Component,
  id: string,
  fields: Fields,
  extra: Row = {},
) {
  const texts = newTexts(component, readInput(component, fields).texts, writing);
  await load.add(component.table, id, { ...toColumns(component, texts), ...component.fixed, ...extra });
  if (component.partyType) await load.add('S_PARTY', id, { PARTY_TYPE_CD: component.partyType });
}

async function addAddress(load: BulkLoad, address: SampleAddress, owner: Row): Promise<void> {
  await load.add('S_ADDR_PER', address.id, {
    ADDR: address.streetAddress,
    ADDR_LINE_2: address.streetAddress2 || null,
    CITY: address.city,
    STATE: address.state || null,
    ZIPCODE: address.postalCode || null,
    COUNTRY: address.country,
    ...owner,
  });
}

async function addEmployee(load: BulkLoad, writing: Writing, one: SampleEmployee): Promise<void> {
  const fields = {
    'First Name': one.firstName,
    'Last Name': one.lastName,
    'EMail Addr': one.email,
    'Primary Position Id': one.positionId,
    'Primary Organization Id': one.organizationId,
    Status: 'Active',
    'Time Zone': one.timeZone,
  };
  await addRecord(load, writing, employee, one.id, fields, { JOB_TITLE: one.jobTitle });
  await load.add('S_USER', one.id, { LOGIN: one.login });
  if (one.positionId) await load.link('S_PARTY_PER', { PARTY_ID: one.positionId, PERSON_ID: one.id });
}

/** The administrator: an employee like others, without a mailbox. */
const SADMIN: SampleEmployee = {
  id: SADMIN_ID,
  login: 'SADMIN',
  firstName: 'Siebel',
  lastName: 'Administrator',
  email: '',
  positionId: '',
  organizationId: '',
  timeZone: 'Etc/UTC',
  language: 'en-US',
  jobTitle: 'Siebel Administrator',
};

async function addOrganization(load: BulkLoad, writing: Writing, company: SampleCompany): Promise<void> {
  for (const one of company.organizations) await addRecord(load, writing, organization, one.id, { Name: one.name });
  const holders = new Map(company.employees.map((one) => [one.positionId, one.id]));
  for (const one of company.positions) {
    const fields = {
      Name: one.name,
      'Position Type': one.type,
      'Organization Id': one.organizationId,
      'Primary Employee Id': holders.get(one.id) ?? '',
    };
    await addRecord(load, writing, position, one.id, fields);
  }
  for (const one of [SADMIN, ...company.employees]) await addEmployee(load, writing, one);
}

async function addAccount(load: BulkLoad, writing: Writing, one: SampleAccount): Promise<void> {
  const fields = {
    Name: one.name,
    Location: one.location,
    'Main Phone Number': one.phone,
    'Primary Address Id': one.address.id,
  };
  await addRecord(load, writing, account, one.id, fields);
  await addAddress(load, one.address, { ACCNT_ID: one.id });
}

async function addContact(load: BulkLoad, writing: Writing, one: SampleContact): Promise<void> {
  const { accountId, personalAddress, positionIds, syncList } = one;
  const primaries = {
    PR_DEPT_OU_ID: accountId,
    PR_POSTN_ID: positionIds[0] ?? null,
    PR_PER_ADDR_ID: personalAddress?.id ?? null,
  };
  await addRecord(load, writing, contact, one.id, one.fields, primaries);
  if (accountId) await load.link('S_PARTY_PER', { PARTY_ID: accountId, PERSON_ID: one.id });
  if (personalAddress) await addAddress(load, personalAddress, { PER_ID: one.id });
  for (const id of new Set(positionIds)) await load.link('S_POSTN_CON', { CON_ID: one.id, POSTN_ID: id });
  for (const id of new Set(syncList)) await load.link('S_CONTACT_INFO', { CON_ID: one.id, EMP_ID: id });
}

async function addActivity(load: BulkLoad, writing: Writing, one: SampleActivity): Promise<void> {
  const contactId = one.fields['Primary Contact Id'] || one.contactIds[0] || '';
  const fields = { ...one.fields, 'Primary Owner Id': one.ownerId, 'Primary Contact Id': contactId };
  await addRecord(load, writing, activity, one.id, fields);
  for (const id of new Set([one.ownerId, ...one.employeeIds]))
    await load.link('S_ACT_EMP', { ACTIVITY_ID: one.id, EMP_ID: id });
  const contactIds = new Set([...one.contactIds, ...(contactId ? [contactId] : [])]);
  for (const id of contactIds) await load.link('S_ACT_CONTACT', { ACTIVITY_ID: one.id, CON_ID: id });
}

/** Empties the store and fills it with this company, in one transaction. */
export async function loadCompany(store: SiebelStore, company: SampleCompany): Promise<void> {
  await store.write(SADMIN_ID, async (writing) => {
    await store.execute(truncateSql(), [], writing.transaction);
    const load = new BulkLoad(writing);
    await addOrganization(load, writing, company);
    for (const one of company.accounts) await addAccount(load, writing, one);
    for (const one of company.opportunities) {
      await addRecord(load, writing, opportunity, one.id, { ...one.fields, 'Account Id': one.accountId });
    }
    for (const one of company.contacts()) await addContact(load, writing, one);
    for (const one of company.serviceRequests) {
      const fields = { ...one.fields, 'Account Id': one.accountId, 'Contact Id': one.contactId ?? '' };
      await addRecord(load, writing, serviceRequest, one.id, fields);
    }
    for (const one of company.activities()) await addActivity(load, writing, one);
    await load.finish();
  });
  await store.execute(analyzeSql());
}
