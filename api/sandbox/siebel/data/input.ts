// Reads the body of a write: which fields it gives, whether each may be written, and what the columns become.
import type { Component, Field } from '../components/component.ts';
import { findChild, findField } from '../components/catalog.ts';
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
}

/**
 * The body as field texts.
 * @param userKey read-only fields that may be given all the same, because they name the record to associate.
 * @throws SiebelError naming the first thing that is no writable field.
 */
export function readInput(component: Component, body: unknown, userKey: readonly string[] = []): Input {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw badRequest('The body must be a JSON object of fields.');
  const texts: Record<string, string> = {};
  let id = '';
  let modId = '';
  for (const [name, value] of Object.entries(body)) {
    if (name === 'Link') continue;
    if (findChild(component, name) && typeof value === 'object')
      throw notSupported(`child records within a write ('${name}')`);
    const field = findField(component, name);
    if (!field) throw noSuchField(name, component.name);
    const text = wireText(name, value);
    if (name === 'Id') id = text;
    else if (name === 'Mod Id') modId = text;
    else if (field.isReadOnly && !userKey.includes(name)) throw readOnlyField(name);
    else texts[name] = text;
  }
  return { id, modId, texts };
}

/** The fields of `texts` with their declarations. */
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
    if (field.isRequired && text.trim() === '') throw requiredField(field.name);
    if (field.isPrimaryFlag) continue;
    const flagText = field.type === 'DTYPE_BOOL' && text === '' ? field.defaultValue : text;
    columns[field.column] = toColumn(field, flagText, component.name);
  }
  return columns;
}

/** `texts` completed with the defaults of fields that were not given. @throws SiebelError for a required one left empty. */
export function withDefaults(component: Component, texts: Readonly<Record<string, string>>): Record<string, string> {
  const complete: Record<string, string> = {};
  for (const field of component.fields.filter((one) => !one.isReadOnly && !one.isPrimaryFlag)) {
    const text = texts[field.name] || field.defaultValue;
    if (field.isRequired && text.trim() === '') throw requiredField(field.name);
    if (text !== '') complete[field.name] = text;
  }
  return complete;
}
