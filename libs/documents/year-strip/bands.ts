import { ruleStart } from '#libs/agreement/core/term.js';
import { addDays, type CivilDate, earlier, later, through } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { BESIDES, type Tone, type Word } from '#libs/language/lexicon.js';
import { it, outOf } from '#libs/language/words.js';
import { type CadenceJudgement, isRolling } from '#libs/monitoring/cadence/cadence.js';
import { isSilent, isSilentStretch, wordOfWindow } from '#libs/monitoring/cadence/cadence-words.js';
import type { RollingJudgement } from '#libs/monitoring/cadence/rolling.js';
import type { PeriodJudgement } from '#libs/monitoring/cadence/window-verdict.js';
import type { Interval } from '#libs/monitoring/cadence/windows.js';
import type { JudgedTerm } from '#libs/monitoring/term/term.js';

/** A stretch of the axis that has one verdict: a period of the rule or, of a rolling year, days alike. */
export interface StripBand extends Interval {
  readonly tone: Tone;
  readonly word: Text;
  /** «2 su 3»; none where nothing is counted. */
  readonly count: Text | undefined;
  /** What is on its way: «1 in programma», «1 in attesa del verbale». */
  readonly besides: readonly Text[];
  readonly isCurrent: boolean;
  /** Meetings that are neither held nor planned, and would be needed. */
  readonly missing: number;
  /** The period that it is, where it is one. */
  readonly period?: PeriodJudgement;
}

/** The bands of a rule from the first day that it judges, oldest first, without holes between them. */
export function bandsOf(judged: CadenceJudgement, term: JudgedTerm, on: CivilDate, end: CivilDate): StripBand[] {
  const [first] = judged.windows;
  if (first?.kind === 'rolling') return rollingBands(judged, first, term, on, end);
  const bands = judged.windows.flatMap((window) => (window.kind === 'period' ? [periodBand(judged, window, on)] : []));
  const last = bands.at(-1)?.to;
  if (!isRolling(judged.definition) || judged.withdrawnOn !== undefined || last === undefined || last >= end)
    return bands;
  // After its first year, a rolling year is due on every day.
  return [...bands, { from: addDays(last, 1), to: end, ...AHEAD, ...UNCOUNTED }];
}

function periodBand(judged: CadenceJudgement, period: PeriodJudgement, on: CivilDate): StripBand {
  const { window, required, held, verdict } = period;
  const isSaid = verdict === 'upcoming' || (verdict === 'missed' && isSilent(judged, window));
  const isCurrent = window.from <= on && on <= window.to;
  return {
    from: window.from,
    to: window.to,
    ...looksOf(wordOfWindow(judged, period)),
    count: countOf(period),
    besides: onTheirWay(period),
    isCurrent,
    missing: isSaid ? 0 : Math.max(0, required - reached(period) - period.planned.length),
    period,
    ...(required === 0 && held === 0 && { count: undefined }),
  };
}

const looksOf = ({ tone, word }: Word): Word => ({ tone, word });

/** Those whose minutes are only not approved yet are not missing. */
const reached = ({ held, withoutMinutes }: PeriodJudgement): number => Math.max(held, withoutMinutes);

function countOf({ verdict, held, required }: PeriodJudgement): Text {
  if (verdict === 'upcoming' && held === 0) {
    return say(required === 1 ? '1 richiesto' : `${required} richiesti`, `${required} required`);
  }
  return required === 0 ? say(`${held}`, `${held}`) : countWords(held, required);
}

/** «2 su 3»; of more than were needed, «4 (minimo 3)». */
const countWords = (held: number, required: number): Text =>
  held > required ? say(`${held} (minimo ${required})`, `${held} (minimum ${required})`) : outOf(held, required);

function onTheirWay({ planned, awaitingMinutes, unrecorded }: PeriodJudgement): Text[] {
  const some: [number, Text][] = [
    [
      awaitingMinutes.length,
      say(`${awaitingMinutes.length} in attesa del verbale`, `${awaitingMinutes.length} awaiting minutes`),
    ],
    [planned.length, say(`${planned.length} in programma`, `${planned.length} planned`)],
    [unrecorded.length, say(`${unrecorded.length} da registrare`, `${unrecorded.length} to be recorded`)],
  ];
  return some.filter(([number]) => number > 0).map(([, text]) => text);
}

/** Days whose last twelve months held enough meetings, and days whose did not. */
function rollingBands(
  judged: CadenceJudgement,
  year: RollingJudgement,
  term: JudgedTerm,
  on: CivilDate,
  end: CivilDate,
): StripBand[] {
  const { rule, shortfalls = [] } = judged;
  const first = term.from ?? year.window.from;
  const origin = later(ruleStart(rule) ?? first, first);
  const due = through(origin, year.every);
  const isOver = term.to !== undefined && on > term.to;
  const lastDayOver = isOver && term.to !== undefined ? term.to : addDays(on, -1);
  const bands: StripBand[] = [];
  const add = (from: CivilDate, to: CivilDate, looks: Word): void => {
    if (from > to) return;
    const isCurrent = from <= on && on <= to;
    const count = isCurrent || (isOver && to === term.to) ? countWords(year.held, year.required) : undefined;
    bands.push({ from, to, ...looksOf(looks), count, besides: [], isCurrent, missing: missingNow(year, isCurrent) });
  };
  add(origin, addDays(due, -1), FIRST_YEAR);
  let from = due;
  for (const short of shortfalls) {
    add(from, addDays(short.from, -1), ENOUGH);
    const isToday = !isOver && short.to === lastDayOver && year.verdict === 'missed';
    const to = isToday ? on : short.to;
    add(short.from, to, isSilentStretch(judged, short) ? BESIDES['nothing-recorded'] : TOO_FEW);
    from = addDays(to, 1);
  }
  if (isOver) {
    add(from, lastDayOver, ENOUGH);
    return bands;
  }
  if (year.verdict === 'met') {
    const lastCovered = year.nextShort === undefined ? end : earlier(addDays(year.nextShort.day, -1), end);
    add(from, lastCovered, ENOUGH);
    from = addDays(lastCovered, 1);
  } else if (from <= on) {
    add(from, addDays(on, -1), ENOUGH);
    add(on, on, SHORT_TODAY);
    from = addDays(on, 1);
  }
  add(from, end, AHEAD);
  return bands;
}

const missingNow = ({ required, held, verdict }: RollingJudgement, isCurrent: boolean): number =>
  isCurrent && verdict !== 'met' ? Math.max(0, required - held) : 0;

const FIRST_YEAR: Word = {
  tone: 'unknown',
  word: say('primo anno', 'first year'),
};
const ENOUGH: Word = { tone: 'good', word: say('abbastanza', 'enough') };
const TOO_FEW: Word = { tone: 'bad', word: say('troppo pochi', 'too few') };
const SHORT_TODAY: Word = { tone: 'warning', word: say('oggi troppo pochi', 'too few today') };
const UNCOUNTED = { count: undefined, besides: [], isCurrent: false, missing: 0 } as const;
const AHEAD: Word = { tone: 'neutral', word: say('da coprire', 'to be covered') };

/** «29/03/2021 – 28/03/2022» */
export const daysOf = ({ from, to }: Interval): string => `${it.short(from)} – ${it.short(to)}`;
