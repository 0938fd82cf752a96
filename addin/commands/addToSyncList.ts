// Puts the people of an item on the user's Sync List through the API. Knows the API and no words.
import { meSchema } from '../../shared/contract/items.ts';
import type { Person } from '../../shared/contract/siebelRecords.ts';
import { peopleSchema } from '../../shared/contract/siebelRecords.ts';
import { syncListChangeSchema } from '../../shared/contract/syncList.ts';
import { ApiError } from '../client/ApiError.ts';
import type { Api } from '../client/request.ts';
import type { OutlookItem, OutlookPerson } from '../office/outlook.ts';

/** As many as the API takes at once. */
const MOST_PEOPLE = 100;

/** What came of a person. `several`: more than one contact has the address, and the person must choose. */
export type Outcome = 'added' | 'already' | 'colleague' | 'failed' | 'several' | 'unknown';

export interface PersonOutcome {
  readonly name: string;
  readonly outcome: Outcome;
}

/** Whom the button is about: the sender of what was received, everybody else's address otherwise. */
export function peopleMeant(item: OutlookItem): readonly OutlookPerson[] {
  const isReceived = item.kind === 'message' && item.mode === 'read' && !item.isOutgoing;
  return isReceived ? item.people.filter(({ role }) => role === 'from') : item.people;
}

async function add(api: Api, login: string, { contacts, who }: Person): Promise<Outcome> {
  if (who === 'employee' || who === 'self') return 'colleague';
  const [contact] = contacts;
  if (contact === undefined) return 'unknown';
  if (contacts.some(({ listed }) => listed)) return 'already';
  if (contacts.length > 1) return 'several';
  try {
    const path = `/api/sync-list/${encodeURIComponent(contact.contactId)}`;
    await api.call(path, syncListChangeSchema, { method: 'PUT', query: { login } });
    return 'added';
  } catch (error) {
    if (error instanceof ApiError && error.kind !== 'signed-out') return 'failed';
    throw error;
  }
}

/** One outcome a person. @throws ApiError when nothing could be asked. */
export async function addToSyncList(api: Api, people: readonly OutlookPerson[]): Promise<readonly PersonOutcome[]> {
  const { login } = await api.call('/api/me', meSchema);
  const asked = people.slice(0, MOST_PEOPLE).map(({ address, name }) => ({ address, name: name.slice(0, 200) }));
  const known = await api.call('/api/siebel/people', peopleSchema, { method: 'POST', body: { login, people: asked } });
  const outcomes: PersonOutcome[] = [];
  for (const person of known.people) {
    const name = person.contacts[0]?.name || person.name || person.address;
    outcomes.push({ name, outcome: await add(api, login, person) });
  }
  return outcomes;
}
