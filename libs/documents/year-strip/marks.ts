import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { addDays, type CivilDate, daysUntil, earlier, later } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { MEETING } from '#libs/language/lexicon.js';
import { en, it, joined } from '#libs/language/words.js';
import { type CadenceJudgement, isRolling } from '#libs/monitoring/cadence/cadence.js';
import { compareDates, type HeldMeeting, spaced } from '#libs/monitoring/cadence/counting.js';
import { reasonAgainst } from '#libs/monitoring/cadence/explain-meetings.js';
import { scheduledMeetings } from '#libs/monitoring/cadence/planned.js';
import type { PeriodJudgement } from '#libs/monitoring/cadence/window-verdict.js';
import { windowWith } from '#libs/monitoring/cadence/windows.js';
import type { StripBand } from './bands.js';
import { missedWords } from './headline.js';

export type MarkKind =
  | 'counted'
  | 'awaiting-minutes'
  | 'not-counted'
  | 'planned'
  | 'planned-extra'
  | 'unrecorded'
  /** Needed, and there is still time. */
  | 'missing'
  /** Needed, and the time is over. */
  | 'missed';

/** A meeting on the axis, or the lack of one. */
export interface StripMark {
  readonly date: CivilDate;
  readonly kind: MarkKind;
  readonly word: Text;
  /** None where there is no meeting. */
  readonly meeting?: string;
  /** Of those missing: how many of their period are, whether or not each is drawn. */
  readonly missing?: number;
  /** Tried out, not recorded. */
  readonly isTrial?: true;
  readonly isInvented?: true;
}

/** Of those missing in one period as many are drawn; the words say how many there are. */
const MOST_MISSING_DRAWN = 6;

/** Everything that stands on the axis of a rule, by date. */
export function marksOf(
  state: RecordedAgreement,
  judged: CadenceJudgement,
  bands: readonly StripBand[],
  on: CivilDate,
  trial?: string,
): StripMark[] {
  const marks = [...heldMarks(judged), ...scheduledMarks(state, judged, on)].map((mark): StripMark => {
    const isInvented = mark.meeting !== undefined && state.meetings.get(mark.meeting)?.invented === true;
    return {
      ...mark,
      ...(mark.meeting !== undefined && mark.meeting === trial && { isTrial: true }),
      ...(isInvented && { isInvented }),
    };
  });
  const missing = bands.flatMap((band) => missingMarks(band, judged.definition, on));
  return [...marks, ...missing].sort((a, b) => compareDates(a.date, b.date));
}

function heldMarks(judged: CadenceJudgement): StripMark[] {
  const counted = countedIds(judged);
  const periods = periodsOf(judged);
  const awaiting = new Set(periods.flatMap(({ awaitingMinutes }) => awaitingMinutes.map(({ id }) => id)));
  return judged.held.map((meeting): StripMark => {
    const { id, date } = meeting;
    if (counted.has(id)) return { date, meeting: id, kind: 'counted', word: countedWords(meeting, judged.definition) };
    if (awaiting.has(id)) {
      const word = say('tenuto; conta quando il verbale è approvato', 'held; counts once its minutes are approved');
      return { date, meeting: id, kind: 'awaiting-minutes', word };
    }
    const because = whyNot(judged, meeting);
    const word = say(`tenuto, non conta: ${because.it}`, `held, does not count: ${because.en}`);
    return { date, meeting: id, kind: 'not-counted', word };
  });
}

const COUNTS = say('tenuto, conta', 'held, counts');
const SECOND_CALL = say('in seconda convocazione', 'in second call');

/** «tenuto, conta, in seconda convocazione; avviso spedito 2 giorni prima: ne servivano 5» */
function countedWords({ date, held }: HeldMeeting, { noticeDays, quorum }: CadenceRule): Text {
  const counts = joined([COUNTS, quorum !== undefined && held.call === 2 ? SECOND_CALL : undefined], ', ');
  if (noticeDays === undefined) return counts;
  if (held.convenedOn === undefined) return joined([counts, UNKNOWN_NOTICE], '; ');
  const days = daysUntil(held.convenedOn, date);
  if (days >= noticeDays) return counts;
  const late = say(
    `avviso spedito ${it.days(days)} prima: ne servivano ${noticeDays}`,
    `convened ${en.days(days)} before: ${noticeDays} were needed`,
  );
  return joined([counts, late], '; ');
}

