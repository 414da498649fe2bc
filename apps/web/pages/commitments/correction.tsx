import type { VNode } from 'preact';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { type ChangedMeanwhile, ChangedNotice, changedMeanwhile } from '../../forms/changed.js';
import { type FormProblem, ProblemSummary, TextArea } from '../../forms/fields.js';
import { doneAt, isStale, refusedStatus } from '../../forms/recording.js';
import { RecordingForm } from '../../forms/recording-form.js';
import { readDate, readNumber, writeNumber } from '../../forms/typed.js';
import { type FieldOf, refusedForm, TypedForm } from '../../forms/typed-form.js';
import { AgreementNav } from '../../frame/agreement-nav.js';
import { agreementHref } from '../../frame/agreement-visit.js';
import { moment, shortDate } from '../../frame/dates.js';
import { Page } from '../../frame/layout.js';
import { beginning } from '../../frame/texts.js';
import type { PageReply, Visit } from '../../frame/visit.js';
import { alreadyAnnulled } from './annulment.js';
import { type CommitmentServices, partOf } from './commitment-visit.js';
import { formCrumbs } from './crumbs.js';
import { type EntryVisit, entryVisit } from './entry-visit.js';
import { ProgressFields, type ProgressValues, readProgress, refusePartOfWhole } from './progress-fields.js';
import { progressInWords } from './words.js';

const FIELDS = ['giorno', 'stato', 'percentuale'] as const;

/** `/accordi/{a}/impegni/{c}/voci/{x}/correzione`: what was recorded wrongly, as it should have been. */
export async function correctionPage(visit: Visit, services: CommitmentServices): Promise<PageReply> {
  const here = await entryVisit(visit, services, 'correct-progress');
  if (here.entry.isAnnulled) return alreadyAnnulled(visit, services);
  return { page: correctionForm(here, recordedValues(here), {}) };
}

export async function sendCorrection(visit: Visit, services: CommitmentServices): Promise<PageReply> {
  const here = await entryVisit(visit, services, 'correct-progress');
  const { agreement, today, entry, commitment } = here;
  const { id } = commitment.definition;
  const form = new TypedForm(visit, today);
  const typed = readProgress(form);
  refusePartOfWhole(form, typed);
  if (form.text('percentuale') === undefined && form.text('era-percentuale') !== undefined) {
    form.refuse('percentuale', PERCENT_STAYS);
  }
  const reason = form.needed('motivo', say('scrivere che cosa era sbagliato', 'write what was wrong'));
  // Against what the form showed: so it says the same when it is sent twice, or after somebody else's correction.
  const shown = readShown(visit, today);
  const changed = {
    ...(typed.date !== shown.date && { date: typed.date }),
    ...(typed.status !== shown.status && { status: typed.status }),
    ...(typed.percent !== shown.percent && { percent: typed.percent }),
  };
  const wrong = form.problem() ?? (Object.keys(changed).length === 0 ? nothingChanged(visit) : undefined);
  if (wrong) return { page: correctionForm(here, typedValues(visit), { problem: wrong }), status: 400 };
  const of = entry.ids.find((known) => known === visit.typed('era')) ?? entry.standsAs;
  const path = `commitments/${id}/progress/${of}/correction`;
  const answer = await services.recording.send(visit, { agreement: agreement.id, path, body: { ...changed, reason } });
  if (!isRefusal(answer)) return doneAt(visit, `/accordi/${agreement.id}/impegni/${id}`, answer);
  const status = refusedStatus(answer);
  const now = await entryVisit(visit, services, 'correct-progress');
  if (isStale(answer)) {
    const meanwhile = await changedMeanwhile(visit, now.register, partOf(id), services);
    const again = await entryVisit(visit, services, 'correct-progress');
    return { page: correctionForm(again, mergedValues(again), { changed: meanwhile }), status };
  }
  return { page: correctionForm(now, typedValues(visit), { problem: refusedForm(visit, answer, fieldOf) }), status };
}

const PERCENT_STAYS = say(
  'una correzione non toglie la percentuale: scriverne un’altra, oppure annullare questa voce e registrarla di nuovo',
  'a correction does not take the percentage out: write another one, or annul this entry and record it again',
);

function readShown(visit: Visit, today: CivilDate) {
  const date = readDate(visit.typed('era-giorno'), today);
  const percent = readNumber(visit.typed('era-percentuale'));
  return {
    date: 'value' in date ? date.value : undefined,
    status: visit.typed('era-stato'),
    percent: 'value' in percent ? percent.value : undefined,
  };
}

