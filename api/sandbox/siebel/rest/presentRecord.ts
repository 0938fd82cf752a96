// A record as JSON: its fields, its children where asked for, and the links that a Siebel server puts beside them.
import type { Component } from '../components/component.ts';
import type { RecordTexts } from '../data/reads.ts';

export interface Link {
  readonly rel: 'self' | 'canonical' | 'parent' | 'child';
  readonly href: string;
  readonly name: string;
}

/** Where a record or collection stands: the address of the collection, and what it is called. */
export interface Location {
  /** Such as http://127.0.0.1:3020/siebel/v1.0/data/Contact/Contact, encoded. */
  readonly href: string;
  readonly name: string;
}

/** The address of a component. `dataUrl` ends in /data. */
export function componentLocation(dataUrl: string, component: Component): Location {
  const parts = [component.businessObject, component.name].map(encodeURIComponent);
  return { href: `${dataUrl}/${parts.join('/')}`, name: component.name };
}

export function childLocation(parent: Location, parentId: string, name: string): Location {
  return { href: `${parent.href}/${encodeURIComponent(parentId)}/${encodeURIComponent(name)}`, name };
}

/** Self, canonical, the parent where there is one, and one link for each child collection. */
export function linksOf(location: Location, id: string, component: Component, parent: Link | null): Link[] {
  const href = `${location.href}/${encodeURIComponent(id)}`;
  const children = component.children.map((child): Link => {
    return { rel: 'child', href: childLocation(location, id, child.name).href, name: child.name };
  });
  return [
    { rel: 'self', href, name: location.name },
    { rel: 'canonical', href, name: location.name },
    ...(parent ? [parent] : []),
    ...children,
  ];
}

export type PresentedRecord = Readonly<Record<string, string | readonly RecordTexts[] | readonly Link[]>>;

/** The answer to a write: the record's Id and its own link, nothing else. */
export function presentWritten(location: Location, id: string): { readonly items: PresentedRecord } {
  const href = `${location.href}/${encodeURIComponent(id)}`;
  return { items: { Id: id, Link: [{ rel: 'self', href, name: location.name }] } };
}

/** The answer to a read of many: one record alone stands for itself unless the response is to be uniform. */
export function presentPage(records: readonly PresentedRecord[], location: Location, isUniform: boolean) {
  const [only] = records;
  const items = only && records.length === 1 && !isUniform ? only : records;
  return { items, Link: [{ rel: 'self', href: location.href, name: location.name }] };
}
