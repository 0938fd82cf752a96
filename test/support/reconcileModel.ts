// A second opinion on the reconciliation: a model that works on plain values and spells out, case by case, what a user would expect.
// It shares no code with api/reconcile (types aside) and predicts every operation and every skip as a line of text.
import type { Pair, Policy, PresentView, SideView } from '../../api/reconcile/types.ts';
import type { FieldValue } from '../../shared/records/values.ts';
import type { Side } from '../../shared/vocabulary.ts';

/** What both sides said when they last agreed, in plain values; fields missing here were mapped later. */
export interface ModelBase {
  readonly siebel: Readonly<Record<string, FieldValue>>;
  readonly exchange: Readonly<Record<string, FieldValue>>;
}

type Lines = string[];

const arrow = { siebel: 'inbound', exchange: 'outbound' } as const; // by the side that is written
const isGone = (view: SideView): boolean =>
  view.state === 'gone' || view.state === 'none' || (view.state === 'excluded' && view.leaves);
const empty = (value: FieldValue | undefined): boolean => value === '' || value === null || value === undefined;

/** Predicts the plan line of a pair: sorted texts such as `update exchange name="x"` or `skip inbound level-forbids name`. */
export function predict(pair: Pair, base: ModelBase | null, policy: Policy): readonly string[] {
  return (base ? predictLinked(pair, base, policy) : predictUnlinked(pair, policy)).sort();
}

function predictUnlinked(pair: Pair, policy: Policy): Lines {
  const blocked = blockedSide(pair, false);
  if (blocked) return blocked;
  const { siebel, exchange, match } = pair;
  if (match?.by === 'nothing') return [`skip ${exchange.state === 'none' ? 'outbound' : 'inbound'} ${match.reason}`];
  if (match && siebel.state === 'present' && exchange.state === 'present') {
    if (!siebel.traits.inScope && !policy.directions.includes('inbound')) {
      return [
        'skip inbound level-forbids',
        ...evenOut(siebel, exchange, null, policy, pair.inSiebel).filter((line) => line.startsWith('skip')),
      ];
    }
    const joins = siebel.traits.inScope ? [] : ['adopt siebel'];
    return ['link', ...joins, ...evenOut(siebel, exchange, null, policy, pair.inSiebel)];
  }
  const [source, target]: [SideView, Side] = siebel.state === 'none' ? [exchange, 'siebel'] : [siebel, 'exchange'];
  if (source.state !== 'present') return [];
  const no = mayTravel(source, target, 'create', target === 'siebel', policy);
  return [no ? `skip ${arrow[target]} ${no}` : `create ${target} ${told(source.record)}`];
}

function predictLinked(pair: Pair, base: ModelBase, policy: Policy): Lines {
  const blocked = blockedSide(pair, true);
  if (blocked) return blocked;
  const { siebel, exchange } = pair;
  if (isGone(siebel) && isGone(exchange)) return ['unlink'];
  if (isGone(siebel)) return afterDeletion('siebel', siebel, exchange, base.exchange, pair, policy);
  if (isGone(exchange)) return afterDeletion('exchange', exchange, siebel, base.siebel, pair, policy);
  if (siebel.state !== 'present' && exchange.state !== 'present') return [];
  const was = { siebel: wasEdited(siebel, base.siebel), exchange: wasEdited(exchange, base.exchange) };
  if (!was.siebel && !was.exchange) return [];
  if (siebel.state !== 'present' || exchange.state !== 'present') return ['skip inbound unreadable-record'];
  return evenOut(siebel, exchange, base, policy);
}

/** A record that is there but none of ours stops everything, unless being so is how it leaves. */
function blockedSide(pair: Pair, linked: boolean): Lines | null {
  for (const [side, direction] of [
    ['siebel', 'outbound'],
    ['exchange', 'inbound'],
  ] as const) {
    const view = pair[side];
    if (view.state === 'excluded' && !(view.leaves && linked)) {
      const isProven = !linked && pair.match?.by === 'stamp';
      return [...(isProven ? ['link'] : []), `skip ${direction} ${view.reason}`];
    }
  }
  return null;
}

function wasEdited(view: SideView, base: Readonly<Record<string, FieldValue>>): boolean {
  if (view.state !== 'present') return false;
  return Object.entries(view.record).some(([field, value]) => field in base && base[field] !== value);
}

