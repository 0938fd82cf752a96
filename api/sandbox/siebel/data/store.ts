// The sandbox's database: one PostgreSQL schema with Siebel's tables, reached by Sequelize. Knows connections, transactions and
// new ids; knows nothing of components or of HTTP.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Model, ModelStatic, Transaction } from 'sequelize';
import { DatabaseError, DataTypes, QueryTypes, Sequelize } from 'sequelize';
import { databaseBusy } from '../errors.ts';
import { createStoreSql } from './ddl.ts';
import type { Column } from './tables.ts';
import { TABLES } from './tables.ts';
import type { ColumnValue } from './values.ts';
import { wholeSeconds } from './values.ts';

/** A row as it is written, by column. */
export type Row = Readonly<Record<string, ColumnValue>>;

/** One transaction of writes by one user at one instant. */
export interface Writing {
  readonly store: SiebelStore;
  readonly transaction: Transaction;
  readonly userId: string;
  /** Whole seconds; what Created and Updated become. */
  readonly at: Date;
}

export interface StoreOptions {
  readonly databaseUrl: string;
  /** The PostgreSQL schema that holds the tables; made when missing. */
  readonly schema: string;
  readonly now: () => Date;
}

/** A statement that takes longer is given up. */
const STATEMENT_TIMEOUT_MS = 20_000;
/** How often writers that block each other try again. */
const WRITE_ATTEMPTS = 8;
/** The longest pause before the second attempt; later ones are longer. */
const WRITE_PAUSE_MS = 50;

/** PostgreSQL's code of an error, '' when it is none of the database's. */
function codeOf(error: unknown): string {
  if (!(error instanceof DatabaseError)) return '';
  const { parent } = error;
  return 'code' in parent && typeof parent.code === 'string' ? parent.code : '';
}

function isDeadlock(error: unknown): boolean {
  return ['40P01', '40001'].includes(codeOf(error));
}

/** What the caller is told when the database gave up; other errors stay as they are. */
function told(error: unknown): unknown {
  if (codeOf(error) === '57014') return databaseBusy('it took too long.');
  return isDeadlock(error) ? databaseBusy('too many write the same records.') : error;
}

function dataType(column: Column) {
  switch (column.kind) {
    case 'text':
      return DataTypes.STRING(column.length);
    case 'dateTime':
      return DataTypes.DATE;
    case 'date':
      return DataTypes.DATEONLY;
    case 'number':
      return DataTypes.DECIMAL;
  }
}

function defineModels(sequelize: Sequelize): ReadonlyMap<string, ModelStatic<Model>> {
  const models = TABLES.map((table): [string, ModelStatic<Model>] => {
    const attributes = Object.fromEntries(
      Object.entries(table.columns).map(([name, column]) => [
        name,
        { type: dataType(column), primaryKey: name === 'ROW_ID' },
      ]),
    );
    return [table.name, sequelize.define(table.name, attributes, { tableName: table.name, timestamps: false })];
  });
  return new Map(models);
}

/** The open database. Make one with `openStore`. */
export class SiebelStore {
  private readonly sequelize: Sequelize;
  private readonly models: ReadonlyMap<string, ModelStatic<Model>>;
  private readonly now: () => Date;

  constructor(sequelize: Sequelize, now: () => Date) {
    this.sequelize = sequelize;
    this.models = defineModels(sequelize);
    this.now = now;
  }

  model(table: string): ModelStatic<Model> {
    const model = this.models.get(table);
    if (!model) throw new Error(`No table ${table} is declared.`);
    return model;
  }

  /** Rows of a statement whose values are bound as $1, $2 ... @throws SiebelError when the database gives up. */
  async select<T extends object>(sql: string, bind: readonly unknown[] = [], transaction?: Transaction): Promise<T[]> {
    try {
      return await this.sequelize.query<T>(sql, {
        bind: [...bind],
        type: QueryTypes.SELECT,
        ...(transaction ? { transaction } : {}),
      });
    } catch (error) {
      throw transaction ? error : told(error);
    }
  }

