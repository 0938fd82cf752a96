// Looks types up in the metadata table: which properties a Graph type has, of which type, and what an enumeration allows.
// Knows the table only; must not know how items are kept.
import { actionTypeTexts } from './actionTypes.ts';
import { complexTypeTexts } from './complexTypes.ts';
import { directoryTypeTexts } from './directoryTypes.ts';
import { graphEnumTexts } from './graphEnums.ts';
import { graphTypeTexts } from './graphTypes.ts';
import type { GraphTypeText } from './graphTypes.ts';

/** The type of one property: a primitive, an enumeration or a complex type by name, and whether it is a collection of them. */
export interface GraphPropertyType {
  readonly name: string;
  readonly isCollection: boolean;
  readonly isNavigation: boolean;
  /** False where the schema says that null is no value. */
  readonly isNullable: boolean;
}

const typeTexts: ReadonlyMap<string, GraphTypeText> = new Map(
  Object.entries({ ...actionTypeTexts, ...complexTypeTexts, ...directoryTypeTexts, ...graphTypeTexts }),
);
const enumTexts: ReadonlyMap<string, string> = new Map(Object.entries(graphEnumTexts));

function parseList(text: string, isNavigation: boolean): [string, GraphPropertyType][] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.map((word) => {
    const [property = '', type = ''] = word.split(':');
    const name = type.replace(/\[\]$|!$/, '');
    const isCollection = type.endsWith('[]');
    return [property, { name, isCollection, isNavigation, isNullable: !type.endsWith('!') }];
  });
}

const typeCache = new Map<string, ReadonlyMap<string, GraphPropertyType>>();

/** The properties of a type with those it inherits; undefined if the table does not hold the type. */
export function propertiesOf(typeName: string): ReadonlyMap<string, GraphPropertyType> | undefined {
  const known = typeCache.get(typeName);
  if (known) return known;
  const text = typeTexts.get(typeName);
  if (!text) return undefined;
  const inherited = text.base === undefined ? [] : [...(propertiesOf(text.base) ?? [])];
  const own = [...parseList(text.properties, false), ...parseList(text.navigation ?? '', true)];
  const all = new Map([...inherited, ...own]);
  typeCache.set(typeName, all);
  return all;
}

/** A property of a type by its name in any case, with Graph's own spelling of it; undefined if there is none. */
export function propertyOf(
  typeName: string,
  name: string,
): { readonly name: string; readonly type: GraphPropertyType } | undefined {
  const properties = propertiesOf(typeName);
  const exact = properties?.get(name);
  if (exact) return { name, type: exact };
  const wanted = name.toLowerCase();
  for (const [spelled, type] of properties ?? []) if (spelled.toLowerCase() === wanted) return { name: spelled, type };
  return undefined;
}

/** Whether a type is another one or is derived from it. */
export function isDerived(typeName: string, from: string): boolean {
  for (let name: string | undefined = typeName; name !== undefined; name = typeTexts.get(name)?.base)
    if (name === from) return true;
  return false;
}

const enumCache = new Map<string, ReadonlyMap<string, string>>();

/** The members of an enumeration, keyed by their lower-case spelling; undefined if the table does not hold it. */
export function enumMembersOf(typeName: string): ReadonlyMap<string, string> | undefined {
  const known = enumCache.get(typeName);
  if (known) return known;
  const text = enumTexts.get(typeName);
  if (text === undefined) return undefined;
  const words = text.split(/\s+/).filter((word) => word !== '');
  const members = new Map(words.map((word) => [word.toLowerCase(), word]));
  enumCache.set(typeName, members);
  return members;
}
