import type { ColumnType, ColumnValue, Condition, Row, RowQuery, RowShape } from '#libs/kernel/ports.js';
import { isStorableText } from './event-batch.js';

const NAME = /^[a-z][a-z0-9_-]*$/i;

/** Throws `TypeError` for a shape that some engine could not hold: odd names, names that differ only in case. */
export function checkShape(shape: RowShape): void {
  const columns = Object.keys(shape.columns);
  for (const name of [shape.name, ...columns]) {
    if (!NAME.test(name)) throw new TypeError(`Not a name for rows or a column: ${JSON.stringify(name)}`);
  }
  const distinct = new Set(columns.map((name) => name.toLowerCase()));
  if (distinct.size !== columns.length) throw new TypeError(`Columns of ${shape.name} differ only in case`);
  for (const index of shape.indexes) {
    if (index.length === 0) throw new TypeError(`An index of ${shape.name} has no column`);
    for (const column of index) typeOf(shape, column);
  }
}

/**
 * The row's columns, each one that was declared; what is left out is null. Throws `TypeError` for a column that was
 * not declared, a value of another type, an id or a version that does not fit.
 */
export function checkedColumns(shape: RowShape, row: Row): Record<string, ColumnValue> {
  if (!isStorableText(row.id) || row.id === '') throw new TypeError(`A row of ${shape.name} needs an id`);
  const { revision, day } = row.version;
  if (!Number.isSafeInteger(revision) || !isStorableText(day)) {
    throw new TypeError(`Row ${row.id} of ${shape.name} needs a version`);
  }
  const values: [string, ColumnValue][] = Object.keys(shape.columns).map((column) => [column, null]);
  const columns = Object.fromEntries(values);
  for (const [column, value] of Object.entries(row.columns)) {
    columns[column] = checkedValue(typeOf(shape, column), column, value);
    if (shape.columns[column] === 'integer' && value !== null && !Number.isSafeInteger(value)) {
      throw new TypeError(`Column ${column} takes whole numbers`);
    }
  }
  return columns;
}

/** Throws `TypeError` for a query that names a column that was not declared or compares it with another type. */
export function checkQuery(shape: RowShape, query: RowQuery): void {
  if (!Number.isSafeInteger(query.limit) || query.limit < 1) throw new TypeError(`Not a limit: ${query.limit}`);
  for (const { column } of query.order ?? []) typeOf(shape, column);
  if (query.where) checkCondition(shape, query.where);
}

export function checkCondition(shape: RowShape, condition: Condition): void {
  if ('any' in condition) {
    for (const part of condition.any) checkCondition(shape, part);
  } else if ('all' in condition) {
    for (const part of condition.all) checkCondition(shape, part);
  } else {
    const type = typeOf(shape, condition.column);
    if ('in' in condition) {
      for (const value of condition.in) checkedValue(type, condition.column, value);
    } else if ('contains' in condition) {
      if (type !== 'text') throw new TypeError(`Column ${condition.column} is no text to search in`);
      checkedValue(type, condition.column, condition.contains);
    } else {
      checkOperator(condition.is);
      checkedValue(type, condition.column, condition.value);
    }
  }
}

/** True for a value that a column of this type can hold or be compared with. */
export function fitsType(type: ColumnType, value: unknown): value is ColumnValue {
  if (value === null) return true;
  return type === 'text' ? isStorableText(value) : typeof value === 'number' && Number.isFinite(value);
}

function checkedValue(type: ColumnType, column: string, value: unknown): ColumnValue {
  if (!fitsType(type, value)) throw new TypeError(`Column ${column} takes no ${JSON.stringify(value)}`);
  // Engines keep no negative zero.
  return typeof value === 'number' ? value + 0 : value;
}

function checkOperator(operator: string): void {
  if (!['=', '!=', '<', '<=', '>', '>='].includes(operator)) throw new TypeError(`Not an operator: ${operator}`);
}

function typeOf(shape: RowShape, column: string): ColumnType {
  const type = Object.hasOwn(shape.columns, column) ? shape.columns[column] : undefined;
  if (!type) throw new TypeError(`Rows of ${shape.name} have no column ${JSON.stringify(column)}`);
  return type;
}
