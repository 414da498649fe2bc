import type { ColumnValue, Row, RowQuery, RowShape } from '#libs/kernel/ports.js';
import { isStorableText } from './event-batch.js';
import { fitsType } from './row-checks.js';

/** The place of a row in an order: the values it was sorted by, and its id. */
export interface RowPlace {
  readonly values: readonly ColumnValue[];
  readonly id: string;
}

/** One column of an order, every choice made. */
export interface OrderTerm {
  readonly column: string;
  readonly descending: boolean;
}

export function orderOf(query: Pick<RowQuery, 'order'>): OrderTerm[] {
  return (query.order ?? []).map(({ column, descending }) => ({ column, descending: descending ?? false }));
}

/** Opaque to callers, base64url; good for the same kind of rows in the same order only. */
export function cursorOf(shape: RowShape, order: readonly OrderTerm[], row: Row): string {
  const values = order.map(({ column }) => row.columns[column] ?? null);
  return Buffer.from(JSON.stringify([signature(shape, order), values, row.id]), 'utf8').toString('base64url');
}

/** Throws `RangeError` for a cursor of other rows or another order, or that is none at all. */
export function placeOf(shape: RowShape, order: readonly OrderTerm[], cursor: string): RowPlace {
  const parts = partsOf(cursor);
  if (Array.isArray(parts) && parts.length === 3) {
    const [signed, values, id]: unknown[] = parts;
    if (signed === signature(shape, order) && Array.isArray(values) && isStorableText(id)) {
      const known = values.filter((value, index): value is ColumnValue => {
        const type = shape.columns[order[index]?.column ?? ''];
        return type !== undefined && fitsType(type, value);
      });
      if (known.length === values.length && known.length === order.length) return { values: known, id };
    }
  }
  throw new RangeError('This cursor belongs to no page of this query');
}

function partsOf(cursor: string): unknown {
  if (!/^[A-Za-z0-9_-]+$/.test(cursor)) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function signature(shape: RowShape, order: readonly OrderTerm[]): string {
  return [shape.name, ...order.map(({ column, descending }) => `${descending ? '-' : '+'}${column}`)].join(' ');
}
