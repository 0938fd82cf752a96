// Migrations: any number of processes at once, and models that name what the tables have.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../api/store/database.ts';
import type { Database } from '../../api/store/database.ts';
import { migrate, migrateDatabase } from '../../api/store/migrate.ts';
import { defineModels } from '../../api/store/models/defineModels.ts';
import { testDatabaseUrl } from '../support/postgres.ts';

let url = '';
let database: Database;

beforeAll(async () => {
  url = await testDatabaseUrl('migrations');
  database = openDatabase({ databaseUrl: url, poolSize: 2 });
});

afterAll(() => database.sequelize.close());

describe('migrations', () => {
  it('run once when several start at the same time, and not again later', async () => {
    const runs = await Promise.all([1, 2, 3].map(() => migrateDatabase(url)));
    expect(runs.filter((names) => names.length > 0)).toHaveLength(1);
    expect(runs.flat().toSorted()).toEqual(runs.flat());
    expect(await migrate(database)).toEqual([]);
  });

  it('make every column that a model names, and no other', async () => {
    const queries = database.sequelize.getQueryInterface();
    for (const { tableName, rawAttributes } of Object.values(defineModels(database.sequelize))) {
      const columns = Object.keys(await queries.describeTable(tableName));
      const named = Object.values(rawAttributes).map(({ field }) => field ?? '');
      expect({ tableName, columns: columns.toSorted() }).toEqual({ tableName, columns: named.toSorted() });
    }
  });

  it('leave nothing behind when a step fails', async () => {
    const other = await testDatabaseUrl('failing');
    const obstructed = openDatabase({ databaseUrl: other, poolSize: 1 });
    // The last step cannot make this table.
    await obstructed.execute('create table system_settings (id integer)');
    await expect(migrate(obstructed)).rejects.toThrow(/system_settings/);
    const tables = await obstructed.select("select tablename from pg_tables where schemaname = 'public'");
    expect(tables).toEqual([{ tablename: 'system_settings' }]);
    await obstructed.sequelize.close();
  });
});
