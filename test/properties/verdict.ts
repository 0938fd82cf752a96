// The verdict on a history that came to rest: what stands on both servers, and what the journal gives as reasons, against what the model
// says must be so.
import type { JournalLine } from '../../api/store/journal.ts';
import { KINDS, status, tokenIn } from './kinds.ts';
import { Model, PEOPLE, type Deed, type Rec, type Write } from './model.ts';
import type { Play } from './play.ts';
import type { Item, Record, Scene } from './scene.ts';
import type { Place, Who } from './story.ts';

export interface Violation {
  /** Which promise was broken, in a word. */
  readonly rule: string;
  readonly text: string;
}

export interface Verdict {
  readonly violations: readonly Violation[];
  /** What people wrote; of that what nothing stood against; of that what reached every place it should. */
  readonly edits: number;
  readonly permitted: number;
  readonly travelled: number;
  readonly unpredictedSkips: number;
}

/** What is known when a verdict is made. */
interface Evidence {
  readonly play: Play;
  readonly scene: Scene;
  readonly journal: readonly JournalLine[];
  readonly fail: (rule: string, text: string) => void;
}

const NAMES = ['HUBER', 'BRANDT', 'LEFEVRE'];
const placeName = (place: Place): string => (place === 'siebel' ? 'Siebel' : `mailbox ${NAMES[place] ?? ''}`);

/** One record as it stands at the end. */
interface Standing {
  readonly record: Rec;
  readonly row: Record | null;
  itemOf(who: Who): Item | null;
  isElsewhere(who: Who): boolean;
}

export function judge(play: Play, scene: Scene, journal: readonly JournalLine[]): Verdict {
  const violations: Violation[] = [];
  const fail = (rule: string, text: string): unknown => violations.push({ rule, text });
  const evidence: Evidence = { play, scene, journal: [...journal].reverse(), fail };
  const totals = { edits: 0, permitted: 0, travelled: 0 };
  for (const record of play.model.records) {
    if (mayBeTwo(record) && (isTwo(scene, record) || record.deeds.some(({ act }) => act === 'deleted'))) continue;
    const standing = standingOf(evidence, record);
    checkCopies(evidence, record);
    checkPresence(evidence, standing);
    checkForbidden(evidence, standing);
    const counted = checkWrites(evidence, standing);
    totals.edits += counted.edits;
    totals.permitted += counted.permitted;
    totals.travelled += counted.travelled;
  }
  checkMassDeletion(evidence);
  checkWinners(evidence);
  const unpredictedSkips = checkSkips(evidence);
  return { violations, ...totals, unpredictedSkips };
}

function standingOf({ scene }: Evidence, record: Rec): Standing {
  const row = scene.records.find(({ token }) => token === record.token) ?? null;
  const items = scene.items.filter(({ token }) => token === record.token);
  return {
    record,
    row,
    itemOf: (who) => {
      const mine = items.filter((item) => item.who === who && !item.isElsewhere);
      return mine.find(({ kind }) => kind === row?.kind) ?? mine[0] ?? null;
    },
    isElsewhere: (who) => items.some((item) => item.who === who && item.isElsewhere),
  };
}

/**
 * Two appointments are told to be one by subject and time, two tasks by title and due day: edited before that, or of two kinds, they are two. So
 * are a meeting or a series and what is none: neither is synced yet; and a contact that somebody keeps privately, and a business contact.
 * What was moved elsewhere nobody sees.
 */
function mayBeTwo({ born, deeds, isTwin, kinds, writes }: Rec): boolean {
  const keys = ['subject', 'title', 'time', 'due'];
  const isChanged = writes.some(({ at, field }) => at > born.at && keys.includes(field)) || deeds.some(({ act }) => ['display', 'meeting', 'series', 'moved'].includes(act)); // prettier-ignore
  return isTwin && (kinds.has('contact') ? deeds.some(({ act }) => act === 'private' || act === 'moved') : isChanged);
}

function isTwo({ items, records }: Scene, { token }: Rec): boolean {
  const counts = PEOPLE.map((who) => items.filter((item) => item.token === token && item.who === who).length);
  return Math.max(records.filter((row) => row.token === token).length, ...counts) > 1;
}

