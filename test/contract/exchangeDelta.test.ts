// Change tracking that is unkind, on each domain: whatever its pages look like, a reading tells every change by the item's present state, or says
// that everything is to be read again.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeEntry, Cursor } from '../../api/connectors/connector.ts';
import { CursorExpired } from '../../api/errors.ts';
import { DOMAINS, type Domain } from '../../shared/vocabulary.ts';
import { connectExchange, type ExchangeConnection } from '../support/exchangeConnection.ts';
import { ada } from '../support/exchangeWorld.ts';

let exchange: ExchangeConnection;
let list: string;
beforeAll(async () => {
  exchange = await connectExchange();
  list = await exchange.person.taskList(ada);
});
afterEach(() => exchange.door('POST', 'delta', {}));
afterAll(() => exchange.close());

const LABELS: Readonly<Record<Domain, string>> = { contact: 'surname', calendar: 'subject', task: 'title' };
const MORE: Readonly<Record<Domain, string>> = { contact: 'jobTitle', calendar: 'importance', task: 'importance' };

function create(domain: Domain, label: string): Promise<string> {
  const { person } = exchange;
  const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const at = (hour: number) => ({ dateTime: `${day}T${hour}:00:00`, timeZone: 'UTC' });
  if (domain === 'contact') return person.createContact(ada, { surname: label, jobTitle: 'high' });
  if (domain === 'task') return person.createTask(ada, { title: label, importance: 'high' });
  return person.createEvent(ada, { subject: label, importance: 'high', start: at(10), end: at(11) });
}

const pathOf = (domain: Domain, id: string): string =>
  domain === 'task' ? `${list}/tasks/${id}` : `/users/${ada}/${domain === 'contact' ? 'contacts' : 'events'}/${id}`;
const relabel = (domain: Domain, id: string, label: string) =>
  exchange.person.send('PATCH', pathOf(domain, id), { [LABELS[domain]]: label });

async function changes(domain: Domain, cursor: Cursor | null, mailbox = ada) {
  const last = new Map<string, ChangeEntry>();
  let next: Cursor = {};
  const scope = { ...exchange.scope, mailbox };
  for await (const page of exchange.connector.readChanges(scope, domain, cursor, { extractFrom: null, hints: [] })) {
    for (const entry of page.entries) last.set(entry.kind === 'gone' ? entry.id : entry.record.id, entry);
    next = page.next ?? next;
  }
  return { last, next };
}

/** What an entry says: the label and one more field, or why it is gone. */
function said(domain: Domain, entry: ChangeEntry | undefined): unknown {
  if (entry?.kind !== 'present') return entry?.why;
  return [entry.record.body[LABELS[domain]], entry.record.body[MORE[domain]]];
}

const TROUBLES: Readonly<Record<string, object>> = {
  'empty pages in between': { pageSize: 1, emptyPages: 2 },
  'each entry twice on one page': { repeats: 'page' },
  'each entry on two pages': { pageSize: 2, repeats: 'pages' },
  'the newest first, and sparse': { shuffle: true, sparse: true },
  'an older state after the present one': { replays: true, pageSize: 2 },
  'removals that only say changed': { removed: 'changed' },
};

for (const domain of DOMAINS)
  describe(`a round of ${domain}`, () => {
    for (const [name, trouble] of Object.entries(TROUBLES))
      it(`with ${name} tells each item as it is now`, async () => {
        const [kept, changed, removed] = [await create(domain, 'Kept'), await create(domain, 'A'), await create(domain, 'R')]; // prettier-ignore
        await exchange.door('POST', 'delta', trouble);
        const first = await changes(domain, null);
        expect([kept, changed, removed].map((id) => said(domain, first.last.get(id)))).toEqual([
          ['Kept', 'high'],
          ['A', 'high'],
          ['R', 'high'],
        ]);
        await relabel(domain, changed, 'B');
        await changes(domain, first.next);
        await relabel(domain, changed, 'C');
        await exchange.person.send('DELETE', pathOf(domain, removed));
        const added = await create(domain, 'N');
        const { last, next } = await changes(domain, first.next);
        expect(said(domain, last.get(changed))).toEqual(['C', 'high']);
        expect(said(domain, last.get(removed))).toBe('deleted');
        expect(said(domain, last.get(added))).toEqual(['N', 'high']);
        expect(last.has(kept)).toBe(false);
        expect((await changes(domain, next)).last.size).toBe(0);
      });

    const refusals = [
      [410, ''],
      [410, 'SyncStateNotFound'],
      [410, 'resyncRequired'],
      [400, 'ErrorInvalidSyncStateData'],
      [400, 'BadRequest'],
      [404, 'syncStateNotFound'],
      [404, 'ErrorItemNotFound'],
      [400, 'fullSyncRequired'],
      [500, 'InternalServerError'],
    ] as const;
    it('whose link is refused at its first page or at a later one is to be read anew', async () => {
      const { next } = await changes(domain, null);
      for (const label of ['One', 'Two', 'Three']) await create(domain, label);
      for (const page of [1, 2, 3])
        for (const [status, code] of refusals) {
          const location = page === 1;
          await exchange.door('POST', 'delta', { pageSize: 1, refuse: { page, status, code, location } });
          const error = await changes(domain, next).catch((caught: unknown) => caught);
          expect(error, `${status} ${code} at page ${page}`).toBeInstanceOf(CursorExpired);
        }
      await exchange.door('POST', 'delta', { pageSize: 1 });
      expect((await changes(domain, next)).last.size).toBe(3);
    });

    it('whose link is refused once by a server that is unwell goes on', async () => {
      const { next } = await changes(domain, null);
      for (const label of ['Four', 'Five']) await create(domain, label);
      await exchange.door('POST', 'delta', { pageSize: 1, refuse: { page: 2, status: 500, code: '', count: 1 } });
      expect((await changes(domain, next)).last.size).toBe(2);
    });

    it('whose link leads back to itself ends', async () => {
      const { next } = await changes(domain, null);
      for (const label of ['Six', 'Seven']) await create(domain, label);
      await exchange.door('POST', 'delta', { pageSize: 1, stuck: true });
      await expect(changes(domain, next)).rejects.toThrow(CursorExpired);
    });

    it('is never asked for with the token of another mailbox', async () => {
      const { next } = await changes(domain, null);
      exchange.traffic.length = 0;
      await expect(changes(domain, next, 'grace.hopper@siebel.example')).rejects.toThrow(CursorExpired);
      expect(exchange.traffic.filter(({ path }) => path.includes('token='))).toEqual([]);
    });
  });
