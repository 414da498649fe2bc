import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import { shortened } from '#libs/language/shortening.js';
import { type CadenceSummary, cadenceSummary, rankOf, type Silence, silenceOf } from '../cadence/cadence-summary.js';
import { compareDates } from '../cadence/counting.js';
import type { Judgement } from '../judgement.js';
import { isRunning } from '../term/term.js';
import { type Deadline, deadlinesFrom } from './deadlines.js';
import { SOON_DAYS } from './horizons.js';
import { bodyName } from './names.js';

/** A rule about meetings that was broken, or is about to be. */
export interface MeetingsAlarm extends CadenceSummary {
  /** What people call the body; null where meetings of any count. */
  readonly bodyName: string | null;
  readonly silence?: Silence | undefined;
}

/** Something that is due soon. */
export interface DeadlineAlarm extends Deadline {
  /** What the commitment or the indicator is called. */
  readonly title: string | null;
  /** The partner whose it is to do. */
  readonly owner: string | null;
  /** Whose meetings the rule counts. */
  readonly body: string | null;
}

/** What is about to be missed in an agreement in force, or was: every rule, every deadline, none behind another. */
export interface Alarms {
  /** The worst first, then those that need a meeting soonest. */
  readonly meetings: readonly MeetingsAlarm[];
  /** By date; without those that the alarms about meetings tell. */
  readonly deadlines: readonly DeadlineAlarm[];
}

export const NO_ALARMS: Alarms = { meetings: [], deadlines: [] };

/** So many of each stand in a row, which is more than an overview shows. */
const MOST = 10;

export function alarmsIn(judgement: Judgement): Alarms {
  const { state, term, on } = judgement;
  const isInForce = !state.annulled && !(state.archived && state.archived.date <= on) && isRunning(term, on);
  if (!isInForce) return NO_ALARMS;
  const meetings = meetingsAlarms(judgement).slice(0, MOST);
  return { meetings, deadlines: deadlineAlarms(judgement, meetings).slice(0, MOST) };
}

function meetingsAlarms({ state, cadence, on }: Judgement): MeetingsAlarm[] {
  return cadence
    .filter(({ verdict }) => verdict !== 'compliant')
    .map((judged) => ({
      ...cadenceSummary(judged, on),
      bodyName: bodyName(state, judged.definition.body),
      silence: silenceOf(judged, on),
    }))
    .sort(
      (a, b) =>
        rankOf(a.verdict) - rankOf(b.verdict) ||
        compareDates(a.window?.nextMeetingBy ?? NEVER, b.window?.nextMeetingBy ?? NEVER),
    );
}

/** After every day. */
export const NEVER: CivilDate = '9999-12-31';

function deadlineAlarms(judgement: Judgement, meetings: readonly MeetingsAlarm[]): DeadlineAlarm[] {
  const last = addDays(judgement.on, SOON_DAYS);
  const isTold = ({ part, date }: Deadline): boolean =>
    meetings.some(({ rule, window }) => part === `rules/${rule}` && date === window?.nextMeetingBy);
  return deadlinesFrom(judgement)
    .filter((deadline) => deadline.date <= last && !isTold(deadline))
    .map((deadline) => ({ ...deadline, ...calledIn(judgement, deadline.part) }));
}

function calledIn({ state }: Judgement, part: string): Pick<DeadlineAlarm, 'title' | 'owner' | 'body'> {
  const [collection, id = ''] = part.split('/');
  const nothing = { title: null, owner: null, body: null };
  if (collection === 'commitments') {
    const found = state.commitments.get(id)?.definition;
    return found ? { ...nothing, title: shortened(found.title), owner: found.partner ?? null } : nothing;
  }
  if (collection === 'indicators') {
    const found = state.indicators.get(id)?.definition;
    return found ? { ...nothing, title: shortened(found.title), owner: found.responsible ?? null } : nothing;
  }
  const rule = state.rules.get(id)?.definition;
  return rule?.type === 'meeting-cadence' ? { ...nothing, body: rule.body ?? null } : nothing;
}
