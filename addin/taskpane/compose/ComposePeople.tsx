// While a message or a meeting is written: Siebel contacts found by name, and put into its recipients with one press.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SyncListContact } from '../../../shared/contract/syncList.ts';
import { searchContacts } from '../../client/syncList.ts';
import { useDebounced } from '../../hooks/useDebounced.ts';
import type { Outlook, OutlookItem } from '../../office/outlook.ts';
import { explainTrouble } from '../explainTrouble.ts';
import { SHORTEST_SEARCH } from '../links/useRecords.ts';
import { useMe, usePane } from '../session/PaneContext.tsx';
import { useTell } from '../shell/Tell.tsx';
import { useStrings } from '../strings/StringsContext.tsx';
import { Monogram } from '../ui/Monogram.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { Section } from '../ui/Section.tsx';
import { Trouble } from '../ui/Trouble.tsx';
import { useListbox } from '../ui/useListbox.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '2px', '&[hidden]': { display: 'none' } },
  option: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    padding: tokens.spacingVerticalXS,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  active: {
    backgroundColor: tokens.colorSubtleBackgroundHover,
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
  quiet: {
    display: 'block',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalXXS },
  button: { minWidth: 0, paddingInline: tokens.spacingHorizontalS },
});

type Field = Parameters<Outlook['addRecipients']>[1];

interface ComposePeopleProps {
  readonly item: OutlookItem;
  /** Somebody was added. */
  readonly onAdded: () => void;
}

export function ComposePeople({ item, onAdded }: ComposePeopleProps) {
  const styles = useStyles();
  const { api, outlook } = usePane();
  const { login } = useMe();
  const strings = useStrings();
  const words = strings.compose;
  const tell = useTell();
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), 200);
  const isOn = search.length >= SHORTEST_SEARCH;
  const query = useQuery({
    queryKey: ['contacts', login, search],
    queryFn: ({ signal }) => searchContacts(api, search, { login }, signal),
    enabled: isOn,
    placeholderData: keepPreviousData,
  });
  const contacts = isOn ? (query.data?.contacts ?? []).slice(0, 8) : [];
  const [main, other]: readonly [Field, Field] = item.kind === 'event' ? ['required', 'optional'] : ['to', 'cc'];
  const add = useMutation({
    mutationFn: async ({ contact, field }: { readonly contact: SyncListContact; readonly field: Field }) => {
      await outlook?.addRecipients([{ address: contact.email, name: contact.name }], field);
    },
    onError: (error) => tell('error', words.failed, explainTrouble(error, strings)),
    onSuccess: (_, { contact }) => {
      tell('success', words.added(contact.name));
      setTyped('');
      onAdded();
    },
  });
  const pick = (index: number, field: Field) => {
    const contact = contacts[index];
    if (contact !== undefined && contact.email !== '') add.mutate({ contact, field });
  };
  const listbox = useListbox({
    count: contacts.length,
    of: search,
    onEscape: () => (typed === '' ? false : (setTyped(''), true)),
    onPick: (index) => (query.isPlaceholderData ? undefined : pick(index, main)),
  });
  return (
    <Section title={words.title}>
      <SearchField
        label={words.field}
        listbox={listbox}
        popup="grid"
        onChange={setTyped}
        placeholder={words.placeholder}
        value={typed}
      />
      {isOn && query.isError && (
        <Trouble error={query.error} onRetry={() => void query.refetch()} what={strings.search.failed} />
      )}
      {isOn && query.data?.contacts.length === 0 && <span className={styles.quiet}>{words.none(search)}</span>}
      {/* A grid, for an option of a listbox may not hold buttons. */}
      <div
        aria-label={words.field}
        className={styles.list}
        hidden={contacts.length === 0}
        id={listbox.listId}
        role="grid"
      >
        {contacts.map((contact, index) => (
          <div
            aria-selected={index === listbox.active}
            className={mergeClasses(styles.option, index === listbox.active && styles.active)}
            id={listbox.optionId(index)}
            key={contact.contactId}
            onMouseMove={() => listbox.setActive(index)}
            role="row"
          >
            <Monogram name={contact.name} />
            <span role="gridcell">
              {contact.name}
              <span className={styles.quiet}>
                {contact.email === ''
                  ? words.noAddress
                  : [contact.company, contact.email].filter((part) => part !== '').join(' · ')}
              </span>
            </span>
            <span className={styles.buttons} role="gridcell">
              {contact.email !== '' &&
                [main, other].map((field) => (
                  <Button
                    aria-label={words.addNamed(contact.name, words.fields[field])}
                    className={styles.button}
                    disabledFocusable={add.isPending}
                    key={field}
                    onClick={() => pick(index, field)}
                    size="small"
                  >
                    {words.fields[field]}
                  </Button>
                ))}
            </span>
          </div>
        ))}
      </div>
    </Section>
  );
}
