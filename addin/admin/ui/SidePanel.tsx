// A drawer at the right for one user's matters: on a narrow screen it takes all of it. Escape and the cross close it.
import {
  Button,
  Caption1,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';
import { strings } from '../strings.ts';

const useStyles = makeStyles({
  drawer: { width: 'min(680px, 100vw)' },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalXXL,
  },
  title: { minWidth: 0, overflowWrap: 'anywhere' },
  subtitle: { color: tokens.colorNeutralForeground2 },
});

interface SidePanelProps {
  readonly children: ReactNode;
  readonly onClose: () => void;
  readonly subtitle: string;
  readonly title: string;
}

export function SidePanel({ children, onClose, subtitle, title }: SidePanelProps) {
  const styles = useStyles();
  return (
    <OverlayDrawer
      aria-label={title}
      className={styles.drawer}
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
      open
      position="end"
      size="large"
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" aria-label={strings.common.close} icon={<DismissRegular />} onClick={onClose} />
          }
          className={styles.title}
        >
          {title}
        </DrawerHeaderTitle>
        <Caption1 className={styles.subtitle}>{subtitle}</Caption1>
      </DrawerHeader>
      <DrawerBody className={styles.body}>{children}</DrawerBody>
    </OverlayDrawer>
  );
}
