import { ruleStart } from '#libs/agreement/core/term.js';
import { addDays, type CivilDate, earlier, later, through } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { BESIDES, type Tone, type Word } from '#libs/language/lexicon.js';
import { it, outOf } from '#libs/language/words.js';
import { type CadenceJudgement, isRolling } from '#libs/monitoring/cadence/cadence.js';
import { isSilent, isSilentStretch, wordOfWindow } from '#libs/monitoring/cadence/cadence-words.js';
import { rollingPeriod } from '#libs/monitoring/cadence/readings.js';
import type { RollingJudgement } from '#libs/monitoring/cadence/rolling.js';
import type { PeriodJudgement } from '#libs/monitoring/cadence/window-verdict.js';
import type { Interval } from '#libs/monitoring/cadence/windows.js';
import { isOver, type JudgedTerm } from '#libs/monitoring/term/term.js';

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

/**
 * The bands of a rule from the first day that it judges, oldest first. Between them there are holes only where it asks
 * for nothing: outside a part of the year, or after what is due once.
 */
export function bandsOf(judged: CadenceJudgement, term: JudgedTerm, on: CivilDate, end: CivilDate): StripBand[] {
  const [first] = judged.windows;
  const rolling = isRolling(judged.definition);
  if (rolling && first?.kind !== 'period') return withdrawn(judged, rollingBands(judged, first, term, on, end), end);
  const bands = judged.windows.flatMap((window) => (window.kind === 'period' ? [periodBand(judged, window, on)] : []));
  const last = bands.at(-1)?.to;
  if (!rolling || last === undefined || last >= end || judged.withdrawnOn !== undefined) {
    return withdrawn(judged, bands, end);
  }
  // After its first period, one that rolls is due on every day.
  return [...bands, { from: addDays(last, 1), to: end, ...AHEAD, ...UNCOUNTED }];
}

/** What a withdrawn rule judged stays; of the days after that, nothing more is said. */
function withdrawn({ withdrawnOn }: CadenceJudgement, bands: readonly StripBand[], end: CivilDate): StripBand[] {
  const last = bands.at(-1)?.to;
  if (withdrawnOn === undefined || last === undefined || last >= end) return [...bands];
  const word = say(`ritirata ${it.dal(withdrawnOn, it.short)}`, `withdrawn from ${it.short(withdrawnOn)}`);
  return [...bands, { from: addDays(last, 1), to: end, tone: 'unknown', word, ...UNCOUNTED }];
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

function onTheirWay({ planned, awaitingMinutes, unrecorded, shortNotice }: PeriodJudgement): Text[] {
  const some: [number, Text][] = [
    [
      awaitingMinutes.length,
      say(`${awaitingMinutes.length} in attesa del verbale`, `${awaitingMinutes.length} awaiting minutes`),
    ],
    [planned.length, say(`${planned.length} in programma`, `${planned.length} planned`)],
    [unrecorded.length, say(`${unrecorded.length} da registrare`, `${unrecorded.length} to be recorded`)],
    [shortNotice.length, say(`${shortNotice.length} con avviso tardivo`, `${shortNotice.length} at short notice`)],
  ];
  return some.filter(([number]) => number > 0).map(([, text]) => text);
}

/** Days whose last period held enough meetings, and days whose did not; of a withdrawn rule, no day is judged now. */
function rollingBands(
  judged: CadenceJudgement,
  now: RollingJudgement | undefined,
  term: JudgedTerm,
  on: CivilDate,
  end: CivilDate,
): StripBand[] {
  const { rule, shortfalls = [], withdrawnOn } = judged;
  const origin = originOf(ruleStart(rule), term, now);
  const every = rollingPeriod(judged.definition);
  const due = through(origin, every);
  const stopped = withdrawnOn === undefined ? undefined : addDays(withdrawnOn, -1);
  const over = isOver(term, on);
  const lastDayOver = stopped ?? (over && term.to !== undefined ? term.to : addDays(on, -1));
  const bands: StripBand[] = [];
  const add = (from: CivilDate, to: CivilDate, looks: Word): void => {
    if (from > to) return;
    const isCurrent = stopped === undefined && from <= on && on <= to;
    const count = now && (isCurrent || (over && to === term.to)) ? countWords(now.held, now.required) : undefined;
    bands.push({ from, to, ...looksOf(looks), count, besides: [], isCurrent, missing: missingNow(now, isCurrent) });
  };
  add(origin, addDays(due, -1), every === 'P1Y' ? FIRST_YEAR : FIRST_PERIOD);
  let from = due;
  for (const short of shortfalls) {
    add(from, addDays(short.from, -1), ENOUGH);
    const isToday = !over && stopped === undefined && short.to === lastDayOver && now?.verdict === 'missed';
    const to = isToday ? on : short.to;
    add(short.from, to, isSilentStretch(judged, short) ? BESIDES['nothing-recorded'] : TOO_FEW);
    from = addDays(to, 1);
  }
  if (now === undefined || over) {
    add(from, earlier(lastDayOver, end), ENOUGH);
    return bands;
  }
  if (now.verdict === 'met') {
    const lastCovered = now.nextShort === undefined ? end : earlier(addDays(now.nextShort.day, -1), end);
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

/** Judging begins with the agreement, or later where the rule says so. */
function originOf(start: CivilDate | undefined, { from }: JudgedTerm, now: RollingJudgement | undefined): CivilDate {
  const first = from ?? now?.window.from ?? '';
  return start === undefined ? first : later(start, first);
}

const missingNow = (now: RollingJudgement | undefined, isCurrent: boolean): number =>
  now && isCurrent && now.verdict !== 'met' ? Math.max(0, now.required - now.held) : 0;

const FIRST_YEAR: Word = {
  tone: 'unknown',
  word: say('primo anno', 'first year'),
};
const FIRST_PERIOD: Word = { tone: 'unknown', word: say('primo periodo', 'first period') };
const ENOUGH: Word = { tone: 'good', word: say('abbastanza', 'enough') };
const TOO_FEW: Word = { tone: 'bad', word: say('troppo pochi', 'too few') };
const SHORT_TODAY: Word = { tone: 'warning', word: say('oggi troppo pochi', 'too few today') };
const UNCOUNTED = { count: undefined, besides: [], isCurrent: false, missing: 0 } as const;
const AHEAD: Word = { tone: 'neutral', word: say('da coprire', 'to be covered') };

/** «29/03/2021 – 28/03/2022» */
export const daysOf = ({ from, to }: Interval): string => `${it.short(from)} – ${it.short(to)}`;
