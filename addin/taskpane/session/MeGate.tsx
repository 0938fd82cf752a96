// Lets the pages be seen once it is known who the user is to the product; tells all others, plainly, why not and what to do.
import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected';
import { ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '../../client/ApiError.ts';
import { fetchMe } from '../../client/me.ts';
import { explainTrouble } from '../explainTrouble.ts';
import { useStrings } from '../strings/StringsContext.tsx';
import { Gate } from './Gate.tsx';
import { MeProvider, usePane } from './PaneContext.tsx';
import { SignInPage } from './SignInPage.tsx';

interface MeGateProps {
  readonly children: ReactNode;
  /** The session ended while the pane was open. */
  readonly hasEnded: boolean;
  readonly onSignedIn: () => void;
  /** What to show until it is known. */
  readonly waiting: ReactNode;
}

export function MeGate({ children, hasEnded, onSignedIn, waiting }: MeGateProps) {
  const { api, signIn } = usePane();
  const client = useQueryClient();
  const strings = useStrings();
  const { failure } = strings;
  const me = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => fetchMe(api, signal),
    staleTime: 10 * 60_000,
  });
  const error = me.error instanceof ApiError ? me.error : null;
  const retry = (
    <Button icon={<ArrowClockwiseRegular />} onClick={() => void me.refetch()}>
      {strings.common.retry}
    </Button>
  );
  if (hasEnded || error?.kind === 'signed-out') {
    const start = async () => {
      await signIn.start();
      onSignedIn();
      // Whoever signed in may be another person.
      await client.resetQueries();
    };
    return <SignInPage onSignIn={start} />;
  }
  if (me.data !== undefined) return <MeProvider value={me.data}>{children}</MeProvider>;
  if (error?.id === 'user-without-mailbox' || error?.id === 'user-not-mapped') {
    return (
      <Gate icon={<ShieldErrorRegular />} text={failure.noMailboxText} title={failure.noMailboxTitle}>
        {retry}
      </Gate>
    );
  }
  if (error?.kind === 'forbidden') {
    return (
      <Gate icon={<ShieldErrorRegular />} text={failure.noRoleText} title={failure.noRoleTitle}>
        {retry}
      </Gate>
    );
  }
  if (me.isError) {
    return (
      <Gate icon={<PlugDisconnectedRegular />} text={explainTrouble(me.error, strings)} title={failure.meTitle}>
        {retry}
      </Gate>
    );
  }
  return waiting;
}
