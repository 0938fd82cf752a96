// The page behind the sign-in: the overview above, below it the parts of the console, and in a drawer what was opened in one of them.
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useCallback, useState } from 'react';
import type { UserView } from '../../shared/contract/userMaps.ts';
import { USER_STATES } from '../../shared/vocabulary.ts';
import type { UserState } from '../../shared/vocabulary.ts';
import { ApiError } from '../client/ApiError.ts';
import { usePlace } from '../hooks/usePlace.ts';
import { DryRunPanel } from './dryRun/DryRunPanel.tsx';
import { IssuesPanel } from './issues/IssuesPanel.tsx';
import { JournalPanel } from './journal/JournalPanel.tsx';
import { Overview } from './overview/Overview.tsx';
import { useStatus } from './overview/useStatus.ts';
import { PlansPanel } from './plans/PlansPanel.tsx';
import { useHeldPlans } from './plans/useHeldPlans.ts';
import { NoAccess } from './session/NoAccess.tsx';
import { useSession } from './session/SessionContext.tsx';
import { SignedOut } from './session/SignedOut.tsx';
import { Sections } from './shell/Sections.tsx';
import { useSection } from './shell/useSection.ts';
import { LinePanel } from './undo/LinePanel.tsx';
import { UndosPanel } from './undo/UndosPanel.tsx';
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
});

type OpenedUser = { readonly kind: 'details' | 'dryRun'; readonly user: UserView } | null;

export function Console({ header }: { readonly header: ReactNode }) {
  const styles = useStyles();
  const { signIn } = useSession();
  const status = useStatus();
  const [opened, setOpened] = useState<OpenedUser>(null);
  const { section, show } = useSection();
  const [place, go] = usePlace();
  const openLine = useCallback((line: string) => go({ line }), [go]);
  const held = useHeldPlans().data?.plans.length ?? 0;
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
          onShowPlans={(plan) => show('plans', { plan })}
          onShowState={(chosen) => {
            setState(chosen);
            show('users');
          }}
          status={status}
        />
        <Sections
          counts={{ plans: held }}
          onChange={show}
          section={section}
          views={{
            issues: <IssuesPanel />,
            journal: <JournalPanel onOpen={openLine} onShowUndos={() => go({ undos: 'all' })} />,
            plans: <PlansPanel />,
            users: (
              <UsersPanel
                enabledUsers={enabledUsers}
                onDryRun={(user) => setOpened({ kind: 'dryRun', user })}
                onOpen={(user) => setOpened({ kind: 'details', user })}
                onStateChange={setState}
                state={state}
              />
            ),
          }}
        />
      </main>
      {place['line'] !== undefined && (
        <LinePanel id={place['line']} key={place['line']} onClose={() => go({ line: undefined })} />
      )}
      {place['undos'] !== undefined && <UndosPanel onClose={() => go({ undos: undefined })} />}
      {opened?.kind === 'details' && <UserDetails onClose={close} user={opened.user} />}
      {opened?.kind === 'dryRun' && <DryRunPanel onClose={close} user={opened.user} />}
    </>
  );
}
