import { currentTerm } from '#libs/agreement/core/term.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import type { CadenceJudgement, WindowJudgement } from '../cadence/cadence.js';
import type { Judgement } from '../judgement.js';
import { isOver } from '../term/term.js';
import { convenedFor } from './coverage.js';
import { type Deadline, deadline } from './deadline.js';
import { EVALUATION_ASKED_FOR_DAYS } from './horizons.js';
import { bodyName } from './names.js';

export const deadlinesOfRules = (judgement: Judgement): Deadline[] => [
  ...meetings(judgement),
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

function finalEvaluations({ finalEvaluations, on }: Judgement): Deadline[] {
  return finalEvaluations
    .filter(({ verdict, due }) => isEvaluationAwaited(verdict, due, on))
    .map(({ due, definition }) => deadline('final-evaluation', due, `rules/${definition.id}`));
}

/** One that was not made in time is still asked for, for a while. */
export const isEvaluationAwaited = (verdict: string, due: CivilDate, on: CivilDate): boolean =>
  verdict === 'pending' || (verdict === 'missed' && on <= addDays(due, EVALUATION_ASKED_FOR_DAYS));

/** Its end, or the day on which it goes on unless somebody has said no by then. */
function term({ state, term, on }: Judgement): Deadline[] {
  if (term.to === undefined || isOver(term, on)) return [];
  const { renewal } = state.header;
  if (!renewal || !isRenewedAfter(state, term.to, on)) return [deadline('term-end', term.to, '')];
  const lastDayToSayNo = addDays(term.to, -renewal.noticeDays);
  const sayNo = lastDayToSayNo < on ? [] : [deadline('non-renewal', lastDayToSayNo, '')];
  return [...sayNo, deadline('renewal', term.to, '')];
}

/** By what is known on the day, and if nobody says anything more. */
function isRenewedAfter(state: Judgement['state'], end: CivilDate, on: CivilDate): boolean {
  const known = {
    header: state.header,
    termChanges: state.termChanges.filter(({ date }) => date <= on),
    nonRenewals: state.nonRenewals.filter(({ date }) => date <= on),
  };
  const { to } = currentTerm(known, addDays(end, 1));
  return to !== undefined && to > end;
}
