// One strip at the foot of the pane that tells what was done or refused, on the screen and to screen readers. The next message replaces it.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useStrings } from '../strings/StringsContext.tsx';

const useStyles = makeStyles({
  place: { position: 'fixed', insetInline: 0, insetBlockEnd: 0, zIndex: 20, padding: tokens.spacingHorizontalM, pointerEvents: 'none' }, // prettier-ignore
  strip: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    alignItems: 'start',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    pointerEvents: 'auto',
    animationName: { from: { opacity: 0, transform: 'translateY(8px)' }, to: { opacity: 1, transform: 'none' } },
    animationDuration: tokens.durationNormal,
    '@media (prefers-reduced-motion: reduce)': { animationDuration: '1ms' },
  },
  icon: { fontSize: '20px', lineHeight: 0, paddingBlockStart: '2px' },
  success: { color: tokens.colorStatusSuccessForeground1 },
  error: { color: tokens.colorStatusDangerForeground1 },
  words: { display: 'flex', flexDirection: 'column', paddingBlock: '2px', overflowWrap: 'anywhere' },
  title: { fontWeight: tokens.fontWeightSemibold },
  text: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 }, // prettier-ignore
});

export type Tell = (intent: 'error' | 'success', title: string, text?: string) => void;

interface Message {
  readonly id: number;
  readonly intent: 'error' | 'success';
  readonly text: string | undefined;
  readonly title: string;
}

const TellContext = createContext<Tell>(() => undefined);

/** Tells the person that what was asked for was done, or was refused and why. */
export function useTell(): Tell {
  return useContext(TellContext);
}

export function TellProvider({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const [message, setMessage] = useState<Message | null>(null);
  const tell = useCallback<Tell>((intent, title, text) => {
    setMessage((last) => ({ id: (last?.id ?? 0) + 1, intent, text, title }));
  }, []);
  useEffect(() => {
    if (message === null) return undefined;
    const timer = setTimeout(() => setMessage(null), message.intent === 'error' ? 12_000 : 5_000);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <TellContext value={tell}>
      {children}
      <div aria-live="polite" className={styles.place} role="status">
        {message !== null && <Strip key={message.id} message={message} onClose={() => setMessage(null)} />}
      </div>
    </TellContext>
  );
}

function Strip({ message, onClose }: { readonly message: Message; readonly onClose: () => void }) {
  const styles = useStyles();
  const { common } = useStrings();
  return (
    <div className={styles.strip}>
      <span aria-hidden className={mergeClasses(styles.icon, styles[message.intent])}>
        {message.intent === 'error' ? <ErrorCircleFilled /> : <CheckmarkCircleFilled />}
      </span>
      <div className={styles.words}>
        <span className={styles.title}>{message.title}</span>
        {message.text !== undefined && <span className={styles.text}>{message.text}</span>}
      </div>
      <Button appearance="subtle" aria-label={common.close} icon={<DismissRegular />} onClick={onClose} size="small" />
    </div>
  );
}
