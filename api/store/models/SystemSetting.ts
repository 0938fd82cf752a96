// What an administrator set for all domains: one row.
import { DataTypes } from 'sequelize';
import type {
  CreationOptional,
  InferAttributes,
  InferCreationAttributes,
  Model,
  ModelStatic,
  Sequelize,
} from 'sequelize';

export interface SystemSetting extends Model<InferAttributes<SystemSetting>, InferCreationAttributes<SystemSetting>> {
  id: CreationOptional<boolean>;
  activityTypes: string[];
  extractStartDate: string | null;
  journalValuesDays: CreationOptional<number>;
  journalLinesDays: CreationOptional<number>;
}

/** The model of table system_settings. */
export function defineSystemSetting(sequelize: Sequelize): ModelStatic<SystemSetting> {
  return sequelize.define<SystemSetting>(
    'SystemSetting',
    {
      id: { type: DataTypes.BOOLEAN, allowNull: false, primaryKey: true, defaultValue: true },
      activityTypes: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
      extractStartDate: { type: DataTypes.DATEONLY, allowNull: true },
      journalValuesDays: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 90 },
      journalLinesDays: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 400 },
    },
    { tableName: 'system_settings' },
  );
}
