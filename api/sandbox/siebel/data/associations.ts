// Children: puts them on a parent, takes them off, and keeps the primary. The first child becomes primary, naming another moves
// it, taking the primary away promotes the next oldest. Moving the primary writes the parent's row, as in Siebel, where the
// primary's id is a column of the parent; any other change of a child leaves the parent's Updated alone.
import { componentAt } from '../components/catalog.ts';
import type { Child, Component } from '../components/component.ts';
import { cannotAssociate, modifiedByAnother, noSuchRecord, requiredField } from '../errors.ts';
import type { Input } from './input.ts';
import { toColumns } from './input.ts';
import { lockRecord } from './reads.ts';
import { deleteRows, insertRow, pluck, recordExists, updateRows } from './rows.ts';
import { childScope, columnSql, fromSql } from './selectSql.ts';
import { findByTexts } from './userKeys.ts';
import type { Writing } from './store.ts';

/** A parent's record and one of its children collections. */
export interface Place {
  readonly parent: Component;
  readonly parentId: string;
  readonly child: Child;
}

/** Locks the parent, so that its children change one after another. @throws SiebelError when there is none. */
async function lockParent(writing: Writing, place: Place): Promise<void> {
  const found = await lockRecord(writing, place.parent, place.parentId);
  if (!found) throw noSuchRecord(place.parent.name, place.parentId);
}

async function primaryOf(writing: Writing, place: Place): Promise<string | null> {
  const column = place.child.primaryColumn;
  if (!column) return null;
  const [id] = await pluck(writing, place.parent.table, column, { ROW_ID: place.parentId });
  return id ?? null;
}

async function setPrimary(writing: Writing, place: Place, id: string | null): Promise<void> {
  const column = place.child.primaryColumn;
  if (column) await updateRows(writing, place.parent.table, { [column]: id }, { ROW_ID: place.parentId });
}

/** After a child was put: it becomes primary when asked for, or when there is none yet. */
async function settlePrimary(writing: Writing, place: Place, id: string, asked: boolean): Promise<void> {
  if (!place.child.primaryColumn) return;
  const current = await primaryOf(writing, place);
  if (current === null || (asked && current !== id)) await setPrimary(writing, place, id);
}

/** The row that joins parent and associated record: present afterwards, whether or not it was before. */
export async function ensureAssociated(writing: Writing, place: Place, id: string): Promise<void> {
  const { child, parentId } = place;
  if (!child.association) return;
  const columns = { [child.parentColumn]: parentId, [child.association.column]: id };
  const present = await pluck(writing, child.component.table, 'ROW_ID', columns);
  if (present.length === 0) await insertRow(writing, child.component.table, columns);
}

/** Names the record to associate: by Id, else by the child's user key. */
async function findTarget(writing: Writing, child: Child, target: Component, input: Input): Promise<string> {
  if (input.id !== '') {
    if (await recordExists(writing, target, input.id)) return input.id;
    throw cannotAssociate(child.name, `no ${target.name} has the Id '${input.id}'`);
  }
  const [first] = child.userKey;
  if (!first || !input.texts[first]) throw requiredField('Id');
  const given = child.userKey.filter((name) => input.texts[name] !== undefined);
  const found = await findByTexts(writing, target, given, input.texts);
  const [match] = found;
  if (match !== undefined && found.length === 1) return match;
  const key = child.userKey.join(' and ');
  throw cannotAssociate(
    child.name,
    match === undefined ? `no ${target.name} matches by ${key}` : `several ${target.name} records match by ${key}`,
  );
}

/**
 * Puts a child on its parent: associates a record, inserts an owned one, or updates it when it is there already.
 * @returns the child's Id.
 */
export async function putChild(writing: Writing, place: Place, input: Input): Promise<string> {
  await lockParent(writing, place);
  const asked = input.texts['SSA Primary Field'] === 'Y';
  const id = place.child.association ? await associate(writing, place, input) : await putOwned(writing, place, input);
  await settlePrimary(writing, place, id, asked);
  return id;
}

async function associate(writing: Writing, place: Place, input: Input): Promise<string> {
  const { child } = place;
  const target = componentAt(child.association?.target ?? '');
  const id = await findTarget(writing, child, target, input);
  await ensureAssociated(writing, place, id);
  return id;
}

async function putOwned(writing: Writing, place: Place, input: Input): Promise<string> {
  const { component, parentColumn } = place.child;
  const columns = toColumns(component, input.texts);
  const where = { [parentColumn]: place.parentId, ROW_ID: input.id };
  const present = input.id === '' ? [] : await pluck(writing, component.table, 'MODIFICATION_NUM', where);
  if (present.length === 0) return insertRow(writing, component.table, { ...columns, [parentColumn]: place.parentId });
  if (input.modId !== '' && Number(input.modId) !== Number(present[0])) throw modifiedByAnother();
  if (Object.keys(columns).length > 0) await updateRows(writing, component.table, columns, { ROW_ID: input.id });
  return input.id;
}

/** The ids of a parent's children, oldest first. */
async function childIds(writing: Writing, { child, parentId }: Place): Promise<string[]> {
  const scope = childScope(child);
  const order = `${columnSql(scope, 'CREATED')}, ${columnSql(scope, 'ROW_ID')}`;
  const sql = `SELECT ${columnSql(scope, child.component.idColumn)} AS id ${fromSql(scope)}
    AND ${columnSql(scope, child.parentColumn)} = $1 ORDER BY ${order}`;
  const rows = await writing.store.select<{ id: string }>(sql, [parentId], writing.transaction);
  return rows.map((row) => row.id);
}

/** True when the parent has this child. */
export async function hasChild(writing: Writing, place: Place, id: string): Promise<boolean> {
  return (await childIds(writing, place)).includes(id);
}

/** Takes one child off, and promotes the next when it was the primary. The parent is locked already. */
export async function dropChild(writing: Writing, place: Place, id: string): Promise<void> {
  const { component, parentColumn } = place.child;
  const primary = await primaryOf(writing, place);
  await deleteRows(writing, component.table, { [parentColumn]: place.parentId, [component.idColumn]: id });
  if (primary !== id) return;
  const [next] = await childIds(writing, place);
  await setPrimary(writing, place, next ?? null);
}

/** Takes one child off its parent: dissociates, or deletes an owned record. @throws SiebelError for the last one that must stay. */
export async function removeChild(writing: Writing, place: Place, id: string): Promise<void> {
  const { child, parent } = place;
  await lockParent(writing, place);
  const all = await childIds(writing, place);
  if (!all.includes(id)) throw noSuchRecord(child.name, id);
  const named = parent.fields.find((field) => field.primaryOf === child.name);
  if (child.keepsOne && all.length === 1) throw requiredField(named?.name ?? child.name);
  await dropChild(writing, place, id);
}
