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
  /** What the tick says, where «it is right so» would not answer the question. */
  readonly yes?: string;
  /** What it may be instead: the page that shows it, and the form to go on in with what was typed. */
  readonly instead?: {
    /** Below the agreement. */
    readonly page: string;
    readonly see: string;
    readonly form?: { readonly address: string; readonly word: string };
  };
}

/** What a button asks for that goes on in another form: that form comes filled with what was typed. */
export const GO_ON = 'continua';

export const isConfirmed = (visit: Visit, { about }: Doubt): boolean =>
  visit.facts.form.getAll(DOUBT_FIELD).includes(about);

export const doubtProblem = (visit: Visit, { text }: Doubt): FormProblem => ({
  title: visit.say(
    'Una cosa va confermata: nulla è ancora registrato.',
    'One thing needs confirming: nothing was recorded yet.',
  ),
  fields: { [DOUBT_FIELD]: text },
});
