// The few ways in which a row of a table changes: inserted, updated with its modification counted, deleted. Knows tables only.
import { literal } from 'sequelize';
import type { Component } from '../components/component.ts';
import type { Row, Writing } from './store.ts';
import { newRow } from './store.ts';

/** Inserts a row with its system columns and returns its row id, a new one unless given. */
export async function insertRow(writing: Writing, table: string, columns: Row, given?: string): Promise<string> {
  const { store, transaction } = writing;
  const id = given ?? (await store.newRowId(transaction));
  const row = { ...newRow(id, writing), ...columns };
  await store.model(table).create(row, { transaction, returning: false });
  return id;
}

/** Writes columns of the rows that `where` names; each moves its Updated and its modification number. */
export async function updateRows(writing: Writing, table: string, columns: Row, where: Row): Promise<void> {
  const { store, transaction, userId, at } = writing;
  const counted = {
    ...columns,
    LAST_UPD: at,
    LAST_UPD_BY: userId,
    MODIFICATION_NUM: literal('"MODIFICATION_NUM" + 1'),
  };
  await store.model(table).update(counted, { where, transaction, returning: false });
}

export async function deleteRows(writing: Writing, table: string, where: Row): Promise<void> {
  await writing.store.model(table).destroy({ where, transaction: writing.transaction });
}

/** The column's value in the rows that `where` names, oldest first. */
export async function pluck(writing: Writing, table: string, column: string, where: Row): Promise<string[]> {
  const conditions = Object.keys(where).map((name, i) => `"${name}" = $${i + 1}`);
  const sql = `SELECT "${column}" AS value FROM "${table}" WHERE ${conditions.join(' AND ')} ORDER BY "CREATED", "ROW_ID"`;
  const rows = await writing.store.select<{ value: string }>(sql, Object.values(where), writing.transaction);
  return rows.map((row) => row.value);
}

/** Whether a record of this component has the id. */
export async function recordExists(writing: Writing, component: Component, id: string): Promise<boolean> {
  const where = { [component.idColumn]: id, ...component.fixed };
  return (await pluck(writing, component.table, component.idColumn, where)).length > 0;
}

/** Locks rows until the transaction ends, in one order, so that writers of the same rows wait for each other and never in a circle. */
export async function lockRows(writing: Writing, table: string, ids: readonly string[]): Promise<void> {
  const sql = `SELECT "ROW_ID" FROM "${table}" WHERE "ROW_ID" = ANY($1) ORDER BY "ROW_ID" FOR UPDATE`;
  await writing.store.select(sql, [ids], writing.transaction);
}
