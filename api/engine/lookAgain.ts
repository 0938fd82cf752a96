// Items of the mailbox that could not be read, or not be written to Siebel, and have no partner yet: what is new in Siebel may be one of them. So
// they are looked at before anything of it is created in the mailbox; while one of them cannot be read, and is still tried, nothing is.
import type { DomainRun } from './domainRun.ts';
import { seeEntry } from './normalise.ts';
import { setAside } from './planPage.ts';
import { withWishes } from './wished.ts';

/** Puts those that could be Siebel records aside, as a page does; the others wait for their time to be tried again. */
export async function lookAgain(run: DomainRun): Promise<void> {
  for (const id of run.seenExchangeIds) run.failing.delete(id);
  if (run.failing.size === 0 || !run.policy.directions.includes('outbound') || !(await hasNews(run))) return;
  const { connectors, store } = run.deps;
  const links = await store.links.findByExchangeIds(run.userMap.id, run.domain, [...run.failing.keys()]);
  for (const { exchangeId } of links) run.failing.delete(exchangeId);
  const results = await connectors.exchange.read(run.scope, run.domain, [...run.failing.keys()]);
  const entries = results.flatMap((result) => (result.kind === 'failed' ? [] : [result]));
  const seen = await withWishes(run, entries.map((entry) => seeEntry(run, 'exchange', entry))); // prettier-ignore
  for (const { view } of seen) {
    if (view.state === 'none') continue;
    run.failing.delete(view.id);
    run.seenExchangeIds.add(view.id);
  }
  await setAside(run, seen.filter(({ view }) => view.state === 'present')); // prettier-ignore
}

/** Whether Siebel has something that has no partner either. */
async function hasNews({ deps, domain, handledSiebelIds, inventory, userMap }: DomainRun): Promise<boolean> {
  const ids = [...inventory].flatMap(([id, { view }]) => (view.state === 'present' && !handledSiebelIds.has(id) ? [id] : [])); // prettier-ignore
  const links = ids.length > 0 ? await deps.store.links.findBySiebelIds(userMap.id, domain, ids) : [];
  return links.length < ids.length;
}
