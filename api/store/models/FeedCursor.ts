// Where the reading of the Siebel feed stands: one row.
import { DataTypes } from 'sequelize';
import type {
  CreationOptional,
  InferAttributes,
  InferCreationAttributes,
  Model,
  ModelStatic,
  Sequelize,
} from 'sequelize';

export interface FeedCursor extends Model<InferAttributes<FeedCursor>, InferCreationAttributes<FeedCursor>> {
  id: CreationOptional<boolean>;
  cursor: Readonly<Record<string, unknown>>;
}

/** The model of table feed_cursor. */
export function defineFeedCursor(sequelize: Sequelize): ModelStatic<FeedCursor> {
  return sequelize.define<FeedCursor>(
    'FeedCursor',
    {
      id: { type: DataTypes.BOOLEAN, allowNull: false, primaryKey: true, defaultValue: true },
      cursor: { type: DataTypes.JSONB, allowNull: false },
    },
    { tableName: 'feed_cursor' },
  );
}
