// An issue and a run as lines of a user's details.
import { Badge, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { IssueView } from '../../../shared/contract/issues.ts';
import type { RunView } from '../../../shared/contract/runs.ts';
import { formatDuration } from '../format.ts';
import { strings } from '../strings.ts';
import { DomainMark } from '../ui/marks.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  id: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
});

export function IssueItem({ issue, now }: { readonly issue: IssueView; readonly now: Date }) {
  const styles = useStyles();
  return (
    <li className={styles.item}>
      <Text>{issue.message}</Text>
      <div className={`${styles.line} ${styles.quiet}`}>
        <DomainMark domain={issue.domain} />
        <span>
          {strings.words.sides[issue.side]} <span className={styles.id}>{issue.recordId}</span>
        </span>
        <span>
          {issue.retryAt === null ? (
            strings.details.whenChanged
          ) : (
            <>
              {strings.details.retryAt} <RelativeTime at={new Date(issue.retryAt)} now={now} />
            </>
          )}
        </span>
      </div>
    </li>
  );
}

const RUN_COLORS = { running: 'brand', success: 'success', failed: 'danger' } as const;

export function RunItem({ now, run }: { readonly now: Date; readonly run: RunView }) {
  const styles = useStyles();
  const started = new Date(run.startedAt);
  const { failed, read, skipped, written } = run.counts;
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <Badge appearance="tint" color={RUN_COLORS[run.outcome]} shape="rounded">
          {strings.details.runOutcomes[run.outcome]}
        </Badge>
        <RelativeTime at={started} now={now} />
        {run.endedAt !== null && (
          <Caption1>
            {strings.overview.cycleTook(formatDuration(new Date(run.endedAt).getTime() - started.getTime()))}
          </Caption1>
        )}
        <Caption1>{run.reason}</Caption1>
      </div>
      <span className={styles.quiet}>{strings.details.runCounts(read, written, skipped, failed)}</span>
    </li>
  );
}
