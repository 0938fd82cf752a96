// A company of any size for measurements: per user as many contacts, events and tasks as asked for, half of them born in Siebel and half
// in the mailbox, none the same. Made user by user while it is read, so that a large company needs little memory.
import { ACCOUNTS } from './accounts.ts';
import { cardOf, graphContact, siebelContact, type Card } from './cards.ts';
import { momentAt, siebelMoment, windowsName, type Day } from './days.ts';
import { COMPANY_DOMAIN, EMPLOYEES, ORGANIZATIONS } from './people.ts';
import { itemAt, randomFor } from './random.ts';
import { rowId } from './rowIds.ts';
import type {
  SampleActivity,
  SampleCompany,
  SampleContact,
  SampleEmployee,
  SampleMailboxItems,
  Seed,
} from './types.ts';
import { NAMES_EACH, personName } from './words/names.ts';
import { SIZED_SUBJECTS, SIZED_TASKS } from './words/sizedWords.ts';

type SizedSeed = Exclude<Seed, string>;
type Body = Readonly<Record<string, unknown>>;

/** Half-hour slots of a working day, from 8:00. */
const SLOTS = 16;

/** The first half, rounded up, is Siebel's. */
const siebelShare = (count: number): number => Math.ceil(count / 2);

function userOf(user: number): SampleEmployee {
  const model = itemAt(EMPLOYEES, user);
  const { firstName, lastName } = personName(itemAt(ACCOUNTS, (user % EMPLOYEES.length) * 5).culture, 100 + user);
  const login = `USER${String(user + 1).padStart(4, '0')}`;
  return {
    id: rowId('employee', user),
    login,
    firstName,
    lastName,
    email: `${login.toLowerCase()}@${COMPANY_DOMAIN}`,
    positionId: rowId('position', user),
    organizationId: itemAt(ORGANIZATIONS, user).id,
    timeZone: model.timeZone,
    language: model.language,
    jobTitle: model.jobTitle,
  };
}

/** The card of a user's n-th contact, wherever it was born. The tag makes the address the only one of its kind. */
function cardFor(user: number, n: number): Card {
  const account = itemAt(ACCOUNTS, user * 7 + n);
  return cardOf(
    account,
    (user * 31 + n) % NAMES_EACH,
    randomFor(`sized contact ${user} ${n}`),
    `.${user + 1}-${n + 1}`,
  );
}

function siebelContactOf(seed: SizedSeed, employee: SampleEmployee, user: number, n: number): SampleContact {
  const card = cardFor(user, n);
  return {
    id: rowId('contact', user * siebelShare(seed.contacts) + n),
    fields: siebelContact(card),
    accountId: card.account.id,
    positionIds: [employee.positionId],
    syncList: [employee.id],
    personalAddress: null,
  };
}

/** Days by their distance from today, and their moments as Siebel writes them. Kept, since reckoning with time zones is slow. */
class Calendar {
  private readonly today: Day;
  private readonly days = new Map<number, string>();
  private readonly moments = new Map<string, string>();

  constructor(today: Day) {
    this.today = today;
  }

  /** `yyyy-MM-dd` */
  day(offset: number): string {
    const known = this.days.get(offset);
    if (known !== undefined) return known;
    const day = this.today.plus({ days: offset }).toISODate() ?? '';
    this.days.set(offset, day);
    return day;
  }

  siebel(offset: number, time: string, zone: string): string {
    const key = `${offset} ${time} ${zone}`;
    const known = this.moments.get(key);
    if (known !== undefined) return known;
    const moment = siebelMoment(momentAt(this.today.plus({ days: offset }), time, zone));
    this.moments.set(key, moment);
    return moment;
  }
}

interface Slot {
  readonly subject: string;
  /** Days from today. */
  readonly day: number;
  readonly time: string;
  readonly end: string;
}

const clock = (halfHours: number): string =>
  `${String(8 + Math.floor(halfHours / 2)).padStart(2, '0')}:${halfHours % 2 ? '30' : '00'}`;

/** A user's n-th appointment of `count`: one slot after another, as many days before today as after it. */
function slotOf(user: number, n: number, count: number): Slot {
  const account = itemAt(ACCOUNTS, user + n);
  const slot = n % SLOTS;
  const day = Math.floor(n / SLOTS) - Math.floor(count / SLOTS / 2);
  const subject = `${itemAt(SIZED_SUBJECTS, n)} – ${account.name} (${user + 1}-${n + 1})`;
  return { subject, day, time: clock(slot), end: clock(slot + 1) };
}

