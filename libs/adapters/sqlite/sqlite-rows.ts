import { randomBytes } from 'node:crypto';
import type { Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { canonicalJson } from '#libs/kernel/canonical-json.js';
import {
  type ColumnValue,
  type Condition,
  type Row,
  type RowPage,
  type RowQuery,
  type RowShape,
  type Rows,
  type RowsRebuild,
  StoreUnavailable,
} from '#libs/kernel/ports.js';
import { checkCondition, checkedColumns, checkQuery, checkShape } from '../common/row-checks.js';
import { cursorOf, type OrderTerm, orderOf, placeOf } from '../common/row-cursor.js';
import { FileTable } from './file-table.js';
import type { GroupCommit } from './group-commit.js';
import type { Connection, FileKind } from './open-database.js';
import { afterSql, conditionSql, joined, joinedRows, orderBy, quoted, type Sql } from './row-sql.js';
import { RowTable, type StoredRow, type WrittenRow } from './row-table.js';

/** `complete` is 0 from when a kind of rows is made, empty, until a rebuild has filled it. */
export const ROWS_FILE: FileKind = {
  applicationId: 0x52675731,
  used: 'SELECT EXISTS (SELECT 1 FROM shapes)',
  disposable: true,
  migrations: [
    `CREATE TABLE shapes (
      name TEXT PRIMARY KEY NOT NULL,
      definition TEXT NOT NULL,
      complete INTEGER NOT NULL
    ) STRICT;`,
  ],
};

const MOST_STATEMENTS = 100;

/** A second set on its way. What goes meanwhile from the first set goes from this one too. */
interface SecondSet {
  readonly table: RowTable;
  readonly gone: Set<string>;
}

/** To be raised when tables are laid out otherwise than in the release before. */
const LAYOUT = 2;

/** Two shapes of the same definition share a table. */
export function definitionOf({ columns, indexes }: RowShape): string {
  return canonicalJson({ columns: Object.entries(columns), indexes, layout: LAYOUT });
}

/** The place of the rows first: what is sorted would carry the bodies along. */
export function pageSql(table: string, where: Sql, order: readonly OrderTerm[]): string {
  const by = orderBy(order);
  const shown = `SELECT rowid FROM ${quoted(table)} WHERE ${where.text} ORDER BY ${by} LIMIT ?`;
  return `SELECT * FROM ${joinedRows(table)} WHERE ${quoted(table)}.rowid IN (${shown}) ORDER BY ${by}`;
}

/** One kind of rows in `rows.db`: a table with real, indexed columns. One instance a kind and process. */
export class SqliteRows<Body = unknown> extends FileTable implements Rows<Body> {
  private readonly table: RowTable;
  private readonly secondPrefix: string;
  private readonly seconds = new Set<SecondSet>();
  private changed = 0;
  private readonly statements = new LRUCache<string, Statement<ColumnValue[]>>({ max: MOST_STATEMENTS });

  constructor(
    connection: Connection,
    commits: GroupCommit,
    readonly shape: RowShape,
  ) {
    super(connection, commits, true);
    checkShape(shape);
    this.table = new RowTable(connection, `rows:${shape.name}`, shape);
    this.secondPrefix = `rebuild:${shape.name}:`;
    connection.transaction(() => this.prepareTable()).immediate();
  }

  /** True from when the table was made, or made again for another shape, until a rebuild has been swapped in. */
  get needsRebuilding(): boolean {
    const complete = this.connection.prepare<[string], number>('SELECT complete FROM shapes WHERE name = ?').pluck();
    return this.reading(() => complete.get(this.shape.name)) !== 1;
  }

  get writes(): number {
    return this.changed;
  }

  async put(row: Row<Body>): Promise<boolean> {
    const written = this.written(row);
    return this.commits.run(() => {
      const done = this.table.write(written, 'same');
      if (!done) return false;
      this.changed += 1;
      for (const second of this.seconds) {
        second.table.write(written, 'older');
        second.gone.delete(row.id);
      }
      return true;
    });
  }

  async get(id: string): Promise<Row<Body> | undefined> {
    const stored = this.reading(() => this.table.get(id));
    return stored && this.rowOf(stored);
  }

  async remove(id: string): Promise<void> {
    await this.commits.run(() => {
      this.table.delete(id);
      this.changed += 1;
      for (const second of this.seconds) second.gone.add(id);
    });
  }

  async find(query: RowQuery): Promise<RowPage<Body>> {
    checkQuery(this.shape, query);
    const order = orderOf(query);
    const place = query.after === undefined ? undefined : placeOf(this.shape, order, query.after);
    const where = joined([conditionSql(query.where), afterSql(order, place)], 'AND', '1');
    const text = pageSql(this.table.name, where, order);
    const found = this.reading(() => this.statement(text).all(...where.values, query.limit + 1)) as StoredRow[];
    const rows = found.slice(0, query.limit).map((stored) => this.rowOf(stored));
    const last = rows.at(-1);
    return found.length > rows.length && last ? { rows, next: cursorOf(this.shape, order, last) } : { rows };
  }

  async count(where?: Condition): Promise<number> {
    if (where) checkCondition(this.shape, where);
    const { text, values } = conditionSql(where);
    const sql = `SELECT count(*) AS count FROM ${quoted(this.table.name)} WHERE ${text}`;
    return this.reading(() => (this.statement(sql).get(...values) as { count: number }).count);
  }

  /** Lists ask for the same again and again; reading a statement takes about as long as carrying it out. */
  private statement(text: string): Statement<ColumnValue[]> {
    const known = this.statements.get(text);
    if (known) return known;
    const statement = this.connection.prepare<ColumnValue[]>(text);
    this.statements.set(text, statement);
    return statement;
  }

  async rebuild(): Promise<RowsRebuild<Body>> {
    // Random, because the table's indexes keep its name when it takes the first one's place.
    const second: SecondSet = { table: this.another(), gone: new Set() };
    await this.commits.run(() => second.table.make());
    this.seconds.add(second);
    return {
      put: async (row) => {
        const written = this.written(row);
        return this.commits.run(() => {
          this.checkAlive(second);
          return second.table.write(written, 'same');
        });
      },
      swap: async () => {
        // Each in a transaction of its own, others in between; a second set that is full is indexed the quickest.
        for (const index of second.table.indexes) {
          await this.commits.run(() => {
            this.checkAlive(second);
            this.connection.exec(index);
          });
        }
        await this.clear(await this.commits.run(() => this.swap(second)));
      },
      discard: async () => {
        if (this.seconds.delete(second)) await this.clear(second.table);
      },
    };
  }

  /** Puts the second set in the first one's place; the first, under another name. */
  private swap(second: SecondSet): RowTable {
    this.checkAlive(second);
    for (const id of second.gone) second.table.delete(id);
    const first = this.another();
    this.table.rename(first.name);
    second.table.rename(this.table.name);
    this.connection.prepare('UPDATE shapes SET complete = 1 WHERE name = ?').run(this.shape.name);
    this.seconds.delete(second);
    this.changed += 1;
    return first;
  }

  private another(): RowTable {
    const name = `${this.secondPrefix}${randomBytes(8).toString('hex')}`;
    return new RowTable(this.connection, name, this.shape);
  }

  /** Little by little, others in between. What is left of it when the process ends goes at the next start. */
  private async clear(table: RowTable): Promise<void> {
    try {
      while (!(await this.commits.run(() => table.clearSome())));
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }

  private checkAlive(second: SecondSet): void {
    if (!this.seconds.has(second)) throw new Error(`This rebuild of ${this.shape.name} has ended`);
  }

  private prepareTable(): void {
    const { name } = this.shape;
    const definition = definitionOf(this.shape);
    for (const left of this.tablesWith(this.secondPrefix)) this.connection.exec(`DROP TABLE ${quoted(left)}`);
    const found = this.connection.prepare<[string], string>('SELECT definition FROM shapes WHERE name = ?').pluck();
    if (found.get(name) === definition) return;
    for (const old of this.table.tables) this.connection.exec(`DROP TABLE IF EXISTS ${quoted(old)}`);
    this.table.make();
    for (const index of this.table.indexes) this.connection.exec(index);
    this.connection.prepare('INSERT OR REPLACE INTO shapes VALUES (?, ?, 0)').run(name, definition);
  }

  private tablesWith(prefix: string): string[] {
    const names = this.connection.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck();
    return names.all().filter((name) => name.startsWith(prefix));
  }

  private written(row: Row<Body>): WrittenRow {
    const columns = checkedColumns(this.shape, row);
    const values = Object.keys(this.shape.columns).map((column) => columns[column] ?? null);
    const { revision, day } = row.version;
    return { id: row.id, body: canonicalJson(row.body), columns: [revision, day, ...values] };
  }

  private rowOf({ _id, _revision, _day, _body, ...columns }: StoredRow): Row<Body> {
    return { id: _id, version: { revision: _revision, day: _day }, columns, body: JSON.parse(_body) as Body };
  }
}
