// The company's own side: accounts, employees, positions and organizations, opportunities and service requests.
import { addressChild } from './address.ts';
import { association, component, field, FULL, joined, reference } from './component.ts';

/** Employees, positions and organizations are the administrator's: they can be changed here, not made or deleted. */
const UPDATE_ONLY = { insert: false, update: true, delete: false };

export const account = component({
  businessObject: 'Account',
  name: 'Account',
  table: 'S_ORG_EXT',
  fixed: { ACCNT_FLG: 'Y', INT_ORG_FLG: 'N' },
  partyType: 'Organization',
  may: FULL,
  children: [addressChild('Account', 'Address', 'ACCNT_ID', { table: 'S_ORG_EXT', column: 'PR_ADDR_ID' })],
  fields: [
    field('Name', 'NAME', 100, { isRequired: true }),
    field('Location', 'LOC', 50),
    field('Main Phone Number', 'MAIN_PH_NUM', 40),
    reference('Primary Address Id', 'PR_ADDR_ID', 'Account/Account Address', { primaryOf: 'Address' }),
  ],
});

/** Addresses of accounts as a component of its own; only to be read. */
export const accountAddress = component({
  businessObject: 'Account',
  name: 'Account Address',
  table: 'S_ADDR_PER',
  present: ['ACCNT_ID'],
  fields: [reference('Account Id', 'ACCNT_ID', 'Account/Account')],
});

export const employee = component({
  businessObject: 'Employee',
  name: 'Employee',
  table: 'S_CONTACT',
  fixed: { EMP_FLG: 'Y' },
  partyType: 'Person',
  may: UPDATE_ONLY,
  joins: [{ alias: 'login', table: 'S_USER', on: 'ROW_ID' }],
  fields: [
    joined('Login Name', 'login.LOGIN', 50),
    field('First Name', 'FST_NAME', 50),
    field('Last Name', 'LAST_NAME', 50, { isRequired: true }),
    field('EMail Addr', 'EMAIL_ADDR', 100),
    reference('Primary Position Id', 'PR_HELD_POSTN_ID', 'Position/Position'),
    reference('Primary Organization Id', 'BU_ID', 'Organization/Organization'),
    field('Status', 'EMP_STAT_CD', 30, { pickList: ['Active', 'Inactive', 'Terminated'] }),
    field('Time Zone', 'TIMEZONE_NAME', 100),
  ],
});

const holders = association({
  name: 'Employee',
  businessObject: 'Position',
  table: 'S_PARTY_PER',
  parentColumn: 'PARTY_ID',
  column: 'PERSON_ID',
  target: 'Employee/Employee',
  targetTable: 'S_CONTACT',
  joins: [{ alias: 'login', table: 'S_USER', on: 'PERSON_ID' }],
  primary: { table: 'S_POSTN', column: 'PR_EMP_ID' },
  userKey: ['Login Name'],
  fields: [
    joined('Login Name', 'login.LOGIN', 50),
    joined('First Name', 'target.FST_NAME', 50),
    joined('Last Name', 'target.LAST_NAME', 50),
  ],
});

export const position = component({
  businessObject: 'Position',
  name: 'Position',
  table: 'S_POSTN',
  partyType: 'Position',
  may: UPDATE_ONLY,
  children: [holders],
  fields: [
    field('Name', 'NAME', 50, { isRequired: true }),
    field('Position Type', 'POSTN_TYPE_CD', 30),
    reference('Organization Id', 'OU_ID', 'Organization/Organization'),
    reference('Primary Employee Id', 'PR_EMP_ID', 'Employee/Employee', { primaryOf: 'Employee' }),
  ],
});

export const organization = component({
  businessObject: 'Organization',
  name: 'Organization',
  table: 'S_ORG_EXT',
  fixed: { ACCNT_FLG: 'N', INT_ORG_FLG: 'Y' },
  partyType: 'Organization',
  may: UPDATE_ONLY,
  fields: [field('Name', 'NAME', 100, { isRequired: true }), field('Location', 'LOC', 50)],
});

export const opportunity = component({
  businessObject: 'Opportunity',
  name: 'Opportunity',
  table: 'S_OPTY',
  may: FULL,
  fields: [
    field('Name', 'NAME', 100, { isRequired: true }),
    reference('Account Id', 'PR_DEPT_OU_ID', 'Account/Account'),
    field('Sales Stage', 'CURR_STG_CD', 30),
    field('Primary Revenue Amount', 'SUM_REVN_AMT', 22, { type: 'DTYPE_NUMBER' }),
    field('Close Date', 'SUM_EFFECTIVE_DT', 19, { type: 'DTYPE_DATE' }),
  ],
});

export const serviceRequest = component({
  businessObject: 'Service Request',
  name: 'Service Request',
  table: 'S_SRV_REQ',
  may: FULL,
  fields: [
    field('SR Number', 'SR_NUM', 64),
    field('Abstract', 'SR_TITLE', 250),
    reference('Account Id', 'CST_OU_ID', 'Account/Account'),
    reference('Contact Id', 'CST_CON_ID', 'Contact/Contact'),
    field('Status', 'SR_STAT_CD', 30),
    field('Severity', 'SR_SEV_CD', 30),
  ],
});
