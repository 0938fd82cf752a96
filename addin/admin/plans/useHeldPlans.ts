// What is held now, what was decided lately, and one plan with its rows; and the decision itself, with what is told about it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { HeldPlanDetails, HeldPlanList, HeldPlanView } from '../../../shared/contract/heldPlans.ts';
import { decideHeldPlan, fetchHeldPlan, fetchHeldPlans } from '../../client/heldPlans.ts';
import type { PlanDecision } from '../../client/heldPlans.ts';
import { explainFailure } from '../explainFailure.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useTell } from '../shell/useTell.tsx';
import { strings } from '../strings.ts';

const RENEW_EVERY_MS = 10_000;
const MOST_HELD = 1_000;
const MOST_DECIDED = 100;
const KEY = 'held plans';

/** Plans that wait for a decision, newest first. */
export function useHeldPlans(login?: string): UseQueryResult<HeldPlanList> {
  const { api } = useSession();
  return useQuery({
    queryKey: [KEY, 'held', login],
    queryFn: ({ signal }) => fetchHeldPlans(api, { limit: MOST_HELD, login, state: 'held' }, signal),
    refetchInterval: RENEW_EVERY_MS,
  });
}

/** Plans of whatever state, newest first: the history is what was decided of them. */
export function useLastPlans(login?: string): UseQueryResult<HeldPlanList> {
  const { api } = useSession();
  return useQuery({
    queryKey: [KEY, 'last', login],
    queryFn: ({ signal }) => fetchHeldPlans(api, { limit: MOST_DECIDED, login }, signal),
    refetchInterval: RENEW_EVERY_MS,
  });
}

/** One plan with its rows. It may have thousands, so it is read again only when it was decided. */
export function useHeldPlan(id: string): UseQueryResult<HeldPlanDetails> {
  const { api } = useSession();
  return useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => fetchHeldPlan(api, id, signal),
    refetchOnWindowFocus: false,
  });
}

export function useDecidePlan(plan: HeldPlanView): UseMutationResult<HeldPlanView, Error, PlanDecision> {
  const { api } = useSession();
  const queryClient = useQueryClient();
  const tell = useTell();
  const words = strings.heldPlans;
  return useMutation({
    mutationFn: (decision: PlanDecision) => decideHeldPlan(api, plan.id, decision),
    onError: (error) => tell('error', words.refused, explainFailure(error)),
    onSuccess: (_, decision) =>
      decision === 'approve'
        ? tell('success', words.approved(plan), words.approvedText)
        : tell('success', words.rejected(plan), words.rejectedText),
    // Refused or not: somebody else may have decided meanwhile.
    onSettled: () => queryClient.invalidateQueries({ queryKey: [KEY] }),
  });
}
