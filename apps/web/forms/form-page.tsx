import type { ComponentChildren, VNode } from 'preact';
import { AgreementPage } from '../frame/agreement-page.js';
import type { ScriptName } from '../frame/assets.js';
import { ChangedNotice } from './changed.js';
import { DOUBT_FIELD, GO_ON } from './doubt.js';
import { Options, ProblemSummary } from './fields.js';
import type { OpenForm, Shown } from './form.js';
import { RecordingForm } from './recording-form.js';
import { ACTION_FIELD } from './values.js';

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
  const { visit, href } = open.at;
  const { problem, changed } = shown;
  return (
    <AgreementPage
      at={open.at}
      title={title}
      crumbs={open.crumbs}
      crumb={crumb ?? title}
      wrong={problem !== undefined || changed !== undefined}
      scripts={props.scripts ?? []}
    >
      {changed && <ChangedNotice visit={visit} changed={changed} />}
      {!changed && problem && <ProblemSummary problem={problem} />}
      {props.about}
      <RecordingForm visit={visit} {...(address !== undefined && { action: href(address) })} shown={shown}>
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
          <a href={href(open.home)}>{props.leave ?? visit.say('Torna senza registrare', 'Back without recording')}</a>
        </div>
      </RecordingForm>
    </AgreementPage>
  );
}

/** What looks like a slip is asked about once more; where it may be something else, there is the way to that. */
function ToConfirm({ open: { at }, shown: { doubt } }: Pick<FormPageProps, 'open' | 'shown'>): VNode | null {
  const { visit, href } = at;
  if (!doubt) return null;
  const { about, yes = visit.say('Sì, è giusto così', 'Yes, it is right'), instead } = doubt;
  return (
    <>
      {instead && (
        <p class="actions">
          {instead.form && (
            <button
              type="submit"
              name={ACTION_FIELD}
              value={GO_ON}
              formaction={href(instead.form.address)}
              class="btn btn-outline-primary"
            >
              {instead.form.word}
            </button>
          )}
          <a href={href(instead.page)}>{instead.see}</a>
        </p>
      )}
      <Options
        type="checkbox"
        name={DOUBT_FIELD}
        label={visit.say('Da confermare', 'To be confirmed')}
        options={[[about, yes]]}
      />
    </>
  );
}
