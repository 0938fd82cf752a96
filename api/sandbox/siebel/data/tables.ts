// The tables of the sandbox's Siebel store: Siebel's own names, with the columns that its components use. Pure data.
// Every table also has the system columns; column names follow Siebel's data model as far as public sources show it.

/** How a column is kept. `text` carries its length; dates and times are instants of whole seconds. */
type ColumnKind = 'text' | 'dateTime' | 'date' | 'number';

export interface Column {
  readonly kind: ColumnKind;
  /** Characters; only of `text`. */
  readonly length: number;
}

export interface Table {
  readonly name: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** Each index as its columns in order. A leading `!` makes it unique, `~` indexes the text without regard to case. */
  readonly indexes: readonly (readonly string[])[];
}

const text = (length: number): Column => ({ kind: 'text', length });
const rowId = text(15);
const flag = text(1);
const code = text(50);
const dateTime: Column = { kind: 'dateTime', length: 0 };
const date: Column = { kind: 'date', length: 0 };
const number: Column = { kind: 'number', length: 0 };

/** The columns that every Siebel table has. LAST_UPD is what components show as Updated. */
const SYSTEM_COLUMNS: Readonly<Record<string, Column>> = {
  ROW_ID: rowId,
  CREATED: dateTime,
  CREATED_BY: rowId,
  LAST_UPD: dateTime,
  LAST_UPD_BY: rowId,
  MODIFICATION_NUM: number,
  CONFLICT_ID: rowId,
};

function table(name: string, columns: Readonly<Record<string, Column>>, ...indexes: (readonly string[])[]): Table {
  return { name, columns: { ...SYSTEM_COLUMNS, ...columns }, indexes };
}

