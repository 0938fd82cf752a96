// The triggers that write S_SD_SYNC_INFO, the log of changes: one row for each employee concerned. They are real triggers, so that a
// change is seen whoever makes it: REST, SQL or a batch. DELETE rows are an employee's loss of a record and stay until their reader
// takes them away. INSERT and UPDATE rows say that a record came or changed; there is one of each for an employee and a record,
// whose time moves, and a DELETE replaces both: so the log cannot grow without bound.
//
// Whose a record is: a contact is of the employees of its Sync List, an activity of its employees; where there are none, of whoever
// makes the change. Statement triggers work on all rows of a statement at once; a load that sets siebel.loading wakes none.

/** Row id of SADMIN, who makes the changes that name nobody else. */
export const SADMIN_ID = '0-1';

/** The caller's clock when it set one for its transaction, else the database's. Whole seconds. */
const NOW_BODY = `
  BEGIN RETURN date_trunc('second', coalesce(nullif(current_setting('siebel.now', true), '')::timestamptz, now())); END`;

const USER_BODY = `BEGIN RETURN coalesce(nullif(current_setting('siebel.user', true), ''), '${SADMIN_ID}'); END`;

const DOMAIN_BODY = `
  BEGIN
    RETURN CASE display
      WHEN 'Calendar and Activities' THEN 'PIMSI Intermediate Calendar'
      WHEN 'To Do and Activities' THEN 'PIMSI Intermediate Task' END;
  END`;

const CONTACT_DOMAIN = `'PIMSI Intermediate Business Contact'`;

const LOG_COLUMNS = `"ROW_ID", "CREATED", "CREATED_BY", "LAST_UPD", "LAST_UPD_BY", "MODIFICATION_NUM", "CONFLICT_ID",
  "SEBL_DOMAIN_IDEN", "SEBL_ROW_IDEN", "SEBL_USER_ID", "OPERATION_TYPE", "DB_LAST_UPD", "DB_LAST_UPD_SRC"`;
const LOG_SYSTEM = `siebel_row_id(), siebel_now(), siebel_user(), siebel_now(), siebel_user(), 0, '0'`;

const LOG_REMOVAL_BODY = `
  BEGIN
    IF user_id IS NULL OR domain IS NULL THEN RETURN; END IF;
    DELETE FROM "S_SD_SYNC_INFO" WHERE "SEBL_USER_ID" = user_id AND "SEBL_ROW_IDEN" = record_id
      AND "SEBL_DOMAIN_IDEN" = domain AND "OPERATION_TYPE" <> 'DELETE';
    INSERT INTO "S_SD_SYNC_INFO" (${LOG_COLUMNS})
    VALUES (${LOG_SYSTEM}, domain, record_id, user_id, 'DELETE', siebel_now(), 'Trigger');
  END`;

/** Arrays of equal length: each employee with a record and its domain. In one order, so that two writers cannot block each other. */
const LOG_CHANGES_BODY = `
  BEGIN
    INSERT INTO "S_SD_SYNC_INFO" (${LOG_COLUMNS})
    SELECT ${LOG_SYSTEM}, domain, record_id, user_id, operation, siebel_now(), 'Trigger'
    FROM (SELECT DISTINCT user_id, record_id, domain FROM unnest(user_ids, record_ids, domains) AS given (user_id, record_id, domain)
      WHERE user_id IS NOT NULL AND domain IS NOT NULL ORDER BY record_id, user_id, domain) AS changes
    ON CONFLICT ("SEBL_ROW_IDEN", "SEBL_USER_ID", "SEBL_DOMAIN_IDEN", "OPERATION_TYPE") WHERE "OPERATION_TYPE" <> 'DELETE'
    DO UPDATE SET "DB_LAST_UPD" = EXCLUDED."DB_LAST_UPD", "LAST_UPD" = EXCLUDED."LAST_UPD", "LAST_UPD_BY" = EXCLUDED."LAST_UPD_BY",
      "MODIFICATION_NUM" = "S_SD_SYNC_INFO"."MODIFICATION_NUM" + 1;
  END`;

/** Logs for each employee of the contacts' Sync Lists, or for the caller. Ids that are no contacts' are left out. */
const LOG_CONTACTS_BODY = `
  DECLARE users text[]; records text[];
  BEGIN
    SELECT array_agg(coalesce(i."EMP_ID", siebel_user())), array_agg(c."ROW_ID") INTO users, records
    FROM "S_CONTACT" c LEFT JOIN "S_CONTACT_INFO" i ON i."CON_ID" = c."ROW_ID"
    WHERE c."ROW_ID" = ANY(ids) AND c."EMP_FLG" = 'N';
    IF users IS NOT NULL THEN
      PERFORM siebel_log_changes(users, records, array_fill(${CONTACT_DOMAIN}::text, ARRAY[cardinality(users)]), operation);
    END IF;
  END`;

