// The contacts and tasks of a mailbox, which Outlook opens no pane on: by name, each with how it stands with the sync.
import { z } from 'zod';
import type { MailboxItem, MailboxItems } from '../../../shared/contract/items.ts';
import type { WireBody } from '../../domains/wireRecord.ts';
import { isMarkedPrivate } from '../../domains/extendedProperties.ts';
import { scopeOf } from '../../engine/scope.ts';
import { UserError } from '../../errors.ts';
import type { ItemFacts } from '../../store/wishes.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { findUser } from '../findUser.ts';
import { exchangeCard } from '../recordCards.ts';
import { changedAt } from './findItems.ts';
import { itemState, type ItemState } from './itemStates.ts';
import { levelOf } from './viewItems.ts';

export interface ListMailboxInput {
  readonly login: string;
  readonly kind: 'contact' | 'task';
  readonly search?: string | undefined;
  /** Of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
  /** Of whoever asks: private contacts are shown to nobody but their owner. */
  readonly addresses: readonly string[];
}

const NO_FACTS: ItemFacts = { siebelId: null, issue: null, isHinted: false, hasOpenWish: false, isIgnored: false };
const STATUSES: Readonly<Record<string, string>> = {
  notStarted: 'Not started',
  inProgress: 'In progress',
  completed: 'Completed',
  waitingOnOthers: 'Waiting on others',
  deferred: 'Deferred',
};
const taskSchema = z.object({
  status: z.string().catch(''),
  dueDateTime: z.object({ dateTime: z.string() }).nullish().catch(null),
});

/** @throws UserError user-not-mapped, invalid-request; Transient and its like when Exchange does not answer */
export async function listMailbox(deps: ServiceDependencies, input: ListMailboxInput): Promise<MailboxItems> {
  const user = await findUser(deps.store, input.login);
  const { addresses, kind, limit, search } = input;
  const isOwner = addresses.some((address) => address.toLowerCase() === user.mailbox);
  const page = { search: search === undefined || search === '' ? null : search, skip: skipOf(input.after), limit };
  const { items, next } = await deps.mailboxes.listItems(scopeOf(deps.store, user), kind, page);
  const level = await levelOf(deps.store, user, kind);
  const facts = await deps.store.wishes.findFacts(user.id, kind, items.map(({ id }) => id)); // prettier-ignore
  const seen = items.filter(({ body }) => isOwner || kind !== 'contact' || !isMarkedPrivate(body));
  return {
    login: user.login,
    items: seen.map(({ body, id }) => {
      const known = facts.get(id) ?? NO_FACTS;
      const state = itemState({ kind, user, level, isInPlace: true, changedAt: changedAt(body), facts: known });
      return viewItem(input.kind, id, body, state, known.siebelId);
    }),
    next: next === null ? null : String(next),
  };
}

function skipOf(after: string | undefined): number {
  if (after === undefined) return 0;
  if (/^\d{1,7}$/.test(after)) return Number(after);
  throw new UserError('invalid-request', '"after" must be the "next" of the page before.');
}

function viewItem(
  kind: ListMailboxInput['kind'],
  id: string,
  body: WireBody,
  { state, words }: ItemState,
  siebelId: string | null,
): MailboxItem {
  const { company, email, title } = exchangeCard(body);
  const detail = kind === 'contact' ? [company, email] : detailOfTask(body);
  return { item: { kind, id }, title, detail: detail.filter((part) => part !== '').join(' · '), state, words, siebelId }; // prettier-ignore
}

function detailOfTask(body: WireBody): readonly string[] {
  const { dueDateTime, status } = taskSchema.parse(body);
  return [dueDateTime?.dateTime.slice(0, 10) ?? '', STATUSES[status] ?? status];
}