/** Every table of the store. */
export const TABLES: readonly Table[] = [
  table('S_PARTY', { PARTY_TYPE_CD: text(30), NAME: text(100) }),
  table(
    'S_CONTACT',
    {
      FST_NAME: code,
      MID_NAME: code,
      LAST_NAME: code,
      PER_TITLE: text(15),
      JOB_TITLE: text(75),
      EMAIL_ADDR: text(100),
      WORK_PH_NUM: text(40),
      HOME_PH_NUM: text(40),
      CELL_PH_NUM: text(40),
      FAX_PH_NUM: text(40),
      BIRTH_DT: date,
      ASST_NAME: code,
      MGR_NAME: code,
      COMMENTS: text(255),
      PRIV_FLG: flag,
      INTEGRATION_ID: text(30),
      PERSON_UID: text(100),
      EMP_FLG: flag,
      EMP_STAT_CD: text(30),
      TIMEZONE_NAME: text(100),
      BU_ID: rowId,
      PR_DEPT_OU_ID: rowId,
      PR_POSTN_ID: rowId,
      PR_HELD_POSTN_ID: rowId,
      PR_PER_ADDR_ID: rowId,
    },
    ['EMP_FLG', 'ROW_ID'],
    ['LAST_UPD', 'ROW_ID'],
    ['EMAIL_ADDR'],
    ['~EMAIL_ADDR'],
    ['LAST_NAME', 'FST_NAME'],
    ['INTEGRATION_ID'],
    ['PR_DEPT_OU_ID'],
    ['PR_PER_ADDR_ID'],
    ['PERSON_UID'],
  ),
  table('S_USER', { LOGIN: code }, ['!LOGIN']),
  table('S_CONTACT_INFO', { CON_ID: rowId, EMP_ID: rowId }, ['!CON_ID', 'EMP_ID'], ['EMP_ID', 'CON_ID'], ['LAST_UPD']),
  table('S_POSTN', {
    NAME: code,
    POSTN_TYPE_CD: text(30),
    OU_ID: rowId,
    PR_EMP_ID: rowId,
    PAR_POSTN_ID: rowId,
  }),
  table(
    'S_POSTN_CON',
    { CON_ID: rowId, POSTN_ID: rowId },
    ['!CON_ID', 'POSTN_ID'],
    ['POSTN_ID', 'CON_ID'],
    ['LAST_UPD'],
  ),
  table('S_CONTACT_BU', { CONTACT_ID: rowId, BU_ID: rowId }, ['!CONTACT_ID', 'BU_ID'], ['BU_ID', 'CONTACT_ID']),
  table('S_PARTY_PER', { PARTY_ID: rowId, PERSON_ID: rowId }, ['!PARTY_ID', 'PERSON_ID'], ['PERSON_ID']),
  table(
    'S_ORG_EXT',
    {
      NAME: text(100),
      LOC: text(50),
      MAIN_PH_NUM: text(40),
      DESC_TEXT: text(255),
      PR_ADDR_ID: rowId,
      PR_POSTN_ID: rowId,
      PR_CON_ID: rowId,
      BU_ID: rowId,
      ACCNT_FLG: flag,
      INT_ORG_FLG: flag,
    },
    ['NAME', 'LOC'],
    ['LAST_UPD', 'ROW_ID'],
    ['PR_ADDR_ID'],
  ),
  table(
    'S_ACCNT_POSTN',
    { OU_EXT_ID: rowId, POSITION_ID: rowId },
    ['!OU_EXT_ID', 'POSITION_ID'],
    ['POSITION_ID', 'OU_EXT_ID'],
  ),
  table(
    'S_ADDR_PER',
    {
      PER_ID: rowId,
      ACCNT_ID: rowId,
      ADDR: text(200),
      ADDR_LINE_2: text(100),
      CITY: code,
      STATE: text(10),
      ZIPCODE: text(30),
      COUNTRY: text(30),
    },
    ['PER_ID'],
    ['ACCNT_ID'],
    ['LAST_UPD'],
  ),
  table(
    'S_EVT_ACT',
    {
      ACTIVITY_UID: text(30),
      NAME: text(100),
      CAL_TYPE_CD: text(40),
      TODO_CD: text(30),
      TODO_PLAN_START_DT: dateTime,
      TODO_PLAN_END_DT: dateTime,
      TODO_DUE_DT: dateTime,
      TODO_ACTL_START_DT: dateTime,
      TODO_ACTL_END_DT: dateTime,
      DONE_FLG: flag,
      COMMENTS_LONG: text(1500),
      LOC_DESC: text(100),
      EVT_STAT_CD: text(30),
      EVT_PRIORITY_CD: text(30),
      PCT_COMPLETE: number,
      PRIV_FLG: flag,
      ALARM_FLAG: flag,
      APPT_ALARM_TM_MIN: number,
      APPT_REPT_FLG: flag,
      APPT_REPT_TYPE: text(30),
      APPT_REPT_END_DT: dateTime,
      APPT_REPT_APPT_ID: rowId,
      APPT_REPT_REPL_CD: text(30),
      OWNER_PER_ID: rowId,
      TARGET_OU_ID: rowId,
      OPTY_ID: rowId,
      SRA_SR_ID: rowId,
      PROJ_ID: rowId,
      TARGET_PER_ID: rowId,
      INTEGRATION_ID: text(30),
    },
    ['LAST_UPD', 'ROW_ID'],
    ['OWNER_PER_ID'],
    ['TARGET_OU_ID'],
    ['OPTY_ID'],
    ['SRA_SR_ID'],
    ['PROJ_ID'],
    ['APPT_REPT_APPT_ID'],
    ['TARGET_PER_ID'],
    ['INTEGRATION_ID'],
    ['NAME'],
  ),
  table(
    'S_ACT_EMP',
    { ACTIVITY_ID: rowId, EMP_ID: rowId },
    ['!ACTIVITY_ID', 'EMP_ID'],
    ['EMP_ID', 'ACTIVITY_ID'],
    ['LAST_UPD'],
  ),
  table('S_ACT_CONTACT', { ACTIVITY_ID: rowId, CON_ID: rowId }, ['!ACTIVITY_ID', 'CON_ID'], ['CON_ID'], ['LAST_UPD']),
  table(
    'S_OPTY',
    {
      NAME: text(100),
      PR_DEPT_OU_ID: rowId,
      PR_POSTN_ID: rowId,
      PR_CON_ID: rowId,
      BU_ID: rowId,
      CURR_STG_CD: text(30),
      SUM_REVN_AMT: number,
      SUM_EFFECTIVE_DT: date,
    },
    ['PR_DEPT_OU_ID'],
    ['LAST_UPD', 'ROW_ID'],
  ),
  table(
    'S_OPTY_POSTN',
    { OPTY_ID: rowId, POSITION_ID: rowId },
    ['!OPTY_ID', 'POSITION_ID'],
    ['POSITION_ID', 'OPTY_ID'],
  ),
  table('S_OPTY_CON', { OPTY_ID: rowId, PER_ID: rowId }, ['!OPTY_ID', 'PER_ID'], ['PER_ID']),
  table(
    'S_SRV_REQ',
    {
      SR_NUM: text(64),
      SR_TITLE: text(250),
      CST_OU_ID: rowId,
      CST_CON_ID: rowId,
      SR_STAT_CD: text(30),
      SR_SEV_CD: text(30),
      OWNER_EMP_ID: rowId,
      BU_ID: rowId,
    },
    ['SR_NUM'],
    ['CST_OU_ID'],
    ['CST_CON_ID'],
    ['OWNER_EMP_ID'],
    ['LAST_UPD', 'ROW_ID'],
  ),
  table(
    'S_PROJ',
    {
      PROJ_NUM: text(30),
      NAME: text(100),
      STATUS_CD: text(30),
      DESC_TEXT: text(255),
      START_DT: date,
      END_DT: date,
      ACCNT_ID: rowId,
      PR_EMP_ID: rowId,
      PR_CON_ID: rowId,
      BU_ID: rowId,
    },
    ['PROJ_NUM'],
    ['ACCNT_ID'],
    ['LAST_UPD', 'ROW_ID'],
  ),
  table('S_PROJ_EMP', { PROJ_ID: rowId, EMP_ID: rowId }, ['!PROJ_ID', 'EMP_ID'], ['EMP_ID', 'PROJ_ID']),
  table('S_PROJ_CON', { PROJ_ID: rowId, CON_ID: rowId }, ['!PROJ_ID', 'CON_ID'], ['CON_ID']),
  table('S_USERLIST', { NAME: text(100), COMMENTS: text(255) }, ['NAME']),
  table(
    'S_SD_SYNC_INFO',
    {
      SEBL_DOMAIN_IDEN: text(75),
      SEBL_ROW_IDEN: rowId,
      SEBL_USER_ID: rowId,
      OPERATION_TYPE: text(30),
      DB_LAST_UPD: dateTime,
      DB_LAST_UPD_SRC: text(30),
    },
    ['SEBL_USER_ID', 'SEBL_ROW_IDEN'],
    ['OPERATION_TYPE', 'ROW_ID'],
    ['DB_LAST_UPD', 'ROW_ID'],
  ),
];
