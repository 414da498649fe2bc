import type { CivilDate } from '#libs/kernel/civil-date.js';
import { CADENCE_VERDICTS, type CadenceJudgement, type CadenceVerdict, type WindowJudgement } from './cadence.js';
import { isSilent, isSilentBreach } from './cadence-words.js';
import type { WindowVerdict } from './window-verdict.js';
import { worstCadence } from './worst-window.js';

/** How a rule stands: its verdict, and the windows that matter. */
export interface CadenceSummary {
  readonly rule: string;
  readonly verdict: CadenceVerdict;
  /** «Deve» or «dovrebbe»: which words fit the verdict. */
  readonly strength: 'must' | 'should';
  /** Whose meetings count; null for those of any. */
  readonly body: string | null;
  /** Where something can still be done: the window of the day, else the one that asks for a meeting. */
  readonly window: WindowSummary | null;
  /** What the verdict is about: the worst window, which may be over. */
  readonly judged: (Counted & { readonly verdict: WindowVerdict }) | null;
}

interface Counted {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly held: number;
  readonly required: number;
}

export interface WindowSummary extends Counted {
  readonly nextMeetingBy?: CivilDate;
  readonly recommendedBy?: CivilDate;
}

/** Where no meeting was ever recorded: wherever the rule is broken, or in the window that it is summed up by. */
export type Silence = 'rule' | 'window';

export function silenceOf(judged: CadenceJudgement, on: CivilDate): Silence | undefined {
  if (isSilentBreach(judged)) return 'rule';
  const worst = worstCadence(judged, on);
  return worst && isSilent(judged, worst.window) ? 'window' : undefined;
}

/** 0 for the worst: what a list that shows the worst first is sorted by. */
export const rankOf = (verdict: CadenceVerdict): number => CADENCE_VERDICTS.indexOf(verdict);

export function cadenceSummary(judged: CadenceJudgement, on: CivilDate): CadenceSummary {
  const { windows, verdict } = judged;
  const current =
    windows.find(({ window }) => window.from <= on && on <= window.to) ??
    windows.find(({ nextMeetingBy }) => nextMeetingBy !== undefined);
  const { id: rule, strength, body = null } = judged.definition;
  const worst = worstCadence(judged, on);
  return {
    rule,
    verdict,
    strength,
    body,
    window: current ? windowSummary(current) : null,
    judged: worst ? { ...countedIn(worst), verdict: worst.verdict } : null,
  };
}

function windowSummary(window: WindowJudgement): WindowSummary {
  const { nextMeetingBy } = window;
  const recommendedBy = window.kind === 'period' ? window.recommendedBy : undefined;
  return { ...countedIn(window), ...(nextMeetingBy && { nextMeetingBy }), ...(recommendedBy && { recommendedBy }) };
}

const countedIn = ({ window: { from, to }, held, required }: WindowJudgement): Counted => ({
  from,
  to,
  held,
  required,
});
