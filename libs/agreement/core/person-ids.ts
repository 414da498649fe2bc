import { hmacOfJson } from '#libs/kernel/canonical-json.js';
import type { AgreementState } from './state.js';

/**
 * Ids of persons, made of what is typed for them: the same for the same in one agreement, and nothing that could be read
 * or guessed without the installation's secret. So whoever is erased is gone from registers, keys, pages and logs.
 */
export class PersonIds {
  constructor(private readonly secret: Uint8Array) {}

  /** A UUIDv8 (RFC 9562). */
  idOf(agreement: string, typed: string): string {
    const hex = hmacOfJson(this.secret, ['person', agreement, typed]);
    const groups = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
    return [...groups, hex.slice(20, 32)].join('-');
  }
}

/** An id that the agreement knows is taken as it is: what a view gave, or what was typed before ids were made. */
export const personIn = ({ persons }: AgreementState, typed: string, idOf: (typed: string) => string): string =>
  persons.has(typed) ? typed : idOf(typed);
