// Two users may import the same person at once, and neither finds what the other is about to create. Whoever claims the person first
// creates it; the other looks again a little later and finds it. Knows keys of people as keyed digests only.
import type { PlannedWork, DomainRun } from './domainRun.ts';
import { lookupTexts } from './extract.ts';
import type { WritingOperation } from './writes.ts';

/** Longer than any chunk takes; by then a search finds what was created. */
const CLAIM_LASTS_MS = 10 * 60_000;

interface Asked {
  readonly line: number;
  readonly operation: WritingOperation;
}

/** Those of the requests that may be sent: all but creates of a person whom another user's run claimed. */
export async function claimPeople<T extends Asked>(
  run: DomainRun,
  work: readonly PlannedWork[],
  asked: readonly T[],
): Promise<ReadonlySet<T>> {
  const { deps, domain, mapping, userMap } = run;
  const keysOf = ({ line, operation }: T): readonly string[] => {
    const view = work[line]?.line.pair.exchange;
    if (
      mapping.matchedBy !== 'email' ||
      operation.kind !== 'create' ||
      operation.side !== 'siebel' ||
      !view ||
      run.policy.ignoreMatching
    )
      return [];
    return lookupTexts(run, view).map((text) => deps.digester.digest(text));
  };
  const keys = new Map(asked.map((item) => [item, keysOf(item)]));
  const all = [...new Set([...keys.values()].flat())];
  if (all.length === 0) return new Set(asked);
  const at = deps.now();
  const refused = new Set(await deps.store.claims.take(userMap.id, domain, all, { at, staleBefore: new Date(at.getTime() - CLAIM_LASTS_MS) })); // prettier-ignore
  return new Set(asked.filter((item) => !keys.get(item)?.some((key) => refused.has(key))));
}
