// The look of high contrast; apart from the others, for few need it.
import { teamsHighContrastTheme } from '@fluentui/react-components';
import type { Theme } from '@fluentui/react-components';
import { lightTheme } from './theme.ts';

export const highContrastTheme: Theme = { ...teamsHighContrastTheme, fontFamilyBase: lightTheme.fontFamilyBase };
