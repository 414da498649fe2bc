import type { Qualifier } from '#libs/agreement/core/fields.js';
import { type Indicator, YES_NO_UNIT } from '#libs/agreement/indicators/schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say } from '#libs/kernel/text.js';
import { fieldsOf, type TypedForm } from '../../../forms/typed-form.js';
import { type Breakdown, fieldOfPart, hasParts, readBreakdown } from './breakdown-fields.js';

/** What was measured, as a command takes it. */
export interface TypedMeasurement {
  readonly date: CivilDate;
  readonly value?: number;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly qualifier?: Qualifier;
  readonly breakdown?: Breakdown;
}

const QUALIFIERS = ['exact', 'about', 'over', 'under'] as const;

/** Day and value as typed; undefined where something is missing or cannot be understood, which the form then says. */
export function readMeasurement(form: TypedForm, definition: Indicator): TypedMeasurement | undefined {
  const date = form.neededDate('data', say('scrivere il giorno della rilevazione', 'write the day of the measurement'));
  const typed = definition.aggregation === 'ratio' ? readRatio(form) : readValue(form, definition);
  const qualifier = form.choice('esattezza', QUALIFIERS);
  const breakdown = hasParts(definition) ? readBreakdown(form) : undefined;
  if (date === undefined || !typed || form.problem()) return undefined;
  return { date, ...typed, ...(qualifier && qualifier !== 'exact' && { qualifier }), ...(breakdown && { breakdown }) };
}

function readValue(form: TypedForm, { unit }: Indicator) {
  if (unit === YES_NO_UNIT) {
    const chosen = form.choice('valore', ['1', '0']);
    if (chosen === undefined) form.refuse('valore', say('scegliere sì o no', 'choose yes or no'));
    return chosen && { value: Number(chosen) };
  }
  form.needed('valore', say('scrivere il valore rilevato', 'write the measured value'));
  const value = form.number('valore');
  return value === undefined ? undefined : { value };
}

function readRatio(form: TypedForm) {
  form.needed('numeratore', say('scrivere il numeratore', 'write the numerator'));
  const numerator = form.number('numeratore');
  form.needed('denominatore', say('scrivere il denominatore', 'write the denominator'));
  const denominator = form.number('denominatore');
  if (denominator !== undefined && denominator <= 0) {
    form.refuse('denominatore', say('il denominatore è maggiore di zero', 'the denominator is greater than zero'));
  }
  return numerator === undefined || denominator === undefined ? undefined : { numerator, denominator };
}

/** Where what the domain refuses was typed. */
export const fieldOf = (pointer: string, form: TypedForm): string | undefined =>
  pointer.startsWith('/breakdown') ? fieldOfPart(pointer, form) : simpleField(pointer);

const simpleField = fieldsOf({
  date: 'data',
  value: 'valore',
  numerator: 'numeratore',
  denominator: 'denominatore',
  qualifier: 'esattezza',
  note: 'nota',
  evidence: 'documenti',
  reason: 'motivo',
});
