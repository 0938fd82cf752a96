// Writes records of any component from its declaration: insert, update, delete, with everything that hangs on them.
import { associationsOf, componentAt, findChild, findField, pathOf, referencesTo } from '../components/catalog.ts';
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
import { checkInsertKey, checkUpdateKey, findByTexts } from './userKeys.ts';
import { wireInstant } from './values.ts';

type Texts = Readonly<Record<string, string>>;

function applyRules(component: Component, current: Texts, change: Texts, by: Pick<Writing, 'at'>): Texts {
  return component.rules === 'activity' ? applyActivityRules(current, change, wireInstant(by.at)) : change;
}

/** Fields that name a record of another component, as the ids of those records; an id that is given itself counts more. */
async function resolveNames(writing: Writing, component: Component, texts: Texts): Promise<Texts> {
  const plain: Record<string, string> = {};
  const resolved: Record<string, string> = {};
  for (const { field, text } of fieldsOf(component, texts)) {
    const into = field.namesFor ? findField(component, field.namesFor) : null;
    if (!into?.references) {
      plain[field.name] = text;
      continue;
    }
    toColumns(component, { [field.name]: text });
    const target = componentAt(into.references);
    const [id] = text === '' ? [''] : await findByTexts(writing, target, ['Name'], { Name: text });
    if (id === undefined && texts[into.name] === undefined) throw notInPickList(field.name, component.name);
    if (id !== undefined) resolved[into.name] = id;
  }
  return { ...resolved, ...plain };
}

/** An exception row belongs to a series. */
async function checkSeries(writing: Writing, component: Component, texts: Texts): Promise<void> {
  const master = component.rules === 'activity' ? texts['Orig Appt Id'] : undefined;
  if (!master) return;
  const [isSeries] = await pluck(writing, component.table, 'APPT_REPT_FLG', { ROW_ID: master });
  if (isSeries !== 'Y') throw notInPickList('Orig Appt Id', component.name);
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

/** What a new record takes from its creator: his position on the team, and his organization. */
async function homeTexts(writing: Writing, component: Component): Promise<Texts> {
  if (!component.hasTeam) return {};
  const sql = `SELECT "c"."PR_HELD_POSTN_ID" AS position, coalesce("p"."OU_ID", "c"."BU_ID") AS organization FROM "S_CONTACT" "c"
    LEFT JOIN "S_POSTN" "p" ON "p"."ROW_ID" = "c"."PR_HELD_POSTN_ID" WHERE "c"."ROW_ID" = $1`;
  type Home = { position: string | null; organization: string | null };
  const [home] = await writing.store.select<Home>(sql, [writing.userId], writing.transaction);
  return { 'Primary Position Id': home?.position ?? '', 'Primary Organization Id': home?.organization ?? '' };
}

/** Inserts a record and returns its Id. @throws SiebelError for what its fields do not take. */
export async function insertRecord(writing: Writing, component: Component, input: Input): Promise<string> {
  const named = await resolveNames(writing, component, input.texts);
  const texts = newTexts(component, { ...(await homeTexts(writing, component)), ...named }, writing);
  const columns = { ...toColumns(component, texts), ...component.fixed };
  await checkReferences(writing, component, texts);
  await checkSeries(writing, component, texts);
  await checkInsertKey(writing, component, texts);
  const id = await writing.store.newRowId(writing.transaction);
  for (const field of component.fields) if (field.defaultsToId && !texts[field.name]) columns[field.column] = id;
  await insertRow(writing, component.table, columns, id);
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
  const named = await resolveNames(writing, component, input.texts);
  const texts = applyRules(component, current, named, writing);
  const columns = toColumns(component, texts);
  await checkReferences(writing, component, texts);
  await checkSeries(writing, component, texts);
  await checkUpdateKey(writing, component, id, current, texts);
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

/** The exception rows of a series go with it. */
async function deleteExceptions(writing: Writing, component: Component, id: string): Promise<void> {
  if (component.rules !== 'activity') return;
  for (const one of await pluck(writing, component.table, 'ROW_ID', { APPT_REPT_APPT_ID: id }))
    await deleteRecord(writing, component, one);
}

/**
 * Deletes a record with its child rows. The record goes first: what its children's triggers would tell of it concerns nobody then.
 * @throws SiebelError when it is not there.
 */
export async function deleteRecord(writing: Writing, component: Component, id: string): Promise<void> {
  if (!(await lockRecord(writing, component, id))) throw noSuchRecord(component.name, id);
  await deleteExceptions(writing, component, id);
  await leaveOthers(writing, component, id);
  await deleteRows(writing, component.table, { ROW_ID: id });
  for (const child of component.children) {
    await deleteRows(writing, child.component.table, { [child.parentColumn]: id });
  }
  if (component.partyType) await deleteRows(writing, 'S_PARTY', { ROW_ID: id });
}
