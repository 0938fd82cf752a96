// One cycle of the Dispatcher.
import { DataTypes } from 'sequelize';
import type {
  CreationOptional,
  InferAttributes,
  InferCreationAttributes,
  Model,
  ModelStatic,
  Sequelize,
} from 'sequelize';

export interface DispatchCycle extends Model<InferAttributes<DispatchCycle>, InferCreationAttributes<DispatchCycle>> {
  id: CreationOptional<string>;
  startedAt: Date;
  endedAt: Date;
  touched: number;
  usersRequested: number;
  error: string | null;
}

/** The model of table dispatch_cycles. */
export function defineDispatchCycle(sequelize: Sequelize): ModelStatic<DispatchCycle> {
  return sequelize.define<DispatchCycle>(
    'DispatchCycle',
    {
      id: { type: DataTypes.BIGINT, allowNull: false, primaryKey: true, autoIncrement: true },
      startedAt: { type: DataTypes.DATE, allowNull: false },
      endedAt: { type: DataTypes.DATE, allowNull: false },
      touched: { type: DataTypes.INTEGER, allowNull: false },
      usersRequested: { type: DataTypes.INTEGER, allowNull: false },
      error: { type: DataTypes.TEXT, allowNull: true },
    },
    { tableName: 'dispatch_cycles' },
  );
}
