import { isRefusal } from '#libs/kernel/refusal.js';
import { changedMeanwhile } from '../../../forms/changed.js';
import type { FormProblem } from '../../../forms/fields.js';
import { doneAt, isStale, refusedStatus } from '../../../forms/recording.js';
import { refusedForm } from '../../../forms/typed-form.js';
import type { PageReply, Visit } from '../../../frame/visit.js';
import type { IndicatorServices } from '../seen.js';
import type { Returned } from './form-page.js';
import type { IndicatorForm } from './form-visit.js';
import { fieldOf } from './typed-measurement.js';

/** Draws the form again, as it was sent, on what is there by then. */
export type Again<Form extends IndicatorForm> = (
  form: Form,
  returned: Returned,
) => PageReply & { readonly page: unknown };

interface Sending<Form extends IndicatorForm> {
  readonly visit: Visit;
  readonly services: IndicatorServices;
  readonly form: Form;
  /** Below the indicator, `measurements/x1/rejection`. */
  readonly command: string;
  readonly body: object;
  /** What the form is filled in from, read anew. */
  readonly reload: () => Promise<Form>;
  readonly again: Again<Form>;
}

/** Records what a form says and goes to the indicator's page; or shows the form again and says why not. */
export async function sendForm<Form extends IndicatorForm>(sending: Sending<Form>): Promise<PageReply> {
  const { visit, services, form, command, body, reload, again } = sending;
  const { agreement } = form.at;
  const answer = await services.recording.send(visit, {
    agreement: agreement.id,
    path: `${form.part}/${command}`,
    body,
  });
  if (!isRefusal(answer)) return doneAt(visit, form.here, answer);
  if (!isStale(answer))
    return { ...again(form, { problem: refusedForm(visit, answer, fieldOf) }), status: refusedStatus(answer) };
  const now = await reload();
  const changed = await changedMeanwhile(visit, now.at.register, now.part, services);
  return { ...again(now, { changed }), status: 412 };
}

/** What was typed cannot be sent as it is. */
export const notSent = <Form extends IndicatorForm>(
  form: Form,
  problem: FormProblem,
  again: Again<Form>,
): PageReply => ({
  ...again(form, { problem }),
  status: 400,
});
