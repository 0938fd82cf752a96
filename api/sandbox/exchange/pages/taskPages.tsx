// The To Do lists of a mailbox and one task's form. Knows the visit and To Do's names; a task's rules are the server's.
import type { ReactElement } from 'react';
import { changeOf, PlannedFields, textField } from '../../common/pages/fieldPlan.tsx';
import type { FieldPlan } from '../../common/pages/fieldPlan.tsx';
import { ActionButton, EditForm } from '../../common/pages/forms.tsx';
import { Entry, Listing, Pager } from '../../common/pages/parts.tsx';
import type { Sight } from '../../common/pages/visit.ts';
import type { Json } from '../schema/readBody.ts';
import { categoriesField } from './contactPlans.ts';
import { entriesAt, GraphRefusal, textAt } from './insideGraph.ts';
import { nameOf, roomAddress, roomPage } from './room.tsx';
import type { Room } from './room.tsx';

const pageSize = 50;
const statuses: readonly (readonly [string, string])[] = [
  ['notStarted', 'not started'],
  ['inProgress', 'in progress'],
  ['waitingOnOthers', 'waiting on others'],
  ['deferred', 'deferred'],
  ['completed', 'completed'],
];

function dayField(name: string, label: string): FieldPlan {
  return {
    name,
    label,
    type: 'date',
    read: (task) => textAt(task, name, 'dateTime').slice(0, 10),
    write: (text, change) => ({
      ...change,
      [name]: text === '' ? null : { dateTime: `${text}T00:00:00`, timeZone: 'UTC' },
    }),
  };
}

const plans: readonly FieldPlan[] = [
  textField('title', 'Title', { isRequired: true }),
  textField('status', 'Status', { options: statuses }),
  textField('importance', 'Importance', { options: ['low', 'normal', 'high'] }),
  dayField('startDateTime', 'Start'),
  dayField('dueDateTime', 'Due'),
  categoriesField,
  {
    name: 'body',
    label: 'Notes',
    rows: 5,
    read: (task) => textAt(task, 'body', 'content'),
    write: (text, change) => ({ ...change, body: { contentType: 'text', content: text } }),
  },
];

function entryOf(room: Room, list: string, task: Json): ReactElement {
  const status = textAt(task, 'status');
  const words = statuses.find(([value]) => value === status)?.[1] ?? status;
  const due = textAt(task, 'dueDateTime', 'dateTime').slice(0, 10);
  const id = textAt(task, 'id');
  const badges = [words, ...(textAt(task, 'importance') === 'high' ? ['important'] : [])];
  return (
    <Entry
      address={roomAddress(room, 'tasks', list, id)}
      badges={badges}
      details={[due === '' ? '' : `due ${due}`]}
      key={id}
      name={textAt(task, 'title')}
    />
  );
}

/** The tasks of one list, the default one unless the address names another. */
export async function taskList(room: Room, asked?: string): Promise<Sight> {
  const { graph, visit } = room;
  const { entries: lists } = await graph.list('todo/lists?$top=100');
  const chosen =
    lists.find((list) => textAt(list, 'id') === asked) ??
    lists.find((list) => textAt(list, 'wellknownListName') === 'defaultList');
  const id = textAt(chosen, 'id');
  const from = Math.max(0, Math.floor(Number(visit.query.get('from') ?? 0)) || 0);
  const path = `todo/lists/${encodeURIComponent(id)}/tasks?$count=true&$top=${pageSize}&$skip=${from}`;
  const { entries, total } = await graph.list(path);
  const address = roomAddress(room, 'tasks', id);
  const content = (
    <>
      <div className="toolbar">
        <nav aria-label="Lists" className="links">
          {lists.map((list) => (
            <a
              aria-current={list === chosen ? 'page' : undefined}
              href={roomAddress(room, 'tasks', textAt(list, 'id'))}
              key={textAt(list, 'id')}
            >
              {textAt(list, 'displayName')}
            </a>
          ))}
        </nav>
        <a className="new" href={roomAddress(room, 'tasks', id, 'new')}>
          New task
        </a>
      </div>
      <Listing empty="This list has no tasks.">{entries.map((task) => entryOf(room, id, task))}</Listing>
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
  return roomPage(room, 'tasks', `Tasks of ${nameOf(room.owner)}`, content);
}

function Parts({ task }: { readonly task: Json }): ReactElement {
  const links = entriesAt(task, 'linkedResources');
  const steps = entriesAt(task, 'checklistItems');
  return (
    <dl className="facts">
      {steps.length === 0 ? null : <dt>Steps</dt>}
      {steps.map((step) => (
        <dd key={textAt(step, 'id')}>{`${step['isChecked'] === true ? '☑' : '☐'} ${textAt(step, 'displayName')}`}</dd>
      ))}
      {links.length === 0 ? null : <dt>Linked with</dt>}
      {links.map((link) => (
        <dd key={textAt(link, 'id')}>{`${textAt(link, 'applicationName')} ${textAt(link, 'externalId')}`}</dd>
      ))}
      <dt>Changed</dt>
      <dd>{textAt(task, 'lastModifiedDateTime')}</dd>
    </dl>
  );
}

function form(room: Room, list: string, id: string, task: Json, trouble?: GraphRefusal): Sight {
  const isNew = id === 'new';
  const action = roomAddress(room, 'tasks', list, id);
  const content = (
    <>
      {isNew ? null : <Parts task={task} />}
      <EditForm action={action}>
        <PlannedFields plans={plans} record={task} typed={trouble ? room.visit.form : undefined} />
      </EditForm>
      {isNew ? null : (
        <div className="actions">
          {textAt(task, 'status') === 'completed' ? null : (
            <ActionButton action={action} label="Tick off" values={{ do: 'complete' }} />
          )}
          <ActionButton action={action} isDangerous label="Delete task" values={{ do: 'delete' }} />
        </div>
      )}
    </>
  );
  return roomPage(room, 'tasks', isNew ? 'New task' : textAt(task, 'title') || '(no title)', content, trouble);
}

/** The form of a task, `new` or by its id: shown, saved, ticked off or deleted. */
export async function taskPage(room: Room, list: string, id: string): Promise<Sight> {
  const { graph, visit } = room;
  const tasks = `todo/lists/${encodeURIComponent(list)}/tasks`;
  const path = `${tasks}/${encodeURIComponent(id)}`;
  const task =
    id === 'new'
      ? { status: 'notStarted', importance: 'normal' }
      : await graph.get(`${path}?$expand=linkedResources,checklistItems`);
  if (visit.method === 'GET') return form(room, list, id, task);
  const back = (done: string): Sight => ({ kind: 'goTo', address: `${roomAddress(room, 'tasks', list)}?done=${done}` });
  try {
    const what = visit.form.get('do');
    if (what === 'delete') {
      await graph.send('DELETE', path);
      return back('deleted');
    }
    const change =
      what === 'complete' ? { status: 'completed' } : changeOf(plans, id === 'new' ? {} : task, visit.form);
    if (id === 'new') await graph.send('POST', tasks, change);
    else if (Object.keys(change).length > 0) await graph.send('PATCH', path, change);
    return back(what === 'complete' ? 'ticked' : 'saved');
  } catch (error) {
    if (error instanceof GraphRefusal) return form(room, list, id, task, error);
    throw error;
  }
}
