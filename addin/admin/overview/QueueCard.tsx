// How much waits for an engine, and how long runs take.
import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { StackRegular } from '@fluentui/react-icons/svg/stack';
import type { StatusView } from '../../../shared/contract/status.ts';
import { formatCount, formatDuration } from '../format.ts';
import { strings } from '../strings.ts';
import { Card } from './Card.tsx';

const useStyles = makeStyles({ text: { color: tokens.colorNeutralForeground2 } });

function describeDepth(depth: number): string {
  if (depth === 0) return strings.overview.queueEmpty;
  return depth === 1 ? strings.overview.queueTextOne : strings.overview.queueText;
}

interface QueueCardProps {
  readonly depth: number;
  readonly runSeconds: StatusView['runSeconds'];
}

export function QueueCard({ depth, runSeconds }: QueueCardProps) {
  const styles = useStyles();
  const pace =
    runSeconds === null
      ? strings.overview.noRuns
      : strings.overview.runs(formatDuration(runSeconds.p50 * 1_000), formatDuration(runSeconds.p95 * 1_000));
  return (
    <Card
      beside={describeDepth(depth)}
      figure={formatCount(depth)}
      icon={<StackRegular />}
      label={strings.overview.queue}
    >
      <Caption1 className={styles.text}>{pace}</Caption1>
    </Card>
  );
}
