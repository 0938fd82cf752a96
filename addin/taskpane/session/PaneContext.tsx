// What every part of the pane may use: the API, Outlook around it, and the way to sign in. Built in index.tsx, and by tests from plain objects.
import { createContext, useContext } from 'react';
import type { Me } from '../../../shared/contract/items.ts';
import type { Api } from '../../client/request.ts';
import type { Outlook } from '../../office/outlook.ts';

/** Letting the person sign in. */
export interface PaneSignIn {
  /** Resolves when the window is closed again, signed in or not. @throws Error with the provider's words */
  start(): Promise<void>;
}

export interface PaneTools {
  readonly api: Api;
  /** Null outside of Outlook. */
  readonly outlook: Outlook | null;
  readonly signIn: PaneSignIn;
}

const PaneContext = createContext<PaneTools | null>(null);
const MeContext = createContext<Me | null>(null);

export const PaneProvider = PaneContext.Provider;
export const MeProvider = MeContext.Provider;

/** @throws Error outside a PaneProvider: a mistake in the code. */
export function usePane(): PaneTools {
  const pane = useContext(PaneContext);
  if (pane === null) throw new Error('usePane needs a PaneProvider above it.');
  return pane;
}

/** Who the user is to the product. @throws Error outside a MeProvider: a mistake in the code. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('useMe needs a MeProvider above it.');
  return me;
}
