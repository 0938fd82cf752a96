// All models of one connection pool. Tables are made by migrations; models only name their columns.
import type { Sequelize } from 'sequelize';
import { defineDispatchCycle } from './DispatchCycle.ts';
import { defineDomainSetting } from './DomainSetting.ts';
import { defineFeedCursor } from './FeedCursor.ts';
import { definePimServer } from './PimServer.ts';
import { defineSyncCursor } from './SyncCursor.ts';
import { defineSyncEvent } from './SyncEvent.ts';
import { defineSyncHint } from './SyncHint.ts';
import { defineSyncIssue } from './SyncIssue.ts';
import { defineSyncLinkRow } from './SyncLinkRow.ts';
import { defineSyncRun } from './SyncRun.ts';
import { defineSystemSetting } from './SystemSetting.ts';
import { defineUserLevel } from './UserLevel.ts';
import { defineUserMapRow } from './UserMapRow.ts';

export type Models = ReturnType<typeof defineModels>;

export function defineModels(sequelize: Sequelize) {
  return {
    dispatchCycles: defineDispatchCycle(sequelize),
    domainSettings: defineDomainSetting(sequelize),
    feedCursors: defineFeedCursor(sequelize),
    pimServers: definePimServer(sequelize),
    syncCursors: defineSyncCursor(sequelize),
    syncEvents: defineSyncEvent(sequelize),
    syncHints: defineSyncHint(sequelize),
    syncIssues: defineSyncIssue(sequelize),
    syncLinks: defineSyncLinkRow(sequelize),
    syncRuns: defineSyncRun(sequelize),
    systemSettings: defineSystemSetting(sequelize),
    userLevels: defineUserLevel(sequelize),
    userMaps: defineUserMapRow(sequelize),
  };
}
