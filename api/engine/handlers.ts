// What is done with planned work: a run carries it out, a dry run collects it in the words that people read.
import { directionTo, SIDES, type Direction, type Domain, type Rule } from '../../shared/vocabulary.ts';
import type { SkipReason } from '../../shared/skipReasons.ts';
import type { IssueChange } from '../store/issues.ts';
import { apply, type ApplyCounts } from './apply.ts';
import type { DomainRun, PlannedWork } from './domainRun.ts';
import { titleOf } from './normalise.ts';
import type { Handler } from './runDomain.ts';
import { idOn } from './writes.ts';

/** A line of a dry run. */
export interface PlannedLine {
  readonly domain: Domain;
  readonly rule: Rule;
  /** create, update, delete, leave, adopt, link, unlink, or skip when nothing would be done. */
  readonly operation: string;
  readonly direction: Direction;
  readonly siebelId: string | null;
  readonly exchangeId: string | null;
  readonly title: string;
  readonly fields: readonly string[];
  readonly skips: readonly {
    readonly direction: Direction;
    readonly reason: SkipReason;
    readonly fields: readonly string[];
  }[];
}

const RETRY_MS = 60_000;

/** Carries work out and adds to the counts. */
export function applying(counts: ApplyCounts): Handler {
  return {
    moves: true,
    async handle(run, work) {
      add(counts, await apply(run, work));
    },
    count: (done) => add(counts, done),
    async unreadable(run, records) {
      const retryAt = new Date(run.deps.now().getTime() + RETRY_MS);
      const changes = records.map(({ mayPass, message, recordId, side }): IssueChange => ({
        side,
        recordId,
        kind: 'failure',
        reason: null,
        field: null,
        message,
        retryAt: mayPass ? retryAt : null,
      }));
      await run.deps.store.issues.open(run.userMap.id, run.domain, changes);
      counts.failed += records.length;
    },
    async over(run, records) {
      for (const side of SIDES) {
        const ids = records.flatMap((record) => (record.side === side ? [record.recordId] : []));
        await run.deps.store.issues.close(run.userMap.id, run.domain, side, ids);
      }
    },
  };
}

/** Adds to counts. */
export function add(counts: ApplyCounts, { failed, skipped, written }: ApplyCounts): void {
  counts.written += written;
  counts.skipped += skipped;
  counts.failed += failed;
}

/** Collects work as lines; nothing moves. */
export function planning(lines: PlannedLine[]): Handler {
  return {
    moves: false,
    handle: (run, work) => {
      for (const item of work) lines.push(...linesOf(run, item));
      return Promise.resolve();
    },
    unreadable: () => Promise.resolve(),
    over: () => Promise.resolve(),
    count: () => undefined,
  };
}

function linesOf(run: DomainRun, { line }: PlannedWork): readonly PlannedLine[] {
  const { pair, operations, skips } = line;
  const base = {
    domain: run.domain,
    rule: line.rule,
    siebelId: idOn(pair, 'siebel'),
    exchangeId: idOn(pair, 'exchange'),
    title: titleOf(run, pair),
    skips,
  };
  const direction = skips[0]?.direction ?? 'inbound';
  const telling = operations.filter((operation, _index, all) => all.length === 1 || (operation.kind !== 'link' && operation.kind !== 'unlink')); // prettier-ignore
  if (telling.length === 0) return skips.length > 0 ? [{ ...base, operation: 'skip', direction, fields: [] }] : [];
  return telling.map((operation) => {
    const target = 'side' in operation ? directionTo(operation.side) : direction;
    const fields = operation.kind === 'update' ? Object.keys(operation.values) : [];
    return {
      ...base,
      operation: operation.kind === 'remove' ? operation.how : operation.kind,
      direction: target,
      fields,
    };
  });
}
