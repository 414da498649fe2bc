import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { addDays, addPeriod, type CivilDate, daysIn, earlier, later } from '#libs/kernel/civil-date.js';
import type { Text } from '#libs/kernel/text.js';
import { type Word } from '#libs/language/lexicon.js';
import type { CadenceJudgement } from '#libs/monitoring/cadence/cadence.js';
import { wordOfRule } from '#libs/monitoring/cadence/cadence-words.js';
import { otherJudgements } from '#libs/monitoring/cadence/other-readings.js';
import { type Reading, readingOf } from '#libs/monitoring/cadence/readings.js';
import type { Interval } from '#libs/monitoring/cadence/windows.js';
import type { Judgement } from '#libs/monitoring/judgement.js';
import { bandsOf, type StripBand } from './bands.js';
import { headlineOf, ruleTitle } from './headline.js';
import { marksOf, type StripMark } from './marks.js';

/** Another reading of «all'anno», on the same axis. */
export interface OtherReadingRow {
  readonly per: Reading;
  readonly verdict: Word;
  readonly headline: Text;
  readonly bands: readonly StripBand[];
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
  readonly others: readonly OtherReadingRow[];
}

/** The year strip of a rule: how the meetings of the term stand, at a glance. */
export interface YearStrip {
  readonly rule: CadenceRule;
  readonly index: number;
  readonly title: Text;
  readonly verdict: Word;
  readonly headline: Text;
  readonly on: CivilDate;
  /** None where nothing can be drawn: the headline says why. */
  readonly axis: StripAxis | undefined;
}

/** Up to so many days the whole term is drawn large. */
const LONGEST_IN_ONE = 3 * 366;

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
      verdict: wordOfRule(judged, on),
      headline: headlineOf(judged, on),
      on,
      axis: axisOf(judgement, judged, trial),
    };
  });
}

function axisOf(judgement: Judgement, judged: CadenceJudgement, trial: string | undefined): StripAxis | undefined {
  const { term, on, state } = judgement;
  if (judged.windows.length === 0 || term.from === undefined) return undefined;
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
    others: otherJudgements(judgement, judged.definition.id).map((other) => ({
      per: readingOf(other.definition),
      verdict: wordOfRule(other, on),
      headline: headlineOf(other, on),
      bands: bandsOf(other, term, on, to).filter((band) => band.from <= to),
    })),
  };
}

/** An agreement without an end is drawn as far as there is something to say. */
function openEnd(judged: CadenceJudgement, on: CivilDate): CivilDate {
  const last = judged.windows.at(-1)!;
  if (last.kind === 'period') return last.window.to;
  return later(addPeriod(on, 'P3M'), addDays(last.nextMeetingBy ?? on, 30));
}

/** The whole axis or, of one with many periods, the days around today, with all that is planned or tried. */
function focusOf(axis: Interval, bands: readonly StripBand[], marks: readonly StripMark[], on: CivilDate): Interval {
  if (bands.length === 1 || daysIn(axis.from, axis.to) <= LONGEST_IN_ONE) return axis;
  const days = [later(axis.from, earlier(on, axis.to))];
  days.push(...marks.filter(({ kind, isTrial }) => isTrial || kind === 'planned').map(({ date }) => date));
  const shown = around(bands, days);
  const [from, to] = [shown[0]?.from ?? axis.from, shown.at(-1)?.to ?? axis.to];
  if (daysIn(from, to) <= LONGEST_IN_ONE) return { from, to };
  // Of a rolling year one stretch may be as long as the term: then a part of it is shown.
  const [first, last] = [days.reduce(earlier), days.reduce(later)];
  return {
    from: later(from, addDays(first, -LONGEST_IN_ONE / 2)),
    to: earlier(to, addDays(last, LONGEST_IN_ONE / 2)),
  };
}

/** The bands that hold the days, the one before and, where today is in the first, the one after. */
function around(bands: readonly StripBand[], days: readonly CivilDate[]): readonly StripBand[] {
  const places = days.map((day) => bands.findIndex(({ from, to }) => from <= day && day <= to)).filter((at) => at >= 0);
  const first = Math.max(0, Math.min(...places, bands.length - 1) - 1);
  const last = Math.max(...places, first + 1);
  return bands.slice(first, last + 1);
}
