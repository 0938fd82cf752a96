// One page of the User Map as the server cuts it: search, state and paging happen there, so 5,000 users cost as much as 50.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { UserList } from '../../../shared/contract/userMaps.ts';
import type { UserState } from '../../../shared/vocabulary.ts';
import { fetchUsers } from '../../client/users.ts';
import { useDebounced } from '../../hooks/useDebounced.ts';
import { useSession } from '../session/SessionContext.tsx';

/** Rows on one page. */
export const PAGE_SIZE = 15;
const RENEW_EVERY_MS = 10_000;

export interface UserPage {
  readonly offset: number;
  readonly query: UseQueryResult<UserList>;
  readonly search: string;
  readonly setOffset: (offset: number) => void;
  readonly setSearch: (search: string) => void;
}

/** The page for a state (undefined: any); choosing another state or search goes back to the first page. */
export function useUserPage(state: UserState | undefined): UserPage {
  const { api } = useSession();
  const [search, setSearch] = useState('');
  const settled = useDebounced(search.trim());
  const scope = `${state ?? ''}|${settled}`;
  const [place, setPlace] = useState({ offset: 0, scope });
  const offset = place.scope === scope ? place.offset : 0;
  const filter = useMemo(() => ({ limit: PAGE_SIZE, offset, search: settled, state }), [offset, settled, state]);
  const query = useQuery({
    queryKey: ['users', filter],
    queryFn: ({ signal }) => fetchUsers(api, filter, signal),
    placeholderData: keepPreviousData,
    refetchInterval: RENEW_EVERY_MS,
  });
  return { offset, query, search, setOffset: (next) => setPlace({ offset: next, scope }), setSearch };
}