/** Nothing is there twice. */
function checkCopies({ fail, play, scene }: Evidence, record: Rec): void {
  const rows = scene.records.filter(({ token }) => token === record.token);
  if (rows.length > 1) fail('duplicate', `${record.token} is in Siebel ${rows.length} times`);
  for (const who of PEOPLE) {
    for (const kind of record.kinds) {
      // What a person moved out of sight of the sync, and nothing is known of, is made again where the sync looks.
      const mayBeAnew = play.model.wasForgotten(who) && record.deeds.some(({ act, place }) => act === 'moved' && place === who); // prettier-ignore
      const items = scene.items.filter((item) => item.token === record.token && item.who === who && item.kind === kind && !(mayBeAnew && item.isElsewhere)); // prettier-ignore
      if (items.length > 1) fail('duplicate', `${record.token} is ${items.length} times in ${placeName(who)}`);
    }
  }
}

const linesOf = ({ journal, play }: Evidence, record: Rec, who: Who): readonly JournalLine[] => {
  const login = play.world.people[who]?.login;
  return journal.filter((line) => line.login === login && tokenOf(play, line) === record.token);
};

function tokenOf(play: Play, line: JournalLine): string {
  return tokenIn(line.details.title) || play.tokens.get(line.siebelId ?? '') || play.tokens.get(line.exchangeId ?? '') || ''; // prettier-ignore
}

/** Whether the journal gives a reason that the model expects. */
function isExplained(evidence: Evidence, record: Rec, who: Who): boolean {
  const { model, rejected, world } = evidence.play;
  if (rejected.has(`${world.people[who]?.login ?? ''} ${record.token}`)) return true;
  const expected = model.reasons(record, who);
  return linesOf(evidence, record, who).some(({ outcome, reason }) => outcome === 'skipped' && expected.has(reason ?? '')); // prettier-ignore
}

/** Both sides have it, or neither; and what nobody removed is still there. */
function checkPresence(evidence: Evidence, standing: Standing): void {
  const { fail, play } = evidence;
  const { itemOf, isElsewhere, record, row } = standing;
  const { kinds, token } = record;
  const { model } = play;
  const did = (acts: readonly string[], places?: readonly Place[]): boolean =>
    record.deeds.some(({ act, place }) => acts.includes(act) && (!places || places.includes(place)));
  const isOwned = !kinds.has('contact');
  for (const place of record.born.places) {
    if (place === 'siebel') {
      if (row || did(['deleted'], isOwned ? undefined : ['siebel'])) continue;
      fail('lost', `${token}, made in Siebel, is gone there, and nobody deleted it`);
    } else if (!itemOf(place) && !isElsewhere(place)) {
      const isRemoved = did(['deleted', 'moved', 'off'], [place, 'siebel']) || did(['display', 'owner']) || (isOwned && did(['deleted'])); // prettier-ignore
      if (!isRemoved) fail('lost', `${token}, made in ${placeName(place)}, is gone there, and nobody removed it`);
    }
  }
  const isHistory =
    record.isPast &&
    wasInSiebel(evidence, record) &&
    !did(['deleted'], ['siebel']) &&
    !did(['off', 'owner', 'display']);
  if (
    isHistory &&
    did(['deleted']) &&
    !row &&
    !model.ever('pastMayGo', kinds) &&
    !record.writes.some(({ at, field }) => field === 'time' && at > record.born.at)
  )
    // prettier-ignore
    fail('past', `${token} is over, and was deleted in Siebel because somebody tidied up a mailbox`);
  for (const who of PEOPLE) {
    const last = record.deeds.findLast(({ place }) => place === who)?.act;
    const mayReturn =
      model.wasForgotten(who) || model.ever('editWins', kinds) || did(['display', 'owner']) || record.isTwin;
    if (last === 'deleted' && itemOf(who) && !mayReturn) fail('came back', `${token} was deleted in ${placeName(who)} and is there again`); // prettier-ignore
    const isMember = row?.members.includes(who) ?? false;
    const wasPut = record.deeds.some(({ act, place }) => act === 'on' && place === who);
    const isTakenOff = did(['off', 'deleted', 'private'], [who]) || did(['deleted'], isOwned ? undefined : ['siebel']) || did(['display', 'owner']); // prettier-ignore
    if (row && wasPut && !isMember && !isTakenOff)
      fail('lost', `${NAMES[who] ?? ''} is no longer on ${token}, and nobody took them off`);
    const item = itemOf(who);
    // A contact that is private stays in the mailbox alone.
    const isPrivate = record.deeds.findLast(({ act, place }) => place === who && (act === 'private' || act === 'public'))?.act === 'private'; // prettier-ignore
    if (isPrivate && item && !isMember) continue;
    if (isMember === (item !== null)) continue;
    const now = row ? [row.kind] : kinds;
    const [inbound, outbound] = [model.mayNow(who, now, 'inbound'), model.mayNow(who, now, 'outbound')];
    if (!inbound && !outbound) continue;
    const isWaiting = isMember ? !outbound || (!inbound && did(['deleted'], [who])) : !inbound || (!outbound && did(['deleted', 'off', 'display', 'owner'])); // prettier-ignore
    if (isWaiting || isExplained(evidence, record, who)) continue;
    fail('presence', `${token} is ${isMember ? 'for' : 'not for'} ${NAMES[who] ?? ''} in Siebel${row ? '' : ' (not there)'} and ${item ? '' : 'not '}in the mailbox`); // prettier-ignore
  }
}

