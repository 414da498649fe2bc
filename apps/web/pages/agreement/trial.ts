import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { meetingsNoun } from '#libs/monitoring/cadence/explain-meetings.js';
import { quorumOfMembers } from '#libs/monitoring/cadence/explain-quorum.js';
import type { Judgement } from '#libs/monitoring/judgement.js';
import { type TriedMeeting, tryDay } from '#libs/monitoring/whatif/meeting-trial.js';
import type { FormProblem } from '../../forms/fields.js';
import { readDate } from '../../forms/typed.js';
import type { Visit } from '../../frame/visit.js';

/** A body whose meetings some rule counts; without an id, meetings of any. */
export interface TrialBody {
  readonly id: string;
  readonly name: string;
}

/** «E se il Tavolo si riunisse il …?»: what was asked, and how the agreement would stand. */
export interface Trial {
  readonly typed: string;
  readonly body: TrialBody;
  readonly bodies: readonly TrialBody[];
  readonly problem?: FormProblem;
  readonly outcome?: TrialOutcome;
}

export interface TrialOutcome extends TriedMeeting {
  readonly date: CivilDate;
  /** It would have been held by now; otherwise it would be planned. */
  readonly isHeld: boolean;
  /** What else such a meeting needs in order to count. */
  readonly conditions: readonly string[];
}

/** Undefined where no rule could count a meeting. */
export function trialOf(visit: Visit, judgement: Judgement): Trial | undefined {
  const { state, cadence, parts, on } = judgement;
  if (cadence.length === 0 || state.annulled) return undefined;
  const ids = [...new Set(cadence.map(({ definition }) => definition.body ?? ''))];
  const anyBody = visit.say('un organo qualsiasi', 'any body');
  const bodies = ids.map((id) => ({ id, name: parts.bodies.get(id)?.definition.name ?? (id || anyBody) }));
  const asked = visit.asked('organo');
  const body = bodies.find((candidate) => optionOf(candidate) === asked) ?? bodies[0]!;
  const typed = visit.asked('prova') ?? '';
  const trial = { typed, body, bodies };
  if (typed === '') return trial;
  const read = readDate(typed, on);
  if ('problem' in read) {
    const title = visit.say('La data non si capisce.', 'The date cannot be understood.');
    return { ...trial, problem: { title, fields: { prova: visit.text(read.problem) } } };
  }
  const date = read.value;
  const tried = tryDay(judgement, body.id || undefined, date, visit.facts.now);
  if (isRefusal(tried)) {
    const because = visit.text(tried.errors?.[0]?.message ?? tried.title);
    return { ...trial, problem: { title: visit.text(tried.title), fields: { prova: because } } };
  }
  const rules = cadence.map(({ definition }) => definition).filter((rule) => (rule.body ?? '') === body.id);
  const conditions = new Set(rules.flatMap((rule) => conditionsOf(visit, rule)));
  return { ...trial, outcome: { ...tried, date, isHeld: date <= on, conditions: [...conditions] } };
}

/** As a form sends it: no id begins with a hyphen. */
export const optionOf = ({ id }: TrialBody): string => id || '-';

function conditionsOf(visit: Visit, rule: CadenceRule): string[] {
  const { quorum, requireMinutes, purpose } = rule;
  const there = quorum === undefined ? undefined : visit.text(quorumOfMembers(quorum));
  const noun = visit.text(meetingsNoun(rule, 1));
  return [
    purpose !== undefined && visit.say(`se è un ${noun}`, `if it is a ${noun}`),
    there !== undefined && visit.say(`se sono presenti ${there}`, `if ${there} are present`),
    requireMinutes && visit.say('quando il verbale è approvato', 'once its minutes are approved'),
  ].filter((condition) => condition !== false);
}
