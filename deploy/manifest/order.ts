// Checks that every element stands where the schema wants it: a parent that may have it, in its order, as often as it may.
import { BASE, OVERRIDES_1_0, OVERRIDES_1_1, type Children, type Count } from './schema.ts';
import { typeOf, type XmlElement } from './xml.ts';

const OFFICE_APP = 'http://schemas.microsoft.com/office/appforoffice/1.1';
const MAIL_1_0 = 'http://schemas.microsoft.com/office/mailappversionoverrides';
const MAIL_1_1 = `${MAIL_1_0}/1.1`;
const BASIC_TYPES = 'http://schemas.microsoft.com/office/officeappbasictypes/1.0';
/** Elements that stand in VersionOverrides in the namespace of the basic types, written with `bt:`. */
const OF_BASIC_TYPES = [
  'Sets',
  'Set',
  'Image',
  'Images',
  'Url',
  'Urls',
  'String',
  'ShortStrings',
  'LongStrings',
  'Override',
];

/** What is wrong with the places of the elements, in words. */
export function checkOrder(app: XmlElement): readonly string[] {
  if (app.name !== 'OfficeApp' || typeOf(app) !== 'MailApp')
    return ['The manifest must be <OfficeApp xsi:type="MailApp">.'];
  return checkBelow(app, BASE, OFFICE_APP, '');
}

function checkBelow(
  element: XmlElement,
  part: Readonly<Record<string, Children>>,
  namespace: string,
  above: string,
): readonly string[] {
  const [ownPart, ownNamespace] = partOf(element, part, namespace);
  const place = `${above}/${element.name}${element.attributes['id'] ? `[${element.attributes['id']}]` : ''}`;
  const children = ownPart[`${element.name}:${typeOf(element)}`] ?? ownPart[element.name];
  const isBasic = ownPart !== BASE && OF_BASIC_TYPES.includes(element.name);
  const wanted = isBasic ? BASIC_TYPES : ownNamespace;
  return [
    ...(element.namespace === wanted ? [] : [`${place} must be of the namespace ${wanted}.`]),
    ...checkChildren(element, children, place),
    ...element.children.flatMap((child) => checkBelow(child, ownPart, ownNamespace, place)),
  ];
}

/** Each VersionOverrides begins a part with lists and a namespace of its own. */
function partOf(
  element: XmlElement,
  part: Readonly<Record<string, Children>>,
  namespace: string,
): readonly [Readonly<Record<string, Children>>, string] {
  if (element.name !== 'VersionOverrides') return [part, namespace];
  return part === BASE ? [OVERRIDES_1_0, MAIL_1_0] : [OVERRIDES_1_1, MAIL_1_1];
}

function checkChildren(element: XmlElement, children: Children | undefined, place: string): readonly string[] {
  if (children === undefined) {
    if (element.children.length === 0) return [];
    return [
      `${place} may not have children${typeOf(element) ? `, or its xsi:type ${typeOf(element)} is not known` : ''}.`,
    ];
  }
  const order = Object.keys(children);
  const names = element.children.map(({ name }) => name);
  const strange = names.filter((name) => !order.includes(name));
  const known = names.filter((name) => order.includes(name));
  const late = known.find((name, index) => index > 0 && order.indexOf(name) < order.indexOf(known[index - 1] ?? ''));
  return [
    ...strange.map((name) => `${place} may not have <${name}>.`),
    ...(late ? [`${place}: <${late}> must stand before <${known[known.indexOf(late) - 1]}>.`] : []),
    ...order.flatMap((name) =>
      checkCount(place, name, children[name] ?? 'any', known.filter((one) => one === name).length),
    ),
  ];
}

function checkCount(place: string, name: string, count: Count, found: number): readonly string[] {
  if ((count === 'once' || count === 'some') && found === 0) return [`${place} lacks <${name}>.`];
  if ((count === 'once' || count === 'optional') && found > 1) return [`${place} has <${name}> ${found} times.`];
  return [];
}
