import type { ComponentChildren, VNode } from 'preact';
import type { KnownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import { type ChangedMeanwhile, ChangedNotice } from '../../forms/changed.js';
import { type FormProblem, ProblemSummary } from '../../forms/fields.js';
import { RecordingForm } from '../../forms/recording-form.js';
import { AgreementNav, agreementCrumbs } from '../../frame/agreement-nav.js';
import { type AgreementVisit, agreementHref } from '../../frame/agreement-visit.js';
import type { ScriptName } from '../../frame/assets.js';
import { moment } from '../../frame/dates.js';
import { Page } from '../../frame/layout.js';
import { meetingTitle } from './meeting-words.js';
import { bodyNames } from './names.js';

/** What a form that was sent back has beside its fields. */
export interface SentBack {
  readonly problem?: FormProblem | undefined;
  readonly changed?: ChangedMeanwhile | undefined;
  readonly isSentBack?: boolean;
}

interface SmallFormProps extends SentBack {
  readonly at: AgreementVisit;
  readonly known: KnownMeeting;
  readonly title: string;
  readonly base: number;
  /** Where it is sent, below the meeting. */
  readonly address: string;
  readonly button: string;
  /** Before the form: what it does. */
  readonly before?: ComponentChildren;
  /** Beside the button that records. */
  readonly besides?: ComponentChildren;
  readonly scripts?: readonly ScriptName[];
  readonly children: ComponentChildren;
}

/** The way down to a page below a meeting. */
function meetingCrumbs({ visit, agreement, register }: AgreementVisit, known: KnownMeeting) {
  const { facts, id } = known;
  const body = facts.body && bodyNames(register.state).get(facts.body);
  return [
    ...agreementCrumbs(visit, agreement),
    { name: visit.say('Incontri', 'Meetings'), href: agreementHref(visit, agreement.id, 'incontri') },
    { name: meetingTitle(visit, facts, body), href: agreementHref(visit, agreement.id, `incontri/${id}`) },
  ];
}

/** One thing that is recorded of a meeting. */
export function SmallFormPage(props: SmallFormProps): VNode {
  const { at, known, problem, changed } = props;
  const { visit, agreement } = at;
  const way = `incontri/${known.id}`;
  return (
    <Page
      visit={visit}
      title={props.title}
      crumbs={meetingCrumbs(at, known)}
      updated={moment(visit.facts.now)}
      wrong={problem !== undefined || changed !== undefined}
      scripts={props.scripts ?? []}
    >
      <AgreementNav visit={visit} agreement={agreement} />
      {changed && <ChangedNotice visit={visit} changed={changed} />}
      {!changed && problem && <ProblemSummary problem={problem} />}
      {props.before}
      <RecordingForm
        visit={visit}
        action={agreementHref(visit, agreement.id, `${way}/${props.address}`)}
        base={props.base}
        refused={props.isSentBack === true}
      >
        {props.besides !== undefined && (
          <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true">
            {props.button}
          </button>
        )}
        {props.children}
        <div class="send">
          <button type="submit" class="btn btn-primary">
            {props.button}
          </button>
          {props.besides}
          <a href={agreementHref(visit, agreement.id, way)}>
            {visit.say('Torna senza registrare', 'Back without recording')}
          </a>
        </div>
      </RecordingForm>
    </Page>
  );
}
