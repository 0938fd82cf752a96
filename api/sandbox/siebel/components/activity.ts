// The business object Action: the activity (appointment, task, call ...) with its employees and contacts, and the child rows as
// components of their own for a reader of changes. What its fields owe each other is in ../data/activityRules.ts.
import { association, byColumn, byRows, component, field, flag, FULL, joined, reference } from './component.ts';

/** Where an activity shows up in Siebel; the sync knows calendar and task by it. */
const DISPLAYS = [
  'Calendar and Activities',
  'To Do and Activities',
  'Activities Only',
  'Communications and Activities',
];
const TYPES = [
  'Appointment',
  'Meeting',
  'Call',
  'Presentation',
  'To Do',
  'Demonstration',
  'Email - Inbound',
  'Email - Outbound',
  'Travel',
  'Research',
  'Other',
];
const STATUSES = [
  'Not Started',
  'Acknowledged',
  'In Progress',
  'Done',
  'On Hold',
  'Cancelled',
  'Declined',
  'Requested',
];
const PRIORITIES = ['1-ASAP', '2-High', '3-Medium', '4-Low'];
const REPEATING_TYPES = ['Daily', 'Weekly', 'Monthly', 'Quarterly', 'Yearly'];
/** An exception row takes one occurrence out of its series; a moved occurrence is that and an activity of its own. */
const OVERRIDES = ['Delete'];

const dateTime = (name: string, column: string) => field(name, column, 19, { type: 'DTYPE_UTCDATETIME' });
const integer = (name: string, column: string, length: number) =>
  field(name, column, length, { type: 'DTYPE_INTEGER' });

const personFields = [
  joined('First Name', 'target.FST_NAME', 50),
  joined('Last Name', 'target.LAST_NAME', 50),
  joined('Email Address', 'target.EMAIL_ADDR', 100),
];

const employees = association({
  name: 'Employee',
  businessObject: 'Action',
  table: 'S_ACT_EMP',
  parentColumn: 'ACTIVITY_ID',
  column: 'EMP_ID',
  target: 'Employee/Employee',
  targetTable: 'S_CONTACT',
  joins: [{ alias: 'login', table: 'S_USER', on: 'EMP_ID' }],
  primary: { table: 'S_EVT_ACT', column: 'OWNER_PER_ID' },
  userKey: ['Login Name'],
  keepsOne: true,
  fields: [joined('Login Name', 'login.LOGIN', 50), ...personFields],
});

const contacts = association({
  name: 'Contact',
  businessObject: 'Action',
  table: 'S_ACT_CONTACT',
  parentColumn: 'ACTIVITY_ID',
  column: 'CON_ID',
  target: 'Contact/Contact',
  targetTable: 'S_CONTACT',
  primary: { table: 'S_EVT_ACT', column: 'TARGET_PER_ID' },
  fields: personFields,
});

export const activity = component({
  businessObject: 'Action',
  name: 'Action',
  table: 'S_EVT_ACT',
  may: FULL,
  rules: 'activity',
  visibility: {
    'Sales Rep': byRows('person', 'S_ACT_EMP', 'ACTIVITY_ID', 'EMP_ID'),
    Personal: byRows('person', 'S_ACT_EMP', 'ACTIVITY_ID', 'EMP_ID'),
    Manager: byColumn('peopleOfPositionTree', 'OWNER_PER_ID'),
  },
  joins: [{ alias: 'owner', table: 'S_USER', on: 'OWNER_PER_ID' }],
  children: [employees, contacts],
  fields: [
    field('Activity UID', 'ACTIVITY_UID', 30),
    field('Description', 'NAME', 100, { isRequired: true }),
    field('Display', 'CAL_TYPE_CD', 40, {
      pickList: DISPLAYS,
      listOfValues: 'ACTIVITY_DISPLAY_CODE',
      isRequired: true,
      defaultValue: 'Activities Only',
    }),
    field('Type', 'TODO_CD', 30, {
      pickList: TYPES,
      listOfValues: 'TODO_TYPE',
      isRequired: true,
      defaultValue: 'Other',
    }),
    dateTime('Planned', 'TODO_PLAN_START_DT'),
    dateTime('Planned Completion', 'TODO_PLAN_END_DT'),
    dateTime('Due', 'TODO_DUE_DT'),
    dateTime('Started', 'TODO_ACTL_START_DT'),
    dateTime('Done', 'TODO_ACTL_END_DT'),
    flag('Done Flag', 'DONE_FLG'),
    field('Comment', 'COMMENTS_LONG', 1500),
    field('MeetingLocation', 'LOC_DESC', 100),
    field('Status', 'EVT_STAT_CD', 30, {
      pickList: STATUSES,
      listOfValues: 'EVENT_STATUS',
      isRequired: true,
      defaultValue: 'Not Started',
    }),
    field('Priority', 'EVT_PRIORITY_CD', 30, {
      pickList: PRIORITIES,
      listOfValues: 'ACTIVITY_PRIORITY',
      isRequired: true,
      defaultValue: '3-Medium',
    }),
    integer('Percent Complete', 'PCT_COMPLETE', 3),
    flag('Private', 'PRIV_FLG'),
    flag('Alarm', 'ALARM_FLAG'),
    integer('Appt Alarm Time Min', 'APPT_ALARM_TM_MIN', 6),
    flag('Repeating', 'APPT_REPT_FLG'),
    field('Repeating Type', 'APPT_REPT_TYPE', 30, { pickList: REPEATING_TYPES, listOfValues: 'REPEATING_TYPE' }),
    dateTime('Repeating Expires', 'APPT_REPT_END_DT'),
    reference('Orig Appt Id', 'APPT_REPT_APPT_ID', 'Action/Action'),
    field('Override Type', 'APPT_REPT_REPL_CD', 30, { pickList: OVERRIDES, listOfValues: 'OVERRIDE_TYPE' }),
    reference('Primary Owner Id', 'OWNER_PER_ID', 'Employee/Employee', { primaryOf: 'Employee', isRequired: true }),
    joined('Primary Owned By', 'owner.LOGIN', 50),
    reference('Account Id', 'TARGET_OU_ID', 'Account/Account'),
    reference('Opportunity Id', 'OPTY_ID', 'Opportunity/Opportunity'),
    reference('Service Request Id', 'SRA_SR_ID', 'Service Request/Service Request'),
    reference('Project Id', 'PROJ_ID', 'Project/Project'),
    reference('Primary Contact Id', 'TARGET_PER_ID', 'Contact/Contact', { primaryOf: 'Contact' }),
    field('Integration Id', 'INTEGRATION_ID', 30),
  ],
});

/** The child rows of activities as components of their own; only to be read. */
export const activityFeeds = [
  component({
    businessObject: 'Action',
    name: 'Action Employee',
    table: 'S_ACT_EMP',
    fields: [
      reference('Activity Id', 'ACTIVITY_ID', 'Action/Action'),
      reference('Employee Id', 'EMP_ID', 'Employee/Employee'),
    ],
  }),
  component({
    businessObject: 'Action',
    name: 'Action Contact',
    table: 'S_ACT_CONTACT',
    fields: [
      reference('Activity Id', 'ACTIVITY_ID', 'Action/Action'),
      reference('Contact Id', 'CON_ID', 'Contact/Contact'),
    ],
  }),
];
