// Reads records: a page of a component, one record, the children of many parents. One statement for each, however many rows.
import { findField } from '../components/catalog.ts';
import type { Child, Component, Field } from '../components/component.ts';
import { compileSearchSpec } from '../searchspec/compile.ts';
import type { Condition } from '../searchspec/parse.ts';
import type { Scope } from './selectSql.ts';
import { childScope, columnSql, fieldSql, fieldTextSql, fromSql, Parameters, scopeOf } from './selectSql.ts';
import type { SiebelStore, Writing } from './store.ts';

/** One record: the text of each field by its name, '' when empty. */
export type RecordTexts = Readonly<Record<string, string>>;

export interface SortKey {
  readonly field: Field;
  readonly descending: boolean;
}

export interface PageQuery {
  /** The fields to read; Id always comes along. */
  readonly fields: readonly Field[];
  readonly condition: Condition | null;
  readonly sort: readonly SortKey[];
  readonly pageSize: number;
  /** Zero-based. */
  readonly startRow: number;
}

const PARENT_ID = '@parent';

function selectList(scope: Scope, fields: readonly Field[]): string {
  const id = findField(scope.component, 'Id');
  const wanted = id && !fields.includes(id) ? [id, ...fields] : fields;
  return wanted.map((field) => `${fieldTextSql(scope, field)} AS "${field.name}"`).join(', ');
}

function orderSql(scope: Scope, sort: readonly SortKey[]): string {
  const keys = sort.map((key) => `${fieldSql(scope, key.field)} ${key.descending ? 'DESC' : 'ASC'}`);
  return [...keys, columnSql(scope, 'ROW_ID')].join(', ');
}

async function readPageIn(
  store: SiebelStore,
  scope: Scope,
  query: PageQuery,
  parent: string | null,
  child: Child | null,
) {
  const parameters = new Parameters();
  const conditions: string[] = [];
  if (child && parent !== null) conditions.push(`${columnSql(scope, child.parentColumn)} = ${parameters.add(parent)}`);
  if (query.condition) conditions.push(compileSearchSpec(query.condition, scope, parameters));
  const where = conditions.map((condition) => ` AND ${condition}`).join('');
  const limit = `LIMIT ${parameters.add(query.pageSize)} OFFSET ${parameters.add(query.startRow)}`;
  const sql = `SELECT ${selectList(scope, query.fields)} ${fromSql(scope)}${where} ORDER BY ${orderSql(scope, query.sort)} ${limit}`;
  return store.select<RecordTexts>(sql, parameters.values);
}

/** A page of a component's records. @throws SiebelError for a condition that names unknown fields. */
export async function readPage(store: SiebelStore, component: Component, query: PageQuery): Promise<RecordTexts[]> {
  return readPageIn(store, scopeOf(component), query, null, null);
}

/** A page of one parent's children. */
export async function readChildPage(
  store: SiebelStore,
  parentId: string,
  child: Child,
  query: PageQuery,
): Promise<RecordTexts[]> {
  return readPageIn(store, childScope(child), query, parentId, child);
}

/** The children of many parents, by parent id; parents without any are missing from the map. */
export async function readChildren(
  store: SiebelStore,
  child: Child,
  parentIds: readonly string[],
): Promise<ReadonlyMap<string, RecordTexts[]>> {
  const scope = childScope(child);
  const parent = columnSql(scope, child.parentColumn);
  const sql = `SELECT ${selectList(scope, child.component.fields)}, ${parent} AS "${PARENT_ID}" ${fromSql(scope)}
    AND ${parent} = ANY($1) ORDER BY ${columnSql(scope, 'CREATED')}, ${columnSql(scope, 'ROW_ID')}`;
  const rows = await store.select<RecordTexts>(sql, [parentIds]);
  const byParent = new Map<string, RecordTexts[]>();
  for (const { [PARENT_ID]: parentId = '', ...record } of rows) {
    const siblings = byParent.get(parentId);
    if (siblings) siblings.push(record);
    else byParent.set(parentId, [record]);
  }
  return byParent;
}

/** One record with these fields, or null. */
export async function readRecord(
  store: SiebelStore,
  component: Component,
  id: string,
  fields: readonly Field[],
): Promise<RecordTexts | null> {
  const scope = scopeOf(component);
  const sql = `SELECT ${selectList(scope, fields)} ${fromSql(scope)} AND ${columnSql(scope, component.idColumn)} = $1`;
  const [record] = await store.select<RecordTexts>(sql, [id]);
  return record ?? null;
}

/** One child of one parent, or null. */
export async function readChild(
  store: SiebelStore,
  parentId: string,
  child: Child,
  id: string,
  fields: readonly Field[],
) {
  const scope = childScope(child);
  const sql = `SELECT ${selectList(scope, fields)} ${fromSql(scope)}
    AND ${columnSql(scope, child.parentColumn)} = $1 AND ${columnSql(scope, child.component.idColumn)} = $2`;
  const [record] = await store.select<RecordTexts>(sql, [parentId, id]);
  return record ?? null;
}

/** A record's own fields, its row locked until the transaction ends; null when there is none. */
export async function lockRecord(writing: Writing, component: Component, id: string): Promise<RecordTexts | null> {
  const scope = scopeOf(component);
  const fields = component.fields.filter((field) => !field.column.includes('.'));
  const sql = `SELECT ${selectList(scope, fields)} ${fromSql(scope)} AND ${columnSql(scope, 'ROW_ID')} = $1 FOR UPDATE OF "t"`;
  const [record] = await writing.store.select<RecordTexts>(sql, [id], writing.transaction);
  return record ?? null;
}
