// A record as JSON: its fields, its children where asked for, and the links that a Siebel server puts beside them.
import type { Child, Component } from '../components/component.ts';
import type { Written } from '../data/nestedWrites.ts';
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

/** A record on its way out. */
export type Presented = Readonly<Record<string, unknown>>;

/** The address of a component. `dataUrl` ends in /data. */
export function componentLocation(dataUrl: string, component: Component): Location {
  const parts = [component.businessObject, component.name].map(encodeURIComponent);
  return { href: `${dataUrl}/${parts.join('/')}`, name: component.name };
}

export function childLocation(parent: Location, parentId: string, name: string): Location {
  return { href: `${recordHref(parent, parentId)}/${encodeURIComponent(name)}`, name };
}

function recordHref(location: Location, id: string): string {
  return `${location.href}/${encodeURIComponent(id)}`;
}

/** The parent of a child record. */
export function parentLink(parent: Location, id: string): Link {
  return { rel: 'parent', href: recordHref(parent, id), name: parent.name };
}

/** Self, canonical, the parent where there is one, and one link for each of these child collections. */
export function linksOf(location: Location, id: string, children: readonly Child[], parent: Link | null): Link[] {
  const href = recordHref(location, id);
  const { name } = location;
  const own: Link[] = [
    { rel: 'self', href, name },
    { rel: 'canonical', href, name },
  ];
  if (parent) own.push(parent);
  for (const child of children)
    own.push({ rel: 'child', href: `${href}/${encodeURIComponent(child.name)}`, name: child.name });
  return own;
}

/** A list that stands for itself when it holds one thing alone, unless the response is to be uniform. */
export function listed<T>(list: readonly T[], isUniform: boolean): T | readonly T[] {
  const [only] = list;
  return only !== undefined && list.length === 1 && !isUniform ? only : list;
}

/** The answer to a read of many. */
export function presentPage(records: readonly Presented[], location: Location, isUniform: boolean) {
  const self: Link = { rel: 'self', href: location.href, name: location.name };
  return { items: listed(records, isUniform), Link: [self] };
}

function selfLink(location: Location, id: string): Link {
  return { rel: 'self', href: recordHref(location, id), name: location.name };
}

/** Ids under a child's name, each with its own link. */
function presentWrittenChildren(location: Location, id: string, written: Written, isUniform: boolean): Presented {
  const entries = written.children.map(({ ids, isList, name }) => {
    const place = childLocation(location, id, name);
    const records = ids.map((childId) => ({ Id: childId, Link: listed([selfLink(place, childId)], isUniform) }));
    return [name, isList ? records : listed(records, isUniform)];
  });
  return Object.fromEntries(entries) as Presented;
}

/** A written record: the fields that were sent, its Id, its children's Ids, and the links to itself alone. */
export function presentWritten(location: Location, sent: RecordTexts, written: Written, isUniform: boolean): Presented {
  return {
    ...sent,
    Id: written.id,
    ...presentWrittenChildren(location, written.id, written, isUniform),
    Link: listed([selfLink(location, written.id)], isUniform),
  };
}
