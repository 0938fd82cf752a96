// The look of every page: one brand ramp, a light and a dark Fluent theme, and the fonts. Knows no components.
import { createDarkTheme, createLightTheme } from '@fluentui/react-components';
import type { BrandVariants, Theme } from '@fluentui/react-components';

const BRAND: BrandVariants = {
  10: '#02090c',
  20: '#07202a',
  30: '#083443',
  40: '#0a4256',
  50: '#0c516a',
  60: '#0e607d',
  70: '#116f90',
  80: '#0f7795',
  90: '#2a8cab',
  100: '#469fbc',
  110: '#62b1cc',
  120: '#7dc2da',
  130: '#9ad2e6',
  140: '#b6e1f0',
  150: '#d2eff8',
  160: '#edf9fd',
};

const FONT =
  "'Segoe UI', 'Segoe UI Web (West European)', -apple-system, BlinkMacSystemFont, Roboto, 'Noto Sans', " +
  "'Helvetica Neue', 'Liberation Sans', Arial, sans-serif";

/** The light theme. */
export const lightTheme: Theme = { ...createLightTheme(BRAND), fontFamilyBase: FONT };

const dark = createDarkTheme(BRAND);

/** The dark theme; brand and danger text are lifted so that they keep a contrast of 4.5 to 1. */
export const darkTheme: Theme = {
  ...dark,
  colorBrandForeground1: BRAND[120],
  colorBrandForeground2: BRAND[130],
  colorBrandForegroundLink: BRAND[120],
  colorStatusDangerForeground1: '#f1838c',
  fontFamilyBase: FONT,
};
