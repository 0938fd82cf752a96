// What Siebel has beside the diaries and the customers: repeating activities, nights and absences, and the dirty rows that every CRM has.
// Tables by the number of the employee, and how a line becomes a row.
import { momentAt, nextClockChange, siebelMoment, type Day } from './days.ts';
import { EMPLOYEES } from './people.ts';
import { itemAt } from './random.ts';
import { dayOfWeek, lastOfMonth } from './recurrences.ts';
import { rowId } from './rowIds.ts';
import type { SampleActivity, SampleContact } from './types.ts';

type Fields = Readonly<Record<string, string>>;
type When = (today: Day) => Day;

const weekdayIn = (weeks: number, weekday: number): When => (today) => dayOfWeek(today, weekday, weeks); // prettier-ignore

/** [owner, description, how it repeats, first day, time, minutes, last day] */
const REPEATING: readonly (readonly [number, string, string, When, string, number, When | null])[] = [
  [1, 'Caledon Offshore: weekly site call', 'Weekly', weekdayIn(-30, 3), '14:00', 45, weekdayIn(-19, 3)],
  [2, 'Check overnight orders', 'Daily', (today) => today.minus({ years: 1 }), '08:15', 15, null],
  [3, 'Prairie Foods: stock call', 'Weekly', weekdayIn(-10, 2), '09:00', 30, weekdayIn(16, 2)],
  [5, 'Umsatzmeldung', 'Monthly', (today) => lastOfMonth(today, 4, -8), '16:00', 30, (today) => today.plus({ months: 10 })],
  [6, 'Revue des contrats', 'Quarterly', (today) => today.minus({ months: 9 }).startOf('month').plus({ days: 9 }), '10:00', 90, (today) => today.plus({ years: 2 })],
  [9, 'Annual maintenance shutdown planning – Aravalli Cement', 'Yearly', (today) => today.minus({ years: 3 }).set({ month: 3, day: 15 }), '11:00', 120, (today) => today.plus({ years: 5 })],
]; // prettier-ignore

/** [owner, description, from, time, to, time, other fields]; times on the owner's clock, an empty one is not told. */
const SINGLE: readonly (readonly [number, string, When, string, When, string, Fields])[] = [
  [4, 'Messe Hannover: Standdienst', weekdayIn(5, 1), '00:00', weekdayIn(5, 6), '00:00', { Type: 'Presentation', MeetingLocation: 'Halle 11' }],
  [7, 'Arrêt de nuit – remplacement des garnitures', weekdayIn(2, 2), '21:30', weekdayIn(2, 3), '05:30', { Type: 'Appointment' }],
  [0, 'Overnight commissioning Penrose Water (clocks change)', (today) => nextClockChange(today, 'Europe/London').minus({ days: 1 }), '22:00', (today) => nextClockChange(today, 'Europe/London'), '06:00', { Type: 'Appointment', Alarm: 'Y', 'Appt Alarm Time Min': '720' }],
  [8, 'Customer to confirm the end', weekdayIn(1, 5), '15:00', weekdayIn(1, 5), '', { Type: 'Call' }],
  [10, '打合せ（終了時刻未定）', weekdayIn(1, 4), '', weekdayIn(1, 4), '', { Type: 'Meeting' }],
  [2, 'Pick up samples at reception', weekdayIn(1, 3), '12:00', weekdayIn(1, 3), '12:00', { Type: 'Other' }],
  [6, 'Entretien confidentiel', weekdayIn(2, 4), '09:00', weekdayIn(2, 4), '09:45', { Type: 'Meeting', Private: 'Y', Status: 'Requested' }],
  [3, 'Walk-through postponed by customer', weekdayIn(1, 2), '13:00', weekdayIn(1, 2), '14:00', { Type: 'Appointment', Status: 'Declined' }],
  [11, '会議：仕様確認 ', weekdayIn(1, 2), '09:00', weekdayIn(1, 2), '10:00', { Type: 'Meeting', Comment: '議題\r\n・仕様\r\n・納期\r\n\r\n\r\n', Alarm: 'Y', 'Appt Alarm Time Min': '40320' }],
  [1, `${'Meeting with everybody concerned about the retrofit of the ballast pumps on three vessels '.repeat(2)}`.slice(0, 100), weekdayIn(2, 3), '15:00', weekdayIn(2, 3), '16:00', { Type: 'Meeting', Comment: 'Minutes follow.\r\n'.repeat(88) }],
]; // prettier-ignore

