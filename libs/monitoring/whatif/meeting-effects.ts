import type { AgreementState, HeldFacts, PartnerState } from '#libs/agreement/core/state.js';
import { tryCommands } from '#libs/agreement/core/trial.js';
import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { type CivilDate, type Instant, later, startOfDayIn } from '#libs/kernel/civil-date.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say, type Text } from '#libs/kernel/text.js';
import type { CadenceJudgement, WindowJudgement } from '../cadence/cadence.js';
import type { HeldMeeting } from '../cadence/counting.js';
import { purposeText, reasonAgainst } from '../cadence/explain-meetings.js';
import { partsOnDay } from '../cadence/presence.js';
import { attendanceOf } from '../cadence/quorum.js';
import type { WindowVerdict } from '../cadence/window-verdict.js';
import { judge } from '../judgement.js';

/** How the meetings of a period stand. */
export interface Count {
  readonly held: number;
  readonly required: number;
  readonly verdict: WindowVerdict;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The period runs today. */
  readonly isCurrent: boolean;
  readonly next: CivilDate | undefined;
  readonly better: CivilDate | undefined;
  /** The day on which it was counted. */
  readonly on: CivilDate;
}

/** What one meeting does for one rule. */
export interface Effect {
  readonly rule: CadenceRule;
  /** `with-minutes`: it will, once its minutes are approved. `outside`: on a day that the rule does not look at. */
  readonly kind: 'counts' | 'with-minutes' | 'does-not-count' | 'outside';
  readonly date: CivilDate;
  /** Why it does not count. */
  readonly why?: Text;
  /** Missing outside of the rule's periods. */
  readonly count?: Count;
  readonly countWithMinutes?: Count;
  /** Others that are planned in the same period. */
  readonly otherPlanned: number;
  /** The rule is about the meetings of another body: worth saying only where no rule is about this one. */
  readonly isOfAnother: boolean;
}

/** What a meeting that was held does for each rule about meetings; nothing for one that was not. */
export function effectsOf(state: AgreementState, meeting: string, on: CivilDate, now: Instant): Effect[] {
  const held = state.meetings.get(meeting)?.held;
  if (!held || state.meetings.get(meeting)?.annulled) return [];
  const effects = judge(state, on).cadence.map((cadence) => {
    const effect = effectUnder(cadence, meeting, held.date, on);
    if (effect.kind !== 'with-minutes') return effect;
    const approval = { path: `meetings/${meeting}/minutes/approval`, body: { date: on } };
    const approved = tryCommands(state, [approval], now);
    if (isRefusal(approved)) return effect;
    const after = judge(approved, on).cadence.find(({ definition }) => definition.id === cadence.definition.id);
    const then = after && effectUnder(after, meeting, held.date, on);
    if (then?.kind === 'counts' && then.count) return { ...effect, countWithMinutes: then.count };
    return then ? { ...then, otherPlanned: effect.otherPlanned } : effect;
  });
  return ownOf(effects);
}

function ownOf<Told extends { readonly isOfAnother: boolean }>(all: readonly Told[]): Told[] {
  const own = all.filter(({ isOfAnother }) => !isOfAnother);
  return own.length > 0 ? own : [...all];
}

function effectUnder(cadence: CadenceJudgement, meeting: string, date: CivilDate, on: CivilDate): Effect {
  const { definition: rule, held } = cadence;
  const window = windowOf(cadence, date);
  const found = held.find(({ id }) => id === meeting);
  const isOfAnother = found?.objection?.kind === 'other-body';
  if (!window) return { rule, kind: 'outside', date, otherPlanned: 0, isOfAnother };
  const facts = { rule, date, count: countOf(window, on), otherPlanned: plannedBesides(window, meeting), isOfAnother };
  if (window.counted.some(({ id }) => id === meeting)) return { ...facts, kind: 'counts' };
  if (found && rule.requireMinutes && !found.objection && !found.minutesApproved) {
    return { ...facts, kind: 'with-minutes', why: whyNot(found, rule) };
  }
  return { ...facts, kind: 'does-not-count', ...(found && { why: whyNot(found, rule) }) };
}

