// What every client of Microsoft Graph can do with one person's mailbox, whoever made it: the words in which the tests speak to all of them.
// Knows no client.

/** A contact in the properties that the tests look at. */
export interface ContactRow {
  readonly givenName: string;
  readonly surname: string;
  readonly address: string;
}

/** A day and a time without offset, `yyyy-MM-ddTHH:mm:ss`, in a zone by its Windows or IANA name. */
export interface WallTime {
  readonly dateTime: string;
  readonly timeZone: string;
}

/** An event in the properties that the tests look at. */
export interface EventRow {
  readonly subject: string;
  readonly start: WallTime;
  readonly end: WallTime;
}

/** A task in the properties that the tests look at; `due` is a day. */
export interface TaskRow {
  readonly title: string;
  readonly due: string;
}

/** A row as the server keeps it. */
export interface Kept<Row> {
  readonly id: string;
  readonly etag: string;
  readonly row: Row;
}

/** One round of change tracking, followed to its deltaLink. */
export interface Round<Row> {
  readonly kept: readonly Kept<Row>[];
  /** Ids of what was removed. */
  readonly removed: readonly string[];
  readonly pages: number;
  readonly deltaLink: string;
}

/** One kind of record in a mailbox. */
export interface ClientCollection<Row> {
  readonly create: (row: Row) => Promise<Kept<Row>>;
  readonly read: (id: string) => Promise<Kept<Row>>;
  readonly update: (id: string, row: Row) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** Everything, in pages of a size, by following links. */
  readonly pages: (size: number) => Promise<readonly (readonly Kept<Row>[])[]>;
  /** From the beginning, or from an earlier round's deltaLink; `size` is the preferred size of a page. */
  readonly track: (size: number, deltaLink?: string) => Promise<Round<Row>>;
  /** The statuses of reading several in one batch, in the order asked for. */
  readonly batchStatuses: (ids: readonly string[]) => Promise<readonly number[]>;
}

/** A person's mailbox through a client. */
export interface GraphUser {
  readonly contacts: ClientCollection<ContactRow>;
  /** Tracked in the window of `trackedWindow`. */
  readonly events: ClientCollection<EventRow>;
  readonly tasks: ClientCollection<TaskRow>;
}

/** Where the sandbox is, and who asks for whose mailbox. */
export interface Connection {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly token: string;
  readonly user: string;
}

/** A client that the tests run. */
export type OpenUser = (connection: Connection) => Promise<GraphUser>;

/** The window in which events are tracked. */
export const trackedWindow = { startDateTime: '2026-11-01T00:00:00Z', endDateTime: '2026-12-01T00:00:00Z' };

/** The value, which Graph always gives. @throws when it is missing */
export function present<Value>(value: Value | null | undefined, name: string): Value {
  if (value === null || value === undefined) throw new Error(`The answer has no ${name}.`);
  return value;
}

/** The time of Graph without its seven fraction digits, which it must have. @throws when it has others */
export function wallOf(time: { dateTime?: string | null; timeZone?: string | null } | null | undefined): WallTime {
  const dateTime = present(time?.dateTime, 'dateTime');
  const [, whole] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.0{7}$/.exec(dateTime) ?? [];
  return { dateTime: present(whole, 'time with seven fraction digits'), timeZone: present(time?.timeZone, 'timeZone') };
}
