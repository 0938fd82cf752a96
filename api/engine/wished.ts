// Items of the mailbox that a person linked with a Siebel record: they are in sync by that, whatever the filters for what is born in Outlook say.
import type { DomainRun, Seen } from './domainRun.ts';

/** The items, those that somebody linked marked so. Where no such filter is on, nothing is asked. */
export async function withWishes(run: DomainRun, seen: readonly Seen[]): Promise<readonly Seen[]> {
  const { onlyActivityTypes, optIn } = run.policy;
  if (!optIn && !onlyActivityTypes) return seen;
  const ids = seen.flatMap(({ view }) => (view.state === 'present' ? [view.id] : []));
  const wished = await run.deps.store.wishes.findWished(run.userMap.id, run.domain, ids);
  return seen.map((item) => {
    const { view } = item;
    if (view.state !== 'present' || !wished.has(view.id)) return item;
    return { ...item, view: { ...view, traits: { ...view.traits, isWished: true } } };
  });
}
