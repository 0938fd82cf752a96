// Children: puts them on a parent, takes them off, and keeps the primary. The first child becomes primary, naming another moves
// it, taking the primary away promotes the next oldest. Moving the primary writes the parent's row, as in Siebel, where the
// primary's id is a column of the parent; any other change of a child leaves the parent's Updated alone.
import { componentAt, findField } from '../components/catalog.ts';
import type { Child, Component } from '../components/component.ts';
import { cannotAssociate, modifiedByAnother, noSuchRecord, requiredField } from '../errors.ts';
import type { Input } from './input.ts';
import { toColumns } from './input.ts';
import { lockRecord } from './reads.ts';
import { deleteRows, insertRow, pluck, recordExists, updateRows } from './rows.ts';
import type { SiebelStore, Writing } from './store.ts';

/** A parent's record and one of its children collections. */
export interface Place {
  readonly parent: Component;
  readonly parentId: string;
  readonly child: Child;
}

/** Locks the parent. @throws SiebelError when there is none. */
async function lockParent(store: SiebelStore, writing: Writing, place: Place): Promise<void> {
  const found = await lockRecord(store, place.parent, place.parentId, writing.transaction);
  if (!found) throw noSuchRecord(place.parent.name, place.parentId);
}

async function primaryOf(store: SiebelStore, writing: Writing, place: Place): Promise<string | null> {
  const column = place.child.primaryColumn;
  if (!column) return null;
  const [id] = await pluck(store, writing, place.parent.table, column, { ROW_ID: place.parentId });
  return id ?? null;
}

async function setPrimary(store: SiebelStore, writing: Writing, place: Place, id: string | null): Promise<void> {
  const column = place.child.primaryColumn;
  if (column) await updateRows(store, writing, place.parent.table, { [column]: id }, { ROW_ID: place.parentId });
}

/** After a child was put: it becomes primary when asked for, or when there is none yet. */
async function settlePrimary(
  store: SiebelStore,
  writing: Writing,
  place: Place,
  id: string,
  asked: boolean,
): Promise<void> {
  if (!place.child.primaryColumn) return;
  const current = await primaryOf(store, writing, place);
  if (current === null || (asked && current !== id)) await setPrimary(store, writing, place, id);
}

/** The row that joins parent and associated record: present afterwards, whether or not it was before. */
export async function ensureAssociated(store: SiebelStore, writing: Writing, place: Place, id: string): Promise<void> {
  const { child, parentId } = place;
  if (!child.association) return;
  const columns = { [child.parentColumn]: parentId, [child.association.column]: id };
  const present = await pluck(store, writing, child.component.table, 'ROW_ID', columns);
  if (present.length === 0) await insertRow(store, writing, child.component.table, columns);
}

/** Names the record to associate: by Id, else by the child's user key. */
async function findTarget(
  store: SiebelStore,
  writing: Writing,
  child: Child,
  target: Component,
  input: Input,
): Promise<string> {
  if (input.id !== '') {
    if (await recordExists(store, writing, target, input.id)) return input.id;
    throw cannotAssociate(child.name, `no ${target.name} has the Id '${input.id}'`);
  }
  const [first] = child.userKey;
  if (!first || !input.texts[first]) throw requiredField('Id');
  const { sql, bind } = userKeySql(target, child.userKey, input.texts);
  const found = await store.select<{ id: string }>(sql, bind, writing.transaction);
  const [match] = found;
  if (match && found.length === 1) return match.id;
  const key = child.userKey.join(' and ');
  throw cannotAssociate(
    child.name,
    match ? `several ${target.name} records match by ${key}` : `no ${target.name} matches by ${key}`,
  );
}

