// `$select`: the chosen properties of an entity. A path (`start/dateTime`) chooses the whole of its first property. Knows the metadata.
import { badQuery } from '../GraphError.ts';
import type { Json } from '../schema/readBody.ts';
import { propertyOf } from '../schema/schema.ts';

function checkPath(path: string, typeName: string): string {
  let first: string | undefined;
  let type = typeName;
  for (const name of path.split('/')) {
    const found = propertyOf(type, name);
    if (!found)
      throw badQuery(`Could not find a property named '${name.slice(0, 100)}' on type 'microsoft.graph.${type}'.`);
    first ??= found.name;
    type = found.type.name;
  }
  return first ?? path;
}

/**
 * Checks a list of property names against a type and gives them Graph's spelling.
 * @throws GraphError 400 for a name that the type does not have
 */
export function checkSelect(names: readonly string[] | undefined, typeName: string): readonly string[] | undefined {
  if (!names || names.includes('*')) return undefined;
  return names.map((name) => checkPath(name, typeName));
}

/** The entity with the chosen properties alone; annotations, the id and expanded navigations always stay. */
export function pick(entity: Json, select: readonly string[] | undefined, expanded: readonly string[] = []): Json {
  if (!select) return entity;
  const result: Json = {};
  for (const name of Object.keys(entity)) {
    if (name === 'id' || name.includes('@') || select.includes(name) || expanded.includes(name))
      result[name] = entity[name];
  }
  return result;
}
