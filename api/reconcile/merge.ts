// Merge by field: what each side changed since both last agreed travels to the other; what both changed goes to the Conflict Winner.
// Two of which one was made of the other share what they said then. With no base at all (a first match) the non-blank value wins, and the
// Conflict Winner where neither is blank; what Siebel would hold of Exchange's value, cut or in a word of its own, is that value.
import { isBlank, sameValue, type FieldValue } from '../../shared/records/values.ts';
import type { Side } from '../../shared/vocabulary.ts';
import type { Overruled, Pair, Policy, PresentView, Skip, SyncLink, Values } from './types.ts';

export interface Merge {
  /** Values for Exchange. */
  readonly outbound: Readonly<Record<string, FieldValue>>;
  /** Values for Siebel. */
  readonly inbound: Readonly<Record<string, FieldValue>>;
  readonly agreed: readonly string[];
  readonly overruled: readonly Overruled[];
  readonly skips: readonly Skip[];
}

type Verdict = 'agreed' | 'newly-mapped' | Side | { readonly winner: Side };

/**
 * Compares the two sides of a pair field by field. Fields that are switched off in the policy are left alone. `inSiebel` is what Siebel would
 * say of the Exchange item, as far as that is known; it counts where there is no link. `made` is what both said when one was made of the other.
 */
export function merge(
  siebel: PresentView,
  exchange: PresentView,
  link: SyncLink | null,
  policy: Policy,
  inSiebel: Values = {},
  made: Pair['base'] = undefined,
): Merge {
  const outbound: Record<string, FieldValue> = {};
  const inbound: Record<string, FieldValue> = {};
  const agreed: string[] = [];
  const overruled: Overruled[] = [];
  const skips: Skip[] = [];

  for (const [field, directions] of Object.entries(policy.fields)) {
    const siebelValue = siebel.record[field] ?? null;
    const exchangeValue = exchange.record[field] ?? null;
    if (directions.length === 0) continue;
    if (directions.length === 1) {
      // Only one side can say this field, so the other's value is no opinion.
      const source: Side = directions[0] === 'outbound' ? 'siebel' : 'exchange';
      const base = link && (source === 'siebel' ? link.siebelDigests : link.exchangeDigests)[field];
      const value = source === 'siebel' ? siebelValue : exchangeValue;
      const digest = (source === 'siebel' ? siebel : exchange).digests[field];
      if (base === digest || (link === null && isBlank(value))) agreed.push(field);
      else if (source === 'siebel') outbound[field] = value;
      else inbound[field] = value;
      continue;
    }

    const held = link ? undefined : inSiebel[field];
    const isHeld = held !== undefined && sameValue(siebelValue, held);
    const verdict = isHeld ? 'agreed' : judge(field, siebel, exchange, link, policy, made);
    if (verdict === 'agreed') {
      agreed.push(field);
      continue;
    }
    if (verdict === 'newly-mapped') {
      skips.push({ direction: 'outbound', reason: 'newly-mapped-field', fields: [field] });
      continue;
    }
    const source = typeof verdict === 'string' ? verdict : verdict.winner;
    if (source === 'exchange' && isBlank(exchangeValue) && policy.clearingIgnored.includes(field)) {
      skips.push({ direction: 'inbound', reason: 'clearing-ignored', fields: [field] });
      agreed.push(field);
      continue;
    }
    if (source === 'siebel') outbound[field] = siebelValue;
    else inbound[field] = exchangeValue;
    if (typeof verdict !== 'string') {
      const loser: Side = source === 'siebel' ? 'exchange' : 'siebel';
      overruled.push({ field, side: loser, value: loser === 'siebel' ? siebelValue : exchangeValue });
    }
  }
  return { outbound, inbound, agreed, overruled, skips };
}

function judge(
  field: string,
  siebel: PresentView,
  exchange: PresentView,
  link: SyncLink | null,
  policy: Policy,
  made: Pair['base'],
): Verdict {
  const siebelValue = siebel.record[field] ?? null;
  const exchangeValue = exchange.record[field] ?? null;
  if (link === null) {
    if (sameValue(siebelValue, exchangeValue)) return 'agreed';
    const edited = made && editedSince(field, siebel, exchange, made);
    if (edited) return edited;
    if (isBlank(siebelValue)) return 'exchange';
    if (isBlank(exchangeValue)) return 'siebel';
    return { winner: winnerOf(policy) };
  }
  const siebelBase = link.siebelDigests[field];
  const exchangeBase = link.exchangeDigests[field];
  if (siebelBase === undefined || exchangeBase === undefined) {
    return sameValue(siebelValue, exchangeValue) ? 'agreed' : 'newly-mapped';
  }
  const siebelChanged = siebelBase !== siebel.digests[field];
  const exchangeChanged = exchangeBase !== exchange.digests[field];
  if (!siebelChanged && !exchangeChanged) return 'agreed';
  if (sameValue(siebelValue, exchangeValue)) return 'agreed';
  if (siebelChanged && exchangeChanged) return { winner: winnerOf(policy) };
  return siebelChanged ? 'siebel' : 'exchange';
}

/** The only side that says something else than when one record was made of the other; null where both do. */
function editedSince(
  field: string,
  siebel: PresentView,
  exchange: PresentView,
  made: NonNullable<Pair['base']>,
): Side | 'agreed' | null {
  const isEdited = (side: Side, view: PresentView): boolean => made[side][field] !== view.digests[field];
  const [inSiebel, inExchange] = [isEdited('siebel', siebel), isEdited('exchange', exchange)];
  if (inSiebel === inExchange) return inSiebel ? null : 'agreed';
  return inSiebel ? 'siebel' : 'exchange';
}

/** Under a one-way level the source side always wins; else the Conflict Winner of the Domain Map. */
function winnerOf(policy: Policy): Side {
  if (policy.directions.length === 1) return policy.directions[0] === 'outbound' ? 'siebel' : 'exchange';
  return policy.conflictWinner === 'Siebel Record' ? 'siebel' : 'exchange';
}
