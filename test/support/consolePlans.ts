// Held plans as the API tells them, from memory, for tests of the console: a decision counts once.
import type { HeldPlanDetails, HeldPlanView } from '../../shared/contract/heldPlans.ts';
import { heldPlanQuerySchema } from '../../shared/contract/heldPlans.ts';

export interface ConsolePlans {
  /** Newest first. */
  readonly all: HeldPlanDetails[];
  /** Holds removals of a user. */
  hold(login: string, rows: number, change?: Partial<HeldPlanView>): HeldPlanDetails;
  /** The answer to a call, or undefined when it is not about plans. */
  answer(method: string, url: URL, role: string): Answer | undefined;
}

/** What a part of the API answers. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const NAMES = ['Ingrid Halvorsen', 'Chinedu Okafor', 'Matthias Brückner', 'Sofia Castellanos', 'Noor van Dijk'];
const refusal = (status: number, message: string): Answer => ({ status, body: { error: { id: 'internal-error', message } } }); // prettier-ignore
const viewOf = ({ rows: _rows, ...plan }: HeldPlanDetails): HeldPlanView => plan;

export function createConsolePlans(): ConsolePlans {
  const all: HeldPlanDetails[] = [];

  function answerOne(id: string | undefined, decision: string | undefined, role: string): Answer {
    const at = all.findIndex((plan) => plan.id === id);
    const plan = all[at];
    if (plan === undefined) return refusal(404, `There is no held plan ${id ?? ''}.`);
    if (decision === undefined) {
      const rows = role === 'Auditor' ? plan.rows.map((row) => ({ ...row, title: null })) : plan.rows;
      return { status: 200, body: { ...plan, rows } };
    }
    if (plan.state !== 'held') return refusal(409, `Plan ${plan.id} is not held any more: it was decided on before.`);
    const state = decision === 'approve' ? 'approved' : 'rejected';
    const decided = { ...plan, state, decidedAt: new Date().toISOString(), decidedBy: 'maren.vogt' } as const;
    all[at] = decided;
    return { status: 200, body: viewOf(decided) };
  }

  return {
    all,
    hold(login, count, change = {}) {
      const now = Date.now();
      const id = String(all.length + 1);
      const rows = Array.from({ length: count }, (_, index) => ({
        siebelId: `1-P${id}-${index}`,
        exchangeId: `AAMkAP${id}-${index}`,
        how: 'leave' as const,
        title: `${NAMES[index % NAMES.length] ?? ''} ${index + 1}`,
        seenAt: new Date(now - 240_000).toISOString(),
      }));
      const plan: HeldPlanDetails = {
        id,
        login,
        domain: 'contact',
        side: 'siebel',
        state: 'held',
        removals: count,
        linked: count + 8,
        openedAt: new Date(now - 180_000).toISOString(),
        decidedAt: null,
        decidedBy: null,
        ...change,
        rows,
      };
      all.unshift(plan);
      return plan;
    },
    answer(method, url, role) {
      if (url.pathname === '/api/plans') {
        const { limit, login, state } = heldPlanQuerySchema.parse(Object.fromEntries(url.searchParams));
        const plans = all.filter(
          (plan) => (login === undefined || plan.login === login) && (state === undefined || plan.state === state),
        );
        return { status: 200, body: { plans: plans.slice(0, limit).map(viewOf) } };
      }
      const one = /^\/api\/plans\/(\d+)(?:\/(approve|reject))?$/.exec(url.pathname);
      if (one === null || (method === 'POST') !== (one[2] !== undefined)) return undefined;
      return answerOne(one[1], one[2], role);
    },
  };
}
