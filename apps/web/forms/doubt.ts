import type { Visit } from '../frame/visit.js';
import type { FormProblem } from './fields.js';

/** The tick that confirms what was asked about. */
export const DOUBT_FIELD = 'conferma';

/** What looks like a slip, asked about before it is recorded. */
export interface Doubt {
  /** The question, whole. */
  readonly text: string;
  /** What the tick confirms: this, and not something else typed after the question. */
  readonly about: string;
}

export const isConfirmed = (visit: Visit, { about }: Doubt): boolean =>
  visit.facts.form.getAll(DOUBT_FIELD).includes(about);

export const doubtProblem = (visit: Visit, { text }: Doubt): FormProblem => ({
  title: visit.say(
    'Una cosa va confermata: nulla è ancora registrato.',
    'One thing needs confirming: nothing was recorded yet.',
  ),
  fields: { [DOUBT_FIELD]: text },
});
