import { compareCodePoints } from '#libs/adapters/common/event-batch.js';
import { checkCondition, checkedColumns, checkQuery, checkShape } from '#libs/adapters/common/row-checks.js';
import { cursorOf, type OrderTerm, orderOf, placeOf, type RowPlace } from '#libs/adapters/common/row-cursor.js';
import { canonicalJson } from '#libs/kernel/canonical-json.js';
import type {
  ColumnValue,
  Condition,
  Row,
  RowPage,
  RowQuery,
  RowShape,
  Rows,
  RowsRebuild,
  RowVersion,
} from '#libs/kernel/ports.js';

type Columns = Readonly<Record<string, ColumnValue>>;

interface Stored {
  readonly id: string;
  readonly version: RowVersion;
  readonly columns: Columns;
  /** Text, so that what was given away cannot change it. */
  readonly body: string;
}

interface SecondSet {
  readonly rows: Map<string, Stored>;
  readonly gone: Set<string>;
}

/** Rows in a map: every query looks at all of them. */
export class InMemoryRows<Body = unknown> implements Rows<Body> {
  private current = new Map<string, Stored>();
  private readonly seconds = new Set<SecondSet>();
  private changed = 0;

  constructor(private readonly shape: RowShape) {
    checkShape(shape);
  }

  get writes(): number {
    return this.changed;
  }

  async put(row: Row<Body>): Promise<boolean> {
    const stored = this.stored(row);
    if (!write(this.current, stored, 0)) return false;
    this.changed += 1;
    for (const second of this.seconds) {
      write(second.rows, stored, 1);
      second.gone.delete(row.id);
    }
    return true;
  }

  async get(id: string): Promise<Row<Body> | undefined> {
    const stored = this.current.get(id);
    return stored && rowOf<Body>(stored);
  }

  async remove(id: string): Promise<void> {
    this.current.delete(id);
    this.changed += 1;
    for (const second of this.seconds) second.gone.add(id);
  }

  async find(query: RowQuery): Promise<RowPage<Body>> {
    checkQuery(this.shape, query);
    const order = orderOf(query);
    const place = query.after === undefined ? undefined : placeOf(this.shape, order, query.after);
    const found = [...this.current.values()]
      .filter(({ columns }) => holds(query.where, columns))
      .sort((a, b) => comparePlaces(order, placed(order, a), placed(order, b)))
      .filter((row) => !place || comparePlaces(order, placed(order, row), place) > 0);
    const rows = found.slice(0, query.limit).map((row) => rowOf<Body>(row));
    const last = rows.at(-1);
    return found.length > rows.length && last ? { rows, next: cursorOf(this.shape, order, last) } : { rows };
  }

  async count(where?: Condition): Promise<number> {
    if (where) checkCondition(this.shape, where);
    return [...this.current.values()].filter(({ columns }) => holds(where, columns)).length;
  }

  async rebuild(): Promise<RowsRebuild<Body>> {
    const second: SecondSet = { rows: new Map(), gone: new Set() };
    this.seconds.add(second);
    const checkAlive = (): void => {
      if (!this.seconds.has(second)) throw new Error(`This rebuild of ${this.shape.name} has ended`);
    };
    return {
      put: async (row) => {
        checkAlive();
        return write(second.rows, this.stored(row), 0);
      },
      swap: async () => {
        checkAlive();
        for (const id of second.gone) second.rows.delete(id);
        this.current = second.rows;
        this.changed += 1;
        this.seconds.delete(second);
      },
      discard: async () => {
        this.seconds.delete(second);
      },
    };
  }

  private stored(row: Row<Body>): Stored {
    const columns = checkedColumns(this.shape, row);
    return { id: row.id, version: { ...row.version }, columns, body: canonicalJson(row.body) };
  }
}

function rowOf<Body>({ id, version, columns, body }: Stored): Row<Body> {
  return { id, version: { ...version }, columns: { ...columns }, body: JSON.parse(body) as Body };
}

/** Writes where the new version is at least `lead` ahead of what stands: 0 over the same version, 1 over older only. */
function write(rows: Map<string, Stored>, row: Stored, lead: 0 | 1): boolean {
  const standing = rows.get(row.id)?.version;
  if (standing) {
    const ahead = row.version.revision - standing.revision || compareCodePoints(row.version.day, standing.day);
    if (ahead < lead) return false;
  }
  rows.set(row.id, row);
  return true;
}

function placed(order: readonly OrderTerm[], row: Stored): RowPlace {
  return { values: order.map(({ column }) => row.columns[column] ?? null), id: row.id };
}

function comparePlaces(order: readonly OrderTerm[], a: RowPlace, b: RowPlace): number {
  for (const [index, { descending }] of order.entries()) {
    const [x, y] = [a.values[index] ?? null, b.values[index] ?? null];
    if (x === null || y === null) {
      if (x !== y) return x === null ? 1 : -1;
    } else if (compare(x, y) !== 0) {
      return descending ? -compare(x, y) : compare(x, y);
    }
  }
  return compareCodePoints(a.id, b.id);
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareCodePoints(String(a), String(b));
}

function holds(condition: Condition | undefined, columns: Columns): boolean {
  if (!condition) return true;
  if ('any' in condition) return condition.any.some((part) => holds(part, columns));
  if ('all' in condition) return condition.all.every((part) => holds(part, columns));
  const value = columns[condition.column] ?? null;
  if ('in' in condition) return condition.in.includes(value);
  if ('contains' in condition) return typeof value === 'string' && value.includes(condition.contains);
  if (condition.is === '=') return value === condition.value;
  if (condition.is === '!=') return value !== condition.value;
  if (value === null || condition.value === null) return false;
  const order = compare(value, condition.value);
  const answers = { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 };
  return answers[condition.is];
}
