// Siebel has the address already: whose it is, and the choice between one of those and another contact.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { SyncListContact } from '../../../shared/contract/syncList.ts';
import { useStrings } from '../strings/StringsContext.tsx';
import { List } from '../ui/List.tsx';
import { Monogram } from '../ui/Monogram.tsx';
import { RecordRow } from '../ui/RecordRow.tsx';
import { SiebelLink } from '../ui/SiebelLink.tsx';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    outline: 'none',
  },
  title: { fontWeight: tokens.fontWeightSemibold },
});

interface DoublesProps {
  readonly contacts: readonly SyncListContact[];
  readonly isCreating: boolean;
  readonly onCreateAnyway: () => void;
  readonly onUse: () => void;
}

export function Doubles({ contacts, isCreating, onCreateAnyway, onUse }: DoublesProps) {
  const styles = useStyles();
  const { newContact: words } = useStrings();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className={styles.box} ref={box} role="alert" tabIndex={-1}>
      <span className={styles.title}>{words.existsTitle}</span>
      <span>{words.existsText}</span>
      <List label={words.existsTitle}>
        {contacts.map((contact) => (
          <RecordRow
            detail={[contact.jobTitle, contact.company].filter((part) => part !== '').join(', ')}
            icon={<Monogram name={contact.name} />}
            key={contact.contactId}
            name={<SiebelLink name={contact.name} url={contact.url} />}
          />
        ))}
      </List>
      <Button appearance="primary" onClick={onUse}>
        {words.useIt}
      </Button>
      <Button disabledFocusable={isCreating} onClick={onCreateAnyway}>
        {words.createAnyway}
      </Button>
    </div>
  );
}
