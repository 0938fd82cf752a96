// One user, one Siebel record, one Exchange item, and what they last agreed on.
import { DataTypes } from 'sequelize';
import type {
  CreationOptional,
  InferAttributes,
  InferCreationAttributes,
  Model,
  ModelStatic,
  Sequelize,
} from 'sequelize';
import type { Digests, Flips } from '../../reconcile/types.ts';
import type { Domain, Role } from '../../../shared/vocabulary.ts';

export interface SyncLinkRow extends Model<InferAttributes<SyncLinkRow>, InferCreationAttributes<SyncLinkRow>> {
  id: CreationOptional<string>;
  userMapId: string;
  domain: Domain;
  siebelId: string;
  exchangeId: string;
  role: Role;
  siebelVersion: string | null;
  exchangeVersion: string | null;
  siebelDigests: Digests;
  exchangeDigests: Digests;
  flips: CreationOptional<Flips | null>;
  linkedAt: CreationOptional<Date>;
}

/** The model of table sync_links. */
export function defineSyncLinkRow(sequelize: Sequelize): ModelStatic<SyncLinkRow> {
  return sequelize.define<SyncLinkRow>(
    'SyncLinkRow',
    {
      id: { type: DataTypes.BIGINT, allowNull: false, primaryKey: true, autoIncrement: true },
      userMapId: { type: DataTypes.BIGINT, allowNull: false },
      domain: { type: DataTypes.TEXT, allowNull: false },
      siebelId: { type: DataTypes.TEXT, allowNull: false },
      exchangeId: { type: DataTypes.TEXT, allowNull: false },
      role: { type: DataTypes.TEXT, allowNull: false },
      siebelVersion: { type: DataTypes.TEXT, allowNull: true },
      exchangeVersion: { type: DataTypes.TEXT, allowNull: true },
      siebelDigests: { type: DataTypes.JSONB, allowNull: false },
      exchangeDigests: { type: DataTypes.JSONB, allowNull: false },
      flips: { type: DataTypes.JSONB, allowNull: true },
      linkedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { tableName: 'sync_links' },
  );
}
