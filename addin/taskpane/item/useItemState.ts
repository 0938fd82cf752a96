// How the item stands in sync, asked again and again while something waits for a sync; and asking for that sync.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryKey, UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { ItemRef, ItemView } from '../../../shared/contract/items.ts';
import type { SyncRequested } from '../../../shared/contract/userMaps.ts';
import { fetchItemState } from '../../client/items.ts';
import { requestSync } from '../../client/users.ts';
import { explainTrouble } from '../explainTrouble.ts';
import { useMe, usePane } from '../session/PaneContext.tsx';
import { useTell } from '../shell/Tell.tsx';
import { useStrings } from '../strings/StringsContext.tsx';

const QUICK_MS = 3_000;
const PATIENT_MS = 20_000;
const QUICK_LOOKS = 20;

/** How long to wait before looking again at what waits for a sync: often at first, then seldom. False when nothing waits. */
export function lookAgain(isWaiting: boolean, looks: number): number | false {
  if (!isWaiting) return false;
  return looks < QUICK_LOOKS ? QUICK_MS : PATIENT_MS;
}

export function itemKey(login: string, ref: ItemRef | null): QueryKey {
  return ['item', login, ref?.kind, ref?.id];
}

function isWaiting(item: ItemView | undefined): boolean {
  return item !== undefined && (item.state === 'waiting' || item.links.some(({ state }) => state === 'waiting' || state === 'leaving')); // prettier-ignore
}

/** @param ref null for an item that has no id yet, or lies in somebody else's mailbox. */
export function useItemState(ref: ItemRef | null): UseQueryResult<ItemView> {
  const { api } = usePane();
  const { login } = useMe();
  return useQuery({
    queryKey: itemKey(login, ref),
    queryFn: async ({ signal }) => {
      if (ref === null) throw new Error('There is no item to ask for.');
      return (await fetchItemState(api, login, ref, signal)).item;
    },
    enabled: ref !== null,
    refetchInterval: ({ state }) => lookAgain(isWaiting(state.data), state.dataUpdateCount),
  });
}

/** Asks for a sync of the user. */
export function useSyncNow(): UseMutationResult<SyncRequested, Error, void> {
  const { api } = usePane();
  const { login } = useMe();
  const queryClient = useQueryClient();
  const strings = useStrings();
  const tell = useTell();
  return useMutation({
    mutationFn: () => requestSync(api, login),
    onError: (error) => tell('error', strings.item.syncFailed, explainTrouble(error, strings)),
    onSuccess: () => {
      tell('success', strings.item.syncAsked);
      return queryClient.invalidateQueries({ queryKey: ['item'] });
    },
  });
}
