// Grey lines where rows will be, as high as the rows, so that nothing jumps when they come; after a while it says that it takes long.
import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useStrings } from '../strings/StringsContext.tsx';

const SLOW_AFTER_MS = 5_000;

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, paddingBlock: tokens.spacingVerticalXS }, // prettier-ignore
  row: { display: 'grid', gridTemplateColumns: '32px minmax(0, 1fr)', alignItems: 'center', gap: tokens.spacingHorizontalM }, // prettier-ignore
  lines: { display: 'flex', flexDirection: 'column', gap: '6px' },
  slow: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 }, // prettier-ignore
});

export function Waiting({ rows = 2 }: { readonly rows?: number }) {
  const styles = useStyles();
  const { common } = useStrings();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div>
      <Skeleton aria-label={common.loading} className={styles.list}>
        {Array.from({ length: rows }, (_, row) => (
          <div className={styles.row} key={row}>
            <SkeletonItem shape="circle" size={32} />
            <div className={styles.lines}>
              <SkeletonItem size={12} style={{ width: row % 2 === 0 ? '62%' : '48%' }} />
              <SkeletonItem size={8} style={{ width: row % 2 === 0 ? '84%' : '70%' }} />
            </div>
          </div>
        ))}
      </Skeleton>
      <span className={styles.slow} role="status">
        {isSlow && common.slow}
      </span>
    </div>
  );
}
