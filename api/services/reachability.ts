// Asks both sides whether they answer. Answers are kept for some seconds, so that a console that looks every second
// does not become a load on Siebel or Exchange.
import type { ReachabilityView } from '../../shared/contract/status.ts';
import type { ServiceDependencies } from './dependencies.ts';

const KEEP_MS = 10_000;
const PATIENCE_MS = 5_000;

type Asked = Pick<ServiceDependencies, 'probes' | 'clock'>;
type Answer = { readonly askedAt: number; readonly view: Promise<ReachabilityView> };

const answers = new WeakMap<Asked['probes'], { siebel?: Answer; exchange?: Answer }>();

/** Whether the side answers, as known for at most ten seconds. Never rejects. */
export function checkReachability(deps: Asked, side: 'siebel' | 'exchange'): Promise<ReachabilityView> {
  const kept = answers.get(deps.probes) ?? {};
  answers.set(deps.probes, kept);
  const now = deps.clock.now();
  const last = kept[side];
  if (last && now.getTime() - last.askedAt < KEEP_MS) return last.view;
  const view = ask(() => deps.probes[side](), now);
  kept[side] = { askedAt: now.getTime(), view };
  return view;
}

async function ask(probe: () => Promise<void>, now: Date): Promise<ReachabilityView> {
  const checkedAt = now.toISOString();
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${PATIENCE_MS / 1000} s.`)), PATIENCE_MS);
  });
  try {
    await Promise.race([probe(), patience]);
    return { reachable: true, message: null, checkedAt };
  } catch (error) {
    return { reachable: false, message: error instanceof Error ? error.message : 'It does not answer.', checkedAt };
  } finally {
    clearTimeout(timer);
  }
}
