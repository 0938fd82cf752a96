// After a domain's ordinary work: carries out what people wished of items that have a partner in Siebel by now.
import type { ApplyCounts } from './apply.ts';
import { associateWished } from './associate.ts';
import type { DomainRun } from './domainRun.ts';
import type { ItemKind } from '../../shared/contract/items.ts';
import type { Domain } from '../../shared/vocabulary.ts';

const ITEMS: Readonly<Record<Domain, ItemKind>> = { contact: 'contact', calendar: 'event', task: 'task' };

/** A link writes into Siebel: where the level lets nothing travel there, the wishes wait. @throws what a run throws. */
export async function linkItems(run: DomainRun): Promise<ApplyCounts> {
  if (!run.policy.directions.includes('inbound')) return { written: 0, skipped: 0, failed: 0 };
  const items = await run.deps.store.wishes.listOpen(run.userMap.id, run.domain);
  const records = items.map(({ key, siebelId, wishes }) => ({ siebelId, exchangeId: key, wishes }));
  return associateWished(run, run.domain, ITEMS[run.domain], records);
}
