import type { Statement } from 'better-sqlite3';
import type { ColumnValue, RowShape } from '#libs/kernel/ports.js';
import type { Connection } from './open-database.js';
import { bodies, indexDefinitions, joinedRows, quoted, tableDefinition, upsert } from './row-sql.js';

export type StoredRow = { _id: string; _revision: number; _day: string; _body: string } & Record<string, ColumnValue>;

/** A row as it is written: its body, and the columns of its table in order. */
export interface WrittenRow {
  readonly id: string;
  readonly body: string;
  readonly columns: readonly ColumnValue[];
}

/** Up to so many rows go in one transaction: they go while others wait. */
const CLEARED_AT_ONCE = 200;

/**
 * The two tables of one set of rows. What lists search and sort by stands apart from the bodies: going through all of
 * it takes milliseconds, whatever the order, and of the bodies only those are read that a page shows.
 */
export class RowTable {
  private readonly statements = new Map<string, Statement<ColumnValue[]>>();

  constructor(
    private readonly connection: Connection,
    readonly name: string,
    private readonly shape: RowShape,
  ) {}

  /** Empty; its indexes are added once it is filled, which is quicker, or at once. */
  make(): void {
    this.connection.exec(tableDefinition(this.name, this.shape));
  }

  get tables(): readonly string[] {
    return [this.name, bodies(this.name)];
  }

  get indexes(): readonly string[] {
    return indexDefinitions(this.name, this.shape);
  }

  get(id: string): StoredRow | undefined {
    return this.statement(`SELECT * FROM ${joinedRows(this.name)} WHERE "_id" = ?`).get(id) as StoredRow | undefined;
  }

  write({ id, body, columns }: WrittenRow, over: 'same' | 'older'): boolean {
    const done = this.writing(over).run(id, ...columns).changes === 1;
    if (done) this.statement(`INSERT OR REPLACE INTO ${quoted(bodies(this.name))} VALUES (?, ?)`).run(id, body);
    return done;
  }

  delete(id: string): void {
    for (const table of this.tables) this.statement(`DELETE FROM ${quoted(table)} WHERE "_id" = ?`).run(id);
  }

  rename(name: string): void {
    for (const [from, to] of [
      [this.name, name],
      [bodies(this.name), bodies(name)],
    ] as const) {
      this.connection.exec(`ALTER TABLE ${quoted(from)} RENAME TO ${quoted(to)}`);
    }
  }

  /** Takes some rows away, at last the tables; true when that is done. */
  clearSome(): boolean {
    const some = `SELECT rowid FROM ${quoted(bodies(this.name))} LIMIT ${CLEARED_AT_ONCE}`;
    const { changes } = this.connection
      .prepare(`DELETE FROM ${quoted(bodies(this.name))} WHERE rowid IN (${some})`)
      .run();
    if (changes > 0) return false;
    for (const table of this.tables) this.connection.exec(`DROP TABLE ${quoted(table)}`);
    return true;
  }

  private writing(over: 'same' | 'older'): Statement<ColumnValue[]> {
    return this.prepared(over, () => upsert(this.name, this.shape, over));
  }

  private statement(text: string): Statement<ColumnValue[]> {
    return this.prepared(text, () => text);
  }

  private prepared(key: string, text: () => string): Statement<ColumnValue[]> {
    const known = this.statements.get(key);
    if (known) return known;
    const statement = this.connection.prepare<ColumnValue[]>(text());
    this.statements.set(key, statement);
    return statement;
  }
}