interface Todo {
  readonly title: string;
  /** Days from today. */
  readonly due: number;
}

/** A user's n-th task: due within the month before or after today. */
function todoOf(user: number, n: number): Todo {
  const title = `${itemAt(SIZED_TASKS, n)} – ${itemAt(ACCOUNTS, user + n).name} (${user + 1}-${n + 1})`;
  return { title, due: ((n * 7) % 61) - 30 };
}

function* activitiesOf(seed: SizedSeed, user: number, calendar: Calendar): Generator<SampleActivity> {
  const employee = userOf(user);
  const { id, timeZone } = employee;
  const [events, tasks] = [siebelShare(seed.events), siebelShare(seed.tasks)];
  const make = (n: number, fields: Readonly<Record<string, string>>): SampleActivity => ({
    id: rowId('activity', user * (events + tasks) + n),
    fields: { Status: 'Not Started', Priority: '3-Medium', ...fields },
    ownerId: id,
    employeeIds: [id],
    contactIds: [],
  });
  for (let n = 0; n < events; n += 1) {
    const { subject, day, time, end } = slotOf(user, n, seed.events);
    const planned = calendar.siebel(day, time, timeZone);
    const completion = calendar.siebel(day, end, timeZone);
    const fields = { Description: subject, Display: 'Calendar and Activities', Type: 'Meeting' };
    yield make(n, { ...fields, Planned: planned, 'Planned Completion': completion, Comment: `Agenda: ${subject}` });
  }
  for (let n = 0; n < tasks; n += 1) {
    const { title, due } = todoOf(user, n);
    const fields = { Description: title, Display: 'To Do and Activities', Type: 'To Do' };
    yield make(events + n, { ...fields, Due: calendar.siebel(due, '17:00', timeZone) });
  }
}

function eventBody(slot: Slot, zone: string, calendar: Calendar): Body {
  const at = (time: string) => graphAt(calendar.day(slot.day), time, zone);
  const content = `Agenda: ${slot.subject}`;
  return { subject: slot.subject, body: { contentType: 'text', content }, start: at(slot.time), end: at(slot.end) };
}

function graphAt(day: string, time: string, zone: string): Body {
  return { dateTime: `${day}T${time}:00`, timeZone: windowsName(zone) };
}

/** The numbers of what was born in the mailbox. */
function mailboxNumbers(count: number): readonly number[] {
  const first = siebelShare(count);
  return Array.from({ length: count - first }, (_, n) => first + n);
}

function mailboxOf(seed: SizedSeed, user: number, calendar: Calendar): SampleMailboxItems {
  const { timeZone } = userOf(user);
  return {
    contacts: mailboxNumbers(seed.contacts).map((n) => graphContact(cardFor(user, n))),
    events: mailboxNumbers(seed.events).map((n) => eventBody(slotOf(user, n, seed.events), timeZone, calendar)),
    tasks: mailboxNumbers(seed.tasks).map((n) => {
      const { title, due } = todoOf(user, n);
      return {
        title,
        dueDateTime: graphAt(calendar.day(due), '00:00', timeZone),
        status: 'notStarted',
        importance: 'normal',
      };
    }),
  };
}

/** The parts of a company that a size changes. */
export function makeSizedCompany(
  seed: SizedSeed,
  today: Day,
): Pick<SampleCompany, 'positions' | 'employees' | 'rooms' | 'lists' | 'contacts' | 'activities' | 'mailboxItems'> {
  const calendar = new Calendar(today);
  const employees = Array.from({ length: seed.users }, (_, user) => userOf(user));
  const numbers = new Map(employees.map(({ id }, user) => [id, user]));
  return {
    employees,
    rooms: [],
    lists: [],
    positions: employees.map(({ positionId, organizationId, login }) => ({
      id: positionId,
      name: `Sales ${login}`,
      type: 'Sales Representative',
      organizationId,
    })),
    *contacts() {
      for (const [user, employee] of employees.entries())
        for (let n = 0; n < siebelShare(seed.contacts); n += 1) yield siebelContactOf(seed, employee, user, n);
    },
    *activities() {
      for (const user of employees.keys()) yield* activitiesOf(seed, user, calendar);
    },
    mailboxItems(employeeId) {
      const user = numbers.get(employeeId);
      return user === undefined ? { contacts: [], events: [], tasks: [] } : mailboxOf(seed, user, calendar);
    },
  };
}
