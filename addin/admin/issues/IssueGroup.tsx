// The issues of one reason: the reason as a heading, a button that has all of them tried again, and the records a step at a time.
import { Button, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { useState } from 'react';
import type { IssueView } from '../../../shared/contract/issues.ts';
import { useSession } from '../session/SessionContext.tsx';
import { strings } from '../strings.ts';
import { IssueLine } from './IssueLine.tsx';
import { useRetry } from './useIssues.ts';

const FIRST = 5;
const STEP = 50;

const useStyles = makeStyles({
  group: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalM },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
  },
  title: { margin: 0, flex: '1 1 220px', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  more: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}` },
});

interface IssueGroupProps {
  /** All of one reason; at least one. */
  readonly issues: readonly IssueView[];
  readonly now: Date;
  readonly onOpen: (id: string) => void;
  readonly title: string;
}

export function IssueGroup({ issues, now, onOpen, title }: IssueGroupProps) {
  const styles = useStyles();
  const { mayOperate } = useSession();
  const retry = useRetry();
  const [shown, setShown] = useState(FIRST);
  const rest = issues.length - shown;
  return (
    <section aria-label={title} className={styles.group}>
      <div className={styles.head}>
        <Subtitle2 as="h3" className={styles.title}>
          {title}
        </Subtitle2>
        <Caption1 className={styles.quiet}>{strings.issues.groupCount(issues.length)}</Caption1>
        {mayOperate && issues.length > 1 && (
          <Button
            disabledFocusable={retry.isPending}
            icon={<ArrowClockwiseRegular />}
            onClick={() => retry.mutate(issues.map(({ id }) => id))}
            size="small"
          >
            {strings.issues.retryAll(issues.length)}
          </Button>
        )}
      </div>
      <ul aria-label={title} className={styles.list}>
        {issues.slice(0, shown).map((issue) => (
          <IssueLine issue={issue} key={issue.id} now={now} onOpen={onOpen} onRetry={() => retry.mutate([issue.id])} />
        ))}
      </ul>
      {rest > 0 && (
        <div className={styles.more}>
          <Button onClick={() => setShown(shown + STEP)} size="small">
            {strings.issues.more(Math.min(rest, STEP))}
          </Button>
        </div>
      )}
    </section>
  );
}
