// What somebody sees who is not signed in: one button, and what went wrong when it did not work.
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import logo from '../../assets/logo.svg';
import { useStrings } from '../strings/StringsContext.tsx';
import { Gate } from './Gate.tsx';
import { Busy } from '../ui/Busy.tsx';

interface SignInPageProps {
  /** Resolves when the person is signed in. */
  readonly onSignIn: () => Promise<void>;
}

export function SignInPage({ onSignIn }: SignInPageProps) {
  const { signIn: words } = useStrings();
  const [state, setState] = useState<'asked' | 'failed' | 'working'>('asked');
  const start = () => {
    setState('working');
    onSignIn().then(
      () => setState('asked'),
      () => setState('failed'),
    );
  };
  return (
    <Gate icon={<img alt="" height={48} src={logo} width={48} />} text={words.text} title={words.title}>
      <Button
        appearance="primary"
        disabledFocusable={state === 'working'}
        icon={state === 'working' ? <Busy /> : undefined}
        onClick={start}
      >
        {state === 'working' ? words.working : words.button}
      </Button>
      <span role="alert">{state === 'failed' && words.failed}</span>
    </Gate>
  );
}
