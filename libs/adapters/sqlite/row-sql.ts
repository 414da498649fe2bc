import type { ColumnType, ColumnValue, Condition, RowShape } from '#libs/kernel/ports.js';
import { type OrderTerm, type RowPlace } from '../common/row-cursor.js';

/** A piece of SQL and what is bound to it. Only names that the shape declares stand in the text itself. */
export interface Sql {
  readonly text: string;
  readonly values: readonly ColumnValue[];
}

const TYPES: Record<ColumnType, string> = { text: 'TEXT', integer: 'INTEGER', real: 'REAL' };
const ALWAYS: Sql = { text: '1', values: [] };

export const quoted = (name: string): string => `"${name}"`;

/** Where the bodies of a table's rows are. */
export const bodies = (table: string): string => `${table}:bodies`;

/** Whole rows, to be selected from. */
export const joinedRows = (table: string): string => `${quoted(table)} JOIN ${quoted(bodies(table))} USING ("_id")`;

/** Names with `_` in front cannot be declared columns: those start with a letter. */
export function tableDefinition(table: string, shape: RowShape): string {
  const columns = Object.entries(shape.columns).map(([name, type]) => `, ${quoted(name)} ${TYPES[type]}`);
  return [
    `CREATE TABLE ${quoted(table)} ("_id" TEXT PRIMARY KEY NOT NULL, "_revision" INTEGER NOT NULL, "_day" TEXT NOT NULL${columns.join('')}) STRICT`,
    `CREATE TABLE ${quoted(bodies(table))} ("_id" TEXT PRIMARY KEY NOT NULL, "_body" TEXT NOT NULL) STRICT`,
  ].join(';\n');
}

export function indexDefinitions(table: string, shape: RowShape): string[] {
  return shape.indexes.flatMap((index, number) => [
    // One index to search by, one that yields the rows in the order of `orderBy`.
    `CREATE INDEX ${quoted(`${table}:where:${number}`)} ON ${quoted(table)} (${index.map(quoted).join(', ')}, "_id")`,
    `CREATE INDEX ${quoted(`${table}:order:${number}`)} ON ${quoted(table)} (${index.map(ascending).join(', ')}, "_id")`,
  ]);
}

/** Writes a row over one that is not newer, or with `over: 'older'` over one that is older only. */
export function upsert(table: string, shape: RowShape, over: 'same' | 'older'): string {
  const names = ['_id', '_revision', '_day', ...Object.keys(shape.columns)];
  const sets = names.slice(1).map((name) => `${quoted(name)} = excluded.${quoted(name)}`);
  const target = quoted(table);
  return `INSERT INTO ${target} (${names.map(quoted).join(', ')}) VALUES (${names.map(() => '?').join(', ')})
    ON CONFLICT DO UPDATE SET ${sets.join(', ')}
    WHERE (excluded."_revision", excluded."_day") ${over === 'same' ? '>=' : '>'} (${target}."_revision", ${target}."_day")`;
}

/** Nulls last either way: descending, SQLite puts them there of itself. */
export function orderBy(order: readonly OrderTerm[]): string {
  const terms = order.map(({ column, descending }) => (descending ? `${quoted(column)} DESC` : ascending(column)));
  return [...terms, '"_id"'].join(', ');
}

export function conditionSql(condition: Condition | undefined): Sql {
  if (!condition) return ALWAYS;
  if ('any' in condition) return joined(condition.any.map(conditionSql), 'OR', '0');
  if ('all' in condition) return joined(condition.all.map(conditionSql), 'AND', '1');
  const column = quoted(condition.column);
  if ('contains' in condition) return { text: `instr(${column}, ?) > 0`, values: [condition.contains] };
  if ('in' in condition) return inSql(column, condition.in);
  if (condition.is === '=') return { text: `${column} IS ?`, values: [condition.value] };
  // A row without a value is not equal to any value.
  if (condition.is === '!=') return { text: `${column} IS NOT ?`, values: [condition.value] };
  return { text: `${column} ${condition.is} ?`, values: [condition.value] };
}

/** What comes after a place in an order: later in the first column that differs, or at last a later id. */
export function afterSql(order: readonly OrderTerm[], place: RowPlace | undefined): Sql {
  if (!place) return ALWAYS;
  const same: Sql[] = [];
  const ways: Sql[] = [];
  for (const [index, { column, descending }] of order.entries()) {
    const value = place.values[index] ?? null;
    const name = quoted(column);
    if (value !== null) {
      const later: Sql = { text: `(${name} ${descending ? '<' : '>'} ? OR ${name} IS NULL)`, values: [value] };
      ways.push(joined([...same, later], 'AND', '1'));
    }
    same.push({ text: `${name} IS ?`, values: [value] });
  }
  ways.push(joined([...same, { text: '"_id" > ?', values: [place.id] }], 'AND', '1'));
  return joined(ways, 'OR', '0');
}

export function joined(parts: readonly Sql[], operator: 'AND' | 'OR', empty: '0' | '1'): Sql {
  if (parts.length === 0) return { text: empty, values: [] };
  return {
    text: `(${parts.map(({ text }) => text).join(` ${operator} `)})`,
    values: parts.flatMap(({ values }) => values),
  };
}

function inSql(column: string, values: readonly ColumnValue[]): Sql {
  const some = values.filter((value) => value !== null);
  const listed = listedSql(column, some);
  if (some.length === values.length)
    return { text: `(${column} IS NOT NULL AND ${listed.text})`, values: listed.values };
  return { text: `(${column} IS NULL OR ${listed.text})`, values: listed.values };
}

/** Longer lists are bound as one value: SQLite takes only so many, and would read a long statement each time. */
const MOST_BOUND_APART = 100;

function listedSql(column: string, values: readonly ColumnValue[]): Sql {
  if (values.length <= MOST_BOUND_APART || values.some((value) => typeof value !== 'string')) {
    return { text: `${column} IN (${values.map(() => '?').join(', ')})`, values };
  }
  return { text: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] };
}

function ascending(column: string): string {
  return `${quoted(column)} IS NULL, ${quoted(column)}`;
}
