// What every page of one mailbox shares: its frame, its addresses, what was just done. Knows the mailbox's owner and the tabs.
import type { ReactElement, ReactNode } from 'react';
import { addressOf, Frame, Notice } from '../../common/pages/parts.tsx';
import type { Sight, Visit } from '../../common/pages/visit.ts';
import type { MailboxOwner } from '../mailboxes/people.ts';
import type { InsideGraph } from './insideGraph.ts';

/** One visit to one mailbox. */
export interface Room {
  readonly owner: MailboxOwner;
  /** Whom else one can look at; a share of them where there are thousands. */
  readonly others: readonly MailboxOwner[];
  readonly graph: InsideGraph;
  readonly visit: Visit;
  readonly now: Date;
}

const tabs = ['contacts', 'calendar', 'tasks'] as const;
export type Tab = (typeof tabs)[number];
const tabNames: Readonly<Record<Tab, string>> = { contacts: 'Contacts', calendar: 'Calendar', tasks: 'Tasks' };
const done: Readonly<Record<string, string>> = {
  saved: 'Saved, as if Outlook had done it. The next sync will see it.',
  deleted: 'Deleted. It is in Deleted Items now.',
  answered: 'Answered. The organizer has been told.',
  cancelled: 'The meeting is cancelled, and everybody who was invited has been told.',
  ticked: 'Ticked off.',
};

/** The name of a mailbox's owner. */
export function nameOf({ firstName, lastName }: MailboxOwner): string {
  return `${firstName} ${lastName}`.trim();
}

/** An address within the mailbox. */
export function roomAddress({ owner }: Pick<Room, 'owner'>, ...parts: readonly string[]): string {
  return addressOf(owner.email, ...parts);
}

/** A page of the mailbox. `status` is of the answer; `trouble` is what Graph refused. */
export function roomPage(
  room: Room,
  tab: Tab,
  title: string,
  content: ReactNode,
  trouble?: { readonly status: number; readonly message: string },
): Sight {
  const { others, owner, visit } = room;
  const people = others.map((person) => {
    return { name: nameOf(person), address: roomAddress({ owner: person }, tab), isCurrent: person === owner };
  });
  const places = tabs.map((name) => ({
    name: tabNames[name],
    address: roomAddress(room, name),
    isCurrent: name === tab,
  }));
  const what = visit.query.get('done') ?? '';
  const said = Object.hasOwn(done, what) ? done[what] : undefined;
  const page: ReactElement = (
    <Frame
      liveAddress={roomAddress(room, 'version')}
      people={people}
      server="Sandbox Exchange"
      tabs={places}
      title={title}
    >
      {said === undefined ? null : <Notice kind="good">{said}</Notice>}
      {trouble === undefined ? null : <Notice kind="bad">Exchange refused this: {trouble.message}</Notice>}
      {content}
    </Frame>
  );
  return {
    kind: 'page',
    title: `${title} · ${nameOf(owner)} · Sandbox Exchange`,
    content: page,
    ...(trouble ? { status: trouble.status } : {}),
  };
}
