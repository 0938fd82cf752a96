// The signed-out page: one button, and what went wrong if the provider sent the person back.
import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import { strings } from '../strings.ts';
import { Welcome } from './Welcome.tsx';

interface SignedOutProps {
  /** Leaves for the sign-in page; rejects when the provider does not answer. */
  readonly onSignIn: () => Promise<void>;
  readonly refusal: string | null;
  /** The session was there and is over. */
  readonly wasInside?: boolean;
}

export function SignedOut({ onSignIn, refusal, wasInside = false }: SignedOutProps) {
  const [isLeaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState(refusal === null ? null : strings.signIn.refused(refusal));

  const leave = () => {
    setLeaving(true);
    setProblem(null);
    onSignIn().catch(() => {
      setLeaving(false);
      setProblem(strings.signIn.providerSilent);
    });
  };

  return (
    <Welcome
      text={wasInside ? strings.signIn.endedText : strings.signIn.text}
      title={wasInside ? strings.signIn.endedTitle : strings.signIn.title}
    >
      {problem !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
      <Button
        appearance="primary"
        disabledFocusable={isLeaving}
        icon={isLeaving ? <Spinner size="tiny" /> : undefined}
        onClick={leave}
        size="large"
      >
        {strings.signIn.button}
      </Button>
    </Welcome>
  );
}
