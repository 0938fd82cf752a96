// How something stands: a small sign with its words. The colour is never the only sign.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ReactElement, ReactNode } from 'react';

export type Tone = 'danger' | 'muted' | 'success' | 'waiting' | 'warning';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  small: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  icon: { flexShrink: 0, lineHeight: 0, fontSize: '16px' },
  large: { fontSize: '20px' },
  success: { color: tokens.colorStatusSuccessForeground1 },
  waiting: { color: tokens.colorBrandForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  danger: { color: tokens.colorStatusDangerForeground1 },
  muted: { color: tokens.colorNeutralForeground3 },
});

const ICONS: Readonly<Record<Tone, ReactElement>> = {
  danger: <ErrorCircleFilled />,
  muted: <SubtractCircleRegular />,
  success: <CheckmarkCircleFilled />,
  waiting: <ClockRegular />,
  warning: <WarningFilled />,
};

interface StateLineProps {
  readonly children: ReactNode;
  readonly isLarge?: boolean;
  readonly tone: Tone;
}

export function StateLine({ children, isLarge = false, tone }: StateLineProps) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.line, !isLarge && styles.small)}>
      <span aria-hidden className={mergeClasses(styles.icon, isLarge && styles.large, styles[tone])}>
        {ICONS[tone]}
      </span>
      <span>{children}</span>
    </div>
  );
}
