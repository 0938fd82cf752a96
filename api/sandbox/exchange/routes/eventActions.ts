// Actions on events: answers to invitations, forwarding, and what one does to reminders. Knows the rules of the requests; what an answer changes
// is the business of meetings/.
import type { Reply } from '../call.ts';
import { addressOf } from '../entities/attendees.ts';
import type { EventRow } from '../entities/eventView.ts';
import { GraphError } from '../GraphError.ts';
import { answerInvitation } from '../meetings/answers.ts';
import type { Answer } from '../meetings/answers.ts';
import { forwardEvent } from '../meetings/forward.ts';
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { readParameters } from '../schema/readParameters.ts';
import { dateTimeTimeZone, msToWall, readWallTime } from '../time/zones.ts';
import { eventBases, eventOf } from './eventLookup.ts';
import { underEach } from './route.ts';
import type { Route, RouteContext } from './route.ts';

const permission = 'Calendars';

function refuse(code: string, message: string): never {
  throw new GraphError(400, code, message);
}

function dataOf({ item, occurrence }: EventRow): Json {
  return { ...item.data, ...occurrence?.exception };
}

/** A proposed time in UTC. */
function proposalOf(slot: unknown): Json | undefined {
  if (!isObject(slot)) return undefined;
  const [start, end] = (['start', 'end'] as const).map((name) => {
    const time = slot[name];
    if (!isObject(time)) refuse('ErrorInvalidParameter', `The property 'ProposedNewTime/${name}' is required.`);
    return readWallTime(time, `ProposedNewTime/${name}`).ms;
  });
  if (start === undefined || end === undefined || end < start)
    refuse('ErrorInvalidParameter', 'The end of the proposed time must not be before its start.');
  const utc = (ms: number) => dateTimeTimeZone(msToWall(ms, 'utc'), 'UTC');
  return { start: utc(start), end: utc(end) };
}

function checkInvitation(data: Json): void {
  if (data['isOrganizer'] === true) {
    const message =
      "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.";
    refuse('ErrorInvalidRequest', message);
  }
  if (data['isCancelled'] === true)
    refuse('ErrorInvalidRequest', "Your request can't be completed. The meeting was canceled.");
}

function readAnswer(body: unknown, action: string, data: Json): Omit<Answer, 'response'> {
  const given = readParameters(body, action);
  const wantsAnswers = data['responseRequested'] !== false;
  const isSent = given['SendResponse'] ?? wantsAnswers;
  const proposedNewTime = proposalOf(given['ProposedNewTime']);
  if (given['SendResponse'] === true && !wantsAnswers) {
    const message = "Your request can't be completed. The meeting organizer hasn't requested a response.";
    refuse('ErrorInvalidRequest', message);
  }
  if (given['SendResponse'] === false && typeof given['Comment'] === 'string')
    refuse('ErrorInvalidParameter', "'SendResponse' must be true when 'Comment' is not null.");
  if (proposedNewTime && isSent !== true)
    refuse('ErrorInvalidParameter', "'SendResponse' must be true when 'ProposedNewTime' is not null.");
  if (proposedNewTime && data['allowNewTimeProposals'] === false)
    refuse('ErrorInvalidRequest', "Your request can't be completed. The organizer doesn't allow new time proposals.");
  return { isSent: isSent === true, ...(proposedNewTime ? { proposedNewTime } : {}) };
}

const responses = {
  accept: 'accepted',
  decline: 'declined',
  tentativelyAccept: 'tentativelyAccepted',
} as const;

function answer(action: keyof typeof responses): Route['handle'] {
  return (context) => {
    const row = eventOf(context);
    const data = dataOf(row);
    checkInvitation(data);
    const said = readAnswer(context.call.body, `event.${action}`, data);
    answerInvitation(context.store, context.mailbox().owner, row, { response: responses[action], ...said });
    return { status: 202 };
  };
}

function forward(context: RouteContext): Reply {
  const row = eventOf(context);
  const { ToRecipients: given } = readParameters(context.call.body, 'event.forward');
  const people: Json[] = Array.isArray(given) ? given.filter(isObject) : [];
  if (people.length === 0 || people.some((person) => addressOf(person) === ''))
    refuse('ErrorInvalidRecipients', 'At least one recipient is not valid.');
  forwardEvent(context.store, context.mailbox().owner, row, people);
  return { status: 202 };
}

/** Exchange writes the reminder's state into the item: it changes, though no property of it does. */
function touchReminder(context: RouteContext): Reply {
  context.mailbox().put('event', eventOf(context).item);
  return { status: 200 };
}

function snooze(context: RouteContext): Reply {
  const { NewReminderTime: time } = readParameters(context.call.body, 'event.snoozeReminder');
  if (!isObject(time)) refuse('ErrorInvalidParameter', "The parameter 'NewReminderTime' is required.");
  readWallTime(time, 'NewReminderTime');
  return touchReminder(context);
}

/** Routes of actions, under the user and under a calendar. */
export const eventActionRoutes: readonly Route[] = underEach(eventBases, (base) => {
  const handles: Readonly<Record<string, Route['handle']>> = {
    accept: answer('accept'),
    decline: answer('decline'),
    tentativelyAccept: answer('tentativelyAccept'),
    forward,
    dismissReminder: touchReminder,
    snoozeReminder: snooze,
  };
  return Object.entries(handles).map(([action, handle]) => {
    return { method: 'POST', pattern: `${base}/events/{id}/${action}`, permission, handle };
  });
});