function afterDeletion(
  goneSide: Side,
  gone: SideView,
  survivor: SideView,
  survivorBase: Readonly<Record<string, FieldValue>>,
  pair: Pair,
  policy: Policy,
): Lines {
  const survivingSide: Side = goneSide === 'siebel' ? 'exchange' : 'siebel';
  const reallyDeleted = gone.state === 'gone' && gone.why === 'deleted';
  if (!policy.deleteWins && reallyDeleted && survivor.state === 'present' && wasEdited(survivor, survivorBase)) {
    const no = mayTravel(survivor, goneSide, 'create', false, policy);
    return no ? [`skip ${arrow[goneSide]} ${no}`] : ['unlink', `create ${goneSide} ${told(survivor.record)}`];
  }
  const direction = arrow[survivingSide];
  if (gone.state === 'gone' && gone.why === 'out-of-scope') return ['unlink', `skip ${direction} left-scope`];
  if (!policy.directions.includes(direction)) return [`skip ${direction} level-forbids`];
  if (!policy.mayDelete[survivingSide]) return ['unlink', `skip ${direction} deletion-not-allowed`];
  if (survivingSide === 'exchange') return ['unlink', 'remove exchange delete'];
  if (policy.keepPastItems && survivor.state === 'present' && survivor.traits.isPast)
    return ['skip inbound past-item-kept'];
  // The user's part in it now; what it was when the two were linked counts only where nothing newer is known.
  const role = pair.siebel.state === 'present' ? pair.siebel.traits.role : pair.link?.role;
  const how = policy.domain === 'contact' || role === 'participant' ? 'leave' : 'delete';
  return ['unlink', `remove siebel ${how}`];
}

/** Brings two living records together, field by field. */
function evenOut(
  siebel: PresentView,
  exchange: PresentView,
  base: ModelBase | null,
  policy: Policy,
  wouldSay: Readonly<Record<string, FieldValue>> = {},
): Lines {
  const lines: Lines = [];
  const forSiebel: Record<string, FieldValue> = {};
  const forExchange: Record<string, FieldValue> = {};
  for (const [field, ways] of Object.entries(policy.fields)) {
    const s = siebel.record[field] ?? null;
    const e = exchange.record[field] ?? null;
    // Siebel's form of Outlook's value is that value, but only between two speakers.
    if (ways.length === 2 && field in wouldSay && wouldSay[field] === s) continue;
    const taker = whoTakes(field, s, e, ways, base, policy);
    if (taker === 'newly mapped') lines.push(`skip outbound newly-mapped-field ${field}`);
    if (taker === 'exchange') forExchange[field] = s;
    if (taker !== 'siebel') continue;
    if (ways.length === 2 && empty(e) && policy.clearingIgnored.includes(field))
      lines.push(`skip inbound clearing-ignored ${field}`);
    else forSiebel[field] = e;
  }
  for (const [target, values, source] of [
    ['exchange', forExchange, siebel],
    ['siebel', forSiebel, exchange],
  ] as const) {
    if (Object.keys(values).length === 0) continue;
    const no = mayTravel(source, target, 'update', false, policy);
    lines.push(
      no ? `skip ${arrow[target]} ${no} ${Object.keys(values).join(',')}` : `update ${target} ${told(values)}`,
    );
  }
  return lines;
}

/** The side whose field is to be overwritten, if any. */
function whoTakes(
  field: string,
  s: FieldValue,
  e: FieldValue,
  ways: readonly string[],
  base: ModelBase | null,
  policy: Policy,
): Side | 'newly mapped' | null {
  if (ways.length === 0) return null;
  if (ways.length === 1) {
    const speaker: Side = ways[0] === 'outbound' ? 'siebel' : 'exchange';
    const value = speaker === 'siebel' ? s : e;
    const spoke = base ? base[speaker][field] !== value : !empty(value);
    return spoke ? (speaker === 'siebel' ? 'exchange' : 'siebel') : null;
  }
  if (s === e) return null;
  const boss: Side =
    policy.directions.length === 1
      ? policy.directions[0] === 'outbound'
        ? 'siebel'
        : 'exchange'
      : policy.conflictWinner === 'Siebel Record'
        ? 'siebel'
        : 'exchange';
  const underling: Side = boss === 'siebel' ? 'exchange' : 'siebel';
  if (base === null) {
    if (empty(s)) return 'siebel';
    if (empty(e)) return 'exchange';
    return underling;
  }
  if (!(field in base.siebel) || !(field in base.exchange)) return 'newly mapped';
  const siebelMoved = base.siebel[field] !== s;
  const exchangeMoved = base.exchange[field] !== e;
  if (siebelMoved && exchangeMoved) return underling;
  if (siebelMoved) return 'exchange';
  return exchangeMoved ? 'siebel' : null;
}

function mayTravel(
  source: PresentView,
  target: Side,
  how: 'create' | 'update',
  firstTime: boolean,
  policy: Policy,
): string | null {
  const { traits } = source;
  if (!policy.directions.includes(arrow[target])) return 'level-forbids';
  if (policy.extractFrom !== null && traits.relevantDay !== null && traits.relevantDay < policy.extractFrom)
    return 'before-extract-start';
  if (target === 'siebel' && policy.ignorePrivate && traits.isPrivate) return 'private-item';
  if (how === 'create' && traits.missingRequired !== null) return 'required-field-empty';
  if (firstTime && policy.optIn && !traits.hasSyncCategory) return 'not-opted-in';
  if (firstTime && policy.onlyActivityTypes && !traits.hasActivityType) return 'not-an-activity-type';
  return null;
}

/** Values as one text, fields in order. */
export function told(values: Readonly<Record<string, FieldValue>>): string {
  return Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, value]) => `${field}=${JSON.stringify(value)}`)
    .join(' ');
}
