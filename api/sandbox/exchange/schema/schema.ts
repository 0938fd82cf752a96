// Looks types up in the metadata table: which properties a Graph type has, of which type, and what an enumeration allows.
// Knows the table only; must not know how items are kept.
import { graphEnumTexts, graphTypeTexts } from './graphTypes.ts';

/** The type of one property: a primitive, an enumeration or a complex type by name, and whether it is a collection of them. */
export interface GraphPropertyType {
  readonly name: string;
  readonly isCollection: boolean;
  readonly isNavigation: boolean;
}

function parseList(text: string, isNavigation: boolean): [string, GraphPropertyType][] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.map((word) => {
    const [property = '', type = ''] = word.split(':');
    const isCollection = type.endsWith('[]');
    return [property, { name: isCollection ? type.slice(0, -2) : type, isCollection, isNavigation }];
  });
}

const typeCache = new Map<string, ReadonlyMap<string, GraphPropertyType>>();

/** The properties of a type with those it inherits; undefined if the table does not hold the type. */
export function propertiesOf(typeName: string): ReadonlyMap<string, GraphPropertyType> | undefined {
  const known = typeCache.get(typeName);
  if (known) return known;
  const text = graphTypeTexts[typeName];
  if (!text) return undefined;
  const inherited = text.base === undefined ? [] : [...(propertiesOf(text.base) ?? [])];
  const own = [...parseList(text.properties, false), ...parseList(text.navigation ?? '', true)];
  const all = new Map([...inherited, ...own]);
  typeCache.set(typeName, all);
  return all;
}

const enumCache = new Map<string, ReadonlyMap<string, string>>();

/** The members of an enumeration, keyed by their lower-case spelling; undefined if the table does not hold it. */
export function enumMembersOf(typeName: string): ReadonlyMap<string, string> | undefined {
  const known = enumCache.get(typeName);
  if (known) return known;
  const text = graphEnumTexts[typeName];
  if (text === undefined) return undefined;
  const words = text.split(/\s+/).filter((word) => word !== '');
  const members = new Map(words.map((word) => [word.toLowerCase(), word]));
  enumCache.set(typeName, members);
  return members;
}
