// The state of the installation, renewed every few seconds while the page is looked at.
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { StatusView } from '../../../shared/contract/status.ts';
import { fetchStatus } from '../../client/status.ts';
import { useSession } from '../session/SessionContext.tsx';

const RENEW_EVERY_MS = 5_000;

export function useStatus(): UseQueryResult<StatusView> {
  const { api } = useSession();
  return useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => fetchStatus(api, signal),
    refetchInterval: RENEW_EVERY_MS,
  });
}
