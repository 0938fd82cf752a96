// Events as they are found in real calendars: without a subject, pasted from Word, made by other programs. A table by the number of the
// employee; what only a server can hold is in it too.
import { graphMoment, momentAt, type Day } from './days.ts';
import { LEGACY_ADDRESS } from './dirtyContacts.ts';
import { EMPLOYEES } from './people.ts';
import { itemAt } from './random.ts';
import { dayOfWeek } from './recurrences.ts';
import type { SampleBody } from './types.ts';
import { longThread, WORD_HTML } from './words/dirtyWords.ts';

interface DirtyEvent {
  readonly owner: number;
  /** Week from this one, day of the week (1 is Monday), time of day, minutes. */
  readonly at: readonly [number, number, string, number];
  readonly body: SampleBody;
}

const text = (content: string): SampleBody => ({ contentType: 'text', content });
const html = (content: string): SampleBody => ({ contentType: 'html', content });
const attendee = (name: string | null, address: string | null) => ({
  type: 'required',
  emailAddress: { name, address },
});
const CUSTOM_ZONE = 'tzone://Microsoft/Custom'; // prettier-ignore

const DIRTY_EVENTS: readonly DirtyEvent[] = [
  { owner: 1, at: [1, 4, '11:00', 30], body: { subject: '' } },
  { owner: 10, at: [1, 5, '15:00', 60], body: { subject: '', body: text(''), location: { displayName: '' }, categories: ['重要'] } },
  { owner: 2, at: [1, 5, '10:00', 60], body: { subject: 'RE: RE: FW: AW: delivery date order 45-10731', body: text(longThread(40_000)), categories: ['Meeting'] } },
  { owner: 0, at: [1, 3, '16:00', 45], body: { subject: 'Seal prices (pasted from Word)', body: html(WORD_HTML), categories: ['Meeting', 'Not in the master list'] } },
  { owner: 8, at: [2, 1, '11:30', 30], body: { subject: 'Vendor call (imported)', originalStartTimeZone: CUSTOM_ZONE, originalEndTimeZone: CUSTOM_ZONE, categories: ['Call'] } },
  { owner: 5, at: [2, 2, '13:00', 60], body: { subject: 'Abstimmung mit externen Adressen', attendees: [attendee('Iain Baker', LEGACY_ADDRESS), attendee('Nur ein Name', null), attendee('', 'mailto:einkauf@donaupapier.example'), attendee('ZENTRALE', ' OFFICE@ALPENMILCH.EXAMPLE '), attendee('info', 'info@käserei-grüner.example')] } },
  { owner: 6, at: [2, 3, '10:00', 30], body: { subject: 'Réunion\r\n avec saut de ligne\tet tabulation', location: { displayName: 'Bâtiment C\r\n2e étage\u000bporte 204' }, body: text('Ligne 1\rLigne 2\nLigne 3\r\nLigne 4\u000bLigne 5\u2028Ligne 6') } },
  { owner: 3, at: [2, 4, '09:00', 60], body: { subject: `Conference call: ${'very long subject that some tool made of a whole sentence, '.repeat(5)}`.slice(0, 255), location: { displayName: `Dial-in ${'+1 312 555 0172 ,,4711# or '.repeat(9)}`.slice(0, 255) } } },
  { owner: 9, at: [2, 3, '16:00', 30], body: { subject: '🚀 Launch 🎉 \u200bCX-400 \u202e(abc)', body: html('<div>\u00a0<br></div>') } },
  { owner: 7, at: [1, 2, '09:30', 60], body: { subject: 'Visite client', reminderMinutesBeforeStart: 40_320, isReminderOn: true, categories: ['Catégorie rouge', 'Client', 'À rappeler', 'Meeting'] } },
  { owner: 11, at: [-400, 2, '10:00', 60], body: { subject: '旧システム移行 打合せ', body: text('移行データ') } },
  { owner: 4, at: [230, 3, '10:00', 60], body: { subject: 'Wiedervorlage Rahmenvertrag (Ablauf)', categories: ['Wiedervorlage'] } },
  { owner: 0, at: [1, 2, '12:00', 0], body: { subject: 'Deadline tender Penrose Water', showAs: 'free', importance: 'high' } },
]; // prettier-ignore

function dirtyEvent({ at, body, owner }: DirtyEvent, today: Day): SampleBody {
  const [week, weekday, time, minutes] = at;
  const start = momentAt(dayOfWeek(today, weekday, week), time, itemAt(EMPLOYEES, owner).timeZone);
  return { start: graphMoment(start), end: graphMoment(start.plus({ minutes })), isReminderOn: false, ...body };
}

/** The n-th employee's events of this kind. */
export function dirtyEventsOf(owner: number, today: Day): readonly SampleBody[] {
  return DIRTY_EVENTS.filter((one) => one.owner === owner).map((one) => dirtyEvent(one, today));
}
