// Which language the pane speaks: the host's, as far as there is a catalogue; English else. Other languages are loaded when they are needed.
import { en } from './en.ts';
import type { Strings } from './en.ts';

const CATALOGUES: Readonly<Record<string, () => Promise<Strings>>> = {
  de: async () => (await import('./de.ts')).de,
  es: async () => (await import('./es.ts')).es,
  fr: async () => (await import('./fr.ts')).fr,
  ja: async () => (await import('./ja.ts')).ja,
};
const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'iw', 'ku', 'ps', 'ug', 'ur', 'yi']);

const primary = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';

export interface Language {
  readonly dir: 'ltr' | 'rtl';
  /** For dates and numbers: the host's own tag where we speak its language, so that en-GB is not en-US. */
  readonly locale: string;
  readonly strings: Strings;
}

/** @param tag BCP 47, as Outlook says it */
export async function loadLanguage(tag: string): Promise<Language> {
  const language = primary(tag);
  // A catalogue that cannot be fetched must not keep the pane from opening.
  const strings = (await CATALOGUES[language]?.().catch(() => null)) ?? en;
  const locale = language === strings.language && Intl.DateTimeFormat.supportedLocalesOf(safe(tag)).length > 0 ? safe(tag) : strings.language; // prettier-ignore
  return { dir: RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr', locale, strings };
}

/** Tags that are none are read as English. */
function safe(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replace('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
