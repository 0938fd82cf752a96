// Faults on demand: rules that say which requests go wrong, and how. Repeatable by seed; the servers ask `take` and obey.
import { z } from 'zod';

const pattern = z
  .string()
  .min(1)
  .describe('`*` stands for anything; or a regular expression between slashes')
  .refine((text) => isUsable(text), { message: 'is not a regular expression' });

const ruleSchema = z
  .strictObject({
    method: z.string().toUpperCase().default('*'),
    path: pattern.default('*'),
    /** How likely a matching request fails, 0 to 1. */
    probability: z.number().min(0).max(1).default(1),
    /** How many matching requests pass before the first fails. */
    skip: z.number().int().min(0).default(0),
    /** How many matching requests fail before the rule is spent; without it the rule stays. */
    count: z.number().int().positive().optional(),
    status: z.number().int().min(100).max(599).optional(),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.unknown().optional(),
    delayMs: z.number().int().min(0).max(60_000).optional(),
    /** The connection is cut before the work is done, or after it (the answer is lost). */
    cut: z.enum(['before', 'after']).optional(),
    /** The answer's body is cut off in the middle. */
    truncate: z.boolean().optional(),
    /** The work is done twice, as if the request had been sent again underway; the second answer counts. */
    double: z.boolean().optional(),
  })
  .refine(
    (rule) =>
      rule.status !== undefined ||
      rule.delayMs !== undefined ||
      rule.cut !== undefined ||
      rule.truncate === true ||
      rule.double === true,
    {
      message: 'says nothing that should happen: give status, delayMs, cut, truncate or double',
    },
  );

/** The body of `POST /sandbox/faults`: a list of rules, or an object with a seed. */
export const faultsSchema = z.preprocess(
  (body) => (Array.isArray(body) ? { rules: body as unknown[] } : body),
  z.strictObject({ seed: z.number().int().default(1), rules: z.array(ruleSchema) }),
);

type Rule = z.output<typeof ruleSchema>;

/** What happens to one request. */
export type Fault = Pick<Rule, 'status' | 'headers' | 'body' | 'delayMs' | 'cut' | 'truncate' | 'double'>;

interface LiveRule {
  readonly rule: Rule;
  readonly matches: (path: string) => boolean;
  skip: number;
  left: number;
  fired: number;
}

export class FaultPlan {
  private rules: LiveRule[] = [];
  private state = 1;

  /** Replaces all rules. */
  set(plan: z.output<typeof faultsSchema>): void {
    this.state = plan.seed >>> 0 || 1;
    this.rules = plan.rules.map((rule) => ({
      rule,
      matches: matcher(rule.path),
      skip: rule.skip,
      left: rule.count ?? Infinity,
      fired: 0,
    }));
  }

  clear(): void {
    this.rules = [];
  }

  /** The rules with how often each has fired. */
  describe(): readonly (Rule & { readonly fired: number })[] {
    return this.rules.map(({ rule, fired }) => ({ ...rule, fired }));
  }

  /** The fault for this request, if a rule wants one; a member of a batch is asked for like a request of its own. */
  take(method: string, path: string): Fault | null {
    if (this.rules.length === 0) return null;
    for (const live of this.rules) {
      const { rule } = live;
      if (live.left <= 0 || (rule.method !== '*' && rule.method !== method.toUpperCase()) || !live.matches(path))
        continue;
      if (live.skip > 0) {
        live.skip -= 1;
        continue;
      }
      if (rule.probability < 1 && this.random() >= rule.probability) continue;
      live.left -= 1;
      live.fired += 1;
      return rule;
    }
    return null;
  }

  /** Mulberry32: small, seeded, good enough to choose victims. */
  private random(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}

function isUsable(text: string): boolean {
  try {
    matcher(text);
    return true;
  } catch {
    return false;
  }
}

function matcher(text: string): (path: string) => boolean {
  const slashed = /^\/(.*)\/$/.exec(text);
  const source =
    slashed?.[1] !== undefined && slashed[1] !== '*' && /[\\^$()[\]|+?]/.test(slashed[1]) ? slashed[1] : null;
  const expression = source
    ? new RegExp(source, 'i')
    : new RegExp(`^${text.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 'i'); // prettier-ignore
  return (path) => expression.test(path);
}