  /** Runs a statement that returns nothing. */
  async execute(sql: string, bind: readonly unknown[] = [], transaction?: Transaction): Promise<void> {
    await this.sequelize.query(sql, { bind: [...bind], ...(transaction ? { transaction } : {}) });
  }

  /** How often something was written since the start: another number after every change. */
  writes = 0;

  /** One transaction of writes; triggers see the same instant and user as the rows. Writers that block each other try again. */
  async write<T>(userId: string, work: (writing: Writing) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = await this.writeOnce(userId, work);
        this.writes += 1;
        return result;
      } catch (error) {
        if (!isDeadlock(error) || attempt === WRITE_ATTEMPTS) throw told(error);
        await sleep(Math.random() * WRITE_PAUSE_MS * attempt);
      }
    }
  }

  private async writeOnce<T>(userId: string, work: (writing: Writing) => Promise<T>): Promise<T> {
    const at = wholeSeconds(this.now());
    const settings = `SELECT set_config('siebel.now', $1, true), set_config('siebel.user', $2, true)`;
    return this.sequelize.transaction(async (transaction) => {
      await this.execute(settings, [at.toISOString(), userId], transaction);
      return work({ store: this, transaction, userId, at });
    });
  }

  /** The instant of this store's clock. */
  clock(): Date {
    return this.now();
  }

  /** A row id that was never given out before. */
  async newRowId(transaction: Transaction): Promise<string> {
    const [row] = await this.select<{ id: string }>('SELECT siebel_row_id() AS id', [], transaction);
    if (!row) throw new Error('The counter of row ids gave nothing.');
    return row.id;
  }

  async close(): Promise<void> {
    await this.sequelize.close();
  }
}

/** The system columns of a row that is written for the first time. */
export function newRow(id: string, writing: Pick<Writing, 'userId' | 'at'>): Row {
  const { userId, at } = writing;
  return {
    ROW_ID: id,
    CREATED: at,
    CREATED_BY: userId,
    LAST_UPD: at,
    LAST_UPD_BY: userId,
    MODIFICATION_NUM: 0,
    CONFLICT_ID: '0',
  };
}

/** Makes what is missing, unless the schema says that it was made by these very statements. */
async function prepareSchema(sequelize: Sequelize, schema: string, transaction: Transaction): Promise<void> {
  const statements = createStoreSql(schema);
  const version = createHash('sha256').update(statements.join(';\n')).digest('hex');
  const lock = `SELECT pg_advisory_xact_lock(hashtext('siebel sandbox ' || $1))`;
  await sequelize.query(lock, { bind: [schema], transaction });
  await sequelize.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`, { transaction });
  const comment = `SELECT obj_description('"${schema}"'::regnamespace) AS "version"`;
  type Found = { version: string | null };
  const [found] = await sequelize.query<Found>(comment, { type: QueryTypes.SELECT, transaction });
  if (found?.version === version) return;
  for (const statement of statements) await sequelize.query(statement, { transaction });
  await sequelize.query(`COMMENT ON SCHEMA "${schema}" IS '${version}'`, { transaction });
}

/**
 * Opens the database, making schema, tables and triggers where they are missing.
 * @throws when the database does not answer or the schema's name is not a plain lower-case word.
 */
export async function openStore(options: StoreOptions): Promise<SiebelStore> {
  const { schema } = options;
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema))
    throw new Error(`'${schema}' is no name for a schema: use a-z, 0-9 and _.`);
  const sequelize = new Sequelize(options.databaseUrl, {
    dialect: 'postgres',
    logging: false,
    pool: { max: 8, idle: 10_000 },
    dialectOptions: {
      options: `-c search_path=${schema} -c client_min_messages=warning -c statement_timeout=${STATEMENT_TIMEOUT_MS}`,
    },
  });
  try {
    await sequelize.transaction((transaction) => prepareSchema(sequelize, schema, transaction));
    return new SiebelStore(sequelize, options.now);
  } catch (error) {
    await sequelize.close();
    throw error;
  }
}
