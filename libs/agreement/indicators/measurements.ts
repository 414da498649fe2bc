import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import { pointer } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { annulment } from '../core/annulment.js';
import {
  bareInput,
  because,
  besides,
  common,
  dayOf,
  defineCommand,
  type RequestOf,
  reasonInput,
} from '../core/command.js';
import { newEvent } from '../core/define.js';
import { correctionNotes, entryNotes } from '../core/entry-facts.js';
import { recordedOf, shapeOf } from '../core/facts.js';
import { id } from '../core/fields.js';
import { idMustBeFree, type Problem, problem, refuse, refuseProblems, unknownPart } from '../core/guards.js';
import { dateOfEntry, findEntry } from '../core/log.js';
import { correctedMeasurement, measurementReading, saidBy } from '../core/standing.js';
import type { MeasuredValue, RecordedAgreement } from '../core/state.js';
import { indicatorEvents } from './events.js';
import { measuredValue } from './facts.js';
import { isYesNo, notYesNo } from './problems.js';
import { type Indicator, YES_NO_UNIT } from './schema.js';

const noun = say('un indicatore', 'an indicator');

const typed = shapeOf(measuredValue, 'typed');
const measuredShape = {
  ...typed,
  breakdown: typed.breakdown.describe('Aggregates only: nothing about single persons'),
};

const measurementInput = z.strictObject({
  ...common,
  id: id.optional(),
  ...measuredShape,
  ...shapeOf(entryNotes, 'typed'),
});
const correctionInput = z.strictObject({
  ...common,
  id: id.optional(),
  ...measuredShape,
  ...shapeOf(correctionNotes, 'typed'),
});

function recordMeasurement(state: RecordedAgreement, request: RequestOf<typeof measurementInput>): Decision {
  const found = state.indicators.get(request.ids['indicator'] ?? '');
  if (!found) return unknownPart(noun, request.ids['indicator'] ?? '');
  const { input } = request;
  const measurement = input.id ?? request.newId('measurement');
  return (
    idMustBeFree(state.measurementIndex, measurement) ??
    refuseProblems(problemsOfMeasured(found.definition, input)) ?? [
      newEvent(indicatorEvents.MeasurementRecorded, dayOf(request), {
        ...besides(input),
        indicator: found.definition.id,
        measurement,
        ...recordedOf(measuredValue, input),
        ...recordedOf(entryNotes, input),
      }),
    ]
  );
}

function correctMeasurement(state: RecordedAgreement, request: RequestOf<typeof correctionInput>): Decision {
  const place = placeOf(state, request.ids);
  if ('refused' in place) return place;
  const { input } = request;
  const measurement = input.id ?? request.newId('correction');
  const whole = correctedMeasurement(place.value, recordedOf(measuredValue, input));
  return (
    idMustBeFree(state.measurementIndex, measurement) ??
    refuseProblems(problemsOfMeasured(place.indicator, input, whole)) ?? [
      newEvent(indicatorEvents.MeasurementCorrected, input.date ?? place.date, {
        ...besides(input),
        indicator: place.indicator.id,
        measurement,
        of: place.id,
        date: input.date,
        ...recordedOf(measuredValue, input),
        ...recordedOf(correctionNotes, input),
      }),
    ]
  );
}

/** Accepted whatever the agreement's `validation` is (http-api.md). */
function validateMeasurement(state: RecordedAgreement, request: RequestOf<typeof bareInput>): Decision {
  const place = placeOf(state, request.ids);
  if ('refused' in place) return place;
  const data = { ...besides(request.input), indicator: place.indicator.id, measurement: place.id };
  return [newEvent(indicatorEvents.MeasurementValidated, dayOf(request), data)];
}

function rejectMeasurement(state: RecordedAgreement, request: RequestOf<typeof reasonInput>): Decision {
  const place = placeOf(state, request.ids);
  if ('refused' in place) return place;
  return [
    newEvent(indicatorEvents.MeasurementRejected, dayOf(request), {
      ...because(request.input),
      indicator: place.indicator.id,
      measurement: place.id,
    }),
  ];
}

/** The measurement, or correction of it, that a path names; annulled ones take nothing more. */
function placeOf(state: RecordedAgreement, path: Readonly<Record<string, string>>) {
  const found = state.indicators.get(path['indicator'] ?? '');
  if (!found) return unknownPart(noun, path['indicator'] ?? '');
  const measurement = path['measurement'] ?? '';
  const place = findEntry(found.measurements, state.measurementIndex, found.definition.id, measurement);
  if (!place) return unknownPart(say('una rilevazione', 'a measurement'), measurement);
  const { root, entry } = place;
  if (entry.annulled || root.annulled) {
    return refuse('measurement-annulled', 'Questa rilevazione è stata annullata.', 'This measurement was annulled.');
  }
  const value = saidBy(root, entry.id, measurementReading(state));
  return { indicator: found.definition, id: entry.id, date: dateOfEntry(root, entry), value };
}

