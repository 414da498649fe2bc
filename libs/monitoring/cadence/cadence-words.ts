import { addDays, addYears, type CivilDate, earlier, subtractPeriod } from '#libs/kernel/civil-date.js';
import { ruleWord, type Word, windowWord } from '#libs/language/lexicon.js';
import type { CadenceJudgement, WindowJudgement } from './cadence.js';
import { firstAtOrAfter } from './counting.js';
import { rollingPeriod } from './readings.js';
import type { Interval } from './windows.js';
import { worstCadence } from './worst-window.js';

/** The rule as a whole, in a word. */
export function wordOfRule(judged: CadenceJudgement, on: CivilDate): Word {
  const { verdict, definition } = judged;
  return ruleWord(verdict, worstCadence(judged, on)?.verdict, definition.strength, isSilentBreach(judged));
}

/** One of its periods, in a word. */
export const wordOfWindow = (judged: CadenceJudgement, { verdict, window }: WindowJudgement): Word =>
  windowWord(verdict, judged.definition.strength, isSilent(judged, window));

/**
 * Nothing was recorded of the body in these days, nor in the year that ends with them, so that nothing can be said of
 * it. A month without a meeting in a register that is kept is one that was missed.
 */
export function isSilent({ recorded }: CadenceJudgement, { from, to }: Interval): boolean {
  const first = earlier(from, addDays(addYears(to, -1), 1));
  const next = recorded[firstAtOrAfter(recorded, first)];
  return next === undefined || next.date > to;
}

/** Nor in any of the periods that end on one of these days. */
export const isSilentStretch = (judged: CadenceJudgement, { from, to }: Interval): boolean =>
  isSilent(judged, { from: addDays(subtractPeriod(from, rollingPeriod(judged.definition)), 1), to });

/** Stretches of days that were short, those aside that lead to today; none that nobody can judge. */
export function shortBefore(judged: CadenceJudgement, on: CivilDate): readonly Interval[] {
  if (isSilentBreach(judged)) return [];
  const isPast = ({ to }: Interval): boolean => judged.withdrawnOn !== undefined || to < addDays(on, -1);
  return (judged.shortfalls ?? []).filter(isPast);
}

/** Wherever the rule is broken, nothing was recorded. */
export function isSilentBreach(judged: CadenceJudgement): boolean {
  const { verdict, windows, shortfalls = [] } = judged;
  const isWrong = windows.filter((window) => window.verdict === 'missed' || window.verdict === 'unreachable');
  return (
    verdict === 'breached' &&
    isWrong.every((window) => window.verdict === 'missed' && isSilent(judged, window.window)) &&
    shortfalls.every((stretch) => isSilentStretch(judged, stretch))
  );
}
