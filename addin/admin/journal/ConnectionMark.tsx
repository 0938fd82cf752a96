// Whether new lines arrive by themselves: a dot and a word, the meaning on hover.
import { Caption1, makeStyles, mergeClasses, tokens, Tooltip } from '@fluentui/react-components';
import type { WatchConnection } from '../../client/watchJournal.ts';
import { strings } from '../strings.ts';

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
  },
  dot: {
    width: '8px',
    height: '8px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralStroke1,
  },
  live: {
    backgroundColor: tokens.colorStatusSuccessBackground3,
    animationDuration: '2400ms',
    animationIterationCount: 'infinite',
    animationName: {
      from: { boxShadow: `0 0 0 0 ${tokens.colorStatusSuccessBackground2}` },
      to: { boxShadow: '0 0 0 7px transparent' },
    },
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
  polling: { backgroundColor: tokens.colorStatusWarningBackground3 },
});

interface ConnectionMarkProps {
  readonly connection: WatchConnection;
  readonly isPaused: boolean;
}

export function ConnectionMark({ connection, isPaused }: ConnectionMarkProps) {
  const styles = useStyles();
  const word = isPaused ? strings.journal.paused : strings.journal[connection];
  return (
    <Tooltip
      content={connection === 'polling' ? strings.journal.pollingText : strings.journal.liveText}
      relationship="description"
    >
      <span className={styles.mark} role="status">
        <span
          aria-hidden
          className={mergeClasses(
            styles.dot,
            !isPaused && connection === 'live' && styles.live,
            !isPaused && connection === 'polling' && styles.polling,
          )}
        />
        <Caption1>{word}</Caption1>
      </span>
    </Tooltip>
  );
}
