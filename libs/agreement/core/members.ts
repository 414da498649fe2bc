import type { CivilDate } from '#libs/kernel/civil-date.js';
import { firstPlace } from '#libs/kernel/in-order.js';
import type { BodyState, MembersChange } from './state.js';

/** By the day that they hold from, of one day in the order of recording; sorted once for the meetings that ask. */
const sorted = new WeakMap<readonly MembersChange[], readonly MembersChange[]>();

/**
 * What says who the members of a body are on a day: the list last set for a day up to it, of one day the later recorded
 * (monitoring-rules 2, `quorum`). Undefined: those of the beginning. Without a day: after every change.
 */
export function membersChangeOn({ memberChanges }: BodyState, day?: CivilDate): MembersChange | undefined {
  const changes = byDay(memberChanges);
  return changes[firstPlace(changes, ({ date }) => day !== undefined && date > day) - 1];
}

function byDay(changes: readonly MembersChange[]): readonly MembersChange[] {
  const known = sorted.get(changes);
  if (known) return known;
  const found = changes.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  sorted.set(changes, found);
  return found;
}
