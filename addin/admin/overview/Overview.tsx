// The row of cards at the top of the console.
import { makeStyles, MessageBar, MessageBarBody, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { StatusView } from '../../../shared/contract/status.ts';
import type { UserState } from '../../../shared/vocabulary.ts';
import { useNow } from '../../hooks/useNow.ts';
import { HeldBanner } from '../plans/HeldBanner.tsx';
import { strings } from '../strings.ts';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { CycleCard } from './CycleCard.tsx';
import { OutageBanners } from './OutageBanners.tsx';
import { QueueCard } from './QueueCard.tsx';
import { ServersCard } from './ServersCard.tsx';
import { TravelledCard } from './TravelledCard.tsx';
import { UsersCard } from './UsersCard.tsx';

const useStyles = makeStyles({
  overview: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalL,
    // Two above three, then one below the other.
    '@media (max-width: 1200px)': {
      gridTemplateColumns: 'repeat(6, minmax(0, 1fr))',
      '> *': { gridColumn: 'span 2' },
      '> :nth-child(-n + 2)': { gridColumn: 'span 3' },
    },
    '@media (max-width: 640px)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: tokens.spacingHorizontalM,
      '> *': { gridColumn: 'auto' },
      '> :nth-child(-n + 2)': { gridColumn: 'auto' },
    },
  },
  skeleton: { height: '148px', borderRadius: tokens.borderRadiusXLarge },
});

interface OverviewProps {
  /** With a plan's id when only that one is held. */
  readonly onShowPlans: (planId?: string) => void;
  readonly onShowState: (state: UserState) => void;
  readonly status: UseQueryResult<StatusView>;
}

function Waiting() {
  const styles = useStyles();
  return (
    <Skeleton aria-label={strings.common.loading} className={styles.cards}>
      {['users', 'cycle', 'travelled', 'queue', 'servers'].map((card) => (
        <SkeletonItem className={styles.skeleton} key={card} />
      ))}
    </Skeleton>
  );
}

export function Overview({ onShowPlans, onShowState, status }: OverviewProps) {
  const styles = useStyles();
  const now = useNow();
  const view = status.data;
  if (view === undefined) {
    return status.isError ? (
      <FailureNotice error={status.error} onRetry={() => void status.refetch()} what={strings.overview.failed} />
    ) : (
      <Waiting />
    );
  }
  return (
    <section aria-label={strings.overview.title} className={styles.overview}>
      {status.isError && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{strings.overview.stale}</MessageBarBody>
        </MessageBar>
      )}
      <OutageBanners now={now} outages={view.outages} />
      <HeldBanner now={now} onLook={onShowPlans} />
      <div className={styles.cards}>
        <UsersCard byState={view.usersByState} onShowState={onShowState} />
        <CycleCard cycles={view.cycles} now={now} />
        <TravelledCard travelled={view.travelled} />
        <QueueCard depth={view.queueDepth} runSeconds={view.runSeconds} />
        <ServersCard now={now} reachability={view.reachability} />
      </div>
    </section>
  );
}
