// A moment as "3 min ago", with the exact time on hover, on focus, and for screen readers.
import { makeStyles, Tooltip } from '@fluentui/react-components';
import { formatExact, formatRelative } from '../format.ts';

const useStyles = makeStyles({ time: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } });

interface RelativeTimeProps {
  readonly at: Date;
  readonly now: Date;
}

export function RelativeTime({ at, now }: RelativeTimeProps) {
  const styles = useStyles();
  return (
    <Tooltip content={formatExact(at)} relationship="description">
      <time className={styles.time} dateTime={at.toISOString()}>
        {formatRelative(at, now)}
      </time>
    </Tooltip>
  );
}
