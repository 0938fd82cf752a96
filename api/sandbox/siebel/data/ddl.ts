// The SQL that makes a new store: tables and indexes from the declarations, the counter of row ids, the clock, and the triggers
// that write S_SD_SYNC_INFO. The triggers are real, so that a removal is seen whoever makes it: REST, SQL or a batch load.
import type { Column, Table } from './tables.ts';
import { TABLES } from './tables.ts';
import { foldedSql } from './foldedSql.ts';

/** Row id of SADMIN, who makes every change in the sandbox. */
export const SADMIN_ID = '0-1';

/** Counting starts where ids look like those of a database that has lived: 1-4XVPD. */
const FIRST_ROW_NUMBER = parseInt('4XVPD', 36);

function columnType(column: Column): string {
  switch (column.kind) {
    case 'text':
      return `varchar(${column.length}) COLLATE "C"`;
    case 'dateTime':
      return 'timestamptz(0)';
    case 'date':
      return 'date';
    case 'number':
      return 'numeric(22, 7)';
  }
}

/** A column, or `~COLUMN` for its folded text. */
function indexedSql(column: string): string {
  return column.startsWith('~') ? `(${foldedSql(`"${column.slice(1)}"`)})` : `"${column}"`;
}

function createTable(table: Table): string[] {
  const columns = Object.entries(table.columns).map(([name, column]) => `"${name}" ${columnType(column)}`);
  const indexes = table.indexes.map((index, i) => {
    const isUnique = index[0]?.startsWith('!') ?? false;
    const list = index.map((column) => indexedSql(column.replace('!', ''))).join(', ');
    return `CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX "${table.name}_M${i + 1}" ON "${table.name}" (${list})`;
  });
  return [`CREATE TABLE "${table.name}" (${columns.join(', ')}, PRIMARY KEY ("ROW_ID"))`, ...indexes];
}

/** Functions see this schema's tables whatever connection they run in. */
function createFunction(schema: string, name: string, returns: string, body: string): string {
  return `CREATE FUNCTION ${name} RETURNS ${returns} LANGUAGE plpgsql SET search_path = "${schema}", pg_catalog AS $body$ ${body} $body$`;
}

const ROW_ID_BODY = `
  DECLARE n bigint := nextval('siebel_row_number'); id text := '';
  BEGIN
    WHILE n > 0 LOOP
      id := substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', (n % 36)::int + 1, 1) || id;
      n := n / 36;
    END LOOP;
    RETURN '1-' || id;
  END`;

/** The caller's clock when it set one for its transaction, else the database's. Whole seconds. */
const NOW_BODY = `
  BEGIN RETURN date_trunc('second', coalesce(nullif(current_setting('siebel.now', true), '')::timestamptz, now())); END`;

const LOG_BODY = `
  BEGIN
    IF user_id IS NULL OR domain IS NULL THEN RETURN; END IF;
    INSERT INTO "S_SD_SYNC_INFO" ("ROW_ID", "CREATED", "CREATED_BY", "LAST_UPD", "LAST_UPD_BY", "MODIFICATION_NUM", "CONFLICT_ID",
      "SEBL_DOMAIN_IDEN", "SEBL_ROW_IDEN", "SEBL_USER_ID", "OPERATION_TYPE", "DB_LAST_UPD", "DB_LAST_UPD_SRC")
    VALUES (siebel_row_id(), siebel_now(), '${SADMIN_ID}', siebel_now(), '${SADMIN_ID}', 0, '0',
      domain, record_id, user_id, 'DELETE', siebel_now(), 'Trigger');
  END`;

const DOMAIN_BODY = `
  BEGIN
    RETURN CASE display
      WHEN 'Calendar and Activities' THEN 'PIMSI Intermediate Calendar'
      WHEN 'To Do and Activities' THEN 'PIMSI Intermediate Task' END;
  END`;

const LEAVES_SYNC_LIST = `
  BEGIN
    PERFORM siebel_log_removal(OLD."EMP_ID", OLD."CON_ID", 'PIMSI Intermediate Business Contact');
    RETURN NULL;
  END`;

/** A contact's Sync List goes with it, and each of its rows is logged as it goes. */
const CONTACT_DELETED = `BEGIN DELETE FROM "S_CONTACT_INFO" WHERE "CON_ID" = OLD."ROW_ID"; RETURN OLD; END`;

const LEAVES_ACTIVITY = `
  BEGIN
    PERFORM siebel_log_removal(OLD."EMP_ID", OLD."ACTIVITY_ID",
      siebel_domain((SELECT "CAL_TYPE_CD" FROM "S_EVT_ACT" WHERE "ROW_ID" = OLD."ACTIVITY_ID")));
    RETURN NULL;
  END`;

const ACTIVITY_DELETED = `BEGIN DELETE FROM "S_ACT_EMP" WHERE "ACTIVITY_ID" = OLD."ROW_ID"; RETURN OLD; END`;

/** A change of domain is logged for every employee; else a change of owner for the previous one, unless he left before it. */
const ACTIVITY_CHANGED = `
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

/** Trigger, the function it runs, and when. */
const TRIGGERS = [
  ['SSSE_CONT_INFO_T1', 'siebel_leaves_sync_list', LEAVES_SYNC_LIST, 'AFTER DELETE ON "S_CONTACT_INFO"'],
  ['SSSE_CONTACT_T1', 'siebel_contact_deleted', CONTACT_DELETED, 'BEFORE DELETE ON "S_CONTACT"'],
  ['SSSE_ACT_EMP_PIM1', 'siebel_leaves_activity', LEAVES_ACTIVITY, 'AFTER DELETE ON "S_ACT_EMP"'],
  ['SSSE_EVT_ACT_PIM2', 'siebel_activity_deleted', ACTIVITY_DELETED, 'BEFORE DELETE ON "S_EVT_ACT"'],
  [
    'SSSE_EVT_ACT_PIM1',
    'siebel_activity_changed',
    ACTIVITY_CHANGED,
    'AFTER UPDATE OF "CAL_TYPE_CD", "OWNER_PER_ID" ON "S_EVT_ACT"',
  ],
] as const;

/** Every statement that makes a new store in `schema`, in order. */
export function createStoreSql(schema: string): string[] {
  return [
    ...TABLES.flatMap(createTable),
    `CREATE SEQUENCE siebel_row_number START ${FIRST_ROW_NUMBER}`,
    createFunction(schema, 'siebel_row_id()', 'text', ROW_ID_BODY),
    createFunction(schema, 'siebel_now()', 'timestamptz', NOW_BODY),
    createFunction(schema, 'siebel_domain(display text)', 'text', DOMAIN_BODY),
    createFunction(schema, 'siebel_log_removal(user_id text, record_id text, domain text)', 'void', LOG_BODY),
    ...TRIGGERS.flatMap(([trigger, name, body, when]) => [
      createFunction(schema, `${name}()`, 'trigger', body),
      `CREATE TRIGGER "${trigger}" ${when} FOR EACH ROW EXECUTE FUNCTION ${name}()`,
    ]),
  ];
}

/** Empties every table without waking a trigger. */
export function truncateSql(): string {
  return `TRUNCATE ${TABLES.map((table) => `"${table.name}"`).join(', ')}`;
}

/** Tells the planner what the tables hold, after a load. */
export function analyzeSql(): string {
  return `ANALYZE ${TABLES.map((table) => `"${table.name}"`).join(', ')}`;
}
