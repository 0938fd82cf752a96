// What every page of one employee shares: the frame, the addresses, what was just done. Knows the employee and the tabs.
import type { ReactNode } from 'react';
import { addressOf, Frame, Notice } from '../../common/pages/parts.tsx';
import type { Sight, Visit } from '../../common/pages/visit.ts';
import type { Component } from '../components/component.ts';
import type { InsideSiebel, SiebelRecord } from './insideSiebel.ts';
import { textOf } from './insideSiebel.ts';

/** An employee who can be played. */
export interface Person {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  /** IANA name. */
  readonly zone: string;
}

/** One visit to one employee's screens. */
export interface Desk {
  readonly person: Person;
  readonly others: readonly Person[];
  readonly siebel: InsideSiebel;
  readonly visit: Visit;
  readonly now: Date;
}

export const serverName = 'Sandbox Siebel';
const tabs = { contacts: 'My Contacts', calendar: 'My Calendar', activities: 'My Activities', accounts: 'Accounts' };
export type Tab = keyof typeof tabs;
const done: Readonly<Record<string, string>> = {
  saved: 'Saved, as if Siebel’s own screen had done it. The next sync will see it.',
  deleted: 'Deleted.',
  added: 'Added.',
  taken: 'Taken off.',
};

/** The person of an Employee record. */
export function personOf(record: SiebelRecord): Person {
  return {
    id: textOf(record, 'Id'),
    login: textOf(record, 'Login Name'),
    name: `${textOf(record, 'First Name')} ${textOf(record, 'Last Name')}`.trim(),
    zone: textOf(record, 'Time Zone') || 'UTC',
  };
}

/** An address of the employee's screens. */
export function deskAddress({ person }: Pick<Desk, 'person'>, ...parts: readonly string[]): string {
  return addressOf(person.login, ...parts);
}

/** The address of a record's form; `new` for one that is not there yet. */
export function recordAddress(desk: Pick<Desk, 'person'>, component: Component, id: string): string {
  return deskAddress(desk, 'record', component.businessObject, component.name, id);
}

/** A page of the employee. `trouble` is what Siebel refused. */
export function deskPage(
  desk: Desk,
  tab: Tab | null,
  title: string,
  content: ReactNode,
  trouble?: { readonly message: string },
): Sight {
  const { others, person, visit } = desk;
  const people = others.map((other) => {
    return {
      name: other.name,
      address: deskAddress({ person: other }, tab ?? 'contacts'),
      isCurrent: other.id === person.id,
    };
  });
  const places = Object.entries(tabs).map(([name, label]) => {
    return { name: label, address: deskAddress(desk, name), isCurrent: name === tab };
  });
  const what = visit.query.get('done') ?? '';
  const said = Object.hasOwn(done, what) ? done[what] : undefined;
  const page = (
    <Frame liveAddress={addressOf('version')} people={people} server={serverName} tabs={places} title={title}>
      {said === undefined ? null : <Notice kind="good">{said}</Notice>}
      {trouble === undefined ? null : <Notice kind="bad">Siebel refused this: {trouble.message}</Notice>}
      {content}
    </Frame>
  );
  // Siebel says no with 500, which to a browser would mean that the page itself failed.
  const status = trouble ? { status: 400 } : {};
  return { kind: 'page', title: `${title} · ${person.name} · ${serverName}`, content: page, ...status };
}
