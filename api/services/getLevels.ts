// What a user may sync: the domain's level, the user's own, and what both permit.
import type { LevelList, LevelView } from '../../shared/contract/levels.ts';
import { effectiveLevel } from '../../shared/syncLevel.ts';
import { DOMAINS } from '../../shared/vocabulary.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';

/** @throws UserError user-not-mapped */
export async function getLevels(
  deps: Pick<ServiceDependencies, 'store'>,
  input: { readonly login: string },
): Promise<LevelList> {
  const user = await findUser(deps.store, input.login);
  const levels: LevelView[] = [];
  for (const domain of DOMAINS) {
    const domainLevel = (await deps.store.settings.domain(domain)).level;
    const userLevel = await deps.store.settings.userLevel(user.id, domain);
    levels.push({ domain, domainLevel, userLevel, effective: effectiveLevel(domainLevel, userLevel ?? domainLevel) });
  }
  return { login: user.login, levels };
}