/** What was deleted before it ever travelled is nobody's history there. */
function wasInSiebel({ journal, play }: Evidence, { born, deeds, kinds, token }: Rec): boolean {
  if (born.places.includes('siebel')) return true;
  const goneAt = deeds.find(({ act }) => act === 'deleted')?.at ?? Infinity;
  const isMade = journal.some((line) => line.direction === 'inbound' && line.outcome === 'written' && tokenOf(play, line) === token); // prettier-ignore
  return isMade || born.places.some((place) => play.model.arrived({ at: born.at, place, field: '', value: '' }, kinds, 'siebel') < goneAt); // prettier-ignore
}

/** What each field says at a place. */
function valuesAt(found: Item | Record): ReadonlyMap<string, string> {
  const fields = found.kind === 'task' ? [...KINDS.task.fields, status] : KINDS[found.kind].fields;
  return new Map(fields.map((field) => [commonName(field.name), 'who' in found ? field.fromGraph(found.row) : field.fromSiebel(found.row)])); // prettier-ignore
}

/** An activity's title is its subject when it becomes an appointment. */
const commonName = (field: string): string => (field === 'title' ? 'subject' : field);

/** No word is where it never might have gone. */
function checkForbidden({ fail, play }: Evidence, { itemOf, record, row }: Standing): void {
  const { model } = play;
  const { kinds, token } = record;
  const words = record.writes.filter(({ value }) => /^v\d+$/.test(value));
  const says = (found: Item | Record | null, write: Write): boolean => found !== null && valuesAt(found).get(commonName(write.field)) === write.value; // prettier-ignore
  for (const write of words) {
    const { at, place, value } = write;
    // Made on both sides, it says the same on both.
    if (words.some((other) => other.value === value && other.place !== place)) continue;
    const left = place === 'siebel' || model.mightSince(place, kinds, 'inbound', at);
    if (!left && says(row, write))
      fail('forbidden', `${value} of ${token} went from ${placeName(place)} to Siebel against the level`);
    for (const who of PEOPLE) {
      const mayArrive = who === place || (left && model.mightSince(who, kinds, 'outbound', at));
      if (!mayArrive && says(itemOf(who), write)) fail('forbidden', `${value} of ${token} went to ${placeName(who)} against the level`); // prettier-ignore
    }
  }
}

/** The last word on each field stands everywhere, or there is a reason. */
function checkWrites(evidence: Evidence, standing: Standing) {
  const { record } = standing;
  const fields = new Map<string, Write[]>();
  for (const write of record.writes) {
    const name = commonName(write.field);
    fields.set(name, [...(fields.get(name) ?? []), write]);
  }
  const totals = { edits: record.writes.length, permitted: 0, travelled: 0 };
  for (const [field, writes] of fields) {
    for (const who of PEOPLE) {
      const fate = fateOf(evidence, standing, field, writes, who);
      if (fate === 'none') continue;
      totals.permitted += 1;
      if (fate === 'travelled') totals.travelled += 1;
    }
  }
  checkDeleted(evidence, standing);
  return totals;
}

