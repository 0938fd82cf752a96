// The demo's series that nobody else was invited to, one of every kind of rule. Data only; how a series is written is in recurrences.ts.
import { dayOfWeek, lastOfMonth, weekly, type Rhythm } from './recurrences.ts';

export interface SeriesPlan {
  /** The number of the employee whose calendar it is in. */
  readonly owner: number;
  readonly subject: string;
  readonly notes: string;
  readonly place?: string;
  readonly categories?: readonly string[];
  readonly sensitivity?: 'private' | 'personal' | 'confidential';
  readonly showAs?: 'free' | 'oof' | 'workingElsewhere';
  readonly reminder?: number;
  /** IANA name of the zone it was made in, where that is not the mailbox's. */
  readonly zone?: string;
  readonly rhythm: Rhythm;
}

export const SERIES_PLAN: readonly SeriesPlan[] = [
  {
    owner: 1, subject: 'Check the order book', notes: 'Late orders first, then the ones without a delivery date.', showAs: 'free', reminder: 0,
    rhythm: { pattern: { type: 'daily', interval: 1 }, first: (today) => today.minus({ years: 2 }), time: '08:30', length: 15 },
  },
  {
    owner: 0, subject: 'Month-end close: commit the forecast', notes: 'Numbers to finance by noon.', categories: ['Deadline'], reminder: 1_440,
    rhythm: { pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 }, first: (today) => today.set({ month: 1, day: 31 }).minus({ years: 1 }), time: '11:00', length: 60 },
  },
  {
    owner: 4, subject: 'Reisekosten und Spesen freigeben', notes: 'Belege bis 12 Uhr.', categories: ['Rote Kategorie'], reminder: 60,
    rhythm: { pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['friday'], index: 'last' }, first: (today) => lastOfMonth(today, 5, -9), time: '15:00', length: 30 },
  },
  {
    owner: 5, subject: 'Prüfstand 2 reserviert', notes: 'Dauerlauf CX-400, bitte nicht überbuchen.', place: 'Werk Linz, Prüfstand 2',
    rhythm: {
      pattern: { type: 'weekly', interval: 2, daysOfWeek: ['tuesday', 'thursday'], firstDayOfWeek: 'monday' }, first: (today) => dayOfWeek(today, 2, -12), time: '07:30', length: 150,
      cancelled: [(today) => dayOfWeek(today, 4, 2)],
    },
  },
  {
    owner: 2, subject: 'Wedding anniversary', notes: '', sensitivity: 'private', showAs: 'free', reminder: 20_160,
    rhythm: { pattern: { type: 'absoluteYearly', interval: 1, dayOfMonth: 14, month: 6 }, first: (today) => today.set({ month: 6, day: 14 }).minus({ years: 9 }), length: 1 },
  },
  {
    owner: 7, subject: 'Anniversaire Chloé', notes: '', sensitivity: 'personal', showAs: 'free', reminder: 1_080,
    // Born on a leap day: in other years it shows on the last day of February.
    rhythm: { pattern: { type: 'absoluteYearly', interval: 1, dayOfMonth: 29, month: 2 }, first: (today) => today.set({ year: 2016, month: 2, day: 29 }), length: 1 },
  },
  {
    owner: 1, subject: 'Caledon Offshore: weekly site call', notes: 'Open points list on the project site. Dial in ten minutes early, the line is poor.', categories: ['Project Caledon'],
    rhythm: { ...weekly(3, 30), time: '14:00', length: 45, count: 12 },
  },
  {
    owner: 6, subject: 'Point hebdomadaire avec Tokyo', notes: 'Créé depuis l’agence de Tokyo : 17 h là-bas, 9 h ou 10 h ici selon la saison.', zone: 'Asia/Tokyo', reminder: 10,
    rhythm: { ...weekly(2, 20), time: '17:00', length: 30, moved: [{ from: (today) => dayOfWeek(today, 2, 1), to: (today) => dayOfWeek(today, 3, 1), time: '18:00' }] },
  },
  {
    owner: 9, subject: 'Call with St. John’s (FPSO project)', notes: 'Set up by their secretary in Newfoundland time.', zone: 'America/St_Johns', categories: ['Call'],
    rhythm: { ...weekly(4, 16), time: '09:30', length: 60, last: (today) => dayOfWeek(today, 4, 18) },
  },
  {
    owner: 11, subject: 'Adelaide 淡水化プラント 定例', notes: '現地時間で開催。夏時間に注意。', zone: 'Australia/Adelaide', reminder: 15,
    rhythm: { ...weekly(1, 24), time: '10:30', length: 60, cancelled: [(today) => dayOfWeek(today, 1, 3)] },
  },
  {
    owner: 8, subject: 'Lunch walk', notes: '', showAs: 'free', sensitivity: 'personal',
    rhythm: { pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], firstDayOfWeek: 'sunday' }, first: (today) => dayOfWeek(today, 1, -40), time: '13:15', length: 30 },
  },
  {
    owner: 3, subject: 'On call: Midwest service desk', notes: 'Phone diverted to my cell.', showAs: 'workingElsewhere', categories: ['On call'],
    // From Friday evening to Monday morning, over the nights and the changes of the clock.
    rhythm: { pattern: { type: 'weekly', interval: 4, daysOfWeek: ['friday'], firstDayOfWeek: 'sunday' }, first: (today) => dayOfWeek(today, 5, -20), time: '18:00', length: 3_720 },
  },
  {
    owner: 10, subject: '月次売上報告', notes: '本社へ提出。', categories: ['重要'], reminder: 2_880,
    rhythm: { pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], index: 'first' }, first: (today) => firstWorkday(today, -7), time: '09:00', length: 60 },
  },
]; // prettier-ignore

function firstWorkday(today: Parameters<Rhythm['first']>[0], months: number) {
  const first = today.plus({ months }).startOf('month');
  return first.weekday > 5 ? first.plus({ days: 8 - first.weekday }) : first;
}
