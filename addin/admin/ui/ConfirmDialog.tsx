// A button that asks first: what will happen in plain words, and a way out.
import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Button,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { strings } from '../strings.ts';

interface ConfirmDialogProps {
  /** What the confirming button says. */
  readonly action: string;
  /** The button that opens it. */
  readonly children: ReactElement;
  readonly onConfirm: () => void;
  readonly text: string;
  readonly title: string;
}

export function ConfirmDialog({ action, children, onConfirm, text, title }: ConfirmDialogProps) {
  return (
    <Dialog>
      <DialogTrigger disableButtonEnhancement>{children}</DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{text}</DialogContent>
          <DialogActions fluid>
            <DialogTrigger disableButtonEnhancement>
              <Button>{strings.common.cancel}</Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary" onClick={onConfirm}>
                {action}
              </Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
