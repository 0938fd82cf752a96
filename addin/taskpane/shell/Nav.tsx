// The pages of the pane, always in sight: a sign with a word each, the present one marked.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowSyncCircleRegular } from '@fluentui/react-icons/svg/arrow-sync-circle';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { TaskListLtrRegular } from '@fluentui/react-icons/svg/task-list-ltr';
import type { ReactElement } from 'react';
import { useStrings } from '../strings/StringsContext.tsx';
import { PAGES } from './pages.ts';
import type { PageName } from './pages.ts';

const useStyles = makeStyles({
  nav: {
    position: 'sticky',
    insetBlockStart: 0,
    zIndex: 10,
    display: 'grid',
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '2px',
    padding: `${tokens.spacingVerticalS} 2px 6px`,
    border: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  present: {
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': {
      content: '""',
      position: 'absolute',
      insetBlockEnd: '-1px',
      insetInline: '18%',
      height: '2px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
    },
  },
  icon: { fontSize: '20px', lineHeight: 0 },
  word: { maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

const ICONS: Readonly<Record<PageName, ReactElement>> = {
  item: <MailRegular />,
  'my-contacts': <PeopleRegular />,
  'my-tasks': <TaskListLtrRegular />,
  'my-sync': <ArrowSyncCircleRegular />,
};

interface NavProps {
  readonly onGo: (page: PageName) => void;
  readonly page: PageName;
}

export function Nav({ onGo, page }: NavProps) {
  const styles = useStyles();
  const { nav: words } = useStrings();
  const labels: Readonly<Record<PageName, string>> = {
    item: words.item,
    'my-contacts': words.contacts,
    'my-tasks': words.tasks,
    'my-sync': words.sync,
  };
  return (
    <nav aria-label={words.label} className={styles.nav}>
      {PAGES.map((name) => (
        <button
          aria-current={name === page ? 'page' : undefined}
          className={mergeClasses(styles.tab, name === page && styles.present)}
          key={name}
          onClick={() => onGo(name)}
          type="button"
        >
          <span aria-hidden className={styles.icon}>
            {ICONS[name]}
          </span>
          <span className={styles.word}>{labels[name]}</span>
        </button>
      ))}
    </nav>
  );
}
