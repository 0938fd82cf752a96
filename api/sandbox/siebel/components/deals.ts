// What is done with and for accounts: opportunities, service requests and projects.
import { association, byColumn, byRows, component, field, FULL, joined, reference } from './component.ts';

const SR_STATUSES = ['Open', 'In Progress', 'Pending', 'Closed', 'Cancelled'];
const SR_SEVERITIES = ['1-Critical', '2-High', '3-Medium', '4-Low', '5-Question'];

const person = [
  joined('First Name', 'target.FST_NAME', 50),
  joined('Last Name', 'target.LAST_NAME', 50),
  joined('Email Address', 'target.EMAIL_ADDR', 100),
];

const opportunityContacts = association({
  name: 'Contact',
  businessObject: 'Opportunity',
  table: 'S_OPTY_CON',
  parentColumn: 'OPTY_ID',
  column: 'PER_ID',
  target: 'Contact/Contact',
  targetTable: 'S_CONTACT',
  primary: { table: 'S_OPTY', column: 'PR_CON_ID' },
  insertsTarget: true,
  fields: person,
});

const opportunityTeam = association({
  name: 'Position',
  businessObject: 'Opportunity',
  table: 'S_OPTY_POSTN',
  parentColumn: 'OPTY_ID',
  column: 'POSITION_ID',
  target: 'Position/Position',
  targetTable: 'S_POSTN',
  primary: { table: 'S_OPTY', column: 'PR_POSTN_ID' },
  userKey: ['Name'],
  fields: [joined('Name', 'target.NAME', 50)],
});

export const opportunity = component({
  businessObject: 'Opportunity',
  name: 'Opportunity',
  table: 'S_OPTY',
  may: FULL,
  hasTeam: true,
  visibility: {
    'Sales Rep': byRows('position', 'S_OPTY_POSTN', 'OPTY_ID', 'POSITION_ID'),
    Manager: byColumn('positionTree', 'PR_POSTN_ID'),
    Personal: byColumn('person', 'CREATED_BY'),
    Organization: byColumn('organization', 'BU_ID'),
  },
  joins: [{ alias: 'account', table: 'S_ORG_EXT', on: 'PR_DEPT_OU_ID' }],
  children: [opportunityContacts, opportunityTeam],
  fields: [
    field('Name', 'NAME', 100, { isRequired: true }),
    reference('Account Id', 'PR_DEPT_OU_ID', 'Account/Account'),
    joined('Account', 'account.NAME', 100),
    field('Sales Stage', 'CURR_STG_CD', 30),
    field('Primary Revenue Amount', 'SUM_REVN_AMT', 22, { type: 'DTYPE_NUMBER' }),
    field('Close Date', 'SUM_EFFECTIVE_DT', 19, { type: 'DTYPE_DATE' }),
    reference('Primary Contact Id', 'PR_CON_ID', 'Contact/Contact', { primaryOf: 'Contact' }),
    reference('Primary Position Id', 'PR_POSTN_ID', 'Position/Position', { primaryOf: 'Position' }),
    reference('Primary Organization Id', 'BU_ID', 'Organization/Organization'),
  ],
});

export const serviceRequest = component({
  businessObject: 'Service Request',
  name: 'Service Request',
  table: 'S_SRV_REQ',
  may: FULL,
  userKey: ['SR Number'],
  visibility: { Personal: byColumn('person', 'OWNER_EMP_ID'), Organization: byColumn('organization', 'BU_ID') },
  joins: [
    { alias: 'account', table: 'S_ORG_EXT', on: 'CST_OU_ID' },
    { alias: 'owner', table: 'S_USER', on: 'OWNER_EMP_ID' },
  ],
  fields: [
    field('SR Number', 'SR_NUM', 64),
    field('Abstract', 'SR_TITLE', 250),
    reference('Account Id', 'CST_OU_ID', 'Account/Account'),
    joined('Account', 'account.NAME', 100),
    reference('Contact Id', 'CST_CON_ID', 'Contact/Contact'),
    field('Status', 'SR_STAT_CD', 30, { pickList: SR_STATUSES, listOfValues: 'SR_STATUS' }),
    field('Severity', 'SR_SEV_CD', 30, { pickList: SR_SEVERITIES, listOfValues: 'SR_SEVERITY' }),
    reference('Owner Id', 'OWNER_EMP_ID', 'Employee/Employee'),
    joined('Owner', 'owner.LOGIN', 50),
    reference('Primary Organization Id', 'BU_ID', 'Organization/Organization'),
  ],
});

const projectEmployees = association({
  name: 'Employee',
  businessObject: 'Project',
  table: 'S_PROJ_EMP',
  parentColumn: 'PROJ_ID',
  column: 'EMP_ID',
  target: 'Employee/Employee',
  targetTable: 'S_CONTACT',
  joins: [{ alias: 'login', table: 'S_USER', on: 'EMP_ID' }],
  primary: { table: 'S_PROJ', column: 'PR_EMP_ID' },
  userKey: ['Login Name'],
  fields: [joined('Login Name', 'login.LOGIN', 50), ...person],
});

const projectContacts = association({
  name: 'Contact',
  businessObject: 'Project',
  table: 'S_PROJ_CON',
  parentColumn: 'PROJ_ID',
  column: 'CON_ID',
  target: 'Contact/Contact',
  targetTable: 'S_CONTACT',
  primary: { table: 'S_PROJ', column: 'PR_CON_ID' },
  fields: person,
});

export const project = component({
  businessObject: 'Project',
  name: 'Project',
  table: 'S_PROJ',
  may: FULL,
  userKey: ['Project Num'],
  visibility: {
    'Sales Rep': byRows('person', 'S_PROJ_EMP', 'PROJ_ID', 'EMP_ID'),
    Personal: byColumn('person', 'CREATED_BY'),
    Organization: byColumn('organization', 'BU_ID'),
  },
  joins: [{ alias: 'account', table: 'S_ORG_EXT', on: 'ACCNT_ID' }],
  children: [projectEmployees, projectContacts],
  fields: [
    field('Name', 'NAME', 100, { isRequired: true }),
    field('Project Num', 'PROJ_NUM', 30),
    field('Status', 'STATUS_CD', 30, {
      pickList: ['Proposed', 'Approved', 'In Progress', 'On Hold', 'Completed', 'Cancelled'],
      listOfValues: 'PS_PROJECT_STATUS',
    }),
    field('Description', 'DESC_TEXT', 255),
    field('Start Date', 'START_DT', 19, { type: 'DTYPE_DATE' }),
    field('End Date', 'END_DT', 19, { type: 'DTYPE_DATE' }),
    reference('Account Id', 'ACCNT_ID', 'Account/Account'),
    joined('Account', 'account.NAME', 100),
    reference('Primary Employee Id', 'PR_EMP_ID', 'Employee/Employee', { primaryOf: 'Employee' }),
    reference('Primary Contact Id', 'PR_CON_ID', 'Contact/Contact', { primaryOf: 'Contact' }),
    reference('Primary Organization Id', 'BU_ID', 'Organization/Organization'),
  ],
});
