import { addDays, type CivilDate, dayOfYear, daysIn, later, shortestDays } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { bodyMustExist, type Problem, partnersMustExist, problem } from '../core/guards.js';
import type { RecordedAgreement } from '../core/state.js';
import { currentTerm, lastDecision, type Term, termOn } from '../core/term.js';
import { periodsOf } from './clipped-periods.js';
import {
  type Cadence,
  type CadenceRule,
  cadenceOf,
  type DeliverableRule,
  dividesTheYear,
  type FinalEvaluationRule,
  judgesWholeTerms,
  type MonitoringRule,
  minimumOf,
} from './schema.js';

/** A term whose start is known. */
type KnownTerm = Term & { readonly from: CivilDate };

/** What monitoring-rules 1, 2 and 6 refuse of a rule; `addedOn`: the day from which it judges, if it says none. */
export function problemsOfRule(state: RecordedAgreement, rule: MonitoringRule, addedOn?: CivilDate): Problem[] {
  const term = currentTerm(state);
  if (term.from === undefined) return [NEEDS_START];
  const known = { ...term, from: term.from };
  if (rule.type === 'meeting-cadence') return problemsOfCadence(state, rule, known, addedOn);
  if (rule.type === 'deliverable') return problemsOfDeliverable(state, rule, known, addedOn);
  return problemsOfFinalEvaluation(rule, known);
}

const NEEDS_START = problem(
  'rule-needs-known-start',
  '/type',
  "senza la data d'inizio dell'accordo (validFrom) nessuna regola si può giudicare",
  'without the start of the agreement (validFrom) no rule can be judged',
);

function problemsOfCadence(
  state: RecordedAgreement,
  rule: CadenceRule,
  term: KnownTerm,
  addedOn: CivilDate | undefined,
): Problem[] {
  const cadence = cadenceOf(rule);
  const ownProblems = [
    ...bodyMustExist(state, rule.body, '/body'),
    ...problemsOfAnchor(rule, rule.per === 'calendar-year'),
    ...problemsOfTermRule(rule, term),
    ...problemsOfRolling(rule, cadence),
    ...problemsOfSecondCall(rule),
  ];
  const shortest = shortestLength(cadence, term);
  const problems = shortest === undefined ? ownProblems : [...ownProblems, ...cannotBeKept(rule, shortest)];
  return problems.length > 0 ? problems : withoutWindow(state, rule, cadence, term, addedOn);
}

/** Where periods begin is asked of `every` alone, and where the year does of the calendar's. */
function problemsOfAnchor(
  { every, anchor, yearStart }: Pick<CadenceRule, 'every' | 'anchor' | 'yearStart'>,
  isCalendarYear = false,
): Problem[] {
  const problems: Problem[] = [];
  if (anchor !== undefined && every === undefined) {
    problems.push(problem('anchor-without-every', '/anchor', 'si dice solo con every', 'is said only with every'));
  }
  if (yearStart !== undefined && anchor !== 'calendar' && !isCalendarYear) {
    problems.push(
      problem(
        'year-start-without-calendar',
        '/yearStart',
        'si dice solo dove i periodi sono quelli del calendario',
        'is said only where the periods are those of the calendar',
      ),
    );
  }
  if (every !== undefined && anchor === 'calendar' && !dividesTheYear(every)) {
    problems.push(
      problem(
        'every-does-not-divide-the-year',
        '/every',
        "il calendario si divide in P1M, P2M, P3M, P4M, P6M o P1Y: un'altra durata vuole anchor: start",
        'the calendar divides into P1M, P2M, P3M, P4M, P6M or P1Y: any other length needs anchor: start',
      ),
    );
  }
  return problems;
}

function problemsOfTermRule(rule: CadenceRule, term: KnownTerm): Problem[] {
  if (rule.per !== 'term') return [];
  const problems: Problem[] = [];
  if (term.to === undefined) {
    problems.push(
      problem(
        'rule-needs-end',
        '/per',
        'un accordo senza fine non ha una durata intera su cui contare',
        'an agreement without an end has no whole term to count over',
      ),
    );
  }
  if (rule.from !== undefined) {
    problems.push(
      problem('rule-from-not-for-term', '/from', 'non vale per regole sulla durata intera', 'not for rules per term'),
    );
  }
  return problems;
}

function problemsOfRolling(rule: CadenceRule, cadence: Cadence): Problem[] {
  if (cadence.kind !== 'every' || cadence.anchor !== 'rolling') return [];
  const problems: Problem[] = [];
  if (rule.minSpacingDays > 1) {
    problems.push(
      problem(
        'spacing-not-for-rolling',
        '/minSpacingDays',
        'non vale dove il periodo si conta da ogni incontro',
        'not where the period is counted from each meeting',
      ),
    );
  }
  if (rule.requireMinutes) {
    problems.push(
      problem(
        'minutes-not-for-rolling',
        '/requireMinutes',
        'non vale dove il periodo si conta da ogni incontro',
        'not where the period is counted from each meeting',
      ),
    );
  }
  return problems;
}

