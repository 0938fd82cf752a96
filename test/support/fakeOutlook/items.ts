// The items of the fake Outlook as a test tells them, and as Outlook on the web hands them to office.js.

export interface FakePerson {
  readonly address: string;
  readonly name: string;
}

/** `to` and `cc` are an appointment's required and optional people, as in Outlook's own data. */
export interface FakeItem {
  readonly kind: 'message' | 'event';
  readonly mode: 'read' | 'compose';
  /** In the form of Exchange Web Services; null for a draft that was never saved. */
  id: string | null;
  readonly subject: string;
  readonly conversationId?: string;
  /** The sender or organizer; the user unless given. */
  readonly from?: FakePerson;
  to: FakePerson[];
  cc: FakePerson[];
  /** When it was received, or starts. ISO 8601. */
  readonly at?: string;
  readonly body?: string;
  /** The mailbox that shares the folder it lies in. */
  readonly sharedBy?: string;
}

const item = { mode: 'read', to: [], cc: [] } as const;

/** A received message. */
export function messageRead(parts: Partial<FakeItem> = {}): FakeItem {
  return {
    ...item,
    kind: 'message',
    id: 'AAMk/message+1=',
    subject: 'Offer',
    at: '2026-11-30T09:00:00Z',
    ...copies(parts),
  };
}

/** A message that is being written. */
export function messageCompose(parts: Partial<FakeItem> = {}): FakeItem {
  return { ...item, kind: 'message', mode: 'compose', id: null, subject: 'Draft', ...copies(parts) };
}

/** An appointment that somebody else organizes. */
export function appointmentAttendee(parts: Partial<FakeItem> = {}): FakeItem {
  return {
    ...item,
    kind: 'event',
    id: 'AAMk/event+1=',
    subject: 'Review',
    at: '2026-12-01T10:00:00Z',
    ...copies(parts),
  };
}

/** An appointment in its organizer's form. */
export function appointmentOrganizer(parts: Partial<FakeItem> = {}): FakeItem {
  return { ...appointmentAttendee(), mode: 'compose', id: null, ...copies(parts) };
}

function copies(parts: Partial<FakeItem>): Partial<FakeItem> & Pick<FakeItem, 'to' | 'cc'> {
  return { ...parts, to: [...(parts.to ?? [])], cc: [...(parts.cc ?? [])] };
}

/** Outlook's number of the shape: read message and appointment, composed ones, and no item. */
const SHAPES = { 'message read': 1, 'event read': 2, 'message compose': 4, 'event compose': 5, none: 6 } as const;
const READ_WRITE_ITEM = 3;

/** What GetInitialData and ItemChanged carry. */
export function initialData(shown: FakeItem | null, user: FakePerson): Record<string, unknown> {
  const profile = {
    permissionLevel: READ_WRITE_ITEM,
    hostVersion: '20261101.1',
    owaView: 'ThreeColumns',
    userDisplayName: user.name,
    userEmailAddress: user.address,
    userTimeZone: 'UTC',
    userProfileType: 'office365',
    timeZoneOffsets: [{ start: 0, end: 9e15, offset: 0 }],
  };
  if (shown === null) return { ...profile, itemType: SHAPES.none };
  const { at, cc, conversationId, from = user, id, kind, mode, sharedBy, subject, to } = shown;
  const common = {
    ...profile,
    itemType: SHAPES[`${kind} ${mode}`],
    isFromSharedFolder: sharedBy !== undefined,
    ...(conversationId === undefined ? {} : { conversationId }),
  };
  if (mode === 'compose') return common;
  const instant = at === undefined ? undefined : Date.parse(at);
  return {
    ...common,
    id,
    subject,
    normalizedSubject: subject,
    itemClass: kind === 'message' ? 'IPM.Note' : 'IPM.Appointment',
    attachments: [],
    to: to.map(told),
    cc: cc.map(told),
    dateTimeCreated: instant,
    dateTimeModified: instant,
    ...(kind === 'message'
      ? { from: told(from), sender: told(from) }
      : { organizer: told(from), start: instant, end: instant === undefined ? undefined : instant + 3_600_000 }),
  };
}

/** A person as Outlook tells it. */
export function told({ address, name }: FakePerson): Record<string, unknown> {
  return { address, name, recipientType: 0, appointmentResponse: 0 };
}
