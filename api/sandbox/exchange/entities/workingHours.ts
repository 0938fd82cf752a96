// The hours in which somebody works: those of the mailbox's settings, Monday to Friday from eight to five unless they say otherwise.
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { windowsNameOf } from '../time/zones.ts';

/** Working hours as Graph returns them. */
export function workingHoursOf(mailbox: Mailbox): Json {
  for (const { data } of mailbox.settings.all()) if (isObject(data['workingHours'])) return data['workingHours'];
  return {
    daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    startTime: '08:00:00.0000000',
    endTime: '17:00:00.0000000',
    timeZone: { name: windowsNameOf(mailbox.owner.timeZone) },
  };
}
