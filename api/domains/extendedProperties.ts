// Exchange's single-value extended properties on a Graph item: what Graph has no property for.

type Body = Readonly<Record<string, unknown>>;

/** PidTagSensitivity: '2' is private. */
export const SENSITIVITY = 'Integer 0x36';
/** PidLidPrivate. */
export const PRIVATE_FLAG = 'Boolean {00062008-0000-0000-c000-000000000046} Id 0x8506';
/** PidTagBusinessFaxNumber. */
export const BUSINESS_FAX = 'String 0x3A24';

/** The value of a property; null when the item was read without it or does not have it. Ids are compared without regard to case. */
export function extendedProperty(body: Body, id: string): string | null {
  const properties = body['singleValueExtendedProperties'];
  if (!Array.isArray(properties)) return null;
  for (const property of properties as unknown[]) {
    if (typeof property !== 'object' || property === null) continue;
    const entry = property as { id?: unknown; value?: unknown };
    if (typeof entry.id === 'string' && entry.id.toLowerCase() === id.toLowerCase()) return String(entry.value ?? '');
  }
  return null;
}

/** Whether a contact is marked Private. Graph's contacts have no sensitivity, and clients write either property or both. */
export function isMarkedPrivate(body: Body): boolean {
  return extendedProperty(body, SENSITIVITY) === '2' || extendedProperty(body, PRIVATE_FLAG)?.toLowerCase() === 'true';
}
