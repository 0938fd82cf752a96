// What calendar and task share: both are Siebel activities, and both carry the activity's Type as one of an Outlook item's categories.
import type { Role } from '../../shared/vocabulary.ts';
import { categoriesOf, withActivityType, withSyncCategory } from './categories.ts';
import type { MappingContext } from './domainMapping.ts';
import { cleanLine, cut, says, textOfBody } from './text.ts';
import type { WireBody } from './wireRecord.ts';

/** Lengths of the activity's text fields (docs/siebel-objects.md). Longer text is cut; see `says` for why it never comes back. */
export const ACTIVITY_LENGTHS = { Description: 100, Comment: 1500, MeetingLocation: 100 } as const;

/** Values of the field Display, which decides the domain. */
export const DISPLAY = { calendar: 'Calendar and Activities', task: 'To Do and Activities' } as const;

/** Owner if the user is the primary owner; everybody else on the activity takes part. */
export function roleIn(body: WireBody, siebelUserId: string): Role {
  return body['Primary Owner Id'] === siebelUserId ? 'owner' : 'participant';
}

/** Full names of the activity's employees, sorted; empty when it is one person's. */
export function participantsOf(body: WireBody): readonly string[] {
  const employees: unknown = body['Employee'];
  if (!Array.isArray(employees) || employees.length < 2) return [];
  return (employees as WireBody[])
    .map((row) => cleanLine(`${cleanLine(row['First Name'])} ${cleanLine(row['Last Name'])}`))
    .filter((name) => name !== '')
    .sort();
}

/** The text of one of the activity's fields, cut at its length. */
export function activityText(field: keyof typeof ACTIVITY_LENGTHS, text: string): string {
  return cut(text, ACTIVITY_LENGTHS[field]);
}

/** Type for Siebel. It is required there: an item without one gets `fallback` when it is new, and keeps what it has later. */
export function typeToSiebel(category: string | undefined, isNew: boolean, fallback: string): WireBody {
  if (category) return { Type: category };
  return isNew ? { Type: fallback } : {};
}

/** The categories to write, or {} when nothing about them changes: the user's own stay, the PIM Category Value is put among them. */
export function categoriesToExchange(
  before: WireBody,
  category: string | undefined,
  context: MappingContext,
): WireBody {
  const present = categoriesOf(before);
  const typed = category === undefined ? present : withActivityType(present, category, context.activityTypes);
  const categories = withSyncCategory(typed, context.categoryValue);
  const isSame = categories.length === present.length && categories.every((name, index) => name === present[index]);
  return isSame ? {} : { categories };
}

/** The body to write, or {} when the item says these words already, so that the formatting of a body nobody changed survives. */
export function bodyToExchange(before: WireBody, text: string): WireBody {
  const present = textOfBody(before['body']);
  return says(present, text, ACTIVITY_LENGTHS.Comment) ? {} : { body: { contentType: 'text', content: text } };
}
