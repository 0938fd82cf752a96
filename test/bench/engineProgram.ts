// The engine as a process of its own: does the steps it is told over the channel to its starter, and measures itself. Started by
// engineProcess.ts with the login of the user as argument.
import { openProduct } from '../../api/process.ts';
import { runCycle, startFeed } from '../../api/dispatcher/dispatcher.ts';
import { mapUsers } from '../../api/services/mapUsers.ts';
import type { RunCounts } from '../../api/store/store.ts';
import { DOMAINS, SIDES } from '../../shared/vocabulary.ts';
import type { EngineStep, StepDone } from './engineMessages.ts';

const login = process.argv[2] ?? '';
const { product, close } = await openProduct('bench-engine', 'silent');
const NOTHING: RunCounts = { read: 0, written: 0, skipped: 0, failed: 0 };

const STEPS: Readonly<Record<EngineStep, () => Promise<RunCounts>>> = {
  async prepare() {
    await mapUsers(product.services, { logins: [login], enable: true });
    await startFeed(product.dispatcher);
    return NOTHING;
  },
  async run() {
    const user = await userMap();
    const counts = await product.engine.run({ userMapId: user.id, reason: 'benchmark' });
    const [run] = await product.store.runs.list({ userMapId: user.id, limit: 1 });
    if (run?.outcome === 'success') return counts;
    throw new Error((await userMap()).stateReason ?? 'The run failed and does not say why.');
  },
  async forget() {
    const { id } = await userMap();
    for (const domain of DOMAINS) for (const side of SIDES) await product.store.cursors.save(id, domain, side, null);
    return NOTHING;
  },
  async cycle() {
    const queue = { requestSync: () => Promise.resolve(), requestDispatch: () => Promise.resolve() };
    await runCycle({ ...product.dispatcher, queue });
    return STEPS.run();
  },
};

async function userMap() {
  const found = await product.store.userMaps.findByLogin(login);
  if (!found) throw new Error(`${login} could not be mapped.`);
  return found;
}

async function measure(step: EngineStep): Promise<StepDone> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  let counts = NOTHING;
  let failure: string | null = null;
  try {
    counts = await STEPS[step]();
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  return {
    counts,
    cpuSeconds: (user + system) / 1e6,
    wallSeconds: (performance.now() - startedAt) / 1000,
    peakRssMiB: process.resourceUsage().maxRSS / 1024,
    failure,
  };
}

process.on('message', (step: EngineStep) => {
  void measure(step).then((done) => process.send?.(done));
});
process.once('disconnect', () => {
  void close();
});
process.send?.('ready');
