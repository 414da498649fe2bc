import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { addDays, addPeriod, type CivilDate, daysIn, earlier, later } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import type { Word } from '#libs/language/lexicon.js';
import { it } from '#libs/language/words.js';
import { type CadenceJudgement, hasJudged } from '#libs/monitoring/cadence/cadence.js';
import { wordOfRule } from '#libs/monitoring/cadence/cadence-words.js';
import { otherJudgements } from '#libs/monitoring/cadence/other-readings.js';
import { READINGS, readingOf } from '#libs/monitoring/cadence/readings.js';
import type { Interval } from '#libs/monitoring/cadence/windows.js';
import { ruleSentence } from '#libs/monitoring/explain-rule.js';
import type { Judgement } from '#libs/monitoring/judgement.js';
import { nextRenewal, renewalDays } from '#libs/monitoring/tasks/next-renewal.js';
import { bandsOf, type StripBand } from './bands.js';
import { headlineOf, ruleTitle } from './headline.js';
import { marksOf, type StripMark } from './marks.js';

/** Another reading of «all'anno», or «ogni tre mesi», on the same axis. */
export interface OtherReadingRow {
  readonly name: Text;
  readonly verdict: Word;
  readonly headline: Text;
  readonly bands: readonly StripBand[];
}

/** A day of the agreement itself. */
export interface StripMilestone {
  readonly day: CivilDate;
  readonly text: Text;
  /** Somebody has to do something by then. */
  readonly isDue: boolean;
}

/** The days that a figure shows, and what stands on them; no size, no language. */
export interface StripAxis extends Interval {
  readonly focus: Interval;
  readonly bands: readonly StripBand[];
  readonly marks: readonly StripMark[];
  /** By when the next should be held to keep pace. */
  readonly recommendedBy: CivilDate | undefined;
  /** By when at the latest. */
  readonly lastUsefulDay: CivilDate | undefined;
  /** Where the term was renewed, where the rule was withdrawn, the last day to say no. */
  readonly milestones: readonly StripMilestone[];
  readonly others: readonly OtherReadingRow[];
}

/** The year strip of a rule: how the meetings of the term stand, at a glance. */
export interface YearStrip {
  readonly rule: CadenceRule;
  readonly index: number;
  readonly title: Text;
  /** The rule with every condition, as a sentence. */
  readonly sentence: Text;
  readonly verdict: Word;
  readonly headline: Text;
  readonly on: CivilDate;
  /** None where nothing can be drawn: the headline says why. */
  readonly axis: StripAxis | undefined;
}

/** Up to so many days the whole term is drawn large. */
const LONGEST_IN_ONE = 3 * 366;
/** As many periods have room beside each other, each with its count. */
const MOST_IN_ONE = 12;
/** Of these, so many after the day. */
const AHEAD_IN_ONE = 3;

/** One strip for each rule on meetings; `trial` is a meeting that was tried out. */
export function yearStrips(judgement: Judgement, trial?: string): YearStrip[] {
  const { cadence, parts, on } = judgement;
  return cadence.map((judged, index) => {
    const { definition } = judged;
    const body = definition.body === undefined ? undefined : parts.bodies.get(definition.body)?.definition.name;
    return {
      rule: definition,
      index,
      title: ruleTitle(definition, body),
      sentence: ruleSentence(definition, { body: (id) => parts.bodies.get(id)?.definition.name }),
      verdict: wordOfRule(judged, on),
      headline: headlineOf(judged, on),
      on,
      axis: axisOf(judgement, judged, trial),
    };
  });
}

function axisOf(judgement: Judgement, judged: CadenceJudgement, trial: string | undefined): StripAxis | undefined {
  const { term, on, state } = judgement;
  if (!hasJudged(judged) || term.from === undefined) return undefined;
  const to = term.to ?? openEnd(judged, on);
  const bands = bandsOf(judged, term, on, to).filter((band) => band.from <= to);
  if (bands.length === 0) return undefined;
  const axis = { from: term.from, to };
  const marks = marksOf(state, judged, bands, on, trial).filter(({ date }) => axis.from <= date && date <= axis.to);
  const next = judged.windows.find(({ nextMeetingBy }) => nextMeetingBy !== undefined);
  return {
    ...axis,
    focus: focusOf(axis, bands, marks, on),
    bands,
    marks,
    recommendedBy: next?.kind === 'period' ? next.recommendedBy : undefined,
    lastUsefulDay: next?.nextMeetingBy,
    milestones: milestonesOf(judgement, judged),
    others: otherJudgements(judgement, judged.definition.id).map((other) => ({
      name: READINGS[readingOf(other.definition)],
      verdict: wordOfRule(other, on),
      headline: headlineOf(other, on),
      bands: bandsOf(other, term, on, to).filter((band) => band.from <= to),
    })),
  };
}

