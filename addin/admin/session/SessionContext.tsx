// Who is signed in and how to call the API as them, for every component below the sign-in gate.
import { createContext, useContext } from 'react';
import type { Api } from '../../client/request.ts';
import type { Account } from '../../client/signIn.ts';

export interface Session {
  readonly account: Account;
  readonly api: Api;
  /** False when the ID token says that the role to start syncs is missing; the API has the last word. */
  readonly mayOperate: boolean;
  /** Leaves for the sign-in page; rejects when the provider does not answer. */
  readonly signIn: () => Promise<void>;
  readonly signOut: () => void;
}

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

/** @throws Error outside a SessionProvider: a mistake in the code. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession needs a SessionProvider above it.');
  return session;
}
