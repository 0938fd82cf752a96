// Makes a contact, once however often the button is pressed or the network repeats; and knows when Siebel had the address already.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewContactBody } from '../../../shared/contract/siebelRecords.ts';
import type { SyncListContact } from '../../../shared/contract/syncList.ts';
import { createContact } from '../../client/siebelRecords.ts';
import { explainTrouble } from '../explainTrouble.ts';
import { useMe, usePane } from '../session/PaneContext.tsx';
import { useTell } from '../shell/Tell.tsx';
import { useStrings } from '../strings/StringsContext.tsx';

export type ContactDraft = Omit<NewContactBody, 'login' | 'mayBeDouble' | 'requestId'>;

export interface CreateContact {
  readonly create: (draft: ContactDraft, mayBeDouble: boolean) => void;
  /** Contacts that have the address already; nothing was made. */
  readonly doubles: readonly SyncListContact[];
  readonly isCreating: boolean;
}

/** @param onMade is told when the contact is in Siebel */
export function useCreateContact(onMade: () => void): CreateContact {
  const { api } = usePane();
  const { login } = useMe();
  const client = useQueryClient();
  const strings = useStrings();
  const tell = useTell();
  // A retry after a lost answer is the same press; another one begins when Siebel has answered.
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const [doubles, setDoubles] = useState<readonly SyncListContact[]>([]);
  const mutation = useMutation({
    mutationFn: ({ draft, mayBeDouble }: { readonly draft: ContactDraft; readonly mayBeDouble: boolean }) =>
      createContact(api, { ...draft, login, mayBeDouble, requestId }),
    onError: (error) => tell('error', strings.newContact.failed, explainTrouble(error, strings)),
    onSuccess: ({ contacts, outcome }, { draft }) => {
      setRequestId(crypto.randomUUID());
      void client.invalidateQueries({ queryKey: ['people'] });
      if (outcome === 'exists') return setDoubles(contacts);
      const name = contacts[0]?.name ?? `${draft.firstName} ${draft.lastName}`.trim();
      tell('success', strings.newContact.made(name), draft.addToSyncList === true ? strings.people.addedText : undefined); // prettier-ignore
      onMade();
    },
  });
  return { create: (draft, mayBeDouble) => mutation.mutate({ draft, mayBeDouble }), doubles, isCreating: mutation.isPending }; // prettier-ignore
}
