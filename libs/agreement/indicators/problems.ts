import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say } from '#libs/kernel/text.js';
import { objectiveMustExist, type Problem, partnersMustExist, problem } from '../core/guards.js';
import type { RecordedAgreement } from '../core/state.js';
import { type Indicator, type Target, YES_NO_UNIT } from './schema.js';

/** What monitoring-rules 3 refuse at definition, with the field named. */
export function problemsOfIndicator(state: RecordedAgreement, part: Indicator): Problem[] {
  return [
    ...objectiveMustExist(state, part.objective, '/objective'),
    ...partnersMustExist(state, [part.responsible], '/responsible'),
    ...problemsOfRange(part),
    ...problemsOfTargets(part, part.targets ?? [], state.header.validFrom),
    ...problemsOfYesNo(part),
    ...problemsOfWhatWasRecorded(state, part),
  ];
}

/** Targets revised and values measured since still have to fit when an indicator is put right. */
function problemsOfWhatWasRecorded(state: RecordedAgreement, part: Indicator): Problem[] {
  const recorded = state.indicators.get(part.id);
  if (!recorded) return [];
  const unfit = recorded.targetRevisions.flatMap(({ targets }) =>
    problemsOfTargets(part, targets, state.header.validFrom),
  );
  const values = recorded.measurements
    .flatMap((entry) => [entry, ...entry.corrections])
    .filter((entry) => !entry.annulled)
    .map((entry) => entry.value);
  const isRatio = part.aggregation === 'ratio';
  const otherKind = values.some(({ value }) => (value === undefined) !== isRatio);
  const notYes = part.unit === YES_NO_UNIT && values.some(({ value }) => value !== undefined && !isYesNo(value));
  return [
    ...unfit.map(({ message }) => ({
      type: 'contradicts-revised-targets',
      pointer: '',
      message: say(`i valori obiettivo rivisti: ${message.it}`, `the revised targets: ${message.en}`),
    })),
    ...(otherKind
      ? [
          problem(
            'contradicts-measurements',
            '/aggregation',
            'le rilevazioni già registrate sono di un altro tipo',
            'the measurements recorded already are of another kind',
          ),
        ]
      : []),
    ...(notYes ? [notYesNo('/unit')] : []),
  ];
}

/** Targets of an indicator, at definition or revised later; pointers start with `/targets`. */
export function problemsOfTargets(
  part: Indicator,
  targets: readonly Target[],
  validFrom: CivilDate | undefined,
): Problem[] {
  const last = targets.at(-1);
  if (!last) return [];
  if (part.direction === 'maintain') {
    return [
      problem(
        'maintain-has-no-targets',
        '/targets',
        'un indicatore da mantenere ha un intervallo (range), non valori obiettivo',
        'an indicator to maintain has a range, not targets',
      ),
    ];
  }
  const baseline = part.baseline ?? (part.direction === 'increase' ? assumedBaseline(validFrom) : undefined);
  if (!baseline) return [missingBaseline(part)];
  const problems = targets.flatMap((target, index) => {
    const before = index === 0 ? baseline.date : (targets[index - 1]?.date ?? baseline.date);
    if (target.date > before) return [];
    return [
      problem(
        'targets-not-in-order',
        `/targets/${index}/date`,
        `deve venire dopo il ${before}`,
        `must come after ${before}`,
      ),
    ];
  });
  const beyond = part.direction === 'increase' ? last.value > baseline.value : last.value < baseline.value;
  if (beyond) return problems;
  return [
    ...problems,
    problem(
      'target-not-beyond-baseline',
      `/targets/${targets.length - 1}/value`,
      `l'ultimo valore obiettivo deve essere ${part.direction === 'increase' ? 'maggiore' : 'minore'} del valore di partenza, ${baseline.value}`,
      `the last target must be ${part.direction === 'increase' ? 'above' : 'below'} the baseline, ${baseline.value}`,
    ),
  ];
}

/** `increase` without a baseline starts from 0 on the first day of the term. */
function assumedBaseline(validFrom: CivilDate | undefined): Target | undefined {
  return validFrom === undefined ? undefined : { value: 0, date: validFrom };
}

function missingBaseline(part: Indicator): Problem {
  return part.direction === 'decrease'
    ? problem(
        'decrease-needs-baseline',
        '/baseline',
        'per un valore da diminuire serve il valore di partenza',
        'a value to decrease needs a baseline',
      )
    : problem(
        'baseline-needed',
        '/baseline',
        "senza la data d'inizio dell'accordo serve il valore di partenza",
        'without the start of the agreement a baseline is needed',
      );
}

function problemsOfRange(part: Indicator): Problem[] {
  if (part.range === undefined) return [];
  if (part.direction !== 'maintain') {
    return [
      problem(
        'range-only-for-maintain',
        '/range',
        'un intervallo vale solo per un indicatore da mantenere',
        'a range is only for an indicator to maintain',
      ),
    ];
  }
  const { min, max } = part.range;
  if (min === undefined && max === undefined) {
    return [
      problem('range-empty', '/range', 'serve almeno uno tra min e max', 'at least one of min and max is needed'),
    ];
  }
  if (min !== undefined && max !== undefined && min > max) {
    return [problem('range-reversed', '/range/min', 'è maggiore di max', 'is greater than max')];
  }
  return [];
}

function problemsOfYesNo(part: Indicator): Problem[] {
  if (part.unit !== YES_NO_UNIT) return [];
  const values: [number | undefined, string][] = [
    [part.baseline?.value, '/baseline/value'],
    ...(part.targets ?? []).map((target, index): [number, string] => [target.value, `/targets/${index}/value`]),
  ];
  return values.flatMap(([value, at]) => (value === undefined || isYesNo(value) ? [] : [notYesNo(at)]));
}

export const isYesNo = (value: number): boolean => value === 0 || value === 1;

export const notYesNo = (at: string): Problem =>
  problem('not-yes-or-no', at, 'un indicatore sì/no vale 1 (sì) o 0 (no)', 'a yes/no indicator is 1 (yes) or 0 (no)');
