// A person as initials on a colour that is always the same for the name. Decoration: the name stands beside it.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  disc: {
    display: 'grid',
    placeItems: 'center',
    width: '32px',
    height: '32px',
    flexShrink: 0,
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    userSelect: 'none',
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  teal: { backgroundColor: tokens.colorPaletteTealBackground2, color: tokens.colorPaletteTealForeground2 },
  blue: { backgroundColor: tokens.colorPaletteCornflowerBackground2, color: tokens.colorPaletteCornflowerForeground2 },
  lavender: { backgroundColor: tokens.colorPaletteLavenderBackground2, color: tokens.colorPaletteLavenderForeground2 },
  peach: { backgroundColor: tokens.colorPalettePeachBackground2, color: tokens.colorPalettePeachForeground2 },
  forest: { backgroundColor: tokens.colorPaletteForestBackground2, color: tokens.colorPaletteForestForeground2 },
  pink: { backgroundColor: tokens.colorPalettePinkBackground2, color: tokens.colorPalettePinkForeground2 },
  quiet: { backgroundColor: tokens.colorNeutralBackground6, color: tokens.colorNeutralForeground2 },
});

const COLORS = ['teal', 'blue', 'lavender', 'peach', 'forest', 'pink'] as const;

/** First and last word's initials; one character for names that are written without spaces. */
export function initialsOf(name: string): string {
  const words = name.replace(/\(.*?\)/g, '').split(/[\s,@.]+/).filter((word) => /\p{L}/u.test(word)); // prettier-ignore
  const [first = ''] = words;
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  if (/\p{Script=Han}|\p{Script=Hangul}|\p{Script=Katakana}/u.test(first)) return [...first].slice(0, 1).join('');
  return [first, last].map((word) => [...word][0] ?? '').join('').toLocaleUpperCase(); // prettier-ignore
}

interface MonogramProps {
  /** Grey, for somebody who is not in Siebel. */
  readonly isQuiet?: boolean;
  readonly name: string;
}

export function Monogram({ isQuiet = false, name }: MonogramProps) {
  const styles = useStyles();
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  const color = COLORS[sum % COLORS.length] ?? 'teal';
  return (
    <span aria-hidden className={mergeClasses(styles.disc, isQuiet ? styles.quiet : styles[color])}>
      {initialsOf(name)}
    </span>
  );
}
