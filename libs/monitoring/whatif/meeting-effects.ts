import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import type { CivilDate, Instant } from '#libs/kernel/civil-date.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say, type Text } from '#libs/kernel/text.js';
import type { CadenceJudgement, WindowJudgement } from '../cadence/cadence.js';
import { isSilent } from '../cadence/cadence-words.js';
import { datedIn, type HeldMeeting } from '../cadence/counting.js';
import { purposeText, reasonAgainst } from '../cadence/explain-meetings.js';
import type { WindowVerdict } from '../cadence/window-verdict.js';
import { windowWith } from '../cadence/windows.js';
import type { Judgement } from '../judgement.js';
import { type Convened, convenedFor } from '../tasks/coverage.js';
import { tryApproval, tryHeld } from './meeting-trial.js';

/** How the meetings of a period stand. */
export interface Count {
  readonly held: number;
  readonly required: number;
  readonly verdict: WindowVerdict;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The period runs today. */
  readonly isCurrent: boolean;
  /** No meeting in it is on record. */
  readonly isSilent: boolean;
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
export function effectsOf(judgement: Judgement, meeting: string, now: Instant): Effect[] {
  const { state, on } = judgement;
  const held = state.meetings.get(meeting)?.held;
  if (!held || state.meetings.get(meeting)?.annulled) return [];
  const effects = judgement.cadence.map((cadence) => effectUnder(cadence, meeting, held.date, on));
  return ownOf(
    effects.some(({ kind }) => kind === 'with-minutes') ? onceApproved(judgement, meeting, effects, now) : effects,
  );
}

/** What it will do, once its minutes are approved: count, or not even then. */
function onceApproved(judgement: Judgement, meeting: string, effects: readonly Effect[], now: Instant): Effect[] {
  const approved = tryApproval(judgement, meeting, now);
  if (isRefusal(approved)) return [...effects];
  return effects.map((effect) => {
    const after = cadenceOf(approved.judgement, effect.rule);
    if (effect.kind !== 'with-minutes' || !after) return effect;
    const then = effectUnder(after, meeting, effect.date, judgement.on);
    if (then.kind === 'counts' && then.count) return { ...effect, countWithMinutes: then.count };
    return { ...then, otherPlanned: effect.otherPlanned };
  });
}

const cadenceOf = ({ cadence }: Judgement, { id }: CadenceRule): CadenceJudgement | undefined =>
  cadence.find(({ definition }) => definition.id === id);

function ownOf<Told extends { readonly isOfAnother: boolean }>(all: readonly Told[]): Told[] {
  const own = all.filter(({ isOfAnother }) => !isOfAnother);
  return own.length > 0 ? own : [...all];
}

function effectUnder(cadence: CadenceJudgement, meeting: string, date: CivilDate, on: CivilDate): Effect {
  const { definition: rule, held } = cadence;
  const window = windowOf(cadence, date);
  const found = datedIn({ from: date, to: date }, held).find(({ id }) => id === meeting);
  const isOfAnother = found?.objection?.kind === 'other-body';
  if (!window) return { rule, kind: 'outside', date, otherPlanned: 0, isOfAnother };
  const facts = {
    rule,
    date,
    count: countOf(cadence, window, on),
    otherPlanned: plannedBesides(window, meeting),
    isOfAnother,
  };
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
export function plannedEffects(judgement: Judgement, meeting: string, now: Instant): Effect[] {
  const held = tryHeld(judgement, meeting, now);
  if (!held || isRefusal(held)) return [];
  return effectsOf(held.judgement, meeting, now).map((effect) => {
    const before = cadenceOf(judgement, effect.rule);
    const window = before && windowOf(before, effect.date);
    return { ...effect, otherPlanned: window ? plannedBesides(window, meeting) : 0 };
  });
}

/** How each rule stands, in the period that runs, and what is convened for it. */
export function countsOn(judgement: Judgement): { rule: CadenceRule; count: Count; planned: Convened }[] {
  const { cadence, on } = judgement;
  return cadence.flatMap((judged) => {
    const window = windowOf(judged, on);
    if (!window) return [];
    const planned = convenedFor(judgement, judged, window);
    return [{ rule: judged.definition, count: countOf(judged, window, on), planned }];
  });
}

const windowOf = ({ windows }: CadenceJudgement, date: CivilDate): WindowJudgement | undefined =>
  windowWith(windows, date);

const plannedBesides = (window: WindowJudgement, meeting: string): number =>
  window.kind === 'period' ? window.planned.filter(({ id }) => id !== meeting).length : 0;

function countOf(cadence: CadenceJudgement, judgement: WindowJudgement, on: CivilDate): Count {
  const { held, required, verdict, window, nextMeetingBy } = judgement;
  return {
    held,
    required,
    verdict,
    from: window.from,
    to: window.to,
    isCurrent: window.from <= on && on <= window.to,
    isSilent: isSilent(cadence, window),
    next: nextMeetingBy,
    better: judgement.kind === 'period' ? judgement.recommendedBy : undefined,
    on,
  };
}

/** Whether each meeting held counts, by its id: one entry a rule. */
export function countingOf({ cadence: rules, on }: Judgement): ReadonlyMap<string, readonly Counting[]> {
  const found = new Map<string, Counting[]>();
  for (const cadence of rules) {
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