/** [owner, description, other fields]: to-dos without a day, and activities that are neither appointment nor task. */
const OPEN: readonly (readonly [number, string, Fields])[] = [
  [0, 'Find a second source for impellers', { Display: 'To Do and Activities', Type: 'Research', Priority: '4-Low' }],
  [4, 'Altlasten im CRM bereinigen', { Display: 'To Do and Activities', Type: 'To Do', Status: 'In Progress', 'Percent Complete': '10' }],
  [9, 'Confidential: competitor’s offer', { Display: 'To Do and Activities', Type: 'To Do', Private: 'Y' }],
  [1, 'Inbound mail: price request', { Display: 'Communications and Activities', Type: 'Email - Inbound' }],
  [5, 'Notiz zum Telefonat', { Display: 'Activities Only', Type: 'Call', Status: 'Done' }],
  [7, 'Tâche récurrente : relevé compteur', { Display: 'To Do and Activities', Type: 'To Do', Repeating: 'Y', 'Repeating Type': 'Monthly', Planned: '01/05/2026 08:00:00' }],
]; // prettier-ignore

/** [owner, fields]: as sales people and imports leave them. */
const DIRTY_CONTACTS: readonly (readonly [number, Fields])[] = [
  [0, { 'First Name': 'SARAH ', 'Last Name': 'ATTENBOROUGH', 'M/M': 'Ms.', 'Email Address': 'Sarah.Attenborough@ThornburyMaltings.EXAMPLE', 'Work Phone #': '01283550174' }],
  [1, { 'First Name': 'A', 'Last Name': 'Purchasing', 'M/M': 'Mr.', 'Email Address': 'n/a', 'Work Phone #': '+44 (0) 1224 550 174 x 12' }],
  [1, { 'First Name': 'B', 'Last Name': 'Accounts payable', 'M/M': 'Ms.', 'Email Address': 'n/a', Comment: 'Do not mail.\r\nPost only.' }],
  [3, { 'First Name': 'x'.repeat(50), 'Last Name': 'Test-do-not-use '.repeat(4).slice(0, 50).trim(), 'M/M': 'Mr.', Comment: 'Migration test record of the old CRM. '.repeat(7).slice(0, 255).trim() }],
  [5, { 'First Name': 'Fr.', 'Last Name': 'Einkauf', 'M/M': 'Ms.', 'Cellular Phone #': '0664/555 01 75 oder 0676/555 01 76' }],
  [10, { 'First Name': '(株)', 'Last Name': '資材部御中', 'M/M': 'Mr.', 'Email Address': 'SHIZAI@TOKACHIDAIRY.EXAMPLE', 'Fax Phone #': '０１５５−５５−０１７７' }],
]; // prettier-ignore

function activity(n: number, owner: number, fields: Fields): SampleActivity {
  const { id } = itemAt(EMPLOYEES, owner);
  const whole = { Status: 'Not Started', Priority: '3-Medium', Private: 'N', ...fields };
  return { id: rowId('activity', n), fields: whole, ownerId: id, employeeIds: [id], contactIds: [] };
}

const at = (owner: number, day: Day, time: string): string =>
  time === '' ? '' : siebelMoment(momentAt(day, time, itemAt(EMPLOYEES, owner).timeZone));

function repeating(today: Day): readonly (readonly [number, Fields])[] {
  return REPEATING.map(([owner, description, how, first, time, minutes, last]) => {
    const start = momentAt(first(today), time, itemAt(EMPLOYEES, owner).timeZone);
    const planned = { Planned: siebelMoment(start), 'Planned Completion': siebelMoment(start.plus({ minutes })) };
    const expires: Fields = last ? { 'Repeating Expires': at(owner, last(today), '23:59') } : {};
    const fields = { Description: description, Display: 'Calendar and Activities', Type: 'Meeting', ...planned };
    return [owner, { ...fields, Repeating: 'Y', 'Repeating Type': how, ...expires }];
  });
}

function single(today: Day): readonly (readonly [number, Fields])[] {
  return SINGLE.map(([owner, description, from, fromTime, to, toTime, more]) => {
    const [planned, completion] = [at(owner, from(today), fromTime), at(owner, to(today), toTime)];
    const times = {
      ...(planned ? { Planned: planned } : {}),
      ...(completion ? { 'Planned Completion': completion } : {}),
    };
    return [owner, { Description: description, Display: 'Calendar and Activities', ...times, ...more }];
  });
}

/** The activities; their row ids go on after `first`. */
export function extraActivities(today: Day, first: number): readonly SampleActivity[] {
  const open = OPEN.map(([owner, Description, more]) => [owner, { Description, ...more }] as const);
  return [...repeating(today), ...single(today), ...open].map(([owner, fields], n) =>
    activity(first + n, owner, fields),
  );
}

/** The contacts; their row ids go on after `first`. */
export function dirtySiebelContacts(first: number): readonly SampleContact[] {
  return DIRTY_CONTACTS.map(([owner, fields], n) => {
    const { id: employeeId, positionId } = itemAt(EMPLOYEES, owner);
    return {
      id: rowId('contact', first + n),
      fields,
      accountId: null,
      positionIds: [positionId],
      syncList: [employeeId],
      personalAddress: null,
    };
  });
}
