// The contacts or tasks of the user's mailbox, page by page.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { MailboxItems } from '../../../shared/contract/items.ts';
import { fetchMailboxItems } from '../../client/items.ts';
import type { MailboxFolder } from '../../client/items.ts';
import { useMe, usePane } from '../session/PaneContext.tsx';

const PAGE = 50;

export function useMailbox(folder: MailboxFolder, search: string): UseInfiniteQueryResult<InfiniteData<MailboxItems>> {
  const { api } = usePane();
  const { login } = useMe();
  return useInfiniteQuery({
    queryKey: ['mailbox', login, folder, search],
    queryFn: ({ pageParam, signal }) => fetchMailboxItems(api, folder, { after: pageParam, limit: PAGE, login, search }, signal), // prettier-ignore
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
}
