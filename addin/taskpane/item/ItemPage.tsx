// The item that is selected: how it stands, what it is linked with, who is on it, and what goes on around them. Made anew for each item, so
// that nothing of another one is ever shown, and what was asked for another one is given up.
import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useRef, useState } from 'react';
import type { ItemRef } from '../../../shared/contract/items.ts';
import type { Person } from '../../../shared/contract/siebelRecords.ts';
import type { Outlook, OutlookItem } from '../../office/outlook.ts';
import { AskToReplace } from '../links/AskToReplace.tsx';
import { LinksSection } from '../links/LinksSection.tsx';
import { useLinks } from '../links/useLinks.ts';
import { AroundSection } from '../people/AroundSection.tsx';
import { PeopleSection } from '../people/PeopleSection.tsx';
import { usePeople, useSurroundings } from '../people/usePeople.ts';
import { contactOf } from '../people/who.ts';
import type { Choices } from '../people/who.ts';
import { useMe, usePane } from '../session/PaneContext.tsx';
import { useStrings } from '../strings/StringsContext.tsx';
import { useSubPage } from '../ui/useSubPage.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { ItemHeader } from './ItemHeader.tsx';
import { useItemState } from './useItemState.ts';

const ComposePeople = lazy(async () => ({ default: (await import('../compose/ComposePeople.tsx')).ComposePeople }));
const LinkPage = lazy(() => import('../links/LinkPage.tsx'));
const NewContactPage = lazy(() => import('../contact/NewContactPage.tsx'));

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, '&[hidden]': { display: 'none' } },
});

type Upper = { readonly kind: 'link' } | { readonly kind: 'new contact'; readonly person: Person };

/** The item's reference once it has an id: a composed one is saved as a draft the first time that it is needed. */
function useItemRef(item: OutlookItem, outlook: Outlook | null) {
  const [draftId, setDraftId] = useState<string | null>(null);
  const saving = useRef<Promise<string> | null>(null);
  const id = item.id ?? draftId;
  const ref: ItemRef | null = id === null || item.owner !== null ? null : { kind: item.kind, id };
  const ensure = async (): Promise<readonly ItemRef[]> => {
    if (ref !== null || outlook === null) return ref === null ? [] : [ref];
    saving.current ??= outlook.saveDraft().finally(() => (saving.current = null));
    const saved = await saving.current;
    setDraftId(saved);
    return [{ kind: item.kind, id: saved }];
  };
  return { ensure, ref };
}

/** Only a sender's own message ends with the sender's signature. */
function isSender(item: OutlookItem, { address }: Person): boolean {
  return item.people.some((one) => one.role === 'from' && one.address.toLowerCase() === address.toLowerCase());
}

interface ItemPageProps {
  /** The pane was opened to link: the search is open at once. */
  readonly isLinking: boolean;
  readonly item: OutlookItem;
  /** Tells the item from others. */
  readonly itemId: string;
  readonly onItemChanged: () => void;
}

export function ItemPage({ isLinking, item, itemId, onItemChanged }: ItemPageProps) {
  const styles = useStyles();
  const { outlook } = usePane();
  const { linkable } = useMe();
  const { search } = useStrings();
  const mayLink = item.owner === null;
  const upper = useSubPage<Upper>(isLinking && mayLink ? { kind: 'link' } : null);
  const [choices, setChoices] = useState<Choices>({});
  const { ensure, ref } = useItemRef(item, outlook);
  const state = useItemState(ref);
  const people = usePeople(item.people);
  const kinds = linkable[item.kind] ?? [];
  const contactIds = (people.data ?? []).flatMap((person) => {
    const contact = person.who === 'self' ? null : contactOf(person, choices);
    return contact === null ? [] : [contact.contactId];
  });
  const around = useSurroundings(contactIds);
  const links = useLinks({
    id: itemId,
    items: ensure,
    links: state.data?.links ?? [],
    message: item.kind === 'message' ? { at: item.at, isOutgoing: item.isOutgoing, subject: item.subject } : undefined, // prettier-ignore
  });
  return (
    <>
      <div className={styles.page} hidden={upper.page !== null}>
        <ItemHeader item={item} state={state} />
        {item.mode === 'compose' && (
          <Suspense fallback={<Waiting rows={1} />}>
            <ComposePeople item={item} onAdded={onItemChanged} />
          </Suspense>
        )}
        {mayLink && kinds.length > 0 && (
          <LinksSection
            isAsked={ref !== null && state.isPending}
            isKnown={ref === null || state.data !== undefined}
            links={links.shown}
            onAdd={() => upper.open({ kind: 'link' })}
            onUnlink={links.unlink}
          />
        )}
        <PeopleSection
          choices={choices}
          count={item.people.length}
          isComposed={item.mode === 'compose'}
          onChoose={(address, contactId) => setChoices({ ...choices, [address]: contactId })}
          onCreate={(person) => upper.open({ kind: 'new contact', person })}
          people={people}
        />
        {contactIds.length > 0 && (
          <AroundSection
            linkable={kinds}
            links={links.shown}
            onLink={mayLink ? (record) => links.link([record]) : null}
            query={around}
          />
        )}
      </div>
      {upper.page !== null && (
        <Suspense fallback={<Waiting rows={4} />}>
          {upper.page.kind === 'link' ? (
            <LinkPage
              kinds={kinds}
              links={links.shown}
              onClose={upper.close}
              onLink={(records) => {
                // Seen as waiting at once; should it fail, it goes again with a message.
                upper.close();
                links.link(records);
              }}
              title={search.title}
            />
          ) : (
            <NewContactPage
              isSender={isSender(item, upper.page.person)}
              onClose={upper.close}
              person={upper.page.person}
            />
          )}
        </Suspense>
      )}
      <AskToReplace links={links} />
    </>
  );
}
