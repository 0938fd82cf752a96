// Every copy of a meeting as a Graph body: the organizer's with the answers, the attendees' with their own answer, the rooms'. All are made
// from one line of the plan and have one iCalUId.
import { graphMoment, momentAt, type Day, type GraphMoment } from './days.ts';
import { demoContact } from './demoContacts.ts';
import { MEETING_PLAN, type Answer, type MeetingPlan } from './meetingPlan.ts';
import { EMPLOYEES, LISTS, ROOMS } from './people.ts';
import { itemAt } from './random.ts';
import { seriesBody } from './recurrences.ts';
import type { SampleBody } from './types.ts';

const person = (name: string, address: string) => ({ emailAddress: { name, address } });
const employee = (n: number) => {
  const { firstName, lastName, email } = itemAt(EMPLOYEES, n);
  return person(`${firstName} ${lastName}`, email);
};

function organizerOf({ organizer }: MeetingPlan) {
  return typeof organizer === 'number' ? employee(organizer) : person(organizer.name, organizer.address);
}

function zoneOf({ organizer, zone = 'UTC' }: MeetingPlan): string {
  return typeof organizer === 'number' ? itemAt(EMPLOYEES, organizer).timeZone : zone;
}

/** Answers came in over the last days. */
function answered(answer: Answer, place: number, today: Day): SampleBody {
  if (answer === 'notResponded') return { response: 'none', time: '0001-01-01T00:00:00Z' };
  const at = today.minus({ days: 2 + (place % 4), hours: place + 4, minutes: (place * 17) % 60 });
  return { response: answer, time: at.toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'") };
}

function proposalOf(plan: MeetingPlan, by: number, today: Day): SampleBody {
  if (plan.proposal?.by !== by) return {};
  const start = momentAt(plan.proposal.day(today), plan.proposal.time, zoneOf(plan));
  const end = start.plus({ minutes: plan.when.length });
  const whole = ({ dateTime, timeZone }: GraphMoment) => ({ dateTime: `${dateTime}.0000000`, timeZone });
  return { proposedNewTime: { start: whole(graphMoment(start)), end: whole(graphMoment(end)) } };
}

/** Everybody who was invited, with the answers that the organizer has; a copy knows nobody's answer. */
function attendeesOf(plan: MeetingPlan, today: Day, isOrganizers: boolean): readonly SampleBody[] {
  const { customers = [], guests = [], list, people = [], rooms = [] } = plan;
  const status = (answer: Answer, place: number) => answered(isOrganizers ? answer : 'notResponded', place, today);
  const invited = list ? itemAt(LISTS, list[0]) : undefined;
  return [
    ...(invited ? [{ type: 'required', status: status('notResponded', 0), ...person(invited.name, invited.address) }] : []),
    ...people.map(([n, answer, isOptional], place) => ({
      type: isOptional ? 'optional' : 'required',
      status: status(answer, place),
      ...employee(n),
      ...(isOrganizers ? proposalOf(plan, n, today) : {}),
    })),
    ...customers.map((account, place) => {
      const { email, firstName, lastName } = demoContact(account, 1).card;
      return { type: 'required', status: status('accepted', place), ...person(`${firstName} ${lastName}`, email) };
    }),
    ...guests.map(({ address, answer, isOptional, name }, place) => ({
      type: isOptional ? 'optional' : 'required',
      status: status(answer, place + 2),
      ...person(name, address),
    })),
    ...rooms.map(([n, answer]) => {
      const { email, name } = itemAt(ROOMS, n);
      return { type: 'resource', status: status(answer, 0), ...person(name, email) };
    }),
  ]; // prettier-ignore
}

function timesOf(plan: MeetingPlan, today: Day): SampleBody {
  const { when } = plan;
  const zone = zoneOf(plan);
  if ('pattern' in when) return seriesBody(when, zone, today);
  const start = momentAt(when.day(today), when.time ?? '00:00', zone);
  const end = start.plus(when.time === undefined ? { days: when.length } : { minutes: when.length });
  return { start: graphMoment(start), end: graphMoment(end), isAllDay: when.time === undefined };
}

const joinUrlOf = (number: number): string =>
  `https://teams.microsoft.com/l/meetup-join/19%3ameeting_CalderFlow${number}%40thread.v2/0`;

/** What Teams puts below an invitation, in short. */
function joinBlob(number: number): string {
  const link = `<a id="meet_invite_block.action.join_link" href="${joinUrlOf(number)}">Join the meeting now</a>`;
  return `<div class="me-email-text"><hr><p><b>Microsoft Teams</b></p><p>${link}</p><p>Meeting ID: 3${number}4 551 20${number} 7</p></div>`;
}

const LETTERS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function bodyOf({ isOnline, notes }: MeetingPlan, number: number): SampleBody {
  if (!isOnline) return { body: { contentType: 'text', content: notes } };
  const text = notes.replace(/[&<>]/g, (letter) => LETTERS[letter] ?? letter);
  return {
    body: { contentType: 'html', content: `<html><body><p>${text}</p>${joinBlob(number)}</body></html>` },
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
    onlineMeeting: { joinUrl: joinUrlOf(number) },
  };
}

function meetingBody(plan: MeetingPlan, number: number, today: Day, isOrganizers: boolean): SampleBody {
  const [room] = plan.rooms ?? [];
  const displayName = room ? itemAt(ROOMS, room[0]).name : plan.isOnline ? 'Microsoft Teams' : '';
  const uid = number.toString(16).toUpperCase().padStart(8, '0');
  return {
    subject: plan.subject,
    ...bodyOf(plan, number),
    ...timesOf(plan, today),
    location: { displayName },
    sensitivity: plan.sensitivity ?? 'normal',
    isReminderOn: true,
    reminderMinutesBeforeStart: 15,
    iCalUId: plan.foreignId ?? `040000008200E00074C5B7101A82E008000000000ECA1DE4F10DB01000000000000000010000000${uid}`,
    organizer: organizerOf(plan),
    attendees: attendeesOf(plan, today, isOrganizers),
  };
}

/** The copy of somebody who was invited; none of somebody who declined, for Outlook puts it away. */
function invitedCopy(plan: MeetingPlan, number: number, answer: Answer, today: Day): readonly SampleBody[] {
  if (answer === 'declined') return [];
  const copy = {
    ...meetingBody(plan, number, today, false),
    isOrganizer: false,
    responseStatus: { ...answered(answer, number, today), ...(answer === 'notResponded' ? { response: answer } : {}) },
    showAs: answer === 'accepted' ? 'busy' : 'tentative',
  };
  if (!plan.isCancelled) return [copy];
  return [{ ...copy, subject: `Canceled: ${plan.subject}`, isCancelled: true, isReminderOn: false, showAs: 'free' }];
}

function copyOf(plan: MeetingPlan, number: number, owner: number, today: Day): readonly SampleBody[] {
  // A meeting that its organizer cancelled is gone from the organizer's calendar.
  if (plan.organizer === owner) return plan.isCancelled ? [] : [meetingBody(plan, number, today, true)];
  const direct = plan.people?.find(([n]) => n === owner);
  if (direct) return invitedCopy(plan, number, direct[1], today);
  if (!plan.list) return [];
  const [list, answers] = plan.list;
  const place = itemAt(LISTS, list).memberIds.indexOf(itemAt(EMPLOYEES, owner).id);
  return place < 0 ? [] : invitedCopy(plan, number, answers[place] ?? 'notResponded', today);
}

/** The meetings in the calendar of the n-th employee. */
export function meetingsOf(owner: number, today: Day): readonly SampleBody[] {
  return MEETING_PLAN.flatMap((plan, number) => copyOf(plan, number, owner, today));
}

/** The meetings in the calendar of the n-th room. A room keeps neither subject nor notes: it says who booked it. */
export function bookingsOf(room: number, today: Day): readonly SampleBody[] {
  return MEETING_PLAN.flatMap((plan, number) => {
    const answer = plan.rooms?.find(([n]) => n === room)?.[1];
    if (answer === undefined || plan.isCancelled) return [];
    const subject = organizerOf(plan).emailAddress.name;
    const body = { contentType: 'text', content: '' };
    return invitedCopy(plan, number, answer, today).map((copy) => ({ ...copy, subject, body, isReminderOn: false }));
  });
}
