// User keys: the fields that together name one record. Finds records by them, and refuses a second one of the same key.
import { findField, pathOf } from '../components/catalog.ts';
import type { Component } from '../components/component.ts';
import { alreadyThere, identicalRecord } from '../errors.ts';
import { columnSql, fieldTextSql, fromSql, Parameters, scopeOf } from './selectSql.ts';
import type { Writing } from './store.ts';

type Texts = Readonly<Record<string, string>>;

/** Ids of up to two records whose fields have these texts; '' asks for an empty field. */
export async function findByTexts(
  writing: Writing,
  component: Component,
  names: readonly string[],
  texts: Texts,
): Promise<string[]> {
  const scope = scopeOf(component);
  const parameters = new Parameters();
  const conditions = names.flatMap((name) => {
    const field = findField(component, name);
    return field ? [` AND ${fieldTextSql(scope, field)} = ${parameters.add(texts[name] ?? '')}`] : [];
  });
  const sql = `SELECT ${columnSql(scope, 'ROW_ID')} AS id ${fromSql(scope)}${conditions.join('')} LIMIT 2`;
  const rows = await writing.store.select<{ id: string }>(sql, parameters.values, writing.transaction);
  return rows.map((row) => row.id);
}

/** The record that has this user key, or null; a key whose first field is empty names nothing. */
export async function findByUserKey(writing: Writing, component: Component, texts: Texts): Promise<string | null> {
  const [first] = component.userKey;
  if (!first || !texts[first]) return null;
  const [id] = await findByTexts(writing, component, component.userKey, texts);
  return id ?? null;
}

/** Lets no other transaction take the same key before this one ends. */
async function reserve(writing: Writing, component: Component, texts: Texts): Promise<void> {
  const key = [pathOf(component), ...component.userKey.map((name) => texts[name] ?? '')].join('\n');
  const lock = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))';
  await writing.store.execute(lock, [key], writing.transaction);
}

/** @throws SiebelError (SBL-EAI-04383) when another record has the key that an insert brings. */
export async function checkInsertKey(writing: Writing, component: Component, texts: Texts): Promise<void> {
  const [first] = component.userKey;
  if (!first || !texts[first]) return;
  await reserve(writing, component, texts);
  if ((await findByUserKey(writing, component, texts)) === null) return;
  throw alreadyThere(
    component.name,
    component.userKey.map((name) => [name, texts[name] ?? ''] as const),
  );
}

/** @throws SiebelError (SBL-DAT-00381) when another record has the key that an update leads to. */
export async function checkUpdateKey(
  writing: Writing,
  component: Component,
  id: string,
  current: Texts,
  change: Texts,
): Promise<void> {
  const isTouched = component.userKey.some((name) => change[name] !== undefined && change[name] !== current[name]);
  if (!isTouched) return;
  const after = { ...current, ...change };
  await reserve(writing, component, after);
  const other = await findByUserKey(writing, component, after);
  if (other !== null && other !== id) throw identicalRecord();
}
