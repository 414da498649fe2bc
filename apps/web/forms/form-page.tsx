import type { ComponentChildren, VNode } from 'preact';
import { AgreementNav } from '../frame/agreement-nav.js';
import { agreementHref } from '../frame/agreement-visit.js';
import type { ScriptName } from '../frame/assets.js';
import { Page } from '../frame/layout.js';
import { ChangedNotice } from './changed.js';
import { DOUBT_FIELD } from './doubt.js';
import { ProblemSummary, TickList } from './fields.js';
import type { OpenForm, Shown } from './form.js';
import { RecordingForm } from './recording-form.js';

interface FormPageProps {
  readonly open: OpenForm;
  readonly shown: Shown;
  readonly title: string;
  /** The page at the end of the way down; its title where it is missing. */
  readonly crumb?: string;
  /** What it is about and what it does, above the form. */
  readonly about?: ComponentChildren;
  readonly children: ComponentChildren;
  /** What the button says that records. */
  readonly button: string;
  /** Other buttons beside it. */
  readonly besides?: ComponentChildren;
  /** Says that nothing is recorded by going back. */
  readonly leave?: string;
  /** Where the form is sent, below the agreement; without it to the page that it stands on. */
  readonly address?: string;
  readonly scripts?: readonly ScriptName[];
}

/** A page with one form that records something. */
export function FormPage(props: FormPageProps): VNode {
  const { open, shown, title, crumb, button, besides, address } = props;
  const { visit, agreement } = open.at;
  const { problem, changed } = shown;
  return (
    <Page
      visit={visit}
      title={title}
      crumbs={open.crumbs}
      crumb={crumb ?? title}
      wrong={problem !== undefined || changed !== undefined}
      scripts={props.scripts ?? []}
    >
      <AgreementNav visit={visit} agreement={agreement} />
      {changed && <ChangedNotice visit={visit} changed={changed} />}
      {!changed && problem && <ProblemSummary problem={problem} />}
      {props.about}
      <RecordingForm
        visit={visit}
        {...(address !== undefined && { action: agreementHref(visit, agreement.id, address) })}
        base={shown.base}
        refused={shown.isSentBack}
      >
        {/* The first button is the one that Enter presses. */}
        {besides !== undefined && (
          <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true">
            {button}
          </button>
        )}
        {props.children}
        <ToConfirm open={open} shown={shown} />
        <div class="send">
          <button type="submit" class="btn btn-primary">
            {button}
          </button>
          {besides}
          <a href={agreementHref(visit, agreement.id, open.home)}>
            {props.leave ?? visit.say('Torna senza registrare', 'Back without recording')}
          </a>
        </div>
      </RecordingForm>
    </Page>
  );
}

/** What looks like a slip is asked about once more. */
function ToConfirm({ open: { at }, shown: { doubt, problem } }: Pick<FormPageProps, 'open' | 'shown'>): VNode | null {
  const { visit } = at;
  if (!doubt) return null;
  return (
    <TickList
      name={DOUBT_FIELD}
      label={visit.say('Da confermare', 'To be confirmed')}
      options={[[doubt.about, visit.say('Sì, è giusto così', 'Yes, it is right')]]}
      chosen={visit.facts.form.getAll(DOUBT_FIELD)}
      problem={problem}
    />
  );
}
