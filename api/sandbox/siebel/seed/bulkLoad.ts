// Puts many rows into the store quickly: rows are gathered by table and inserted thousands at a time. Used for sample data only.
import type { Row, Writing } from '../data/store.ts';
import { newRow } from '../data/store.ts';

/** Rows of one table that go in one statement. */
const BATCH = 4_000;

export class BulkLoad {
  private readonly writing: Writing;
  private readonly waiting = new Map<string, Row[]>();
  private linkCount = 0;
  private highest = 0;

  constructor(writing: Writing) {
    this.writing = writing;
  }

  /** Adds a row with the sample's own id. */
  async add(table: string, id: string, columns: Row): Promise<void> {
    if (id.startsWith('1-')) this.highest = Math.max(this.highest, parseInt(id.slice(2), 36) || 0);
    await this.push(table, { ...newRow(id, this.writing), ...columns });
  }

  /** Adds a row that joins two records. Its id has a prefix of its own, so that it meets no other. */
  async link(table: string, columns: Row): Promise<void> {
    this.linkCount += 1;
    await this.push(table, { ...newRow(`2-${this.linkCount.toString(36).toUpperCase()}`, this.writing), ...columns });
  }

  /** Writes what still waits, and moves the counter of new ids past every id that was added. */
  async finish(): Promise<void> {
    for (const table of this.waiting.keys()) await this.flush(table);
    const raise = `SELECT setval('siebel_row_number', greatest((SELECT last_value FROM siebel_row_number), $1::bigint))`;
    await this.writing.store.execute(raise, [this.highest], this.writing.transaction);
  }

  private async push(table: string, row: Row): Promise<void> {
    const rows = this.waiting.get(table) ?? [];
    rows.push(row);
    this.waiting.set(table, rows);
    if (rows.length >= BATCH) await this.flush(table);
  }

  private async flush(table: string): Promise<void> {
    const rows = this.waiting.get(table) ?? [];
    this.waiting.set(table, []);
    if (rows.length === 0) return;
    const sql = `INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1::json)`;
    await this.writing.store.execute(sql, [JSON.stringify(rows)], this.writing.transaction);
  }
}
