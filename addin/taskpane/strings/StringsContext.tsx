// The words and formats of the pane for every component below, so that none of them names a language.
import { createContext, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import { createFormats } from './formats.ts';
import type { Formats } from './formats.ts';
import type { Language } from './language.ts';
import type { Strings } from './en.ts';

interface Words {
  readonly formats: Formats;
  readonly strings: Strings;
}

const StringsContext = createContext<Words | null>(null);

interface StringsProviderProps {
  readonly children: ReactNode;
  readonly language: Language;
}

export function StringsProvider({ children, language }: StringsProviderProps) {
  const { locale, strings } = language;
  const words = useMemo(() => ({ formats: createFormats(locale), strings }), [locale, strings]);
  return <StringsContext value={words}>{children}</StringsContext>;
}

function useWords(): Words {
  const words = useContext(StringsContext);
  if (words === null) throw new Error('The words need a StringsProvider above them.');
  return words;
}

/** @throws Error outside a StringsProvider: a mistake in the code. */
export function useStrings(): Strings {
  return useWords().strings;
}

/** @throws Error outside a StringsProvider: a mistake in the code. */
export function useFormats(): Formats {
  return useWords().formats;
}