/** Which tick is missing is worth saying: it is the likeliest mistake. */
function whyNot(meeting: HeldMeeting, rule: CadenceRule): Text {
  if (meeting.objection?.kind !== 'other-purpose' || rule.purpose === undefined) return reasonAgainst(meeting, rule);
  const { it, en } = purposeText(rule.purpose);
  return say(`non è segnato come «${it}»`, `is not marked as “${en}”`);
}

/** What a planned meeting would do, held on its day with every member there and its minutes approved. */
export function plannedEffects(state: AgreementState, meeting: string, today: CivilDate, now: Instant): Effect[] {
  const planned = state.meetings.get(meeting)?.scheduled;
  if (!planned) return [];
  const { date, body } = planned;
  const isAhead = date > today;
  const then = isAhead ? startOfDayIn(state.header?.timeZone ?? 'Europe/Rome', date) : now;
  const present = membersOn(state, body, date, today).map(({ definition }) => definition.id);
  const held = [
    { path: `meetings/${meeting}/held`, body: { date, present } },
    { path: `meetings/${meeting}/minutes/approval`, body: {} },
  ];
  const tried = tryCommands(state, held, then);
  if (isRefusal(tried)) return [];
  const besides = judge(state, today).cadence;
  return effectsOf(tried, meeting, later(date, today), then).map((effect) => {
    const now = besides.find(({ definition }) => definition.id === effect.rule.id);
    const window = now && windowOf(now, date);
    return { ...effect, otherPlanned: window ? plannedBesides(window, meeting) : 0 };
  });
}

/** How each rule stands on a day, in the period that runs on it. */
export function countsOn(state: AgreementState, on: CivilDate): { rule: CadenceRule; count: Count }[] {
  return judge(state, on).cadence.flatMap((cadence) => {
    const window = windowOf(cadence, on);
    return window ? [{ rule: cadence.definition, count: countOf(window, on) }] : [];
  });
}

/** Those of whom a meeting of a body is made, on its day: whom it names, else those who signed. */
export function membersOn(
  state: AgreementState,
  body: string | undefined,
  date: CivilDate,
  today: CivilDate,
): readonly PartnerState[] {
  const facts: HeldFacts = {
    date,
    kind: 'governance',
    purposes: [],
    present: [],
    excused: [],
    delegates: [],
    revision: 0,
    ...(body !== undefined && { body }),
  };
  return attendanceOf(state, partsOnDay(state, later(date, today)), facts, 'majority').members;
}

const windowOf = ({ windows }: CadenceJudgement, date: CivilDate): WindowJudgement | undefined =>
  windows.find(({ window }) => window.from <= date && date <= window.to);

const plannedBesides = (window: WindowJudgement, meeting: string): number =>
  window.kind === 'period' ? window.planned.filter(({ id }) => id !== meeting).length : 0;

function countOf(judgement: WindowJudgement, on: CivilDate): Count {
  const { held, required, verdict, window, nextMeetingBy } = judgement;
  return {
    held,
    required,
    verdict,
    from: window.from,
    to: window.to,
    isCurrent: window.from <= on && on <= window.to,
    next: nextMeetingBy,
    better: judgement.kind === 'period' ? judgement.recommendedBy : undefined,
    on,
  };
}

/** Whether each meeting held counts, by its id: one entry a rule. */
export function countingOf(state: AgreementState, on: CivilDate): ReadonlyMap<string, readonly Counting[]> {
  const found = new Map<string, Counting[]>();
  for (const cadence of judge(state, on).cadence) {
    for (const { id, date } of cadence.held) {
      const { kind, why, isOfAnother } = effectUnder(cadence, id, date, on);
      const told = { counts: kind === 'counts', isOutside: kind === 'outside', why, isOfAnother };
      found.set(id, [...(found.get(id) ?? []), told]);
    }
  }
  return new Map([...found].map(([id, told]) => [id, ownOf(told)]));
}

export interface Counting {
  readonly counts: boolean;
  readonly isOutside: boolean;
  readonly why: Text | undefined;
  readonly isOfAnother: boolean;
}
