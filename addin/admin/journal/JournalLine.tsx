// One line of what travelled: first what it is about, below it who, which way, what was done and by which rule.
import {
  Caption1,
  Link,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { memo } from 'react';
import type { JournalLineView } from '../../../shared/contract/journal.ts';
import { formatClock, formatExact } from '../format.ts';
import { strings } from '../strings.ts';
import { DirectionDisc, DirectionWord, DomainMark, OutcomeBadge, RuleMark } from '../ui/marks.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 60px',
  },
  fresh: {
    animationDuration: '1800ms',
    animationTimingFunction: 'ease-out',
    animationName: { from: { backgroundColor: tokens.colorBrandBackground2 }, to: { backgroundColor: 'transparent' } },
    '@media (prefers-reduced-motion: reduce)': { animationDuration: '1ms' },
  },
  middle: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  title: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  untitled: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  operation: { color: tokens.colorNeutralForeground1 },
  details: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  message: { color: tokens.colorNeutralForeground2 },
  failure: { color: tokens.colorStatusDangerForeground1 },
  end: { display: 'flex', flexDirection: 'column', alignItems: 'flex-end', gap: tokens.spacingVerticalXXS },
  time: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});

interface JournalLineProps {
  /** It arrived while the person was watching. */
  readonly isFresh: boolean;
  readonly line: JournalLineView;
  readonly onOpen: (lineId: string) => void;
}

export const JournalLine = memo(function JournalLine({ isFresh, line, onOpen }: JournalLineProps) {
  const styles = useStyles();
  const restoreFocus = useRestoreFocusTarget();
  const at = new Date(line.at);
  return (
    <li className={mergeClasses(styles.line, isFresh && styles.fresh)}>
      <DirectionDisc direction={line.direction} />
      <div className={styles.middle}>
        <Text
          className={mergeClasses(styles.title, line.title === '' && styles.untitled)}
          title={line.title}
          weight="semibold"
        >
          {line.title === '' ? strings.common.noTitle : line.title}
        </Text>
        <div className={styles.facts}>
          <DirectionWord direction={line.direction} />
          <DomainMark domain={line.domain} />
          <span
            className={styles.operation}
            title={line.fields.length > 0 ? strings.journal.fields(line.fields) : undefined}
          >
            {strings.words.done(line.operation)}
          </span>
          <span>{line.login}</span>
          <RuleMark rule={line.rule} />
          <Link {...restoreFocus} as="button" className={styles.details} onClick={() => onOpen(line.id)}>
            {strings.undo.details} <VisuallyHidden>{strings.undo.number(line.id)}</VisuallyHidden>
          </Link>
        </div>
        {line.message !== null && (
          <Caption1 className={line.outcome === 'failed' ? styles.failure : styles.message}>{line.message}</Caption1>
        )}
      </div>
      <div className={styles.end}>
        <time className={styles.time} dateTime={line.at} title={formatExact(at)}>
          <Caption1>{formatClock(at, new Date())}</Caption1>
        </time>
        <OutcomeBadge outcome={line.outcome} />
      </div>
    </li>
  );
});
