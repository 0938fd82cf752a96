// Records that do not come to rest: a server or a third program changes what we wrote, we carry that back, and it is changed again. Such a
// field is parked after a few rounds and tried again later. Pure; what it knows of the past stands on the link.
import { directionTo, otherSide } from '../../shared/vocabulary.ts';
import type { FieldFlips, FieldWrite, Flips, Operation, PlanLine, Skip, Values } from './types.ts';

/** Writes in a row to one side and the other by turns, of values that had been written there before: three rounds. */
const REPEATING = 6;
/** The same with ever new values: people on both sides may do that for a while. */
const RESTLESS = 12;
/** A field that was left alone for so long has come to rest. */
const QUIET_MS = 3_600_000;
const FIRST_WAIT_MS = 3_600_000;
const LONGEST_WAIT_MS = 24 * 3_600_000;

const NOTHING: FieldFlips = { writes: [], until: null, times: 0 };

/** The line without the updates of parked fields, which become skips; and what is to be known of its fields next time. `now` in ms. */
export function park(line: PlanLine, now: number): PlanLine {
  const { link } = line.pair;
  if (!link || !line.operations.some(({ kind }) => kind === 'update')) return line;
  const flips: Record<string, FieldFlips> = { ...link.flips };
  const skips: Skip[] = [...line.skips];
  const parked = new Set<string>();

  const operations = line.operations.flatMap((operation): readonly Operation[] => {
    const source = operation.kind === 'update' ? line.pair[otherSide(operation.side)] : null;
    if (operation.kind !== 'update' || source?.state !== 'present') return [operation];
    const entries = Object.entries(operation.values).filter(([field]) => {
      const write = { side: operation.side, digest: source.digests[field] ?? '', at: now };
      const after = judge(flips[field] ?? NOTHING, write);
      flips[field] = after;
      if (after.until !== null) parked.add(field);
      return after.until === null;
    });
    const refused = Object.keys(operation.values).filter((field) => parked.has(field));
    if (refused.length > 0) skips.push({ direction: directionTo(operation.side), reason: 'flipping', fields: refused });
    return entries.length > 0 ? [{ ...operation, values: Object.fromEntries(entries) as Values }] : [];
  });
  const overruled = line.overruled.filter(({ field }) => !parked.has(field));
  return { ...line, operations, skips, overruled, flips: flips satisfies Flips };
}

/** What is known of a field once this write was wanted; it travels unless the field is parked then. */
export function judge(flips: FieldFlips, write: FieldWrite): FieldFlips {
  const known = isAtRest(flips, write.at) ? NOTHING : flips;
  const writes = withWrite(known.writes, write);
  if (known.until !== null) {
    // Something else than what went to and fro: somebody changed it.
    if (!known.writes.some((one) => isSame(one, write))) return { writes: [write], until: null, times: known.times };
    return write.at < known.until ? known : { ...known, writes, until: null };
  }
  const turns = byTurns(writes);
  const isRepeating = turns.slice(0, -1).some((one) => isSame(one, write));
  if (turns.length < (isRepeating ? REPEATING : RESTLESS)) return { ...known, writes };
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** known.times);
  return { writes, until: write.at + waitMs, times: known.times + 1 };
}

/** A field that was parked before must be quiet for longer before that is forgotten. */
function isAtRest({ times, until, writes }: FieldFlips, now: number): boolean {
  const last = writes.at(-1);
  const quietMs = QUIET_MS + (times === 0 ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (times - 1)));
  return last === undefined || (until === null && now - last.at > quietMs);
}

/** The writes with this one last; one that was wanted before and did not travel counts once. */
function withWrite(writes: readonly FieldWrite[], write: FieldWrite): readonly FieldWrite[] {
  const last = writes.at(-1);
  const before = last && isSame(last, write) ? writes.slice(0, -1) : writes;
  return [...before, write].slice(-RESTLESS);
}

/** The last writes, as far back as each went to the other side than the one before. */
function byTurns(writes: readonly FieldWrite[]): readonly FieldWrite[] {
  const breaks = writes.findLastIndex((write, index) => index > 0 && writes[index - 1]?.side === write.side);
  return writes.slice(Math.max(0, breaks));
}

function isSame(one: FieldWrite, other: FieldWrite): boolean {
  return one.side === other.side && one.digest === other.digest;
}
