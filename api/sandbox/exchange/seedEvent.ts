// A sample event as an item. Besides what a client may send it says what only a server knows: of a series, the changed and the cancelled
// occurrences. Knows how sample bodies tell them; the rest is an event's rules.
import { writeEvent } from './entities/event.ts';
import { occurrenceData, withException, withoutOccurrence } from './entities/occurrenceData.ts';
import { occurrenceOn } from './entities/occurrences.ts';
import type { Item } from './mailboxes/item.ts';
import type { Mailbox } from './mailboxes/Mailbox.ts';
import { addEvent, exceptionFrom, ownerOf } from './routes/eventWrites.ts';
import { isObject, readBody, without } from './schema/readBody.ts';
import type { Json } from './schema/readBody.ts';
import { msToWall, zoneOf } from './time/zones.ts';
import type { SampleBody } from '../sampleData/types.ts';

/** The day of an original start (an instant) in the zone of the series. */
function dayOf(item: Item, originalStart: unknown): string {
  const recurrence = item.data['recurrence'];
  const range = isObject(recurrence) ? recurrence['range'] : undefined;
  const zone = isObject(range) ? zoneOf(String(range['recurrenceTimeZone'])) : 'utc';
  return msToWall(Date.parse(String(originalStart)), zone).slice(0, 10);
}

function withChanged(mailbox: Mailbox, item: Item, sample: Json): Item {
  const occurrence = occurrenceOn(item, dayOf(item, sample['originalStart']));
  if (!occurrence)
    throw new Error(`The sample series '${String(item.data['subject'])}' has no ${String(sample['originalStart'])}.`);
  const before = { ...item, data: occurrenceData(item, occurrence) };
  const body = readBody(without(sample, ['originalStart']), 'event');
  const { data } = writeEvent(body, { owner: ownerOf(mailbox), before, isSample: true });
  return withException(item, occurrence.day, exceptionFrom(item, data));
}

/**
 * Puts a sample event into a mailbox.
 * @throws GraphError when the body would not pass as a POST
 */
export function seedEvent(mailbox: Mailbox, sample: SampleBody, key: string): void {
  const { cancelledOccurrences: cancelled, exceptionOccurrences: changed, ...body } = sample;
  let item = addEvent(mailbox, readBody(body, 'event'), { isSample: true, key });
  const [changes, days]: [unknown[], unknown[]] = [
    Array.isArray(changed) ? changed : [],
    Array.isArray(cancelled) ? cancelled : [],
  ];
  if (changes.length + days.length === 0) return;
  for (const change of changes) if (isObject(change)) item = withChanged(mailbox, item, change);
  for (const day of days) item = withoutOccurrence(item, String(day));
  mailbox.put('event', item);
}