const nothingChanged = (visit: Visit): FormProblem => ({
  title: visit.say(
    'Non c’è nulla di diverso da ciò che è registrato: cambiare almeno un campo.',
    'Nothing differs from what is recorded: change at least one field.',
  ),
  fields: {},
});

const fieldOf: FieldOf = (pointer) =>
  ({ date: 'giorno', status: 'stato', percent: 'percentuale', reason: 'motivo' })[pointer.split('/')[1] ?? ''];

const recordedValues = ({ entry }: EntryVisit): ProgressValues => ({
  giorno: shortDate(entry.date),
  stato: entry.value.status,
  percentuale: entry.value.percent === undefined ? '' : writeNumber(entry.value.percent),
});

const typedValues = (visit: Visit): ProgressValues => ({
  giorno: visit.typed('giorno'),
  stato: visit.typed('stato'),
  percentuale: visit.typed('percentuale'),
});

/** What the visitor had left alone follows what somebody else has changed since; what they had changed stays theirs. */
function mergedValues(here: EntryVisit): ProgressValues {
  const { visit } = here;
  const recorded = recordedValues(here);
  const typed = typedValues(visit);
  const merged = FIELDS.map((name) => [
    name,
    typed[name] === visit.typed(`era-${name}`) ? recorded[name] : typed[name],
  ]);
  return Object.fromEntries(merged) as unknown as ProgressValues;
}

interface Shown {
  readonly problem?: FormProblem;
  readonly changed?: ChangedMeanwhile;
}

function correctionForm(here: EntryVisit, values: ProgressValues, { problem, changed }: Shown): VNode {
  const { visit, agreement, commitment, today, base, entry } = here;
  const { definition } = commitment;
  const recorded = recordedValues(here);
  return (
    <Page
      visit={visit}
      title={visit.say('Correggi ciò che è registrato', 'Correct what is recorded')}
      crumbs={formCrumbs(visit, agreement, definition)}
      crumb={visit.say('Correzione', 'Correction')}
      wrong={problem !== undefined || changed !== undefined}
      updated={moment(visit.facts.now)}
    >
      <AgreementNav visit={visit} agreement={agreement} />
      {problem && <ProblemSummary problem={problem} />}
      {changed && <ChangedNotice visit={visit} changed={changed} />}
      <p class="prose">{beginning(definition.title, 400)}</p>
      <p class="prose">
        {visit.say('Ora è registrato:', 'What is recorded now:')}{' '}
        <strong>
          {shortDate(entry.date)}, {progressInWords(visit, entry.value)}
        </strong>
        .{' '}
        {visit.say(
          'Resta nel registro anche com’era. Se le cose sono solo andate avanti da allora, non è da correggere: si aggiorna.',
          'It stays in the register as it was, too. If things have merely moved on since, do not correct it: update it.',
        )}
      </p>
      <RecordingForm visit={visit} base={base} refused={visit.facts.form.size > 0}>
        <input type="hidden" name="era" value={entry.standsAs} />
        {FIELDS.map((name) => (
          <input key={name} type="hidden" name={`era-${name}`} value={recorded[name]} />
        ))}
        <ProgressFields
          visit={visit}
          today={today}
          isContinuous={definition.kind === 'continuous'}
          values={values}
          problem={problem}
        />
        <TextArea
          name="motivo"
          label={visit.say('Che cosa era sbagliato', 'What was wrong')}
          hint={visit.say(
            'Una riga basta: la legge chi guarda la storia dell’impegno. La nota e i collegamenti non si correggono: se sono sbagliati, si annulla la voce e la si registra di nuovo.',
            'One line will do: whoever looks at the commitment’s history reads it. Note and links are not corrected: if they are wrong, annul the entry and record it again.',
          )}
          rows={3}
          value={visit.typed('motivo')}
          problem={problem}
        />
        <p class="send">
          <button type="submit" class="btn btn-primary">
            {visit.say('Registra la correzione', 'Record the correction')}
          </button>
          <a href={agreementHref(visit, agreement.id, `impegni/${definition.id}`)}>
            {visit.say('Lascia com’è', 'Leave it as it is')}
          </a>
        </p>
      </RecordingForm>
    </Page>
  );
}
