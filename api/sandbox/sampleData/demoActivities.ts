// The demo's Siebel activities: what was born in Siebel or is in both places, of everybody.
import { ACCOUNTS } from './accounts.ts';
import { momentAt, siebelMoment, workday, type Day } from './days.ts';
import { appointmentsOf, tasksOf, type DiaryAppointment, type DiaryTask } from './diary.ts';
import { APPOINTMENT_PLAN } from './diaryPlan.ts';
import { EMPLOYEES } from './people.ts';
import { itemAt } from './random.ts';
import { rowId } from './rowIds.ts';
import type { SampleActivity } from './types.ts';

/** Numbers of activities set aside for one person. */
const ROWS_EACH = 100;
/** Weeks that a series goes on. */
const SERIES_WEEKS = 12;

const flag = (value: boolean): string => (value ? 'Y' : 'N');

/** The foreign keys of an item about an account. */
function references(item: DiaryAppointment | DiaryTask): Readonly<Record<string, string>> {
  const { account, plan } = item;
  if (!account) return {};
  const number = ACCOUNTS.indexOf(account);
  const isDeal = plan.key === 'prices' || plan.key === 'quotation';
  const isComplaint = plan.key === 'complaint' || plan.key === 'complaintVisit';
  return {
    'Account Id': account.id,
    ...(isDeal && number % 3 !== 2 ? { 'Opportunity Id': rowId('opportunity', number) } : {}),
    ...(isComplaint && number % 2 === 0 ? { 'Service Request Id': rowId('serviceRequest', number) } : {}),
  };
}

function activityOf(
  item: DiaryAppointment | DiaryTask,
  row: number,
  fields: Readonly<Record<string, string>>,
): SampleActivity {
  const owner = itemAt(EMPLOYEES, item.owner);
  return {
    id: rowId('activity', item.owner * ROWS_EACH + row),
    fields: { Description: item.subject, Comment: item.notes, Type: item.plan.type, ...fields, ...references(item) },
    ownerId: owner.id,
    employeeIds: [owner.id, ...item.others.map(({ id }) => id)],
    contactIds: item.contact ? [item.contact.id] : [],
  };
}

function calendarActivity(item: DiaryAppointment): SampleActivity {
  const { plan, start, end, isOver } = item;
  const expires = start.plus({ weeks: SERIES_WEEKS });
  return activityOf(item, item.row, {
    Display: 'Calendar and Activities',
    Planned: siebelMoment(start),
    'Planned Completion': siebelMoment(end),
    MeetingLocation: item.place,
    Status: isOver ? 'Done' : 'Not Started',
    Priority: '3-Medium',
    ...(isOver ? { Done: siebelMoment(end) } : {}),
    Private: flag(plan.isPrivate === true),
    Alarm: flag(plan.reminder !== undefined),
    ...(plan.reminder === undefined ? {} : { 'Appt Alarm Time Min': String(plan.reminder) }),
    ...(plan.isWeekly
      ? { Repeating: 'Y', 'Repeating Type': 'Weekly', 'Repeating Expires': siebelMoment(expires) }
      : { Repeating: 'N' }),
  });
}

function todoActivity(item: DiaryTask, today: Day): SampleActivity {
  const { plan, due, zone } = item;
  const started = momentAt(workday(today, plan.due - 3), '09:00', zone);
  const isStarted = plan.status === 'In Progress';
  return activityOf(item, APPOINTMENT_PLAN.length + item.row, {
    Display: 'To Do and Activities',
    Due: siebelMoment(momentAt(due, '17:00', zone)),
    Status: plan.status,
    Priority: plan.priority,
    ...(isStarted ? { Planned: siebelMoment(started), 'Percent Complete': '50' } : {}),
    ...(plan.status === 'Done' ? { Done: siebelMoment(momentAt(due, '16:00', zone)) } : {}),
    Private: 'N',
  });
}

/** All activities, person by person. */
export function* demoActivities(today: Day): Generator<SampleActivity> {
  for (const owner of EMPLOYEES.keys()) {
    for (const item of appointmentsOf(owner, today)) if (item.plan.born !== 'exchange') yield calendarActivity(item);
    for (const item of tasksOf(owner, today)) if (item.plan.born !== 'exchange') yield todoActivity(item, today);
  }
}
