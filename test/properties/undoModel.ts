// What one user's records must say after a run was taken back, told without the product's code: what they said before people changed them,
// and what people changed since.
import { KINDS } from './kinds.ts';
import type { Kind } from './story.ts';

export type Side = 'siebel' | 'outlook';
export type Values = Readonly<Record<string, string>>;

/** What a person did to a record. */
export type Deed =
  | { readonly act: 'edit'; readonly side: Side; readonly field: string; readonly value: string }
  | { readonly act: 'remove'; readonly side: Side };

/** A record, with what people did to it before and after the run that is taken back. */
export interface Life {
  readonly token: string;
  readonly kind: Kind;
  /** Where it was made. */
  readonly bornOn: Side;
  /** Made within the run that is taken back. */
  readonly isNew: boolean;
  readonly born: Values;
  readonly before: Deed[];
  readonly since: Deed[];
}

/** What each side says of it; null for nothing. */
export type Said = Readonly<Record<Side, Values | null>>;

const SIDES: readonly Side[] = ['siebel', 'outlook'];

/** What both sides must say in the end. */
export function expectedOf(life: Life): Said {
  const since = life.since.some(({ act }) => act === 'remove');
  const removedOn = SIDES.filter((side) => life.before.some((deed) => deed.act === 'remove' && deed.side === side));
  if (since || removedOn.length === 2) return { siebel: null, outlook: null };
  if (life.isNew) {
    // What it was made from stays; what was edited since stays on both sides.
    if (removedOn.length > 0) return { siebel: null, outlook: null };
    const said = edited(edited(life.born, life.before), life.since);
    const stays = life.since.length > 0;
    return { siebel: stays || life.bornOn === 'siebel' ? said : null, outlook: stays || life.bornOn === 'outlook' ? said : null }; // prettier-ignore
  }
  const said = edited(removedOn[0] ? broughtBack(life, removedOn[0]) : { ...life.born, ...losersOf(life.before) }, life.since); // prettier-ignore
  return { siebel: said, outlook: said };
}

/**
 * Removals won over the edits of the other side, and with the record those come back. What was edited where it was removed went with it, but
 * for a contact of Siebel's: that one only lost the user, and says what it said.
 */
function broughtBack({ before, born, kind }: Life, removedOn: Side): Values {
  const on = (side: Side): readonly Deed[] => before.filter((deed) => deed.side === side);
  if (removedOn === 'outlook') return edited(born, on('siebel'));
  const kept = kind === 'contact' ? edited(born, on('siebel')) : born;
  return edited(kept, on('outlook'));
}

/** A field that both sides changed went to Siebel's value; taking that back restores the one that lost. */
function losersOf(deeds: readonly Deed[]): Values {
  const on = (side: Side): Values => edited({}, deeds.filter((deed) => deed.side === side)); // prettier-ignore
  const [siebel, outlook] = [on('siebel'), on('outlook')];
  return Object.fromEntries(Object.entries(outlook).filter(([field]) => field in siebel));
}

/** Values with edits: Siebel's win. */
function edited(values: Values, deeds: readonly Deed[]): Values {
  const of = (side: Side): Values =>
    Object.fromEntries(deeds.flatMap((deed) => (deed.act === 'edit' && deed.side === side ? [[deed.field, deed.value]] : []))); // prettier-ignore
  return { ...values, ...of('outlook'), ...of('siebel') };
}

/** Every field with a value of its own, some of those that may be empty left empty. */
export function firstValues(kind: Kind, next: () => number, isEmpty: (field: number) => boolean): Values {
  return Object.fromEntries(
    KINDS[kind].fields.map((field, index) => [
      field.name,
      field.clearable && isEmpty(index) ? '' : field.value(next()),
    ]),
  );
}
