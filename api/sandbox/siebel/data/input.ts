// Reads the body of a write: which fields it gives, whether each may be written, which children come with it, and what the columns
// become.
import { findChild, findField } from '../components/catalog.ts';
import type { Child, Component, Field } from '../components/component.ts';
import { badRequest, noSuchField, notSupported, readOnlyField, requiredField } from '../errors.ts';
import type { ColumnValue } from './values.ts';
import { toColumn, wireText } from './values.ts';

/** A write's body: field texts by name, without those that are not fields of the record. */
export interface Input {
  /** Id as sent; '' when not. */
  readonly id: string;
  /** Mod Id as sent; '' when not. */
  readonly modId: string;
  /** Writable fields as sent. */
  readonly texts: Readonly<Record<string, string>>;
  /** Children to put on the record. */
  readonly children: readonly ChildInput[];
}

export interface ChildInput {
  readonly child: Child;
  readonly records: readonly Input[];
  /** They came as a list; one record alone is answered as it came. */
  readonly isList: boolean;
}

/** Records that one request may bring. */
const MAX_RECORDS = 100;

type Body = Readonly<Record<string, unknown>>;

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A body of one record, or a list of up to 100. @throws SiebelError for anything else. */
export function bodiesOf(body: unknown, name: string): Body[] {
  const list: unknown[] = Array.isArray(body) ? body : [body];
  if (list.length === 0) throw badRequest(`The list of '${name}' is empty.`);
  if (list.length > MAX_RECORDS) throw badRequest(`A request takes ${MAX_RECORDS} records at most.`);
  return list.map((one) => {
    if (!isBody(one)) throw badRequest(`The body of '${name}' must be a JSON object of fields, or a list of them.`);
    return one;
  });
}

/** The children under one name, one level deep. */
function readChildren(child: Child, value: unknown): ChildInput {
  const records = bodiesOf(value, child.name).map((one) => {
    const nested = child.component.children.find(({ name }) => typeof one[name] === 'object');
    if (nested) throw notSupported(`children of children within a write ('${nested.name}')`);
    return readChildInput(child, one);
  });
  return { child, records, isList: Array.isArray(value) };
}

/** Reads a body for a component. @throws SiebelError naming the first thing that is no writable field. */
export function readInput(component: Component, body: unknown): Input {
  return read(component, body, []);
}

/**
 * Reads a body for a child: the fields that name the record to associate may be given though they are joined, and so may every
 * field of the associated component where a new record of it may be made this way.
 */
export function readChildInput(child: Child, body: unknown): Input {
  return read(child.component, body, child.insertsTarget ? null : child.userKey);
}

/** @param open read-only fields that may be given all the same; null for any field at all. */
function read(component: Component, body: unknown, open: readonly string[] | null): Input {
  if (!isBody(body)) throw badRequest('The body must be a JSON object of fields.');
  const texts: Record<string, string> = {};
  const children: ChildInput[] = [];
  let id = '';
  let modId = '';
  for (const [name, value] of Object.entries(body)) {
    if (name === 'Link') continue;
    const child = typeof value === 'object' && value !== null ? findChild(component, name) : null;
    if (child) {
      children.push(readChildren(child, value));
      continue;
    }
    const field = findField(component, name);
    if (!field && open !== null) throw noSuchField(name, component.name);
    const text = wireText(name, value);
    if (name === 'Id') id = text;
    else if (name === 'Mod Id') modId = text;
    else if (field?.isReadOnly && open !== null && !open.includes(name)) throw readOnlyField(name);
    else texts[name] = text;
  }
  return { id, modId, texts, children };
}

/** The fields of `texts` with their declarations. @throws SiebelError for a field that is not there or only to be read. */
export function fieldsOf(
  component: Component,
  texts: Readonly<Record<string, string>>,
): { field: Field; text: string }[] {
  return Object.entries(texts).map(([name, text]) => {
    const field = findField(component, name);
    if (!field) throw noSuchField(name, component.name);
    return { field, text };
  });
}

/**
 * The columns that `texts` set in the component's own table.
 * @throws SiebelError for a value that its field does not take, or an empty required one.
 */
export function toColumns(component: Component, texts: Readonly<Record<string, string>>): Record<string, ColumnValue> {
  const columns: Record<string, ColumnValue> = {};
  for (const { field, text } of fieldsOf(component, texts)) {
    if (field.isReadOnly) throw readOnlyField(field.name);
    if (field.isRequired && text.trim() === '') throw requiredField(field.name);
    if (field.isPrimaryFlag || field.namesFor) {
      toColumn(field, text, component.name);
      continue;
    }
    const flagText = field.type === 'DTYPE_BOOL' && text === '' ? field.defaultValue : text;
    columns[field.column] = toColumn(field, flagText, component.name);
  }
  return columns;
}

/** `texts` completed with the defaults of fields that were not given. @throws SiebelError for a required one left empty. */
export function withDefaults(component: Component, texts: Readonly<Record<string, string>>): Record<string, string> {
  const complete: Record<string, string> = {};
  for (const { field, text } of fieldsOf(component, texts)) {
    if (field.isReadOnly) throw readOnlyField(field.name);
    if (text !== '') complete[field.name] = text;
  }
  for (const field of component.fields.filter((one) => !one.isReadOnly && !one.isPrimaryFlag && !one.namesFor)) {
    const text = texts[field.name] || field.defaultValue;
    if (field.isRequired && text.trim() === '') throw requiredField(field.name);
    if (text !== '') complete[field.name] = text;
  }
  return complete;
}
