// Sync now, for one user or all, with what is told about it afterwards. The lists renew themselves once it was asked for.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { requestSync, requestSyncAll } from '../../client/users.ts';
import { explainFailure } from '../explainFailure.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useTell } from '../shell/useTell.tsx';
import { strings } from '../strings.ts';

export interface RequestSync {
  readonly isPending: boolean;
  readonly run: () => void;
}

function useRenewLists(): () => void {
  const queryClient = useQueryClient();
  return () => {
    void queryClient.invalidateQueries({ queryKey: ['status'] });
    void queryClient.invalidateQueries({ queryKey: ['users'] });
  };
}

/** Asks for a run of one user. */
export function useRequestSync(login: string): RequestSync {
  const { api } = useSession();
  const tell = useTell();
  const renewLists = useRenewLists();
  const mutation = useMutation({
    mutationFn: () => requestSync(api, login),
    onError: (error) => tell('error', strings.users.syncFailed(login), explainFailure(error)),
    onSuccess: () => tell('success', strings.users.syncDone(login)),
    onSettled: renewLists,
  });
  return { isPending: mutation.isPending, run: () => mutation.mutate() };
}

/** Asks for a run of every enabled user. */
export function useRequestSyncAll(): RequestSync {
  const { api } = useSession();
  const tell = useTell();
  const renewLists = useRenewLists();
  const mutation = useMutation({
    mutationFn: () => requestSyncAll(api),
    onError: (error) => tell('error', strings.users.syncAllFailed, explainFailure(error)),
    onSuccess: (answer) => tell('success', strings.users.syncAllDone(answer.requested.length)),
    onSettled: renewLists,
  });
  return { isPending: mutation.isPending, run: () => mutation.mutate() };
}
