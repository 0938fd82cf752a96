// What an administrator sets for a domain, for all users: levels, conflicts, deletions, guards and filters.
import type { ChangeDomainBody, DomainList, DomainView } from '../../shared/contract/domains.ts';
import { levelRefusal } from '../../shared/syncLevel.ts';
import { DOMAINS, type Domain } from '../../shared/vocabulary.ts';
import { UserError } from '../errors.ts';
import type { DomainSettings } from '../store/store.ts';
import type { ServiceDependencies } from './dependencies.ts';

type Deps = Pick<ServiceDependencies, 'store'>;

export async function listDomains({ store }: Deps): Promise<DomainList> {
  const domains = await Promise.all(DOMAINS.map((domain) => store.settings.domain(domain)));
  return { domains: domains.map(viewOf) };
}

/** Applies from each user's next run on; a level that is raised extracts and matches, one that is lowered deletes nothing. @throws UserError level-refused */
export async function changeDomain(
  { store }: Deps,
  input: { readonly domain: Domain; readonly change: ChangeDomainBody },
): Promise<DomainView> {
  const { change, domain } = input;
  const refusal = change.level === undefined ? null : levelRefusal(domain, change.level);
  if (refusal !== null) throw new UserError('level-refused', refusal, 422);
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return store.transaction(async () => {
    const settings: DomainSettings = { ...(await store.settings.domain(domain)), ...named };
    await store.settings.saveDomain(settings);
    return viewOf(settings);
  });
}

function viewOf({ categoryValues: _left, ...view }: DomainSettings): DomainView {
  return view;
}
