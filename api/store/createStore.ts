// Builds the Store on PostgreSQL: pool, models, migrations, one repository each.
import type { Sealer } from '../platform/keys.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './database.ts';
import { defineModels } from './models/defineModels.ts';
import { createClaimRepository } from './repositories/claimRepository.ts';
import { createPendingWriteRepository } from './repositories/pendingWriteRepository.ts';
import { createCursorRepository } from './repositories/cursorRepository.ts';
import { createCycleRepository } from './repositories/cycleRepository.ts';
import { createDecisionRepository } from './repositories/decisionRepository.ts';
import { createHintRepository } from './repositories/hintRepository.ts';
import { createIssueRepository } from './repositories/issueRepository.ts';
import { createJournalRepository } from './repositories/journalRepository.ts';
import { createLinkRepository } from './repositories/linkRepository.ts';
import { createOutageRepository } from './repositories/outageRepository.ts';
import { createPlanRepository } from './repositories/planRepository.ts';
import { createRecentRepository } from './repositories/recentRepository.ts';
import { createReadingRepository } from './repositories/readingRepository.ts';
import { createRemovalMemory } from './repositories/removalMemory.ts';
import { createRemovalRepository } from './repositories/removalRepository.ts';
import { createRunRepository } from './repositories/runRepository.ts';
import { createSettingsRepository } from './repositories/settingsRepository.ts';
import { createUndoRepository } from './repositories/undoRepository.ts';
import { createUnfinishedLineRepository } from './repositories/unfinishedLineRepository.ts';
import { createUserMapRepository } from './repositories/userMapRepository.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** postgres://user:password@host:port/database */
  readonly databaseUrl: string;
  readonly sealer: Sealer;
  /** Most connections at once; default 10. */
  readonly poolSize?: number;
  /** The clock of flags, issues and journal lines; default the system's. */
  readonly now?: () => Date;
}

/** Opens the store; its database is migrated first. @throws when the database does not answer. */
export async function createStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl, sealer, poolSize, now = () => new Date() } = options;
  const database = openDatabase({ databaseUrl, ...(poolSize === undefined ? {} : { poolSize }) });
  const models = defineModels(database.sequelize);
  try {
    await migrate(database);
  } catch (error) {
    await database.sequelize.close();
    throw error;
  }
  return {
    userMaps: createUserMapRepository(database, models, now),
    links: createLinkRepository(database, models, now),
    cursors: createCursorRepository(database, models),
    claims: createClaimRepository(database),
    pendingWrites: createPendingWriteRepository(database),
    decisions: createDecisionRepository(database, now),
    hints: createHintRepository(database),
    readings: createReadingRepository(database),
    issues: createIssueRepository(database, models, now),
    journal: createJournalRepository(database, models, sealer, now),
    unfinishedLines: createUnfinishedLineRepository(database, sealer),
    removals: createRemovalRepository(database, sealer, now),
    plans: createPlanRepository(database, sealer, now),
    memory: createRemovalMemory(database, now),
    recents: createRecentRepository(database),
    undo: createUndoRepository(database, now),
    settings: createSettingsRepository(database, models),
    runs: createRunRepository(database, models),
    cycles: createCycleRepository(database, models),
    outages: createOutageRepository(database),
    transaction: (work) => database.transaction(work),
    ping: () => database.execute('select 1'),
    close: () => database.sequelize.close(),
  };
}
