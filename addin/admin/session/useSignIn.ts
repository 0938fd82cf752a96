// The way from a bare page to a session: ask the API where to sign in, pick up a session or a redirect that came back.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { fetchAuthConfig } from '../../client/authConfig.ts';
import { createApi } from '../../client/request.ts';
import { createSignIn } from '../../client/signIn.ts';
import type { Account, SignIn } from '../../client/signIn.ts';
import type { Session } from './SessionContext.tsx';

const OPERATOR_ROLE = 'Administrator';

interface Opened {
  readonly account: Account | null;
  /** Why the provider sent the person back without a session. */
  readonly refusal: string | null;
  readonly signIn: SignIn;
}

export type SignInState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly retry: () => void }
  | { readonly kind: 'signed-out'; readonly refusal: string | null; readonly start: () => Promise<void> }
  | { readonly kind: 'signed-in'; readonly session: Session };

async function openSession(): Promise<Opened> {
  const settings = await fetchAuthConfig(createApi('', () => Promise.resolve(null)));
  const signIn = createSignIn(settings, `${window.location.origin}${window.location.pathname}`);
  try {
    return { account: await signIn.restore(), refusal: null, signIn };
  } catch (error) {
    return { account: null, refusal: error instanceof Error ? error.message : String(error), signIn };
  }
}

/** The state of the sign-in; call once, at the top of the page. */
export function useSignIn(): SignInState {
  const queryClient = useQueryClient();
  const [hasLeft, setHasLeft] = useState(false);
  const opened = useQuery({
    queryKey: ['session'],
    queryFn: openSession,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
  const signIn = opened.data?.signIn;
  const account = opened.data?.account ?? null;

  const signOut = useCallback(() => {
    setHasLeft(true);
    queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    void signIn?.end();
  }, [queryClient, signIn]);

  const session = useMemo<Session | null>(() => {
    if (signIn === undefined || account === null) return null;
    const mayOperate = account.roles?.includes(OPERATOR_ROLE) ?? true;
    return { account, api: createApi('', () => signIn.token()), mayOperate, signIn: () => signIn.start(), signOut };
  }, [account, signIn, signOut]);

  if (opened.isError) return { kind: 'failed', error: opened.error, retry: () => void opened.refetch() };
  if (signIn === undefined) return { kind: 'loading' };
  if (session === null || hasLeft) {
    return { kind: 'signed-out', refusal: opened.data?.refusal ?? null, start: () => signIn.start() };
  }
  return { kind: 'signed-in', session };
}
