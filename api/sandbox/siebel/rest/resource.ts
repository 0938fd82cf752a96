// Reads an address under /siebel/v1.0/data: which component, record or child it names, or what is to be described. Knows no HTTP
// methods.
import { componentsOf, findChild, findComponent } from '../components/catalog.ts';
import type { Child, Component } from '../components/component.ts';
import { badRequest, noSuchObject, notSupported } from '../errors.ts';

/** A component, or one child of its records. */
export interface Described {
  readonly component: Component;
  readonly child: Child | null;
}

/** `name` is what errors call it. */
export type Resource = { readonly name: string } & (
  | { readonly kind: 'objects' | 'describeObjects' }
  | { readonly kind: 'object' | 'describeObject'; readonly businessObject: string }
  | { readonly kind: 'collection'; readonly component: Component }
  | { readonly kind: 'record'; readonly component: Component; readonly id: string }
  | { readonly kind: 'childCollection'; readonly component: Component; readonly id: string; readonly child: Child }
  | {
      readonly kind: 'childRecord';
      readonly component: Component;
      readonly id: string;
      readonly child: Child;
      readonly childId: string;
    }
  | { readonly kind: 'describe'; readonly described: Described }
);

const DESCRIBE = 'describe';

function childOf(component: Component, name: string): Child {
  const child = findChild(component, name);
  if (!child) throw noSuchObject('Business Component', name);
  return child;
}

function readCatalog(segments: readonly string[]): Resource | null {
  const [businessObject, last] = segments;
  if (businessObject === undefined) return { kind: 'objects', name: 'data' };
  if (businessObject === DESCRIBE && last === undefined) return { kind: 'describeObjects', name: DESCRIBE };
  if (last !== undefined && last !== DESCRIBE) return null;
  if (componentsOf(businessObject).length === 0) throw noSuchObject('Business Object', businessObject);
  return { kind: last === undefined ? 'object' : 'describeObject', businessObject, name: businessObject };
}

/**
 * The resource of the decoded path segments after `data`: BO, BC, and then Id, child, child Id as far as they go.
 * @throws SiebelError 404 for a name that does not exist, 501 for what lies deeper.
 */
export function readResource(segments: readonly string[]): Resource {
  if (segments.some((segment) => segment.includes('\0'))) throw badRequest('The address holds a null character.');
  const catalog = segments.length <= 2 ? readCatalog(segments) : null;
  if (catalog) return catalog;
  const [businessObject = '', name = '', id, childName, childId, ...deeper] = segments;
  const component = findComponent(`${businessObject}/${name}`);
  if (!component) throw noSuchObject('Business Component', `${businessObject}/${name}`);
  if (id === undefined) return { kind: 'collection', component, name };
  if (id === DESCRIBE) return { kind: 'describe', described: { component, child: null }, name };
  if (childName === undefined) return { kind: 'record', component, id, name };
  if (childName === DESCRIBE) return { kind: 'describe', described: { component, child: null }, name };
  const child = childOf(component, childName);
  if (childId === undefined) return { kind: 'childCollection', component, id, child, name: child.name };
  if (childId === DESCRIBE || (deeper.length === 1 && deeper[0] === DESCRIBE))
    return { kind: 'describe', described: { component, child }, name: child.name };
  if (deeper.length > 0) throw notSupported('children of children');
  return { kind: 'childRecord', component, id, child, childId, name: child.name };
}
