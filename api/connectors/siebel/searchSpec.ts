// Siebel's search specifications, built from parts, so that names are the installation's and values are always quoted.
import { childOf, ownField, type ComponentNames } from './siebelMap.ts';

/** Becomes text once the component's names are known. */
export type Spec = (component: ComponentNames) => string;

/** Bytes that a request's address may have for its specification, percent-encoded. */
export const SPEC_BYTES = 5_000;

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

export function compares(name: string, operator: '>' | '>=' | '<' | '<=', value: string): Spec {
  return (component) => `${field(component, name)} ${operator} ${quote(value)}`;
}

/** The text stands somewhere in the field, in any case; `*` and `?` in it mean themselves. */
export function contains(name: string, text: string): Spec {
  const pattern = `*${text.replace(/[*?\\]/g, '\\$&')}*`;
  return (component) => `${field(component, name)} ~LIKE ${quote(pattern)}`;
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
