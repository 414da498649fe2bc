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
} from '#libs/kernel/ports.js';
import { checkCondition, checkedColumns, checkQuery, checkShape } from '../common/row-checks.js';
import { cursorOf, orderOf, placeOf } from '../common/row-cursor.js';
import { FileTable } from './file-table.js';
import type { GroupCommit } from './group-commit.js';
import type { Connection, FileKind } from './open-database.js';
import { afterSql, conditionSql, joined, orderBy, quoted, tableDefinition, upsert } from './row-sql.js';

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

type StoredRow = { _id: string; _revision: number; _day: string; _body: string } & Record<string, ColumnValue>;
/** A row as the columns of its table, in order. */
type Written = readonly ColumnValue[];

/** A second set on its way. What goes meanwhile from the first set goes from this one too. */
interface SecondSet {
  readonly table: string;
  readonly gone: Set<string>;
}

/** Two shapes of the same definition share a table. */
export function definitionOf({ columns, indexes }: RowShape): string {
  return canonicalJson({ columns: Object.entries(columns), indexes });
}

/** One kind of rows in `rows.db`: a table with real, indexed columns. One instance a kind and process. */
export class SqliteRows<Body = unknown> extends FileTable implements Rows<Body> {
  private readonly table: string;
  private readonly secondPrefix: string;
  private readonly seconds = new Set<SecondSet>();
  private readonly statements = new LRUCache<string, Statement<ColumnValue[]>>({ max: MOST_STATEMENTS });

  constructor(
    connection: Connection,
    commits: GroupCommit,
    readonly shape: RowShape,
  ) {
    super(connection, commits, true);
    checkShape(shape);
    this.table = `rows:${shape.name}`;
    this.secondPrefix = `rebuild:${shape.name}:`;
    connection.transaction(() => this.prepareTable()).immediate();
  }

  /** True from when the table was made, or made again for another shape, until a rebuild has been swapped in. */
  get needsRebuilding(): boolean {
    const complete = this.connection.prepare<[string], number>('SELECT complete FROM shapes WHERE name = ?').pluck();
    return this.reading(() => complete.get(this.shape.name)) !== 1;
  }

  async put(row: Row<Body>): Promise<boolean> {
    const written = this.written(row);
    return this.commits.run(() => {
      const done = this.write(this.table, written, 'same');
      if (!done) return false;
      for (const second of this.seconds) {
        this.write(second.table, written, 'older');
        second.gone.delete(row.id);
      }
      return true;
    });
  }

  async get(id: string): Promise<Row<Body> | undefined> {
    return this.reading(() => {
      const select = this.connection.prepare<[string], StoredRow>(
        `SELECT * FROM ${quoted(this.table)} WHERE "_id" = ?`,
      );
      const stored = select.get(id);
      return stored && this.rowOf(stored);
    });
  }

  async remove(id: string): Promise<void> {
    await this.commits.run(() => {
      this.delete(this.table, id);
      for (const second of this.seconds) second.gone.add(id);
    });
  }

  async find(query: RowQuery): Promise<RowPage<Body>> {
    checkQuery(this.shape, query);
    const order = orderOf(query);
    const place = query.after === undefined ? undefined : placeOf(this.shape, order, query.after);
    const where = joined([conditionSql(query.where), afterSql(order, place)], 'AND', '1');
    const text = `SELECT * FROM ${quoted(this.table)} WHERE ${where.text} ORDER BY ${orderBy(order)} LIMIT ?`;
    const found = this.reading(() => this.statement(text).all(...where.values, query.limit + 1)) as StoredRow[];
    const rows = found.slice(0, query.limit).map((stored) => this.rowOf(stored));
    const last = rows.at(-1);
    return found.length > rows.length && last ? { rows, next: cursorOf(this.shape, order, last) } : { rows };
  }

  async count(where?: Condition): Promise<number> {
    if (where) checkCondition(this.shape, where);
    const { text, values } = conditionSql(where);
    const sql = `SELECT count(*) AS count FROM ${quoted(this.table)} WHERE ${text}`;
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
    const table = `${this.secondPrefix}${randomBytes(8).toString('hex')}`;
    const second: SecondSet = { table, gone: new Set() };
    await this.commits.run(() => this.connection.exec(tableDefinition(table, this.shape)));
    this.seconds.add(second);
    return {
      put: async (row) => {
        const written = this.written(row);
        return this.commits.run(() => {
          this.checkAlive(second);
          return this.write(second.table, written, 'same');
        });
      },
      swap: () => this.commits.run(() => this.swap(second)),
      discard: () =>
        this.commits.run(() => {
          if (this.seconds.delete(second)) this.connection.exec(`DROP TABLE ${quoted(second.table)}`);
        }),
    };
  }

  private swap(second: SecondSet): void {
    this.checkAlive(second);
    for (const id of second.gone) this.delete(second.table, id);
    this.connection.exec(`DROP TABLE ${quoted(this.table)}`);
    this.connection.exec(`ALTER TABLE ${quoted(second.table)} RENAME TO ${quoted(this.table)}`);
    this.connection.prepare('UPDATE shapes SET complete = 1 WHERE name = ?').run(this.shape.name);
    this.seconds.delete(second);
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
    this.connection.exec(`DROP TABLE IF EXISTS ${quoted(this.table)}`);
    this.connection.exec(tableDefinition(this.table, this.shape));
    this.connection.prepare('INSERT OR REPLACE INTO shapes VALUES (?, ?, 0)').run(name, definition);
  }

  private tablesWith(prefix: string): string[] {
    const names = this.connection.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck();
    return names.all().filter((name) => name.startsWith(prefix));
  }

  private written(row: Row<Body>): Written {
    const columns = checkedColumns(this.shape, row);
    const values = Object.keys(this.shape.columns).map((column) => columns[column] ?? null);
    return [row.id, row.version.revision, row.version.day, canonicalJson(row.body), ...values];
  }

  private write(table: string, written: Written, over: 'same' | 'older'): boolean {
    return this.connection.prepare(upsert(table, this.shape, over)).run(...written).changes === 1;
  }

  private delete(table: string, id: string): void {
    this.connection.prepare(`DELETE FROM ${quoted(table)} WHERE "_id" = ?`).run(id);
  }

  private rowOf({ _id, _revision, _day, _body, ...columns }: StoredRow): Row<Body> {
    return { id: _id, version: { revision: _revision, day: _day }, columns, body: JSON.parse(_body) as Body };
  }
}
