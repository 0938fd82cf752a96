// One Siebel login and one mailbox. State and open issues are derived when it is read.
import { DataTypes } from 'sequelize';
import type {
  CreationOptional,
  InferAttributes,
  InferCreationAttributes,
  Model,
  ModelStatic,
  Sequelize,
} from 'sequelize';
import type { Side, Visibility } from '../../../shared/vocabulary.ts';

export interface UserMapRow extends Model<InferAttributes<UserMapRow>, InferCreationAttributes<UserMapRow>> {
  id: CreationOptional<string>;
  login: string;
  siebelUserId: string;
  firstName: string;
  lastName: string;
  mailbox: string;
  pimServerId: string;
  language: string;
  enabled: boolean;
  extractStartDate: CreationOptional<string | null>;
  visibility: Visibility;
  suspended: CreationOptional<boolean>;
  stateReason: CreationOptional<string | null>;
  siebelChangedAt: CreationOptional<Date | null>;
  syncRequestedAt: CreationOptional<Date | null>;
  retryAt: CreationOptional<Date | null>;
  nextPollAt: CreationOptional<Date | null>;
  lastRunAt: CreationOptional<Date | null>;
  lastSuccessAt: CreationOptional<Date | null>;
  failures: CreationOptional<number>;
  failedServer: CreationOptional<Side | null>;
  failingSince: CreationOptional<Date | null>;
}

/** The model of table user_maps. */
export function defineUserMapRow(sequelize: Sequelize): ModelStatic<UserMapRow> {
  return sequelize.define<UserMapRow>(
    'UserMapRow',
    {
      id: { type: DataTypes.BIGINT, allowNull: false, primaryKey: true, autoIncrement: true },
      login: { type: DataTypes.TEXT, allowNull: false },
      siebelUserId: { type: DataTypes.TEXT, allowNull: false },
      firstName: { type: DataTypes.TEXT, allowNull: false },
      lastName: { type: DataTypes.TEXT, allowNull: false },
      mailbox: { type: DataTypes.TEXT, allowNull: false },
      pimServerId: { type: DataTypes.BIGINT, allowNull: false },
      language: { type: DataTypes.TEXT, allowNull: false },
      enabled: { type: DataTypes.BOOLEAN, allowNull: false },
      extractStartDate: { type: DataTypes.DATEONLY, allowNull: true },
      visibility: { type: DataTypes.TEXT, allowNull: false },
      suspended: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      stateReason: { type: DataTypes.TEXT, allowNull: true },
      siebelChangedAt: { type: DataTypes.DATE, allowNull: true },
      syncRequestedAt: { type: DataTypes.DATE, allowNull: true },
      retryAt: { type: DataTypes.DATE, allowNull: true },
      nextPollAt: { type: DataTypes.DATE, allowNull: true },
      lastRunAt: { type: DataTypes.DATE, allowNull: true },
      lastSuccessAt: { type: DataTypes.DATE, allowNull: true },
      failures: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      failedServer: { type: DataTypes.TEXT, allowNull: true },
      failingSince: { type: DataTypes.DATE, allowNull: true },
    },
    { tableName: 'user_maps' },
  );
}
