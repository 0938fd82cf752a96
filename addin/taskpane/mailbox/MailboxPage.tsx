// My Contacts and My Tasks: what Outlook never opens the pane on. Found by search, selected, put on or off the Sync List, linked.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useState } from 'react';
import type { MailboxFolder } from '../../client/items.ts';
import { useDebounced } from '../../hooks/useDebounced.ts';
import { AskToReplace } from '../links/AskToReplace.tsx';
import { useLinks } from '../links/useLinks.ts';
import { useMe } from '../session/PaneContext.tsx';
import { useStrings } from '../strings/StringsContext.tsx';
import { List } from '../ui/List.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { Trouble } from '../ui/Trouble.tsx';
import { useSubPage } from '../ui/useSubPage.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { MailboxRow } from './MailboxRow.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { useMailbox } from './useMailbox.ts';
import { Busy } from '../ui/Busy.tsx';

const LinkPage = lazy(() => import('../links/LinkPage.tsx'));

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, '&[hidden]': { display: 'none' } },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  nothing: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, paddingBlock: tokens.spacingVerticalL }, // prettier-ignore
});

export default function MailboxPage({ folder }: { readonly folder: MailboxFolder }) {
  const styles = useStyles();
  const { linkable } = useMe();
  const { mailbox, search: searchWords } = useStrings();
  const words = mailbox[folder];
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim());
  const query = useMailbox(folder, search);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const upper = useSubPage<'link'>();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  // What a search hides stays selected only while it is seen, so that nobody acts on what is out of sight.
  const chosen = items.filter(({ item }) => selected.has(item.id));
  const refs = chosen.map(({ item }) => item);
  const links = useLinks({ id: `mailbox ${folder}`, items: () => Promise.resolve(refs), links: [] });
  const clear = useCallback(() => setSelected(new Set()), []);
  const select = useCallback((id: string, isSelected: boolean) => {
    setSelected((now) => {
      const next = new Set(now);
      if (isSelected) next.add(id);
      else next.delete(id);
      return next;
    });
  }, []);
  const kinds = linkable[folder === 'contacts' ? 'contact' : 'task'] ?? [];
  return (
    <>
      <div className={styles.page} hidden={upper.page !== null}>
        <h1 className={styles.title}>{words.title}</h1>
        <SearchField label={words.search} onChange={setTyped} placeholder={words.search} value={typed} />
        {query.isError && query.data === undefined && (
          <Trouble error={query.error} onRetry={() => void query.refetch()} what={mailbox.failed} />
        )}
        {query.isPending && <Waiting rows={6} />}
        {query.isSuccess && items.length === 0 && (
          <div className={styles.nothing}>
            <span>{search === '' ? words.emptyTitle : mailbox.none(search)}</span>
            <span className={styles.quiet}>{search === '' ? words.emptyText : mailbox.noneText}</span>
          </div>
        )}
        {items.length > 0 && (
          <List label={words.title}>
            {items.map((item) => (
              <MailboxRow isSelected={selected.has(item.item.id)} item={item} key={item.item.id} onSelect={select} />
            ))}
          </List>
        )}
        {query.hasNextPage && (
          <Button
            disabledFocusable={query.isFetchingNextPage}
            icon={query.isFetchingNextPage ? <Busy /> : undefined}
            onClick={() => void query.fetchNextPage()}
          >
            {mailbox.more}
          </Button>
        )}
        {chosen.length > 0 && (
          <SelectionBar
            chosen={chosen}
            folder={folder}
            onClear={clear}
            onLink={kinds.length > 0 ? () => upper.open('link') : null}
          />
        )}
      </div>
      {upper.page !== null && (
        <Suspense fallback={<Waiting rows={4} />}>
          <LinkPage
            kinds={kinds}
            links={[]}
            onClose={upper.close}
            onLink={(records) => {
              upper.close();
              links.link(records);
            }}
            title={searchWords.titleMany(chosen.length)}
          />
        </Suspense>
      )}
      <AskToReplace links={links} />
    </>
  );
}
