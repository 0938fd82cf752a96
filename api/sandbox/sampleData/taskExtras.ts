// Tasks beside the diary's: further lists, flagged messages, steps, reminders, series, what is overdue or has no day, and what other products
// left. A table by the number of the employee.
import { graphDay, graphMoment, momentAt, workday, type Day } from './days.ts';
import { EMPLOYEES } from './people.ts';
import { itemAt } from './random.ts';
import { dayOfWeek } from './recurrences.ts';
import type { SampleBody, SampleTaskList } from './types.ts';
import { longThread, WORD_HTML } from './words/dirtyWords.ts';

interface ExtraTask {
  readonly owner: number;
  readonly title: string;
  readonly notes?: string;
  /** Working days from today, or a day; left out, it is due on no day. */
  readonly due?: number | ((today: Day) => Day);
  readonly status?: 'notStarted' | 'inProgress' | 'completed' | 'waitingOnOthers' | 'deferred';
  /** Working day and time of the reminder. */
  readonly reminder?: readonly [number, string];
  /** Steps; those that begin with `x ` are done. */
  readonly steps?: readonly string[];
  /** What else a body may hold. */
  readonly more?: SampleBody;
  /** Where it is, if not on the default list: the name of the owner's further list, or the flagged messages. */
  readonly list?: string;
}

const FLAGGED = 'flagged e-mails';
const WORKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

const TASKS: readonly ExtraTask[] = [
  { owner: 0, title: 'Prepare the budget for next year', status: 'inProgress', due: 12, reminder: [10, '09:00'], steps: ['x Collect last year’s figures', 'x Ask regions for headcount', 'Draft', 'Review with finance'] },
  { owner: 0, title: 'Send the weekly report', due: (today) => dayOfWeek(today, 5, 0), more: { recurrence: { pattern: { type: 'weekly', interval: 1, daysOfWeek: ['friday'], firstDayOfWeek: 'monday' }, range: { type: 'noEnd' } } } },
  { owner: 0, title: 'Milk, bread, batteries', list: 'Groceries' },
  { owner: 0, title: 'RE: revised quotation CX-400', list: FLAGGED, more: { importance: 'high' } },
  { owner: 1, title: 'Call back the harbour master', due: -9, more: { importance: 'high' } },
  { owner: 1, title: '' },
  { owner: 1, title: 'Read the new IMO ballast water guideline', notes: longThread(40_000) },
  { owner: 2, title: 'Update CRM-1842: wrong price on quote', due: 3, more: { linkedResources: [{ applicationName: 'Jira', displayName: 'CRM-1842', externalId: '10418', webUrl: 'https://calderflow.atlassian.example/browse/CRM-1842' }] } },
  { owner: 2, title: 'Ideas for the customer day', status: 'deferred', notes: 'Harbour tour? Test bench open day?' },
  { owner: 2, title: 'FW: contract draft v7 FINAL (2)', list: FLAGGED, due: -3 },
  { owner: 3, title: 'Waiting for the insurance certificate', status: 'waitingOnOthers', due: -2, reminder: [-2, '16:30'] },
  { owner: 3, title: 'Hotel for the trade show', status: 'completed', list: 'Trade show', due: -6 },
  { owner: 3, title: 'Booth graphics', list: 'Trade show', due: 9, steps: ['Artwork', 'Print', 'Ship'] },
  { owner: 4, title: 'Zielvereinbarungen vorbereiten', due: 15, reminder: [14, '08:00'], more: { categories: ['Rote Kategorie'] } },
  { owner: 4, title: 'Winterreifen', list: 'Privat', due: 1 },
  { owner: 4, title: 'AW: Preisliste 2027', list: FLAGGED },
  { owner: 5, title: 'Prüfprotokolle ablegen', due: (today) => next31st(today), more: { recurrence: { pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 }, range: { type: 'noEnd' } } } },
  { owner: 5, title: 'Angebot Tauern nachfassen', status: 'waitingOnOthers' },
  { owner: 6, title: 'Relancer la compta (avoir n° 2214)', due: -15, notes: 'Déjà relancée deux fois.' },
  { owner: 6, title: 'Cours de japonais', list: 'Formation', more: { recurrence: { pattern: { type: 'weekly', interval: 2, daysOfWeek: ['tuesday', 'thursday'], firstDayOfWeek: 'monday' }, range: { type: 'numbered', numberOfOccurrences: 20 } } }, due: (today) => dayOfWeek(today, 2, 1) },
  { owner: 7, title: 'Collé depuis Word', due: 6, more: { body: { contentType: 'html', content: WORD_HTML } } },
  { owner: 7, title: 'TR: rapport d’essai', list: FLAGGED, status: 'completed', due: -1 },
  { owner: 8, title: 'Visa for Nepal', status: 'deferred', due: 20, steps: ['Photos', 'Form', 'Fee'] },
  { owner: 8, title: 'Log working hours', due: 0, more: { recurrence: { pattern: { type: 'weekly', interval: 1, daysOfWeek: WORKDAYS, firstDayOfWeek: 'monday' }, range: { type: 'noEnd' } } } },
  { owner: 9, title: `Follow up ${'with the consultant on the revised specification and the deviations list '.repeat(4)}`.slice(0, 255), due: 7 },
  { owner: 9, title: 'Medicine for father', list: 'घर', due: 1, reminder: [1, '18:30'] },
  { owner: 10, title: '稟議書を提出', status: 'inProgress', due: 2, reminder: [2, '10:00'], more: { categories: ['重要', 'マスターにない分類'] } },
  { owner: 10, title: '牛乳', list: '買い物' },
  { owner: 11, title: 'Planner: spare parts audit', status: 'inProgress', due: 10, more: { linkedResources: [{ applicationName: 'Planner', displayName: 'Spare parts audit', externalId: 'Vu5xAbCdEf', webUrl: 'https://tasks.office.example/Vu5xAbCdEf' }] } },
  { owner: 11, title: '部品リスト\r\n更新', due: -30 },
]; // prettier-ignore

