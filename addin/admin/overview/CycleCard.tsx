// When the Dispatcher last went round, how long it took, what it found; and the rhythm of the cycles before.
import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowSyncCircleRegular } from '@fluentui/react-icons/svg/arrow-sync-circle';
import type { CycleView } from '../../../shared/contract/status.ts';
import { formatDuration } from '../format.ts';
import { strings } from '../strings.ts';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { Card } from './Card.tsx';

const SHOWN_CYCLES = 24;

const useStyles = makeStyles({
  text: { color: tokens.colorNeutralForeground2 },
  failure: { color: tokens.colorStatusDangerForeground1 },
  bars: { display: 'flex', alignItems: 'flex-end', gap: '3px', height: '28px', marginTop: 'auto' },
  bar: {
    flex: '1 1 0',
    maxWidth: '10px',
    minHeight: '3px',
    borderRadius: '2px',
    backgroundColor: tokens.colorBrandStroke2,
  },
  busy: { backgroundColor: tokens.colorBrandBackground },
  failed: { backgroundColor: tokens.colorStatusDangerBackground3 },
});

function barClass(cycle: CycleView, styles: ReturnType<typeof useStyles>): string {
  if (cycle.error !== null) return mergeClasses(styles.bar, styles.failed);
  return mergeClasses(styles.bar, cycle.usersRequested > 0 && styles.busy);
}

function CycleBars({ cycles }: { readonly cycles: readonly CycleView[] }) {
  const styles = useStyles();
  const shown = cycles.slice(0, SHOWN_CYCLES).reverse();
  const most = Math.max(1, ...shown.map((cycle) => cycle.usersRequested));
  return (
    <div
      aria-label={strings.overview.cyclesChart}
      className={styles.bars}
      role="img"
      title={strings.overview.cyclesChart}
    >
      {shown.map((cycle) => (
        <span
          className={barClass(cycle, styles)}
          key={cycle.id}
          style={{ height: `${Math.round((cycle.usersRequested / most) * 100)}%` }}
        />
      ))}
    </div>
  );
}

interface CycleCardProps {
  /** Newest first. */
  readonly cycles: readonly CycleView[];
  readonly now: Date;
}

export function CycleCard({ cycles, now }: CycleCardProps) {
  const styles = useStyles();
  const last = cycles[0];
  if (last === undefined) {
    return (
      <Card figure={strings.overview.noCycle} icon={<ArrowSyncCircleRegular />} label={strings.overview.cycle}>
        <Caption1 className={styles.text}>{strings.overview.noCycleText}</Caption1>
      </Card>
    );
  }
  const ended = new Date(last.endedAt);
  const took = ended.getTime() - new Date(last.startedAt).getTime();
  return (
    <Card
      beside={strings.overview.cycleTook(formatDuration(took))}
      figure={<RelativeTime at={ended} now={now} />}
      icon={<ArrowSyncCircleRegular />}
      label={strings.overview.cycle}
    >
      <Caption1 className={styles.text}>
        {`${strings.overview.touched(last.touched)}, ${strings.overview.asked(last.usersRequested)}`}
      </Caption1>
      {last.error !== null && (
        <Caption1 className={styles.failure}>{strings.overview.cycleFailed(last.error)}</Caption1>
      )}
      <CycleBars cycles={cycles} />
    </Card>
  );
}