const LOG_ACTIVITIES_BODY = `
  DECLARE users text[]; records text[]; domains text[];
  BEGIN
    SELECT array_agg(coalesce(e."EMP_ID", a."OWNER_PER_ID", siebel_user())), array_agg(a."ROW_ID"), array_agg(siebel_domain(a."CAL_TYPE_CD"))
    INTO users, records, domains
    FROM "S_EVT_ACT" a LEFT JOIN "S_ACT_EMP" e ON e."ACTIVITY_ID" = a."ROW_ID" WHERE a."ROW_ID" = ANY(ids);
    IF users IS NOT NULL THEN PERFORM siebel_log_changes(users, records, domains, operation); END IF;
  END`;

/** Functions that the triggers call: name with parameters, what it returns, body. */
export const LOG_FUNCTIONS = [
  ['siebel_now()', 'timestamptz', NOW_BODY],
  ['siebel_user()', 'text', USER_BODY],
  ['siebel_domain(display text)', 'text', DOMAIN_BODY],
  ['siebel_log_removal(user_id text, record_id text, domain text)', 'void', LOG_REMOVAL_BODY],
  ['siebel_log_changes(user_ids text[], record_ids text[], domains text[], operation text)', 'void', LOG_CHANGES_BODY],
  ['siebel_log_contacts(ids text[], operation text)', 'void', LOG_CONTACTS_BODY],
  ['siebel_log_activities(ids text[], operation text)', 'void', LOG_ACTIVITIES_BODY],
] as const;

const LEAVES_SYNC_LIST = `
  BEGIN
    PERFORM siebel_log_removal(OLD."EMP_ID", OLD."CON_ID", ${CONTACT_DOMAIN});
    RETURN NULL;
  END`;

/** A contact's Sync List goes with it, and each of its rows is logged as it goes. */
const CONTACT_DELETED = `
  BEGIN
    DELETE FROM "S_CONTACT_INFO" WHERE "CON_ID" = OLD."ROW_ID";
    IF NOT FOUND AND OLD."EMP_FLG" = 'N' THEN PERFORM siebel_log_removal(siebel_user(), OLD."ROW_ID", ${CONTACT_DOMAIN}); END IF;
    RETURN OLD;
  END`;

const LEAVES_ACTIVITY = `
  BEGIN
    PERFORM siebel_log_removal(OLD."EMP_ID", OLD."ACTIVITY_ID",
      siebel_domain((SELECT "CAL_TYPE_CD" FROM "S_EVT_ACT" WHERE "ROW_ID" = OLD."ACTIVITY_ID")));
    RETURN NULL;
  END`;

const ACTIVITY_DELETED = `
  BEGIN
    DELETE FROM "S_ACT_EMP" WHERE "ACTIVITY_ID" = OLD."ROW_ID";
    IF NOT FOUND THEN
      PERFORM siebel_log_removal(coalesce(OLD."OWNER_PER_ID", siebel_user()), OLD."ROW_ID", siebel_domain(OLD."CAL_TYPE_CD"));
    END IF;
    RETURN OLD;
  END`;

/** A change of domain is logged for every employee; else a change of owner for the previous one, unless he left before it. */
const ACTIVITY_MOVED = `
  DECLARE was text := siebel_domain(OLD."CAL_TYPE_CD"); employee text;
  BEGIN
    FOR employee IN SELECT "EMP_ID" FROM "S_ACT_EMP" WHERE "ACTIVITY_ID" = OLD."ROW_ID" AND
      (was IS DISTINCT FROM siebel_domain(NEW."CAL_TYPE_CD")
        OR (OLD."OWNER_PER_ID" IS DISTINCT FROM NEW."OWNER_PER_ID" AND "EMP_ID" = OLD."OWNER_PER_ID"))
    LOOP
      PERFORM siebel_log_removal(employee, OLD."ROW_ID", was);
    END LOOP;
    RETURN NULL;
  END`;

/** Row triggers that log what an employee loses: name, function, body, when. */
const REMOVALS = [
  ['SSSE_CONT_INFO_T1', 'siebel_leaves_sync_list', LEAVES_SYNC_LIST, 'AFTER DELETE ON "S_CONTACT_INFO"'],
  ['SSSE_CONTACT_T1', 'siebel_contact_deleted', CONTACT_DELETED, 'BEFORE DELETE ON "S_CONTACT"'],
  ['SSSE_ACT_EMP_PIM1', 'siebel_leaves_activity', LEAVES_ACTIVITY, 'AFTER DELETE ON "S_ACT_EMP"'],
  ['SSSE_EVT_ACT_PIM2', 'siebel_activity_deleted', ACTIVITY_DELETED, 'BEFORE DELETE ON "S_EVT_ACT"'],
  [
    'SSSE_EVT_ACT_PIM1',
    'siebel_activity_moved',
    ACTIVITY_MOVED,
    'AFTER UPDATE OF "CAL_TYPE_CD", "OWNER_PER_ID" ON "S_EVT_ACT"',
  ],
] as const;

