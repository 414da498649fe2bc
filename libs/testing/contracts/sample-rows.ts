import fc from 'fast-check';
import type { ColumnValue, Condition, Row, RowShape } from '#libs/kernel/ports.js';

export const SAMPLE_SHAPE: RowShape = {
  name: 'samples',
  columns: { title: 'text', due: 'integer', score: 'real' },
  indexes: [['title'], ['due', 'score']],
};

const titles = fc.constantFrom('', 'a', 'A', 'ab', 'a%b', 'a_b', 'b', '\uffee', '\u{1f600}', 'perché', "it's");
const orNull = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { nil: null, freq: 4 });
const dues = fc.integer({ min: -2, max: 3 });
const scores = fc.constantFrom(-1.5, 0, 0.1, 0.2, 1, 1e300);
const operators = fc.constantFrom(
  '=' as const,
  '!=' as const,
  '<' as const,
  '<=' as const,
  '>' as const,
  '>=' as const,
);

export const anyRow: fc.Arbitrary<Row> = fc.record({
  id: fc.oneof(
    fc.string({ minLength: 1, maxLength: 2 }),
    titles.filter((title) => title !== ''),
  ),
  version: fc.record({ revision: fc.nat(3), day: fc.constant('2026-01-15') }),
  columns: fc.record({ title: orNull(titles), due: orNull(dues), score: orNull(scores) }),
  body: fc.jsonValue({ maxDepth: 1 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown),
});

const comparison = (column: string, values: fc.Arbitrary<ColumnValue>): fc.Arbitrary<Condition> =>
  fc.oneof(
    fc.record({ column: fc.constant(column), is: operators, value: orNull(values) }),
    fc.record({ column: fc.constant(column), in: fc.array(orNull(values), { maxLength: 3 }) }),
  );

const anyCondition = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.oneof(
      comparison('title', titles),
      comparison('due', dues),
      comparison('score', scores),
      fc.record({ column: fc.constant('title'), contains: titles }),
    ),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
  ),
})).condition;

export const anyQuery = fc.record({
  where: fc.option(anyCondition, { nil: undefined }),
  order: fc.array(fc.record({ column: fc.constantFrom('title', 'due', 'score'), descending: fc.boolean() }), {
    maxLength: 3,
  }),
});

export type PlainOrder = readonly { readonly column: string; readonly descending: boolean }[];

/** What a condition means, said once more and independently of any adapter: rank first, null above all. */
export function passes(row: Row, where: Condition | undefined): boolean {
  if (where === undefined) return true;
  if ('any' in where) return where.any.filter((part) => passes(row, part)).length > 0;
  if ('all' in where) return where.all.filter((part) => !passes(row, part)).length === 0;
  const value = row.columns[where.column] ?? null;
  if ('in' in where) return where.in.some((wanted) => wanted === value);
  if ('contains' in where) return value !== null && String(value).indexOf(where.contains) >= 0;
  if (where.is === '=' || where.is === '!=') return (value === where.value) === (where.is === '=');
  if (value === null || where.value === null) return false;
  const difference = plainly(value, where.value);
  if (difference === 0) return where.is.endsWith('=');
  return difference < 0 ? where.is.startsWith('<') : where.is.startsWith('>');
}

export function inPlainOrder(order: PlainOrder): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const { column, descending } of order) {
      const [x, y] = [a.columns[column] ?? null, b.columns[column] ?? null];
      if (x === y) continue;
      if (x === null) return 1;
      if (y === null) return -1;
      const difference = plainly(x, y);
      if (difference !== 0) return descending ? -difference : difference;
    }
    return plainly(a.id, b.id);
  };
}

function plainly(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [[...String(a)], [...String(b)]].map((letters) => letters.map((letter) => letter.codePointAt(0) ?? 0));
  for (const [index, point] of (x ?? []).entries()) {
    const other = y?.[index];
    if (other === undefined) return 1;
    if (point !== other) return point - other;
  }
  return (x?.length ?? 0) - (y?.length ?? 0);
}
