// Sets a user's own levels. It applies at once: raising a level extracts and matches, lowering one never deletes.
import { UserError } from '../errors.ts';
import type { LevelList, SetLevelsBody } from '../../shared/contract/levels.ts';
import { levelRefusal } from '../../shared/syncLevel.ts';
import { DOMAINS } from '../../shared/vocabulary.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';
import { getLevels } from './getLevels.ts';
import { requestRun } from './requestSync.ts';

export interface SetLevelsInput {
  readonly login: string;
  /** A domain that is not named keeps its level. */
  readonly levels: SetLevelsBody;
}

/** All or nothing. @throws UserError user-not-mapped, level-refused */
export async function setLevels(deps: ServiceDependencies, input: SetLevelsInput): Promise<LevelList> {
  const user = await findUser(deps.store, input.login);
  for (const domain of DOMAINS) {
    const level = input.levels[domain];
    const refusal = level === undefined ? null : levelRefusal(domain, level);
    if (refusal !== null) throw new UserError('level-refused', refusal, 422);
  }
  await deps.store.transaction(async () => {
    for (const domain of DOMAINS) {
      const level = input.levels[domain];
      if (level !== undefined) await deps.store.settings.setUserLevel(user.id, domain, level);
    }
  });
  if (user.enabled) await requestRun(deps, user, 'level changed');
  return getLevels(deps, { login: user.login });
}