interface Watched {
  readonly table: string;
  /** The query of the ids concerned; `changed` are the rows of the statement. */
  readonly ids: string;
  readonly log: 'siebel_log_contacts' | 'siebel_log_activities';
  /** What each operation on the table is for the record; null where another trigger logs it. */
  readonly as: { readonly INSERT: string; readonly UPDATE: string; readonly DELETE: string | null };
}

const CHILD = { INSERT: 'UPDATE', UPDATE: 'UPDATE', DELETE: 'UPDATE' } as const;
const OWN = { INSERT: 'INSERT', UPDATE: 'UPDATE', DELETE: null } as const;

/** Tables whose changes are changes of a contact or an activity. */
const WATCHED: readonly Watched[] = [
  { table: 'S_CONTACT', ids: 'SELECT "ROW_ID" FROM changed', log: 'siebel_log_contacts', as: OWN },
  { table: 'S_POSTN_CON', ids: 'SELECT "CON_ID" FROM changed', log: 'siebel_log_contacts', as: CHILD },
  { table: 'S_PARTY_PER', ids: 'SELECT "PERSON_ID" FROM changed', log: 'siebel_log_contacts', as: CHILD },
  {
    table: 'S_ADDR_PER',
    ids: `SELECT "PER_ID" FROM changed WHERE "PER_ID" IS NOT NULL UNION SELECT c."ROW_ID" FROM "S_CONTACT" c
      JOIN changed ON changed."ACCNT_ID" = c."PR_DEPT_OU_ID"`,
    log: 'siebel_log_contacts',
    as: CHILD,
  },
  {
    table: 'S_ORG_EXT',
    ids: `SELECT c."ROW_ID" FROM "S_CONTACT" c JOIN changed ON changed."ROW_ID" = c."PR_DEPT_OU_ID"`,
    log: 'siebel_log_contacts',
    as: CHILD,
  },
  { table: 'S_EVT_ACT', ids: 'SELECT "ROW_ID" FROM changed', log: 'siebel_log_activities', as: OWN },
  { table: 'S_ACT_CONTACT', ids: 'SELECT "ACTIVITY_ID" FROM changed', log: 'siebel_log_activities', as: CHILD },
];

/** The employee himself comes to a record, or his place on it changes. */
const PLACES = [
  {
    table: 'S_CONTACT_INFO',
    rows: `SELECT array_agg("EMP_ID"), array_agg("CON_ID"), array_agg(${CONTACT_DOMAIN}::text) INTO users, records, domains FROM changed`,
  },
  {
    table: 'S_ACT_EMP',
    rows: `SELECT array_agg(e."EMP_ID"), array_agg(e."ACTIVITY_ID"), array_agg(siebel_domain(a."CAL_TYPE_CD")) INTO users, records, domains
      FROM changed e JOIN "S_EVT_ACT" a ON a."ROW_ID" = e."ACTIVITY_ID"`,
  },
] as const;

type Operation = 'INSERT' | 'UPDATE' | 'DELETE';

/** One trigger with its function: [name of the trigger, of the function, body, the rest of CREATE TRIGGER]. */
type TriggerSql = readonly [string, string, string, string];

function statementTrigger(table: string, operation: Operation, body: string): TriggerSql {
  const name = `${table}_${operation}`.toLowerCase();
  const rows = operation === 'DELETE' ? 'OLD' : 'NEW';
  const when = `AFTER ${operation} ON "${table}" REFERENCING ${rows} TABLE AS changed FOR EACH STATEMENT
    WHEN (coalesce(current_setting('siebel.loading', true), '') <> 'on')`;
  return [`PIMSI_${name}`.toUpperCase(), `siebel_log_${name}`, body, when];
}

function watchedTriggers({ as, ids, log, table }: Watched): TriggerSql[] {
  return (['INSERT', 'UPDATE', 'DELETE'] as const).flatMap((operation) => {
    const logged = as[operation];
    if (logged === null) return [];
    const body = `BEGIN PERFORM ${log}(ARRAY(${ids}), '${logged}'); RETURN NULL; END`;
    return [statementTrigger(table, operation, body)];
  });
}

/** Every trigger. */
export function logTriggers(): TriggerSql[] {
  const removals = REMOVALS.map(([trigger, name, body, when]): TriggerSql => [
    trigger,
    name,
    body,
    `${when} FOR EACH ROW`,
  ]);
  const places = PLACES.flatMap(({ rows, table }) =>
    (['INSERT', 'UPDATE'] as const).map((operation) => {
      const body = `DECLARE users text[]; records text[]; domains text[];
        BEGIN ${rows}; IF users IS NOT NULL THEN PERFORM siebel_log_changes(users, records, domains, '${operation}'); END IF; RETURN NULL; END`;
      return statementTrigger(table, operation, body);
    }),
  );
  return [...removals, ...WATCHED.flatMap(watchedTriggers), ...places];
}
