// Tells the person, in the corner and to screen readers, that what they asked for was done or was refused.
import { Toast, ToastBody, ToastTitle, useToastController } from '@fluentui/react-components';
import { useCallback } from 'react';

/** The id of the one Toaster of the page. */
export const TOASTER_ID = 'console';

export type Tell = (intent: 'error' | 'success', title: string, text?: string) => void;

export function useTell(): Tell {
  const { dispatchToast } = useToastController(TOASTER_ID);
  return useCallback<Tell>(
    (intent, title, text) => {
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          {text !== undefined && <ToastBody>{text}</ToastBody>}
        </Toast>,
        { intent, timeout: intent === 'error' ? 12_000 : 6_000 },
      );
    },
    [dispatchToast],
  );
}
