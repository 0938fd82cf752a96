// Shows what a user's next run would do, without writing anything. A disabled user can be looked at too, before being enabled.
import type { PlanCount, PlanLineView, PlanView } from '../../shared/contract/plan.ts';
import { explainSkip } from '../../shared/skipReasons.ts';
import { DOMAINS, type Domain } from '../../shared/vocabulary.ts';
import type { PlannedLine } from '../engine/handlers.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';

/** `domain` null: all three. */
export interface DryRunInput {
  readonly login: string;
  readonly domain: Domain | null;
}

/** @throws UserError user-not-mapped; Transient, MailboxUnavailable, AuthorizationLost where a side cannot be read. */
export async function dryRun(
  deps: Pick<ServiceDependencies, 'store' | 'engine' | 'clock'>,
  input: DryRunInput,
): Promise<PlanView> {
  const user = await findUser(deps.store, input.login);
  const domains = input.domain === null ? [...DOMAINS] : [input.domain];
  const at = deps.clock.now().toISOString();
  const lines = await deps.engine.plan(user, domains);
  return { login: user.login, at, domains, counts: countLines(lines), lines: lines.map(describeLine) };
}

function describeLine(line: PlannedLine): PlanLineView {
  const skips = line.skips.map((skip) => ({
    direction: skip.direction,
    reason: skip.reason,
    sentence: explainSkip(skip.reason),
    fields: [...skip.fields],
  }));
  return { ...line, fields: [...line.fields], skips };
}

function countLines(lines: readonly PlannedLine[]): PlanCount[] {
  const counts = new Map<string, PlanCount>();
  for (const { domain, direction, operation } of lines) {
    const key = `${domain} ${direction} ${operation}`;
    counts.set(key, { domain, direction, operation, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}
