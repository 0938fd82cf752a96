// What people did, and what must therefore hold: a small model of its own that shares no code with the product. It knows edits, removals,
// levels and settings with the step at which each happened; it knows nothing of links, digests or cursors.
import type { Kind, Level, Place, Switch, Who } from './story.ts';

export const PEOPLE: readonly Who[] = [0, 1, 2];

export interface Write {
  readonly at: number;
  readonly place: Place;
  readonly field: string;
  readonly value: string;
}

export type Act = 'deleted' | 'undeleted' | 'moved' | 'movedBack' | 'private' | 'public' | 'off' | 'on' | 'owner' | 'display' | 'meeting' | 'series' | 'done'; // prettier-ignore

export interface Deed {
  readonly at: number;
  readonly act: Act;
  /** Where it was done; for `on`, `off` and `owner` whom it concerns. */
  readonly place: Place;
}

export interface Rec {
  readonly token: string;
  /** What it is, or was: an activity may change. */
  readonly kinds: Set<Kind>;
  readonly born: { readonly at: number; readonly places: readonly Place[] };
  readonly writes: Write[];
  readonly deeds: Deed[];
  /** Made on both sides: how the two are told to be one. */
  readonly isTwin: boolean;
  readonly isPast: boolean;
}

interface Permission {
  readonly at: number;
  readonly inbound: boolean;
  readonly outbound: boolean;
}

/** A run of a user. */
interface RunOf {
  readonly at: number;
  readonly who: Who;
}

const INBOUND: readonly Level[] = ['Full Sync', 'Import Only'];
const OUTBOUND: readonly Level[] = ['Full Sync', 'Export Only'];

export class Model {
  /** The present step. */
  at = 0;
  readonly records: Rec[] = [];
  readonly cleanRuns: RunOf[] = [];
  /** Steps at which a user's links were forgotten. */
  readonly forgotten: { readonly at: number; readonly who: Who }[] = [];
  /** Settings that were ever on, by kind. */
  readonly everOn = new Set<string>();
  readonly nowOn = new Set<string>();
  /** Deletions by people, by mailbox and kind: what the mass-delete guard may count. */
  readonly deletions = new Map<string, number>();
  mailsOfPeople = 0;
  plansRejected = false;
  wasRemapped = false;
  private readonly domain: Record<Kind, Level> = { contact: 'Full Sync', event: 'Full Sync', task: 'Full Sync' };
  private readonly own = PEOPLE.map((): Record<Kind, Level> => ({ contact: 'Full Sync', event: 'Full Sync', task: 'Full Sync' })); // prettier-ignore
  private readonly permissions = new Map<string, Permission[]>();
  private readonly switched: { readonly kind: Kind; readonly name: Switch; readonly on: boolean; readonly time: number }[] = []; // prettier-ignore
  private words = 0;

  constructor() {
    for (const who of PEOPLE) for (const kind of ['contact', 'event', 'task'] as const) this.permit(who, kind);
  }

  nextNumber(): number {
    this.words += 1;
    return this.words;
  }

  add(kind: Kind, places: readonly Place[], more: { isTwin?: boolean; isPast?: boolean } = {}): Rec {
    const token = `R${this.nextNumber()}x`;
    const born = { at: this.at, places };
    const { isPast = false, isTwin = false } = more;
    const record: Rec = { token, kinds: new Set([kind]), born, writes: [], deeds: [], isTwin, isPast };
    this.records.push(record);
    return record;
  }

  write(record: Rec, place: Place, field: string, value: string): void {
    record.writes.push({ at: this.at, place, field, value });
  }

  deed(record: Rec, act: Act, place: Place): void {
    record.deeds.push({ at: this.at, act, place });
  }

  countDeletion(place: Place, kind: Kind, times = 1): void {
    const key = `${place} ${kind}`;
    this.deletions.set(key, (this.deletions.get(key) ?? 0) + times);
  }

  setDomainLevel(kind: Kind, level: Level): void {
    this.domain[kind] = level;
    for (const who of PEOPLE) this.permit(who, kind);
  }

  setUserLevel(who: Who, kind: Kind, level: Level): void {
    const own = this.own[who];
    if (own) own[kind] = level;
    this.permit(who, kind);
  }

  /** `time` is the product's, in milliseconds. */
  set(kind: Kind, name: Switch, on: boolean, time: number): void {
    const key = `${name} ${kind}`;
    this.switched.push({ kind, name, on, time });
    if (!on) this.nowOn.delete(key);
    else this.nowOn.add(key);
    if (on) this.everOn.add(key);
  }

  private permit(who: Who, kind: Kind): void {
    const levels = [this.domain[kind], this.own[who]?.[kind] ?? 'Full Sync'];
    const may = (allowed: readonly Level[]): boolean => levels.every((level) => allowed.includes(level));
    const key = `${who} ${kind}`;
    const list = this.permissions.get(key) ?? [];
    list.push({ at: this.at, inbound: may(INBOUND), outbound: may(OUTBOUND) });
    this.permissions.set(key, list);
  }

