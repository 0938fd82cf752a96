// A record that does not travel, as long as it does not.
import { DataTypes } from 'sequelize';
import type {
  CreationOptional,
  InferAttributes,
  InferCreationAttributes,
  Model,
  ModelStatic,
  Sequelize,
} from 'sequelize';
import type { SkipReason } from '../../../shared/skipReasons.ts';
import type { Domain, Side } from '../../../shared/vocabulary.ts';
import type { Issue } from '../issues.ts';

export interface SyncIssue extends Model<InferAttributes<SyncIssue>, InferCreationAttributes<SyncIssue>> {
  id: CreationOptional<string>;
  userMapId: string;
  domain: Domain;
  side: Side;
  recordId: string;
  kind: Issue['kind'];
  reason: SkipReason | null;
  field: string | null;
  message: string;
  attempts: CreationOptional<number>;
  retryAt: Date | null;
  openedAt: Date;
  candidates: CreationOptional<string[]>;
}

/** The model of table sync_issues. */
export function defineSyncIssue(sequelize: Sequelize): ModelStatic<SyncIssue> {
  return sequelize.define<SyncIssue>(
    'SyncIssue',
    {
      id: { type: DataTypes.BIGINT, allowNull: false, primaryKey: true, autoIncrement: true },
      userMapId: { type: DataTypes.BIGINT, allowNull: false },
      domain: { type: DataTypes.TEXT, allowNull: false },
      side: { type: DataTypes.TEXT, allowNull: false },
      recordId: { type: DataTypes.TEXT, allowNull: false },
      kind: { type: DataTypes.TEXT, allowNull: false },
      reason: { type: DataTypes.TEXT, allowNull: true },
      field: { type: DataTypes.TEXT, allowNull: true },
      message: { type: DataTypes.TEXT, allowNull: false },
      attempts: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 },
      retryAt: { type: DataTypes.DATE, allowNull: true },
      openedAt: { type: DataTypes.DATE, allowNull: false },
      candidates: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false, defaultValue: [] },
    },
    { tableName: 'sync_issues' },
  );
}
