// What an administrator set for one domain.
import { DataTypes } from 'sequelize';
import type { InferAttributes, InferCreationAttributes, Model, ModelStatic, Sequelize } from 'sequelize';
import type { ConflictWinner, Domain, SyncLevel } from '../../../shared/vocabulary.ts';

export interface DomainSetting extends Model<InferAttributes<DomainSetting>, InferCreationAttributes<DomainSetting>> {
  domain: Domain;
  level: SyncLevel;
  conflictWinner: ConflictWinner;
  deleteWins: boolean;
  mayDeleteInSiebel: boolean;
  mayDeleteInExchange: boolean;
  keepPastItems: boolean;
  massDeleteCount: number;
  massDeleteShare: number;
  settleSeconds: number;
  ignorePrivate: boolean;
  optIn: boolean;
  onlyActivityTypes: boolean;
  ignoreMatching: boolean;
  categoryValues: Readonly<Record<string, string>>;
}

/** The model of table domain_settings. */
export function defineDomainSetting(sequelize: Sequelize): ModelStatic<DomainSetting> {
  return sequelize.define<DomainSetting>(
    'DomainSetting',
    {
      domain: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
      level: { type: DataTypes.TEXT, allowNull: false },
      conflictWinner: { type: DataTypes.TEXT, allowNull: false },
      deleteWins: { type: DataTypes.BOOLEAN, allowNull: false },
      mayDeleteInSiebel: { type: DataTypes.BOOLEAN, allowNull: false },
      mayDeleteInExchange: { type: DataTypes.BOOLEAN, allowNull: false },
      keepPastItems: { type: DataTypes.BOOLEAN, allowNull: false },
      massDeleteCount: { type: DataTypes.INTEGER, allowNull: false },
      massDeleteShare: { type: DataTypes.DOUBLE, allowNull: false },
      settleSeconds: { type: DataTypes.INTEGER, allowNull: false },
      ignorePrivate: { type: DataTypes.BOOLEAN, allowNull: false },
      optIn: { type: DataTypes.BOOLEAN, allowNull: false },
      onlyActivityTypes: { type: DataTypes.BOOLEAN, allowNull: false },
      ignoreMatching: { type: DataTypes.BOOLEAN, allowNull: false },
      categoryValues: { type: DataTypes.JSONB, allowNull: false },
    },
    { tableName: 'domain_settings' },
  );
}