/** A part of the key that was not given does not narrow; one given as '' asks for an empty field. */
function userKeySql(target: Component, key: readonly string[], texts: Readonly<Record<string, string>>) {
  const bind: string[] = [];
  const conditions = Object.entries(target.fixed).map(([column, value]) => `t."${column}" = '${value}'`);
  for (const name of key) {
    const field = findField(target, name);
    const text = texts[name];
    if (!field || text === undefined) continue;
    const column = field.column.startsWith('login.') ? 'login."LOGIN"' : `t."${field.column}"`;
    bind.push(text);
    conditions.push(`coalesce(${column}, '') = $${bind.length}`);
  }
  const joins = target.joins.map(
    (join) => `LEFT JOIN "${join.table}" "${join.alias}" ON "${join.alias}"."ROW_ID" = t."${join.on}"`,
  );
  const sql = `SELECT t."ROW_ID" AS id FROM "${target.table}" t ${joins.join(' ')} WHERE ${conditions.join(' AND ')} LIMIT 2`;
  return { sql, bind };
}

/**
 * Puts a child on its parent: associates a record, inserts an owned one, or updates it when it is there already.
 * @returns the child's Id.
 */
export async function putChild(store: SiebelStore, writing: Writing, place: Place, input: Input): Promise<string> {
  await lockParent(store, writing, place);
  const asked = input.texts['SSA Primary Field'] === 'Y';
  const id = place.child.association
    ? await associate(store, writing, place, input)
    : await putOwned(store, writing, place, input);
  await settlePrimary(store, writing, place, id, asked);
  return id;
}

async function associate(store: SiebelStore, writing: Writing, place: Place, input: Input): Promise<string> {
  const { child } = place;
  const target = componentAt(child.association?.target ?? '');
  const id = await findTarget(store, writing, child, target, input);
  await ensureAssociated(store, writing, place, id);
  return id;
}

async function putOwned(store: SiebelStore, writing: Writing, place: Place, input: Input): Promise<string> {
  const { component, parentColumn } = place.child;
  const columns = toColumns(component, input.texts);
  const where = { [parentColumn]: place.parentId, ROW_ID: input.id };
  const present = input.id === '' ? [] : await pluck(store, writing, component.table, 'MODIFICATION_NUM', where);
  if (present.length === 0)
    return insertRow(store, writing, component.table, { ...columns, [parentColumn]: place.parentId });
  if (input.modId !== '' && Number(input.modId) !== Number(present[0])) throw modifiedByAnother();
  if (Object.keys(columns).length > 0) await updateRows(store, writing, component.table, columns, { ROW_ID: input.id });
  return input.id;
}

/** True when the parent has this child. */
export async function hasChild(store: SiebelStore, writing: Writing, place: Place, id: string): Promise<boolean> {
  const { component, parentColumn } = place.child;
  const where = { [parentColumn]: place.parentId, [component.idColumn]: id };
  return (await pluck(store, writing, component.table, component.idColumn, where)).length > 0;
}

/** Takes one child off, and promotes the next when it was the primary. The parent is locked already. */
export async function dropChild(store: SiebelStore, writing: Writing, place: Place, id: string): Promise<void> {
  const { component, parentColumn } = place.child;
  const primary = await primaryOf(store, writing, place);
  await deleteRows(store, writing, component.table, { [parentColumn]: place.parentId, [component.idColumn]: id });
  if (primary !== id) return;
  const [next] = await pluck(store, writing, component.table, component.idColumn, { [parentColumn]: place.parentId });
  await setPrimary(store, writing, place, next ?? null);
}

/** Takes one child off its parent: dissociates, or deletes an owned record. @throws SiebelError for the last one that must stay. */
export async function removeChild(store: SiebelStore, writing: Writing, place: Place, id: string): Promise<void> {
  const { child, parent, parentId } = place;
  await lockParent(store, writing, place);
  if (!(await hasChild(store, writing, place, id))) throw noSuchRecord(child.name, id);
  const all = await pluck(store, writing, child.component.table, child.component.idColumn, {
    [child.parentColumn]: parentId,
  });
  const named = parent.fields.find((field) => field.primaryOf === child.name);
  if (child.keepsOne && all.length === 1) throw requiredField(named?.name ?? child.name);
  await dropChild(store, writing, place, id);
}
