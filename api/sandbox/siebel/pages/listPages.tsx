// The employee's lists: My Contacts, My Activities, accounts. Knows what each shows and how one looks for it; records are the form's business.
import type { ReactElement } from 'react';
import { SearchForm } from '../../common/pages/forms.tsx';
import { Entry, Listing, Pager } from '../../common/pages/parts.tsx';
import type { Sight } from '../../common/pages/visit.ts';
import { componentAt } from '../components/catalog.ts';
import { deskAddress, deskPage, recordAddress } from './desk.tsx';
import type { Desk, Tab } from './desk.tsx';
import { childrenOf, literal, textOf } from './insideSiebel.ts';
import type { SiebelRecord } from './insideSiebel.ts';
import { clockIn } from './recordPlans.ts';

const pageSize = 50;

interface ListPlan {
  readonly tab: Tab;
  readonly title: string;
  readonly path: string;
  readonly searched: readonly string[];
  readonly searchLabel: string;
  readonly sortspec: string;
  readonly viewMode?: string;
  readonly children?: readonly string[];
  /** What else holds for every row. */
  readonly condition: (desk: Desk) => string;
  readonly empty: string;
  readonly entry: (desk: Desk, record: SiebelRecord) => { readonly name: string; readonly details: readonly string[]; readonly badges: readonly string[] }; // prettier-ignore
  /** Where a new record begins: query of its form. */
  readonly newOne?: { readonly label: string; readonly query: string };
}

const isOnSyncList = (desk: Desk, contact: SiebelRecord): boolean =>
  childrenOf(contact, 'Sync List').some((entry) => textOf(entry, 'Id') === desk.person.id);

const contacts: ListPlan = {
  tab: 'contacts',
  title: 'My Contacts',
  path: 'Contact/Contact',
  searched: ['Last Name', 'First Name', 'Account'],
  searchLabel: 'A name or account begins with',
  sortspec: 'Last Name,First Name',
  viewMode: 'Sales Rep',
  children: ['Sync List'],
  condition: () => '',
  empty: 'No contact has this employee’s position on its team yet.',
  entry: (desk, contact) => ({
    name: `${textOf(contact, 'First Name')} ${textOf(contact, 'Last Name')}`,
    details: [textOf(contact, 'Account'), textOf(contact, 'Email Address'), textOf(contact, 'Work Phone #')],
    badges: isOnSyncList(desk, contact) ? ['on the Sync List'] : [],
  }),
  newOne: { label: 'New contact', query: '' },
};

const activities: ListPlan = {
  tab: 'activities',
  title: 'My Activities',
  path: 'Action/Action',
  searched: ['Description'],
  searchLabel: 'The description begins with',
  sortspec: 'Planned:desc',
  condition: ({ person }) => `EXISTS([Employee.Id] = ${literal(person.id)})`,
  empty: 'This employee has no activities.',
  entry: (desk, activity) => ({
    name: textOf(activity, 'Description'),
    details: [textOf(activity, 'Type'), clockIn(desk.person.zone, textOf(activity, 'Planned') || textOf(activity, 'Due')).replace('T', ' ')], // prettier-ignore
    badges: [textOf(activity, 'Display'), textOf(activity, 'Status')].filter((badge) => badge !== ''),
  }),
  newOne: { label: 'New task', query: `?Display=${encodeURIComponent('To Do and Activities')}` },
};

const accounts: ListPlan = {
  tab: 'accounts',
  title: 'Accounts',
  path: 'Account/Account',
  searched: ['Name'],
  searchLabel: 'The name begins with',
  sortspec: 'Name',
  condition: () => '',
  empty: 'There are no accounts.',
  entry: (_desk, account) => ({
    name: textOf(account, 'Name'),
    details: [textOf(account, 'Location'), textOf(account, 'Main Phone Number')],
    badges: [],
  }),
};

/** The lists by their tab. */
export const listPlans: Readonly<Record<'contacts' | 'activities' | 'accounts', ListPlan>> = {
  contacts,
  activities,
  accounts,
};

function searchOf(plan: ListPlan, desk: Desk, q: string): string {
  const pattern = literal(`${q.replaceAll(/[\\*?]/g, '\\$&')}*`);
  const found = q === '' ? '' : `(${plan.searched.map((name) => `[${name}] ~LIKE ${pattern}`).join(' OR ')})`;
  return [plan.condition(desk), found].filter((part) => part !== '').join(' AND ');
}

function Row({
  desk,
  plan,
  record,
}: {
  readonly desk: Desk;
  readonly plan: ListPlan;
  readonly record: SiebelRecord;
}): ReactElement {
  const { badges, details, name } = plan.entry(desk, record);
  return (
    <Entry
      address={recordAddress(desk, componentAt(plan.path), textOf(record, 'Id'))}
      badges={badges}
      details={details}
      name={name}
    />
  );
}

/** One of the lists, searched by `q` of the query. */
export async function listPage(desk: Desk, plan: ListPlan): Promise<Sight> {
  const { siebel, visit } = desk;
  const q = visit.query.get('q')?.trim() ?? '';
  const from = Math.max(0, Math.floor(Number(visit.query.get('from') ?? 0)) || 0);
  const { children, newOne, sortspec, viewMode } = plan;
  const { hasMore, records } = await siebel.list(componentAt(plan.path), {
    from,
    size: pageSize,
    sortspec,
    searchspec: searchOf(plan, desk, q),
    ...(viewMode ? { viewMode } : {}),
    ...(children ? { children } : {}),
  });
  const address = deskAddress(desk, plan.tab);
  const content = (
    <>
      <div className="toolbar">
        <SearchForm action={address} label={plan.searchLabel} value={q} />
        {newOne ? (
          <a className="new" href={`${recordAddress(desk, componentAt(plan.path), 'new')}${newOne.query}`}>
            {newOne.label}
          </a>
        ) : null}
      </div>
      <Listing empty={q === '' ? plan.empty : `Nothing here begins with “${q}”.`}>
        {records.map((record) => (
          <Row desk={desk} key={textOf(record, 'Id')} plan={plan} record={record} />
        ))}
      </Listing>
      <Pager
        address={address}
        from={from}
        hasMore={hasMore}
        query={visit.query}
        shown={records.length}
        size={pageSize}
      />
    </>
  );
  return deskPage(desk, plan.tab, `${plan.title}: ${desk.person.name}`, content);
}
