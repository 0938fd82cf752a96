// Removals that the mass-delete guard holds: which they are, and what an administrator decides on them.
import type { HeldPlanDetails, HeldPlanList, HeldPlanQuery, HeldPlanView } from '../../shared/contract/heldPlans.ts';
import { approvedBy, heldLine, rejectedBy } from '../engine/heldLines.ts';
import { UserError } from '../errors.ts';
import type { HeldPlan, HeldRemoval } from '../store/removals.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';
import { requestRun } from './requestSync.ts';

type StoreOnly = Pick<ServiceDependencies, 'store'>;

/** Newest first. @throws UserError user-not-mapped, if a login is given that has no row */
export async function listHeldPlans({ store }: StoreOnly, query: HeldPlanQuery): Promise<HeldPlanList> {
  const { limit, state } = query;
  const login = query.login === undefined ? undefined : (await findUser(store, query.login)).login;
  const plans = await store.plans.list({ limit, ...(login ? { login } : {}), ...(state ? { state } : {}) });
  return { plans: plans.map(viewOf) };
}

/** A plan with its removals. @throws UserError plan-not-found */
export async function showHeldPlan({ store }: StoreOnly, { id }: { readonly id: string }): Promise<HeldPlanDetails> {
  const plan = await findPlan({ store }, id);
  const rows = await store.plans.removals(id);
  return { ...viewOf(plan), rows: rows.map((row) => ({ ...row, seenAt: row.seenAt.toISOString() })) };
}

/** What was decided, and by whom. */
export interface PlanDecision {
  readonly id: string;
  readonly by: string;
}

/** Lets the removals go on; the user's next run reads each record again first. @throws UserError plan-not-found, plan-decided */
export async function approvePlan(deps: ServiceDependencies, { by, id }: PlanDecision): Promise<HeldPlanView> {
  return decide(deps, id, {
    carryOut: () => deps.store.plans.approve(id, by),
    tell: () => approvedBy(by),
    reason: 'plan approved',
  });
}

/** Keeps the records: each pair is unlinked and remembered, and neither comes back by itself. @throws UserError plan-not-found, plan-decided */
export async function rejectPlan(deps: ServiceDependencies, { by, id }: PlanDecision): Promise<HeldPlanView> {
  return decide(deps, id, {
    carryOut: () => deps.store.plans.reject(id, by),
    tell: (removal) => rejectedBy(by, removal),
    reason: 'plan rejected',
  });
}

interface Deciding {
  readonly carryOut: () => Promise<boolean>;
  /** What the journal says of each removal. */
  readonly tell: (removal: HeldRemoval) => Parameters<typeof heldLine>[2];
  /** Of the run that is asked for. */
  readonly reason: string;
}

async function decide(deps: ServiceDependencies, id: string, deciding: Deciding): Promise<HeldPlanView> {
  const { store } = deps;
  const plan = await findPlan(deps, id);
  const isDecided = await store.transaction(async () => {
    if (!(await deciding.carryOut())) return false;
    const { domain, login, side, userMapId } = plan;
    const of = { runId: null, userMapId, login, domain, side };
    const removals = await store.plans.removals(id);
    await store.journal.append(removals.map((removal) => heldLine(of, removal, deciding.tell(removal))));
    return true;
  });
  if (!isDecided) {
    const message = `Plan ${id} is not held any more: it was decided on before. Nothing was changed.`;
    throw new UserError('plan-decided', message, 409);
  }
  const user = await findUser(store, plan.login);
  if (user.enabled) await requestRun(deps, user, deciding.reason);
  return viewOf(await findPlan(deps, id));
}

async function findPlan({ store }: StoreOnly, id: string): Promise<HeldPlan> {
  const plan = await store.plans.find(id);
  if (plan) return plan;
  throw new UserError('plan-not-found', `There is no held plan ${id}. List them with: pimsi plans list`, 404);
}

function viewOf({ decidedAt, openedAt, userMapId: _row, ...plan }: HeldPlan): HeldPlanView {
  return { ...plan, openedAt: openedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null };
}
