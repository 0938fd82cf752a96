// A part of a page: a heading, perhaps a count and buttons beside it, and what it holds. Names the region for assistive technology.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, minHeight: '28px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  count: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  tools: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, marginInlineStart: 'auto' },
});

interface SectionProps {
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly count?: number | undefined;
  readonly title: string;
  readonly tools?: ReactNode;
}

export function Section({ children, className, count, title, tools }: SectionProps) {
  const styles = useStyles();
  return (
    <section aria-label={title} className={mergeClasses(styles.section, className)}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {count !== undefined && count > 0 && <span className={styles.count}>{count}</span>}
        {tools !== undefined && <div className={styles.tools}>{tools}</div>}
      </div>
      {children}
    </section>
  );
}
