// What a list says when it has nothing to show: that it is empty, or that it failed and what can be done. One look for both; the words
// come from the page.
import { Body1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
  },
  icon: { fontSize: '32px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  text: { maxWidth: '52ch', textAlign: 'center' },
});

interface NoticeProps {
  readonly action?: ReactNode;
  readonly icon?: ReactNode;
  readonly text: string;
  readonly title: string;
}

export function Notice({ action, icon, text, title }: NoticeProps) {
  const styles = useStyles();
  return (
    <div className={styles.notice}>
      {icon !== undefined && (
        <span aria-hidden className={styles.icon}>
          {icon}
        </span>
      )}
      <Subtitle2 as="h3" style={{ margin: 0 }}>
        {title}
      </Subtitle2>
      <Body1 className={styles.text}>{text}</Body1>
      {action}
    </div>
  );
}
