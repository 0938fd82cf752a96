// Property paths of a query (`start/dateTime`): checked against the metadata, and followed in an entity.
// A path to the `dateTime` of a dateTimeTimeZone reads an instant, whatever zone the entity is shown in. Must not know items.
import { badQuery } from '../GraphError.ts';
import { isObject } from '../schema/readBody.ts';
import { propertiesOf, propertyOf } from '../schema/schema.ts';
import type { GraphPropertyType } from '../schema/schema.ts';
import { wallToMs, zoneOf } from '../time/zones.ts';

/** A path as the metadata spells it, and the type at its end. */
export interface CheckedPath {
  readonly names: readonly string[];
  readonly type: GraphPropertyType;
  /** True at the `dateTime` of a dateTimeTimeZone, whose text is compared as an instant. */
  readonly isWallTime: boolean;
  /** The type that has the last property. */
  readonly owner: string;
}

/**
 * Checks a path step by step; names come in any case. Only the last step may be a collection.
 * @throws GraphError 400 for a property that its type does not have
 */
export function checkPath(path: readonly string[], typeName: string): CheckedPath {
  let type: GraphPropertyType = { name: typeName, isCollection: false, isNavigation: false, isNullable: false };
  let owner = typeName;
  const names: string[] = [];
  for (const name of path) {
    if (type.isCollection)
      throw badQuery(`The path '${path.join('/')}' leads through a collection; use any() or all().`);
    owner = type.name;
    const found = propertyOf(owner, name);
    if (!found) {
      const qualified = propertiesOf(owner) ? `microsoft.graph.${owner}` : `Edm.${owner}`;
      throw badQuery(`Could not find a property named '${name}' on type '${qualified}'.`);
    }
    names.push(found.name);
    type = found.type;
  }
  return { names, type, owner, isWallTime: owner === 'dateTimeTimeZone' && names.at(-1) === 'dateTime' };
}

/** The value at the end of a path; undefined where a step is missing. */
export function follow(value: unknown, names: readonly string[]): unknown {
  return names.reduce((at, name) => (isObject(at) ? at[name] : undefined), value);
}

/** An instant in milliseconds of a text; without an offset it is UTC. NaN if it is none. */
export function instantOfText(text: string): number {
  return Date.parse(/Z$|[+-]\d\d:\d\d$/i.test(text) || !/T/i.test(text) ? text : `${text}Z`);
}

/** The instant of a rendered dateTimeTimeZone; null if there is none. */
export function instantOfWall(value: unknown): number | null {
  if (!isObject(value)) return null;
  const [day = '', time = '00:00:00'] = String(value['dateTime']).split('T');
  const zone = value['timeZone'];
  const ms = wallToMs(day, time.slice(0, 8), zoneOf(typeof zone === 'string' ? zone : 'UTC'));
  return Number.isNaN(ms) ? null : ms;
}
