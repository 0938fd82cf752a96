// A record to be looked at in the next run of a user.
import { DataTypes } from 'sequelize';
import type {
  CreationOptional,
  InferAttributes,
  InferCreationAttributes,
  Model,
  ModelStatic,
  Sequelize,
} from 'sequelize';
import type { Domain, Side } from '../../../shared/vocabulary.ts';

export interface SyncHint extends Model<InferAttributes<SyncHint>, InferCreationAttributes<SyncHint>> {
  seq: CreationOptional<string>;
  userMapId: string;
  domain: Domain;
  side: Side;
  recordId: string;
}

/** The model of table sync_hints. */
export function defineSyncHint(sequelize: Sequelize): ModelStatic<SyncHint> {
  return sequelize.define<SyncHint>(
    'SyncHint',
    {
      seq: { type: DataTypes.BIGINT, allowNull: false },
      userMapId: { type: DataTypes.BIGINT, allowNull: false, primaryKey: true },
      domain: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
      side: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
      recordId: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
    },
    { tableName: 'sync_hints' },
  );
}
