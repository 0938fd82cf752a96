// A page that stands before all others: what is the matter, and what to do about it.
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    textAlign: 'center',
  },
  icon: { fontSize: '40px', lineHeight: 0, color: tokens.colorBrandForeground1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold }, // prettier-ignore
  text: { color: tokens.colorNeutralForeground2, maxWidth: '36ch', overflowWrap: 'anywhere' },
});

interface GateProps {
  readonly children?: ReactNode;
  readonly icon: ReactNode;
  readonly text: string;
  readonly title: string;
}

export function Gate({ children, icon, text, title }: GateProps) {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <span aria-hidden className={styles.icon}>
        {icon}
      </span>
      <h1 className={styles.title}>{title}</h1>
      <span className={styles.text}>{text}</span>
      {children}
    </main>
  );
}
