// The people of an event: attendees, organizer, answers. Knows their form only; who is mailed when is mail.ts's business.
import { GraphError } from '../GraphError.ts';
import { isObject, without } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';

const noTime = '0001-01-01T00:00:00Z';
const maxAttendees = 500;

/** An answer that nobody has given yet. */
export function responseOf(response: string): Json {
  return { response, time: noTime };
}

/** The address of an attendee or organizer in lower case, '' if there is none. */
export function addressOf(person: unknown): string {
  const email = isObject(person) ? person['emailAddress'] : undefined;
  const address = isObject(email) ? email['address'] : undefined;
  return typeof address === 'string' ? address.toLowerCase() : '';
}

/** The attendees of an event's properties, as objects. */
export function attendeesOf(data: Json): Json[] {
  const list: unknown[] = Array.isArray(data['attendees']) ? data['attendees'] : [];
  return list.filter(isObject);
}

/** The attendees as if nobody had answered. */
export function withoutAnswers(people: readonly Json[]): Json[] {
  return people.map((person) => ({ ...without(person, ['proposedNewTime']), status: responseOf('none') }));
}

/**
 * Attendees as Exchange keeps them: a type, a name, and the answer known so far (a client cannot set it).
 * @param trustsStatus true for sample data, whose answers are taken as they are, and people without an address too
 * @throws GraphError 400 for one without an address
 */
export function writeAttendees(given: unknown, before: Json | undefined, trustsStatus: boolean): Json[] {
  const known = new Map(attendeesOf(before ?? {}).map((person) => [addressOf(person), person]));
  const list: unknown[] = Array.isArray(given) ? given : [];
  if (list.length > maxAttendees)
    throw new GraphError(400, 'ErrorInvalidRecipients', `An event has at most ${maxAttendees} attendees.`);
  return list.filter(isObject).map((person) => {
    const email = isObject(person['emailAddress']) ? person['emailAddress'] : {};
    const address = addressOf(person);
    if (address === '' && !trustsStatus)
      throw new GraphError(
        400,
        'ErrorInvalidRecipients',
        'At least one recipient is not valid: an attendee needs an emailAddress with an address.',
      );
    const said = known.get(address) ?? (trustsStatus ? person : {});
    return {
      type: person['type'] ?? 'required',
      status: said['status'] ?? responseOf('none'),
      ...(said['proposedNewTime'] ? { proposedNewTime: said['proposedNewTime'] } : {}),
      emailAddress: { name: email['name'] ?? email['address'], address: email['address'] },
    };
  });
}

function fullLocation(value: Json): Json {
  const displayName = value['displayName'] ?? '';
  const head = { displayName, locationType: 'default' };
  if (displayName === '') return { ...head, uniqueIdType: 'unknown', address: {}, coordinates: {} };
  return { ...head, uniqueId: displayName, uniqueIdType: 'private', ...value };
}

/** `location` and `locations` of an event after a write; either one decides the other. */
export function writeLocations(given: Json): Json {
  if ('locations' in given) {
    const list: unknown[] = Array.isArray(given['locations']) ? given['locations'] : [];
    const locations = list.filter(isObject).map(fullLocation);
    const names = locations.map((place) => String(place['displayName']));
    const only = locations.length === 1 ? locations[0] : undefined;
    return { locations, location: only ?? fullLocation({ displayName: names.join('; ') }) };
  }
  const location = fullLocation(isObject(given['location']) ? given['location'] : {});
  return { location, locations: location['displayName'] === '' ? [] : [location] };
}
