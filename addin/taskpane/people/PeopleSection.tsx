// The people of the item as Siebel knows them, each with the Sync List; one button for all who are not on it, or for those selected.
import { Button } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '../../../shared/contract/siebelRecords.ts';
import { useStrings } from '../strings/StringsContext.tsx';
import { Answer } from '../ui/Answer.tsx';
import { List } from '../ui/List.tsx';
import { Section } from '../ui/Section.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { PersonRow } from './PersonRow.tsx';
import { MOST_PEOPLE } from './usePeople.ts';
import { useSyncList } from './useSyncList.ts';
import { contactOf, inOrder } from './who.ts';
import type { Choices } from './who.ts';

const FIRST = 8;

interface PeopleSectionProps {
  readonly choices: Choices;
  /** How many the item has. */
  readonly count: number;
  /** It is being written: people may still come. */
  readonly isComposed: boolean;
  readonly onChoose: (address: string, contactId: string) => void;
  readonly onCreate: (person: Person) => void;
  readonly people: UseQueryResult<readonly Person[]>;
}

export function PeopleSection({ choices, count, isComposed, onChoose, onCreate, people }: PeopleSectionProps) {
  const { common, people: words } = useStrings();
  const [isSelecting, setSelecting] = useState(false);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isWhole, setWhole] = useState(false);
  const syncList = useSyncList(() => {
    setSelecting(false);
    setSelected(new Set());
  });
  const ordered = inOrder(people.data ?? []);
  const shown = isWhole ? ordered : ordered.slice(0, FIRST);
  const addable = ordered.flatMap((person) => {
    const contact = person.who === 'self' ? null : contactOf(person, choices);
    return contact !== null && !syncList.isListed(contact) ? [contact.contactId] : [];
  });
  const chosen = isSelecting ? addable.filter((id) => selected.has(id)) : addable;

  const select = (contactId: string, isSelected: boolean) => {
    const next = new Set(selected);
    if (isSelected) next.add(contactId);
    else next.delete(contactId);
    setSelected(next);
  };
  return (
    <Section
      count={count}
      title={words.title}
      tools={
        (addable.length > 1 || isSelecting) && (
          <>
            <Button appearance="subtle" onClick={() => setSelecting(!isSelecting)} size="small">
              {isSelecting ? words.selectDone : words.select}
            </Button>
            <Button
              appearance={isSelecting ? 'primary' : 'secondary'}
              disabledFocusable={chosen.length === 0}
              onClick={() => syncList.change(chosen, true)}
              size="small"
            >
              {words.addAll(chosen.length)}
            </Button>
          </>
        )
      }
    >
      {count === 0 ? (
        <span>{isComposed ? words.nobodyYet : words.nobody}</span>
      ) : (
        <Answer query={people} waiting={<Waiting rows={Math.min(count, 3)} />} what={words.failed}>
          {() => (
            <List isSpaced label={words.title}>
              {shown.map((person) => (
                <PersonRow
                  contact={contactOf(person, choices)}
                  key={person.address}
                  onChoose={onChoose}
                  onCreate={onCreate}
                  onSelect={isSelecting ? select : undefined}
                  person={person}
                  selected={selected}
                  syncList={syncList}
                />
              ))}
            </List>
          )}
        </Answer>
      )}
      {shown.length < ordered.length && (
        <Button appearance="subtle" onClick={() => setWhole(true)} size="small">
          {common.more(ordered.length - shown.length)}
        </Button>
      )}
      {count > MOST_PEOPLE && <span>{words.first(MOST_PEOPLE)}</span>}
    </Section>
  );
}
