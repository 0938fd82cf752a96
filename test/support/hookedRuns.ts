// Runs of an engine whose calls pass a test's hands: it can be made to die, or something can happen between two of its requests.
import { compose, type Between, type Product } from '../../api/compose.ts';
import { loadConfig } from '../../api/config.ts';
import { runCycle } from '../../api/dispatcher/dispatcher.ts';
import type { Http } from '../../api/platform/http.ts';
import { createLogger } from '../../api/platform/logger.ts';
import { requestSync } from '../../api/services/requestSync.ts';
import type { UserMap } from '../../api/store/store.ts';
import { isWrite } from './isWrite.ts';
import type { World } from './world.ts';

/** What does not end any more. */
const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

async function hooked({ environment }: World, between: Partial<Between>): Promise<Product> {
  return compose({
    config: loadConfig(environment, String(environment['DATA_DIR'])),
    databaseUrl: String(environment['DATABASE_URL']),
    logger: createLogger({ level: 'silent' }),
    between: { http: (http) => http, store: (store) => store, sleep: () => Promise.resolve(), ...between },
  });
}

/** Makes the user due, so that the run knows what changed. */
async function findWork(world: World, { login }: UserMap): Promise<void> {
  const queue = { requestSync: () => Promise.resolve(), requestDispatch: () => Promise.resolve() };
  await requestSync(world.product.services, { login, reason: 'scenario' });
  await runCycle({ ...world.product.dispatcher, queue });
}

/** A run whose requests are made by `fetch`. */
export async function hookedRun(world: World, user: UserMap, fetch: (http: Http) => Http['fetch']): Promise<void> {
  await findWork(world, user);
  const product = await hooked(world, { http: (http) => ({ ...http, fetch: fetch(http) }) });
  await product.engine.run({ userMapId: user.id, reason: 'hooked' });
  await product.close();
}

/** A run that died at its first write. */
interface DiedWriting {
  /** What it was about to send, which may still be on its way. */
  readonly send: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** A run that dies at its first write, with nothing done. */
export async function runDyingAtWrite(world: World, user: UserMap): Promise<DiedWriting> {
  await findWork(world, user);
  let end: (send: DiedWriting['send']) => void = () => undefined;
  const death = new Promise<DiedWriting['send']>((resolve) => (end = resolve));
  const doomed = await hooked(world, {
    http: (http) => ({
      ...http,
      fetch: (url, request) => {
        if (!isWrite(String(url), request)) return http.fetch(url, request);
        end(() => http.fetch(url, request));
        return never();
      },
    }),
  });
  void doomed.engine.run({ userMapId: user.id, reason: 'doomed' });
  return { send: await death, close: () => doomed.close() };
}

/** A run that dies when its writes are done and none is written down, at the next transaction; or with nothing done, at its first write. */
export async function dyingRun(world: World, user: UserMap, when: 'written' | 'writing'): Promise<void> {
  if (when === 'writing') return (await runDyingAtWrite(world, user)).close();
  await findWork(world, user);
  let hasWritten = false;
  let end: () => void = () => undefined;
  const death = new Promise<void>((resolve) => (end = resolve));
  const doomed = await hooked(world, {
    http: (http) => ({
      ...http,
      fetch: (url, request) => {
        hasWritten ||= isWrite(String(url), request);
        return http.fetch(url, request);
      },
    }),
    store: (store) => ({
      ...store,
      transaction: (work) => {
        if (!hasWritten) return store.transaction(work);
        end();
        return never();
      },
    }),
  });
  void doomed.engine.run({ userMapId: user.id, reason: 'doomed' });
  await death;
  await doomed.close();
}
