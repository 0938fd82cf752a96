// The present item in the pane's one shape, whatever shape Outlook has for it. Knows which calls each shape needs.
import { ask } from './ask.ts';
import type { AnyItem, ComposeItem, ReadItem, Recipient } from './itemShape.ts';
import { instantOf, isCompose, isMessage, isOneOf, peopleOf } from './itemShape.ts';
import { OfficeTrouble } from './OfficeTrouble.ts';
import type { OutlookItem } from './outlook.ts';

/** What reading needs of the host besides the item. */
export interface ItemContext {
  readonly userAddress: string;
  /** The id in the form that Microsoft Graph takes. */
  toRestId(id: string): string;
  isSupported(requirementSet: string, version: string): boolean;
}

/** A refusal of what not every Outlook can do is no trouble; silence is. */
function orNull<T>(promise: Promise<T>): Promise<T | null> {
  return promise.catch((error: unknown) => {
    if (error instanceof OfficeTrouble && error.kind === 'refused') return null;
    throw error;
  });
}

/** The address of a shared mailbox or a delegating person; null for the user's own item. */
async function ownerOf(item: AnyItem, { userAddress }: ItemContext): Promise<string | null> {
  if (typeof item.getSharedPropertiesAsync !== 'function') return null;
  const shared = await orNull(
    ask<Office.SharedProperties>('getSharedPropertiesAsync', (answer) => item.getSharedPropertiesAsync(answer)),
  );
  const owner = shared?.owner ?? '';
  return owner === '' || owner.toLowerCase() === userAddress.toLowerCase() ? null : owner;
}

async function readRead(item: ReadItem, context: ItemContext): Promise<OutlookItem> {
  const owner = await ownerOf(item, context);
  const own = [context.userAddress, ...(owner === null ? [] : [owner])];
  const common = {
    mode: 'read',
    id: item.itemId ? context.toRestId(item.itemId) : null,
    subject: item.subject ?? '',
    owner,
  } as const;
  if (isMessage(item)) {
    return {
      ...common,
      kind: 'message',
      conversationId: item.conversationId ?? null,
      people: peopleOf(
        [
          ['from', [item.from]],
          ['to', item.to ?? []],
          ['cc', item.cc ?? []],
        ],
        own,
      ),
      at: instantOf(item.dateTimeCreated),
      isOutgoing: isOneOf(item.from, own),
    };
  }
  return {
    ...common,
    kind: 'event',
    conversationId: null,
    people: peopleOf(
      [
        ['organizer', [item.organizer]],
        ['required', item.requiredAttendees ?? []],
        ['optional', item.optionalAttendees ?? []],
      ],
      own,
    ),
    at: instantOf(item.start),
    isOutgoing: isOneOf(item.organizer, own),
  };
}

const recipients = (field: Office.Recipients): Promise<readonly Recipient[]> =>
  ask<Office.EmailAddressDetails[]>('recipients.getAsync', (answer) => field.getAsync(answer));

/** Null until the item was saved, which Outlook tells by refusing. */
async function savedId(item: ComposeItem, context: ItemContext): Promise<string | null> {
  if (!context.isSupported('Mailbox', '1.8')) return null;
  const id = await orNull(ask<string>('getItemIdAsync', (answer) => item.getItemIdAsync(answer)));
  return id ? context.toRestId(id) : null;
}

async function readComposed(item: ComposeItem, context: ItemContext): Promise<OutlookItem> {
  // Some hosts take three calls at once and lose the fourth.
  const [subject, first, second] = await Promise.all([
    ask<string>('subject.getAsync', (answer) => item.subject.getAsync(answer)),
    recipients(isMessage(item) ? item.to : item.requiredAttendees),
    recipients(isMessage(item) ? item.cc : item.optionalAttendees),
  ]);
  const [id, owner, start] = await Promise.all([
    savedId(item, context),
    ownerOf(item, context),
    isMessage(item) ? null : ask<Date>('start.getAsync', (answer) => item.start.getAsync(answer)),
  ]);
  const own = [context.userAddress, ...(owner === null ? [] : [owner])];
  const common = { mode: 'compose', id, subject, at: instantOf(start), isOutgoing: true, owner } as const;
  if (isMessage(item)) {
    const people = peopleOf([['to', first], ['cc', second]], own); // prettier-ignore
    return { ...common, kind: 'message', conversationId: item.conversationId ?? null, people };
  }
  const people = peopleOf([['required', first], ['optional', second]], own); // prettier-ignore
  return { ...common, kind: 'event', conversationId: null, people };
}

/** @throws OfficeTrouble `timeout`, or `unavailable` when the item is gone meanwhile. */
export function readItem(item: AnyItem, context: ItemContext): Promise<OutlookItem> {
  return isCompose(item) ? readComposed(item, context) : readRead(item, context);
}

/** A cheap fingerprint: the id, or what a composed item has instead of one. */
export function keyOf(item: AnyItem | null | undefined): string | null {
  if (!item) return null;
  if (!isCompose(item)) return `read ${String(item.itemType)} ${item.itemId ?? ''}`;
  const thread = isMessage(item) ? item.conversationId : item.seriesId;
  return `compose ${String(item.itemType)} ${thread ?? ''}`;
}
