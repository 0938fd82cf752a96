// Light or dark: what the system prefers, unless the user of this browser chose otherwise. The choice is kept in localStorage.
import { useCallback, useState } from 'react';
import { useMediaQuery } from './useMediaQuery.ts';

export type ColorScheme = 'light' | 'dark';
/** `system` follows the operating system. */
export type SchemeChoice = ColorScheme | 'system';

const STORAGE_KEY = 'colorScheme';

function readChoice(): SchemeChoice {
  const kept = window.localStorage.getItem(STORAGE_KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** The scheme to show, the choice behind it, and a way to choose. */
export function useColorScheme(): {
  readonly choice: SchemeChoice;
  readonly choose: (choice: SchemeChoice) => void;
  readonly scheme: ColorScheme;
} {
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)');
  const [choice, setChoice] = useState(readChoice);
  const choose = useCallback((next: SchemeChoice) => {
    if (next === 'system') window.localStorage.removeItem(STORAGE_KEY);
    else window.localStorage.setItem(STORAGE_KEY, next);
    setChoice(next);
  }, []);
  const system: ColorScheme = prefersDark ? 'dark' : 'light';
  return { choice, choose, scheme: choice === 'system' ? system : choice };
}
