import type { MeetingFacts, RecordedAgreement, RuleState } from '#libs/agreement/core/state.js';
import { ruleStart } from '#libs/agreement/core/term.js';
import { type CadenceRule, cadenceOf } from '#libs/agreement/rules/schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { type JudgedTerm, termJudgingBy } from '../term/term.js';
import { factsOnRecord, type HeldMeeting, heldMeetings } from './counting.js';
import { scheduledMeetings } from './planned.js';
import { type PartsOnDay, withdrawnBy } from './presence.js';
import { judgeRolling, type RollingJudgement, type RollingRule } from './rolling.js';
import { judgeWindow, type PeriodJudgement, type WindowVerdict } from './window-verdict.js';
import { type Interval, windowsOf } from './windows.js';

/** The worst first. */
export const CADENCE_VERDICTS = ['breached', 'at-risk', 'compliant'] as const;
export type CadenceVerdict = (typeof CADENCE_VERDICTS)[number];
export type WindowJudgement = PeriodJudgement | RollingJudgement;

export interface JudgedRule<Definition> {
  readonly rule: RuleState;
  readonly definition: Definition;
  /** From when it judges nothing any more: what it judged before stays judged. */
  readonly withdrawnOn: CivilDate | undefined;
}

/** "… almeno tre volte all'anno", judged on a day (monitoring-rules 2, "The rule as a whole"). */
export interface CadenceJudgement extends JudgedRule<CadenceRule> {
  readonly windows: readonly WindowJudgement[];
  /** Every meeting held by the day, looked at with the eyes of the rule, inside a window or not. */
  readonly held: readonly HeldMeeting[];
  /** By date, every meeting of its body that anything is known of. */
  readonly recorded: readonly MeetingFacts[];
  /** Of a rule with anchor `rolling` only: the days that were short. */
  readonly shortfalls: readonly Interval[] | undefined;
  readonly verdict: CadenceVerdict;
  readonly current: WindowVerdict | null;
}

/** The meetings of a rule, which are the same however its periods are counted. */
export type RuleMeetings = Pick<CadenceJudgement, 'held' | 'recorded'>;

/** `definition` is the rule's own, unless another reading of it is tried: then its meetings are known. */
export function judgeCadence(
  state: RecordedAgreement,
  parts: PartsOnDay,
  rule: RuleState,
  definition: CadenceRule,
  term: JudgedTerm,
  on: CivilDate,
  known?: RuleMeetings,
): CadenceJudgement {
  const held = known?.held ?? heldMeetings(state, parts, definition, on);
  const withdrawnOn = withdrawnBy(rule, on);
  const judged = judgeWindows(state, rule, definition, termJudgingBy(state, term, withdrawnOn), on, held);
  const windows = judged.windows.filter(({ window }) => withdrawnOn === undefined || window.to < withdrawnOn);
  const rolling = isRolling(definition);
  return {
    rule,
    definition,
    withdrawnOn,
    windows,
    held,
    recorded: known?.recorded ?? factsOnRecord(state, definition),
    shortfalls: rolling ? judged.shortfalls : undefined,
    verdict: verdictOf(windows, judged.shortfalls, on),
    current: withdrawnOn === undefined ? currentOf(windows, rolling, on) : null,
  };
}

/** Judged with each meeting anew: «a non più di tre mesi dal precedente». */
export function isRolling(definition: CadenceRule): boolean {
  const cadence = cadenceOf(definition);
  return cadence.kind === 'every' && cadence.anchor === 'rolling';
}

/** A rule that was withdrawn before anything of it was over has judged nothing, and is not listed. */
export const hasJudged = ({ withdrawnOn, windows, shortfalls = [] }: CadenceJudgement): boolean =>
  withdrawnOn === undefined || windows.length > 0 || shortfalls.length > 0;

function judgeWindows(
  state: RecordedAgreement,
  rule: RuleState,
  definition: CadenceRule,
  term: JudgedTerm,
  on: CivilDate,
  held: readonly HeldMeeting[],
): RollingRule {
  const { from } = term;
  if (from === undefined) return { windows: [], shortfalls: [] };
  const known = { ...term, from };
  const start = ruleStart(rule);
  const scheduled = scheduledMeetings(state, definition, on);
  const cadence = cadenceOf(definition);
  if (cadence.kind === 'every' && cadence.anchor === 'rolling') {
    return judgeRolling(definition, cadence.every, start, known, on, held, scheduled, withdrawnBy(rule, on));
  }
  const windows = windowsOf(cadence, start, known, on);
  return { windows: windows.map((window) => judgeWindow(definition, window, on, held, scheduled)), shortfalls: [] };
}

/** A breach is not forgotten: any window missed, or day short, outweighs how things stand now. */
function verdictOf(
  windows: readonly WindowJudgement[],
  shortfalls: readonly Interval[],
  on: CivilDate,
): CadenceVerdict {
  const any = (...verdicts: WindowVerdict[]): boolean => windows.some(({ verdict }) => verdicts.includes(verdict));
  if (any('missed', 'unreachable') || shortfalls.length > 0) return 'breached';
  const waitsTooLong = windows.some(({ verdict, window }) => verdict === 'awaiting-minutes' && on > window.to);
  return any('behind') || waitsTooLong ? 'at-risk' : 'compliant';
}

function currentOf(windows: readonly WindowJudgement[], rolling: boolean, on: CivilDate): WindowVerdict | null {
  const current = rolling ? windows[0] : windows.find(({ window }) => window.from <= on && on <= window.to);
  return current?.verdict ?? null;
}
