import type { VNode } from 'preact';
import { type ChangedMeanwhile, ChangedNotice } from '../../forms/changed.js';
import { Folded, type FormProblem, ProblemSummary, TextArea } from '../../forms/fields.js';
import { RecordingForm } from '../../forms/recording-form.js';
import { AgreementNav, agreementCrumbs } from '../../frame/agreement-nav.js';
import { type AgreementVisit, agreementHref } from '../../frame/agreement-visit.js';
import { moment, shortDate } from '../../frame/dates.js';
import { Page } from '../../frame/layout.js';
import { Attendance, Decisions } from './attendance-fields.js';
import { EffectBox } from './effect-box.js';
import type { Choices, UnrecordedMeeting } from './form-choices.js';
import { Agenda, isWrong, More, Purposes, WhenAndWhere } from './meeting-fields.js';
import type { Values } from './meeting-values.js';
import type { Said } from './trial.js';

/** How the pages about one meeting are told apart. */
export interface FormLook {
  readonly title: string;
  /** What the page is for, and what it is not for. */
  readonly intro?: string;
  readonly button: string;
  /** Who was there and what was decided is asked. */
  readonly withAttendance: boolean;
  readonly withMinutes: boolean;
  readonly withReason: boolean;
  /** Where the form is sent, and the way out of it, below the agreement. */
  readonly address: string;
  readonly back: string;
}

export interface FormPageProps {
  readonly at: AgreementVisit;
  readonly look: FormLook;
  readonly choices: Choices;
  readonly values: Values;
  readonly base?: number | undefined;
  readonly said: readonly Said[];
  /** The sentences answer a trial that was asked for. */
  readonly isTrial?: boolean;
  /** It was sent before: what is in the fields was typed. */
  readonly isSentBack?: boolean;
  readonly problem?: FormProblem | undefined;
  readonly changed?: ChangedMeanwhile | undefined;
}

/** Recording, convening, correcting: one page, one form. */
export function MeetingFormPage(props: FormPageProps): VNode {
  const { at, look, choices, problem, changed, values } = props;
  const { visit, agreement } = at;
  const fields = { visit, choices, values, problem, today: at.today };
  const hasHours = !look.withAttendance || Boolean(values['dalle'] || values['alle']);
  const isWorse = problem !== undefined || changed !== undefined;
  return (
    <Page
      visit={visit}
      title={look.title}
      crumbs={[
        ...agreementCrumbs(visit, agreement),
        { name: visit.say('Incontri', 'Meetings'), href: agreementHref(visit, agreement.id, 'incontri') },
      ]}
      updated={moment(visit.facts.now)}
      wrong={isWorse}
      scripts={['meetings']}
    >
      <AgreementNav visit={visit} agreement={agreement} />
      {changed && <ChangedNotice visit={visit} changed={changed} />}
      {!changed && problem && <ProblemSummary problem={problem} />}
      {look.intro && <p class="prose">{look.intro}</p>}
      {!props.isSentBack && look.address === 'incontri/nuovo' && <Unrecorded at={at} unrecorded={choices.unrecorded} />}
      <RecordingForm
        visit={visit}
        action={agreementHref(visit, agreement.id, look.address)}
        base={props.base}
        refused={props.isSentBack === true}
      >
        {/* The first button is the one that Enter presses. */}
        <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true">
          {look.button}
        </button>
        <WhenAndWhere {...fields} withHours={hasHours} isFirstShown={!props.isSentBack && props.base === undefined} />
        <Purposes {...fields} />
        {look.withAttendance && <Attendance {...fields} />}
        {look.withAttendance && <Decisions {...fields} />}
        {look.withMinutes && <MinutesField {...fields} />}
        <Agenda
          {...fields}
          open={!look.withAttendance}
          isFirstShown={!props.isSentBack && look.address === 'incontri/convoca'}
        />
        <More {...fields} withHours={!hasHours} withDelegates={look.withAttendance && at.names} />
        {look.withReason && <Reason {...fields} />}
        <EffectBox said={props.said} isAnswer={props.isTrial === true && !isWorse} />
        <Send at={at} look={look} />
      </RecordingForm>
    </Page>
  );
}

function Send({ at: { visit, agreement }, look }: { at: AgreementVisit; look: FormLook }): VNode {
  return (
    <div class="send">
      <button type="submit" class="btn btn-primary">
        {look.button}
      </button>
      <button
        type="submit"
        name="azione"
        value="prova"
        class="btn btn-outline-primary"
        data-prova
        data-scaduta={visit.say(
          'La sessione è scaduta: ciò che hai scritto resta in questo browser. Registrando si chiede di accedere di nuovo, e lo si ritrova qui.',
          'Your session has expired: what you typed stays in this browser. On recording you are asked to sign in again, and find it here.',
        )}
      >
        {visit.say('Prova senza registrare', 'Try without recording')}
      </button>
      <a href={agreementHref(visit, agreement.id, look.back)}>
        {visit.say('Torna senza registrare', 'Back without recording')}
      </a>
    </div>
  );
}

type Fields = Pick<FormPageProps, 'values' | 'problem'> & { readonly visit: AgreementVisit['visit'] };

function MinutesField({ visit, values, problem }: Fields): VNode {
  return (
    <Folded
      title={visit.say('Verbale (si può scrivere dopo)', 'Minutes (can be written later)')}
      open={isWrong(problem, 'verbale') || Boolean(values['verbale'])}
    >
      <TextArea
        name="verbale"
        label={visit.say('Testo del verbale', 'Text of the minutes')}
        hint={visit.say(
          'Si registra come bozza: resta modificabile finché non è approvato. Niente dati di salute o di famiglie.',
          'Recorded as a draft: it can be changed until it is approved. No data on health or on families.',
        )}
        rows={10}
        value={values['verbale']}
        problem={problem}
      />
    </Folded>
  );
}

function Reason({ visit, values, problem }: Fields): VNode {
  return (
    <TextArea
      name="motivo"
      label={visit.say('Che cosa era sbagliato', 'What was wrong')}
      hint={visit.say(
        'Resta nel registro accanto alla correzione, insieme a ciò che c’era scritto prima.',
        'It stays in the register beside the correction, along with what was written before.',
      )}
      rows={2}
      value={values['motivo']}
      problem={problem}
    />
  );
}

/** A meeting that was convened is recorded from there, or it would stand twice. */
function Unrecorded({
  at,
  unrecorded,
}: {
  at: AgreementVisit;
  unrecorded: readonly UnrecordedMeeting[];
}): VNode | null {
  const { visit, agreement } = at;
  if (unrecorded.length === 0) return null;
  return (
    <div class="notice">
      <p>
        {visit.say(
          'Se è uno degli incontri già convocati, si registra da lì: data, luogo e ordine del giorno ci sono già.',
          'If it is one of the meetings convened already, record it from there: date, place and agenda are there.',
        )}
      </p>
      <ul>
        {unrecorded.map(({ id, date, body }) => (
          <li key={id}>
            <a href={agreementHref(visit, agreement.id, `incontri/${id}/svolto`)}>
              {visit.say(`Registra quello del ${shortDate(date)}`, `Record the one of ${shortDate(date)}`)}
              {body !== undefined && ` (${body})`}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
