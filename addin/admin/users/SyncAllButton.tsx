// Sync now for everybody: asks first, since it may set thousands of runs going.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Tooltip,
} from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { useSession } from '../session/SessionContext.tsx';
import { strings } from '../strings.ts';
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
    <Dialog>
      <DialogTrigger disableButtonEnhancement>
        <Button appearance="primary" disabledFocusable={sync.isPending} icon={<ArrowSyncRegular />}>
          {strings.users.syncAll}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{strings.users.syncAllTitle}</DialogTitle>
          <DialogContent>{strings.users.syncAllText(enabledUsers)}</DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{strings.common.cancel}</Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary" onClick={sync.run}>
                {strings.users.syncAll}
              </Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
