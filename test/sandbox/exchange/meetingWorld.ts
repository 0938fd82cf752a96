// A sandbox Exchange with people, two rooms and a distribution list, and the requests that facts about meetings are told in.
import { makeTestCompany, startExchangeWorld, valuesOf, type Answer, type Json } from '../../support/exchangeWorld.ts';

export const ada = 'ada.byron@siebel.example';
export const grace = 'grace.hopper@siebel.example';
export const konrad = 'konrad.zuse@siebel.example';
export const alan = 'user.n3@siebel.example';
export const room = 'room.one@siebel.example';
export const otherRoom = 'room.two@siebel.example';
export const list = 'team@siebel.example';
export const outsider = 'guest@elsewhere.example';
const zone = 'GMT Standard Time';

const place = { organizationId: '1-O', timeZone: 'Europe/London', language: 'en-GB' };

export const person = (address: string, type = 'required'): Json => ({ type, emailAddress: { address } });
export const at = (dateTime: string, timeZone = zone): Json => ({ dateTime, timeZone });
export const hours = (day: string, from = '09:00', to = '10:00'): Json => ({
  start: at(`${day}T${from}:00`),
  end: at(`${day}T${to}:00`),
});
export const weekly = (startDate: string, count = 4): Json => ({
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
  range: { type: 'numbered', startDate, numberOfOccurrences: count },
});

/** Starts the world; every request asks for immutable ids. */
export async function startMeetingWorld(dataDir?: string) {
  const world = await startExchangeWorld({
    ...(dataDir === undefined ? {} : { dataDir }),
    makeCompany: (_seed, today) => {
      const company = makeTestCompany({ users: 5, contacts: 0, events: 0, tasks: 0 }, today);
      const [, second, third] = company.employees.map(({ id }) => id);
      return {
        ...company,
        rooms: [room, otherRoom].map((email, n) => ({ id: `1-ROOM${n}`, name: `Room ${n}`, email, ...place })),
        lists: [{ address: list, name: 'The team', memberIds: [second ?? '', third ?? ''] }],
      };
    },
  });
  const send = (method: string, path: string, body?: unknown): Promise<Answer> =>
    world.send(method, `/v1.0/users/${path}`, body, { Prefer: 'IdType="ImmutableId"' });

  const ask = async (method: string, path: string, body?: unknown): Promise<Json> => {
    const answer = await send(method, path, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  const eventsOf = async (who: string): Promise<Json[]> => valuesOf(await send('GET', `${who}/events?$top=1000`));

  return {
    ...world,
    /** A request below `/v1.0/users/`. */
    send: (method: string, path: string, body?: unknown) => send(method, path, body),
    /** A request to an address of an answer, with immutable ids. */
    sendTo: (method: string, path: string, body?: unknown, headers: Json = {}) =>
      world.send(method, path, body, { Prefer: 'IdType="ImmutableId"', ...headers }),
    /** The answer's body. Throws for an error. */
    ask,
    create: (who: string, body: Json) => ask('POST', `${who}/events`, body),
    patch: (who: string, event: Json, body: Json) => ask('PATCH', `${who}/events/${String(event['id'])}`, body),
    act: (who: string, event: Json, action: string, body: Json = {}) =>
      send('POST', `${who}/events/${String(event['id'])}/${action}`, body),
    remove: (who: string, event: Json) => send('DELETE', `${who}/events/${String(event['id'])}`),
    read: (who: string, event: Json) => ask('GET', `${who}/events/${String(event['id'])}`),
    eventsOf,
    /** Somebody's copies of a meeting in the calendar. */
    copiesOf: async (who: string, event: Json) =>
      (await eventsOf(who)).filter(({ iCalUId }) => iCalUId === event['iCalUId']),
    /** The occurrences of a series. */
    instancesOf: async (who: string, event: Json) =>
      valuesOf(
        await send(
          'GET',
          `${who}/events/${String(event['id'])}/instances?startDateTime=2026-01-01&endDateTime=2028-01-01&$top=100`,
        ),
      ),
    /** The mail that was counted since the last time this was asked: kind, sender and recipients. */
    mail: (() => {
      let seen = 0;
      return async (): Promise<unknown[][]> => {
        const { mails } = (await world.send('GET', '/sandbox/mail')).body as { mails: Json[] };
        const fresh = mails.slice(seen).map(({ kind, from, to }) => [kind, from, to]);
        seen = mails.length;
        return fresh;
      };
    })(),
  };
}

export type MeetingWorld = Awaited<ReturnType<typeof startMeetingWorld>>;

/** The only copy; fails if there are more or none. */
export function only(events: readonly Json[]): Json {
  const [event, ...more] = events;
  if (!event || more.length > 0) throw new Error(`Expected one event, found ${events.length}.`);
  return event;
}

/** The answers that an event's attendees gave, by address. */
export function answersIn(event: Json): Json {
  const people = event['attendees'] as { emailAddress: { address: string }; status: { response: string } }[];
  return Object.fromEntries(people.map(({ emailAddress, status }) => [emailAddress.address, status.response]));
}
