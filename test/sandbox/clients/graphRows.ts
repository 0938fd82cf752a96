// Rows of the tests in the types of @microsoft/microsoft-graph-types, which two of the clients use. Knows no client.
import type { Contact, Event, TodoTask } from '@microsoft/microsoft-graph-types';
import { present, wallOf } from './graphUser.ts';
import type { ContactRow, EventRow, Kept, Round, TaskRow } from './graphUser.ts';

/** What JSON answers carry beside the properties of an entity. */
export interface Annotations {
  readonly '@odata.etag'?: string;
  readonly '@removed'?: { readonly reason: string };
}

/** A page of a list or of a round. */
export interface Page<Entity> {
  readonly value: (Entity & Annotations)[];
  readonly '@odata.nextLink'?: string;
  readonly '@odata.deltaLink'?: string;
}

/** How a row becomes an entity and back. */
export interface RowForm<Row, Entity> {
  readonly write: (row: Row) => Entity;
  readonly read: (entity: Entity) => Row;
}

export const contactForm: RowForm<ContactRow, Contact> = {
  write: ({ givenName, surname, address }) => ({ givenName, surname, emailAddresses: [{ address, name: surname }] }),
  read: ({ givenName, surname, emailAddresses }) => ({
    givenName: present(givenName, 'givenName'),
    surname: present(surname, 'surname'),
    address: present(emailAddresses?.[0]?.address, 'address'),
  }),
};

export const eventForm: RowForm<EventRow, Event> = {
  write: ({ subject, start, end }) => ({ subject, start: { ...start }, end: { ...end } }),
  read: ({ subject, start, end }) => ({ subject: present(subject, 'subject'), start: wallOf(start), end: wallOf(end) }),
};

export const taskForm: RowForm<TaskRow, TodoTask> = {
  write: ({ title, due }) => ({ title, dueDateTime: { dateTime: `${due}T00:00:00`, timeZone: 'UTC' } }),
  read: ({ title, dueDateTime }) => ({
    title: present(title, 'title'),
    due: wallOf(dueDateTime).dateTime.slice(0, 10),
  }),
};

/** An entity of an answer as a kept row. */
export function keptOf<Row, Entity extends { id?: string }>(
  form: RowForm<Row, Entity>,
  entity: Entity & Annotations,
): Kept<Row> {
  return {
    id: present(entity.id, 'id'),
    etag: present(entity['@odata.etag'], 'etag'),
    row: form.read(entity),
  };
}

/** The pages of a round that was followed to its end. */
export function roundOf<Row, Entity extends { id?: string }>(
  form: RowForm<Row, Entity>,
  pages: readonly Page<Entity>[],
): Round<Row> {
  const entries = pages.flatMap(({ value }) => value);
  return {
    kept: entries.filter((entry) => !entry['@removed']).map((entry) => keptOf(form, entry)),
    removed: entries.filter((entry) => entry['@removed']).map(({ id }) => present(id, 'id')),
    pages: pages.length,
    deltaLink: present(pages.at(-1)?.['@odata.deltaLink'], 'deltaLink'),
  };
}
