// The cache of what was asked: how long it is fresh, and which failures are worth a second try. Knows no page.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './ApiError.ts';

/** A second try helps only when the server was away or failing. */
function mayRetry(failures: number, error: unknown): boolean {
  const isPassing = !(error instanceof ApiError) || error.kind === 'unreachable' || error.kind === 'server';
  return isPassing && failures < 2;
}

/** @param onError is told of every call that failed for good, whoever made it. */
export function createQueryClient(onError: (error: unknown) => void = () => undefined): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { refetchOnWindowFocus: true, retry: mayRetry, staleTime: 2_000 } },
    mutationCache: new MutationCache({ onError: (error) => onError(error) }),
    queryCache: new QueryCache({ onError: (error) => onError(error) }),
  });
}
