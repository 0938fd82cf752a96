// The demo's meetings over organizations: who invites whom and what they answered. Data only; every copy of a meeting is made from its
// one line here (meetings.ts), so that copies agree whichever mailbox is looked at first.
import type { Day } from './days.ts';
import { dayOfWeek, weekly, type Rhythm } from './recurrences.ts';
import { APPOINTMENTS } from './words/diaryWords.ts';

/** What an invited person did; who has not answered has the meeting as tentative. */
export type Answer = 'accepted' | 'tentativelyAccepted' | 'declined' | 'notResponded';

export interface Guest {
  readonly name: string;
  readonly address: string;
  readonly answer: Answer;
  readonly isOptional?: boolean;
}

export interface MeetingPlan {
  /** The number of the employee who invites, or somebody of another company. */
  readonly organizer: number | { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly notes: string;
  /** Once: a day and a time of day, or whole days. A series: its rhythm. */
  readonly when: (Omit<Rhythm, 'pattern' | 'first'> & { readonly day: (today: Day) => Day }) | Rhythm;
  /** Where the organizer is an outsider: IANA name of the zone. */
  readonly zone?: string;
  /** [number of the employee, answer, is optional] */
  readonly people?: readonly (readonly [number, Answer, true?])[];
  /** [number of the room, answer] */
  readonly rooms?: readonly (readonly [number, Answer])[];
  /** Number of the distribution list that was invited, and what its members answered in its order (the organizer is left out). */
  readonly list?: readonly [number, readonly Answer[]];
  /** People of other companies. */
  readonly guests?: readonly Guest[];
  /** Numbers of accounts whose second contact was invited. */
  readonly customers?: readonly number[];
  readonly isOnline?: true;
  readonly isCancelled?: true;
  readonly sensitivity?: 'private' | 'confidential';
  /** A time that one of the people would like better. */
  readonly proposal?: { readonly by: number; readonly day: (today: Day) => Day; readonly time: string };
  /** The id that another company's calendar gave it. */
  readonly foreignId?: string;
}

const weekdayIn =
  (weeks: number, weekday: number) =>
  (today: Day): Day =>
    dayOfWeek(today, weekday, weeks);
const weeklyRound = (weekday: number, time: string, place: string): Rhythm => ({
  ...weekly(weekday, 28),
  time,
  length: 45,
  moved: [{ from: weekdayIn(1, weekday), to: weekdayIn(1, weekday + 1), time: '10:30', place }],
  cancelled: [weekdayIn(-2, weekday), weekdayIn(2, weekday)],
}); // prettier-ignore
const [weeklyEn, weeklyNotesEn] = APPOINTMENTS.en.weekly;
const [weeklyDe, weeklyNotesDe] = APPOINTMENTS.de.weekly;

export const MEETING_PLAN: readonly MeetingPlan[] = [
  {
    organizer: 0, subject: weeklyEn, notes: weeklyNotesEn, when: weeklyRound(1, '09:00', 'Room Telford'),
    list: [0, ['accepted', 'accepted', 'tentativelyAccepted', 'notResponded']], rooms: [[0, 'accepted']],
  },
  {
    organizer: 4, subject: weeklyDe, notes: weeklyNotesDe, when: weeklyRound(2, '08:45', 'Kantine'),
    list: [1, ['accepted', 'accepted', 'accepted', 'tentativelyAccepted']], rooms: [[3, 'accepted']],
  },
  {
    organizer: 8, subject: `${weeklyEn} APAC`, notes: weeklyNotesEn, when: weeklyRound(3, '10:00', 'Phone'),
    list: [2, ['accepted', 'accepted', 'accepted', 'notResponded']], rooms: [[5, 'accepted']], isOnline: true,
  },
  {
    organizer: 4, subject: 'Operations review Q4 – all regions', notes: 'Deliveries, complaints, stock. One slide per region, please.',
    when: { day: weekdayIn(1, 3), time: '14:00', length: 90 }, people: [[0, 'accepted'], [8, 'tentativelyAccepted'], [10, 'declined', true], [6, 'notResponded', true]],
    rooms: [[2, 'accepted']], isOnline: true,
  },
  {
    organizer: 0, subject: 'Regional managers’ round', notes: 'Forecast, hiring, anything that needs a decision.',
    when: { pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['thursday'], index: 'first' }, first: (today) => firstThursday(today, -11), time: '12:00', length: 60 },
    rooms: [[1, 'accepted']], list: [3, ['accepted', 'accepted', 'accepted']], isOnline: true,
  },
  {
    organizer: 1, subject: 'Caledon Offshore: seal retrofit, walk-through with the surveyor', notes: 'Bring drawings rev. D. Visitors register at the gate.',
    when: { day: weekdayIn(2, 2), time: '10:00', length: 120 }, customers: [5, 6], rooms: [[0, 'accepted']], people: [[3, 'tentativelyAccepted', true]],
    guests: [{ name: 'Jonas Smit', address: 'j.smit@lowlandsurvey.example', answer: 'accepted' }, { name: 'Reception Lowland Survey', address: 'reception@lowlandsurvey.example', answer: 'notResponded', isOptional: true }],
  },
  {
    organizer: 0, subject: 'Budget round, second reading', notes: 'Replaced by the written procedure.', when: { day: weekdayIn(1, 4), time: '15:00', length: 60 },
    people: [[1, 'accepted'], [2, 'accepted']], rooms: [[1, 'accepted']], isCancelled: true,
  },
  {
    organizer: 2, subject: 'Montclair Biologics: pricing strategy', notes: 'Need Luis for the Midwest references.', when: { day: weekdayIn(1, 2), time: '11:00', length: 45 },
    people: [[3, 'tentativelyAccepted'], [0, 'accepted', true]], proposal: { by: 3, day: weekdayIn(1, 3), time: '13:30' },
  },
  {
    organizer: { name: 'Sofia Lindqvist', address: 'sofia.lindqvist@nordiskaventiler.example' }, zone: 'Europe/Stockholm', foreignId: '7kukuqrfedlm2f9t5q3vb0n1hs@google.com',
    subject: 'FAT ventiler, avstämning', notes: 'Hej! Länk kommer separat.\n\nMvh\nSofia', when: { day: weekdayIn(1, 5), time: '09:00', length: 60 },
    people: [[7, 'notResponded'], [6, 'accepted']], guests: [{ name: 'Erik Holm', address: 'erik.holm@nordiskaventiler.example', answer: 'accepted' }],
  },
  {
    organizer: { name: '박지우', address: 'jiwoo.park@hansungmarine.example' }, zone: 'Asia/Seoul', foreignId: 'c0a8-5d1e-hansung-20418@hansungmarine.example',
    subject: '시운전 일정 / Trial run schedule', notes: '', when: { day: weekdayIn(1, 2), time: '14:00', length: 60 }, people: [[10, 'accepted'], [11, 'tentativelyAccepted', true]],
  },
  {
    organizer: 7, subject: 'Coordination service terrain', notes: 'Pièces critiques, astreintes, retours d’expérience.', when: { ...weekly(4, 24), time: '16:00', length: 30, count: 10 },
    list: [4, ['accepted', 'accepted', 'accepted']], rooms: [[4, 'accepted']],
  },
  {
    organizer: 8, subject: 'Appraisal calibration', notes: 'Do not forward.', sensitivity: 'confidential', when: { day: weekdayIn(2, 4), time: '16:30', length: 60 }, people: [[0, 'accepted'], [4, 'notResponded']],
  },
  {
    organizer: 5, subject: 'Strategietage Österreich', notes: 'Zwei Tage außer Haus, Anreise am Vorabend.', when: { day: weekdayIn(3, 1), length: 2 }, people: [[4, 'accepted']], rooms: [[3, 'declined']],
  },
  {
    organizer: 0, subject: 'Sales kick-off Rotterdam', notes: 'Three days, all regions. Travel: book through the portal before the end of the month.', when: { day: weekdayIn(8, 2), length: 3 }, rooms: [[2, 'accepted']],
    people: [[1, 'accepted'], [2, 'accepted'], [3, 'tentativelyAccepted'], [4, 'accepted'], [5, 'notResponded'], [6, 'accepted'], [7, 'declined'], [8, 'accepted'], [9, 'tentativelyAccepted', true], [10, 'accepted'], [11, 'notResponded', true]],
  },
  {
    organizer: 11, subject: 'Lessons learned: シール破損の解析', notes: 'Findings of the laboratory, next steps for the field.', when: { day: weekdayIn(-1, 3), time: '17:00', length: 60 },
    people: [[7, 'accepted'], [10, 'accepted'], [3, 'notResponded', true]], rooms: [[6, 'accepted']],
  },
]; // prettier-ignore

function firstThursday(today: Day, months: number): Day {
  const first = today.plus({ months }).startOf('month');
  return first.plus({ days: (4 - first.weekday + 7) % 7 });
}
