// A list without bullets.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column' },
  spaced: { gap: tokens.spacingVerticalXS },
});

interface ListProps {
  readonly children: ReactNode;
  readonly isSpaced?: boolean;
  readonly label: string;
}

export function List({ children, isSpaced = false, label }: ListProps) {
  const styles = useStyles();
  return (
    <ul aria-label={label} className={mergeClasses(styles.list, isSpaced && styles.spaced)}>
      {children}
    </ul>
  );
}
