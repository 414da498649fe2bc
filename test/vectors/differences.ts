export interface Difference {
  /** A JSON Pointer into the figures. */
  readonly field: string;
  readonly wanted: unknown;
  /** Undefined where the field is not there. */
  readonly got: unknown;
}

/** One in the sixth decimal, with room for the binary fraction. */
const NUMBERS_MAY_DIFFER_BY = 1.000001e-6;

/** Where what is wanted is not there; fields beside it are welcome. */
export function differences(wanted: unknown, got: unknown, field = ''): Difference[] {
  if (typeof wanted === 'number' && typeof got === 'number') {
    return Math.abs(wanted - got) <= NUMBERS_MAY_DIFFER_BY ? [] : [{ field, wanted, got }];
  }
  if (Array.isArray(wanted)) {
    if (!Array.isArray(got) || got.length !== wanted.length) return [{ field, wanted, got }];
    return wanted.flatMap((item, index) => differences(item, got[index], `${field}/${index}`));
  }
  if (isObject(wanted)) {
    if (!isObject(got)) return [{ field, wanted, got }];
    return Object.entries(wanted).flatMap(([name, value]) => differences(value, got[name], `${field}/${name}`));
  }
  return wanted === got ? [] : [{ field, wanted, got }];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
