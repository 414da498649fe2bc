import { type Refusal, refusal } from '#libs/kernel/refusal.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import { say } from '#libs/kernel/text.js';
import { HttpProblem } from './problems.js';

/** Weak: two answers of one revision may differ in a space (http-api.md, "Conventions"). */
export const etagOf = (revision: number): string => `W/"${revision}"`;

/** `undefined` for a header that asks for nothing, `*` for whatever stands, else the revisions that it names. */
export function entityTags(header: string | undefined, name: string): '*' | readonly number[] | undefined {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return '*';
  const tags = header.split(',').map((tag) => /^\s*(?:W\/)?"(\d{1,12})"\s*$/.exec(tag)?.[1]);
  if (tags.length === 0 || tags.some((tag) => tag === undefined)) {
    throw new HttpProblem(
      400,
      'invalid-entity-tag',
      say(`${name} non ha la forma W/"12".`, `${name} is not of the form W/"12".`),
    );
  }
  return tags.map(Number);
}

/** Refuses where the part has changed since it was read. */
export function mustNotHaveChanged(part: string, wanted: '*' | readonly number[] | undefined) {
  return (register: FoldedRegister<unknown>): Refusal | undefined => {
    if (wanted === undefined) return undefined;
    const stands = register.touched.get(part);
    // A part as read may carry a later revision than its own: that of a text in it that was made unreadable.
    const isKnown = (tag: number) => stands !== undefined && tag >= stands && tag <= register.head.revision;
    if (stands !== undefined && (wanted === '*' || wanted.some(isKnown))) return undefined;
    const now = stands === undefined ? '' : ` (${etagOf(stands)})`;
    return refusal(
      'stale',
      'changed-meanwhile',
      say(
        `È cambiato da quando è stato letto${now}: rileggere, e riprovare su ciò che c'è ora.`,
        `It has changed since it was read${now}: read it again, and try on what stands now.`,
      ),
    );
  };
}
