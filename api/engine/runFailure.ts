// What becomes of a user whose run failed: the reason in plain words, when the next attempt is, and whether the row is suspended. A server
// that refuses our own credentials is everybody's trouble: it is told once, and not by each user.
import { AuthorizationLost, CursorExpired, GuardTripped, MailboxUnavailable, Throttled, Transient } from '../errors.ts';
import type { Side } from '../../shared/vocabulary.ts';
import type { RunCounts, UserMap } from '../store/store.ts';
import { waitAfter } from './backOff.ts';
import type { EngineDependencies } from './domainRun.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const RETRY = { firstMs: MINUTE_MS, mostMs: HOUR_MS };
/** A mailbox that is gone, unlicensed or forbidden is asked again after these times, by one request. */
const PROBE = { firstMs: HOUR_MS, mostMs: 24 * HOUR_MS };

/** A user's trouble ends the user's task and nobody else's. */
export async function recordFailure(
  deps: EngineDependencies,
  userMap: UserMap,
  run: { readonly id: string; readonly counts: RunCounts },
  error: unknown,
): Promise<void> {
  const { logger, store } = deps;
  const endedAt = deps.now();
  const name = error instanceof Error ? error.name : 'unknown';
  const suspended = error instanceof MailboxUnavailable;
  // Trouble of another kind begins to be counted anew.
  const failures = suspended === (userMap.state === 'suspended') ? userMap.failures + 1 : 1;
  const retryAt = new Date(endedAt.getTime() + waitMs(error, failures, deps.random()));
  logger.warn({ run: run.id, user: userMap.login, error: name, failures }, 'run failed');
  await store.runs.finish(run.id, { endedAt, outcome: 'failed', counts: run.counts });
  const failedServer = serverOf(error);
  await store.userMaps.recordFailure(userMap.id, { endedAt, reason: reasonOf(error), retryAt, suspended, failures, failedServer }); // prettier-ignore
  if (error instanceof AuthorizationLost) {
    const isNews = await store.outages.record({ server: error.server, reason: error.message, at: endedAt });
    if (isNews) logger.error({ server: error.server }, 'our credentials are refused; nobody can be synced');
  }
}

/** The server that is to blame; one that said how long to wait is not silent. */
function serverOf(error: unknown): Side | null {
  if (error instanceof Throttled && error.retryAfterMs > 0) return null;
  return error instanceof Transient ? error.server : null;
}

/**
 * After a run that went well for a user who waited for a server: where it was most users' trouble, the others try now as well, instead of
 * each at the end of a long wait.
 */
export async function bringOthersBack(
  { logger, now, store }: EngineDependencies,
  { failedServer }: UserMap,
): Promise<void> {
  if (failedServer === null) return;
  const users = await store.outages.release(failedServer, now());
  if (users > 0)
    logger.info({ server: failedServer, users }, 'the server answers again; whoever waited for it is tried now');
}

function waitMs(error: unknown, failures: number, random: number): number {
  // The other domains go on meanwhile; and while credentials are refused, the outage says who may ask.
  if (error instanceof GuardTripped || error instanceof AuthorizationLost) return MINUTE_MS;
  if (error instanceof Throttled && error.retryAfterMs > 0) return error.retryAfterMs;
  return waitAfter(failures, error instanceof MailboxUnavailable ? PROBE : RETRY, random);
}

function reasonOf(error: unknown): string {
  if (error instanceof AuthorizationLost) return `The servers refuse our credentials: ${error.message}`;
  if ([Transient, MailboxUnavailable, CursorExpired, GuardTripped].some((kind) => error instanceof kind)) {
    return error instanceof Error ? error.message : '';
  }
  const name = error instanceof Error ? error.name : 'unknown';
  if (error instanceof Error && name === 'KeyMissing') return error.message;
  // The text of an error that is not ours may quote contents.
  return `The run ended unexpectedly (${name}); it is tried again.`;
}