/** The 31st of this month or of the next one that has it. */
function next31st(today: Day): Day {
  const end = today.endOf('month').startOf('day');
  return end.day === 31 ? end : end.plus({ months: 1 }).endOf('month').startOf('day');
}

function steps(names: readonly string[], today: Day): readonly SampleBody[] {
  const checked = { isChecked: true, checkedDateTime: today.minus({ days: 1 }).toFormat("yyyy-MM-dd'T'10:15:00'Z'") };
  return names.map((name) =>
    name.startsWith('x ') ? { displayName: name.slice(2), ...checked } : { displayName: name, isChecked: false },
  );
}

/** What To Do links a flagged message's task with. */
function message(title: string, owner: number): SampleBody {
  const externalId = `AAMkADhm${String(owner).padStart(2, '0')}c1b0-${title.length}`;
  const webUrl = `https://outlook.office365.com/owa/?ItemID=${externalId}&exvsurl=1&viewmodel=ReadMessageItem`;
  return { applicationName: 'Outlook', displayName: title, externalId, webUrl };
}

function taskBody(task: ExtraTask, today: Day): SampleBody {
  const { due, list, more = {}, notes = '', owner, reminder, status = 'notStarted', title } = task;
  const { timeZone } = itemAt(EMPLOYEES, owner);
  const day = typeof due === 'number' ? workday(today, due) : due?.(today);
  const reminds = reminder && momentAt(workday(today, reminder[0]), reminder[1], timeZone);
  return {
    title,
    body: { contentType: 'text', content: notes },
    status,
    ...(day ? { dueDateTime: graphDay(day, timeZone) } : {}),
    ...(status === 'completed' && day ? { completedDateTime: graphDay(day, timeZone) } : {}),
    ...(reminds ? { isReminderOn: true, reminderDateTime: graphMoment(reminds) } : {}),
    ...(task.steps ? { checklistItems: steps(task.steps, today) } : {}),
    ...(list === FLAGGED ? { linkedResources: [message(title, owner)] } : {}),
    ...more,
  };
}

export interface TaskExtras {
  /** On the default list. */
  readonly tasks: readonly SampleBody[];
  readonly taskLists: readonly SampleTaskList[];
  readonly flaggedEmails: readonly SampleBody[];
}

/** The n-th employee's further tasks and lists. */
export function taskExtrasOf(owner: number, today: Day): TaskExtras {
  const own = TASKS.filter((task) => task.owner === owner);
  const on = (list: string | undefined) =>
    own.filter((task) => task.list === list).map((task) => taskBody(task, today));
  const names = new Set(own.flatMap(({ list }) => (list === undefined || list === FLAGGED ? [] : [list])));
  return {
    tasks: on(undefined),
    taskLists: [...names].map((displayName) => ({ displayName, tasks: on(displayName) })),
    flaggedEmails: on(FLAGGED),
  };
}
