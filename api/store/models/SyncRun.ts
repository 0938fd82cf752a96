// One run of the Engine for a user.
import { DataTypes } from 'sequelize';
import type {
  CreationOptional,
  InferAttributes,
  InferCreationAttributes,
  Model,
  ModelStatic,
  Sequelize,
} from 'sequelize';
import type { Run } from '../store.ts';

export interface SyncRun extends Model<InferAttributes<SyncRun>, InferCreationAttributes<SyncRun>> {
  id: CreationOptional<string>;
  userMapId: string;
  reason: string;
  startedAt: Date;
  endedAt: CreationOptional<Date | null>;
  outcome: CreationOptional<Run['outcome']>;
  read: CreationOptional<number>;
  written: CreationOptional<number>;
  skipped: CreationOptional<number>;
  failed: CreationOptional<number>;
}

/** The model of table sync_runs. */
export function defineSyncRun(sequelize: Sequelize): ModelStatic<SyncRun> {
  return sequelize.define<SyncRun>(
    'SyncRun',
    {
      id: { type: DataTypes.BIGINT, allowNull: false, primaryKey: true, autoIncrement: true },
      userMapId: { type: DataTypes.BIGINT, allowNull: false },
      reason: { type: DataTypes.TEXT, allowNull: false },
      startedAt: { type: DataTypes.DATE, allowNull: false },
      endedAt: { type: DataTypes.DATE, allowNull: true },
      outcome: { type: DataTypes.TEXT, allowNull: false, defaultValue: 'running' },
      read: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      written: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      skipped: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      failed: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    { tableName: 'sync_runs' },
  );
}
