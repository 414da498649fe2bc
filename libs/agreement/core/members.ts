import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { BodyState, MembersChange } from './state.js';

/**
 * What says who the members of a body are on a day: the list last set for a day up to it, of one day the later recorded
 * (monitoring-rules 2, `quorum`). Undefined: those of the beginning. Without a day: after every change.
 */
export function membersChangeOn({ memberChanges }: BodyState, day?: CivilDate): MembersChange | undefined {
  let current: MembersChange | undefined;
  for (const change of memberChanges) {
    const isSet = day === undefined || change.date <= day;
    if (isSet && (current === undefined || change.date >= current.date)) current = change;
  }
  return current;
}
