// Reads records: a page of a component, one record, the children of many parents. One statement for each, however many rows.
import { findField } from '../components/catalog.ts';
import type { Child, Component, Field } from '../components/component.ts';
import { compileSearchSpec } from '../searchspec/compile.ts';
import type { SearchContext } from '../searchspec/functions.ts';
import type { Condition } from '../searchspec/parse.ts';
import type { Scope } from './selectSql.ts';
import { childScope, columnSql, fieldSql, fieldTextSql, fromSql, Parameters, scopeOf } from './selectSql.ts';
import type { SiebelStore, Writing } from './store.ts';
import type { Audience } from './visibility.ts';
import { visibilitySql } from './visibility.ts';

/** One record: the text of each field by its name, '' when empty. */
export type RecordTexts = Readonly<Record<string, string>>;

export interface SortKey {
  readonly field: Field;
  readonly descending: boolean;
}

/** Which records of a component, with which fields, in which order. */
export interface Selection {
  /** The fields to read; Id always comes along. */
  readonly fields: readonly Field[];
  readonly condition: Condition | null;
  readonly sort: readonly SortKey[];
}

export interface PageQuery extends Selection {
  readonly pageSize: number;
  /** Zero-based. */
  readonly startRow: number;
}

/** Who reads, from where. */
export interface Reading {
  readonly store: SiebelStore;
  readonly audience: Audience;
  readonly search: SearchContext;
}

/** One record of a component: the parent of the children that are read. */
export interface ParentRecord {
  readonly component: Component;
  readonly id: string;
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

/** The record that is the parent, as far as the audience sees it. */
function parentSql(reading: Reading, parent: ParentRecord, parameters: Parameters): string {
  const scope: Scope = { ...scopeOf(parent.component), prefix: 'p_' };
  const seen = visibilitySql(scope, reading.audience, parameters);
  const id = `${columnSql(scope, 'ROW_ID')} = ${parameters.add(parent.id)}`;
  return `EXISTS (SELECT 1 ${fromSql(scope)} AND ${id}${seen ? ` AND ${seen}` : ''})`;
}

/** FROM and WHERE of a page, a parent's children or a component's records that the audience sees. */
function whereSql(reading: Reading, scope: Scope, query: Selection, place: ChildPlace | null, parameters: Parameters) {
  const seen = place
    ? `${columnSql(scope, place.child.parentColumn)} = ${parameters.add(place.parent.id)} AND ${parentSql(reading, place.parent, parameters)}`
    : visibilitySql(scope, reading.audience, parameters);
  const asked = query.condition ? compileSearchSpec(query.condition, scope, parameters, reading.search) : null;
  const conditions = [seen, asked].filter((condition) => condition !== null);
  return fromSql(scope) + conditions.map((condition) => ` AND ${condition}`).join('');
}

/** The children of one parent. */
export interface ChildPlace {
  readonly parent: ParentRecord;
  readonly child: Child;
}

function scopeAt(component: Component, place: ChildPlace | null): Scope {
  return place ? childScope(place.child) : scopeOf(component);
}

/** A page of a component's records, or of one parent's children. @throws SiebelError for a condition that names unknown fields. */
export async function readPage(
  reading: Reading,
  component: Component,
  query: PageQuery,
  place: ChildPlace | null = null,
): Promise<RecordTexts[]> {
  const scope = scopeAt(component, place);
  const parameters = new Parameters();
  const from = whereSql(reading, scope, query, place, parameters);
  const limit = `LIMIT ${parameters.add(query.pageSize)} OFFSET ${parameters.add(query.startRow)}`;
  const sql = `SELECT ${selectList(scope, query.fields)} ${from} ORDER BY ${orderSql(scope, query.sort)} ${limit}`;
  return reading.store.select<RecordTexts>(sql, parameters.values);
}

/** How many records a page's query has in all. */
export async function countRecords(
  reading: Reading,
  component: Component,
  query: Selection,
  place: ChildPlace | null = null,
): Promise<number> {
  const parameters = new Parameters();
  const from = whereSql(reading, scopeAt(component, place), query, place, parameters);
  const [row] = await reading.store.select<{ count: string }>(`SELECT count(*) AS "count" ${from}`, parameters.values);
  return Number(row?.count ?? 0);
}

/** The children of many parents, by parent id; parents without any are missing from the map. Oldest first unless sorted. */
export async function readChildren(
  reading: Reading,
  child: Child,
  parentIds: readonly string[],
  query: Selection,
): Promise<ReadonlyMap<string, RecordTexts[]>> {
  const scope = childScope(child);
  const parameters = new Parameters();
  const parent = columnSql(scope, child.parentColumn);
  const mine = `${parent} = ANY(${parameters.add(parentIds)})`;
  const asked = query.condition ? compileSearchSpec(query.condition, scope, parameters, reading.search) : 'TRUE';
  const order =
    query.sort.length > 0
      ? orderSql(scope, query.sort)
      : `${columnSql(scope, 'CREATED')}, ${columnSql(scope, 'ROW_ID')}`;
  const sql = `SELECT ${selectList(scope, query.fields)}, ${parent} AS "${PARENT_ID}" ${fromSql(scope)} AND ${mine} AND ${asked} ORDER BY ${order}`;
  const rows = await reading.store.select<RecordTexts>(sql, parameters.values);
  const byParent = new Map<string, RecordTexts[]>();
  for (const { [PARENT_ID]: parentId = '', ...record } of rows) {
    const siblings = byParent.get(parentId);
    if (siblings) siblings.push(record);
    else byParent.set(parentId, [record]);
  }
  return byParent;
}

/** One record with these fields, or null; a parent's child when a place is given. */
export async function readRecord(
  reading: Reading,
  component: Component,
  id: string,
  fields: readonly Field[],
  place: ChildPlace | null = null,
): Promise<RecordTexts | null> {
  const scope = scopeAt(component, place);
  const parameters = new Parameters();
  const from = whereSql(reading, scope, { fields, condition: null, sort: [] }, place, parameters);
  const one = `${columnSql(scope, scope.component.idColumn)} = ${parameters.add(id)}`;
  const sql = `SELECT ${selectList(scope, fields)} ${from} AND ${one}`;
  const [record] = await reading.store.select<RecordTexts>(sql, parameters.values);
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
