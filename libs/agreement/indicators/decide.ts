import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import { say } from '#libs/kernel/text.js';
import { annulment } from '../core/annulment.js';
import { because, common, dayOf, defineCommand, type RequestOf } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { id, typedText } from '../core/fields.js';
import { type Problem, problem, refuseProblems, unknownPart } from '../core/guards.js';
import { partCommands } from '../core/part.js';
import type { RecordedAgreement } from '../core/state.js';
import { nothingToTakeBack, pathMustBeFree } from '../core/taking-back.js';
import { indicatorEvents } from './events.js';
import { measurementCommands } from './measurements.js';
import { isYesNo, notYesNo, problemsOfIndicator, problemsOfTargets } from './problems.js';
import { indicator, targets, YES_NO_UNIT } from './schema.js';

const noun = say('un indicatore', 'an indicator');

const targetsInput = z.strictObject({ ...common, id: id.optional(), targets, reason: typedText });

/** Revised targets hold from the day they were decided; the old ones stay (monitoring-rules 3). */
function reviseTargets(state: RecordedAgreement, request: RequestOf<typeof targetsInput>): Decision {
  const found = state.indicators.get(request.ids['indicator'] ?? '');
  if (!found) return unknownPart(noun, request.ids['indicator'] ?? '');
  const revised = request.input.targets;
  const change = request.input.id ?? request.newId('targets');
  const used = found.targetRevisions.some((other) => other.id === change);
  const yesNo = found.definition.unit === YES_NO_UNIT ? revised : [];
  return (
    pathMustBeFree(state, `indicators/${found.definition.id}/targets/${change}`, used) ??
    refuseProblems([
      ...targetsCannotBeEmpty(revised),
      ...problemsOfTargets(found.definition, revised, state.header.validFrom),
      ...yesNo.flatMap(({ value }, index) => (isYesNo(value) ? [] : [notYesNo(`/targets/${index}/value`)])),
    ]) ?? [
      newEvent(indicatorEvents.TargetsRevised, dayOf(request), {
        ...because(request.input),
        indicator: found.definition.id,
        change,
        targets: revised,
      }),
    ]
  );
}

function targetsCannotBeEmpty(revised: readonly unknown[]): Problem[] {
  if (revised.length > 0) return [];
  return [problem('targets-empty', '/targets', 'serve almeno un valore obiettivo', 'at least one target is needed')];
}

export const indicatorCommands = [
  ...partCommands({
    name: 'indicator',
    collection: 'indicators',
    noun,
    schema: indicator,
    added: indicatorEvents.IndicatorAdded,
    corrected: indicatorEvents.IndicatorCorrected,
    annulled: indicatorEvents.IndicatorAnnulled,
    example: { id: 'famiglie', title: 'Famiglie seguite', unit: 'famiglie', direction: 'increase' },
    correctionExample: { changes: { unit: 'nuclei' }, reason: 'Unità come nel testo' },
    problemsOf: problemsOfIndicator,
  }),
  defineCommand({
    name: 'revise-targets',
    path: 'indicators/{indicator}/targets',
    title: say('Rivedere i valori obiettivo', 'Revise the targets'),
    input: targetsInput,
    creates: true,
    example: { date: '2022-01-15', targets: [{ value: 90, date: '2022-12-31' }], reason: 'Deciso dal tavolo' },
    takenBack: { by: 'annul-targets' },
    decide: reviseTargets,
  }),
  // What was revised by mistake: the targets of before hold again.
  annulment({
    name: 'targets',
    path: 'indicators/{indicator}/targets/{targets}',
    title: say('Annullare una revisione dei valori obiettivo', 'Annul a revision of the targets'),
    example: 'Rivisti per l’indicatore sbagliato',
    event: indicatorEvents.TargetsAnnulled,
    found: (state, { indicator: of = '', targets: change = '' }) => {
      const found = state.indicators.get(of);
      if (!found) return unknownPart(noun, of);
      if (found.targetRevisions.some(({ id }) => id === change)) return { indicator: of, change };
      const what = say('una revisione dei valori obiettivo', 'a revision of the targets');
      return nothingToTakeBack(state, `indicators/${of}/targets/${change}`, what);
    },
  }),
  ...measurementCommands,
];
