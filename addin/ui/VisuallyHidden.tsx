// Text for screen readers alone.
import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

interface VisuallyHiddenProps {
  readonly children: ReactNode;
  /** Makes it a live region that is read out when it changes. */
  readonly isLive?: boolean;
}

export function VisuallyHidden({ children, isLive = false }: VisuallyHiddenProps) {
  const styles = useStyles();
  return (
    <span aria-live={isLive ? 'polite' : undefined} className={styles.hidden} role={isLive ? 'status' : undefined}>
      {children}
    </span>
  );
}
