import type { VNode } from 'preact';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { type ChangedMeanwhile, ChangedNotice, changedMeanwhile } from '../../forms/changed.js';
import { type FormProblem, ProblemSummary, TextArea } from '../../forms/fields.js';
import { doneAt, isStale, refusedStatus } from '../../forms/recording.js';
import { RecordingForm } from '../../forms/recording-form.js';
import { refusedForm, TypedForm } from '../../forms/typed-form.js';
import { AgreementNav } from '../../frame/agreement-nav.js';
import { agreementHref } from '../../frame/agreement-visit.js';
import { moment, shortDate } from '../../frame/dates.js';
import { Page } from '../../frame/layout.js';
import { beginning } from '../../frame/texts.js';
import type { PageReply, Visit } from '../../frame/visit.js';
import { commitmentPage } from './commitment.js';
import { type CommitmentServices, partOf } from './commitment-visit.js';
import { formCrumbs } from './crumbs.js';
import { type EntryVisit, entryVisit } from './entry-visit.js';
import { progressInWords } from './words.js';

/** `/accordi/{a}/impegni/{c}/voci/{x}/annullamento`: it should never have been recorded. */
export async function annulmentPage(visit: Visit, services: CommitmentServices): Promise<PageReply> {
  const here = await entryVisit(visit, services, 'annul-progress');
  return here.entry.isAnnulled ? alreadyAnnulled(visit, services) : { page: annulmentForm(here, {}) };
}

/** The commitment itself, saying why there is nothing more to do to that entry. */
export function alreadyAnnulled(visit: Visit, services: CommitmentServices): Promise<PageReply> {
  const title = visit.say(
    'Questa voce è già annullata: non c’è altro da correggere.',
    'This entry is annulled already: there is nothing more to put right.',
  );
  return commitmentPage(visit, services, { problem: { title, fields: {} }, status: 422 });
}

export async function sendAnnulment(visit: Visit, services: CommitmentServices): Promise<PageReply> {
  const here = await entryVisit(visit, services, 'annul-progress');
  const { agreement, today, entry, commitment } = here;
  const { id } = commitment.definition;
  const form = new TypedForm(visit, today);
  const reason = form.needed('motivo', say('scrivere perché si annulla', 'write why it is annulled'));
  const problem = form.problem();
  if (problem) return { page: annulmentForm(here, { problem }), status: 400 };
  const path = `commitments/${id}/progress/${entry.id}/annulment`;
  const answer = await services.recording.send(visit, { agreement: agreement.id, path, body: { reason } });
  if (!isRefusal(answer)) return doneAt(visit, `/accordi/${agreement.id}/impegni/${id}`, answer);
  const status = refusedStatus(answer);
  const now = await entryVisit(visit, services, 'annul-progress');
  if (isStale(answer)) {
    const changed = await changedMeanwhile(visit, now.register, partOf(id), services);
    return { page: annulmentForm(await entryVisit(visit, services, 'annul-progress'), { changed }), status };
  }
  const refused = refusedForm(visit, answer, (pointer) => (pointer === '/reason' ? 'motivo' : undefined));
  return { page: annulmentForm(now, { problem: refused }), status };
}

interface Shown {
  readonly problem?: FormProblem;
  readonly changed?: ChangedMeanwhile;
}

function annulmentForm(here: EntryVisit, { problem, changed }: Shown): VNode {
  const { visit, agreement, commitment, base, entry } = here;
  const { definition } = commitment;
  const title = entry.isCorrection
    ? visit.say('Annulla una correzione', 'Annul a correction')
    : visit.say('Annulla ciò che è registrato', 'Annul what is recorded');
  return (
    <Page
      visit={visit}
      title={title}
      crumbs={formCrumbs(visit, agreement, definition)}
      crumb={visit.say('Annullamento', 'Annulment')}
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
        . {consequence(here)}
      </p>
      <RecordingForm visit={visit} base={base} refused={visit.facts.form.size > 0}>
        <TextArea
          name="motivo"
          label={visit.say('Perché si annulla', 'Why it is annulled')}
          hint={visit.say(
            'Per esempio: registrato sull’impegno sbagliato. Se solo il giorno o lo stato sono sbagliati, basta correggere.',
            'For example: recorded on the wrong commitment. If only the day or the status is wrong, correcting will do.',
          )}
          rows={3}
          value={visit.typed('motivo')}
          problem={problem}
        />
        <p class="send">
          <button type="submit" class="btn btn-primary">
            {entry.isCorrection
              ? visit.say('Annulla la correzione', 'Annul the correction')
              : visit.say('Annulla questa voce', 'Annul this entry')}
          </button>
          <a href={agreementHref(visit, agreement.id, `impegni/${definition.id}`)}>
            {visit.say('Lascia com’è', 'Leave it as it is')}
          </a>
        </p>
      </RecordingForm>
    </Page>
  );
}

/** What holds afterwards. */
function consequence({ visit, entry, judged, commitment }: EntryVisit): string {
  const stays = visit.say(
    'Resta nel registro, segnata come annullata.',
    'It stays in the register, marked as annulled.',
  );
  if (entry.isCorrection) {
    return `${visit.say('Tornerà a valere ciò che c’era prima della correzione.', 'What stood before the correction will hold again.')} ${stays}`;
  }
  const progress = judged.get(commitment.definition.id)?.progress ?? [];
  const next = progress.filter((standing) => standing.entry.id !== entry.id).at(-1);
  const then = next
    ? visit.say(
        `L’ultima cosa detta sarà: ${shortDate(next.date)}, ${progressInWords(visit, next.value)}.`,
        `The last thing said will be: ${shortDate(next.date)}, ${progressInWords(visit, next.value)}.`,
      )
    : visit.say('Dell’impegno non resterà detto più nulla.', 'Nothing said of the commitment will be left.');
  return `${then} ${stays}`;
}
