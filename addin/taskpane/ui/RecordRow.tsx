// One row of a list: a sign, a name with what tells it from others, perhaps a line on how it stands, and buttons at the end.
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'start',
    paddingBlock: tokens.spacingVerticalXS,
  },
  middle: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0, overflowWrap: 'anywhere' },
  detail: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 }, // prettier-ignore
  end: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS },
});

interface RecordRowProps {
  readonly children?: ReactNode;
  readonly detail: string;
  readonly end?: ReactNode;
  readonly icon: ReactNode;
  readonly name: ReactNode;
}

/** An item of a list: put it into one. */
export function RecordRow({ children, detail, end, icon, name }: RecordRowProps) {
  const styles = useStyles();
  return (
    <li className={styles.row}>
      {icon}
      <div className={styles.middle}>
        {name}
        {detail !== '' && <span className={styles.detail}>{detail}</span>}
        {children}
      </div>
      {end !== undefined && <div className={styles.end}>{end}</div>}
    </li>
  );
}
