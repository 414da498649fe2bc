import type { VNode } from 'preact';
import { say, type Text } from '#libs/kernel/text.js';
import type { KnownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import { Folded, ReasonField } from '../../../forms/fields.js';
import type { OpenForm, Shown } from '../../../forms/form.js';
import { FormPage } from '../../../forms/form-page.js';
import { EffectBox, type Said } from '../../../forms/said.js';
import type { Values } from '../../../forms/values.js';
import type { AgreementVisit } from '../../../frame/agreement-visit.js';
import { italian, shortDate } from '../../../frame/dates.js';
import type { Visit } from '../../../frame/visit.js';
import { Attendance, Decisions } from './attendance-fields.js';
import type { Choices, UnrecordedMeeting } from './form-choices.js';
import { type Kind, LOOKS } from './looks.js';
import { Agenda, MinutesText, More, NoticeAndCall, Purposes, Try, WhenAndWhere } from './meeting-fields.js';

export interface RecordForm extends OpenForm {
  /** Undefined for a new one. */
  readonly known: KnownMeeting | undefined;
  readonly values: Values;
  readonly said: readonly Said[];
}

interface RecordPageProps {
  readonly open: RecordForm;
  readonly shown: Shown;
  readonly kind: Kind;
  readonly choices: Choices;
  /** Who was there and what was decided is asked. */
  readonly withAttendance: boolean;
}

/** Recording, convening, correcting: one page, one form. */
export function RecordPage({ open, shown, kind, choices, withAttendance }: RecordPageProps): VNode {
  const { at, known } = open;
  const { values, isSentBack } = shown;
  const { visit } = at;
  const { path, title, intro, button } = LOOKS[kind];
  const hasHours = !withAttendance || Boolean(values['dalle'] || values['alle']);
  const isWorse = shown.problem !== undefined || shown.changed !== undefined;
  return (
    <FormPage
      open={open}
      shown={shown}
      title={visit.text(title(known ? shortDate(known.facts.date) : ''))}
      address={path.replace(':meeting', known?.id ?? '')}
      scripts={['meetings', 'rows']}
      about={
        <>
          {intro && <p class="prose">{visit.text(intro(withAttendance))}</p>}
          {shown.isTakenOver && (
            // The form that it was typed in is done with: the browser forgets what it kept of it.
            <p class="notice" role="status" tabIndex={-1} autofocus data-ripreso-qui>
              {visit.say(
                'Ciò che avevi scritto è qui sotto, insieme a ciò che era convocato: manca solo registrarlo.',
                'What you typed is below, along with what was convened: it only has to be recorded.',
              )}
            </p>
          )}
          {!isSentBack && kind === 'record' && <Unrecorded at={at} unrecorded={choices.unrecorded} />}
        </>
      }
      button={visit.text(button)}
      besides={<Try visit={visit} />}
    >
      <WhenAndWhere
        visit={visit}
        choices={choices}
        today={at.today}
        withHours={hasHours}
        isFirstShown={!isSentBack && !known}
      />
      <NoticeAndCall visit={visit} choices={choices} withCall={withAttendance} />
      <Purposes visit={visit} choices={choices} />
      {withAttendance && <Attendance visit={visit} choices={choices} />}
      {withAttendance && <Decisions visit={visit} choices={choices} />}
      {(kind === 'record' || kind === 'hold') && <MinutesField visit={visit} hint={AS_A_DRAFT} />}
      {kind === 'correct' && values['verbale'] !== undefined && <MinutesField visit={visit} hint={NOT_BY_CORRECTING} />}
      <Agenda visit={visit} open={!withAttendance} isFirstShown={!isSentBack && kind === 'convene'} />
      <More visit={visit} choices={choices} withHours={!hasHours} withDelegates={withAttendance && at.names} />
      {kind === 'correct' && (
        <ReasonField
          label={visit.say('Che cosa era sbagliato', 'What was wrong')}
          hint={visit.text(STAYS_BESIDE)}
          rows={2}
        />
      )}
      <EffectBox said={shown.tried ?? open.said} isAnswer={shown.tried !== undefined && !isWorse} />
    </FormPage>
  );
}

const STAYS_BESIDE = say(
  'Resta nel registro accanto alla correzione, insieme a ciò che c’era scritto prima.',
  'It stays in the register beside the correction, along with what was written before.',
);

const MinutesField = ({ visit, hint }: { visit: Visit; hint: Text }): VNode => (
  <Folded title={visit.say('Verbale (si può scrivere dopo)', 'Minutes (can be written later)')} opensWith={['verbale']}>
    <MinutesText visit={visit} hint={hint} rows={10} />
  </Folded>
);

const AS_A_DRAFT = say(
  'Si registra come bozza: resta modificabile finché non è approvato. Niente dati di salute o di famiglie.',
  'Recorded as a draft: it can be changed until it is approved. No data on health or on families.',
);

/** Typed where the meeting was to be recorded, which somebody else has done meanwhile. */
const NOT_BY_CORRECTING = say(
  'Con la correzione il verbale non si registra: copia il testo e scrivilo da «Scrivi il verbale», nella pagina dell’incontro.',
  'Correcting does not record the minutes: copy the text and write it under “Write the minutes” on the meeting’s page.',
);

interface UnrecordedProps {
  readonly at: AgreementVisit;
  readonly unrecorded: readonly UnrecordedMeeting[];
}

/** A meeting that was convened is recorded from there, or it would stand twice. */
function Unrecorded({ at: { visit, href }, unrecorded }: UnrecordedProps): VNode | null {
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
            <a href={href(`incontri/${id}/svolto`)}>
              {visit.say(`Registra quello ${italian.del(date)}`, `Record the one of ${shortDate(date)}`)}
              {body !== undefined && ` (${body})`}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
