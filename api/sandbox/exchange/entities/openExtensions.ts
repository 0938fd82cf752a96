// Open extensions: an application's own properties on an item, by the extension's name. Knows their ids and limits; must not know items.
import { GraphError } from '../GraphError.ts';
import { compileFilter } from '../odata/filter.ts';
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';

/** Extensions by name; a value holds the properties without name and id. */
export type Extensions = Readonly<Record<string, Json>>;

const fullPrefix = 'microsoft.graph.openTypeExtension.';
const outlookPrefix = 'Microsoft.OutlookServices.OpenTypeExtension.';
/** Also without its namespace, which a path loses where it names a type. */
const anyPrefix = /^((microsoft\.graph|microsoft\.outlookservices)\.)?opentypeextension\./i;
const namePattern = /^[A-Za-z_][\w.-]{0,254}$/;
const types = /^#?(microsoft\.graph|microsoft\.outlookservices)\.opentypeextension$/i;

function refuse(message: string): never {
  throw new GraphError(400, 'RequestBodyRead', message);
}

function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** The name of an extension by its name or either of its full ids. */
function extensionName(id: string): string {
  return id.replace(anyPrefix, '');
}

/** The key under which an extension is kept, whatever the case of its name; undefined if there is none. */
export function extensionKey(kept: Extensions | undefined, id: string): string | undefined {
  const wanted = extensionName(id).toLowerCase();
  return Object.keys(kept ?? {}).find((name) => name.toLowerCase() === wanted);
}

/** The properties of a body that are an application's own; those that are null go. */
function ownProperties(body: Json): Json {
  const own: Json = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.includes('@') || ['id', 'extensionName'].includes(name)) continue;
    const isFit = isPlain(value) || (Array.isArray(value) && value.every((entry) => isPlain(entry) && entry !== null));
    if (!isFit)
      refuse(`The property '${name.slice(0, 100)}' of an open extension must be a plain value or a list of them.`);
    if (name === '__proto__') refuse(`'${name}' is no name of a property.`);
    if (value !== null) own[name] = value;
  }
  return own;
}

/**
 * An extension of a request body: its name and its properties.
 * @param known the name that the path gives, which a body may leave out
 * @throws GraphError 400 for a wrong type, a missing or bad name, or values that are not plain
 */
export function readExtension(body: unknown, known?: string): { readonly name: string; readonly properties: Json } {
  if (!isObject(body)) throw new GraphError(400, 'BadRequest', 'Empty Payload. JSON content expected.');
  const type = body['@odata.type'];
  if (type === undefined ? known === undefined : typeof type !== 'string' || !types.test(type))
    refuse("An open extension needs '@odata.type': 'microsoft.graph.openTypeExtension'.");
  const given = body['extensionName'] ?? known;
  if (typeof given !== 'string') refuse("An open extension needs an 'extensionName'.");
  const name = extensionName(given);
  if (!namePattern.test(name) || name === '__proto__') refuse(`'${name.slice(0, 100)}' is no name of an extension.`);
  return { name, properties: ownProperties(body) };
}

/**
 * The extensions that a new item's body brings along.
 * @throws GraphError 400 as for a single one, or for two of one name
 */
export function readExtensions(given: unknown): Record<string, Json> | undefined {
  if (given === undefined || given === null) return undefined;
  if (!Array.isArray(given)) refuse("A 'StartArray' node was expected for property 'extensions'.");
  const kept: Record<string, Json> = {};
  for (const { name, properties } of given.map((one: unknown) => readExtension(one))) {
    if (extensionKey(kept, name) !== undefined) refuse(`Two extensions have the name '${name}'.`);
    kept[name] = properties;
  }
  return kept;
}

/** An extension as Graph returns it. Users' extensions have their name as their id, others their full name. */
export function renderExtension(name: string, properties: Json, isOfUser = false): Json {
  const id = isOfUser ? name : `${fullPrefix}${name}`;
  return { '@odata.type': '#microsoft.graph.openTypeExtension', id, extensionName: name, ...properties };
}

/** All extensions as entities. */
export function extensionEntities(kept: Extensions | undefined, isOfUser = false): Json[] {
  return Object.entries(kept ?? {}).map(([name, properties]) => renderExtension(name, properties, isOfUser));
}

/** Each extension under each id that a filter may name it by. */
export function extensionsForFilter(kept: Extensions | undefined): Json[] {
  return Object.keys(kept ?? {}).flatMap((name) =>
    [name, `${fullPrefix}${name}`, `${outlookPrefix}${name}`].map((id) => ({ id, extensionName: name })),
  );
}

/** The extensions that `$expand=extensions` asks for: all, or those that its filter names by any of their ids. */
export function expandedExtensions(kept: Extensions | undefined, filter?: string, isOfUser = false): Json[] {
  if (filter === undefined) return extensionEntities(kept, isOfUser);
  const passes = compileFilter(filter, 'openTypeExtension');
  const chosen = new Set(
    extensionsForFilter(kept)
      .filter(passes)
      .map((one) => one['extensionName']),
  );
  return extensionEntities(kept, isOfUser).filter((one) => chosen.has(one['extensionName']));
}
