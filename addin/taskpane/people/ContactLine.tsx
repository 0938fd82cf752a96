// A contact on or off the user's Sync List, in words, with the button that changes it.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import type { SyncListContact } from '../../../shared/contract/syncList.ts';
import { useFormats, useStrings } from '../strings/StringsContext.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import type { Tone } from '../ui/StateLine.tsx';
import type { SyncListActions } from './useSyncList.ts';
import { listStateOf } from './who.ts';
import type { ListState } from './who.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS, paddingBlockStart: '2px' }, // prettier-ignore
  words: { flex: '1 1 150px', minWidth: 0 },
  button: { minWidth: 0, flexShrink: 0 },
});

const TONES: Readonly<Record<ListState, Tone>> = {
  'in mailbox': 'success',
  leaving: 'waiting',
  'not listed': 'muted',
  waiting: 'waiting',
};

interface ContactLineProps {
  readonly contact: SyncListContact;
  readonly syncList: SyncListActions;
  /** False while several are being selected: one button stands for all of them then. */
  readonly withButton?: boolean;
}

export function ContactLine({ contact, syncList, withButton = true }: ContactLineProps) {
  const styles = useStyles();
  const { people: words } = useStrings();
  const formats = useFormats();
  const listed = syncList.isListed(contact);
  const state = listStateOf({ ...contact, listed });
  const since = contact.inMailboxSince;
  const sentence: Readonly<Record<ListState, string>> = {
    'in mailbox': since === null ? words.inMailbox : words.inMailboxSince(formats.day(since)),
    leaving: words.leaving,
    'not listed': words.notListed,
    waiting: words.waiting,
  };
  return (
    <div className={styles.line}>
      <div className={styles.words}>
        <StateLine tone={TONES[state]}>{sentence[state]}</StateLine>
      </div>
      {withButton &&
        (listed ? (
          <Button
            appearance="subtle"
            aria-label={words.removeNamed(contact.name)}
            className={styles.button}
            onClick={() => syncList.change([contact.contactId], false)}
            size="small"
          >
            {words.remove}
          </Button>
        ) : (
          <Button
            aria-label={words.addNamed(contact.name)}
            className={styles.button}
            icon={<PersonAddRegular />}
            onClick={() => syncList.change([contact.contactId], true)}
            size="small"
          >
            {words.add}
          </Button>
        ))}
    </div>
  );
}
