// The open issues, one of them, and the answers in force; and what can be done about them, with what is told afterwards.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type {
  DecisionList,
  DecisionView,
  IssueDetails,
  IssueList,
  ResolveBody,
  Resolved,
  Retried,
} from '../../../shared/contract/issues.ts';
import {
  fetchDecisions,
  fetchIssue,
  fetchIssues,
  resolveIssue,
  retryIssues,
  withdrawDecision,
} from '../../client/issues.ts';
import type { IssueFilter } from '../../client/issues.ts';
import { explainFailure } from '../explainFailure.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useTell } from '../shell/useTell.tsx';
import { strings } from '../strings.ts';

/** As many as the server gives at once, and takes back at once to be tried again. */
export const MOST_ISSUES = 1_000;
const RENEW_EVERY_MS = 15_000;
const KEY = 'issues';

export function useIssues({ domain, login }: IssueFilter): UseQueryResult<IssueList> {
  const { api } = useSession();
  return useQuery({
    queryKey: [KEY, 'list', domain, login],
    queryFn: ({ signal }) => fetchIssues(api, { domain, login }, MOST_ISSUES, signal),
    placeholderData: keepPreviousData,
    refetchInterval: RENEW_EVERY_MS,
  });
}

/** Both servers are asked for it, so it is not read again behind the reader's back. */
export function useIssue(id: string): UseQueryResult<IssueDetails> {
  const { api } = useSession();
  return useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => fetchIssue(api, id, signal),
    refetchOnWindowFocus: false,
  });
}

export function useDecisions(login: string | undefined): UseQueryResult<DecisionList> {
  const { api } = useSession();
  return useQuery({
    queryKey: [KEY, 'decisions', login],
    queryFn: ({ signal }) => fetchDecisions(api, login, signal),
  });
}

function useRenew(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: [KEY] });
}

/** Has the records of these issues looked at again. */
export function useRetry(): UseMutationResult<Retried, Error, readonly string[]> {
  const { api } = useSession();
  const tell = useTell();
  const renew = useRenew();
  const words = strings.issues;
  return useMutation({
    mutationFn: (ids: readonly string[]) => retryIssues(api, ids),
    onError: (error) => tell('error', words.retryFailed, explainFailure(error)),
    onSuccess: ({ retried }) =>
      retried === 0 ? tell('error', words.retriedNone) : tell('success', words.retried(retried), words.retriedText),
    onSettled: renew,
  });
}

/** Answers a question. `onSaved` is called once it is written down. */
export function useResolve(id: string, onSaved: () => void): UseMutationResult<Resolved, Error, ResolveBody> {
  const { api } = useSession();
  const tell = useTell();
  const renew = useRenew();
  const words = strings.issues;
  return useMutation({
    mutationFn: (answer: ResolveBody) => resolveIssue(api, id, answer),
    onError: (error) => {
      tell('error', words.refused, explainFailure(error));
      return renew();
    },
    onSuccess: ({ syncRequested }) => {
      tell('success', words.saved, syncRequested ? words.savedText : words.savedLater);
      onSaved();
      return renew();
    },
  });
}

/** Takes an answer back. */
export function useWithdraw(): UseMutationResult<DecisionView, Error, string> {
  const { api } = useSession();
  const tell = useTell();
  const renew = useRenew();
  return useMutation({
    mutationFn: (id: string) => withdrawDecision(api, id),
    onError: (error) => tell('error', strings.issues.notWithdrawn, explainFailure(error)),
    onSuccess: () => tell('success', strings.issues.withdrawn),
    onSettled: renew,
  });
}
