// A line of the journal. `details` is sealed.
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
import type { Direction, Domain, OutcomeKind, Rule } from '../../../shared/vocabulary.ts';

export interface SyncEvent extends Model<InferAttributes<SyncEvent>, InferCreationAttributes<SyncEvent>> {
  id: CreationOptional<string>;
  at: Date;
  runId: string | null;
  userMapId: string;
  login: string;
  domain: Domain;
  direction: Direction;
  rule: Rule;
  operation: string;
  outcome: OutcomeKind;
  siebelId: string | null;
  exchangeId: string | null;
  fields: string[];
  reason: SkipReason | null;
  message: string | null;
  details: Buffer | null;
  undoes: CreationOptional<string | null>;
}

/** The model of table sync_events. */
export function defineSyncEvent(sequelize: Sequelize): ModelStatic<SyncEvent> {
  return sequelize.define<SyncEvent>(
    'SyncEvent',
    {
      id: { type: DataTypes.BIGINT, allowNull: false, primaryKey: true, autoIncrement: true },
      at: { type: DataTypes.DATE, allowNull: false },
      runId: { type: DataTypes.BIGINT, allowNull: true },
      userMapId: { type: DataTypes.BIGINT, allowNull: false },
      login: { type: DataTypes.TEXT, allowNull: false },
      domain: { type: DataTypes.TEXT, allowNull: false },
      direction: { type: DataTypes.TEXT, allowNull: false },
      rule: { type: DataTypes.TEXT, allowNull: false },
      operation: { type: DataTypes.TEXT, allowNull: false },
      outcome: { type: DataTypes.TEXT, allowNull: false },
      siebelId: { type: DataTypes.TEXT, allowNull: true },
      exchangeId: { type: DataTypes.TEXT, allowNull: true },
      fields: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
      reason: { type: DataTypes.TEXT, allowNull: true },
      message: { type: DataTypes.TEXT, allowNull: true },
      details: { type: DataTypes.BLOB, allowNull: true },
      undoes: { type: DataTypes.BIGINT, allowNull: true },
    },
    { tableName: 'sync_events' },
  );
}
