import type { ComponentChildren, VNode } from 'preact';
import { type ChangedMeanwhile, ChangedNotice } from '../../../forms/changed.js';
import { type FormProblem, ProblemSummary } from '../../../forms/fields.js';
import { RecordingForm } from '../../../forms/recording-form.js';
import { AgreementNav } from '../../../frame/agreement-nav.js';
import { moment } from '../../../frame/dates.js';
import { Page } from '../../../frame/layout.js';
import { beginning } from '../../../frame/texts.js';
import { LONGEST_HEADING } from '../words.js';
import type { IndicatorForm } from './form-visit.js';

/** How a form comes back: what was wrong with it, or what somebody else recorded meanwhile. */
export interface Returned {
  readonly problem?: FormProblem | undefined;
  readonly changed?: ChangedMeanwhile | undefined;
}

interface FormPageProps extends Returned {
  readonly form: IndicatorForm;
  /** What one does here, «Registra una rilevazione». */
  readonly act: string;
  /** What the button says. */
  readonly send: string;
  /** What it is about, above the form. */
  readonly about: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page with one form about an indicator. */
export function FormPage({ form, act, send, about, problem, changed, children }: FormPageProps): VNode {
  const { at, base, crumbs, here, item } = form;
  const { visit, agreement } = at;
  const { title } = item.judged.indicator.definition;
  const isBack = problem !== undefined || changed !== undefined;
  return (
    <Page
      visit={visit}
      title={`${act} – ${beginning(title, LONGEST_HEADING)}`}
      crumbs={crumbs}
      crumb={act}
      wrong={isBack}
      updated={moment(visit.facts.now)}
    >
      <AgreementNav visit={visit} agreement={agreement} />
      {changed && <ChangedNotice visit={visit} changed={changed} />}
      {problem && <ProblemSummary problem={problem} />}
      {about}
      <RecordingForm visit={visit} base={base} refused={isBack}>
        {children}
        <p class="send">
          <button type="submit" class="btn btn-primary">
            {send}
          </button>
          <a href={visit.href(here)}>{visit.say('Torna senza registrare', 'Back without recording')}</a>
        </p>
      </RecordingForm>
    </Page>
  );
}
