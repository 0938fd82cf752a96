// What applications hang on an item besides its own properties: extended properties and open extensions. One way to write them, to show them
// and to filter by them, for every kind of item that has them. Must not know the kinds.
import { GraphError } from '../GraphError.ts';
import type { Expand } from '../odata/expand.ts';
import { isObject, readBody, without } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { expandExtended, extendedEntities, writeExtended, writeExtendedLists } from './extendedProperties.ts';
import { expandedExtensions, extensionEntities, extensionsForFilter, readExtensions } from './openExtensions.ts';
import type { Extensions } from './openExtensions.ts';

/** The parts of an item that this file knows. */
export interface ItemParts {
  readonly extended?: Readonly<Record<string, string>>;
  readonly extendedLists?: Readonly<Record<string, readonly string[]>>;
  readonly extensions?: Extensions;
}

/**
 * A request body of a type that takes open extensions: checked against the metadata, the extensions left for `writeParts`.
 * @throws GraphError 400
 */
export function readItemBody(body: unknown, typeName: string): Json {
  if (!isObject(body) || !('extensions' in body)) return readBody(body, typeName);
  return { ...readBody(without(body, ['extensions']), typeName), extensions: body['extensions'] };
}

/**
 * The parts after a write. Extensions come along with a new item only.
 * @param body of `readItemBody`, or a body without extensions
 * @throws GraphError 400
 */
export function writeParts(body: Json, before?: ItemParts): ItemParts {
  if (before && body['extensions'] !== undefined) {
    const message = "The extensions of an item are changed at their own address, '.../extensions/{name}'.";
    throw new GraphError(400, 'ErrorInvalidRequest', message);
  }
  const lists = writeExtendedLists(before?.extendedLists, body['multiValueExtendedProperties']);
  const extensions = before ? before.extensions : readExtensions(body['extensions']);
  return {
    extended: writeExtended(before?.extended, body['singleValueExtendedProperties']),
    ...(Object.keys(lists).length > 0 || before?.extendedLists ? { extendedLists: lists } : {}),
    ...(extensions ? { extensions } : {}),
  };
}

/** The entity with the part that an item of `$expand` names; undefined if it names something else. */
export function expandPart(item: ItemParts, entity: Json, option: Expand): Json | undefined {
  if (option.name === 'singleValueExtendedProperties') return expandExtended(item.extended, entity, option);
  if (option.name === 'multiValueExtendedProperties') return expandExtended(item.extendedLists, entity, option);
  if (option.name !== 'extensions') return undefined;
  return { ...entity, extensions: expandedExtensions(item.extensions, option.filter) };
}

/** The parts as a filter asks for them. */
export function partsForFilter(item: ItemParts): Json {
  return {
    singleValueExtendedProperties: extendedEntities(item.extended),
    multiValueExtendedProperties: extendedEntities(item.extendedLists),
    extensions: extensionsForFilter(item.extensions),
  };
}

/** A new item's entity with the extensions that were made along with it. */
export function withExtensions(item: ItemParts, entity: Json): Json {
  return item.extensions ? { ...entity, extensions: extensionEntities(item.extensions) } : entity;
}
