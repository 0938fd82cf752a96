// Reads what a run is about: Siebel's side as an inventory (everything at an extract, the touched records later), Exchange's page by page.
import type { ChangeEntry, ChangePage, Connector, Cursor, FailedRead } from '../connectors/connector.ts';
import type { SideView } from '../reconcile/types.ts';
import type { Side } from '../../shared/vocabulary.ts';
import type { DomainRun, Seen } from './domainRun.ts';
import { seeEntry, unreadable } from './normalise.ts';

/** The keys under which a canonical record is looked up, as texts. */
export function lookupTexts(run: DomainRun, view: SideView): readonly string[] {
  return (lookupKeys(run, view) ?? []).map((key) => JSON.stringify(Object.entries(key).sort()));
}

/** What a record is looked up by in Siebel; null when the mapping fails on it, which must not stop the others. */
export function lookupKeys(run: DomainRun, view: SideView): readonly Readonly<Record<string, string>>[] | null {
  if (view.state !== 'present') return [];
  try {
    return run.mapping.lookupKeys(view.record, run.context);
  } catch {
    return null;
  }
}

/** The key of a creation key in the inventory. */
export function stampText(stamp: string): string {
  return `stamp:${stamp}`;
}

/** The view of a Siebel record; one that cannot be looked up cannot be told from others, and is unreadable. */
function seeSiebel(run: DomainRun, entry: ChangeEntry): Seen {
  const seen = seeEntry(run, 'siebel', entry);
  return seen.wire && lookupKeys(run, seen.view) === null ? unreadable(run, 'siebel', seen.wire) : seen;
}

/** Puts read Siebel records into the inventory; the last state of an id wins. */
export function addToInventory(run: DomainRun, entries: readonly ChangeEntry[]): void {
  for (const entry of entries) {
    const seen = seeSiebel(run, entry);
    const id = entry.kind === 'gone' ? entry.id : entry.record.id;
    run.inventory.set(id, seen);
    const stamp = seen.wire?.stamp;
    for (const text of new Set([...lookupTexts(run, seen.view), ...(stamp ? [stampText(stamp)] : [])])) {
      const ids = run.inventoryByKey.get(text);
      if (ids === undefined) run.inventoryByKey.set(text, [id]);
      else if (!ids.includes(id)) ids.push(id);
    }
  }
}

/** Reads one side and hands over each page; returns the next cursor. @throws what the connector throws. */
export async function readSide(
  run: DomainRun,
  side: Side,
  cursor: Cursor | null,
  hints: readonly string[],
  onPage: (entries: readonly ChangeEntry[], failed: readonly FailedRead[]) => Promise<void>,
): Promise<Cursor | null> {
  const connector: Connector = run.deps.connectors[side];
  let next: Cursor | null = null;
  const pages: AsyncIterable<ChangePage> = connector.readChanges(run.scope, run.domain, cursor, {
    extractFrom: run.policy.extractFrom,
    hints,
  });
  for await (const page of pages) {
    await onPage(lastStates(page.entries), page.failed ?? []);
    next = page.next ?? next;
  }
  return next;
}

/** A page may tell the same record several times; only its last state counts. */
function lastStates(entries: readonly ChangeEntry[]): readonly ChangeEntry[] {
  const byId = new Map<string, ChangeEntry>();
  for (const entry of entries) byId.set(entry.kind === 'gone' ? entry.id : entry.record.id, entry);
  return [...byId.values()];
}
