// Sync now for everybody: asks first, since it may set thousands of runs going.
import { Button, Tooltip } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { useSession } from '../session/SessionContext.tsx';
import { strings } from '../strings.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useRequestSyncAll } from './useRequestSync.ts';

interface SyncAllButtonProps {
  readonly enabledUsers: number;
}

export function SyncAllButton({ enabledUsers }: SyncAllButtonProps) {
  const { mayOperate } = useSession();
  const sync = useRequestSyncAll();
  if (!mayOperate) {
    return (
      <Tooltip content={strings.users.needsRole} relationship="description">
        <Button appearance="primary" disabledFocusable icon={<ArrowSyncRegular />}>
          {strings.users.syncAll}
        </Button>
      </Tooltip>
    );
  }
  return (
    <ConfirmDialog
      action={strings.users.syncAll}
      onConfirm={sync.run}
      text={strings.users.syncAllText(enabledUsers)}
      title={strings.users.syncAllTitle}
    >
      <Button appearance="primary" disabledFocusable={sync.isPending} icon={<ArrowSyncRegular />}>
        {strings.users.syncAll}
      </Button>
    </ConfirmDialog>
  );
}
