import type { RecordedAgreement, RuleState } from '#libs/agreement/core/state.js';
import { ruleStart } from '#libs/agreement/core/term.js';
import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { JudgedTerm } from '../term/term.js';
import { daysOnRecord, type HeldMeeting, heldMeetings } from './counting.js';
import { scheduledMeetings } from './planned.js';
import type { PartsOnDay } from './presence.js';
import { judgeRolling, type RollingJudgement } from './rolling.js';
import { judgeWindow, type PeriodJudgement, type WindowVerdict } from './window-verdict.js';
import { type Interval, type KnownTerm, windowsOf } from './windows.js';

/** The worst first. */
export const CADENCE_VERDICTS = ['breached', 'at-risk', 'compliant'] as const;
export type CadenceVerdict = (typeof CADENCE_VERDICTS)[number];
export type WindowJudgement = PeriodJudgement | RollingJudgement;

export interface JudgedRule<Definition> {
  readonly rule: RuleState;
  readonly definition: Definition;
}

/** "… almeno tre volte all'anno", judged on a day (monitoring-rules 2, "The rule as a whole"). */
export interface CadenceJudgement extends JudgedRule<CadenceRule> {
  readonly windows: readonly WindowJudgement[];
  /** Every meeting held by the day, looked at with the eyes of the rule, inside a window or not. */
  readonly held: readonly HeldMeeting[];
  /** The days of every meeting of its body that anything is known of. */
  readonly recorded: readonly CivilDate[];
  /** Of a `rolling-year` rule only: the days that were short. */
  readonly shortfalls: readonly Interval[] | undefined;
  readonly verdict: CadenceVerdict;
  readonly current: WindowVerdict | null;
}

/** `definition` is the rule's own, unless another reading of it is tried. */
export function judgeCadence(
  state: RecordedAgreement,
  parts: PartsOnDay,
  rule: RuleState,
  definition: CadenceRule,
  term: JudgedTerm,
  on: CivilDate,
): CadenceJudgement {
  const held = heldMeetings(state, parts, definition, on);
  const { windows, shortfalls } = judgeWindows(state, rule, definition, term, on, held);
  const isRolling = definition.per === 'rolling-year';
  const current = isRolling ? windows[0] : windows.find(({ window }) => window.from <= on && on <= window.to);
  return {
    rule,
    definition,
    windows,
    held,
    recorded: daysOnRecord(state, definition),
    shortfalls: isRolling ? shortfalls : undefined,
    verdict: verdictOf(windows, shortfalls),
    current: current?.verdict ?? null,
  };
}

function judgeWindows(
  state: RecordedAgreement,
  rule: RuleState,
  definition: CadenceRule,
  term: JudgedTerm,
  on: CivilDate,
  held: readonly HeldMeeting[],
): { windows: readonly WindowJudgement[]; shortfalls: readonly Interval[] } {
  const { from } = term;
  if (from === undefined) return { windows: [], shortfalls: [] };
  const known: KnownTerm = { ...term, from };
  const start = ruleStart(rule);
  const scheduled = scheduledMeetings(state, definition, on);
  if (definition.per === 'rolling-year') return judgeRolling(definition, start, known, on, held, scheduled);
  const windows = windowsOf(definition.per, start, known, on);
  return { windows: windows.map((window) => judgeWindow(definition, window, on, held, scheduled)), shortfalls: [] };
}

/** A breach is not forgotten: any window missed, or day short, outweighs how things stand now. */
function verdictOf(windows: readonly WindowJudgement[], shortfalls: readonly Interval[]): CadenceVerdict {
  const any = (...verdicts: WindowVerdict[]): boolean => windows.some(({ verdict }) => verdicts.includes(verdict));
  if (any('missed', 'unreachable') || shortfalls.length > 0) return 'breached';
  return any('behind', 'awaiting-minutes') ? 'at-risk' : 'compliant';
}
