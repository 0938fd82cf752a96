// What belongs to an account: its contacts, opportunities, service requests and activities. Knows which components name an account.
import type { ReactElement } from 'react';
import { Entry, Listing } from '../../common/pages/parts.tsx';
import type { Component } from '../components/component.ts';
import { componentAt } from '../components/catalog.ts';
import { recordAddress } from './desk.tsx';
import type { Desk } from './desk.tsx';
import { literal, textOf } from './insideSiebel.ts';
import type { SiebelRecord } from './insideSiebel.ts';

/** Of each kind, the newest this many. */
const shown = 20;

interface Related {
  readonly path: string;
  readonly title: string;
  readonly words: (record: SiebelRecord) => { readonly name: string; readonly details: readonly string[] };
}

const ofAccount: readonly Related[] = [
  { path: 'Contact/Contact', title: 'Contacts', words: (it) => ({ name: `${textOf(it, 'First Name')} ${textOf(it, 'Last Name')}`, details: [textOf(it, 'Job Title'), textOf(it, 'Email Address')] }) },
  { path: 'Opportunity/Opportunity', title: 'Opportunities', words: (it) => ({ name: textOf(it, 'Name'), details: [textOf(it, 'Sales Stage'), textOf(it, 'Close Date')] }) },
  { path: 'Service Request/Service Request', title: 'Service requests', words: (it) => ({ name: textOf(it, 'Abstract'), details: [textOf(it, 'SR Number'), textOf(it, 'Status')] }) },
  { path: 'Action/Action', title: 'Activities', words: (it) => ({ name: textOf(it, 'Description'), details: [textOf(it, 'Type'), textOf(it, 'Status')] }) },
]; // prettier-ignore

async function section(desk: Desk, { path, title, words }: Related, accountId: string): Promise<ReactElement> {
  const component = componentAt(path);
  const { hasMore, records } = await desk.siebel.list(component, {
    from: 0,
    size: shown,
    sortspec: 'Updated:desc',
    searchspec: `[Account Id] = ${literal(accountId)}`,
  });
  return (
    <section aria-label={title} key={path}>
      <h2>{title}</h2>
      <Listing empty="None.">
        {records.map((record) => (
          <Entry
            address={recordAddress(desk, component, textOf(record, 'Id'))}
            key={textOf(record, 'Id')}
            {...words(record)}
          />
        ))}
      </Listing>
      {hasMore ? <p>The latest {shown} are shown.</p> : null}
    </section>
  );
}

/** The lists below an account; nothing below other records. */
export async function relatedLists(desk: Desk, component: Component, id: string): Promise<readonly ReactElement[]> {
  if (component.name !== 'Account') return [];
  return Promise.all(ofAccount.map((related) => section(desk, related, id)));
}
