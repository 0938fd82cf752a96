// Grey lines where rows will be, as high as the rows, so that nothing jumps when they come; after a while it says that it takes long.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useStrings } from '../strings/StringsContext.tsx';

const SLOW_AFTER_MS = 5_000;

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, paddingBlock: tokens.spacingVerticalXS }, // prettier-ignore
  row: { display: 'grid', gridTemplateColumns: '32px minmax(0, 1fr)', alignItems: 'center', gap: tokens.spacingHorizontalM }, // prettier-ignore
  lines: { display: 'flex', flexDirection: 'column', gap: '6px' },
  grey: {
    height: '12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
    animationName: { from: { opacity: 1 }, '50%': { opacity: 0.5 }, to: { opacity: 1 } },
    animationDuration: '1600ms',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
    '@media (forced-colors: active)': { backgroundColor: 'GrayText' },
  },
  disc: { height: '32px', borderRadius: tokens.borderRadiusCircular },
  thin: { height: '8px' },
  slow: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 }, // prettier-ignore
});

interface WaitingProps {
  /** False where another one beside it says that it takes long. */
  readonly isTold?: boolean;
  readonly rows?: number;
}

export function Waiting({ isTold = true, rows = 2 }: WaitingProps) {
  const styles = useStyles();
  const { common } = useStrings();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div>
      <div aria-busy aria-label={common.loading} className={styles.list} role="progressbar">
        {Array.from({ length: rows }, (_, row) => (
          <div className={styles.row} key={row}>
            <span className={mergeClasses(styles.grey, styles.disc)} />
            <div className={styles.lines}>
              <span className={styles.grey} style={{ width: row % 2 === 0 ? '62%' : '48%' }} />
              <span
                className={mergeClasses(styles.grey, styles.thin)}
                style={{ width: row % 2 === 0 ? '84%' : '70%' }}
              />
            </div>
          </div>
        ))}
      </div>
      <span className={styles.slow} role="status">
        {isSlow && isTold && common.slow}
      </span>
    </div>
  );
}
