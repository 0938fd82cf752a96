// The PIMSI Dispatcher: one cycle reads Siebel's change feed, turns it into hints for the users concerned, and asks for a task for every
// user who is due. It never looks into a mailbox, and what a cycle costs grows with the changes.
import { DOMAINS, type Domain } from '../../shared/vocabulary.ts';
import type { SiebelDirectory, TouchedRecord } from '../connectors/connector.ts';
import { AuthorizationLost, Transient } from '../errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { Outage, SilentServer, Store, UserMap } from '../store/store.ts';
import { keepJournal } from './keepJournal.ts';

export interface DispatcherDependencies {
  readonly store: Store;
  readonly directory: SiebelDirectory;
  readonly queue: {
    requestSync(userMapId: string, login: string, reason: string): Promise<void>;
    requestDispatch(at: Date): Promise<void>;
  };
  readonly intervalMs: number;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** One cycle, and the request for the next: the interval counts from the end, so cycles never overlap. Trouble is recorded, not thrown. */
export async function runCycle(deps: DispatcherDependencies): Promise<void> {
  const startedAt = deps.now();
  let touched = 0;
  let usersRequested = 0;
  let error: string | null = null;
  try {
    touched = await takeFeed(deps);
  } catch (caught) {
    // Siebel does not answer: mailboxes are still synced, and the feed is read from the same place in the next cycle.
    error = caught instanceof Error ? caught.message : 'unknown';
    deps.logger.warn({ error: caught instanceof Error ? caught.name : 'unknown' }, 'the Siebel feed could not be read');
    if (caught instanceof AuthorizationLost)
      await deps.store.outages.record({ server: caught.server, reason: caught.message, at: deps.now() });
  }
  try {
    const outages = await deps.store.outages.list();
    const due = admitted(await deps.store.userMaps.listDue(deps.now()), outages, deps.now());
    for (const user of due)
      await deps.queue.requestSync(user.id, user.login, user.syncRequestedAt ? 'sync now' : 'dispatcher');
    const scouts = outages.length > 0 ? [] : await scoutsBeside(deps, due);
    for (const { id, login } of scouts) await deps.queue.requestSync(id, login, 'does the server answer again');
    usersRequested = due.length + scouts.length;
    await deps.store.cycles.record({ startedAt, endedAt: deps.now(), touched, usersRequested, error });
    deps.logger.info({ touched, usersRequested, ms: deps.now().getTime() - startedAt.getTime() }, 'cycle ended');
    await keepJournal(deps);
  } finally {
    await deps.queue.requestDispatch(new Date(deps.now().getTime() + deps.intervalMs));
  }
}

/** Starts the feed where Siebel is now, if it never was. Before any extract, so that no change falls between the two. */
export async function startFeed(deps: Pick<DispatcherDependencies, 'store' | 'directory'>): Promise<void> {
  if (await deps.store.cycles.loadFeedCursor()) return;
  const { next } = await deps.directory.readFeed(null);
  await deps.store.cycles.saveFeedCursor(next);
}

/**
 * Who may run: everybody, or while a server refuses our credentials one user a cycle, when it is time to ask again or a person wishes it.
 * The others stay due.
 */
function admitted(due: readonly UserMap[], outages: readonly Outage[], now: Date): readonly UserMap[] {
  if (outages.length === 0) return due;
  const wished = due.find(({ syncRequestedAt }) => syncRequestedAt !== null);
  const isTime = outages.every(({ retryAt }) => retryAt <= now);
  return [wished ?? (isTime ? due[0] : undefined)].filter((user) => user !== undefined);
}

/** While most users wait for a server that does not answer, one of them asks before its time. */
async function scoutsBeside(
  { now, store }: DispatcherDependencies,
  due: readonly UserMap[],
): Promise<readonly SilentServer['next'][]> {
  const silent = await store.outages.listSilent(now());
  const scouts = silent.flatMap(({ next, retryAt }) => (retryAt <= now() ? [next] : []));
  return scouts.filter(({ id }) => !due.some((user) => user.id === id));
}

async function takeFeed(deps: DispatcherDependencies): Promise<number> {
  const { store, directory } = deps;
  const refused = (await store.outages.list()).find(({ server }) => server === 'siebel');
  // Asked on and on with a password that is wrong, Siebel would lock the login.
  if (refused && refused.retryAt > deps.now()) throw new Transient(refused.reason);
  await startFeed(deps);
  const reading = await directory.readFeed(await store.cycles.loadFeedCursor());
  await store.transaction(async () => {
    if (reading.tooMany) {
      await store.cursors.forgetAll('siebel');
      await store.userMaps.flagSiebelChanged('all');
    } else {
      await spread(store, reading.touched);
    }
    await store.cycles.saveFeedCursor(reading.next);
  });
  if (refused) await store.outages.close(['siebel']);
  const kept = reading.consumed.length > 0 ? await directory.dropConsumed(reading.consumed) : 0;
  if (kept > 0) deps.logger.warn({ rows: kept }, 'Siebel did not delete rows of its change log; they are tried again');
  return reading.touched.length;
}

/** A hint for every user concerned: whoever has the record linked or skipped, and the employees that the feed names. */
async function spread(store: Store, touched: readonly TouchedRecord[]): Promise<void> {
  if (touched.length === 0) return;
  const users = await store.userMaps.list({ enabled: true });
  const byEmployee = new Map(users.map((user) => [user.siebelUserId, user]));
  const byId = new Map(users.map((user) => [user.id, user]));
  const flagged = new Set<string>();
  const hints: { userMapId: string; domain: Domain; side: 'siebel'; recordId: string }[] = [];
  for (const domain of DOMAINS) {
    const records = touched.filter((record) => record.domain === domain);
    if (records.length === 0) continue;
    const concerned = await store.links.userMapIdsConcernedBy(domain, records.map(({ siebelId }) => siebelId)); // prettier-ignore
    for (const { siebelId, employeeIds } of records) {
      const linked = (concerned.get(siebelId) ?? []).flatMap((id) => byId.get(id) ?? []);
      const named = employeeIds.flatMap((id) => byEmployee.get(id) ?? []);
      for (const user of new Set([...linked, ...named])) {
        hints.push({ userMapId: user.id, domain, side: 'siebel', recordId: siebelId });
        flagged.add(user.siebelUserId);
      }
    }
  }
  if (hints.length === 0) return;
  await store.hints.add(hints);
  await store.userMaps.flagSiebelChanged([...flagged]);
}
