import type { VNode } from 'preact';
import { Folded, TextArea } from '../../../forms/fields.js';
import type { Shown } from '../../../forms/form.js';
import { FormPage } from '../../../forms/form-page.js';
import { EffectBox } from '../../../forms/said.js';
import { type AgreementVisit, agreementHref } from '../../../frame/agreement-visit.js';
import { shortDate } from '../../../frame/dates.js';
import { Attendance, Decisions } from './attendance-fields.js';
import type { Choices, UnrecordedMeeting } from './form-choices.js';
import type { FormLook } from './looks.js';
import { Agenda, isWrong, More, Purposes, WhenAndWhere } from './meeting-fields.js';
import type { RecordForm } from './record.js';

interface RecordPageProps {
  readonly open: RecordForm;
  readonly shown: Shown;
  readonly look: FormLook;
  readonly choices: Choices;
}

/** Recording, convening, correcting: one page, one form. */
export function RecordPage({ open, shown, look, choices }: RecordPageProps): VNode {
  const { at } = open;
  const { values, problem, isSentBack } = shown;
  const { visit } = at;
  const fields = { visit, choices, values, problem, today: at.today };
  const hasHours = !look.withAttendance || Boolean(values['dalle'] || values['alle']);
  const isWorse = problem !== undefined || shown.changed !== undefined;
  return (
    <FormPage
      open={open}
      shown={shown}
      title={look.title}
      address={look.address}
      scripts={['meetings']}
      about={
        <>
          {look.intro && <p class="prose">{look.intro}</p>}
          {!isSentBack && look.address === 'incontri/nuovo' && <Unrecorded at={at} unrecorded={choices.unrecorded} />}
        </>
      }
      button={look.button}
      besides={<Try visit={visit} />}
    >
      <WhenAndWhere {...fields} withHours={hasHours} isFirstShown={!isSentBack && !open.known} />
      <Purposes {...fields} />
      {look.withAttendance && <Attendance {...fields} />}
      {look.withAttendance && <Decisions {...fields} />}
      {look.withMinutes && <MinutesField {...fields} />}
      <Agenda
        {...fields}
        open={!look.withAttendance}
        isFirstShown={!isSentBack && look.address === 'incontri/convoca'}
      />
      <More {...fields} withHours={!hasHours} withDelegates={look.withAttendance && at.names} />
      {look.withReason && <Reason {...fields} />}
      <EffectBox said={shown.tried ?? open.said} isAnswer={shown.tried !== undefined && !isWorse} />
    </FormPage>
  );
}

const Try = ({ visit }: { visit: AgreementVisit['visit'] }): VNode => (
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
);

type Fields = Pick<Shown, 'values' | 'problem'> & { readonly visit: AgreementVisit['visit'] };

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
