// Siebel's search specifications, built from parts, so that names are the installation's and values are always quoted.
import { childOf, ownField, type ComponentNames } from './siebelMap.ts';

/** Becomes text once the component's names are known. */
export type Spec = (component: ComponentNames) => string;

/** Bytes that a request's address may have for its specification, percent-encoded. */
export const SPEC_BYTES = 5_000;
/** More words would make an address too long, and find nothing that fewer do not. */
const MOST_WORDS = 8;

/** A literal: quotes doubled. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const field = (component: ComponentNames, name: string) => `[${ownField(component.fields, name)}]`;

/** Equal, case and all; '' asks for an empty field. */
export function equals(name: string, value: string): Spec {
  return (component) =>
    value === '' ? `${field(component, name)} IS NULL` : `${field(component, name)} = ${quote(value)}`;
}

/** Equal without regard to case. */
export function sameText(name: string, value: string): Spec {
  return (component) =>
    value === '' ? `${field(component, name)} IS NULL` : `${field(component, name)} ~= ${quote(value)}`;
}

/** The field is not empty. */
export function isSet(name: string): Spec {
  return (component) => `${field(component, name)} IS NOT NULL`;
}

/** An empty field fulfils no comparison. */
export function compares(name: string, operator: '>' | '>=' | '<' | '<=' | '<>', value: string): Spec {
  return (component) => `${field(component, name)} ${operator} ${quote(value)}`;
}

/** The text stands somewhere in the field, in any case; `*` and `?` in it mean themselves. */
export function contains(name: string, text: string): Spec {
  const pattern = `*${text.replace(/[*?\\]/g, '\\$&')}*`;
  return (component) => `${field(component, name)} ~LIKE ${quote(pattern)}`;
}

/** Every word of the text stands in one of the fields; of more than 8 words the first 8 count. */
export function wordsIn(fields: readonly string[], text: string): readonly Spec[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.slice(0, MOST_WORDS).map((word) => anyOf(...fields.map((name) => contains(name, word))));
}

/** None of the texts stands in the field, in any case; an empty field has none. */
export function lacks(name: string, texts: readonly string[]): Spec {
  const has = anyOf(...texts.map((text) => contains(name, text)));
  return (component) => `${equals(name, '')(component)} OR NOT (${has(component)})`;
}

/** One of the child's rows has this value. */
export function hasChild(child: string, name: string, value: string): Spec {
  return (component) => {
    const own = childOf(component, child);
    return `EXISTS ([${own.name}.${ownField(own.fields, name)}] = ${quote(value)})`;
  };
}

export function allOf(...parts: readonly Spec[]): Spec {
  return (component) => parts.map((part) => `(${part(component)})`).join(' AND ');
}

export function anyOf(...parts: readonly Spec[]): Spec {
  return (component) => parts.map((part) => `(${part(component)})`).join(' OR ');
}

/** Cuts items into chunks whose specifications, joined by OR, are neither too many nor too long for an address. */
export function chunkSpecs<T>(
  component: ComponentNames,
  items: readonly T[],
  specOf: (item: T) => Spec,
  most: number,
): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  let bytes = 0;
  for (const item of items) {
    const length = encodeURIComponent(` OR (${specOf(item)(component)})`).length;
    const last = chunks.at(-1);
    if (last && last.length < most && bytes + length <= SPEC_BYTES) {
      last.push(item);
      bytes += length;
    } else {
      chunks.push([item]);
      bytes = length;
    }
  }
  return chunks;
}
