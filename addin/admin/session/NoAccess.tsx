// What somebody sees who is signed in but has no role in the product.
import { Button } from '@fluentui/react-components';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { strings } from '../strings.ts';
import { useSession } from './SessionContext.tsx';
import { Welcome } from './Welcome.tsx';

export function NoAccess() {
  const { account, signOut } = useSession();
  return (
    <Welcome text={strings.signIn.noAccessText(account.name)} title={strings.signIn.noAccessTitle}>
      <Button icon={<SignOutRegular />} onClick={signOut}>
        {strings.signIn.otherAccount}
      </Button>
    </Welcome>
  );
}
