// The company's own side: employees, positions, organizations, and lists of users.
import { association, component, field, FULL, joined, reference } from './component.ts';

/** Employees, positions and organizations are the administrator's: they can be changed here, not made or deleted. */
const UPDATE_ONLY = { insert: false, update: true, delete: false };

const personFields = [
  joined('Login Name', 'login.LOGIN', 50),
  joined('First Name', 'target.FST_NAME', 50),
  joined('Last Name', 'target.LAST_NAME', 50),
];

const heldPositions = association({
  name: 'Position',
  businessObject: 'Employee',
  table: 'S_PARTY_PER',
  parentColumn: 'PERSON_ID',
  column: 'PARTY_ID',
  target: 'Position/Position',
  targetTable: 'S_POSTN',
  primary: { table: 'S_CONTACT', column: 'PR_HELD_POSTN_ID' },
  userKey: ['Name'],
  fields: [joined('Name', 'target.NAME', 50), joined('Position Type', 'target.POSTN_TYPE_CD', 30)],
});

export const employee = component({
  businessObject: 'Employee',
  name: 'Employee',
  table: 'S_CONTACT',
  fixed: { EMP_FLG: 'Y' },
  partyType: 'Person',
  may: UPDATE_ONLY,
  joins: [{ alias: 'login', table: 'S_USER', on: 'ROW_ID' }],
  children: [heldPositions],
  fields: [
    joined('Login Name', 'login.LOGIN', 50),
    field('First Name', 'FST_NAME', 50),
    field('Last Name', 'LAST_NAME', 50, { isRequired: true }),
    field('EMail Addr', 'EMAIL_ADDR', 100),
    field('Job Title', 'JOB_TITLE', 75),
    reference('Primary Position Id', 'PR_HELD_POSTN_ID', 'Position/Position', { primaryOf: 'Position' }),
    reference('Primary Organization Id', 'BU_ID', 'Organization/Organization'),
    field('Status', 'EMP_STAT_CD', 30, {
      pickList: ['Active', 'Inactive', 'Terminated'],
      listOfValues: 'EMPLOYEE_STATUS',
    }),
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
  fields: personFields,
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
    reference('Parent Position Id', 'PAR_POSTN_ID', 'Position/Position'),
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

const users = association({
  name: 'User',
  businessObject: 'User List',
  table: 'S_PARTY_PER',
  parentColumn: 'PARTY_ID',
  column: 'PERSON_ID',
  target: 'Employee/Employee',
  targetTable: 'S_CONTACT',
  joins: [{ alias: 'login', table: 'S_USER', on: 'PERSON_ID' }],
  userKey: ['Login Name'],
  fields: personFields,
});

export const userList = component({
  businessObject: 'User List',
  name: 'User List',
  table: 'S_USERLIST',
  partyType: 'User List',
  may: FULL,
  userKey: ['Name'],
  children: [users],
  fields: [field('Name', 'NAME', 100, { isRequired: true }), field('Comments', 'COMMENTS', 255)],
});
