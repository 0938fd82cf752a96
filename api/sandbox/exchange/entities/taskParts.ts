// What hangs on a To Do task: its steps and its links to records of other systems. Knows their rules only.
import { GraphError } from '../GraphError.ts';
import type { ChecklistStep, LinkedResource } from '../mailboxes/item.ts';
import type { Json } from '../schema/readBody.ts';
import { offsetOf } from '../time/zones.ts';

/** A linked resource after a write; `id` is a GUID. */
export function writeLink(body: Json, id: string, before?: LinkedResource): LinkedResource {
  return { webUrl: '', applicationName: null, displayName: null, externalId: null, ...before, ...body, id };
}

/** A linked resource as Graph returns it. */
export function renderLink(link: LinkedResource): Json {
  return { ...link };
}

function instantOf(value: unknown): string | undefined {
  return typeof value === 'string' ? new Date(value).toISOString() : undefined;
}

/**
 * A step after a write. Ticking it off sets the time, unless one is given; `now` is an ISO instant.
 * @throws GraphError 400 without a name
 */
export function writeStep(body: Json, id: string, now: string, before?: ChecklistStep): ChecklistStep {
  const displayName = body['displayName'] ?? before?.displayName;
  if (typeof displayName !== 'string' || displayName === '')
    throw new GraphError(400, 'invalidRequest', "'displayName' is required.");
  const given = instantOf(body['checkedDateTime']);
  const isChecked = body['isChecked'] ?? (given !== undefined || (before?.checked ?? null) !== null);
  return {
    id,
    displayName,
    created: before?.created ?? instantOf(body['createdDateTime']) ?? now,
    checked: isChecked === true ? (given ?? before?.checked ?? now) : null,
  };
}

/** A step as Graph returns it; what is open has no `checkedDateTime`. */
export function renderStep({ id, displayName, created, checked }: ChecklistStep): Json {
  return {
    ...(checked === null ? {} : { checkedDateTime: offsetOf(checked) }),
    createdDateTime: offsetOf(created),
    displayName,
    isChecked: checked !== null,
    id,
  };
}
