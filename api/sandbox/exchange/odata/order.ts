// Orders entities as `$orderby` says: texts without regard to case, dates and times as instants, what has no value first.
// Knows the metadata; must not know items.
import { badQuery } from '../GraphError.ts';
import type { Json } from '../schema/readBody.ts';
import { propertiesOf } from '../schema/schema.ts';
import { checkPath, follow, instantOfText, instantOfWall } from './paths.ts';

/** One term of `$orderby`. */
export interface Order {
  readonly path: readonly string[];
  readonly isDescending: boolean;
}

type Read = (entity: Json) => string | number | null;

function readerOf(path: readonly string[], typeName: string): Read {
  const { names, type, isWallTime } = checkPath(path, typeName);
  if (isWallTime) return (entity) => instantOfWall(follow(entity, names.slice(0, -1)));
  if (type.name === 'dateTimeTimeZone') return (entity) => instantOfWall(follow(entity, names));
  if (type.isCollection || propertiesOf(type.name))
    throw badQuery(
      `The $orderby expression must evaluate to a single value of primitive type: '${path.join('/')}' does not.`,
    );
  return (entity) => {
    const value = follow(entity, names);
    if (typeof value === 'string') return type.name === 'DateTimeOffset' ? instantOfText(value) : value.toLowerCase();
    if (typeof value === 'boolean') return Number(value);
    return typeof value === 'number' ? value : null;
  };
}

function order(left: string | number | null, right: string | number | null): number {
  if (left === right) return 0;
  if (left === null) return -1;
  return right === null || left > right ? 1 : -1;
}

/**
 * A function that orders entities; undefined where no order is asked for.
 * @throws GraphError 400 for a path that the type does not have, or that leads to no plain value
 */
export function comparer(orders: readonly Order[], typeName: string): ((one: Json, other: Json) => number) | undefined {
  if (orders.length === 0) return undefined;
  const keys = orders.map(({ path, isDescending }) => ({
    read: readerOf(path, typeName),
    sign: isDescending ? -1 : 1,
  }));
  return (one, other) => {
    for (const { read, sign } of keys) {
      const found = order(read(one), read(other));
      if (found !== 0) return found * sign;
    }
    return 0;
  };
}
