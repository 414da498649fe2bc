import type { DeliverableRule } from '#libs/agreement/rules/schema.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import { shortDate } from '#libs/language/dates.js';
import { shortened } from '#libs/language/shortening.js';
import type { CadenceJudgement, WindowJudgement } from '../cadence/cadence.js';
import type { FinalEvaluationJudgement } from '../evaluation/final-evaluation.js';
import type { Judgement } from '../judgement.js';
import { isOver } from '../term/term.js';
import { convenedFor } from './coverage.js';
import { type Deadline, deadline } from './deadline.js';
import { DELIVERY_ASKED_FOR_DAYS, EVALUATION_ASKED_FOR_DAYS } from './horizons.js';
import { bodyName } from './names.js';
import { nextRenewal } from './next-renewal.js';

export const deadlinesOfRules = (judgement: Judgement): Deadline[] => [
  ...meetings(judgement),
  ...deliverables(judgement),
  ...finalEvaluations(judgement),
  ...term(judgement),
];

/** Of each rule every window that still needs a meeting. */
const meetings = (judgement: Judgement): Deadline[] =>
  judgement.cadence.flatMap((judged) => judged.windows.flatMap((window) => ofWindow(judgement, judged, window)));

function ofWindow(judgement: Judgement, judged: CadenceJudgement, window: WindowJudgement): Deadline[] {
  const { nextMeetingBy: last } = window;
  if (last === undefined) return [];
  const { id, body } = judged.definition;
  const part = `rules/${id}`;
  const whose = { body: body ?? null, title: bodyName(judgement.state, body) };
  const { convened, missingBy } = convenedFor(judgement, judged, window);
  const convenedBy = (day: CivilDate) => {
    const found = convened.find(({ date }) => date <= day);
    return found && { convened: found.date };
  };
  const useful = deadline('meeting', last, part, { ...whose, ...convenedBy(last) });
  // What is convened is not all that is missing: the day for one more.
  const more = missingBy !== undefined && missingBy !== last ? [deadline('meeting', missingBy, part, whose)] : [];
  const pace = window.kind === 'period' ? window.recommendedBy : undefined;
  // Where it has come already it is no day of its own: «as soon as possible».
  if (pace === undefined || pace <= judgement.on || pace >= last) return [useful, ...more];
  return [deadline('meeting-pace', pace, part, { ...whose, ...convenedBy(pace) }), useful, ...more];
}

/** Of every period, also of those that have not begun; they may be due after the agreement is over. */
const deliverables = (judgement: Judgement): Deadline[] =>
  owedIn(judgement).map(({ rule, due, title }) => {
    const { id, partner, body } = rule;
    return deadline('deliverable', due, `rules/${id}`, { owner: partner ?? null, body: body ?? null, title });
  });

/** Something to be handed in, that was not. */
export interface Owed {
  readonly rule: DeliverableRule;
  readonly from: CivilDate;
  readonly due: CivilDate;
  /** With its period, where there are several. */
  readonly title: string;
}

/** By rule; what is late is still asked for, for a while. Of a rule that was withdrawn nobody waits for anything. */
export const owedIn = ({ deliverables = [], on }: Judgement): Owed[] =>
  deliverables
    .filter(({ withdrawnOn }) => withdrawnOn === undefined)
    .flatMap(({ definition, periods }) =>
      periods
        .filter(({ delivery, due }) => delivery === undefined && on <= addDays(due, DELIVERY_ASKED_FOR_DAYS))
        .map(({ from, to, due }) => {
          const of = definition.every === undefined ? '' : ` (${shortDate(from)}–${shortDate(to)})`;
          return { rule: definition, from, due, title: shortened(definition.title) + of };
        }),
    );

function finalEvaluations(judgement: Judgement): Deadline[] {
  return judgement.finalEvaluations
    .filter((judged) => isEvaluationAwaited(judged, judgement.on))
    .map(({ due, definition }) => deadline('final-evaluation', due, `rules/${definition.id}`));
}

/** One that was not made in time is still asked for, for a while. */
export const isEvaluationAwaited = ({ verdict, due, withdrawnOn }: FinalEvaluationJudgement, on: CivilDate): boolean =>
  withdrawnOn === undefined &&
  (verdict === 'pending' || (verdict === 'missed' && on <= addDays(due, EVALUATION_ASKED_FOR_DAYS)));

/** Its end, or the day on which it goes on unless somebody has said no by then. */
function term(judgement: Judgement): Deadline[] {
  const { term, on } = judgement;
  if (term.to === undefined || isOver(term, on)) return [];
  const next = nextRenewal(judgement);
  if (!next) return [deadline('term-end', term.to, '')];
  const sayNo = next.noticeBy < on ? [] : [deadline('non-renewal', next.noticeBy, '')];
  return [...sayNo, deadline('renewal', term.to, '')];
}