/** An agreement without an end is drawn as far as there is something to say. */
function openEnd(judged: CadenceJudgement, on: CivilDate): CivilDate {
  const last = judged.windows.at(-1);
  if (judged.withdrawnOn !== undefined || !last) return addPeriod(later(on, judged.withdrawnOn ?? on), 'P3M');
  if (last.kind === 'period') return later(last.window.to, on);
  return later(addPeriod(on, 'P3M'), addDays(last.nextMeetingBy ?? on, 30));
}

function milestonesOf(judgement: Judgement, { withdrawnOn }: CadenceJudgement): StripMilestone[] {
  const milestones: StripMilestone[] = renewalDays(judgement.term).map((day) => ({
    day,
    text: say(`rinnovato ${it.dal(day, it.short)}`, `renewed from ${it.short(day)}`),
    isDue: false,
  }));
  if (withdrawnOn !== undefined) {
    milestones.push({ day: withdrawnOn, text: say('regola ritirata', 'rule withdrawn'), isDue: false });
  }
  const next = nextRenewal(judgement);
  if (next !== undefined && judgement.on <= next.noticeBy) {
    const day = next.noticeBy;
    const text = say(`disdetta entro ${it.il(day, it.short)}`, `to say no: by ${it.short(day)}`);
    milestones.push({ day, text, isDue: true });
  }
  return milestones;
}

/** The whole axis or, of one with many periods, the days around today, with all that is planned or tried. */
function focusOf(axis: Interval, bands: readonly StripBand[], marks: readonly StripMark[], on: CivilDate): Interval {
  const days = daysIn(axis.from, axis.to);
  const [only] = bands;
  if (bands.length === 1 && only)
    return MOST_TIMES * daysIn(only.from, only.to) < days ? atTheBeginning(axis, only) : axis;
  if (days <= LONGEST_IN_ONE && bands.length <= MOST_IN_ONE) return axis;
  const about = [later(axis.from, earlier(on, axis.to))];
  about.push(...marks.filter(({ kind, isTrial }) => isTrial || kind === 'planned').map(({ date }) => date));
  const shown = around(bands, about);
  const isFirst = shown[0] === bands[0];
  // Between two periods today stands beside the one before.
  const [from, to] = [isFirst ? axis.from : shown[0]!.from, later(shown.at(-1)!.to, earlier(on, axis.to))];
  if (daysIn(from, to) <= LONGEST_IN_ONE) return { from, to };
  // Of a rolling year one stretch may be as long as the term: then a part of it is shown.
  const [first, last] = [about.reduce(earlier), about.reduce(later)];
  return {
    from: later(from, addDays(first, -LONGEST_IN_ONE / 2)),
    to: earlier(to, addDays(last, LONGEST_IN_ONE / 2)),
  };
}

/** What is due once, soon after the start, would be a stroke beside a long term. */
const MOST_TIMES = 8;

const atTheBeginning = ({ from, to }: Interval, only: StripBand): Interval => ({
  from,
  to: earlier(to, addDays(only.to, 2 * daysIn(only.from, only.to))),
});

/**
 * The bands that hold the days or come before them. Of long ones also the one before and, where today is in the first,
 * the one after; of short ones as many as have room.
 */
function around(bands: readonly StripBand[], days: readonly CivilDate[]): readonly StripBand[] {
  const places = days.map((day) =>
    Math.max(
      0,
      bands.findLastIndex(({ from }) => from <= day),
    ),
  );
  const [earliest, latest] = [Math.min(...places), Math.max(...places)];
  const first = Math.max(0, earliest - 1);
  const few = bands.slice(first, Math.max(latest, first + 1) + 1);
  if (isLong(few) || few.length >= MOST_IN_ONE) return few;
  const end = Math.min(bands.length, Math.max(latest + 1 + AHEAD_IN_ONE, MOST_IN_ONE));
  const many = bands.slice(Math.max(0, Math.min(first, end - MOST_IN_ONE)), end);
  return isLong(many) ? few : many;
}

/** Of periods of half a year or more a few say enough; and three years have room, no more. */
function isLong(bands: readonly StripBand[]): boolean {
  const days = daysIn(bands[0]!.from, bands.at(-1)!.to);
  return days > LONGEST_IN_ONE || days >= HALF_A_YEAR * bands.length;
}

const HALF_A_YEAR = 180;
