// Leaves our stamp on Outlook tasks that were linked without being created by us. Graph gives a task that is moved to another list a new
// id, so without a stamp the move would look like a deletion. Contacts and events keep their id, and are not touched for it.
import type { WriteRequest } from '../connectors/connector.ts';
import type { Outcome } from './apply.ts';
import type { DomainRun } from './domainRun.ts';

/** A stamp that cannot be left is no trouble: the link stands without it. */
export async function stampTasks(run: DomainRun, outcomes: readonly Outcome[]): Promise<void> {
  if (run.domain !== 'task' || !run.policy.directions.includes('outbound')) return;
  const requests = outcomes.flatMap((outcome): WriteRequest[] => {
    const { exchangeWire: current, line } = outcome.work;
    const siebelId = newPartner(outcome);
    if (!siebelId || !current || current.stamp === siebelId || line.pair.exchange.state !== 'present') return [];
    return [{ kind: 'adopt', id: current.id, current, stamp: siebelId }];
  });
  if (requests.length > 0) await run.deps.connectors.exchange.write(run.scope, run.domain, requests);
}

/** The Siebel record that an Outlook task was linked with just now. */
function newPartner({ work, writes }: Outcome): string | null {
  const { line } = work;
  if (line.rule === 'U2') {
    const created = writes.find(({ operation }) => operation.kind === 'create')?.result;
    return created?.kind === 'written' ? created.id : null;
  }
  return line.rule === 'U3' && line.pair.siebel.state === 'present' ? line.pair.siebel.id : null;
}
