// The parts of the console behind tabs; where there is room, what travelled stands beside them all the time.
import { CounterBadge, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useMediaQuery } from '../../hooks/useMediaQuery.ts';
import { strings } from '../strings.ts';
import type { Section } from './useSection.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1.6fr) minmax(0, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  tabs: { flexWrap: 'wrap' },
  count: { marginLeft: tokens.spacingHorizontalXS },
  // As high as the tabs, so that both columns begin at one line.
  beside: { '@media (min-width: 1440px)': { paddingTop: `calc(44px + ${tokens.spacingVerticalS})` } },
});

const ORDER: readonly Section[] = ['users', 'journal', 'issues', 'plans'];
const TITLES: Readonly<Record<Section, string>> = {
  users: strings.users.title,
  journal: strings.journal.title,
  issues: strings.issues.title,
  plans: strings.heldPlans.title,
};

interface SectionsProps {
  /** What is to be counted beside a title. */
  readonly counts: Partial<Readonly<Record<Section, number>>>;
  readonly onChange: (section: Section) => void;
  readonly section: Section;
  readonly views: Readonly<Record<Section, ReactNode>>;
}

export function Sections({ counts, onChange, section, views }: SectionsProps) {
  const styles = useStyles();
  const isWide = useMediaQuery('(min-width: 1440px)');
  const tabs = isWide ? ORDER.filter((candidate) => candidate !== 'journal') : ORDER;
  const shown = tabs.includes(section) ? section : 'users';
  const column = (
    <div className={styles.column}>
      <TabList
        className={styles.tabs}
        onTabSelect={(_, data) => onChange(ORDER.find((candidate) => candidate === data.value) ?? 'users')}
        selectedValue={shown}
      >
        {tabs.map((tab) => (
          <Tab aria-controls="section" id={`tab-${tab}`} key={tab} value={tab}>
            {TITLES[tab]}
            {(counts[tab] ?? 0) > 0 && (
              <CounterBadge
                className={styles.count}
                color="danger"
                count={counts[tab] ?? 0}
                overflowCount={999}
                size="small"
              />
            )}
          </Tab>
        ))}
      </TabList>
      <div aria-labelledby={`tab-${shown}`} id="section" role="tabpanel">
        {views[shown]}
      </div>
    </div>
  );
  if (!isWide) return column;
  return (
    <div className={styles.columns}>
      {column}
      <div className={styles.beside}>{views.journal}</div>
    </div>
  );
}
