// What became of records in the last 24 hours.
import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import type { StatusView } from '../../../shared/contract/status.ts';
import { formatCount } from '../format.ts';
import { strings } from '../strings.ts';
import { SEGMENT_COLORS, SegmentBar } from '../ui/SegmentBar.tsx';
import { Card } from './Card.tsx';

const useStyles = makeStyles({
  counts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXXS,
  },
  count: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
  },
  dot: { width: '8px', height: '8px', borderRadius: tokens.borderRadiusCircular },
  number: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
});

export function TravelledCard({ travelled }: { readonly travelled: StatusView['travelled'] }) {
  const styles = useStyles();
  const parts = [
    { color: SEGMENT_COLORS.success, count: travelled.written, key: strings.overview.written },
    { color: SEGMENT_COLORS.muted, count: travelled.skipped, key: strings.overview.skipped },
    { color: SEGMENT_COLORS.danger, count: travelled.failed, key: strings.overview.failedRecords },
  ];
  return (
    <Card
      beside={strings.overview.written}
      figure={formatCount(travelled.written)}
      icon={<ArrowSwapRegular />}
      label={strings.overview.travelled}
    >
      <SegmentBar segments={parts} />
      <div className={styles.counts}>
        {parts.map((part) => (
          <Caption1 className={styles.count} key={part.key}>
            <span aria-hidden className={styles.dot} style={{ backgroundColor: part.color }} />
            <span className={styles.number}>{formatCount(part.count)}</span>
            {part.key}
          </Caption1>
        ))}
      </div>
    </Card>
  );
}
