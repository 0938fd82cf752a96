// Fills the store with a sample company: its people, their contacts and activities. Accounts and deals are loadDeals.ts's.
import type { SampleActivity, SampleCompany, SampleContact, SampleEmployee } from '../../sampleData/types.ts';
import { activity } from '../components/activity.ts';
import { employee, organization, position } from '../components/company.ts';
import { contact } from '../components/contact.ts';
import { analyzeSql, truncateSql } from '../data/ddl.ts';
import type { SiebelStore, Writing } from '../data/store.ts';
import { SADMIN_ID } from '../data/triggerSql.ts';
import { addAddress, addRecord } from './addRecord.ts';
import { BulkLoad } from './bulkLoad.ts';
import { addDeals, Teams } from './loadDeals.ts';

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

async function addContact(load: BulkLoad, writing: Writing, teams: Teams, one: SampleContact): Promise<void> {
  const { accountId, personalAddress, positionIds, syncList } = one;
  const organizations = [...new Set(positionIds.map((id) => teams.organizationOf(id)))].filter((id) => id !== '');
  const primaries = {
    PR_DEPT_OU_ID: accountId,
    PR_POSTN_ID: positionIds[0] ?? null,
    PR_PER_ADDR_ID: personalAddress?.id ?? null,
    BU_ID: organizations[0] ?? null,
    PERSON_UID: one.id,
  };
  teams.add(accountId, positionIds);
  await addRecord(load, writing, contact, one.id, one.fields, primaries);
  if (accountId) await load.link('S_PARTY_PER', { PARTY_ID: accountId, PERSON_ID: one.id });
  if (personalAddress) await addAddress(load, personalAddress, { PER_ID: one.id });
  for (const id of new Set(positionIds)) await load.link('S_POSTN_CON', { CON_ID: one.id, POSTN_ID: id });
  for (const id of organizations) await load.link('S_CONTACT_BU', { CONTACT_ID: one.id, BU_ID: id });
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

/** No trigger logs a load, and no statement of it is too slow. */
const LOADING = `SELECT set_config('siebel.loading', 'on', true), set_config('statement_timeout', '0', true)`;

/** Empties the store and fills it with this company, in one transaction. */
export async function loadCompany(store: SiebelStore, company: SampleCompany): Promise<void> {
  await store.write(SADMIN_ID, async (writing) => {
    await store.execute(LOADING, [], writing.transaction);
    await store.execute(truncateSql(), [], writing.transaction);
    const load = new BulkLoad(writing);
    const teams = new Teams(company);
    await addOrganization(load, writing, company);
    for (const one of company.contacts()) await addContact(load, writing, teams, one);
    await addDeals(load, writing, company, teams);
    for (const one of company.activities()) await addActivity(load, writing, one);
    await load.finish();
  });
  await store.execute(analyzeSql());
}
