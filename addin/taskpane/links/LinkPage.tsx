// Finding the Siebel records to link with: what was used last comes first, typing searches, arrow keys walk, Enter links. Contacts are ticked,
// for there may be several; anything else is linked at once.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ItemLink } from '../../../shared/contract/items.ts';
import type { RecordKind, SiebelRecord } from '../../../shared/contract/siebelRecords.ts';
import { useDebounced } from '../../hooks/useDebounced.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useStrings } from '../strings/StringsContext.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { SubPageFrame } from '../ui/SubPageFrame.tsx';
import { Trouble } from '../ui/Trouble.tsx';
import { useListbox } from '../ui/useListbox.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { RecordOption } from './RecordOption.tsx';
import { isLinked } from './shownLinks.ts';
import { SHORTEST_SEARCH, useRecords } from './useRecords.ts';

const useStyles = makeStyles({
  kinds: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  kind: { minWidth: 0, borderRadius: tokens.borderRadiusCircular },
  chosen: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    borderTopColor: tokens.colorBrandStroke2,
    borderRightColor: tokens.colorBrandStroke2,
    borderBottomColor: tokens.colorBrandStroke2,
    borderLeftColor: tokens.colorBrandStroke2,
  },
  title: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold }, // prettier-ignore
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: '2px', marginInline: '-8px', '&[hidden]': { display: 'none' } }, // prettier-ignore
  old: { opacity: 0.6 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 }, // prettier-ignore
  foot: {
    position: 'sticky',
    insetBlockEnd: 0,
    paddingBlock: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  submit: { width: '100%' },
});

interface LinkPageProps {
  /** Kinds that can be linked. */
  readonly kinds: readonly RecordKind[];
  readonly links: readonly ItemLink[];
  readonly onClose: () => void;
  readonly onLink: (records: readonly SiebelRecord[]) => void;
  readonly title: string;
}

export default function LinkPage({ kinds, links, onClose, onLink, title }: LinkPageProps) {
  const styles = useStyles();
  const { search: words } = useStrings();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<RecordKind | null>(null);
  const [chosen, setChosen] = useState<readonly SiebelRecord[]>([]);
  const search = useDebounced(typed.trim(), 200);
  const wanted = kind === null ? kinds : [kind];
  const query = useRecords(search, wanted);
  const isShort = search.length > 0 && search.length < SHORTEST_SEARCH;
  const records = isShort ? [] : (query.data?.records ?? []);
  const isOld = query.isPlaceholderData || search !== typed.trim();

  const pick = (index: number) => {
    const record = records[index];
    if (record === undefined || isLinked(links, record)) return;
    if (record.kind !== 'contact') return onLink([...chosen, record]);
    const isIn = chosen.some(({ id }) => id === record.id);
    setChosen(isIn ? chosen.filter(({ id }) => id !== record.id) : [...chosen, record]);
  };
  const listbox = useListbox({
    count: records.length,
    of: `${search} ${wanted.join()} ${query.dataUpdatedAt}`,
    onEscape() {
      if (typed === '') onClose();
      else setTyped('');
      return true;
    },
    // What is still of the words before is not what the person means.
    onPick: (index) => (isOld ? undefined : pick(index)),
    onSubmit: () => (chosen.length > 0 ? onLink(chosen) : undefined),
  });
  return (
    <SubPageFrame isHeadingFocused={false} onBack={onClose} title={title}>
      <SearchField
        isFocused
        label={words.field}
        listbox={listbox}
        onChange={setTyped}
        placeholder={words.placeholder}
        value={typed}
      />
      {kinds.length > 1 && (
        <div aria-label={words.kinds} className={styles.kinds} role="group">
          <Kind isChosen={kind === null} label={words.all} onChoose={() => setKind(null)} />
          {kinds.map((one) => (
            <Kind isChosen={kind === one} key={one} label={words.many[one]} onChoose={() => setKind(one)} />
          ))}
        </div>
      )}
      {query.isError && query.data === undefined ? (
        <Trouble error={query.error} onRetry={() => void query.refetch()} what={words.failed} />
      ) : query.data === undefined && !isShort ? (
        <Waiting rows={4} />
      ) : records.length === 0 ? (
        <Nothing search={isShort ? '' : search} />
      ) : (
        <h2 className={styles.title}>{query.data?.areRecents ? words.recents : words.results}</h2>
      )}
      <ul
        aria-label={words.results}
        aria-multiselectable
        className={mergeClasses(styles.list, isOld && styles.old)}
        hidden={records.length === 0}
        id={listbox.listId}
        role="listbox"
      >
        {records.map((record, index) => (
          <RecordOption
            id={listbox.optionId(index)}
            isActive={index === listbox.active}
            isChosen={chosen.some(({ id }) => id === record.id)}
            isLinked={isLinked(links, record)}
            key={`${record.kind} ${record.id}`}
            onHover={() => listbox.setActive(index)}
            onPick={() => pick(index)}
            record={record}
          />
        ))}
      </ul>
      <VisuallyHidden isLive>{search !== '' && !isOld ? words.found(records.length) : ''}</VisuallyHidden>
      {records.length > 0 && <span className={styles.quiet}>{words.hint}</span>}
      {chosen.length > 0 && (
        <div className={styles.foot}>
          <Button appearance="primary" className={styles.submit} onClick={() => onLink(chosen)}>
            {words.link(chosen.length)}
          </Button>
        </div>
      )}
    </SubPageFrame>
  );
}

function Kind({
  isChosen,
  label,
  onChoose,
}: {
  readonly isChosen: boolean;
  readonly label: string;
  readonly onChoose: () => void;
}) {
  // prettier-ignore
  const styles = useStyles();
  return (
    <Button
      aria-pressed={isChosen}
      className={mergeClasses(styles.kind, isChosen && styles.chosen)}
      onClick={onChoose}
      size="small"
    >
      {label}
    </Button>
  );
}

function Nothing({ search }: { readonly search: string }) {
  const styles = useStyles();
  const { search: words } = useStrings();
  return (
    <div>
      {search !== '' && <div>{words.none(search)}</div>}
      <span className={styles.quiet}>{search === '' ? words.start : words.noneText}</span>
    </div>
  );
}
