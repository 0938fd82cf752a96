// Exchange's single-value extended properties on a Graph item: what Graph has no property for (MS-OXPROPS). Pure.

type Body = Readonly<Record<string, unknown>>;

/** PidTagSensitivity: 2 is private. */
const SENSITIVITY = 'Integer 0x36';
/** PidLidPrivate. */
const PRIVATE_FLAG = 'Boolean {00062008-0000-0000-C000-000000000046} Id 0x8506';
/** PidTagBusinessFaxNumber. */
export const BUSINESS_FAX = 'String 0x3A24';

/** Graph tells ids with other cases and zeros than they were asked for: `0X36`, `0x0036`, a GUID in lower case. */
function plainId(id: string): string {
  return id.toLowerCase().replace(/0x0*/g, '0x');
}

/** The value of a property; '' when the item was read without it or does not have it. */
export function extendedProperty(body: Body, id: string): string {
  const properties: unknown = body['singleValueExtendedProperties'];
  if (!Array.isArray(properties)) return '';
  for (const property of properties as unknown[]) {
    if (typeof property !== 'object' || property === null) continue;
    const entry = property as { readonly id?: unknown; readonly value?: unknown };
    if (typeof entry.id === 'string' && plainId(entry.id) === plainId(id)) return String(entry.value ?? '');
  }
  return '';
}

/** Whether a contact is marked Private. Graph's contacts have no sensitivity, and clients write either property or both. */
export function isMarkedPrivate(body: Body): boolean {
  return extendedProperty(body, SENSITIVITY) === '2' || extendedProperty(body, PRIVATE_FLAG).toLowerCase() === 'true';
}