function fateOf(
  evidence: Evidence,
  { itemOf, record, row }: Standing,
  field: string,
  writes: readonly Write[],
  who: Who,
): 'none' | 'travelled' | 'stayed' {
  // prettier-ignore
  const { fail, play } = evidence;
  const { model } = play;
  const item = itemOf(who);
  if (!item || !row?.members.includes(who) || item.kind !== row.kind) return 'none';
  const [inSiebel, inMailbox] = [valuesAt(row).get(field), valuesAt(item).get(field)];
  if (inSiebel === undefined || inMailbox === undefined) return 'none';
  const { kinds, token } = record;
  const last = writes.at(-1);
  const known = (value: string): boolean => value === '' || value === 'open' || writes.some((write) => write.value === value); // prettier-ignore
  const isStrange = [inSiebel, inMailbox].find((value) => !known(value));
  if (isStrange !== undefined) fail('corrupted', `${field} of ${token} says ${isStrange}, which nobody wrote`);
  const [inbound, outbound] = [model.mayNow(who, kinds, 'inbound'), model.mayNow(who, kinds, 'outbound')];
  const isExcused = isExplained(evidence, record, who);
  if (inSiebel !== inMailbox) {
    const wroteHere = writes.some(({ place, value }) => place === who && value === inMailbox);
    if (isExcused || (wroteHere && !inbound) || !outbound) return 'none';
    fail('disagree', `${field} of ${token}: Siebel says ${inSiebel || 'nothing'}, ${placeName(who)} says ${inMailbox || 'nothing'}`); // prettier-ignore
    return 'stayed';
  }
  if (!last || last.value === inSiebel) return 'travelled';
  // It went with the record, which was then made again from the other side.
  if (record.deeds.some(({ act, at, place }) => act === 'deleted' && place === last.place && at > last.at)) return 'none'; // prettier-ignore
  // An earlier word stands: the last one was overruled, or has not been let through.
  if (last.place !== 'siebel' && last.place !== who) return 'none';
  if (isExcused || isOverruled(evidence, record, last, writes) || wentWithItem(evidence, record, last)) return 'none';
  fail('edit lost', `${field} of ${token} was last set to ${last.value || 'nothing'} in ${placeName(last.place)}; both sides say ${inSiebel || 'nothing'}`); // prettier-ignore
  return 'stayed';
}

/** Whether another word might have been in its way, and the journal keeps it. */
function isOverruled(evidence: Evidence, record: Rec, write: Write, writes: readonly Write[]): boolean {
  const { journal, play } = evidence;
  const { model } = play;
  const people = write.place === 'siebel' ? PEOPLE : [write.place];
  const isAnew = people.some((who) => model.wasForgotten(who)) || record.isTwin;
  const rival = writes.some((other) => other !== write && other.place !== write.place && model.arrived(other, record.kinds, write.place) >= write.at); // prettier-ignore
  if (!rival && !isAnew) return false;
  // Where nothing is known of two records that are one, what says something wins over what says nothing.
  if (write.value === '' && isAnew) return true;
  const word = { done: 'completed', open: '"' }[write.value] ?? write.value;
  return journal.some((line) => line.details.overruled.some(({ value }) => JSON.stringify(value ?? '').includes(word)));
}

/** Whether a word was written to an item that had to leave the mailbox, as another took its place there, and the journal keeps it: removals wait a while. */
function wentWithItem({ journal, play }: Evidence, record: Rec, { field, place, value }: Write): boolean {
  if (place === 'siebel' || !record.deeds.some(({ act }) => act === 'display')) return false;
  const login = play.world.people[place]?.login;
  const isKept = ({ before, overruled }: JournalLine['details']): boolean =>
    value === ''
      ? overruled.some((one) => one.field === field && (one.value === '' || one.value === null))
      : JSON.stringify([before, overruled]).includes(value);
  return journal.some(({ details, login: of, operation, outcome }) => of === login && operation === 'delete' && outcome === 'written' && isKept(details)); // prettier-ignore
}

