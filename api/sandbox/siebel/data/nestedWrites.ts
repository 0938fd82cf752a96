// Writes that reach over more than one component: a record together with its children, a child that may be a new record of its own,
// an upsert by Id or user key.
import { componentAt } from '../components/catalog.ts';
import type { Component } from '../components/component.ts';
import type { Place } from './associations.ts';
import { putChild } from './associations.ts';
import type { Input } from './input.ts';
import { recordExists } from './rows.ts';
import type { Writing } from './store.ts';
import { findByUserKey } from './userKeys.ts';
import { insertRecord, updateRecord } from './writes.ts';

/** What was written under one child's name. */
export interface WrittenChild {
  readonly name: string;
  readonly ids: readonly string[];
  readonly isList: boolean;
}

/** A written record: its Id, and the children that came with it. */
export interface Written {
  readonly id: string;
  readonly children: readonly WrittenChild[];
}

const PRIMARY = 'SSA Primary Field';

/** The record that an input means: by its Id, else by its user key; null when there is none. */
export async function findMeant(writing: Writing, component: Component, input: Input): Promise<string | null> {
  if (input.id !== '' && (await recordExists(writing, component, input.id))) return input.id;
  return findByUserKey(writing, component, input.texts);
}

/** Puts a child on its parent; where the child allows it, a record that is not there yet is inserted first. Returns the child's Id. */
export async function putChildRecord(writing: Writing, place: Place, input: Input): Promise<string> {
  const { association, insertsTarget } = place.child;
  if (!insertsTarget || !association) return putChild(writing, place, input);
  const target = componentAt(association.target);
  const { [PRIMARY]: primary, ...texts } = input.texts;
  const record: Input = { id: input.id, modId: '', texts, children: [] };
  const known = await findMeant(writing, target, record);
  if (known !== null && Object.keys(texts).length > 0) await updateRecord(writing, target, known, record);
  const id = known ?? (await insertRecord(writing, target, record));
  const asked: Record<string, string> = primary === undefined ? {} : { [PRIMARY]: primary };
  return putChild(writing, place, { id, modId: '', texts: asked, children: [] });
}

async function putChildren(writing: Writing, parent: Component, parentId: string, input: Input) {
  const written: WrittenChild[] = [];
  for (const { child, isList, records } of input.children) {
    const ids: string[] = [];
    for (const record of records) ids.push(await putChildRecord(writing, { parent, parentId, child }, record));
    written.push({ name: child.name, ids, isList });
  }
  return written;
}

/** Inserts a record with its children. */
export async function insertWithChildren(writing: Writing, component: Component, input: Input): Promise<Written> {
  const id = await insertRecord(writing, component, input);
  return { id, children: await putChildren(writing, component, id, input) };
}

/** Updates a record and puts the children that came with it. */
export async function updateWithChildren(
  writing: Writing,
  component: Component,
  id: string,
  input: Input,
): Promise<Written> {
  await updateRecord(writing, component, id, input);
  return { id, children: await putChildren(writing, component, id, input) };
}
