// One Exchange tenant. Its credentials are in the configuration, never here.
import { DataTypes } from 'sequelize';
import type {
  CreationOptional,
  InferAttributes,
  InferCreationAttributes,
  Model,
  ModelStatic,
  Sequelize,
} from 'sequelize';

export interface PimServer extends Model<InferAttributes<PimServer>, InferCreationAttributes<PimServer>> {
  id: CreationOptional<string>;
  name: string;
  cloud: CreationOptional<string>;
  tenantId: CreationOptional<string | null>;
}

/** The model of table pim_servers. */
export function definePimServer(sequelize: Sequelize): ModelStatic<PimServer> {
  return sequelize.define<PimServer>(
    'PimServer',
    {
      id: { type: DataTypes.BIGINT, allowNull: false, primaryKey: true, autoIncrement: true },
      name: { type: DataTypes.TEXT, allowNull: false },
      cloud: { type: DataTypes.TEXT, allowNull: false, defaultValue: 'global' },
      tenantId: { type: DataTypes.TEXT, allowNull: true },
    },
    { tableName: 'pim_servers' },
  );
}
