// The business object Account: the company with its addresses, its team of positions and its contacts.
import { addressChild } from './address.ts';
import { association, byColumn, byRows, component, field, FULL, joined, reference } from './component.ts';

const team = association({
  name: 'Position',
  businessObject: 'Account',
  table: 'S_ACCNT_POSTN',
  parentColumn: 'OU_EXT_ID',
  column: 'POSITION_ID',
  target: 'Position/Position',
  targetTable: 'S_POSTN',
  primary: { table: 'S_ORG_EXT', column: 'PR_POSTN_ID' },
  userKey: ['Name'],
  fields: [joined('Name', 'target.NAME', 50)],
});

const contacts = association({
  name: 'Contact',
  businessObject: 'Account',
  table: 'S_PARTY_PER',
  parentColumn: 'PARTY_ID',
  column: 'PERSON_ID',
  target: 'Contact/Contact',
  targetTable: 'S_CONTACT',
  primary: { table: 'S_ORG_EXT', column: 'PR_CON_ID' },
  insertsTarget: true,
  fields: [
    joined('First Name', 'target.FST_NAME', 50),
    joined('Last Name', 'target.LAST_NAME', 50),
    joined('Email Address', 'target.EMAIL_ADDR', 100),
    joined('Job Title', 'target.JOB_TITLE', 75),
    joined('Person UId', 'target.PERSON_UID', 100),
  ],
});

export const account = component({
  businessObject: 'Account',
  name: 'Account',
  table: 'S_ORG_EXT',
  fixed: { ACCNT_FLG: 'Y', INT_ORG_FLG: 'N' },
  partyType: 'Organization',
  may: FULL,
  userKey: ['Name', 'Location'],
  hasTeam: true,
  visibility: {
    'Sales Rep': byRows('position', 'S_ACCNT_POSTN', 'OU_EXT_ID', 'POSITION_ID'),
    Manager: byColumn('positionTree', 'PR_POSTN_ID'),
    Personal: byColumn('person', 'CREATED_BY'),
    Organization: byColumn('organization', 'BU_ID'),
  },
  joins: [{ alias: 'organization', table: 'S_ORG_EXT', on: 'BU_ID' }],
  children: [
    addressChild('Account', 'Address', 'ACCNT_ID', { table: 'S_ORG_EXT', column: 'PR_ADDR_ID' }),
    team,
    contacts,
  ],
  fields: [
    field('Name', 'NAME', 100, { isRequired: true }),
    field('Location', 'LOC', 50),
    field('Main Phone Number', 'MAIN_PH_NUM', 40),
    field('Description', 'DESC_TEXT', 255),
    reference('Primary Address Id', 'PR_ADDR_ID', 'Account/Account Address', { primaryOf: 'Address' }),
    reference('Primary Position Id', 'PR_POSTN_ID', 'Position/Position', { primaryOf: 'Position' }),
    reference('Primary Contact Id', 'PR_CON_ID', 'Contact/Contact', { primaryOf: 'Contact' }),
    reference('Primary Organization Id', 'BU_ID', 'Organization/Organization'),
    field('Primary Organization', 'organization.NAME', 100, { namesFor: 'Primary Organization Id' }),
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
