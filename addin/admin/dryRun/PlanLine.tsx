// One line of a dry run: the record, what would be done with it, and what would not travel and why.
import { Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { memo } from 'react';
import type { PlanLineView } from '../../../shared/contract/plan.ts';
import { strings } from '../strings.ts';
import { DirectionDisc, DirectionWord, RuleMark } from '../ui/marks.tsx';
import { isSkipLine } from './planSummary.ts';

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 56px',
  },
  middle: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  title: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  operation: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  skip: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    alignItems: 'flex-start',
    color: tokens.colorNeutralForeground2,
  },
  skipIcon: { display: 'inline-flex', marginTop: '2px', flexShrink: 0 },
});

export const PlanLine = memo(function PlanLine({ line }: { readonly line: PlanLineView }) {
  const styles = useStyles();
  return (
    <li className={styles.line}>
      <DirectionDisc direction={line.direction} />
      <div className={styles.middle}>
        <Text
          className={mergeClasses(styles.title, isSkipLine(line) && styles.quiet)}
          title={line.title}
          weight="semibold"
        >
          {line.title === '' ? strings.common.noTitle : line.title}
        </Text>
        <div className={styles.facts}>
          <span className={styles.operation}>{strings.words.planned(line.operation)}</span>
          <DirectionWord direction={line.direction} />
          {line.operation === 'update' && line.fields.length > 0 && <span>{line.fields.join(', ')}</span>}
          <RuleMark rule={line.rule} />
        </div>
        {line.skips.map((skip) => (
          <Caption1 className={styles.skip} key={`${skip.direction} ${skip.reason}`}>
            <span aria-hidden className={styles.skipIcon}>
              <InfoRegular />
            </span>
            <span>
              {skip.fields.length === 0 ? skip.sentence : `${skip.sentence} ${strings.dryRun.partly(skip.fields)}`}
            </span>
          </Caption1>
        ))}
      </div>
    </li>
  );
});
