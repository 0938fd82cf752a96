// The user's own sync: how it stands, what may travel, what does not and why, and the answers to questions. One query for each part.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { IssueDetails, IssueView, ResolveBody, Resolved, Retried } from '../../../shared/contract/issues.ts';
import type { LevelView } from '../../../shared/contract/levels.ts';
import type { UserView } from '../../../shared/contract/userMaps.ts';
import { fetchIssue, fetchIssues, resolveIssue, retryIssues } from '../../client/issues.ts';
import { fetchLevels } from '../../client/levels.ts';
import { fetchUsers } from '../../client/users.ts';
import { explainTrouble } from '../explainTrouble.ts';
import { useMe, usePane } from '../session/PaneContext.tsx';
import { useTell } from '../shell/Tell.tsx';
import { useStrings } from '../strings/StringsContext.tsx';

const RENEW_EVERY_MS = 15_000;
const MOST_ISSUES = 100;

/** The user's row of the User Map; null when there is none. */
export function useMyUser(): UseQueryResult<UserView | null> {
  const { api } = usePane();
  const { login } = useMe();
  return useQuery({
    queryKey: ['my sync', login],
    queryFn: async ({ signal }) => {
      const { users } = await fetchUsers(api, { limit: 20, offset: 0, search: login }, signal);
      return users.find((user) => user.login.toUpperCase() === login.toUpperCase()) ?? null;
    },
    refetchInterval: RENEW_EVERY_MS,
  });
}

export function useMyLevels(): UseQueryResult<readonly LevelView[]> {
  const { api } = usePane();
  const { login } = useMe();
  return useQuery({
    queryKey: ['my levels', login],
    queryFn: async ({ signal }) => (await fetchLevels(api, login, signal)).levels,
    staleTime: 60_000,
  });
}

export function useMyIssues(): UseQueryResult<readonly IssueView[]> {
  const { api } = usePane();
  const { login } = useMe();
  return useQuery({
    queryKey: ['my issues', login],
    queryFn: async ({ signal }) => (await fetchIssues(api, { login }, MOST_ISSUES, signal)).issues,
    refetchInterval: RENEW_EVERY_MS,
  });
}

/** With its candidates; both servers are asked for them, so not before somebody looks. */
export function useMyIssue(id: string): UseQueryResult<IssueDetails> {
  const { api } = usePane();
  return useQuery({
    queryKey: ['my issue', id],
    queryFn: ({ signal }) => fetchIssue(api, id, signal),
    refetchOnWindowFocus: false,
  });
}

function useRenew(): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all(['my issues', 'my issue', 'my sync'].map((key) => client.invalidateQueries({ queryKey: [key] })));
}

export function useRetryIssue(): UseMutationResult<Retried, Error, string> {
  const { api } = usePane();
  const strings = useStrings();
  const tell = useTell();
  const renew = useRenew();
  return useMutation({
    mutationFn: (id: string) => retryIssues(api, [id]),
    onError: (error) => tell('error', strings.sync.retryFailed, explainTrouble(error, strings)),
    onSuccess: () => tell('success', strings.sync.retried, strings.sync.retriedText),
    onSettled: renew,
  });
}

/** @param onSaved is told once the answer is written down */
export function useAnswer(id: string, onSaved: () => void): UseMutationResult<Resolved, Error, ResolveBody> {
  const { api } = usePane();
  const strings = useStrings();
  const tell = useTell();
  const renew = useRenew();
  return useMutation({
    mutationFn: (answer: ResolveBody) => resolveIssue(api, id, answer),
    onError: (error) => tell('error', strings.sync.answerRefused, explainTrouble(error, strings)),
    onSuccess: () => {
      tell('success', strings.sync.answered, strings.sync.answeredText);
      onSaved();
    },
    onSettled: renew,
  });
}
