// What people decided on matches and companies: seen by whoever it concerns, and withdrawn while it is in force.
import type { DecisionList, DecisionQuery, DecisionView } from '../../shared/contract/issues.ts';
import { UserError } from '../errors.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser, findUserMapId } from './findUser.ts';
import { viewDecision } from './issueViews.ts';
import { requestRun } from './requestSync.ts';

/** Newest first. @throws UserError user-not-mapped, if a login is given that has no row */
export async function listDecisions(
  { store }: Pick<ServiceDependencies, 'store'>,
  { limit, login, state }: DecisionQuery,
): Promise<DecisionList> {
  const userMapId = await findUserMapId(store, login);
  const found = await store.decisions.list({
    ...(userMapId === undefined ? {} : { userMapId }),
    ...(state ? { state } : {}),
    limit,
  });
  return { decisions: found.map(viewDecision) };
}

/** The question is asked again by the user's next run. `login` null: anybody's. @throws UserError decision-not-found, decision-over */
export async function withdrawDecision(
  deps: ServiceDependencies,
  { id, login }: { readonly id: string; readonly login: string | null },
): Promise<DecisionView> {
  const { store } = deps;
  const decision = await store.decisions.find(id);
  if (!decision || (login !== null && login.toUpperCase() !== decision.login.toUpperCase())) {
    const message = `There is no decision ${id}. List them with: pimsi issues decisions`;
    throw new UserError('decision-not-found', message, 404);
  }
  const { domain, exchangeId, userMapId } = decision;
  const isWithdrawn = await store.transaction(async () => {
    const ended = await store.decisions.end([id], 'withdrawn');
    await store.hints.add([{ userMapId, domain, side: 'exchange', recordId: exchangeId }]);
    return ended > 0;
  });
  if (!isWithdrawn) {
    const message = `Decision ${id} is not in force any more, so there is nothing to withdraw. What was carried out is in the journal.`;
    throw new UserError('decision-over', message, 409);
  }
  const user = await findUser(store, decision.login);
  if (user.enabled) await requestRun(deps, user, 'decision withdrawn');
  return viewDecision({ ...decision, state: 'withdrawn' });
}
