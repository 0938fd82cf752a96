// For unlinked Exchange items the Siebel records that they could be: named by a stamp, made of them, chosen by a person, or equal in what
// the domain looks for. Reads what is missing; decides nothing.
import type { ChangeEntry, FindKey } from '../connectors/connector.ts';
import { creationKey } from './creationKey.ts';
import { decisionOn } from './decided.ts';
import type { DomainRun, Seen } from './domainRun.ts';
import { lookupKeys, lookupTexts, stampText } from './extract.ts';
import { seeEntry } from './normalise.ts';

/** For each item, in order, what it could be. Items that the mapping cannot look up have nothing. */
export async function findCandidates(run: DomainRun, seen: readonly Seen[]): Promise<readonly (readonly Seen[])[]> {
  const found = new Map<string, Seen>();
  const ids = seen.map((item) => new Set(keysOf(run, item).flatMap((text) => run.inventoryByKey.get(text) ?? [])));
  await readStamped(run, seen, ids, found);
  const asked = seen.flatMap((item, index) => {
    const known = [...(ids[index] ?? [])].map((id) => found.get(id) ?? run.inventory.get(id));
    return keysToAsk(run, item, known).map((key) => ({ index, key }));
  });
  if (asked.length > 0) {
    const answers = await run.deps.connectors.siebel.find(run.scope, run.domain, asked.map(({ key }) => key)); // prettier-ignore
    answers.forEach((records, position) => {
      for (const record of records) {
        ids[asked[position]?.index ?? -1]?.add(record.id);
        if (!isKnown(run, record.id)) found.set(record.id, seeEntry(run, 'siebel', { kind: 'present', record }));
      }
    });
  }
  return ids.map((set) => [...set].sort(byAge).flatMap((id) => found.get(id) ?? run.inventory.get(id) ?? []));
}

/** Siebel's row ids grow: of two records that carry one creation key the older one is the original. */
export function byAge(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : 1);
}

/** What Siebel is to be asked for an item, of which these records are known. */
function keysToAsk(run: DomainRun, { view }: Seen, known: readonly (Seen | undefined)[]): readonly FindKey[] {
  if (view.state !== 'present') return [];
  const stamp = creationKey(run.scope.mailbox, view.id);
  const chosen = decisionOn(run, 'match', view.id)?.siebelId;
  const picked: FindKey[] = chosen && !isKnown(run, chosen) ? [{ by: 'fields', equal: { Id: chosen } }] : [];
  const isMade = known.some((one) => one?.view.state === 'present' && one.view.stamp === stamp);
  // At an extract the inventory holds every activity that the user takes part in; a contact may be anybody's.
  if (isMade || (run.inventoryIsComplete && run.domain !== 'contact')) return picked;
  const equal = run.policy.ignoreMatching ? [] : (lookupKeys(run, view) ?? []);
  return [{ by: 'stamp', stamp }, ...picked, ...equal.map((key): FindKey => ({ by: 'fields', equal: key }))];
}

/** What an item that is not synced now is made of, or is a copy of, is looked for in the inventory alone. */
function keysOf(run: DomainRun, item: Seen): readonly string[] {
  if (item.view.state !== 'present' && item.view.state !== 'excluded') return [];
  return [...lookupTexts(run, item.view), stampText(creationKey(run.scope.mailbox, item.view.id))];
}

/** Reads the Siebel records that items name in their stamps, as far as they are not in the inventory. */
async function readStamped(
  run: DomainRun,
  seen: readonly Seen[],
  ids: readonly Set<string>[],
  found: Map<string, Seen>,
): Promise<void> {
  const named = seen.map(({ wire }) => wire?.stamp ?? null);
  const unread = [...new Set(seen.flatMap(({ view }, index) => (view.state === 'present' ? (named[index] ?? []) : [])))].filter((id) => !isKnown(run, id)); // prettier-ignore
  for (const entry of unread.length > 0 ? await readNamed(run, unread) : [])
    found.set(entry.kind === 'gone' ? entry.id : entry.record.id, seeEntry(run, 'siebel', entry));
  named.forEach((id, index) => (id && (run.inventory.has(id) || found.has(id)) ? ids[index]?.add(id) : undefined));
}

/** What these ids are now: contacts that the user left are found all the same, activities that exist but are not the user's here are gone. */
async function readNamed(run: DomainRun, ids: readonly string[]): Promise<readonly ChangeEntry[]> {
  const { siebel } = run.deps.connectors;
  if (run.domain === 'contact') {
    const found = await siebel.find(run.scope, run.domain, ids.map((Id) => ({ by: 'fields', equal: { Id } }))); // prettier-ignore
    return found.flat().map((record) => ({ kind: 'present', record }));
  }
  const results = await siebel.read(run.scope, run.domain, ids);
  return results.flatMap((result) => (result.kind === 'failed' || (result.kind === 'gone' && result.why === 'deleted') ? [] : [result])); // prettier-ignore
}

/** Whether the inventory says what a record says. One that the user left is only told as gone there, and may be found all the same. */
function isKnown(run: DomainRun, id: string): boolean {
  return run.inventory.get(id)?.view.state === 'present';
}
