// Writes records of any component from its declaration: insert, update, delete, with everything that hangs on them.
import { associationsOf, componentAt, findChild, pathOf, referencesTo } from '../components/catalog.ts';
import type { Component } from '../components/component.ts';
import { modifiedByAnother, noSuchRecord, notInPickList } from '../errors.ts';
import { applyActivityRules } from './activityRules.ts';
import { dropChild, ensureAssociated, hasChild } from './associations.ts';
import type { Input } from './input.ts';
import { fieldsOf, toColumns, withDefaults } from './input.ts';
import { lockRecord } from './reads.ts';
import { deleteRows, insertRow, pluck, recordExists, updateRows } from './rows.ts';
import type { Writing } from './store.ts';
import { newRow } from './store.ts';

type Texts = Readonly<Record<string, string>>;

/** An instant as Siebel writes it. */
function wireInstant(instant: Date): string {
  const [day = '', time = ''] = instant.toISOString().slice(0, 19).split('T');
  return `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)} ${time}`;
}

function applyRules(component: Component, current: Texts, change: Texts, by: Pick<Writing, 'at'>): Texts {
  return component.rules === 'activity' ? applyActivityRules(current, change, wireInstant(by.at)) : change;
}

/** Every id in `texts` must be one of a record that is there. */
async function checkReferences(writing: Writing, component: Component, texts: Texts): Promise<void> {
  for (const { field, text } of fieldsOf(component, texts)) {
    if (!field.references || text === '') continue;
    if (!(await recordExists(writing, componentAt(field.references), text)))
      throw notInPickList(field.name, component.name);
  }
}

/** A field that names the primary of a child: an associated record is put on the child, an owned one must be there. */
async function followPrimaries(writing: Writing, component: Component, id: string, texts: Texts): Promise<void> {
  for (const { field, text } of fieldsOf(component, texts)) {
    const child = field.primaryOf && text !== '' ? findChild(component, field.primaryOf) : null;
    if (!child) continue;
    const place = { parent: component, parentId: id, child };
    await ensureAssociated(writing, place, text);
    if (!(await hasChild(writing, place, text))) throw notInPickList(field.name, component.name);
  }
}

/** The texts of a new record: what was given, completed by rules and defaults. @throws SiebelError for a required field left empty. */
export function newTexts(component: Component, given: Texts, by: Pick<Writing, 'userId' | 'at'>): Texts {
  const owner: Texts = component.rules === 'activity' ? { 'Primary Owner Id': by.userId } : {};
  const filled = Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ''));
  return withDefaults(component, applyRules(component, {}, { ...owner, ...filled }, by));
}

/** Inserts a record and returns its Id. @throws SiebelError for what its fields do not take. */
export async function insertRecord(writing: Writing, component: Component, input: Input): Promise<string> {
  const texts = newTexts(component, input.texts, writing);
  const columns = { ...toColumns(component, texts), ...component.fixed };
  await checkReferences(writing, component, texts);
  const id = await insertRow(writing, component.table, columns);
  if (component.partyType) {
    const party = { ...newRow(id, writing), PARTY_TYPE_CD: component.partyType };
    await writing.store.model('S_PARTY').create(party, { transaction: writing.transaction, returning: false });
  }
  await followPrimaries(writing, component, id, texts);
  return id;
}

/** Updates the given fields of a record. @throws SiebelError when it is not there, or its Mod Id is not the one sent. */
export async function updateRecord(writing: Writing, component: Component, id: string, input: Input): Promise<void> {
  const current = await lockRecord(writing, component, id);
  if (!current) throw noSuchRecord(component.name, id);
  if (input.modId !== '' && input.modId !== current['Mod Id']) throw modifiedByAnother();
  const texts = applyRules(component, current, input.texts, writing);
  const columns = toColumns(component, texts);
  await checkReferences(writing, component, texts);
  await followPrimaries(writing, component, id, texts);
  if (Object.keys(columns).length > 0) await updateRows(writing, component.table, columns, { ROW_ID: id });
}

/** Takes the record out of every child collection of other records. */
async function leaveOthers(writing: Writing, component: Component, id: string): Promise<void> {
  for (const { parent, child } of associationsOf(pathOf(component))) {
    const where = { [child.component.idColumn]: id };
    const parentIds = await pluck(writing, child.component.table, child.parentColumn, where);
    for (const parentId of parentIds) await dropChild(writing, { parent, parentId, child }, id);
  }
  for (const { owner, column } of referencesTo(pathOf(component))) {
    await updateRows(writing, owner.table, { [column]: null }, { [column]: id });
  }
}

/** Deletes a record with its child rows. @throws SiebelError when it is not there. */
export async function deleteRecord(writing: Writing, component: Component, id: string): Promise<void> {
  if (!(await lockRecord(writing, component, id))) throw noSuchRecord(component.name, id);
  await leaveOthers(writing, component, id);
  for (const child of component.children) {
    await deleteRows(writing, child.component.table, { [child.parentColumn]: id });
  }
  await deleteRows(writing, component.table, { ROW_ID: id });
  if (component.partyType) await deleteRows(writing, 'S_PARTY', { ROW_ID: id });
}
