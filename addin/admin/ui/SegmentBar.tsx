// A thin bar cut into coloured parts, the picture of a few counts that stand beside it as text.
import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    gap: '2px',
    height: '8px',
    borderRadius: tokens.borderRadiusCircular,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground5,
  },
  part: {
    minWidth: '3px',
    transition: 'flex-grow 400ms ease',
    '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
  },
});

export interface Segment {
  /** A colour token. */
  readonly color: string;
  readonly count: number;
  readonly key: string;
}

/** Hidden from screen readers: its counts must be told as text too. */
export function SegmentBar({ segments }: { readonly segments: readonly Segment[] }) {
  const styles = useStyles();
  return (
    <div aria-hidden className={styles.bar}>
      {segments
        .filter((segment) => segment.count > 0)
        .map((segment) => (
          <span
            className={styles.part}
            key={segment.key}
            style={{ backgroundColor: segment.color, flexBasis: 0, flexGrow: segment.count }}
          />
        ))}
    </div>
  );
}

/** The colours of states and outcomes, the same in every picture. */
export const SEGMENT_COLORS = {
  brand: tokens.colorBrandBackground,
  danger: tokens.colorStatusDangerBackground3,
  muted: tokens.colorNeutralStroke1,
  success: tokens.colorStatusSuccessBackground3,
  warning: tokens.colorPaletteMarigoldBackground3,
} as const;