type Measured = z.infer<z.ZodObject<typeof measuredShape>>;

/**
 * A ratio is measured by its parts, everything else by a value (monitoring-rules 3, "Actual"). `whole`: with what a
 * correction leaves as it was.
 */
function problemsOfMeasured(part: Indicator, measured: Measured, whole: MeasuredValue = measured): Problem[] {
  return [...problemsOfValue(part, measured), ...problemsOfBreakdown(part, whole)];
}

function problemsOfValue(part: Indicator, measured: Measured): Problem[] {
  if (part.aggregation === 'ratio') {
    return [
      ...given(measured.numerator, '/numerator'),
      ...given(measured.denominator, '/denominator'),
      ...absent(measured.value, '/value', 'numerator e denominator', 'numerator and denominator'),
      ...denominatorIsPositive(measured.denominator),
    ];
  }
  return [
    ...given(measured.value, '/value'),
    ...absent(measured.numerator, '/numerator', 'value', 'value'),
    ...absent(measured.denominator, '/denominator', 'value', 'value'),
    ...(part.unit === YES_NO_UNIT && measured.value !== undefined && !isYesNo(measured.value)
      ? [notYesNo('/value')]
      : []),
  ];
}

/** No part is more than the whole, unless the whole is said to be more than that, or only about that. */
function problemsOfBreakdown(part: Indicator, { value, numerator, qualifier, breakdown }: MeasuredValue): Problem[] {
  const most = part.aggregation === 'ratio' ? numerator : value;
  if (most === undefined || qualifier === 'over' || qualifier === 'about') return [];
  return Object.entries(breakdown ?? {})
    .filter(([, size]) => size > most)
    .map(([key, size]) =>
      problem(
        'breakdown-exceeds-value',
        `/breakdown${pointer(key)}`,
        `«${key}» vale ${size}, più del totale, che è ${most}`,
        `"${key}" is ${size}, more than the whole, which is ${most}`,
      ),
    );
}

function given(value: number | undefined, at: string): Problem[] {
  return value === undefined ? [problem('measurement-incomplete', at, 'manca', 'is missing')] : [];
}

function absent(value: number | undefined, at: string, it: string, en: string): Problem[] {
  if (value === undefined) return [];
  return [
    problem('measurement-of-another-kind', at, `questo indicatore si rileva con ${it}`, `this indicator takes ${en}`),
  ];
}

function denominatorIsPositive(denominator: number | undefined): Problem[] {
  if (denominator === undefined || denominator > 0) return [];
  return [problem('denominator-not-positive', '/denominator', 'deve essere maggiore di zero', 'must be above zero')];
}

const measurementPath = 'indicators/{indicator}/measurements/{measurement}';

export const measurementCommands = [
  defineCommand({
    name: 'record-measurement',
    path: 'indicators/{indicator}/measurements',
    title: say('Registrare una rilevazione', 'Record a measurement'),
    input: measurementInput,
    creates: true,
    example: { date: '2021-11-30', value: 500, qualifier: 'over', note: 'Dal registro dei servizi' },
    takenBack: { by: 'annul-measurement' },
    decide: recordMeasurement,
  }),
  defineCommand({
    name: 'correct-measurement',
    path: `${measurementPath}/correction`,
    title: say('Rettificare una rilevazione', 'Correct a measurement'),
    input: correctionInput,
    creates: true,
    example: { value: 57, reason: 'Due famiglie contate due volte' },
    takenBack: { by: 'annul-measurement' },
    decide: correctMeasurement,
  }),
  annulment({
    name: 'measurement',
    path: measurementPath,
    title: say('Annullare una rilevazione', 'Annul a measurement'),
    example: 'Registrata sull’indicatore sbagliato',
    event: indicatorEvents.MeasurementAnnulled,
    found: (state, ids) => {
      const place = placeOf(state, ids);
      return 'refused' in place ? place : { indicator: place.indicator.id, measurement: place.id };
    },
  }),
  defineCommand({
    name: 'validate-measurement',
    path: `${measurementPath}/validation`,
    title: say('Validare una rilevazione', 'Validate a measurement'),
    input: bareInput,
    example: {},
    takenBack: { by: 'reject-measurement' },
    decide: validateMeasurement,
  }),
  defineCommand({
    name: 'reject-measurement',
    path: `${measurementPath}/rejection`,
    title: say('Respingere una rilevazione', 'Reject a measurement'),
    input: reasonInput,
    example: { reason: 'Il dato non corrisponde alla fonte' },
    takenBack: { by: 'validate-measurement' },
    decide: rejectMeasurement,
  }),
];
