// Single events of the demo that a plain fortnight has not: absences of many days, nights, flights between zones, changes of the clock,
// clocks that are half an hour off, what is private and confidential. A table, and how it becomes Graph bodies.
import { graphMoment, momentAt, nextClockChange, type Day } from './days.ts';
import { EMPLOYEES } from './people.ts';
import { itemAt } from './random.ts';
import { dayOfWeek } from './recurrences.ts';
import type { SampleBody } from './types.ts';

interface Point {
  readonly day: (today: Day) => Day;
  /** `hh:mm`; both ends without one: all day. */
  readonly time?: string;
  /** IANA name, where that is not the mailbox's zone. */
  readonly zone?: string;
}

interface Occasion {
  /** The number of the employee. */
  readonly owner: number;
  readonly subject: string;
  readonly notes?: string;
  readonly place?: string;
  readonly from: Point;
  readonly to: Point;
  readonly categories?: readonly string[];
  readonly sensitivity?: 'personal' | 'private' | 'confidential';
  readonly showAs?: 'free' | 'tentative' | 'oof' | 'workingElsewhere';
  /** Minutes before the start. */
  readonly reminder?: number;
}

const weekdayIn =
  (weeks: number, weekday: number) =>
  (today: Day): Day =>
    dayOfWeek(today, weekday, weeks);
const clockChange = (zone: string, days: number) => (today: Day): Day => nextClockChange(today, zone).plus({ days }); // prettier-ignore

const OCCASIONS: readonly Occasion[] = [
  { owner: 0, subject: 'Annual leave', notes: 'Daniel covers.', from: { day: weekdayIn(4, 1) }, to: { day: weekdayIn(5, 6) }, showAs: 'oof', reminder: 20_160 },
  { owner: 4, subject: 'Urlaub (Umstellung der Uhren liegt darin)', from: { day: clockChange('Europe/Berlin', -4) }, to: { day: clockChange('Europe/Berlin', 4) }, showAs: 'oof' },
  { owner: 9, subject: 'Diwali holidays', from: { day: weekdayIn(6, 1) }, to: { day: weekdayIn(6, 5) }, showAs: 'oof', categories: ['छुट्टी'] },
  { owner: 3, subject: 'Overnight flight ORD – LHR', notes: 'UA 928, seat 22A', place: 'Chicago O’Hare', from: { day: weekdayIn(2, 2), time: '17:30' }, to: { day: weekdayIn(2, 3), time: '07:20', zone: 'Europe/London' }, categories: ['Travel'], reminder: 180 },
  { owner: 5, subject: 'Pumpentausch in der Nacht – Donau Papier', notes: 'Anlage steht von 22 bis 6 Uhr.', place: 'Linz', from: { day: clockChange('Europe/Vienna', -1), time: '22:00' }, to: { day: clockChange('Europe/Vienna', 0), time: '06:00' }, categories: ['Appointment'] },
  { owner: 2, subject: 'Night start-up Keystone Refining', notes: 'Crude unit feed pumps back on line.', from: { day: clockChange('America/New_York', -1), time: '23:00' }, to: { day: clockChange('America/New_York', 0), time: '05:30' }, categories: ['Meeting'], reminder: 120 },
  { owner: 9, subject: 'Site visit Kathmandu hydropower', notes: 'Pick-up at the hotel 09:15 local time.', place: 'Kathmandu', from: { day: weekdayIn(1, 4), time: '11:00', zone: 'Asia/Kathmandu' }, to: { day: weekdayIn(1, 4), time: '15:15', zone: 'Asia/Kathmandu' }, categories: ['Appointment'], reminder: 45 },
  { owner: 1, subject: 'Call the yard in St. John’s', from: { day: weekdayIn(1, 2), time: '10:00', zone: 'America/St_Johns' }, to: { day: weekdayIn(1, 2), time: '10:30', zone: 'America/St_Johns' }, categories: ['Call'], reminder: 5 },
  { owner: 8, subject: 'Board review with Adelaide', notes: 'Their morning, our night.', from: { day: weekdayIn(2, 5), time: '09:00', zone: 'Australia/Adelaide' }, to: { day: weekdayIn(2, 5), time: '10:30', zone: 'Australia/Adelaide' }, categories: ['Meeting'] },
  { owner: 6, subject: 'Entretien RH', notes: 'Ne pas diffuser.', from: { day: weekdayIn(1, 1), time: '17:00' }, to: { day: weekdayIn(1, 1), time: '18:00' }, sensitivity: 'confidential' },
  { owner: 7, subject: 'Kiné', from: { day: weekdayIn(1, 3), time: '18:30' }, to: { day: weekdayIn(1, 3), time: '19:15' }, sensitivity: 'personal', showAs: 'free' },
  { owner: 10, subject: '運動会', place: '小学校', from: { day: weekdayIn(3, 6) }, to: { day: weekdayIn(3, 7) }, sensitivity: 'private', showAs: 'oof' },
  { owner: 11, subject: '夜間立会 試運転', notes: '23時集合、翌朝7時まで。', from: { day: weekdayIn(2, 3), time: '23:00' }, to: { day: weekdayIn(2, 4), time: '07:00' }, categories: ['Appointment'] },
  { owner: 1, subject: 'Take the demo pump to the car', from: { day: weekdayIn(1, 3), time: '07:45' }, to: { day: weekdayIn(1, 3), time: '07:45' }, reminder: 0 },
  { owner: 0, subject: 'Passport expires', from: { day: (today) => today.plus({ years: 1, months: 3 }) }, to: { day: (today) => today.plus({ years: 1, months: 3, days: 1 }) }, sensitivity: 'private', showAs: 'free', reminder: 40_320 },
]; // prettier-ignore

function occasionEvent(occasion: Occasion, today: Day): SampleBody {
  const { categories = [], from, notes = '', owner, place, reminder, sensitivity, showAs, subject, to } = occasion;
  const home = itemAt(EMPLOYEES, owner).timeZone;
  const at = ({ day, time, zone }: Point) => graphMoment(momentAt(day(today), time ?? '00:00', zone ?? home));
  return {
    subject,
    body: { contentType: 'text', content: notes },
    start: at(from),
    end: at(to),
    isAllDay: from.time === undefined,
    ...(place === undefined ? {} : { location: { displayName: place } }),
    categories,
    sensitivity: sensitivity ?? 'normal',
    showAs: showAs ?? 'busy',
    isReminderOn: reminder !== undefined,
    reminderMinutesBeforeStart: reminder ?? 15,
  };
}

/** The n-th employee's occasions. */
export function occasionsOf(owner: number, today: Day): readonly SampleBody[] {
  return OCCASIONS.filter((one) => one.owner === owner).map((one) => occasionEvent(one, today));
}
