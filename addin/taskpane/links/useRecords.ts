// Siebel records that fit what is typed, or those used last while nothing is.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { RecordKind, RecordList } from '../../../shared/contract/siebelRecords.ts';
import { findRecords } from '../../client/siebelRecords.ts';
import { useMe, usePane } from '../session/PaneContext.tsx';

/** The server looks for nothing shorter. */
export const SHORTEST_SEARCH = 2;
const LIMIT = 25;

export function useRecords(search: string, kinds: readonly RecordKind[]): UseQueryResult<RecordList> {
  const { api } = usePane();
  const { login } = useMe();
  return useQuery({
    queryKey: [search === '' ? 'recents' : 'records', login, kinds, search],
    queryFn: ({ signal }) => findRecords(api, { kinds, limit: LIMIT, login, search }, signal),
    enabled: search === '' || search.length >= SHORTEST_SEARCH,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
