// The page behind the sign-in: overview above, users and what travelled below, side by side where there is room.
import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { UserView } from '../../shared/contract/userMaps.ts';
import { USER_STATES } from '../../shared/vocabulary.ts';
import type { UserState } from '../../shared/vocabulary.ts';
import { ApiError } from '../client/ApiError.ts';
import { useMediaQuery } from '../hooks/useMediaQuery.ts';
import { DryRunPanel } from './dryRun/DryRunPanel.tsx';
import { JournalPanel } from './journal/JournalPanel.tsx';
import { Overview } from './overview/Overview.tsx';
import { useStatus } from './overview/useStatus.ts';
import { NoAccess } from './session/NoAccess.tsx';
import { useSession } from './session/SessionContext.tsx';
import { SignedOut } from './session/SignedOut.tsx';
import { strings } from './strings.ts';
import { UserDetails } from './users/UserDetails.tsx';
import { UsersPanel } from './users/UsersPanel.tsx';

const useStyles = makeStyles({
  main: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingHorizontalL,
    maxWidth: '1760px',
    boxSizing: 'border-box',
    margin: '0 auto',
    padding: tokens.spacingHorizontalXXL,
    '@media (max-width: 640px)': { padding: tokens.spacingHorizontalM, gap: tokens.spacingHorizontalM },
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1.6fr) minmax(0, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
});

type Section = 'users' | 'journal';
type Opened = { readonly kind: 'details' | 'dryRun'; readonly user: UserView } | null;

export function Console({ header }: { readonly header: ReactNode }) {
  const styles = useStyles();
  const { signIn } = useSession();
  const status = useStatus();
  const [opened, setOpened] = useState<Opened>(null);
  const [section, setSection] = useState<Section>('users');
  const [state, setState] = useState<UserState>();

  if (status.error instanceof ApiError && status.error.kind === 'signed-out') {
    return <SignedOut onSignIn={signIn} refusal={null} wasInside />;
  }
  if (status.error instanceof ApiError && status.error.kind === 'forbidden') return <NoAccess />;

  const byState = status.data?.usersByState;
  const enabledUsers = USER_STATES.reduce(
    (sum, candidate) => (candidate === 'disabled' ? sum : sum + (byState?.[candidate] ?? 0)),
    0,
  );
  const close = () => setOpened(null);
  return (
    <>
      {header}
      <main className={styles.main} id="content" tabIndex={-1}>
        <Overview
          onShowState={(chosen) => {
            setState(chosen);
            setSection('users');
          }}
          status={status}
        />
        <Sections
          journal={<JournalPanel />}
          onChange={setSection}
          section={section}
          users={
            <UsersPanel
              enabledUsers={enabledUsers}
              onDryRun={(user) => setOpened({ kind: 'dryRun', user })}
              onOpen={(user) => setOpened({ kind: 'details', user })}
              onStateChange={setState}
              state={state}
            />
          }
        />
      </main>
      {opened?.kind === 'details' && <UserDetails onClose={close} user={opened.user} />}
      {opened?.kind === 'dryRun' && <DryRunPanel onClose={close} user={opened.user} />}
    </>
  );
}

interface SectionsProps {
  readonly journal: ReactNode;
  readonly onChange: (section: Section) => void;
  readonly section: Section;
  readonly users: ReactNode;
}

/** Both sections side by side, or one at a time behind tabs. */
function Sections({ journal, onChange, section, users }: SectionsProps) {
  const styles = useStyles();
  const isWide = useMediaQuery('(min-width: 1440px)');
  if (isWide) {
    return (
      <div className={styles.columns}>
        {users}
        {journal}
      </div>
    );
  }
  return (
    <div className={styles.column}>
      <TabList
        onTabSelect={(_, data) => onChange(data.value === 'journal' ? 'journal' : 'users')}
        selectedValue={section}
      >
        <Tab aria-controls="section" id="tab-users" value="users">
          {strings.users.title}
        </Tab>
        <Tab aria-controls="section" id="tab-journal" value="journal">
          {strings.journal.title}
        </Tab>
      </TabList>
      <div aria-labelledby={`tab-${section}`} id="section" role="tabpanel">
        {section === 'users' ? users : journal}
      </div>
    </div>
  );
}
