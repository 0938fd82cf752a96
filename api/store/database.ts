// One connection pool, and the transaction of the current call chain: what runs inside `transaction` finds it here by itself.
// Knows Sequelize; knows no table.
import { AsyncLocalStorage } from 'node:async_hooks';
import { QueryTypes, Sequelize } from 'sequelize';
import type { Transaction } from 'sequelize';

export interface DatabaseOptions {
  /** postgres://user:password@host:port/database */
  readonly databaseUrl: string;
  /** Most connections at once; default 10. */
  readonly poolSize?: number;
}

export interface Database {
  readonly sequelize: Sequelize;
  /** To be passed with every call of a model: the transaction of the caller, if there is one. */
  inContext(): { readonly transaction: Transaction | null };
  /** Rows of a statement with $1, $2 ... for the values. */
  select<Row extends object>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Runs a statement for its effect. */
  execute(sql: string, values?: readonly unknown[]): Promise<void>;
  /** All or nothing. Inside another transaction it becomes part of that one. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
}

/** One for the process, since Node.js copies each of them along with every promise, those of pools that were closed as well. */
const current = new AsyncLocalStorage<{ readonly of: Sequelize; readonly transaction: Transaction }>();

/** Opens the pool; connects at the first statement. */
export function openDatabase({ databaseUrl, poolSize = 10 }: DatabaseOptions): Database {
  const sequelize = new Sequelize(databaseUrl, {
    dialect: 'postgres',
    logging: false,
    define: { underscored: true, timestamps: false },
    pool: { max: poolSize, min: 0, idle: 10_000, acquire: 60_000 },
    dialectOptions: { application_name: 'siebel-server-sync' },
  });
  const inContext = (): { transaction: Transaction | null } => {
    const store = current.getStore();
    return { transaction: store?.of === sequelize ? store.transaction : null };
  };
  return {
    sequelize,
    inContext,
    select: (sql, values = []) =>
      sequelize.query(sql, { ...inContext(), bind: [...values], type: QueryTypes.SELECT, raw: true }),
    async execute(sql, values = []) {
      await sequelize.query(sql, { ...inContext(), bind: [...values], type: QueryTypes.RAW });
    },
    async transaction(work) {
      if (inContext().transaction !== null) return work();
      return sequelize.transaction((transaction) => current.run({ of: sequelize, transaction }, work));
    },
  };
}
