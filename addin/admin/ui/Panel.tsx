// A white sheet with a heading: the frame of everything on the page. Knows nothing of what it holds.
import { makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  panel: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow2,
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  title: { margin: 0, flexGrow: 1 },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface PanelProps {
  readonly children: ReactNode;
  readonly className?: string;
  /** Names the region for assistive technology as well. */
  readonly title: string;
  /** Buttons at the right of the heading. */
  readonly tools?: ReactNode;
}

export function Panel({ children, className, title, tools }: PanelProps) {
  const styles = useStyles();
  return (
    <section aria-label={title} className={mergeClasses(styles.panel, className)}>
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.title}>
          {title}
        </Subtitle2>
        {tools !== undefined && <div className={styles.tools}>{tools}</div>}
      </div>
      {children}
    </section>
  );
}
