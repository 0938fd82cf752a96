// The pages below their signs. Which one is shown is state in memory; all but the first are loaded when somebody goes there.
import { makeStyles, tokens } from '@fluentui/react-components';
import { CloudOffRegular } from '@fluentui/react-icons/svg/cloud-off';
import { lazy, Suspense, useMemo, useState, useSyncExternalStore } from 'react';
import type { ItemReading } from '../item/itemFollower.ts';
import { followItem } from '../item/itemFollower.ts';
import { ItemPage } from '../item/ItemPage.tsx';
import { NoItem } from '../item/NoItem.tsx';
import { MeGate } from '../session/MeGate.tsx';
import { usePane } from '../session/PaneContext.tsx';
import { useStrings } from '../strings/StringsContext.tsx';
import { Trouble } from '../ui/Trouble.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { Nav } from './Nav.tsx';
import type { PageName, Start } from './pages.ts';
import { useOnline } from './useOnline.ts';

const MailboxPage = lazy(() => import('../mailbox/MailboxPage.tsx'));
const MySyncPage = lazy(() => import('../mySync/MySyncPage.tsx'));

const useStyles = makeStyles({
  main: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXL}` },
  offline: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  icon: { fontSize: '20px', lineHeight: 0 },
});

interface ShellProps {
  readonly hasEnded: boolean;
  readonly onSignedIn: () => void;
  readonly start: Start;
}

export function Shell({ hasEnded, onSignedIn, start }: ShellProps) {
  const styles = useStyles();
  const { outlook } = usePane();
  const { common } = useStrings();
  const [page, setPage] = useState<PageName>(start.page);
  const follower = useMemo(() => followItem(outlook), [outlook]);
  const reading = useSyncExternalStore(follower.subscribe, follower.get);
  const isOnline = useOnline();
  const nav = <Nav onGo={setPage} page={page} />;
  return (
    <>
      <MeGate
        hasEnded={hasEnded}
        onSignedIn={onSignedIn}
        waiting={
          <>
            {nav}
            <main className={styles.main}>
              <Waiting rows={4} />
            </main>
          </>
        }
      >
        {nav}
        <div role="status">
          {!isOnline && (
            <div className={styles.offline}>
              <CloudOffRegular aria-hidden className={styles.icon} />
              <span>
                <strong>{common.offlineTitle}</strong>. {common.offlineText}
              </span>
            </div>
          )}
        </div>
        <main className={styles.main}>
          <Suspense fallback={<Waiting rows={4} />}>
            {page === 'item' && (
              <CurrentItem isLinking={start.isLinking} onGo={setPage} onRefresh={follower.refresh} reading={reading} />
            )}
            {page === 'my-contacts' && <MailboxPage folder="contacts" key="contacts" />}
            {page === 'my-tasks' && <MailboxPage folder="tasks" key="tasks" />}
            {page === 'my-sync' && <MySyncPage />}
          </Suspense>
        </main>
      </MeGate>
    </>
  );
}

interface CurrentItemProps {
  readonly isLinking: boolean;
  readonly onGo: (page: PageName) => void;
  readonly onRefresh: () => void;
  readonly reading: ItemReading;
}

function CurrentItem({ isLinking, onGo, onRefresh, reading }: CurrentItemProps) {
  const { item: words } = useStrings();
  switch (reading.kind) {
    case 'reading':
      return <Waiting rows={4} />;
    case 'none':
      return <NoItem onGo={onGo} />;
    case 'failed':
      return <Trouble error={reading.error} onRetry={onRefresh} what={words.failed} />;
    case 'item':
      return (
        <ItemPage
          // The item that the pane was opened on is linked, not the next one that is selected.
          isLinking={isLinking && reading.key === '1'}
          item={reading.item}
          itemId={reading.key}
          key={reading.key}
          onItemChanged={onRefresh}
        />
      );
  }
}