const UNKNOWN_NOTICE = say('non si sa quando fu spedito l’avviso', 'when notice was given is not known');

const periodsOf = ({ windows }: CadenceJudgement): PeriodJudgement[] =>
  windows.filter((window) => window.kind === 'period');

/** Of a rule that rolls every meeting that some day counted, up to its withdrawal. */
function countedIds({ windows, held, definition, withdrawnOn }: CadenceJudgement): ReadonlySet<string> {
  if (!isRolling(definition) || windows[0]?.kind === 'period') {
    return new Set(windows.flatMap(({ counted }) => counted.map(({ id }) => id)));
  }
  const fitting = held.filter(({ date, objection, minutesApproved }) => {
    const isJudged = withdrawnOn === undefined || date < withdrawnOn;
    return isJudged && !objection && (minutesApproved || !definition.requireMinutes);
  });
  return new Set(spaced(fitting, definition.minSpacingDays).map(({ id }) => id));
}

function whyNot({ definition, windows, withdrawnOn }: CadenceJudgement, meeting: HeldMeeting): Text {
  if (withdrawnOn !== undefined && meeting.date >= withdrawnOn) return RULE_WITHDRAWN;
  const isInside = isRolling(definition) || windowWith(windows, meeting.date) !== undefined;
  if (isInside || meeting.objection) return reasonAgainst(meeting, definition);
  return OUTSIDE;
}

const OUTSIDE = say('fuori dai periodi della regola', 'outside the periods of the rule');
const RULE_WITHDRAWN = say('la regola era già ritirata', 'the rule was withdrawn already');

/** Meetings of other bodies that are yet to come are not this rule's, nor any once it is withdrawn. */
function scheduledMarks(state: RecordedAgreement, judged: CadenceJudgement, on: CivilDate): StripMark[] {
  if (judged.withdrawnOn !== undefined) return [];
  const periods = periodsOf(judged);
  const onEveryDay = judged.windows[0]?.kind === 'rolling';
  const counting = new Set(periods.flatMap(({ planned }) => planned.map(({ id }) => id)));
  return scheduledMeetings(state, judged.definition, on).map(({ id, date }): StripMark => {
    const at = { date, meeting: id };
    if (date < on) return { ...at, kind: 'unrecorded', word: MEETING['never-recorded'].word };
    const { word: planned } = MEETING.planned;
    if (onEveryDay || counting.has(id)) return { ...at, kind: 'planned', word: planned };
    const isInside = windowWith(periods, date) !== undefined;
    const why = isInside ? say('troppo vicino a un altro per contare', 'too near to another to count') : OUTSIDE;
    return { ...at, kind: 'planned-extra', word: joined([planned, why], ', ') };
  });
}

/** Evenly over what is left of the period, or was after the last that counted. */
function missingMarks(
  { missing, period, isCurrent, from, to }: StripBand,
  { strength }: CadenceRule,
  on: CivilDate,
): StripMark[] {
  if (missing === 0) return [];
  const lastCounted = period?.counted.at(-1)?.date;
  const isOver = on > to;
  const lastPlanned = period?.planned.at(-1)?.date;
  const start =
    isCurrent && lastPlanned !== undefined
      ? addDays(lastPlanned, 1)
      : isCurrent
        ? later(on, period?.first ?? on)
        : lastCounted === undefined
          ? from
          : addDays(lastCounted, 1);
  const end = period ? to : addDays(on, 60);
  const drawn = Math.min(missing, MOST_MISSING_DRAWN);
  const days = Math.max(0, daysUntil(start, end));
  const word = isOver
    ? missedWords(missing, strength)
    : say(missing === 1 ? 'ne manca 1' : `ne mancano ${missing}`, `${missing} missing`);
  return Array.from({ length: drawn }, (_, index) => ({
    date: addDays(earlier(start, end), Math.round(((index + 1) * days) / (drawn + 1))),
    kind: isOver ? ('missed' as const) : ('missing' as const),
    word,
    missing,
  }));
}
