// Who the people of an item are in Siebel. Whoever was looked up before is shown at once, and asked for again behind that; while somebody
// waits for a sync, it is asked again by itself.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient, UseQueryResult } from '@tanstack/react-query';
import type { Person, Surroundings } from '../../../shared/contract/siebelRecords.ts';
import { fetchSurroundings, findPeople } from '../../client/siebelRecords.ts';
import type { OutlookPerson } from '../../office/outlook.ts';
import { lookAgain } from '../item/useItemState.ts';
import { useMe, usePane } from '../session/PaneContext.tsx';
import { listStateOf } from './who.ts';

/** As many as the server takes at once. */
export const MOST_PEOPLE = 100;
const MOST_AROUND = 20;
const AROUND_STALE_MS = 60_000;

const personKey = (login: string, address: string): readonly unknown[] => ['person', login, address];

function remembered(client: QueryClient, login: string, addresses: readonly string[]): readonly Person[] | undefined {
  const known = addresses.map((address) => client.getQueryData<Person>(personKey(login, address)));
  return known.every((person) => person !== undefined) ? known : undefined;
}

function isWaiting(people: readonly Person[] | undefined): boolean {
  return (people ?? []).some(({ contacts }) => contacts.some((contact) => ['waiting', 'leaving'].includes(listStateOf(contact)))); // prettier-ignore
}

/** @param people of the item; those without an address are left out */
export function usePeople(people: readonly OutlookPerson[]): UseQueryResult<readonly Person[]> {
  const { api } = usePane();
  const { login } = useMe();
  const client = useQueryClient();
  const asked = people
    .filter(({ address }) => address.includes('@'))
    .slice(0, MOST_PEOPLE)
    .map(({ address, name }) => ({ address: address.toLowerCase(), name }));
  const addresses = asked.map(({ address }) => address);
  return useQuery<readonly Person[]>({
    queryKey: ['people', login, addresses],
    queryFn: async ({ signal }) => {
      const found = (await findPeople(api, login, asked, signal)).people;
      for (const person of found) client.setQueryData(personKey(login, person.address), person);
      return found;
    },
    enabled: asked.length > 0,
    placeholderData: () => remembered(client, login, addresses),
    refetchInterval: ({ state }) => lookAgain(isWaiting(state.data), state.dataUpdateCount),
  });
}

/** What goes on around contacts. */
export function useSurroundings(contactIds: readonly string[]): UseQueryResult<Surroundings> {
  const { api } = usePane();
  const { login } = useMe();
  const ids = [...new Set(contactIds)].sort().slice(0, MOST_AROUND);
  return useQuery({
    queryKey: ['surroundings', login, ids],
    queryFn: ({ signal }) => fetchSurroundings(api, login, ids, signal),
    enabled: ids.length > 0,
    staleTime: AROUND_STALE_MS,
  });
}
