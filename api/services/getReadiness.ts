// Whether the product can do its work: database, queue and both sides answer.
import type { Readiness } from '../../shared/contract/system.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { checkReachability } from './reachability.ts';

/** Never rejects: what does not answer is a check that is false. */
export async function getReadiness(deps: ServiceDependencies): Promise<Readiness> {
  const [database, queue, siebel, exchange] = await Promise.all([
    answers(deps.store.ping()),
    answers(deps.queue.depth()),
    checkReachability(deps, 'siebel'),
    checkReachability(deps, 'exchange'),
  ]);
  const checks = { database, queue, siebel: siebel.reachable, exchange: exchange.reachable };
  return { ready: Object.values(checks).every(Boolean), checks };
}

async function answers(question: Promise<unknown>): Promise<boolean> {
  return question.then(
    () => true,
    () => false,
  );
}
