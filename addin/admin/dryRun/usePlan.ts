// The dry run of one user, domain after domain, so that there is progress to show and a failing domain stops no other.
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { PlanView } from '../../../shared/contract/plan.ts';
import { DOMAINS } from '../../../shared/vocabulary.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import { fetchPlan } from '../../client/plan.ts';
import { useSession } from '../session/SessionContext.tsx';

export interface DomainPlan {
  readonly domain: Domain;
  readonly query: UseQueryResult<PlanView>;
}

export interface Plan {
  readonly again: () => void;
  readonly byDomain: readonly DomainPlan[];
  /** The domain that is being planned, or null at the end. */
  readonly current: Domain | null;
  readonly done: number;
}

function useDomainPlan(login: string, domain: Domain, enabled: boolean): UseQueryResult<PlanView> {
  const { api } = useSession();
  return useQuery({
    queryKey: ['plan', login, domain],
    queryFn: ({ signal }) => fetchPlan(api, login, domain, signal),
    enabled,
    // A plan is true for the moment it was made: it is neither kept nor renewed behind the reader's back.
    gcTime: 0,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

const isOver = (query: UseQueryResult<PlanView>): boolean => query.isFetched && !query.isFetching;

/** Begins at once; plans one domain at a time, as a run would. */
export function usePlan(login: string): Plan {
  const contact = useDomainPlan(login, 'contact', true);
  const calendar = useDomainPlan(login, 'calendar', isOver(contact));
  const task = useDomainPlan(login, 'task', isOver(contact) && isOver(calendar));
  const queries: Readonly<Record<Domain, UseQueryResult<PlanView>>> = { contact, calendar, task };
  const byDomain = DOMAINS.map((domain) => ({ domain, query: queries[domain] }));
  return {
    again: () => {
      for (const { query } of byDomain) void query.refetch();
    },
    byDomain,
    current: byDomain.find(({ query }) => !isOver(query))?.domain ?? null,
    done: byDomain.filter(({ query }) => isOver(query)).length,
  };
}
