// Which part of a long list is shown, and the way to the parts before and after.
import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { strings } from '../strings.ts';

const useStyles = makeStyles({
  pager: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
  },
});

interface PagerProps {
  readonly offset: number;
  readonly onMove: (offset: number) => void;
  readonly pageSize: number;
  readonly total: number;
}

export function Pager({ offset, onMove, pageSize, total }: PagerProps) {
  const styles = useStyles();
  const last = Math.min(offset + pageSize, total);
  return (
    <div className={styles.pager}>
      <Caption1 aria-live="polite">{strings.common.range(Math.min(offset + 1, total), last, total)}</Caption1>
      <Button
        appearance="subtle"
        aria-label={strings.common.previous}
        disabledFocusable={offset === 0}
        icon={<ChevronLeftRegular />}
        onClick={() => onMove(Math.max(0, offset - pageSize))}
        size="small"
      />
      <Button
        appearance="subtle"
        aria-label={strings.common.next}
        disabledFocusable={last >= total}
        icon={<ChevronRightRegular />}
        onClick={() => onMove(offset + pageSize)}
        size="small"
      />
    </div>
  );
}
