// Reads an address under /siebel/v1.0/data: which component, record or child it names. Knows no HTTP methods.
import { findChild, findComponent } from '../components/catalog.ts';
import type { Child, Component } from '../components/component.ts';
import { noSuchObject, notSupported } from '../errors.ts';

export type Resource =
  | { readonly kind: 'collection' | 'describe'; readonly component: Component }
  | { readonly kind: 'record'; readonly component: Component; readonly id: string }
  | {
      readonly kind: 'childCollection' | 'describeChild';
      readonly component: Component;
      readonly id: string;
      readonly child: Child;
    }
  | {
      readonly kind: 'childRecord';
      readonly component: Component;
      readonly id: string;
      readonly child: Child;
      readonly childId: string;
    };

function childOf(component: Component, name: string): Child {
  const child = findChild(component, name);
  if (!child) throw noSuchObject('Business Component', name);
  return child;
}

/**
 * The resource of the decoded path segments after `data`: BO, BC, and then Id, child, child Id as far as they go.
 * @throws SiebelError 404 for a name that does not exist, 501 for what lies deeper.
 */
export function readResource(segments: readonly string[]): Resource {
  const [businessObject = '', name = '', id, childName, childId, ...deeper] = segments;
  if (deeper.length > 0 && deeper[0] !== 'describe') throw notSupported('children of children');
  const component = findComponent(`${businessObject}/${name}`);
  if (!component) throw noSuchObject('Business Component', `${businessObject}/${name}`);
  if (id === undefined) return { kind: 'collection', component };
  if (id === 'describe') return { kind: 'describe', component };
  if (childName === undefined) return { kind: 'record', component, id };
  if (childName === 'describe') return { kind: 'describe', component };
  const child = childOf(component, childName);
  if (childId === undefined) return { kind: 'childCollection', component, id, child };
  if (childId === 'describe' || deeper.length > 0) return { kind: 'describeChild', component, id, child };
  return { kind: 'childRecord', component, id, child, childId };
}
