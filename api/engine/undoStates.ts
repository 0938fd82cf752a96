// The present states of the records that journal lines tell of, read anew: by their link if they have one, by the line's ids, or by a stamp
// where a removed record came back under another id. Reads, decides nothing.
import type { FindKey } from '../connectors/connector.ts';
import type { Pair, SyncLink } from '../reconcile/types.ts';
import type { JournalLine } from '../store/journal.ts';
import { SIDES, type Side } from '../../shared/vocabulary.ts';
import { creationKey } from './creationKey.ts';
import type { DomainRun, Seen } from './domainRun.ts';
import { seeEntry } from './normalise.ts';
import type { PairedRecord } from './pairing.ts';

const NONE: Seen = { view: { state: 'none' }, wire: null };

interface Ids {
  readonly siebel: string | null;
  readonly exchange: string | null;
}

/** One pair for each line, in order. */
export async function readStates(run: DomainRun, lines: readonly JournalLine[]): Promise<readonly PairedRecord[]> {
  const named = lines.map((line): Ids => ({ siebel: line.siebelId, exchange: line.exchangeId }));
  const first = await readPairs(run, named);
  // What was removed may be there again under another id.
  const found = await findAgain(run, lines, first);
  const changed = named.map((ids, index): Ids => ({ ...ids, ...found[index] }));
  const isChanged = changed.map((ids, index) => ids.siebel !== named[index]?.siebel || ids.exchange !== named[index]?.exchange); // prettier-ignore
  const again = await readPairs(run, changed.filter((_ids, index) => isChanged[index])); // prettier-ignore
  let next = 0;
  return first.map((record, index) => {
    const other = isChanged[index] ? again[next++] : undefined;
    const withOutside = other ?? record;
    const outside = found[index]?.outside;
    return outside && withOutside.pair.siebel.state === 'gone'
      ? { ...withOutside, pair: { ...withOutside.pair, siebel: outside.view }, siebelWire: outside.wire }
      : withOutside;
  });
}

async function readPairs(run: DomainRun, named: readonly Ids[]): Promise<readonly PairedRecord[]> {
  if (named.length === 0) return [];
  const { links } = run.deps.store;
  const idsOf = (side: Side): string[] => [...new Set(named.flatMap((ids) => ids[side] ?? []))];
  const known = [
    ...(await links.findBySiebelIds(run.userMap.id, run.domain, idsOf('siebel'))),
    ...(await links.findByExchangeIds(run.userMap.id, run.domain, idsOf('exchange'))),
  ];
  const linkOf = (ids: Ids): SyncLink | null =>
    known.find((link) => link.siebelId === ids.siebel) ??
    known.find((link) => link.exchangeId === ids.exchange) ??
    null;
  const pairs = named.map((ids) => {
    const link = linkOf(ids);
    return link ? { link, siebel: link.siebelId, exchange: link.exchangeId } : { link, ...ids };
  });
  const states = {
    siebel: await readSide(run, 'siebel', pairs.flatMap(({ siebel }) => siebel ?? [])),
    exchange: await readSide(run, 'exchange', pairs.flatMap(({ exchange }) => exchange ?? [])),
  }; // prettier-ignore
  return pairs.map(({ link, ...ids }): PairedRecord => {
    const [siebel, exchange] = SIDES.map((side) => (ids[side] === null ? NONE : states[side].get(ids[side])));
    const pair: Pair = { link, siebel: (siebel ?? NONE).view, exchange: (exchange ?? NONE).view, match: null };
    const trouble = siebel && exchange ? null : 'The record could not be read.';
    return { pair, siebelWire: siebel?.wire ?? null, exchangeWire: exchange?.wire ?? null, trouble };
  });
}

/** States by id; without those that could not be read. */
async function readSide(run: DomainRun, side: Side, ids: readonly string[]): Promise<ReadonlyMap<string, Seen>> {
  const asked = [...new Set(ids)];
  const results = asked.length > 0 ? await run.deps.connectors[side].read(run.scope, run.domain, asked) : [];
  const states = new Map<string, Seen>();
  results.forEach((result, index) => {
    if (result.kind !== 'failed') states.set(asked[index] ?? '', seeEntry(run, side, result));
  });
  return states;
}

interface Found extends Partial<Ids> {
  /** The Siebel record, which is there but not the user's. */
  readonly outside?: Seen;
}

/** Looks for the records of removals that are gone: outside of the user's scope by their id, or made anew by their stamp. */
async function findAgain(
  run: DomainRun,
  lines: readonly JournalLine[],
  records: readonly PairedRecord[],
): Promise<readonly Found[]> {
  const found: Found[] = lines.map(() => ({}));
  for (const side of SIDES) {
    const asked = lines.flatMap((line, index) => {
      const pair = records[index]?.pair;
      const isRemoval = line.operation === 'delete' || line.operation === 'leave';
      if (!pair || pair.link || !isRemoval || pair[side].state !== 'gone') return [];
      // The Siebel record was looked for before: an item made anew names the one that there is now.
      const key = side === 'siebel' ? siebelKey(run, line, pair) : stampKey(found[index]?.siebel ?? line.siebelId);
      return key ? [{ index, key }] : [];
    });
    const keys = asked.map(({ key }) => key);
    const answers = keys.length > 0 ? await run.deps.connectors[side].find(run.scope, run.domain, keys) : [];
    const taken = await takenOf(run, side, answers.flatMap((records) => records.map(({ id }) => id))); // prettier-ignore
    asked.forEach(({ index }, position) => {
      const record = answers[position]?.find(({ id }) => !taken.has(id));
      if (!record) return;
      const isOutside = side === 'siebel' && !record.inScope;
      const outside = isOutside ? { outside: seeEntry(run, 'siebel', { kind: 'present', record }) } : {};
      found[index] = { ...found[index], ...(isOutside ? outside : { [side]: record.id }) };
    });
  }
  return found;
}

/** A record that the user left is known by its id; one that was deleted may have been made anew of the item. */
function siebelKey(run: DomainRun, line: JournalLine, { siebel }: Pair): FindKey | null {
  if (siebel.state !== 'gone') return null;
  if (siebel.why === 'left') return { by: 'fields', equal: { Id: siebel.id } };
  return stampKey(line.exchangeId === null ? null : creationKey(run.scope.mailbox, line.exchangeId));
}

function stampKey(stamp: string | null): FindKey | null {
  return stamp === null ? null : { by: 'stamp', stamp };
}

/** Those that have a partner: a copy that a person made of an item carries its stamp too. */
async function takenOf(run: DomainRun, side: Side, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (side === 'siebel') return new Set();
  const links = await run.deps.store.links.findByExchangeIds(run.userMap.id, run.domain, ids);
  return new Set(links.map(({ exchangeId }) => exchangeId));
}
