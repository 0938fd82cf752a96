// Lets the console be seen by those who are signed in and have a role; tells all others, plainly, why not.
import { Button, Spinner } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import type { ReactNode } from 'react';
import { explainFailure } from '../explainFailure.ts';
import { strings } from '../strings.ts';
import { SessionProvider } from './SessionContext.tsx';
import { SignedOut } from './SignedOut.tsx';
import { useSignIn } from './useSignIn.ts';
import { Welcome } from './Welcome.tsx';

interface SessionGateProps {
  readonly children: ReactNode;
}

export function SessionGate({ children }: SessionGateProps) {
  const state = useSignIn();
  switch (state.kind) {
    case 'loading':
      return (
        <Welcome text={strings.signIn.loadingText} title={strings.signIn.loadingTitle}>
          <Spinner aria-label={strings.common.loading} size="small" />
        </Welcome>
      );
    case 'failed':
      return (
        <Welcome text={explainFailure(state.error)} title={strings.signIn.failedTitle}>
          <Button appearance="primary" icon={<ArrowClockwiseRegular />} onClick={state.retry}>
            {strings.common.retry}
          </Button>
        </Welcome>
      );
    case 'signed-out':
      return <SignedOut onSignIn={state.start} refusal={state.refusal} />;
    case 'signed-in':
      return <SessionProvider value={state.session}>{children}</SessionProvider>;
  }
}
