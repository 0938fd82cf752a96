// Makes and takes off associations of Siebel records as people wished, within a run of the user: decided on present associations, written, and
// told in one transaction. A run that dies in between finds the association there, and the wish met.
import type { AssociationResult, Associations } from '../connectors/connector.ts';
import type { RecordTrouble } from '../errors.ts';
import { decideLinks, type LinksDecision, type LinkWish } from '../reconcile/links.ts';
import type { JournalEntry } from '../store/journal.ts';
import type { WishResult } from '../store/wishes.ts';
import type { ItemKind } from '../../shared/contract/items.ts';
import type { RecordKind, RecordRef } from '../../shared/contract/siebelRecords.ts';
import type { Domain } from '../../shared/vocabulary.ts';
import type { ApplyCounts } from './apply.ts';
import { checkRunning } from './checkRunning.ts';
import type { DomainRun } from './domainRun.ts';

/** Whose wishes are carried out. */
export type WishRun = Pick<DomainRun, 'deps' | 'runId' | 'scope' | 'userMap'>;

/** A Siebel record and what is wished of it, oldest first. */
export interface WishedRecord {
  readonly siebelId: string;
  /** The Outlook item; a message has no id that the journal could show. */
  readonly exchangeId: string | null;
  readonly wishes: readonly LinkWish[];
}

interface Planned {
  readonly record: WishedRecord;
  readonly current: Associations;
  readonly decision: LinksDecision;
}

/** Records read and written together. */
const CHUNK = 50;
const NOTHING: ApplyCounts = { written: 0, skipped: 0, failed: 0 };
const UNFINISHED = 'The run ended in the middle of this write. It may have been done; if not, it is done again.';
const KINDS: readonly RecordKind[] = ['account', 'opportunity', 'service request', 'contact'];

/** @throws Transient and its like when Siebel does not answer at all, RunEnded. */
export async function associateWished(
  run: WishRun,
  domain: Domain,
  item: ItemKind,
  records: readonly WishedRecord[],
): Promise<ApplyCounts> {
  const counts = { ...NOTHING };
  for (let start = 0; start < records.length; start += CHUNK)
    await carryOut(run, domain, await plan(run, domain, item, records.slice(start, start + CHUNK)), counts);
  return counts;
}

/** A record that is gone has no plan: what becomes of its item is told by the rules, and the wishes wait. */
async function plan(
  { deps, scope }: WishRun,
  domain: Domain,
  item: ItemKind,
  records: readonly WishedRecord[],
): Promise<readonly Planned[]> {
  const ids = records.map(({ siebelId }) => siebelId);
  const reads = (await deps.connectors.siebel.readAssociations?.(scope, domain, ids)) ?? [];
  return records.flatMap((record, index): Planned[] => {
    const read = reads[index];
    if (read?.kind !== 'present') return [];
    const current = read.associations;
    return [{ record, current, decision: decideLinks(item, record.wishes, current.records) }];
  });
}

const isWriting = ({ decision }: Planned): boolean => decision.put.length + decision.drop.length > 0;

async function carryOut(run: WishRun, domain: Domain, planned: readonly Planned[], counts: ApplyCounts): Promise<void> {
  const { store, connectors } = run.deps;
  const userMapId = run.userMap.id;
  const writing = planned.filter(isWriting);
  if (writing.length > 0)
    await store.transaction(async () => {
      await checkRunning(run);
      const lines = writing.map((one) => ({ ...lineOf(run, domain, one, []), outcome: 'failed' as const, message: UNFINISHED })); // prettier-ignore
      await store.unfinishedLines.begin(userMapId, domain, lines);
    });
  const changes = writing.map(({ current, decision }) => {
    return { current, put: refsOf(decision.put), drop: refsOf(decision.drop) };
  });
  const results = (await (changes.length > 0 ? connectors.siebel.associate?.(run.scope, domain, changes) : null)) ?? [];
  const resultOf = (one: Planned): AssociationResult => results[writing.indexOf(one)] ?? [];
  const settled = planned.flatMap((one) => settlementOf(one, resultOf(one)));
  const lines = planned.flatMap((one) => linesOf(run, domain, one, resultOf(one)));
  await store.transaction(async () => {
    await checkRunning(run);
    await store.wishes.settle(settled);
    if (writing.length > 0) await store.unfinishedLines.end(userMapId, domain);
    if (lines.length > 0) await store.journal.append(lines);
  });
  counts.written += lines.filter(({ outcome }) => outcome === 'written').length;
  counts.failed += settled.filter(({ state, words }) => state === 'refused' || words !== '').length;
}

