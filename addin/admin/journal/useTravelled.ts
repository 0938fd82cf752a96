// The list of what travelled: pages going back in time, and above them what arrives while one watches.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useState } from 'react';
import type { JournalLineView } from '../../../shared/contract/journal.ts';
import { fetchJournal } from '../../client/journal.ts';
import type { JournalFilter } from '../../client/journal.ts';
import { watchJournal } from '../../client/watchJournal.ts';
import type { WatchConnection } from '../../client/watchJournal.ts';
import { useSession } from '../session/SessionContext.tsx';
import { NO_LIVE_LINES, reduceLiveLines } from './liveLines.ts';
import type { LiveLines } from './liveLines.ts';

const PAGE_SIZE = 100;
/** Lines come in bursts: they are shown together, not one render each. */
const FLUSH_EVERY_MS = 200;

export interface Travelled {
  readonly connection: WatchConnection;
  readonly live: LiveLines;
  readonly loadedPages: number;
  /** Older lines, newest first. */
  readonly older: readonly JournalLineView[];
  readonly pages: UseInfiniteQueryResult;
  readonly pause: () => void;
  readonly resume: () => void;
}

function usePages(filter: JournalFilter) {
  const { api } = useSession();
  return useInfiniteQuery({
    queryKey: ['journal', filter],
    queryFn: ({ pageParam, signal }) => fetchJournal(api, { ...filter, beforeId: pageParam, limit: PAGE_SIZE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextBeforeId ?? undefined,
    // What is older does not change; what is newer arrives live. Another filter begins anew.
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** @param filter must keep its identity while it stays the same. */
export function useTravelled(filter: JournalFilter): Travelled {
  const { api } = useSession();
  const queryClient = useQueryClient();
  const pages = usePages(filter);
  const [live, dispatch] = useReducer(reduceLiveLines, NO_LIVE_LINES);
  const [connection, setConnection] = useState<WatchConnection>('connecting');
  const firstPage = pages.data?.pages[0];

  useEffect(() => {
    if (firstPage === undefined) return;
    const controller = new AbortController();
    let pending: JournalLineView[] = [];
    const flush = () => {
      if (pending.length > 0) dispatch({ kind: 'arrived', lines: pending });
      pending = [];
    };
    const timer = setInterval(flush, FLUSH_EVERY_MS);
    const onLines = (lines: readonly JournalLineView[]) => pending.push(...lines);
    const shownIds = firstPage.lines.map((line) => line.id);
    void watchJournal(api, { filter, onConnection: setConnection, onLines, shownIds, signal: controller.signal });
    return () => {
      controller.abort();
      clearInterval(timer);
      dispatch({ kind: 'cleared' });
    };
  }, [api, filter, firstPage]);

  const mustRestart = live.overflowed && !live.isPaused;
  useEffect(() => {
    if (mustRestart) void queryClient.resetQueries({ queryKey: ['journal', filter] });
  }, [filter, mustRestart, queryClient]);

  const older = useMemo(() => pages.data?.pages.flatMap((page) => page.lines) ?? [], [pages.data]);
  return {
    connection,
    live,
    loadedPages: pages.data?.pages.length ?? 0,
    older,
    pages,
    pause: () => dispatch({ kind: 'paused' }),
    resume: () => dispatch({ kind: 'resumed' }),
  };
}
