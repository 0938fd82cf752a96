// One issue: whose record it is and where, what was said of it, what to do, and when it is tried again.
import { Button, Caption1, makeStyles, mergeClasses, Text, tokens, useRestoreFocusTarget } from '@fluentui/react-components'; // prettier-ignore
import { memo } from 'react';
import type { IssueView } from '../../../shared/contract/issues.ts';
import { useSession } from '../session/SessionContext.tsx';
import { strings } from '../strings.ts';
import { DomainMark } from '../ui/marks.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  middle: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    flex: '1 1 240px',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  untitled: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  id: { fontFamily: tokens.fontFamilyMonospace },
  cut: { maxWidth: '260px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalXS },
});

interface IssueLineProps {
  readonly issue: IssueView;
  readonly now: Date;
  readonly onOpen: (id: string) => void;
  readonly onRetry: () => void;
}

export const IssueLine = memo(function IssueLine({ issue, now, onOpen, onRetry }: IssueLineProps) {
  const styles = useStyles();
  const { mayOperate } = useSession();
  const restoreFocus = useRestoreFocusTarget();
  const words = strings.issues;
  const isOwnReason = issue.reason === null || words.group(issue) !== issue.message;
  return (
    <li className={styles.line}>
      <div className={styles.middle}>
        <Text className={issue.title === '' ? styles.untitled : undefined} weight="semibold">
          {issue.title === '' ? strings.common.noTitle : issue.title}
        </Text>
        <div className={styles.facts}>
          <span>{issue.login}</span>
          <DomainMark domain={issue.domain} />
          <span className={styles.cut} title={issue.recordId}>
            {strings.words.sides[issue.side]} <span className={styles.id}>{issue.recordId}</span>
          </span>
          {issue.field !== null && <span>{words.field(issue.field)}</span>}
        </div>
        {isOwnReason && <Text>{issue.message}</Text>}
        <Caption1 className={styles.quiet}>{issue.remedy}</Caption1>
        <Caption1 className={mergeClasses(styles.facts, styles.quiet)}>
          <IssueTimes issue={issue} now={now} />
        </Caption1>
      </div>
      <div className={styles.buttons}>
        <Button
          {...restoreFocus}
          appearance={issue.question === null || !mayOperate ? 'secondary' : 'primary'}
          onClick={() => onOpen(issue.id)}
          size="small"
        >
          {issue.question === null || !mayOperate ? words.answered : words.answer}{' '}
          <VisuallyHidden>{words.number(issue.id)}</VisuallyHidden>
        </Button>
        {mayOperate && (
          <Button onClick={onRetry} size="small">
            {words.retry} <VisuallyHidden>{words.number(issue.id)}</VisuallyHidden>
          </Button>
        )}
      </div>
    </li>
  );
});

/** Since when it is open, how often it was tried, and when it is tried again. */
export function IssueTimes({ issue, now }: { readonly issue: IssueView; readonly now: Date }) {
  const words = strings.issues;
  return (
    <>
      <span>
        {words.opened} <RelativeTime at={new Date(issue.openedAt)} now={now} />
      </span>
      {issue.attempts > 0 && <span>{words.attempts(issue.attempts)}</span>}
      {issue.retryAt === null ? (
        <span>{words.whenChanged}</span>
      ) : (
        <span>
          {words.retryAt} <RelativeTime at={new Date(issue.retryAt)} now={now} />
        </span>
      )}
    </>
  );
}
