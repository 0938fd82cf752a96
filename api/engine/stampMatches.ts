// Leaves our stamp on Outlook items that were linked because they are equal, or because a person said so: when our links are lost they are
// known again, whatever was edited meanwhile. And on tasks that Siebel's were made of, since Graph gives a task that is moved to another list
// a new id, so without a stamp the move would look like a deletion.
import type { WriteRequest } from '../connectors/connector.ts';
import type { Outcome } from './apply.ts';
import type { DomainRun } from './domainRun.ts';

/** A stamp that cannot be left is no trouble: the link stands without it. */
export async function stampMatches(run: DomainRun, outcomes: readonly Outcome[]): Promise<void> {
  if (!run.policy.directions.includes('outbound')) return;
  const requests = outcomes.flatMap((outcome): WriteRequest[] => {
    const { exchangeWire: current, line } = outcome.work;
    const siebelId = newPartner(run, outcome);
    if (!siebelId || !current || current.stamp === siebelId || line.pair.exchange.state !== 'present') return [];
    return [{ kind: 'adopt', id: current.id, current, stamp: siebelId }];
  });
  if (requests.length > 0) await run.deps.connectors.exchange.write(run.scope, run.domain, requests);
}

/** The Siebel record that an Outlook item was linked with just now, or a task of old, if only our links know of it. */
function newPartner({ domain }: DomainRun, { work, writes }: Outcome): string | null {
  const { pair, rule } = work.line;
  if (rule === 'U2' && domain === 'task') {
    const created = writes.find(({ operation }) => operation.kind === 'create')?.result;
    return created?.kind === 'written' ? created.id : null;
  }
  if (pair.siebel.state !== 'present') return null;
  // A task's stamp is no value that an update leaves; whenever something is done about a task without one, it gets it.
  if (domain === 'task' && pair.link)
    return writes.some(({ operation }) => operation.kind === 'update') ? pair.siebel.id : null;
  if (rule !== 'U3' || pair.match?.by === 'nothing') return null;
  const isLeft = pair.match?.by === 'stamp' || writes.some(({ operation }) => operation.side === 'exchange');
  return isLeft && domain !== 'task' ? null : pair.siebel.id;
}
