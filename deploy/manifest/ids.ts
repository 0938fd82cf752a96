// The manifest's names for things: its own GUID and version, and the ids by which its parts refer to each other.
import { childOf, everything, within, type XmlElement } from './xml.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Numbers of at most five digits: what Outlook and Exchange compare. */
const VERSION = /^\d{1,5}(\.\d{1,5}){3}$/;
const LONGEST_REFERENCE = 32;

/** Which list of resources an element's resid points into. */
const RESOURCES: Readonly<Record<string, string>> = {
  Label: 'ShortStrings',
  Title: 'ShortStrings',
  Description: 'LongStrings',
  Image: 'Images',
  SourceLocation: 'Urls',
  FunctionFile: 'Urls',
};

export function checkIds(app: XmlElement): readonly string[] {
  const id = childOf(app, 'Id')?.text ?? '';
  const version = childOf(app, 'Version')?.text ?? '';
  return [
    ...(GUID.test(id) ? [] : [`The Id must be a GUID, not "${id}".`]),
    ...(VERSION.test(version) ? [] : [`The Version must be four numbers such as 1.0.0.0, not "${version}".`]),
    ...within(app, 'VersionOverrides').flatMap(checkOverrides),
  ];
}

/** The ids of one VersionOverrides; one nested in it has its own. */
function checkOverrides(overrides: XmlElement): readonly string[] {
  const own = (name: string) => within(overrides, name, ['VersionOverrides']);
  const resources = childOf(overrides, 'Resources');
  const defined = (resources?.children ?? []).flatMap((list) =>
    list.children.map((entry) => ({ list: list.name, id: entry.attributes['id'] ?? '' })),
  );
  const used = overrides.children
    .filter((child) => child.name !== 'VersionOverrides' && child.name !== 'Resources')
    .flatMap(everything)
    .flatMap(({ name, attributes }) =>
      attributes['resid'] === undefined ? [] : [{ list: RESOURCES[name] ?? '', id: attributes['resid'], name }],
    );
  const isSame = (one: { list: string; id: string }, other: { list: string; id: string }) =>
    one.id === other.id && one.list === other.list;
  const controls = [...own('Control'), ...own('Group')].map(({ attributes }) => attributes['id'] ?? '');
  return [
    ...defined
      .filter(({ id }) => id.length === 0 || id.length > LONGEST_REFERENCE)
      .map(({ id }) => `The resource id "${id}" must have 1 to ${LONGEST_REFERENCE} characters.`),
    ...twice(defined.map(({ id }) => id)).map((id) => `The resource "${id}" is defined twice.`),
    ...used
      .filter((one) => !defined.some((other) => isSame(one, other)))
      .map(({ id, list, name }) => `<${name} resid="${id}"> is not defined in ${list}.`),
    ...defined
      .filter((one) => !used.some((other) => isSame(one, other)))
      .map(({ id }) => `The resource "${id}" is used by nothing.`),
    ...controls
      .filter((id) => !/^[\w.]{1,64}$/.test(id))
      .map((id) => `The id "${id}" of a group or control must have 1 to 64 letters, digits, dots or underscores.`),
    ...twice(controls).map((id) => `Two groups or controls have the id "${id}".`),
  ];
}

function twice(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
