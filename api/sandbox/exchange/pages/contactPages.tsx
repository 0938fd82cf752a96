// The contacts of a mailbox: a list that can be searched, and a form for one. Knows the visit; how a contact is kept is Graph's business.
import type { ReactElement } from 'react';
import { changeOf, PlannedFields } from '../../common/pages/fieldPlan.tsx';
import type { FieldPlan } from '../../common/pages/fieldPlan.tsx';
import { ActionButton, EditForm, SearchForm } from '../../common/pages/forms.tsx';
import { Entry, Listing, Pager } from '../../common/pages/parts.tsx';
import type { Sight } from '../../common/pages/visit.ts';
import type { Json } from '../schema/readBody.ts';
import { contactPlans, isPrivate, privateExpand } from './contactPlans.ts';
import { GraphRefusal, textAt } from './insideGraph.ts';
import { nameOf, roomAddress, roomPage } from './room.tsx';
import type { Room } from './room.tsx';

const pageSize = 50;
const searched = ['displayName', 'givenName', 'surname', 'companyName'];

function filterOf(text: string): string {
  if (text === '') return '';
  const quoted = text.replaceAll("'", "''");
  const filter = searched.map((name) => `startswith(${name},'${quoted}')`).join(' or ');
  return `&$filter=${encodeURIComponent(filter)}`;
}

function entryOf(room: Room, contact: Json): ReactElement {
  const badges = [
    ...(isPrivate(contact) ? ['private'] : []),
    ...(Array.isArray(contact['categories']) ? contact['categories'].map(String) : []),
  ];
  const phone = textAt(contact, 'businessPhones', 0) || textAt(contact, 'mobilePhone');
  const details = [textAt(contact, 'companyName'), textAt(contact, 'emailAddresses', 0, 'address'), phone];
  const id = textAt(contact, 'id');
  return (
    <Entry
      address={roomAddress(room, 'contacts', id)}
      badges={badges}
      details={details}
      key={id}
      name={textAt(contact, 'displayName')}
    />
  );
}

/** The list of contacts. */
export async function contactList(room: Room): Promise<Sight> {
  const { graph, visit } = room;
  const q = visit.query.get('q')?.trim() ?? '';
  const from = Math.max(0, Math.floor(Number(visit.query.get('from') ?? 0)) || 0);
  const options = `$count=true&$top=${pageSize}&$skip=${from}&$orderby=displayName&${privateExpand}${filterOf(q)}`;
  const { entries, total } = await graph.list(`contacts?${options}`);
  const address = roomAddress(room, 'contacts');
  const content = (
    <>
      <div className="toolbar">
        <SearchForm action={address} label="A name or company begins with" value={q} />
        <a className="new" href={roomAddress(room, 'contacts', 'new')}>
          New contact
        </a>
      </div>
      <Listing empty={q === '' ? 'This mailbox has no contacts yet.' : `Nobody's name or company begins with “${q}”.`}>
        {entries.map((contact) => entryOf(room, contact))}
      </Listing>
      <Pager
        address={address}
        from={from}
        hasMore={from + pageSize < total}
        query={visit.query}
        shown={Math.min(pageSize, total - from)}
        size={pageSize}
        total={total}
      />
    </>
  );
  return roomPage(room, 'contacts', `Contacts of ${nameOf(room.owner)}`, content);
}

function form(room: Room, id: string, contact: Json, trouble?: GraphRefusal): Sight {
  const isNew = id === 'new';
  const action = roomAddress(room, 'contacts', id);
  const typed = trouble ? room.visit.form : undefined;
  const content = (
    <>
      <EditForm action={action}>
        <PlannedFields plans={contactPlans} record={contact} typed={typed} />
      </EditForm>
      {isNew ? null : (
        <div className="actions">
          <ActionButton action={action} isDangerous label="Delete contact" values={{ do: 'delete' }} />
        </div>
      )}
    </>
  );
  return roomPage(
    room,
    'contacts',
    isNew ? 'New contact' : textAt(contact, 'displayName') || '(no name)',
    content,
    trouble,
  );
}

/** The form of a contact, `new` or by its id: shown, saved or deleted. */
export async function contactPage(room: Room, id: string): Promise<Sight> {
  const { graph, visit } = room;
  const path = `contacts/${encodeURIComponent(id)}`;
  const contact = id === 'new' ? {} : await graph.get(`${path}?${privateExpand}`);
  if (visit.method === 'GET') return form(room, id, contact);
  try {
    if (visit.form.get('do') === 'delete') {
      await graph.send('DELETE', path);
      return { kind: 'goTo', address: `${roomAddress(room, 'contacts')}?done=deleted` };
    }
    const saved = await save(room, id, contact, contactPlans);
    return { kind: 'goTo', address: `${roomAddress(room, 'contacts', saved)}?done=saved` };
  } catch (error) {
    if (error instanceof GraphRefusal) return form(room, id, contact, error);
    throw error;
  }
}

async function save({ graph, visit }: Room, id: string, contact: Json, plans: readonly FieldPlan[]): Promise<string> {
  const change = changeOf(plans, contact, visit.form);
  if (id === 'new') return textAt(await graph.send('POST', 'contacts', change), 'id');
  if (Object.keys(change).length > 0) await graph.send('PATCH', `contacts/${encodeURIComponent(id)}`, change);
  return id;
}
