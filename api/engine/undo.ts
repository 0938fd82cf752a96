// Takes back what people asked for, within a run of the user and after everything else was read: newest line first, each record's lines one
// after another, every step on present states. Removals go the way of all removals.
import type { RecordTrouble } from '../errors.ts';
import type { JournalLine } from '../store/journal.ts';
import type { OpenRemoval } from '../store/removals.ts';
import type { UndoItem, UndoResult } from '../store/undo.ts';
import type { DomainRun, PlannedWork } from './domainRun.ts';
import { bringItemsBack } from './undoBringBack.ts';
import { planUndo, type AskedLine, type PlannedUndo } from './undoPlan.ts';
import { stateAfter } from './undoRecord.ts';

/** Carries planned work out. */
type CarryOut = (work: readonly PlannedWork[]) => Promise<void>;

/** Lines of different records that are planned and written together. */
const CHUNK = 200;
/** Bringing a record back takes three steps; whatever needs more in one run waits for the next. */
const MOST_STEPS = 5;
const UNREADABLE: RecordTrouble = { kind: 'transient', message: 'The record could not be read.', field: null, retryAfterMs: null }; // prettier-ignore

/** Takes back what waits in this domain. A bad record never stops the others. */
export async function undoAsked(run: DomainRun, carryOut: CarryOut): Promise<void> {
  const { journal, undo } = run.deps.store;
  const lines = new Map<string, JournalLine>();
  const steps = new Map<string, number>();
  /** What was written before an item's last step: one that wrote nothing had trouble, and waits for the next run. */
  const written = new Map<string, number>();
  for (;;) {
    const open = await undo.listOpen(run.userMap.id, run.domain);
    const unknown = open.filter(({ lineId }) => !lines.has(lineId)).map(({ lineId }) => lineId);
    for (const line of unknown.length > 0 ? await journal.findByIds(unknown) : []) lines.set(line.id, line);
    const next = newestOfEach(open, lines).filter(
      ({ item }) => (steps.get(item.id) ?? 0) < MOST_STEPS && item.writes.length > (written.get(item.id) ?? -1),
    );
    if (next.length === 0) return;
    for (let start = 0; start < next.length; start += CHUNK) {
      const asked = next.slice(start, start + CHUNK);
      for (const { item } of asked) {
        steps.set(item.id, (steps.get(item.id) ?? 0) + 1);
        written.set(item.id, item.writes.length);
      }
      await takeStep(run, asked, carryOut);
    }
  }
}

type OpenLine = AskedLine & { readonly item: UndoItem };

/** The newest line of each record; the others wait for it. */
export function newestOfEach<Item extends Pick<UndoItem, 'lineId'>>(
  open: readonly Item[],
  lines: ReadonlyMap<string, JournalLine>,
): readonly (Omit<AskedLine, 'item'> & { readonly item: Item })[] {
  const byRecord = new Map<string, { readonly item: Item; readonly line: JournalLine }[]>();
  for (const item of open) {
    const line = lines.get(item.lineId);
    if (!line) continue;
    const key = line.siebelId ?? line.exchangeId ?? line.id;
    byRecord.set(key, [...(byRecord.get(key) ?? []), { item, line }]);
  }
  return [...byRecord.values()].flatMap(([newest, ...older]) =>
    newest ? [{ ...newest, isLast: older.length === 0 }] : [],
  );
}

async function takeStep(run: DomainRun, asked: readonly OpenLine[], carryOut: CarryOut): Promise<void> {
  const planned = await planUndo(run, asked);
  await settleOver(run, asked, planned);
  const works = planned.flatMap(({ work }) => work ?? []);
  const rest = await bringItemsBack(run, works);
  if (rest.length > 0) await carryOut(rest);
}

/** Writes down what is over without a write, and what could not be read. */
async function settleOver(
  run: DomainRun,
  asked: readonly { readonly item: UndoItem }[],
  planned: readonly PlannedUndo[],
): Promise<void> {
  const results = planned.flatMap(({ verdict, work }, index): UndoResult[] => {
    const item = asked[index]?.item;
    if (work || !item) return [];
    const told = { id: item.id, writes: [], restored: [], leftOut: [] };
    if (verdict?.kind !== 'over') return [{ ...told, ...stateAfter(UNREADABLE, item.attempts) }];
    // What was done in an earlier step is done.
    const isDone = verdict.state === 'nothing' && item.writes.length > 0;
    const reason = isDone ? null : verdict.reason;
    return [{ ...told, leftOut: verdict.leftOut, state: isDone ? 'done' : verdict.state, reason, message: null }];
  });
  await run.deps.store.undo.settle(results);
}

/** Reads the records of removals that an undo wants anew, and carries those out that it still wants. */
export async function carryOutUndone(
  run: DomainRun,
  removals: readonly OpenRemoval[],
  carryOut: CarryOut,
): Promise<void> {
  if (removals.length === 0) return;
  const { journal, removals: waiting, undo } = run.deps.store;
  const items = await undo.findItems(removals.flatMap(({ undoItemId }) => undoItemId ?? []));
  const lines = new Map((await journal.findByIds(items.map(({ lineId }) => lineId))).map((line) => [line.id, line]));
  const asked = items.flatMap((item) => {
    const line = lines.get(item.lineId);
    return line ? [{ item, line, isLast: true }] : [];
  });
  const planned = await planUndo(run, asked);
  const works = planned.flatMap(({ work }) => work ?? []);
  for (const { line } of works) if (line.pair.link) run.clearedLinkIds.add(line.pair.link.id);
  await carryOut(works);
  const over = planned.flatMap(({ asked: { item }, verdict }) => (verdict?.kind === 'over' ? [item.id] : []));
  const dropped = removals.filter(({ undoItemId }) => over.includes(undoItemId ?? ''));
  await settleOver(run, asked, planned.filter(({ verdict }) => verdict !== null)); // prettier-ignore
  await waiting.close(run.userMap.id, run.domain, dropped.map(({ siebelId }) => siebelId), 'dropped'); // prettier-ignore
}
