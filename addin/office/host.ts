// Where the pane runs: platform, language, colours. Knows Office's context and nothing of items.
import type { Outlook } from './outlook.ts';

/** Whether a colour like #RRGGBB is a dark one; null for anything else. */
function isDarkColour(colour: string | undefined): boolean | null {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? '');
  if (!hex) return null;
  const [red = 0, green = 0, blue = 0] = hex.slice(1).map((part) => parseInt(part, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/** As Office tells it now. */
export function describeHost(): Outlook['host'] {
  const { displayLanguage, officeTheme, platform } = Office.context;
  const name = String(platform ?? '');
  return {
    platform: name,
    isMobile: name === 'iOS' || name === 'Android',
    language: displayLanguage || navigator.language,
    // Older Outlooks have no theme at all, whatever the types say.
    isDark:
      (officeTheme as Office.OfficeTheme | undefined)?.isDarkTheme ?? isDarkColour(officeTheme?.bodyBackgroundColor),
  };
}

/** Opens a page outside the pane: by Outlook where it wants to do it itself. */
export function openUrl(url: string): void {
  if (Office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1'))
    Office.context.ui.openBrowserWindow(url);
  else window.open(url, '_blank', 'noopener');
}
