import type { Text } from './text.js';

/** One offending field: a JSON Pointer (RFC 6901) into what was sent, and what is wrong with it. */
export interface FieldProblem {
  readonly pointer: string;
  readonly message: Text;
}

/**
 * Why nothing was recorded. `kind` says whose fault it is, never an HTTP status:
 * `invalid` not of its schema, or an impossible date or time; `unknown` the path names nothing; `exists` the id is
 * taken; `refused` the domain says no; `forbidden` no right to; `stale` changed since it was read; `too-large`; `busy`
 * try again later.
 */
export interface Refusal {
  readonly refused: RefusalKind;
  /** Kebab-case name, one for each reason, stable for programs. */
  readonly type: string;
  readonly title: Text;
  readonly errors?: readonly FieldProblem[];
}

export type RefusalKind = 'invalid' | 'unknown' | 'exists' | 'refused' | 'forbidden' | 'stale' | 'too-large' | 'busy';

export function refusal(refused: RefusalKind, type: string, title: Text, errors?: readonly FieldProblem[]): Refusal {
  return errors && errors.length > 0 ? { refused, type, title, errors } : { refused, type, title };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && 'title' in value;
}

/** A refusal as an error, for callers that have nowhere to return it to. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.title.it);
  }
}

/** Escapes and joins path segments into a JSON Pointer (RFC 6901). */
export function pointer(...segments: readonly (string | number)[]): string {
  return segments.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
