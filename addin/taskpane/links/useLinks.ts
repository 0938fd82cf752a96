// Linking and unlinking: shown at once while they are on the way, gone again with a message when they fail, asking before one is replaced.
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ItemLink, ItemRef, ItemsAnswer, MessageParts } from '../../../shared/contract/items.ts';
import type { RecordRef, SiebelRecord } from '../../../shared/contract/siebelRecords.ts';
import { ApiError } from '../../client/ApiError.ts';
import { addLinks, removeLinks } from '../../client/items.ts';
import { explainTrouble } from '../explainTrouble.ts';
import { itemKey } from '../item/useItemState.ts';
import { useMe, usePane } from '../session/PaneContext.tsx';
import { useTell } from '../shell/Tell.tsx';
import { useStrings } from '../strings/StringsContext.tsx';
import { replacedBy, shownLinks } from './shownLinks.ts';

export interface LinkTarget {
  /** Tells the target from others while changes are on the way. */
  readonly id: string;
  /** The items; a composed one is saved first. @throws OfficeTrouble */
  readonly items: () => Promise<readonly ItemRef[]>;
  /** As the server knows them. */
  readonly links: readonly ItemLink[];
  readonly message?: MessageParts | undefined;
}

interface Adding {
  readonly records: readonly SiebelRecord[];
  readonly replace: boolean;
}

/** One of a kind is linked already; `present` is null when only the server knows which. */
export interface ReplaceQuestion {
  readonly next: SiebelRecord;
  readonly present: SiebelRecord | null;
  readonly records: readonly SiebelRecord[];
}

export interface Links {
  readonly answer: (isReplaced: boolean) => void;
  readonly link: (records: readonly SiebelRecord[]) => void;
  readonly question: ReplaceQuestion | null;
  /** With what is on the way. */
  readonly shown: readonly ItemLink[];
  readonly unlink: (record: RecordRef) => void;
}

const refOf = ({ id, kind }: RecordRef): RecordRef => ({ id, kind });

export function useLinks(target: LinkTarget): Links {
  const { api } = usePane();
  const { login } = useMe();
  const queryClient = useQueryClient();
  const strings = useStrings();
  const tell = useTell();
  const words = strings.links;
  const [question, setQuestion] = useState<ReplaceQuestion | null>(null);
  const addKey = ['link', target.id];
  const removeKey = ['unlink', target.id];

  const remember = ({ items }: ItemsAnswer): void => {
    for (const view of items) queryClient.setQueryData(itemKey(login, view.item), view);
    void queryClient.invalidateQueries({ queryKey: ['mailbox'] });
    void queryClient.invalidateQueries({ queryKey: ['recents'] });
  };
  const add = useMutation({
    mutationKey: addKey,
    mutationFn: async ({ records, replace }: Adding) => {
      const items = [...(await target.items())];
      const { message } = target;
      return addLinks(api, { login, items, records: records.map(refOf), replace, ...(message ? { message } : {}) });
    },
    onError: (error, { records }) => {
      const [next] = records;
      if (error instanceof ApiError && error.id === 'link-exists' && next !== undefined)
        setQuestion({ next, present: null, records }); // prettier-ignore
      else tell('error', words.failed, explainTrouble(error, strings));
    },
    onSuccess: (answer, { records }) => {
      remember(answer);
      tell('success', words.linked(records.length), words.linkedText);
    },
  });
  const remove = useMutation({
    mutationKey: removeKey,
    mutationFn: async (record: RecordRef) => removeLinks(api, { login, items: [...(await target.items())], records: [refOf(record)] }), // prettier-ignore
    onError: (error) => tell('error', words.unlinkFailed, explainTrouble(error, strings)),
    onSuccess: (answer) => {
      remember(answer);
      tell('success', words.unlinked);
    },
  });
  const adding = useMutationState({
    filters: { mutationKey: addKey, status: 'pending' },
    select: ({ state }) => (state.variables as Adding).records,
  });
  const removing = useMutationState({
    filters: { mutationKey: removeKey, status: 'pending' },
    select: ({ state }) => state.variables as RecordRef,
  });
  const shown = shownLinks(target.links, { adding: adding.flat(), removing });

  return {
    shown,
    question,
    answer(isReplaced) {
      if (isReplaced && question !== null) add.mutate({ records: question.records, replace: true });
      setQuestion(null);
    },
    link(records) {
      const present = replacedBy(shown, records);
      const next = present === null ? undefined : records.find(({ kind }) => kind === present.kind);
      if (next === undefined) add.mutate({ records, replace: false });
      else setQuestion({ next, present, records });
    },
    unlink: (record) => remove.mutate(record),
  };
}
