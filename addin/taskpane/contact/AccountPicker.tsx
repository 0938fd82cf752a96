// Chooses the account of a new contact by typing a part of its name; none is fine too.
import { Button, Field, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import type { SiebelRecord } from '../../../shared/contract/siebelRecords.ts';
import { useDebounced } from '../../hooks/useDebounced.ts';
import { SHORTEST_SEARCH, useRecords } from '../links/useRecords.ts';
import { useStrings } from '../strings/StringsContext.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { useListbox } from '../ui/useListbox.ts';

const useStyles = makeStyles({
  chosen: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalXS} 0 ${tokens.spacingHorizontalM}`,
    minHeight: '32px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  list: {
    margin: 0,
    padding: '4px',
    listStyleType: 'none',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow4,
  },
  option: { padding: tokens.spacingVerticalXS, borderRadius: tokens.borderRadiusSmall, cursor: 'pointer' },
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
});

const ACCOUNTS = ['account'] as const;
const FIRST = 6;

interface AccountPickerProps {
  readonly account: SiebelRecord | null;
  /** The company that the signature names, looked for at once; '' for none. */
  readonly company: string;
  readonly onChoose: (account: SiebelRecord | null) => void;
}

export function AccountPicker({ account, company, onChoose }: AccountPickerProps) {
  const styles = useStyles();
  const { common, newContact: words } = useStrings();
  const [typed, setTyped] = useState(company);
  const search = useDebounced(typed.trim(), 200);
  const query = useRecords(search, ACCOUNTS);
  const isShort = search !== '' && search.length < SHORTEST_SEARCH;
  const records = isShort || typed.trim() === '' ? [] : (query.data?.records ?? []).slice(0, FIRST);
  const choose = (record: SiebelRecord | undefined) => {
    if (record !== undefined) onChoose(record);
  };
  const listbox = useListbox({
    count: records.length,
    of: search,
    onEscape: () => (typed === '' ? false : (setTyped(''), true)),
    onPick: (index) => choose(records[index]),
  });
  if (account !== null) {
    return (
      <Field label={words.account}>
        <div className={styles.chosen}>
          <span>
            {account.name}
            {account.detail !== '' && <span className={styles.quiet}>{account.detail}</span>}
          </span>
          <Button
            appearance="subtle"
            aria-label={`${common.clear}: ${account.name}`}
            icon={<DismissRegular />}
            onClick={() => onChoose(null)}
            size="small"
          />
        </div>
      </Field>
    );
  }
  return (
    <>
      <Field hint={company === '' ? undefined : words.signatureSays(company)} label={words.account}>
        <SearchField
          label={words.account}
          listbox={listbox}
          onChange={setTyped}
          placeholder={words.accountSearch}
          value={typed}
        />
      </Field>
      <ul
        aria-label={words.account}
        className={styles.list}
        hidden={records.length === 0}
        id={listbox.listId}
        role="listbox"
      >
        {records.map((record, index) => (
          <li
            aria-selected={index === listbox.active}
            className={mergeClasses(styles.option, index === listbox.active && styles.active)}
            id={listbox.optionId(index)}
            key={record.id}
            onClick={() => choose(record)}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => listbox.setActive(index)}
            role="option"
          >
            {record.name}
            {record.detail !== '' && <span className={styles.quiet}>{record.detail}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
