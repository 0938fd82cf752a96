// The level of one user for one domain; no row means the level of the domain.
import { DataTypes } from 'sequelize';
import type { InferAttributes, InferCreationAttributes, Model, ModelStatic, Sequelize } from 'sequelize';
import type { Domain, SyncLevel } from '../../../shared/vocabulary.ts';

export interface UserLevel extends Model<InferAttributes<UserLevel>, InferCreationAttributes<UserLevel>> {
  userMapId: string;
  domain: Domain;
  level: SyncLevel;
}

/** The model of table user_levels. */
export function defineUserLevel(sequelize: Sequelize): ModelStatic<UserLevel> {
  return sequelize.define<UserLevel>(
    'UserLevel',
    {
      userMapId: { type: DataTypes.BIGINT, allowNull: false, primaryKey: true },
      domain: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
      level: { type: DataTypes.TEXT, allowNull: false },
    },
    { tableName: 'user_levels' },
  );
}
