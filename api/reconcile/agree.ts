// The base that a link keeps after its line was carried out: which fields both sides now agree on, and which still want to travel.
import type { Digests } from './types.ts';

/** Marks a field that no base was agreed for while its change was not permitted: it differs from every digest, so it still wants to travel. */
export const NEVER_AGREED = '';

export interface AgreeInput {
  readonly fields: readonly string[];
  /** The link's digests before, or null for a new link. */
  readonly base: Digests | null;
  /** What the side said when it was read. */
  readonly current: Digests;
  /** What the side says after it was written; null if it was not. */
  readonly written: Digests | null;
  /** Fields that both sides agree on now: found equal, or carried out. */
  readonly settled: ReadonlySet<string>;
  /** Fields of this side that wanted to travel and were refused or failed. */
  readonly outstanding: ReadonlySet<string>;
}

/** One digest per field. A refused change keeps the old digest, so that it travels once it is permitted. */
export function digestsAfter(input: AgreeInput): Digests {
  const { fields, base, current, written, settled, outstanding } = input;
  const digests: Record<string, string> = {};
  for (const field of fields) {
    const now = written?.[field] ?? current[field];
    // A field mapped after the link was made has no base, and gets none by not being looked at.
    const kept = base ? base[field] : outstanding.has(field) ? NEVER_AGREED : current[field];
    const digest = settled.has(field) ? now : kept;
    if (digest !== undefined) digests[field] = digest;
  }
  return digests;
}
