// The two buttons of a user: Sync now and Dry run. A button that may not be pressed stays reachable and says why.
import { Button, makeStyles, Spinner, tokens, Tooltip, useRestoreFocusTarget } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker';
import type { UserView } from '../../../shared/contract/userMaps.ts';
import { useSession } from '../session/SessionContext.tsx';
import { strings } from '../strings.ts';
import { useRequestSync } from './useRequestSync.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', gap: tokens.spacingHorizontalXS },
  button: { minWidth: 'auto', whiteSpace: 'nowrap' },
});

interface UserActionsProps {
  readonly onDryRun: (user: UserView) => void;
  readonly user: UserView;
}

function reasonAgainst(user: UserView, mayOperate: boolean): string | null {
  if (!mayOperate) return strings.users.needsRole;
  return user.enabled ? null : strings.users.notEnabled;
}

export function UserActions({ onDryRun, user }: UserActionsProps) {
  const styles = useStyles();
  const { mayOperate } = useSession();
  const restoreFocus = useRestoreFocusTarget();
  const sync = useRequestSync(user.login);
  const against = reasonAgainst(user, mayOperate);
  const syncButton = (
    <Button
      aria-label={strings.users.syncOf(user.name)}
      className={styles.button}
      disabledFocusable={against !== null || sync.isPending}
      icon={sync.isPending ? <Spinner size="extra-tiny" /> : <ArrowSyncRegular />}
      onClick={sync.run}
      size="small"
    >
      {strings.users.sync}
    </Button>
  );
  return (
    <div className={styles.actions}>
      {against === null ? (
        syncButton
      ) : (
        <Tooltip content={against} relationship="description">
          {syncButton}
        </Tooltip>
      )}
      <Button
        {...restoreFocus}
        appearance="subtle"
        aria-label={strings.users.dryRunOf(user.name)}
        className={styles.button}
        icon={<BeakerRegular />}
        onClick={() => onDryRun(user)}
        size="small"
      >
        {strings.users.dryRun}
      </Button>
    </div>
  );
}
