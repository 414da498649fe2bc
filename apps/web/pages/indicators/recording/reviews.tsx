import type { VNode } from 'preact';
import { say, type Text } from '#libs/kernel/text.js';
import { ReasonField } from '../../../forms/fields.js';
import type { FormDescription, Shown } from '../../../forms/form.js';
import { articles, shortDate } from '../../../frame/dates.js';
import { indicatorPage } from '../indicator-page.js';
import { AboutMeasurement } from './about-measurement.js';
import { IndicatorFormPage } from './form-page.js';
import { alreadyAnnulled, type MeasurementForm, measurementForm } from './form-visit.js';
import { fieldOf } from './typed-measurement.js';

const MEASUREMENT = 'indicatori/:indicator/rilevazioni/:measurement';

/** What is done to a measurement, or to a correction of it, with nothing but a reason. */
interface Reasoned {
  readonly path: 'annullamento' | 'rifiuto';
  readonly command: 'annul-measurement' | 'reject-measurement';
  readonly verb: Text;
  readonly means: Text;
  readonly why: Text;
}

export const annulment = reasonedForm({
  path: 'annullamento',
  command: 'annul-measurement',
  verb: say('Annulla', 'Annul'),
  means: say(
    'Annullata, non conta più e non si può ripristinare; resta scritta, con il motivo, nel registro. Se il valore è solo sbagliato, si rettifica.',
    'Once annulled it no longer counts and cannot be restored; it stays in the register, with the reason. A value that is merely wrong is corrected instead.',
  ),
  why: say('Perché si annulla', 'Why it is annulled'),
});

export const rejection = reasonedForm({
  path: 'rifiuto',
  command: 'reject-measurement',
  verb: say('Respingi', 'Reject'),
  means: say(
    'Respinta, non conta finché non è rettificata o convalidata. Chi l’ha registrata trova qui il motivo.',
    'Once rejected it does not count until it is corrected or validated. Whoever recorded it finds the reason here.',
  ),
  why: say('Perché si respinge', 'Why it is rejected'),
});

function reasonedForm(what: Reasoned): FormDescription<MeasurementForm> {
  return {
    path: `${MEASUREMENT}/${what.path}`,
    command: what.command,
    fills: 'new',
    open: measurementForm,
    closed: alreadyAnnulled,
    values: () => ({}),
    read: (form) => ({ reason: form.needed('motivo', say('scrivere il motivo', 'write the reason')) }),
    fieldOf,
    page: (open, shown) => reasonedPage(open, shown, what),
  };
}

function reasonedPage(open: MeasurementForm, shown: Shown, what: Reasoned): VNode {
  const { at, statement, measurement } = open;
  const { visit } = at;
  const isCorrection = statement.id !== measurement.id;
  const verb = visit.text(what.verb);
  const day = shortDate(statement.date);
  // «Annulla» alone is what Italian buttons say that do nothing.
  const whole = isCorrection
    ? visit.say('Annulla la rettifica', 'Annul the correction')
    : visit.say('Annulla la rilevazione', 'Annul the measurement');
  return (
    <IndicatorFormPage
      open={open}
      shown={shown}
      act={
        isCorrection
          ? visit.say(
              `${verb} la rettifica della rilevazione ${articles.del(day)}`,
              `${verb} the correction of the measurement of ${day}`,
            )
          : visit.say(`${verb} la rilevazione ${articles.del(day)}`, `${verb} the measurement of ${day}`)
      }
      about={
        <>
          <AboutMeasurement open={open} />
          <p class="prose">{visit.text(what.means)}</p>
        </>
      }
      button={what.path === 'annullamento' ? whole : verb}
    >
      <ReasonField label={visit.text(what.why)} />
    </IndicatorFormPage>
  );
}

/** One press; pressed on what somebody has changed since, the page says what and asks again. */
export const validation: FormDescription<MeasurementForm> = {
  path: `${MEASUREMENT}/convalida`,
  command: 'validate-measurement',
  fills: 'new',
  open: measurementForm,
  closed: alreadyAnnulled,
  values: () => ({}),
  read: () => ({}),
  fieldOf: () => undefined,
  page: ({ at }, { problem, changed }, services) => indicatorPage(at, services, { problem, changed }),
};
