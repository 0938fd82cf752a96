// The demo's appointments and tasks as Graph bodies, and meetings as their invited colleagues have them.
import { graphDay, graphMoment, workday, type Day } from './days.ts';
import type { DiaryAppointment, DiaryTask } from './diary.ts';
import { EMPLOYEES } from './people.ts';
import { itemAt } from './random.ts';
import { rowId } from './rowIds.ts';

type Body = Readonly<Record<string, unknown>>;

const mailbox = (name: string, address: string) => ({ emailAddress: { name, address } });

/** A global id in the form of Exchange's, the same in every copy of a meeting. */
function globalId(item: DiaryAppointment): string {
  const number = (item.owner * 100 + item.row).toString(16).toUpperCase().padStart(32, '0');
  return `040000008200E00074C5B7101A82E00800000000${number}`;
}

function attendees(item: DiaryAppointment): readonly Body[] {
  const answered = {
    response: 'accepted',
    time: item.start.minus({ days: 12 }).toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'"),
  };
  const colleagues = item.others.map((one) => ({
    type: 'required',
    ...mailbox(`${one.firstName} ${one.lastName}`, one.email),
    status: answered,
  }));
  const card = item.contact?.card;
  if (!card?.email) return colleagues;
  const guest = { type: 'optional', ...mailbox(`${card.firstName} ${card.lastName}`, card.email) };
  return [...colleagues, guest];
}

/** The event in its owner's calendar. */
export function graphEvent(item: DiaryAppointment): Body {
  const { plan, start, end, place, notes } = item;
  const isSparse = plan.isSparse === true;
  return {
    subject: item.subject,
    body: { contentType: 'text', content: isSparse ? '' : notes },
    start: graphMoment(start),
    end: graphMoment(end),
    ...(place && !isSparse ? { location: { displayName: place } } : {}),
    isAllDay: plan.time === undefined,
    isReminderOn: plan.reminder !== undefined,
    reminderMinutesBeforeStart: plan.reminder ?? 15,
    sensitivity: plan.isPrivate ? 'private' : 'normal',
    showAs: plan.key === 'tradeFair' ? 'oof' : plan.key === 'tender' ? 'tentative' : 'busy',
    categories: plan.type === '' ? [] : [plan.type],
    ...(plan.isInvitation ? { attendees: attendees(item), iCalUId: globalId(item) } : {}),
  };
}

/** The copy of a meeting in the calendar of a colleague who was invited and accepted. */
export function invitedCopy(item: DiaryAppointment): Body {
  const organizer = itemAt(EMPLOYEES, item.owner);
  const [answer] = attendees(item);
  return {
    ...graphEvent(item),
    categories: [],
    isOrganizer: false,
    organizer: mailbox(`${organizer.firstName} ${organizer.lastName}`, organizer.email),
    responseStatus: answer?.['status'],
  };
}

const STATUS = {
  'Not Started': 'notStarted',
  Acknowledged: 'notStarted',
  'In Progress': 'inProgress',
  'On Hold': 'waitingOnOthers',
  Done: 'completed',
  Cancelled: 'deferred',
} as const;
const IMPORTANCE = { '1-ASAP': 'high', '2-High': 'high', '3-Medium': 'normal', '4-Low': 'low' } as const;

/** The task in its owner's To Do. */
export function graphTask(item: DiaryTask, today: Day): Body {
  const { plan, due, zone } = item;
  const isStarted = plan.status === 'In Progress' && !plan.isCommon;
  return {
    title: item.subject,
    body: { contentType: 'text', content: item.notes },
    dueDateTime: graphDay(due, zone),
    ...(isStarted ? { startDateTime: graphDay(workday(today, plan.due - 3), zone) } : {}),
    ...(plan.status === 'Done' ? { completedDateTime: graphDay(due, zone) } : {}),
    status: STATUS[plan.status],
    importance: IMPORTANCE[plan.priority],
    categories: plan.type === '' ? [] : [plan.type],
    ...(plan.key === 'references' ? { linkedResources: [flaggedMail(item)] } : {}),
  };
}

/** The message that somebody made a task of. */
function flaggedMail(item: DiaryTask): Body {
  const externalId = `mail-${rowId('activity', item.owner)}`;
  return { applicationName: 'Outlook', displayName: item.subject, externalId };
}
