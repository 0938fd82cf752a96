// Time zone names: Exchange speaks Windows names, we speak IANA's. Pure; a name that nobody knows is null, never a guess.
// The table is the library's (CLDR); a Windows name stands for the IANA zone of its default territory.
import { IANAZone } from 'luxon';
import { findIana, findWindows } from 'windows-iana';

/** Zones that were renamed after the table was made, by the name it knows them under. */
const RENAMED: Readonly<Record<string, string>> = {
  'Europe/Kyiv': 'Europe/Kiev',
  'Pacific/Kanton': 'Pacific/Enderbury',
};

const UTC = new Set(['utc', 'gmt', 'z', 'etc/utc', 'etc/gmt']);

/** Names that were found before: the library searches its whole table each time, and the zones of the world are few. */
const knownIana = new Map<string, string>();
const knownWindows = new Map<string, string>();

function remembered(known: Map<string, string>, name: string, found: string | null): string | null {
  if (found !== null) known.set(name, found);
  return found;
}

/** The IANA name for a zone as Graph or a mailbox names it, Windows or IANA. `tzone://Microsoft/Custom` and the unknown give null. */
export function toIana(name: string): string | null {
  return knownIana.get(name) ?? remembered(knownIana, name, findIanaName(name));
}

function findIanaName(name: string): string | null {
  if (UTC.has(name.toLowerCase())) return 'Etc/UTC';
  const [first] = findIana(name);
  if (first !== undefined) return first;
  return name.includes('/') && IANAZone.isValidZone(name) ? name : null;
}

/** The Windows name for an IANA zone; null where Windows has none. */
export function toWindows(iana: string): string | null {
  return knownWindows.get(iana) ?? remembered(knownWindows, iana, findWindowsName(iana));
}

function findWindowsName(iana: string): string | null {
  if (UTC.has(iana.toLowerCase())) return 'UTC';
  return findWindows(RENAMED[iana] ?? iana)[0] ?? null;
}
