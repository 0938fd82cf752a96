// getSchedule: when people, rooms and the members of lists are free or busy. A person's token sees of others only the times; an application sees
// subjects and places too, but not of private events.
import type { Reply } from '../call.ts';
import { mailboxSettingsOf } from '../entities/mailboxSettings.ts';
import { GraphError } from '../GraphError.ts';
import type { MailboxOwner } from '../mailboxes/people.ts';
import { availabilityView, busyTimes } from '../meetings/freeBusy.ts';
import type { BusyTime, Window } from '../meetings/freeBusy.ts';
import { ownersOf } from '../meetings/invited.ts';
import { contextOf } from '../odata/shape.ts';
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { readParameters } from '../schema/readParameters.ts';
import { dateTimeTimeZone, msToWall, readWallTime, zoneOf } from '../time/zones.ts';
import { calendarOfPath } from './calendars.ts';
import { underEach } from './route.ts';
import type { Route, RouteContext } from './route.ts';

const maxSchedules = 20;
const maxDays = 62;
const [minInterval, defaultInterval, maxInterval] = [5, 30, 1440];

function refuse(message: string, code = 'ErrorInvalidParameter'): never {
  throw new GraphError(400, code, message);
}

interface Question extends Window {
  readonly schedules: readonly string[];
  readonly intervalMs: number;
}

function readQuestion(body: unknown): Question {
  const given = readParameters(body, 'calendar.getSchedule');
  const list: unknown[] = Array.isArray(given['Schedules']) ? given['Schedules'] : [];
  if (list.length === 0 || list.length > maxSchedules) refuse(`Schedules must name 1 to ${maxSchedules} addresses.`);
  const time = (name: string) => {
    const value = given[name];
    if (!isObject(value)) refuse(`The parameter '${name}' is required.`);
    return readWallTime(value, name);
  };
  const [start, end] = [time('StartTime'), time('EndTime')];
  if (end.ms <= start.ms) refuse('EndTime must be after StartTime.');
  if (end.ms - start.ms > maxDays * 86_400_000)
    refuse(`The requested time duration is too long: at most ${maxDays} days.`, 'ErrorTimeIntervalTooBig');
  const interval = Number(given['AvailabilityViewInterval'] ?? defaultInterval);
  if (interval < minInterval || interval > maxInterval)
    refuse(`AvailabilityViewInterval must be ${minInterval} to ${maxInterval} minutes.`);
  const window = { fromMs: start.ms, toMs: end.ms, zone: zoneOf(start.zoneName) };
  return { ...window, schedules: list.map(String), intervalMs: interval * 60_000 };
}

function renderTime({ startMs, endMs, data }: BusyTime, { call }: RouteContext, seesWords: boolean): Json {
  const { zone, zoneName } = call.prefer;
  const place = data['location'];
  const isPrivate = data['sensitivity'] === 'private' || data['sensitivity'] === 'confidential';
  const words = { subject: data['subject'], location: isObject(place) ? place['displayName'] : '' };
  return {
    ...(seesWords ? { isPrivate, ...(isPrivate ? {} : words) } : {}),
    status: data['showAs'],
    start: dateTimeTimeZone(msToWall(startMs, zone), zoneName),
    end: dateTimeTimeZone(msToWall(endMs, zone), zoneName),
  };
}

function scheduleOf(context: RouteContext, scheduleId: string, question: Question): Json {
  const { claims, store } = context;
  const owners = ownersOf(store, [scheduleId.trim().toLowerCase()], []);
  const [first] = owners;
  if (!first) {
    const error = { message: 'Proxy web request failed.', responseCode: '5016' };
    return { scheduleId, availabilityView: '', error };
  }
  const self = context.mailbox().owner;
  const seesWords = (owner: MailboxOwner): boolean => claims.upn === null || owner === self;
  const entries = owners.flatMap((owner) =>
    busyTimes(store.mailboxOf(owner), question).map((time) => ({ time, seen: seesWords(owner) })),
  );
  return {
    scheduleId,
    availabilityView: availabilityView(
      entries.map(({ time }) => time),
      question,
      question.intervalMs,
    ),
    scheduleItems: entries.map(({ time, seen }) => renderTime(time, context, seen)),
    ...(owners.length === 1 ? { workingHours: mailboxSettingsOf(store.mailboxOf(first))['workingHours'] } : {}),
  };
}

function getSchedule(context: RouteContext): Reply {
  calendarOfPath(context);
  const question = readQuestion(context.call.body);
  const value = question.schedules.map((address) => scheduleOf(context, address, question));
  const set = 'Collection(microsoft.graph.scheduleInformation)';
  return { status: 200, body: { '@odata.context': contextOf(context.call, set), value } };
}

/** Routes of free and busy times. */
export const scheduleRoutes: readonly Route[] = underEach(
  ['users/{user}/calendar', 'users/{user}/calendars/{calendar}'],
  (base) => [
    { method: 'POST', pattern: `${base}/getSchedule`, permission: 'Calendars', isRead: true, handle: getSchedule },
  ],
);
