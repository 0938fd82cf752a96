// How long the journal is kept: values before and after for a shorter time, lines for a longer one. A part of each cycle, in small pieces, so that
// a cycle is never held up; what is left is the next one's.
import type { Logger } from '../platform/logger.ts';
import type { Store } from '../store/store.ts';

const DAY_MS = 86_400_000;
const CHUNK = 1_000;
const CHUNKS_A_CYCLE = 20;

/** Forgets what is too old. Trouble is logged, and the next cycle tries again. */
export async function keepJournal(deps: {
  readonly store: Store;
  readonly now: () => Date;
  readonly logger: Logger;
}): Promise<void> {
  const { logger, now, store } = deps;
  try {
    const { journalLinesDays, journalValuesDays } = await store.settings.system();
    const before = (days: number): Date => new Date(now().getTime() - days * DAY_MS);
    const age = { valuesBefore: before(journalValuesDays), linesBefore: before(journalLinesDays) };
    for (let chunk = 0; chunk < CHUNKS_A_CYCLE; chunk += 1) if ((await store.journal.prune(age, CHUNK)) === 0) return;
  } catch (error) {
    logger.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'the journal could not be pruned');
  }
}
