// One card of the overview: a label, a figure that is read first, and what explains it.
import { Caption1, Caption1Strong, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow2,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  label: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    color: tokens.colorNeutralForeground2,
  },
  icon: { display: 'inline-flex', fontSize: '18px', color: tokens.colorBrandForeground1 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalS },
  figure: { fontVariantNumeric: 'tabular-nums', letterSpacing: '-0.01em' },
  beside: { color: tokens.colorNeutralForeground2 },
});

interface CardProps {
  readonly beside?: ReactNode;
  readonly children?: ReactNode;
  readonly figure?: ReactNode;
  readonly icon: ReactElement;
  readonly label: string;
}

export function Card({ beside, children, figure, icon, label }: CardProps) {
  const styles = useStyles();
  return (
    <div className={styles.card}>
      <Caption1Strong as="h2" className={styles.label}>
        <span aria-hidden className={styles.icon}>
          {icon}
        </span>
        {label}
      </Caption1Strong>
      {figure !== undefined && (
        <div className={styles.line}>
          <Text className={styles.figure} size={700} weight="semibold">
            {figure}
          </Text>
          {beside !== undefined && <Caption1 className={styles.beside}>{beside}</Caption1>}
        </div>
      )}
      {children}
    </div>
  );
}
