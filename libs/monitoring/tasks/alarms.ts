import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import type { CadenceJudgement } from '../cadence/cadence.js';
import { type CadenceSummary, cadenceSummary, rankOf, type Silence, silenceOf } from '../cadence/cadence-summary.js';
import { shortBefore } from '../cadence/cadence-words.js';
import { compareDates } from '../cadence/counting.js';
import type { Judgement } from '../judgement.js';
import { isOver, isRunning } from '../term/term.js';
import { type Convened, convenedFor, type MinutesAwaited, minutesAwaitedIn } from './coverage.js';
import { type Deadline, type DeadlineKind, isOverdue } from './deadline.js';
import { deadlinesOf } from './deadlines.js';
import { SOON_DAYS } from './horizons.js';
import { bodyName } from './names.js';

/** A rule about meetings that was broken, or is about to be; and what is planned, or only blocked, for it. */
export interface MeetingsAlarm extends CadenceSummary, Convened {
  /** What people call the body; null where meetings of any count. */
  readonly bodyName: string | null;
  readonly silence?: Silence | undefined;
  /** Days gone by with too few meetings behind them, which a count of today does not tell: the last stretch, of how many. */
  readonly short?: ShortBefore | undefined;
  /** Minutes whose approval would make meetings count. */
  readonly minutes?: MinutesAwaited | undefined;
}

export interface ShortBefore {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly stretches: number;
}

/** What is about to be missed in an agreement in force, or was: every rule, every deadline, none behind another. */
export interface Alarms {
  /** The worst first, then those that need a meeting soonest. */
  readonly meetings: readonly MeetingsAlarm[];
  /** By date; without those that the alarms about meetings and commitments tell. */
  readonly deadlines: readonly Deadline[];
}

export const NO_ALARMS: Alarms = { meetings: [], deadlines: [] };

/** So many of each stand in a row, which is more than an overview shows. */
const MOST = 10;

export function alarmsIn(judgement: Judgement): Alarms {
  const { state, term, on } = judgement;
  if (state.annulled || (state.archived && state.archived.date <= on)) return NO_ALARMS;
  if (!isRunning(term, on)) {
    // Most accounts are given when it is over.
    const owed = deadlineAlarms(judgement, []).filter(({ kind }) => kind === 'deliverable');
    return { meetings: [], deadlines: isOver(term, on) ? owed.slice(0, MOST) : [] };
  }
  const meetings = mostUrgentRules(judgement)
    .filter(({ verdict, withdrawnOn }) => verdict !== 'compliant' && withdrawnOn === undefined)
    .map((judged) => meetingsAlarm(judgement, judged))
    .slice(0, MOST);
  return { meetings, deadlines: deadlineAlarms(judgement, meetings).slice(0, MOST) };
}

/** The worst first; of those equally bad, what needs a meeting soonest. */
export const mostUrgentRules = ({ cadence, on }: Judgement): CadenceJudgement[] =>
  cadence.toSorted((a, b) => rankOf(a.verdict) - rankOf(b.verdict) || compareDates(neededBy(a, on), neededBy(b, on)));

const neededBy = (judged: CadenceJudgement, on: CivilDate): CivilDate =>
  cadenceSummary(judged, on).window?.nextMeetingBy ?? NEVER;

/** After every day. */
export const NEVER: CivilDate = '9999-12-31';

const NOTHING_CONVENED: Convened = { convened: [] };

function meetingsAlarm(judgement: Judgement, judged: CadenceJudgement): MeetingsAlarm {
  const summary = cadenceSummary(judged, judgement.on);
  const windowFrom = (from: CivilDate | undefined) => judged.windows.find(({ window }) => window.from === from);
  const [worst, current] = [windowFrom(summary.judged?.from), windowFrom(summary.window?.from)];
  const blocked = [worst, current].flatMap((window) => (window && minutesAwaitedIn(judged, window)) ?? []);
  const { convened, missingBy } = current ? convenedFor(judgement, judged, current) : NOTHING_CONVENED;
  return {
    ...summary,
    convened: convened.slice(0, MOST),
    missingBy,
    bodyName: bodyName(judgement.state, judged.definition.body),
    silence: silenceOf(judged, judgement.on),
    short: lastShort(judged, judgement.on),
    minutes: blocked[0] && { ...blocked[0], meetings: blocked[0].meetings.slice(0, MOST) },
  };
}

function lastShort(judged: CadenceJudgement, on: CivilDate): ShortBefore | undefined {
  const before = shortBefore(judged, on);
  const last = before.at(-1);
  return last && { from: last.from, to: last.to, stretches: before.length };
}

/** What is planned, or goes on by itself, is not about to be missed. */
const NEVER_MISSED: ReadonlySet<DeadlineKind> = new Set(['planned-meeting', 'renewal']);
/** Once they are overdue the counts of commitments, and the state of the indicator, tell them. */
const TOLD_ONCE_OVERDUE: ReadonlySet<DeadlineKind> = new Set(['commitment', 'confirmation', 'indicator-report']);

function deadlineAlarms(judgement: Judgement, meetings: readonly MeetingsAlarm[]): Deadline[] {
  const last = addDays(judgement.on, SOON_DAYS);
  return deadlinesOf(judgement).filter(
    (deadline) =>
      deadline.date <= last &&
      !NEVER_MISSED.has(deadline.kind) &&
      !(TOLD_ONCE_OVERDUE.has(deadline.kind) && isOverdue(deadline, judgement.on)) &&
      deadline.convened === undefined &&
      !meetings.some((alarm) => isToldBy(alarm, deadline)),
  );
}

/** A rule's alarm tells the last useful day, and that for one more meeting than are convened. */
const isToldBy = ({ rule, window, missingBy }: MeetingsAlarm, { part, date, kind }: Deadline): boolean =>
  part === `rules/${rule}` &&
  (kind === 'meeting-pace' || (kind === 'meeting' && (date === window?.nextMeetingBy || date === missingBy)));
