// The lengths of what people read, in every language, by the schema, and by what fits where Outlook shows it.
import { childOf, within, type XmlElement } from './xml.ts';

const LONGEST = { ShortStrings: 125, LongStrings: 250, DisplayName: 125, Description: 250, ProviderName: 125 } as const;
const LOCALE = /^[a-z]{2}-[A-Z]{2}$/;
/** The languages that the pane speaks beside the default. */
const LANGUAGES = ['de-DE', 'fr-FR', 'es-ES', 'ja-JP'];

export function checkTexts(app: XmlElement): readonly string[] {
  const strings = (['ShortStrings', 'LongStrings'] as const).flatMap((list) =>
    within(app, list).flatMap((found) => found.children.map((entry) => ({ entry, longest: LONGEST[list] }))),
  );
  const named = (['DisplayName', 'Description'] as const).flatMap((name) => {
    const entry = childOf(app, name);
    return entry ? [{ entry, longest: LONGEST[name] }] : [];
  });
  const provider = childOf(app, 'ProviderName')?.text ?? '';
  const locale = childOf(app, 'DefaultLocale')?.text ?? '';
  return [
    ...checkLength('ProviderName', provider, LONGEST.ProviderName),
    ...(LOCALE.test(locale) ? [] : [`The DefaultLocale must be such as en-US, not "${locale}".`]),
    ...[...strings, ...named].flatMap(({ entry, longest }) => checkEntry(entry, longest)),
  ];
}

function checkEntry(entry: XmlElement, longest: number): readonly string[] {
  const name = entry.attributes['id'] ?? entry.name;
  const locales = entry.children.map(({ attributes }) => attributes['Locale'] ?? '');
  // A name is the same in every language.
  const missing = entry.children.length === 0 ? [] : LANGUAGES.filter((language) => !locales.includes(language));
  return [
    ...checkLength(name, entry.attributes['DefaultValue'] ?? '', longest),
    ...entry.children.flatMap(({ attributes }) =>
      checkLength(`${name} in ${attributes['Locale']}`, attributes['Value'] ?? '', longest),
    ),
    ...missing.map((language) => `${name} lacks ${language}.`),
    ...locales
      .filter((locale) => !LANGUAGES.includes(locale))
      .map((locale) => `${name} is given in "${locale}", which the pane does not speak.`),
  ];
}

function checkLength(name: string, text: string, longest: number): readonly string[] {
  if (text.length >= 1 && text.length <= longest) return [];
  return [`${name} must have 1 to ${longest} characters, and has ${text.length}.`];
}
