// Time zone names: Exchange speaks Windows names, Siebel and we speak IANA's. Pure; a name that nobody knows is null, never a guess.
import { IANAZone } from 'luxon';
import { findIana, findWindows } from 'windows-iana';

/** Names newer than the table of the library, by the zone with the same rules. */
const ALIASES: Readonly<Record<string, string>> = {
  'Europe/Kyiv': 'FLE Standard Time',
  'America/Ciudad_Juarez': 'Mountain Standard Time',
  'Asia/Qostanay': 'Central Asia Standard Time',
};

/** The IANA name for a zone that Graph or a mailbox names: Windows or IANA. `tzone://Microsoft/Custom` and the unknown give null. */
export function toIana(name: string): string | null {
  if (name === 'UTC' || name === 'Etc/UTC' || name === 'Etc/GMT') return 'Etc/UTC';
  const [canonical] = findIana(name);
  if (canonical) return canonical;
  return IANAZone.isValidZone(name) ? name : null;
}

/** The Windows name for an IANA zone; null when there is none. */
export function toWindows(iana: string): string | null {
  if (iana === 'Etc/UTC' || iana === 'UTC') return 'UTC';
  const [first] = findWindows(iana);
  return first ?? ALIASES[iana] ?? null;
}
