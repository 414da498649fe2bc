import type { VNode } from 'preact';
import { isRefusal, Refused } from '#libs/kernel/refusal.js';
import { say, type Text } from '#libs/kernel/text.js';
import { changedMeanwhile } from '../../../forms/changed.js';
import { TextArea } from '../../../forms/fields.js';
import { doneAt, isStale } from '../../../forms/recording.js';
import { TypedForm } from '../../../forms/typed-form.js';
import { shortDate } from '../../../frame/dates.js';
import type { PageReply, PageRoute, Visit } from '../../../frame/visit.js';
import { IndicatorPage } from '../indicator-page.js';
import { type IndicatorServices, seenIndicator } from '../seen.js';
import { AboutMeasurement } from './about-measurement.js';
import { FormPage, type Returned } from './form-page.js';
import { type MeasurementForm, measurementForm } from './form-visit.js';
import { aboutMeasurement } from './measured-form.js';
import { notSent, sendForm } from './sending.js';

/** What is done to a measurement with nothing but a reason. */
interface Reasoned {
  readonly name: 'annul-measurement' | 'reject-measurement';
  readonly command: 'annulment' | 'rejection';
  readonly act: (day: string, isCorrection: boolean) => Text;
  readonly send: (isCorrection: boolean) => Text;
  readonly means: Text;
  readonly why: Text;
}

const ANNULMENT: Reasoned = {
  name: 'annul-measurement',
  command: 'annulment',
  act: (day, isCorrection) =>
    isCorrection
      ? say(`Annulla la rettifica della rilevazione del ${day}`, `Annul the correction of the measurement of ${day}`)
      : say(`Annulla la rilevazione del ${day}`, `Annul the measurement of ${day}`),
  // «Annulla» alone is what Italian buttons say that do nothing.
  send: (isCorrection) =>
    isCorrection
      ? say('Annulla la rettifica', 'Annul the correction')
      : say('Annulla la rilevazione', 'Annul the measurement'),
  means: say(
    'Annullata, non conta più e non si può ripristinare; resta scritta, con il motivo, nel registro. Se il valore è solo sbagliato, si rettifica.',
    'Once annulled it no longer counts and cannot be restored; it stays in the register, with the reason. A value that is merely wrong is corrected instead.',
  ),
  why: say('Perché si annulla', 'Why it is annulled'),
};

const REJECTION: Reasoned = {
  name: 'reject-measurement',
  command: 'rejection',
  act: (day, isCorrection) =>
    isCorrection
      ? say(`Respingi la rettifica della rilevazione del ${day}`, `Reject the correction of the measurement of ${day}`)
      : say(`Respingi la rilevazione del ${day}`, `Reject the measurement of ${day}`),
  send: () => say('Respingi', 'Reject'),
  means: say(
    'Respinta, non conta finché non è rettificata o convalidata. Chi l’ha registrata trova qui il motivo.',
    'Once rejected it does not count until it is corrected or validated. Whoever recorded it finds the reason here.',
  ),
  why: say('Perché si respinge', 'Why it is rejected'),
};

/** `…/rilevazioni/{x}/annullamento`, `…/rifiuto` and `…/convalida`. */
export function reviewRoutes(path: string, services: IndicatorServices): PageRoute[] {
  const reasoned = (below: string, what: Reasoned): PageRoute[] => [
    { method: 'GET', path: `${path}/${below}`, handle: (visit) => showReasoned(visit, services, what) },
    {
      method: 'POST',
      path: `${path}/${below}`,
      handle: (visit) =>
        aboutMeasurement(visit, services, what.name, (form) => sendReasoned(visit, services, what, form)),
    },
  ];
  return [
    ...reasoned('annullamento', ANNULMENT),
    ...reasoned('rifiuto', REJECTION),
    {
      method: 'POST',
      path: `${path}/convalida`,
      handle: (visit) =>
        aboutMeasurement(visit, services, 'validate-measurement', (form) => validate(visit, services, form)),
    },
    // Whoever had to sign in before the press comes back by the address alone: nothing is done by that.
    { method: 'GET', path: `${path}/convalida`, handle: async (visit) => ({ redirect: indicatorOf(visit) }) },
  ];
}

const indicatorOf = (visit: Visit): string => {
  const { agreement = '', indicator = '' } = visit.facts.params;
  const path = `/accordi/${encodeURIComponent(agreement)}/indicatori/${encodeURIComponent(indicator)}`;
  return `${visit.href(path)}#rilevazioni`;
};

const showReasoned = (visit: Visit, services: IndicatorServices, what: Reasoned): Promise<PageReply> =>
  aboutMeasurement(visit, services, what.name, (form) => ({ page: <ReasonedPage form={form} what={what} /> }));

async function sendReasoned(
  visit: Visit,
  services: IndicatorServices,
  what: Reasoned,
  form: MeasurementForm,
): Promise<PageReply> {
  const typed = new TypedForm(visit, form.at.today);
  const reason = typed.needed('motivo', say('scrivere il motivo', 'write the reason'));
  const again = (now: MeasurementForm, returned: Returned) => ({
    page: <ReasonedPage form={now} what={what} {...returned} />,
  });
  const problem = typed.problem();
  if (problem) return notSent(form, problem, again);
  return sendForm({
    visit,
    services,
    form,
    command: `measurements/${form.statement.id}/${what.command}`,
    body: { reason },
    reload: () => measurementForm(visit, services, what.name),
    again,
  });
}

/** One press; pressed on what somebody has changed since, the page says what and asks again. */
async function validate(visit: Visit, services: IndicatorServices, form: MeasurementForm): Promise<PageReply> {
  const path = `${form.part}/measurements/${form.statement.id}/validation`;
  const answer = await services.recording.send(visit, { agreement: form.at.agreement.id, path, body: {} });
  if (!isRefusal(answer)) return doneAt(visit, form.here, answer);
  if (!isStale(answer)) throw new Refused(answer);
  const seen = await seenIndicator(visit, services);
  const changed = await changedMeanwhile(visit, seen.at.register, form.part, services);
  return { page: <IndicatorPage seen={seen} changed={changed} />, status: 412 };
}

interface ReasonedPageProps extends Returned {
  readonly form: MeasurementForm;
  readonly what: Reasoned;
}

function ReasonedPage({ form, what, problem, changed }: ReasonedPageProps): VNode {
  const { at, statement, measurement } = form;
  const { visit } = at;
  const isCorrection = statement.id !== measurement.id;
  return (
    <FormPage
      form={form}
      act={visit.text(what.act(shortDate(statement.date), isCorrection))}
      send={visit.text(what.send(isCorrection))}
      about={
        <>
          <AboutMeasurement form={form} />
          <p class="prose">{visit.text(what.means)}</p>
        </>
      }
      problem={problem}
      changed={changed}
    >
      <TextArea name="motivo" label={visit.text(what.why)} value={visit.typed('motivo')} problem={problem} rows={3} />
    </FormPage>
  );
}
