// Syncs that are broken off at their k-th request: by a further process of the product whose way to both servers leads through a proxy.
import { compose, type Product } from '../../api/compose.ts';
import { loadConfig } from '../../api/config.ts';
import { createLogger } from '../../api/platform/logger.ts';
import { requestSync } from '../../api/services/requestSync.ts';
import { startCutProxy, type Cut } from './cutProxy.ts';
import { cycle, type World } from './world.ts';

export interface BrokenSyncs {
  /** A process that nothing happens to. */
  readonly product: Product;
  /** A sync of one user that meets its end, or an accident, at the request with this number; false when it has not that many. */
  breakOff(login: string, at: number, cut: Cut): Promise<boolean>;
  close(): Promise<void>;
}

/** Syncs one user, asked for as a person does. */
export async function syncOne(through: Product, login: string) {
  await requestSync(through.services, { login, reason: 'scenario' });
  return cycle(through, login);
}

export async function startBrokenSyncs(world: World): Promise<BrokenSyncs> {
  const proxy = await startCutProxy(world.addresses);
  /** One more process of the product. */
  async function open(environment: Readonly<Record<string, string>>): Promise<Product> {
    const all = { ...world.environment, ...environment };
    return compose({
      config: loadConfig(all, String(all['DATA_DIR'])),
      databaseUrl: String(all['DATABASE_URL']),
      logger: createLogger({ level: 'silent' }),
      sleep: () => Promise.resolve(),
    });
  }
  const openAtProxy = (): Promise<Product> =>
    open({ GRAPH_BASE_URL: proxy.graph, SIEBEL_BASE_URL: `${proxy.siebel}/siebel/v1.0` });
  const product = await open({});
  // One that goes through the proxy and outlives what happens there.
  const atProxy = await openAtProxy();

  return {
    product,
    async breakOff(login, at, cut) {
      const doomed = cut === 'dies' ? await openAtProxy() : atProxy;
      proxy.arm(at, cut);
      // Its run may fail; what it has done is what counts.
      const ended = syncOne(doomed, login).then(() => undefined, () => undefined); // prettier-ignore
      await Promise.race([ended, cut === 'dies' ? proxy.met : ended]);
      if (cut === 'dies') {
        // What it would still write down does not come through any more.
        await Promise.all([doomed.queue.close(), doomed.store.close()]);
        proxy.hangUp();
      }
      await ended;
      return proxy.count >= at;
    },
    close: async () => {
      await Promise.all([product.close(), atProxy.close()]);
      await proxy.close();
    },
  };
}
