// Which of Outlook's four item shapes is in front of us, and who is on it. Pure; knows Office's types and no call.
import type { OutlookPerson } from './outlook.ts';

export type ReadItem = Office.MessageRead | Office.AppointmentRead;
export type ComposeItem = Office.MessageCompose | Office.AppointmentCompose;
export type AnyItem = ReadItem | ComposeItem;

/** In read the subject is a text, in compose an object that is asked. */
export function isCompose(item: AnyItem): item is ComposeItem {
  return typeof item.subject === 'object' && item.subject !== null;
}

export function isMessage(item: AnyItem): item is Office.MessageRead | Office.MessageCompose {
  return String(item.itemType) === 'message';
}

/** A person as Office tells them: also one that was typed and not resolved, without an address. */
export interface Recipient {
  readonly emailAddress?: string | null;
  readonly displayName?: string | null;
}

export type Recipients = readonly (readonly [OutlookPerson['role'], readonly (Recipient | null | undefined)[]])[];

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** Everybody with an address, in the order given, each once, without those of `but` (addresses). */
export function peopleOf(recipients: Recipients, but: readonly string[]): readonly OutlookPerson[] {
  const people: OutlookPerson[] = [];
  for (const [role, list] of recipients) {
    for (const recipient of list) {
      const address = recipient?.emailAddress?.trim() ?? '';
      if (!address.includes('@') || but.some((other) => same(other, address))) continue;
      if (people.some((person) => same(person.address, address))) continue;
      people.push({ address, name: recipient?.displayName?.trim() ?? '', role });
    }
  }
  return people;
}

/** Whether one of the addresses is the recipient's. */
export function isOneOf(recipient: Recipient | null | undefined, addresses: readonly string[]): boolean {
  const address = recipient?.emailAddress ?? '';
  return addresses.some((own) => same(own, address));
}

/** ISO 8601 of a date that Outlook may leave out or leave broken. */
export function instantOf(date: Date | null | undefined): string | null {
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
}