  /** Whether records of these kinds may travel now. */
  mayNow(who: Who, kinds: Iterable<Kind>, direction: 'inbound' | 'outbound'): boolean {
    return [...kinds].some((kind) => this.permissions.get(`${who} ${kind}`)?.at(-1)?.[direction]);
  }

  /** Whether they might at any time since then. */
  mightSince(who: Who, kinds: Iterable<Kind>, direction: 'inbound' | 'outbound', at: number): boolean {
    return [...kinds].some((kind) => {
      const list = this.permissions.get(`${who} ${kind}`) ?? [];
      return list.some((one, index) => one[direction] && (list[index + 1]?.at ?? Infinity) >= at);
    });
  }

  /** Whether the level ever kept anything back. */
  wasLimited(who: Who, kinds: Iterable<Kind>): boolean {
    return [...kinds].some((kind) => this.permissions.get(`${who} ${kind}`)?.some((one) => !one.inbound || !one.outbound)); // prettier-ignore
  }

  wasOn(name: Switch, kind: Kind, time: number): boolean {
    return this.switched.findLast((one) => one.name === name && one.kind === kind && one.time <= time)?.on ?? false;
  }

  ever(name: Switch, kinds: Iterable<Kind>): boolean {
    return [...kinds].some((kind) => this.everOn.has(`${name} ${kind}`));
  }

  /** The step by which a write at one place had certainly arrived at another; Infinity for never. */
  arrived(write: Write, kinds: Iterable<Kind>, place: Place): number {
    const after = (who: Who, at: number, direction: 'inbound' | 'outbound'): number =>
      this.cleanRuns.find((run) => run.who === who && run.at > at && this.mayNow(who, kinds, direction))?.at ??
      Infinity;
    const { place: origin } = write;
    if (origin === place) return write.at;
    const atSiebel = origin === 'siebel' ? write.at : after(origin, write.at, 'inbound');
    return place === 'siebel' ? atSiebel : after(place, atSiebel, 'outbound');
  }

  /** Whether a user's links were forgotten after a step and before the next undisturbed run. */
  wasForgotten(who: Who): boolean {
    return this.forgotten.some((one) => one.who === who);
  }

  /** The reasons for which a record, or a part of it, may stay behind for a user. */
  reasons(record: Rec, who: Who): ReadonlySet<string> {
    const reasons = new Set<string>();
    const { kinds } = record;
    const did = (act: Act, place?: Place): boolean => record.deeds.some((deed) => deed.act === act && (place === undefined || deed.place === place)); // prettier-ignore
    if (this.wasLimited(who, kinds)) reasons.add('level-forbids');
    if (did('private', who) && kinds.has('contact')) reasons.add('private-contact');
    if (did('meeting')) reasons.add('meeting-not-supported');
    if (did('series')) reasons.add('recurring-not-supported');
    const isGone = record.deeds.some(({ act }) => ['deleted', 'off', 'private', 'moved', 'display', 'owner'].includes(act)); // prettier-ignore
    const isKept = this.ever('noDeleteInSiebel', kinds) || this.ever('noDeleteInExchange', kinds);
    const isPast = record.isPast || did('done') || this.clockMoved;
    if (isGone && isKept) reasons.add('deletion-not-allowed');
    if (isGone && isPast && !kinds.has('contact')) reasons.add('past-item-kept');
    if (isGone && this.mayBeHeld(who, kinds)) reasons.add('held-for-approval');
    if (did('moved', who)) reasons.add('left-scope');
    if (isGone && (isKept || did('moved', who) || this.plansRejected)) {
      reasons.add('removed-earlier');
      reasons.add('left-alone');
    }
    if (did('display')) reasons.add('times-missing');
    // Without links, the copy of an activity that is no longer this person's, or of this kind, is known by its stamp alone.
    if (this.wasForgotten(who) && (did('display') || did('owner') || did('off', who))) reasons.add('left-alone');
    // Where nothing is known of two tasks that are one, the day of completion travels without the status that it belongs to.
    if (did('done') && (record.isTwin || this.wasForgotten(who))) reasons.add('value-not-taken');
    if (record.isTwin && kinds.has('contact') && (isGone || this.wasForgotten(who)))
      reasons.add('already-linked-match').add('ambiguous-match');
    return reasons;
  }

  clockMoved = false;
  /** Held removals are possible once more than this many were deleted. */
  static readonly MOST_DELETIONS = 3;

  private mayBeHeld(who: Who, kinds: Iterable<Kind>): boolean {
    return [...kinds].some((kind) => {
      const count = (this.deletions.get(`${who} ${kind}`) ?? 0) + (this.deletions.get(`siebel ${kind}`) ?? 0);
      return count > Model.MOST_DELETIONS;
    });
  }
}
