// The Prefer header: what a client asks for, and which of it is done. Knows the header's grammar; must not know what follows from it.
import { zoneOf } from './time/zones.ts';

/** What the Prefer header asks for. */
export interface Preferences {
  readonly immutableIds: boolean;
  /** As the client wrote it; 'UTC' unless asked otherwise. */
  readonly zoneName: string;
  /** Its IANA name. */
  readonly zone: string;
  readonly maxPageSize?: number;
  readonly bodyType?: 'text' | 'html';
  readonly isMinimal: boolean;
  /** Those that are done, as the client wrote them, for `Preference-Applied`. */
  readonly applied: readonly string[];
}

const plain: Preferences = { immutableIds: false, zoneName: 'UTC', zone: 'utc', isMinimal: false, applied: [] };

/** Cuts at commas and semicolons that stand outside of double quotes; several header lines come joined by commas. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let isQuoted = false;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted || (character !== ',' && character !== ';')) continue;
    parts.push(text.slice(start, index));
    start = index + 1;
  }
  return [...parts, text.slice(start)].map((part) => part.trim()).filter((part) => part !== '');
}

/** What one preference changes; undefined if it is not known or asks for nothing that there is. */
function effectOf(name: string, value: string): Partial<Preferences> | undefined {
  const word = value.toLowerCase();
  switch (name) {
    case 'idtype':
      return word === 'immutableid' ? { immutableIds: true } : undefined;
    case 'outlook.timezone':
      return { zoneName: value, zone: zoneOf(value) };
    case 'outlook.body-content-type':
      return word === 'text' || word === 'html' ? { bodyType: word } : undefined;
    case 'odata.maxpagesize':
    case 'maxpagesize':
      return /^[1-9]\d{0,8}$/.test(value) ? { maxPageSize: Number(value) } : undefined;
    case 'return':
      return word === 'minimal' || word === 'representation' ? { isMinimal: word === 'minimal' } : undefined;
    default:
      return undefined;
  }
}

/**
 * Reads a Prefer header; of a preference that stands there twice the first one counts.
 * @throws GraphError 400 for a time zone that does not exist
 */
export function readPreferences(text: string | undefined): Preferences {
  if (text === undefined || text === '') return plain;
  let result = plain;
  const seen = new Set<string>();
  for (const part of partsOf(text)) {
    const at = part.indexOf('=');
    const name = (at === -1 ? part : part.slice(0, at)).trim().toLowerCase();
    if (seen.has(name)) continue;
    seen.add(name);
    const value = at === -1 ? '' : part.slice(at + 1).trim();
    const bare = value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value;
    const effect = effectOf(name, bare);
    if (effect) result = { ...result, ...effect, applied: [...result.applied, part] };
  }
  return result;
}