function refsOf(wishes: readonly LinkWish[]): readonly RecordRef[] {
  return wishes.map(({ record }) => record);
}

/** Each wish that was sent, with its trouble. */
function sentOf({ decision }: Planned, result: AssociationResult) {
  return [...decision.put, ...decision.drop].map((wish, index) => ({ wish, trouble: result[index] ?? null }));
}

function settlementOf(one: Planned, result: AssociationResult): readonly WishResult[] {
  const settled = ({ id, wanted }: LinkWish, state: WishResult['state'], words: string): WishResult => ({ id, wanted, state, words }); // prettier-ignore
  const sent = sentOf(one, result).map(({ trouble, wish }) =>
    trouble === null
      ? settled(wish, 'done', '')
      : settled(wish, isFinal(trouble) ? 'refused' : 'open', wordsOf(trouble)),
  );
  return [
    ...one.decision.met.map((wish) => settled(wish, 'done', '')),
    ...one.decision.refused.map(({ wish, words }) => settled(wish, 'refused', words)),
    ...sent,
  ];
}

/** What is no trouble of the records passes, and is tried with the next run. */
function isFinal({ kind }: RecordTrouble): boolean {
  return kind === 'rejected';
}

function wordsOf(trouble: RecordTrouble): string {
  return isFinal(trouble) ? trouble.message : `${trouble.message} It is tried again with the next sync.`;
}

/** What was written, and what was refused for good. */
function linesOf(run: WishRun, domain: Domain, one: Planned, result: AssociationResult): readonly JournalEntry[] {
  const sent = sentOf(one, result);
  const failed = sent.flatMap(({ trouble, wish }) => (trouble ? [wish] : []));
  const refusals = [
    ...one.decision.refused,
    ...sent.flatMap(({ trouble, wish }) => (trouble && isFinal(trouble) ? [{ wish, words: wordsOf(trouble) }] : [])),
  ];
  const written = failed.length < sent.length ? [lineOf(run, domain, one, failed)] : [];
  const refused = refusals.map(({ wish, words }): JournalEntry => ({
    ...lineOf(run, domain, one, []),
    outcome: 'failed',
    fields: [wish.record.kind],
    message: words,
    // Nothing was written, so there is nothing that could be taken back.
    details: { title: one.current.title, before: {}, after: {}, overruled: [] },
  }));
  return [...written, ...refused];
}

function lineOf(
  run: WishRun,
  domain: Domain,
  { current, decision, record }: Planned,
  failed: readonly LinkWish[],
): JournalEntry {
  // prettier-ignore
  const [put, drop] = [decision.put, decision.drop].map((wishes) => refsOf(wishes.filter((wish) => !failed.includes(wish)))); // prettier-ignore
  const isIn = (list: readonly RecordRef[] = [], { id, kind }: RecordRef): boolean =>
    list.some((one) => one.id === id && one.kind === kind);
  const after = [...current.records.filter((ref) => !isIn(drop, ref)), ...(put ?? [])];
  const fields = KINDS.filter((kind) => [...(put ?? []), ...(drop ?? [])].some((ref) => ref.kind === kind));
  const idsOf = (refs: readonly RecordRef[]) => Object.fromEntries(fields.map((kind) => [kind, refs.filter((ref) => ref.kind === kind).map(({ id }) => id)])); // prettier-ignore
  return {
    runId: run.runId,
    userMapId: run.userMap.id,
    login: run.userMap.login,
    domain,
    direction: 'inbound',
    rule: 'link',
    operation: 'update',
    outcome: 'written',
    siebelId: record.siebelId,
    exchangeId: record.exchangeId,
    fields,
    reason: null,
    message: null,
    details: { title: current.title, before: idsOf(current.records), after: idsOf(after), overruled: [] },
    undoes: null,
  };
}
