// Putting contacts on the user's Sync List and taking them off, one or many: shown at once, and gone again with a message when it fails.
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { addToSyncList, removeFromSyncList } from '../../client/syncList.ts';
import { explainTrouble } from '../explainTrouble.ts';
import { useMe, usePane } from '../session/PaneContext.tsx';
import { useTell } from '../shell/Tell.tsx';
import { useStrings } from '../strings/StringsContext.tsx';

const KEY = ['sync list'];

interface Change {
  readonly contactIds: readonly string[];
  readonly listed: boolean;
}

export interface SyncListActions {
  readonly change: (contactIds: readonly string[], listed: boolean) => void;
  /** Whether the contact is listed, with what is on the way. */
  readonly isListed: (contact: { readonly contactId: string; readonly listed: boolean }) => boolean;
}

/** @param onDone is told when a change was made */
export function useSyncList(onDone: () => void = () => undefined): SyncListActions {
  const { api } = usePane();
  const { login } = useMe();
  const client = useQueryClient();
  const strings = useStrings();
  const tell = useTell();
  const words = strings.people;
  const renew = (): Promise<unknown> =>
    Promise.all(['people', 'mailbox', 'contacts'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  const mutation = useMutation({
    mutationKey: KEY,
    mutationFn: async ({ contactIds, listed }: Change) => {
      const call = listed ? addToSyncList : removeFromSyncList;
      const results = await Promise.allSettled(contactIds.map((id) => call(api, id, { login })));
      const failed = results.find((result) => result.status === 'rejected');
      // It stays on its way until the true state is known, so that nothing flickers.
      await renew();
      if (failed !== undefined) throw failed.reason;
    },
    onError: (error) => tell('error', words.changeFailed, explainTrouble(error, strings)),
    onSuccess: (_, { contactIds, listed }) => {
      if (listed) tell('success', words.added(contactIds.length), words.addedText);
      else tell('success', words.removed, words.removedText);
      onDone();
    },
  });
  const pending = useMutationState({
    filters: { mutationKey: KEY, status: 'pending' },
    select: ({ state }) => state.variables as Change,
  });
  return {
    change: (contactIds, listed) => mutation.mutate({ contactIds, listed }),
    isListed: ({ contactId, listed }) => pending.findLast(({ contactIds }) => contactIds.includes(contactId))?.listed ?? listed, // prettier-ignore
  };
}
