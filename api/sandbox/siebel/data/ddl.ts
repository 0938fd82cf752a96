// The SQL that makes a store, or brings an older one up to date: tables and indexes from the declarations, the counter of row ids,
// the functions and the triggers. Every statement may run again on what is there already.
import { createHash } from 'node:crypto';
import type { Column, Table } from './tables.ts';
import { TABLES } from './tables.ts';
import { foldedSql } from './foldedSql.ts';
import { LOG_FUNCTIONS, logTriggers } from './triggerSql.ts';

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

/** An index is named by what it holds, so that another list of columns makes another index. */
function indexName(table: string, list: string): string {
  return `${table}_${createHash('sha256').update(list).digest('hex').slice(0, 8)}`;
}

function createTable(table: Table): string[] {
  const columns = Object.entries(table.columns).map(([name, column]) => `"${name}" ${columnType(column)}`);
  const added = columns.map((column) => `ADD COLUMN IF NOT EXISTS ${column}`);
  const indexes = table.indexes.map((index) => {
    const isUnique = index[0]?.startsWith('!') ?? false;
    const list = index.map((column) => indexedSql(column.replace('!', ''))).join(', ');
    const name = indexName(table.name, `${isUnique ? 'unique ' : ''}${list}`);
    return `CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX IF NOT EXISTS "${name}" ON "${table.name}" (${list})`;
  });
  return [
    `CREATE TABLE IF NOT EXISTS "${table.name}" (${columns.join(', ')}, PRIMARY KEY ("ROW_ID"))`,
    `ALTER TABLE "${table.name}" ${added.join(', ')}`,
    ...indexes,
  ];
}

/** Functions see this schema's tables whatever connection they run in. */
function createFunction(schema: string, name: string, returns: string, body: string): string {
  return `CREATE OR REPLACE FUNCTION ${name} RETURNS ${returns} LANGUAGE plpgsql SET search_path = "${schema}", pg_catalog AS $body$ ${body} $body$`;
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

/** One row for an employee, a record and an operation, except that removals are all kept. */
const LOG_INDEX = `CREATE UNIQUE INDEX IF NOT EXISTS "S_SD_SYNC_INFO_CHANGES" ON "S_SD_SYNC_INFO"
  ("SEBL_ROW_IDEN", "SEBL_USER_ID", "SEBL_DOMAIN_IDEN", "OPERATION_TYPE") WHERE "OPERATION_TYPE" <> 'DELETE'`;

/** Every statement that makes or renews a store in `schema`, in order. */
export function createStoreSql(schema: string): string[] {
  return [
    ...TABLES.flatMap(createTable),
    LOG_INDEX,
    `CREATE SEQUENCE IF NOT EXISTS siebel_row_number START ${FIRST_ROW_NUMBER}`,
    createFunction(schema, 'siebel_row_id()', 'text', ROW_ID_BODY),
    ...LOG_FUNCTIONS.map(([name, returns, body]) => createFunction(schema, name, returns, body)),
    ...logTriggers().flatMap(([trigger, name, body, when]) => [
      createFunction(schema, `${name}()`, 'trigger', body),
      `CREATE OR REPLACE TRIGGER "${trigger}" ${when} EXECUTE FUNCTION ${name}()`,
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
