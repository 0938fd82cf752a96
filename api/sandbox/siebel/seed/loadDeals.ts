// Fills the accounts of a sample company, and what is done with them. An account's team are the positions of its contacts; its
// opportunities and service requests belong to the first of them. Each larger opportunity has a project, each organization a list of
// its users.
import type { SampleAccount, SampleCompany, SampleOpportunity } from '../../sampleData/types.ts';
import { account } from '../components/account.ts';
import { userList } from '../components/company.ts';
import { opportunity, project, serviceRequest } from '../components/deals.ts';
import type { Writing } from '../data/store.ts';
import { addAddress, addRecord } from './addRecord.ts';
import type { BulkLoad } from './bulkLoad.ts';

/** Opportunities that have a project. */
const PROJECTS = 12;

/** Which positions work with which account. */
export class Teams {
  private readonly byAccount = new Map<string, Set<string>>();
  private readonly organizations: ReadonlyMap<string, string>;
  private readonly holders: ReadonlyMap<string, string>;

  constructor({ employees, positions }: SampleCompany) {
    this.organizations = new Map(positions.map((one) => [one.id, one.organizationId]));
    this.holders = new Map(employees.map((one) => [one.positionId, one.id]));
  }

  add(accountId: string | null, positionIds: readonly string[]): void {
    if (accountId === null) return;
    const team = this.byAccount.get(accountId) ?? new Set();
    for (const id of positionIds) team.add(id);
    this.byAccount.set(accountId, team);
  }

  /** The positions of an account, the first of them its primary. */
  of(accountId: string): string[] {
    return [...(this.byAccount.get(accountId) ?? [])];
  }

  organizationOf(positionId: string | undefined): string {
    return this.organizations.get(positionId ?? '') ?? '';
  }

  holderOf(positionId: string | undefined): string {
    return this.holders.get(positionId ?? '') ?? '';
  }
}

interface Deals {
  readonly load: BulkLoad;
  readonly writing: Writing;
  readonly teams: Teams;
}

/** The fields that say whose a record is. */
function ownership({ teams }: Deals, accountId: string) {
  const [primary] = teams.of(accountId);
  return { position: primary ?? '', organization: teams.organizationOf(primary), person: teams.holderOf(primary) };
}

async function addAccount(deals: Deals, one: SampleAccount): Promise<void> {
  const { load, teams, writing } = deals;
  const whose = ownership(deals, one.id);
  const fields = {
    Name: one.name,
    Location: one.location,
    'Main Phone Number': one.phone,
    'Primary Address Id': one.address.id,
    'Primary Position Id': whose.position,
    'Primary Organization Id': whose.organization,
  };
  await addRecord(load, writing, account, one.id, fields);
  await addAddress(load, one.address, { ACCNT_ID: one.id });
  for (const id of teams.of(one.id)) await load.link('S_ACCNT_POSTN', { OU_EXT_ID: one.id, POSITION_ID: id });
}

async function addOpportunity(deals: Deals, one: SampleOpportunity): Promise<void> {
  const { load, teams, writing } = deals;
  const whose = ownership(deals, one.accountId);
  const fields = {
    ...one.fields,
    'Account Id': one.accountId,
    'Primary Position Id': whose.position,
    'Primary Organization Id': whose.organization,
  };
  await addRecord(load, writing, opportunity, one.id, fields);
  for (const id of teams.of(one.accountId)) await load.link('S_OPTY_POSTN', { OPTY_ID: one.id, POSITION_ID: id });
}

async function addProject(deals: Deals, one: SampleOpportunity, number: number): Promise<void> {
  const { load, writing } = deals;
  const whose = ownership(deals, one.accountId);
  const id = `3-${number.toString(36).toUpperCase()}`;
  const fields = {
    Name: `Project ${one.fields['Name'] ?? ''}`.slice(0, 100),
    'Project Num': `P-${String(number).padStart(4, '0')}`,
    Status: 'In Progress',
    'Account Id': one.accountId,
    'Primary Employee Id': whose.person,
    'Primary Organization Id': whose.organization,
  };
  await addRecord(load, writing, project, id, fields);
  if (whose.person) await load.link('S_PROJ_EMP', { PROJ_ID: id, EMP_ID: whose.person });
}

async function addUserLists({ load, writing }: Deals, company: SampleCompany): Promise<void> {
  for (const [i, one] of company.organizations.entries()) {
    const id = `4-${(i + 1).toString(36).toUpperCase()}`;
    await addRecord(load, writing, userList, id, { Name: `Users of ${one.name}` });
    for (const person of company.employees.filter(({ organizationId }) => organizationId === one.id))
      await load.link('S_PARTY_PER', { PARTY_ID: id, PERSON_ID: person.id });
  }
}

/** Accounts, opportunities, service requests, projects and lists of users. */
export async function addDeals(load: BulkLoad, writing: Writing, company: SampleCompany, teams: Teams): Promise<void> {
  const deals = { load, writing, teams };
  for (const one of company.accounts) await addAccount(deals, one);
  for (const one of company.opportunities) await addOpportunity(deals, one);
  for (const [i, one] of company.opportunities.slice(0, PROJECTS).entries()) await addProject(deals, one, i + 1);
  for (const one of company.serviceRequests) {
    const whose = ownership(deals, one.accountId);
    const fields = {
      ...one.fields,
      'Account Id': one.accountId,
      'Contact Id': one.contactId ?? '',
      'Owner Id': whose.person,
      'Primary Organization Id': whose.organization,
    };
    await addRecord(load, writing, serviceRequest, one.id, fields);
  }
  await addUserLists(deals, company);
}
