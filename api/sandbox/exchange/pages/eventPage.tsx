// One event: its form, its people and their answers, and what its owner can do with it. Knows the visit; what a write causes (mail, delivery)
// is the server's business.
import type { ReactElement } from 'react';
import { changeOf, PlannedFields } from '../../common/pages/fieldPlan.tsx';
import { ActionButton, EditForm } from '../../common/pages/forms.tsx';
import { Notice } from '../../common/pages/parts.tsx';
import type { Sight } from '../../common/pages/visit.ts';
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { asWholeDays, eventPlans, repeatField, ruleOf } from './eventPlans.ts';
import { entriesAt, GraphRefusal, textAt } from './insideGraph.ts';
import { roomAddress, roomPage } from './room.tsx';
import type { Room } from './room.tsx';

const answers = { accept: 'Accept', tentativelyAccept: 'Accept tentatively', decline: 'Decline' } as const;

function newEvent({ now, visit }: Room): Json {
  const day = /^\d{4}-\d\d-\d\d$/.exec(visit.query.get('day') ?? '')?.[0] ?? now.toISOString().slice(0, 10);
  const at = (time: string): Json => ({ dateTime: `${day}T${time}:00` });
  return { start: at('09:00'), end: at('10:00'), showAs: 'busy', sensitivity: 'normal', subject: '' };
}

function Facts({ event, room }: { readonly event: Json; readonly room: Room }): ReactElement {
  const master = textAt(event, 'seriesMasterId');
  const facts: readonly (readonly [string, string])[] = [
    ['Organizer', textAt(event, 'organizer', 'emailAddress', 'name')],
    ['Own answer', textAt(event, 'responseStatus', 'response')],
    ['Answers', entriesAt(event, 'attendees').map((one) => `${textAt(one, 'emailAddress', 'address')}: ${textAt(one, 'status', 'response')}`).join(', ')], // prettier-ignore
    ['Repeats', ruleOf(event)],
    ['Kind', textAt(event, 'type')],
    ['iCalUId', textAt(event, 'iCalUId')],
    ['Changed', textAt(event, 'lastModifiedDateTime')],
  ];
  return (
    <>
      <dl className="facts">
        {facts.flatMap(([name, value]) =>
          value === '' ? [] : [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>],
        )}
      </dl>
      {master === '' ? null : (
        <Notice kind="plain">
          This is one of a series: a change here is of this day alone.{' '}
          <a href={roomAddress(room, 'calendar', master)}>The whole series</a>
        </Notice>
      )}
    </>
  );
}

function Actions({ action, event }: { readonly action: string; readonly event: Json }): ReactElement {
  const isMeeting = entriesAt(event, 'attendees').length > 0;
  const isOwn = event['isOrganizer'] === true;
  return (
    <div className="actions">
      {isMeeting && !isOwn
        ? Object.entries(answers).map(([name, label]) => (
            <ActionButton action={action} key={name} label={label} values={{ do: name }} />
          ))
        : null}
      {isMeeting && isOwn ? (
        <ActionButton action={action} isDangerous label="Cancel the meeting" values={{ do: 'cancel' }} />
      ) : null}
      <ActionButton action={action} isDangerous label="Delete" values={{ do: 'delete' }} />
    </div>
  );
}

function form(room: Room, id: string, event: Json, trouble?: GraphRefusal): Sight {
  const isNew = id === 'new';
  const action = roomAddress(room, 'calendar', id);
  const plans = [...eventPlans(room.owner.timeZone), ...(isNew ? [repeatField] : [])];
  const content = (
    <>
      {isNew ? null : <Facts event={event} room={room} />}
      <EditForm action={action}>
        <PlannedFields plans={plans} record={event} typed={trouble ? room.visit.form : undefined} />
      </EditForm>
      {isNew ? null : <Actions action={action} event={event} />}
    </>
  );
  const title = isNew ? 'New appointment' : textAt(event, 'subject') || '(no subject)';
  return roomPage(room, 'calendar', title, content, trouble);
}

async function act({ graph, visit }: Room, id: string): Promise<string | null> {
  const path = `events/${encodeURIComponent(id)}`;
  const what = visit.form.get('do') ?? '';
  if (what === 'delete') {
    await graph.send('DELETE', path);
    return 'deleted';
  }
  if (what !== 'cancel' && !(what in answers)) return null;
  await graph.send('POST', `${path}/${what}`, {});
  return what === 'cancel' ? 'cancelled' : 'answered';
}

async function save({ graph, owner, visit }: Room, id: string, event: Json): Promise<string> {
  const zone = owner.timeZone;
  const isNew = id === 'new';
  const plans = [...eventPlans(zone), ...(isNew ? [repeatField] : [])];
  const typed = changeOf(plans, isNew ? {} : event, visit.form);
  const change = asWholeDays(typed, event, zone);
  if (isNew) return textAt(await graph.send('POST', 'events', change), 'id');
  if (Object.keys(change).length > 0) await graph.send('PATCH', `events/${encodeURIComponent(id)}`, change);
  return id;
}

/** The page of an event, `new` or by its id: shown, saved, answered, cancelled or deleted. */
export async function eventPage(room: Room, id: string): Promise<Sight> {
  const { graph, visit } = room;
  const event = id === 'new' ? newEvent(room) : await graph.get(`events/${encodeURIComponent(id)}`);
  if (visit.method === 'GET' || !isObject(event)) return form(room, id, event);
  try {
    const done = await act(room, id);
    if (done !== null) return { kind: 'goTo', address: `${roomAddress(room, 'calendar')}?done=${done}` };
    return { kind: 'goTo', address: `${roomAddress(room, 'calendar', await save(room, id, event))}?done=saved` };
  } catch (error) {
    if (error instanceof GraphRefusal) return form(room, id, event, error);
    throw error;
  }
}
