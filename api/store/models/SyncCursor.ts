// Where the reading of one side stands for a user and domain.
import { DataTypes } from 'sequelize';
import type { InferAttributes, InferCreationAttributes, Model, ModelStatic, Sequelize } from 'sequelize';
import type { Domain, Side } from '../../../shared/vocabulary.ts';

export interface SyncCursor extends Model<InferAttributes<SyncCursor>, InferCreationAttributes<SyncCursor>> {
  userMapId: string;
  domain: Domain;
  side: Side;
  cursor: Readonly<Record<string, unknown>>;
}

/** The model of table sync_cursors. */
export function defineSyncCursor(sequelize: Sequelize): ModelStatic<SyncCursor> {
  return sequelize.define<SyncCursor>(
    'SyncCursor',
    {
      userMapId: { type: DataTypes.BIGINT, allowNull: false, primaryKey: true },
      domain: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
      side: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
      cursor: { type: DataTypes.JSONB, allowNull: false },
    },
    { tableName: 'sync_cursors' },
  );
}
