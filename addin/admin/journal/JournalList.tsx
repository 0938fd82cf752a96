// The lines themselves, a step at a time, so that a long journal does not make a long page; and what is said when there are none.
import {
  Button,
  Caption1,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Spinner,
  tokens,
  useArrowNavigationGroup,
} from '@fluentui/react-components';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { JournalLineView } from '../../../shared/contract/journal.ts';
import { strings } from '../strings.ts';
import { Notice } from '../../ui/Notice.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { JournalLine } from './JournalLine.tsx';

/** Lines shown at first, and added by each press of the button. */
const STEP = 40;
/** Hidden skips may fill a page: so many pages are fetched for one step at most. */
const PAGES_PER_STEP = 4;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  foot: {
    display: 'flex',
    justifyContent: 'center',
    padding: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
  },
  waiting: { display: 'flex', flexDirection: 'column', gap: '18px', padding: tokens.spacingHorizontalL },
  row: { height: '36px' },
});

interface JournalListProps {
  /** Arrived while watching; newest first. */
  readonly fresh: readonly JournalLineView[];
  /** There are lines that the filters or the switch hide. */
  readonly isFiltered: boolean;
  readonly loadedPages: number;
  readonly older: readonly JournalLineView[];
  readonly onClear: () => void;
  readonly onOpen: (lineId: string) => void;
  readonly pages: UseInfiniteQueryResult;
}

export function JournalList({ fresh, isFiltered, loadedPages, older, onClear, onOpen, pages }: JournalListProps) {
  const styles = useStyles();
  const arrows = useArrowNavigationGroup({ axis: 'vertical', memorizeCurrent: true });
  const [steps, setSteps] = useState(1);
  const wanted = steps * STEP;
  const known = fresh.length + older.length;
  const mayFetch = pages.hasNextPage && !pages.isFetching && !pages.isError;
  const mustFetch = mayFetch && known < wanted && loadedPages < steps * PAGES_PER_STEP;
  const { fetchNextPage } = pages;

  useEffect(() => {
    if (mustFetch) void fetchNextPage();
  }, [fetchNextPage, mustFetch]);

  if (pages.isError && known === 0) {
    return <FailureNotice error={pages.error} onRetry={() => void pages.refetch()} what={strings.journal.failed} />;
  }
  if (pages.isPending || (known === 0 && mustFetch)) {
    return (
      <Skeleton aria-label={strings.common.loading} className={styles.waiting}>
        {Array.from({ length: 6 }, (_, row) => (
          <SkeletonItem className={styles.row} key={row} />
        ))}
      </Skeleton>
    );
  }
  if (known === 0) return <NoLines isFiltered={isFiltered} onClear={onClear} />;

  const hasMore = known > wanted || pages.hasNextPage;
  return (
    <>
      <ol aria-label={strings.journal.title} className={styles.list} {...arrows}>
        {fresh.slice(0, wanted).map((line) => (
          <JournalLine isFresh key={line.id} line={line} onOpen={onOpen} />
        ))}
        {older.slice(0, Math.max(0, wanted - fresh.length)).map((line) => (
          <JournalLine isFresh={false} key={line.id} line={line} onOpen={onOpen} />
        ))}
      </ol>
      <div className={styles.foot}>
        {hasMore ? (
          <Button
            disabledFocusable={pages.isFetchingNextPage}
            icon={pages.isFetchingNextPage ? <Spinner size="extra-tiny" /> : undefined}
            onClick={() => setSteps(steps + 1)}
            size="small"
          >
            {strings.journal.older}
          </Button>
        ) : (
          <Caption1>{strings.journal.end}</Caption1>
        )}
      </div>
    </>
  );
}

function NoLines({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  if (!isFiltered) {
    return <Notice icon={<ArrowSwapRegular />} text={strings.journal.emptyText} title={strings.journal.emptyTitle} />;
  }
  return (
    <Notice
      action={<Button onClick={onClear}>{strings.journal.clear}</Button>}
      icon={<FilterRegular />}
      text={strings.journal.noneText}
      title={strings.journal.noneTitle}
    />
  );
}
