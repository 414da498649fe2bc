import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import type { Visit } from '../frame/visit.js';

/** The idempotency key of a form: what is sent under it twice is recorded once. */
export const KEY_FIELD = 'chiave';
/** The revision of the part that the form was filled in from. */
export const BASE_FIELD = 'base';

const REVISION = /^[1-9]\d{0,9}$/;

/** The revision that a form was filled in from; undefined where it says none. */
export function baseOf(visit: Visit): number | undefined {
  const base = visit.typed(BASE_FIELD);
  return REVISION.test(base) ? Number(base) : undefined;
}

interface FormKeysProps {
  /** Of the part that the form changes, where somebody else's change in between must not be overwritten. */
  readonly base?: number | undefined;
}

/** Hidden in every form that records something. A form shown again has a key of its own: it may say something else. */
export function FormKeys({ base }: FormKeysProps): VNode {
  return (
    <>
      <input type="hidden" name={KEY_FIELD} value={randomUUID()} />
      {base !== undefined && <input type="hidden" name={BASE_FIELD} value={String(base)} />}
    </>
  );
}
