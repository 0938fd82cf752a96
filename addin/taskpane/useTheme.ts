// The look that fits Outlook and the system: light, dark, or the system's own colours of high contrast, which only those load who need them.
import type { Theme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useMediaQuery } from '../hooks/useMediaQuery.ts';
import { darkTheme, lightTheme } from '../theme.ts';

/** @param isHostDark null where Outlook does not say */
export function useTheme(isHostDark: boolean | null): { readonly isDark: boolean; readonly theme: Theme } {
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)');
  const isHighContrast = useMediaQuery('(forced-colors: active)');
  const [highContrast, setHighContrast] = useState<Theme | null>(null);
  useEffect(() => {
    if (!isHighContrast) return;
    import('../highContrastTheme.ts').then(
      ({ highContrastTheme }) => setHighContrast(highContrastTheme),
      () => undefined,
    );
  }, [isHighContrast]);
  const isDark = isHostDark ?? prefersDark;
  const plain = isDark ? darkTheme : lightTheme;
  return { isDark, theme: isHighContrast ? (highContrast ?? plain) : plain };
}
