// One person of the item: the Siebel contact, the several that it could be, a colleague, or somebody whom Siebel does not know.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import type { Person } from '../../../shared/contract/siebelRecords.ts';
import type { SyncListContact } from '../../../shared/contract/syncList.ts';
import { useStrings } from '../strings/StringsContext.tsx';
import { List } from '../ui/List.tsx';
import { Monogram } from '../ui/Monogram.tsx';
import { RecordRow } from '../ui/RecordRow.tsx';
import { SiebelLink } from '../ui/SiebelLink.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import { ContactLine } from './ContactLine.tsx';
import type { SyncListActions } from './useSyncList.ts';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 }, // prettier-ignore
  button: { alignSelf: 'flex-start', marginBlockStart: tokens.spacingVerticalXXS },
  // The browser's own box, in our colour: Fluent's would be loaded by everybody for the few who select.
  box: { width: '18px', height: '18px', margin: '7px', accentColor: tokens.colorCompoundBrandBackground },
});

const parts = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join(', ');

export interface PersonActions {
  /** '' lets go of the choice. */
  readonly onChoose: (address: string, contactId: string) => void;
  readonly onCreate: (person: Person) => void;
  /** Undefined while nobody is being selected. */
  readonly onSelect?: ((contactId: string, isSelected: boolean) => void) | undefined;
  readonly selected: ReadonlySet<string>;
  readonly syncList: SyncListActions;
}

interface PersonRowProps extends PersonActions {
  readonly contact: SyncListContact | null;
  readonly person: Person;
}

export function PersonRow(props: PersonRowProps) {
  const { contact, person } = props;
  if (contact !== null && person.who !== 'self') return <ContactRow {...props} contact={contact} />;
  if (person.contacts.length > 1 && person.who !== 'self') return <Candidates {...props} />;
  return <OtherRow {...props} />;
}

function ContactRow({
  contact,
  onChoose,
  onSelect,
  person,
  selected,
  syncList,
}: PersonRowProps & { readonly contact: SyncListContact }) {
  // prettier-ignore
  const styles = useStyles();
  const { people: words } = useStrings();
  const mayBeSelected = onSelect !== undefined && !syncList.isListed(contact);
  return (
    <RecordRow
      detail={parts(contact.jobTitle, contact.company)}
      icon={
        mayBeSelected ? (
          <input
            aria-label={words.selectNamed(contact.name)}
            checked={selected.has(contact.contactId)}
            className={styles.box}
            onChange={(event) => onSelect(contact.contactId, event.target.checked)}
            type="checkbox"
          />
        ) : (
          <Monogram name={contact.name} />
        )
      }
      name={<SiebelLink className={styles.name} name={contact.name} url={contact.url} />}
    >
      <ContactLine contact={contact} syncList={syncList} withButton={onSelect === undefined} />
      {person.contacts.length > 1 && (
        <Button appearance="subtle" className={styles.button} onClick={() => onChoose(person.address, '')} size="small">
          {words.change}
        </Button>
      )}
    </RecordRow>
  );
}

/** Several contacts have the address: the person says which one is meant. */
function Candidates({ onChoose, person }: PersonRowProps) {
  const styles = useStyles();
  const { people: words } = useStrings();
  const name = person.name === '' ? person.address : person.name;
  return (
    <RecordRow
      detail={words.several(person.contacts.length)}
      icon={<Monogram name={name} />}
      name={<span className={styles.name}>{name}</span>}
    >
      <List label={words.several(person.contacts.length)}>
        {person.contacts.map((contact) => (
          <RecordRow
            detail={parts(contact.jobTitle, contact.company)}
            end={
              <Button
                aria-label={words.chooseNamed(parts(contact.name, contact.company))}
                onClick={() => onChoose(person.address, contact.contactId)}
                size="small"
              >
                {words.choose}
              </Button>
            }
            icon={<Monogram isQuiet name={contact.name} />}
            key={contact.contactId}
            name={<SiebelLink name={contact.name} url={contact.url} />}
          />
        ))}
      </List>
    </RecordRow>
  );
}

function OtherRow({ onCreate, person }: PersonRowProps) {
  const styles = useStyles();
  const { people: words } = useStrings();
  const name = person.name === '' ? person.address : person.name;
  const isUnknown = person.who === 'unknown';
  return (
    <RecordRow
      detail={person.name === '' ? '' : person.address}
      icon={<Monogram isQuiet={isUnknown} name={name} />}
      name={<span className={styles.name}>{name}</span>}
    >
      {isUnknown ? (
        <>
          <StateLine tone="muted">{words.unknown}</StateLine>
          <Button
            aria-label={words.createNamed(name)}
            className={styles.button}
            icon={<PersonAddRegular />}
            onClick={() => onCreate(person)}
            size="small"
          >
            {words.create}
          </Button>
        </>
      ) : (
        <span className={styles.quiet}>{person.who === 'self' ? words.self : words.employee}</span>
      )}
    </RecordRow>
  );
}
