// The business object Contact: the contact with its Sync List, sales team, accounts and personal addresses, and the same child
// rows as components of their own, which is how a reader of changes sees that a child moved.
import { addressChild } from './address.ts';
import { association, byColumn, byRows, component, field, flag, FULL, joined, reference } from './component.ts';

const TITLES = ['Mr.', 'Ms.', 'Mrs.', 'Miss', 'Dr.'];

const syncList = association({
  name: 'Sync List',
  businessObject: 'Contact',
  table: 'S_CONTACT_INFO',
  parentColumn: 'CON_ID',
  column: 'EMP_ID',
  target: 'Employee/Employee',
  targetTable: 'S_CONTACT',
  joins: [{ alias: 'login', table: 'S_USER', on: 'EMP_ID' }],
  userKey: ['Login Name'],
  fields: [
    joined('Login Name', 'login.LOGIN', 50),
    joined('First Name', 'target.FST_NAME', 50),
    joined('Last Name', 'target.LAST_NAME', 50),
  ],
});

const positions = association({
  name: 'Position',
  businessObject: 'Contact',
  table: 'S_POSTN_CON',
  parentColumn: 'CON_ID',
  column: 'POSTN_ID',
  target: 'Position/Position',
  targetTable: 'S_POSTN',
  primary: { table: 'S_CONTACT', column: 'PR_POSTN_ID' },
  userKey: ['Name'],
  fields: [joined('Name', 'target.NAME', 50)],
});

const accounts = association({
  name: 'Account',
  businessObject: 'Contact',
  table: 'S_PARTY_PER',
  parentColumn: 'PERSON_ID',
  column: 'PARTY_ID',
  target: 'Account/Account',
  targetTable: 'S_ORG_EXT',
  primary: { table: 'S_CONTACT', column: 'PR_DEPT_OU_ID' },
  userKey: ['Name', 'Location'],
  fields: [joined('Name', 'target.NAME', 100), joined('Location', 'target.LOC', 50)],
});

const organizations = association({
  name: 'Organization',
  businessObject: 'Contact',
  table: 'S_CONTACT_BU',
  parentColumn: 'CONTACT_ID',
  column: 'BU_ID',
  target: 'Organization/Organization',
  targetTable: 'S_ORG_EXT',
  primary: { table: 'S_CONTACT', column: 'BU_ID' },
  userKey: ['Name'],
  fields: [joined('Name', 'target.NAME', 100)],
});

function addressJoins(prefix: string, alias: string) {
  return [
    joined(`${prefix} Street Address`, `${alias}.ADDR`, 200),
    joined(`${prefix} Street Address 2`, `${alias}.ADDR_LINE_2`, 100),
    joined(`${prefix} City`, `${alias}.CITY`, 50),
    joined(`${prefix} State`, `${alias}.STATE`, 10),
    joined(`${prefix} Postal Code`, `${alias}.ZIPCODE`, 30),
    joined(`${prefix} Country`, `${alias}.COUNTRY`, 30),
  ];
}

export const contact = component({
  businessObject: 'Contact',
  name: 'Contact',
  table: 'S_CONTACT',
  fixed: { EMP_FLG: 'N' },
  partyType: 'Person',
  may: FULL,
  userKey: ['Person UId'],
  hasTeam: true,
  visibility: {
    'Sales Rep': byRows('position', 'S_POSTN_CON', 'CON_ID', 'POSTN_ID'),
    Manager: byColumn('positionTree', 'PR_POSTN_ID'),
    Personal: byColumn('person', 'CREATED_BY'),
    Organization: byRows('organization', 'S_CONTACT_BU', 'CONTACT_ID', 'BU_ID'),
  },
  joins: [
    { alias: 'account', table: 'S_ORG_EXT', on: 'PR_DEPT_OU_ID' },
    { alias: 'accountAddress', table: 'S_ADDR_PER', on: 'account.PR_ADDR_ID' },
    { alias: 'personalAddress', table: 'S_ADDR_PER', on: 'PR_PER_ADDR_ID' },
  ],
  children: [
    syncList,
    positions,
    accounts,
    organizations,
    addressChild('Contact', 'Personal Address', 'PER_ID', { table: 'S_CONTACT', column: 'PR_PER_ADDR_ID' }),
  ],
  fields: [
    field('First Name', 'FST_NAME', 50),
    field('Middle Name', 'MID_NAME', 50),
    field('Last Name', 'LAST_NAME', 50, { isRequired: true }),
    field('M/M', 'PER_TITLE', 15, { pickList: TITLES, listOfValues: 'MR_MS' }),
    field('Job Title', 'JOB_TITLE', 75),
    field('Email Address', 'EMAIL_ADDR', 100),
    field('Work Phone #', 'WORK_PH_NUM', 40),
    field('Home Phone #', 'HOME_PH_NUM', 40),
    field('Cellular Phone #', 'CELL_PH_NUM', 40),
    field('Fax Phone #', 'FAX_PH_NUM', 40),
    field('Birth Date', 'BIRTH_DT', 19, { type: 'DTYPE_DATE' }),
    field('Assistant', 'ASST_NAME', 50),
    field('Manager', 'MGR_NAME', 50),
    field('Comment', 'COMMENTS', 255),
    flag('Private', 'PRIV_FLG'),
    field('Integration Id', 'INTEGRATION_ID', 30),
    field('Person UId', 'PERSON_UID', 100, { defaultsToId: true }),
    reference('Primary Position Id', 'PR_POSTN_ID', 'Position/Position', { primaryOf: 'Position' }),
    reference('Primary Organization Id', 'BU_ID', 'Organization/Organization', { primaryOf: 'Organization' }),
    joined('Account Id', 'PR_DEPT_OU_ID', 15, 'DTYPE_ID'),
    joined('Account', 'account.NAME', 100),
    joined('Account Location', 'account.LOC', 50),
    ...addressJoins('Account', 'accountAddress'),
    ...addressJoins('Personal', 'personalAddress'),
  ],
});

/** The child rows of contacts as components of their own; only to be read. */
export const contactFeeds = [
  component({
    businessObject: 'Contact',
    name: 'Contact Sync List',
    table: 'S_CONTACT_INFO',
    fields: [
      reference('Contact Id', 'CON_ID', 'Contact/Contact'),
      reference('Employee Id', 'EMP_ID', 'Employee/Employee'),
    ],
  }),
  component({
    businessObject: 'Contact',
    name: 'Contact Position',
    table: 'S_POSTN_CON',
    fields: [
      reference('Contact Id', 'CON_ID', 'Contact/Contact'),
      reference('Position Id', 'POSTN_ID', 'Position/Position'),
    ],
  }),
  component({
    businessObject: 'Contact',
    name: 'Contact Personal Address',
    table: 'S_ADDR_PER',
    present: ['PER_ID'],
    fields: [reference('Contact Id', 'PER_ID', 'Contact/Contact')],
  }),
];
