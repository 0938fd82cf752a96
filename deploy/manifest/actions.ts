// What the buttons do, and where that is possible: pinning beside messages only, no item while reading only, the smallest permission.
import { childOf, typeOf, within, type XmlElement } from './xml.ts';

const PINNABLE = ['MessageReadCommandSurface', 'MessageComposeCommandSurface'];
const PERMISSIONS = ['Restricted', 'ReadItem', 'ReadWriteItem', 'ReadWriteMailbox'];
const SURFACES = [...PINNABLE, 'AppointmentOrganizerCommandSurface', 'AppointmentAttendeeCommandSurface'];
const FUNCTION_NAME = /^[A-Za-z_]\w*$/;

export function checkActions(app: XmlElement): readonly string[] {
  const permission = childOf(app, 'Permissions')?.text ?? '';
  return [
    ...(PERMISSIONS.includes(permission) ? [] : [`"${permission}" is no permission of a mail add-in.`]),
    ...within(app, 'VersionOverrides').flatMap(checkOverrides),
  ];
}

function checkOverrides(overrides: XmlElement): readonly string[] {
  const points = within(overrides, 'ExtensionPoint', ['VersionOverrides']);
  const missing = SURFACES.filter((surface) => !points.some((point) => typeOf(point) === surface));
  const needsFile = (factor: XmlElement) =>
    within(factor, 'FunctionName').length > 0 && childOf(factor, 'FunctionFile') === undefined;
  const factors = ['DesktopFormFactor', 'MobileFormFactor'].flatMap((name) =>
    within(overrides, name, ['VersionOverrides']),
  );
  return [
    ...missing.map((surface) => `${typeOf(overrides)} lacks the ${surface}.`),
    ...factors.filter(needsFile).map(({ name }) => `${name} calls functions and names no FunctionFile.`),
    ...points.flatMap(checkPoint),
  ];
}

function checkPoint(point: XmlElement): readonly string[] {
  const surface = typeOf(point);
  const has = (name: string) => within(point, name).some(({ text }) => text === 'true');
  const flags = ['SupportsPinning', 'SupportsNoItemContext', 'SupportsMultiSelect'].flatMap((name) =>
    within(point, name),
  );
  return [
    ...flags
      .filter(({ text }) => text !== 'true' && text !== 'false')
      .map(({ name }) => `<${name}> must be true or false.`),
    ...(has('SupportsPinning') && !PINNABLE.includes(surface) ? [`${surface} cannot be pinned.`] : []),
    ...(has('SupportsNoItemContext') && surface !== 'MessageReadCommandSurface'
      ? [`${surface} cannot be without an item.`]
      : []),
    ...within(point, 'FunctionName')
      .filter(({ text }) => !FUNCTION_NAME.test(text))
      .map(({ text }) => `"${text}" is no name of a function.`),
    ...within(point, 'OfficeTab')
      .filter(({ attributes }) => attributes['id'] !== 'TabDefault')
      .map(() => `${surface} must be in the tab TabDefault.`),
  ];
}
