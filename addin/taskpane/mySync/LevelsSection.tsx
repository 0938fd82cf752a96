// What syncs for the user, domain by domain: the directions in words, and how many records are kept the same.
import { makeStyles, tokens } from '@fluentui/react-components';
import { CalendarLtrRegular } from '@fluentui/react-icons/svg/calendar-ltr';
import { PersonRegular } from '@fluentui/react-icons/svg/person';
import { TaskListLtrRegular } from '@fluentui/react-icons/svg/task-list-ltr';
import type { ReactElement } from 'react';
import type { UserView } from '../../../shared/contract/userMaps.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import { useStrings } from '../strings/StringsContext.tsx';
import { Answer } from '../ui/Answer.tsx';
import { List } from '../ui/List.tsx';
import { Section } from '../ui/Section.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { useMyLevels } from './useMySync.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  icon: { fontSize: '20px', lineHeight: 0, color: tokens.colorNeutralForeground2 },
  name: { fontWeight: tokens.fontWeightSemibold, display: 'block' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 }, // prettier-ignore
});

const ICONS: Readonly<Record<Domain, ReactElement>> = {
  calendar: <CalendarLtrRegular />,
  contact: <PersonRegular />,
  task: <TaskListLtrRegular />,
};

export function LevelsSection({ links }: { readonly links: UserView['links'] | undefined }) {
  const styles = useStyles();
  const { sync: words } = useStrings();
  const levels = useMyLevels();
  return (
    <Section title={words.levels}>
      <Answer query={levels} waiting={<Waiting rows={3} />} what={words.levelsFailed}>
        {(rows) => (
          <List label={words.levels}>
            {rows.map(({ domain, effective }) => (
              <li className={styles.row} key={domain}>
                <span aria-hidden className={styles.icon}>
                  {ICONS[domain]}
                </span>
                <span>
                  <span className={styles.name}>{words.domains[domain]}</span>
                  <span className={styles.quiet}>{words.levelWords[effective]}</span>
                </span>
                <span className={styles.quiet}>
                  {links !== undefined && effective !== 'None' && words.linked(links[domain])}
                </span>
              </li>
            ))}
          </List>
        )}
      </Answer>
    </Section>
  );
}