/** What was written before a removal, unseen by whoever removed it, is kept in the journal. */
function checkDeleted({ fail, journal, play, scene }: Evidence, { itemOf, record, row }: Standing): void {
  const isThere = row !== null || PEOPLE.some((who) => itemOf(who));
  const removals = record.deeds.filter(({ act }) => act === 'deleted');
  if (isThere || removals.length === 0) return;
  const words = record.writes.filter((write) => /^v\d+$/.test(write.value));
  const isSeenAt = (write: Write, { at, place }: Deed): boolean =>
    words.some(({ value, place: other }) => value === write.value && other === place) || play.model.arrived(write, record.kinds, place) < at; // prettier-ignore
  const elsewhere = scene.items.filter((item) => item.token === record.token && item.isElsewhere);
  for (const [index, write] of words.entries()) {
    const isSuperseded = words.slice(index + 1).some(({ field }) => field === write.field);
    // What a person moved out of sight of the sync keeps it.
    const isElsewhere = elsewhere.some((item) => [...valuesAt(item).values()].includes(write.value));
    if (isSuperseded || isElsewhere || removals.some((removal) => removal.at > write.at && isSeenAt(write, removal)))
      continue;
    const isKept = journal.some(({ details }) => JSON.stringify([details.before, details.after, details.overruled]).includes(`${write.value}`)); // prettier-ignore
    if (!isKept) fail('edit lost', `${write.value}, written to ${record.token} in ${placeName(write.place)} before it was deleted elsewhere, is nowhere`); // prettier-ignore
  }
}

const KIND_OF = { contact: 'contact', calendar: 'event', task: 'task' } as const;

/** Where both sides changed a field, the side that the Conflict Winner names stands. A one-way level has its own winner. */
function checkWinners({ fail, journal, play }: Evidence): void {
  const { model, world } = play;
  for (const { at, details, domain, login, operation, outcome } of journal) {
    const kind = KIND_OF[domain];
    const who = PEOPLE.find((one) => world.people[one]?.login === login) ?? 0;
    if (operation !== 'update' || outcome !== 'written' || model.wasLimited(who, [kind])) continue;
    const loser = model.wasOn('pimWins', kind, at.getTime()) ? 'siebel' : 'exchange';
    for (const { field, side } of details.overruled.filter((one) => one.side !== loser)) fail('winner', `${field} of ${details.title} for ${login} was overruled on the side of the Conflict Winner (${side})`); // prettier-ignore
  }
}

const DAY_MS = 86_400_000;

/** Within a day only so many records of a person are removed on a side unless an administrator let them go. */
function checkMassDeletion({ fail, journal, play }: Evidence): void {
  const removals = new Map<string, Date[]>();
  for (const line of journal) {
    const isRemoval = line.outcome === 'written' && ['delete', 'leave'].includes(line.operation);
    if (!isRemoval || play.held.has(`${line.login} ${tokenOf(play, line)}`)) continue;
    const key = `${line.domain}s of ${line.login} (${line.direction})`;
    removals.set(key, [...(removals.get(key) ?? []), line.at]);
  }
  for (const [key, times] of removals) {
    const most = Math.max(...times.map((at) => times.filter((other) => at <= other && other.getTime() - at.getTime() < DAY_MS).length)); // prettier-ignore
    // A row that is made again has no memory of what was removed under the old one.
    if (most > Model.MOST_DELETIONS && !play.model.wasRemapped) fail('mass deletion', `${most} ${key} were removed within a day and never held`); // prettier-ignore
  }
}

/** Each skip is one that the model expects. */
function checkSkips(evidence: Evidence): number {
  const { fail, journal, play } = evidence;
  let unpredicted = 0;
  for (const line of journal.filter(({ outcome }) => outcome === 'skipped')) {
    const record = play.model.records.find(({ token }) => token === tokenOf(play, line));
    const who = play.world.people.findIndex(({ login }) => login === line.login) as Who;
    if (record && play.model.reasons(record, who).has(line.reason ?? '')) continue;
    unpredicted += 1;
    fail('unpredicted skip', `${record?.token ?? `unknown ${line.siebelId ?? ''} ${line.exchangeId ?? ''}`} for ${line.login}: ${line.reason ?? 'no reason'} (${line.rule}, ${line.direction})`); // prettier-ignore
  }
  return unpredicted;
}
