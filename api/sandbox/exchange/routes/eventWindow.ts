// The window that a query names, and what of an event shows in it. Knows no paths.
import type { EventRow } from '../entities/eventView.ts';
import { isInWindow, occurrencesIn } from '../entities/occurrences.ts';
import { GraphError } from '../GraphError.ts';
import type { Item } from '../mailboxes/item.ts';
import type { RouteContext } from './route.ts';

const maxWindowDays = 1825;

/**
 * The window of the query in milliseconds; a time without offset is UTC.
 * @throws GraphError 400 where it is missing, ends before it begins, or is longer than Graph allows
 */
export function windowOf({ call }: RouteContext): { fromMs: number; toMs: number } {
  const read = (name: string): number => {
    const text = call.query.parameters.get(name);
    if (text === undefined) {
      const message =
        'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.';
      throw new GraphError(400, 'ErrorInvalidParameter', message);
    }
    // A `+` of an offset that was not encoded arrives as a space.
    const whole = text.replace(' ', '+');
    const ms = Date.parse(/Z$|[+-]\d\d:\d\d$/i.test(whole) || !whole.includes('T') ? whole : `${whole}Z`);
    if (Number.isNaN(ms))
      throw new GraphError(400, 'ErrorInvalidParameter', `The value '${text}' of parameter '${name}' is invalid.`);
    return ms;
  };
  const [fromMs, toMs] = [read('startdatetime'), read('enddatetime')];
  if (toMs < fromMs)
    throw new GraphError(400, 'ErrorInvalidParameter', 'The end of the window must not be before its start.');
  if (toMs - fromMs > maxWindowDays * 86_400_000) {
    const message = `Your request can't be completed. The range between the start and end dates is greater than the allowed range. Maximum number of days: ${maxWindowDays}`;
    throw new GraphError(400, 'ErrorInvalidRequest', message);
  }
  return { fromMs, toMs };
}

/** What shows of an event in a window: itself, or the occurrences of a series. */
export function rowsIn(item: Item, fromMs: number, toMs: number): EventRow[] {
  if (item.data['recurrence']) return occurrencesIn(item, fromMs, toMs).map((occurrence) => ({ item, occurrence }));
  return isInWindow(item, fromMs, toMs) ? [{ item }] : [];
}