function problemsOfSecondCall({ quorum, secondCallQuorum }: CadenceRule): Problem[] {
  if (secondCallQuorum === undefined || quorum !== undefined) return [];
  return [
    problem(
      'second-call-without-quorum',
      '/secondCallQuorum',
      'si dice solo dove c’è un quorum per la prima convocazione',
      'is said only where there is a quorum for the first call',
    ),
  ];
}

/** The days that its own full period has at least; undefined where that is not known. */
function shortestLength(cadence: Cadence, term: KnownTerm): number | undefined {
  switch (cadence.kind) {
    case 'every':
      return shortestDays(cadence.every);
    case 'within':
      return shortestDays(cadence.within);
    case 'yearly': {
      const [from, to] = [dayOfYear(2001, cadence.from), dayOfYear(2001, cadence.to)];
      return cadence.to < cadence.from ? daysIn(from, dayOfYear(2002, cadence.to)) : daysIn(from, to);
    }
    case 'term':
      return term.to === undefined ? undefined : daysIn(term.from, term.to);
  }
}

function cannotBeKept(rule: CadenceRule, days: number): Problem[] {
  const [minimum, spacing] = [minimumOf(rule), rule.minSpacingDays];
  if ((minimum - 1) * spacing < days) return [];
  return [
    problem(
      'rule-cannot-be-kept',
      rule.minimum === undefined ? '/minSpacingDays' : '/minimum',
      `in ${daysInWords(days).it} non ci stanno ${minimum} incontri a ${daysInWords(spacing).it} di distanza`,
      `${daysInWords(days).en} cannot hold ${minimum} meetings ${daysInWords(spacing).en} apart`,
    ),
  ];
}

const daysInWords = (days: number): Text =>
  say(days === 1 ? '1 giorno' : `${days} giorni`, days === 1 ? '1 day' : `${days} days`);

/** Such a rule would say nothing in the term as it stands, renewed as far as the day from which it judges. */
function withoutWindow(
  state: RecordedAgreement,
  rule: CadenceRule | DeliverableRule,
  cadence: Cadence,
  term: KnownTerm,
  addedOn: CivilDate | undefined,
): Problem[] {
  if (cadence.kind === 'term') return [];
  const start = judgesWholeTerms(rule) ? undefined : (rule.from ?? addedOn);
  const from = later(start ?? term.from, term.from);
  const { to } = state.header.renewal === undefined ? term : termOn(state, later(from, lastDecision(state)));
  if (periodsOf(cadence, { origin: term.from, from, to }, from).length > 0) return [];
  return [
    problem(
      'rule-without-window',
      cadence.kind === 'yearly' && from <= (to ?? from) ? '/yearly' : '/from',
      `nessun periodo della regola cade nella durata dell'accordo, che finisce il ${to}`,
      `no period of the rule lies in the term of the agreement, which ends on ${to}`,
    ),
  ];
}

function problemsOfDeliverable(
  state: RecordedAgreement,
  rule: DeliverableRule,
  term: KnownTerm,
  addedOn: CivilDate | undefined,
): Problem[] {
  const problems = [
    ...partnersMustExist(state, [rule.partner], '/partner'),
    ...bodyMustExist(state, rule.body, '/body'),
  ];
  const { every, anchor, yearStart } = rule;
  if (every !== undefined) {
    const own = [...problems, ...problemsOfAnchor(rule)];
    return own.length > 0 ? own : withoutWindow(state, rule, cadenceOf({ every, anchor, yearStart }), term, addedOn);
  }
  const onlyWithEvery = (['anchor', 'yearStart', 'from', 'partialWindows'] as const)
    .filter((field) => rule[field] !== undefined)
    .map((field) =>
      problem(
        'only-with-every',
        `/${field}`,
        'si dice solo con every: senza, è dovuta una volta sola',
        'is said only with every: without it, it is owed once',
      ),
    );
  return [...problems, ...onlyWithEvery, ...(term.to === undefined ? [DELIVERABLE_NEEDS_END] : [])];
}

const DELIVERABLE_NEEDS_END = problem(
  'rule-needs-end',
  '/every',
  'in un accordo senza fine va detto ogni quanto è dovuta',
  'in an agreement without an end, say how often it is owed',
);

function problemsOfFinalEvaluation(rule: FinalEvaluationRule, { from, to }: KnownTerm): Problem[] {
  if (to === undefined) {
    return [
      problem(
        'rule-needs-end',
        '/type',
        'un accordo senza fine non ha una valutazione finale',
        'an agreement without an end has no final evaluation',
      ),
    ];
  }
  if (addDays(to, -rule.dueDaysBeforeEnd) >= from) return [];
  return [
    problem(
      'due-outside-term',
      '/dueDaysBeforeEnd',
      "la valutazione andrebbe fatta prima dell'inizio dell'accordo",
      'the evaluation would be due before the agreement starts',
    ),
  ];
}
