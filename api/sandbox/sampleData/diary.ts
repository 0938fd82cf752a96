// Makes the demo's appointments and tasks of one person from the plan and the words: who, what, when, with whom. Both sides are written
// from them, so that what is in both is the same to the minute.
import type { DateTime } from 'luxon';
import { ACCOUNTS, ACCOUNTS_EACH, type AccountSeed } from './accounts.ts';
import { momentAt, workday, type Day } from './days.ts';
import { colleagueOf, demoContact, type DemoContact } from './demoContacts.ts';
import { APPOINTMENT_PLAN, TASK_PLAN, type AppointmentPlan, type TaskPlan } from './diaryPlan.ts';
import { EMPLOYEES } from './people.ts';
import { itemAt } from './random.ts';
import type { SampleEmployee } from './types.ts';
import { APPOINTMENTS, TASKS, type Language } from './words/diaryWords.ts';

interface Common {
  /** Position in the plan, which makes ids. */
  readonly row: number;
  readonly owner: number;
  readonly subject: string;
  readonly notes: string;
  readonly account: AccountSeed | null;
  readonly contact: DemoContact | null;
  /** Employees besides the owner. */
  readonly others: readonly SampleEmployee[];
}

export interface DiaryAppointment extends Common {
  readonly plan: AppointmentPlan;
  readonly place: string;
  readonly start: DateTime;
  readonly end: DateTime;
  readonly isOver: boolean;
}

export interface DiaryTask extends Common {
  readonly plan: TaskPlan;
  readonly due: Day;
  readonly zone: string;
}

const languageOf = (employee: SampleEmployee): Language => {
  const [language = 'en'] = employee.language.split('-');
  return language === 'de' || language === 'fr' || language === 'ja' ? language : 'en';
};

/** Days by which a person's common items come earlier; nobody of one language has another's. */
const headStart = (owner: number): number => (owner % 4) + (owner >= 8 ? 4 : 0);

interface Scene extends Omit<Common, 'subject' | 'notes'> {
  readonly fill: (text: string) => string;
}

function sceneOf(owner: number, row: number, plan: AppointmentPlan | TaskPlan): Scene {
  const number = plan.account === undefined ? null : owner * ACCOUNTS_EACH + plan.account;
  const account = number === null ? null : itemAt(ACCOUNTS, number);
  // The second contact of an account is on the Sync List of its owner.
  const known = number === null ? null : demoContact(number, 1);
  const colleague = itemAt(EMPLOYEES, colleagueOf(owner));
  const team = EMPLOYEES.filter((_, other) => other !== owner && Math.floor(other / 4) === Math.floor(owner / 4));
  const others = plan.with === 'colleague' ? [colleague] : plan.with === 'team' ? team : [];
  const words: Readonly<Record<string, string>> = {
    account: account?.name ?? '',
    city: account?.address.city ?? '',
    contact: known ? `${known.card.firstName} ${known.card.lastName}` : '',
    colleague: colleague.firstName,
    order: `45${String(10_000 + owner * 731 + row * 37)}`,
  };
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
  return { owner, row, account, contact: plan.withContact ? known : null, others, fill };
}

const has = (owner: number, only: AppointmentPlan['only']): boolean =>
  only === undefined || owner % 4 === (only === 'managers' ? 0 : 3);

/** Everything in a person's diary, in the order of the plan. */
export function appointmentsOf(owner: number, today: Day): readonly DiaryAppointment[] {
  const employee = itemAt(EMPLOYEES, owner);
  return APPOINTMENT_PLAN.flatMap((plan, row) => {
    if (!has(owner, plan.only)) return [];
    const { fill, ...scene } = sceneOf(owner, row, plan);
    const [subject, notes, place] = APPOINTMENTS[languageOf(employee)][plan.key];
    const day = workday(today, plan.isCommon ? plan.day - headStart(owner) : plan.day);
    const start = momentAt(day, plan.time ?? '00:00', employee.timeZone);
    const end = start.plus(plan.time === undefined ? { days: plan.length } : { minutes: plan.length });
    const texts = { subject: fill(subject), notes: fill(notes), place: fill(place) };
    const isOver = !plan.isWeekly && end.toMillis() <= today.toMillis();
    return [{ ...scene, ...texts, plan, start, end, isOver }];
  });
}

/** Everything on a person's task list, in the order of the plan. */
export function tasksOf(owner: number, today: Day): readonly DiaryTask[] {
  const employee = itemAt(EMPLOYEES, owner);
  return TASK_PLAN.map((plan, row) => {
    const { fill, ...scene } = sceneOf(owner, row, plan);
    const [title, notes] = TASKS[languageOf(employee)][plan.key];
    const due = workday(today, plan.isCommon ? plan.due - headStart(owner) : plan.due);
    return { ...scene, subject: fill(title), notes: fill(notes), plan, due, zone: employee.timeZone };
  });
}
