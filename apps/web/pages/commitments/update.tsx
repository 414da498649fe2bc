import type { VNode } from 'preact';
import type { CommitmentState } from '#libs/agreement/core/state.js';
import { NOT_ALLOWED } from '#libs/identity/rights.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { type ChangedMeanwhile, ChangedNotice, changedMeanwhile } from '../../forms/changed.js';
import { Choice, Field, Folded, type FormProblem, ProblemSummary, TextArea } from '../../forms/fields.js';
import { doneAt, isStale, refusedStatus } from '../../forms/recording.js';
import { RecordingForm } from '../../forms/recording-form.js';
import { writeNumber } from '../../forms/typed.js';
import { type FieldOf, refusedForm, TypedForm } from '../../forms/typed-form.js';
import { AgreementNav } from '../../frame/agreement-nav.js';
import { agreementHref } from '../../frame/agreement-visit.js';
import { moment, shortDate } from '../../frame/dates.js';
import { Page } from '../../frame/layout.js';
import { beginning } from '../../frame/texts.js';
import type { PageReply, Visit } from '../../frame/visit.js';
import { HttpProblem } from '../../http/problems.js';
import { type CommitmentServices, type CommitmentVisit, commitmentVisit, partOf } from './commitment-visit.js';
import { formCrumbs } from './crumbs.js';
import { ProgressFields, readProgress, refusePartOfWhole } from './progress-fields.js';
import { howLongAgo, progressInWords } from './words.js';

const ROWS = ['1', '2', '3'] as const;
/** Meetings to choose from: what was decided longer ago is not news any more. */
const MOST_MEETINGS = 24;

/** `/accordi/{a}/impegni/{c}/aggiornamento`: how it stands on a day, with a note and links. */
export async function updatePage(visit: Visit, { reading }: CommitmentServices): Promise<PageReply> {
  const here = await commitmentVisit(visit, reading);
  mustBeAllowed(here);
  return { page: updateForm(here, {}) };
}

function mustBeAllowed({ may, commitment }: CommitmentVisit): void {
  if (!may('record-progress', { commitment: commitment.definition.id })) throw HttpProblem.of(NOT_ALLOWED);
}

export async function sendUpdate(visit: Visit, services: CommitmentServices): Promise<PageReply> {
  const { reading, recording } = services;
  const here = await commitmentVisit(visit, reading);
  mustBeAllowed(here);
  const { agreement, today, commitment } = here;
  const { id } = commitment.definition;
  const form = new TypedForm(visit, today);
  const progress = readProgress(form);
  refusePartOfWhole(form, progress);
  const rows = filledRows(form);
  const body = {
    ...progress,
    note: form.text('nota'),
    evidence: rows.length > 0 ? rows.map(({ url, title }) => ({ url, title })) : undefined,
    meeting: form.text('incontro'),
  };
  const problem = form.problem();
  if (problem) return { page: updateForm(here, { problem }), status: 400 };
  const answer = await recording.send(visit, { agreement: agreement.id, path: `commitments/${id}/progress`, body });
  if (!isRefusal(answer)) return doneAt(visit, `/accordi/${agreement.id}/impegni/${id}`, answer);
  const now = await commitmentVisit(visit, reading);
  const status = refusedStatus(answer);
  if (isStale(answer)) {
    const changed = await changedMeanwhile(visit, now.register, partOf(id), services);
    return { page: updateForm(await commitmentVisit(visit, reading), { changed }), status };
  }
  return { page: updateForm(now, { problem: refusedForm(visit, answer, fieldOf(rows)) }), status };
}

interface LinkRow {
  readonly row: (typeof ROWS)[number];
  readonly url: string;
  readonly title: string | undefined;
}

function filledRows(form: TypedForm): LinkRow[] {
  return ROWS.flatMap((row) => {
    const url = form.text(`link-${row}`);
    const title = form.text(`titolo-${row}`);
    if (url === undefined && title !== undefined) {
      form.refuse(
        `link-${row}`,
        say('manca l’indirizzo di questo collegamento', 'the address of this link is missing'),
      );
    }
    if (url !== undefined && !/^https?:\/\//i.test(url)) {
      form.refuse(
        `link-${row}`,
        say(
          'un indirizzo comincia con https:// o http://: si copia per intero dalla barra del browser',
          'an address begins with https:// or http://: copy the whole of it from the browser’s bar',
        ),
      );
    }
    return url === undefined ? [] : [{ row, url, title }];
  });
}

/** Where places in the command's body were typed. */
const fieldOf =
  (rows: readonly LinkRow[]): FieldOf =>
  (pointer) => {
    const [, name = '', index = '', which] = pointer.split('/');
    if (name === 'evidence') {
      const row = rows[Number(index)]?.row;
      return row && `${which === 'title' ? 'titolo' : 'link'}-${row}`;
    }
    return { date: 'giorno', status: 'stato', percent: 'percentuale', note: 'nota', meeting: 'incontro' }[name];
  };

interface Shown {
  readonly problem?: FormProblem;
  readonly changed?: ChangedMeanwhile;
}

/** Takes all it needs from the register at once. */
function updateForm(here: CommitmentVisit, { problem, changed }: Shown): VNode {
  const { visit, agreement, commitment, today, base, judged } = here;
  const { definition } = commitment;
  const last = judged.get(definition.id)?.progress.at(-1);
  const isSent = visit.facts.form.size > 0;
  const typed = (name: string, first = ''): string => (isSent ? visit.typed(name) : first);
  const values = {
    giorno: typed('giorno', shortDate(today)),
    stato: typed('stato', last?.value.status),
    percentuale: typed('percentuale'),
  };
  const lastPercent = last?.value.percent;
  const meetings = meetingChoices(here);
  return (
    <Page
      visit={visit}
      title={visit.say('Come va questo impegno', 'How this commitment goes')}
      crumbs={formCrumbs(visit, agreement, definition)}
      crumb={visit.say('Aggiornamento', 'Update')}
      wrong={problem !== undefined || changed !== undefined}
      updated={moment(visit.facts.now)}
    >
      <AgreementNav visit={visit} agreement={agreement} />
      {problem && <ProblemSummary problem={problem} />}
      {changed && <ChangedNotice visit={visit} changed={changed} />}
      <p class="prose">{beginning(definition.title, 400)}</p>
      <p class="prose">{lastSaid(here, commitment)}</p>
      <RecordingForm visit={visit} base={base} refused={isSent}>
        <ProgressFields
          visit={visit}
          today={today}
          isContinuous={definition.kind === 'continuous'}
          values={values}
          problem={problem}
          percentHint={
            lastPercent === undefined
              ? undefined
              : visit.say(
                  `L’ultima volta era ${writeNumber(lastPercent)}.`,
                  `Last time it was ${writeNumber(lastPercent)}.`,
                )
          }
        />
        <TextArea
          name="nota"
          label={visit.say('Nota (facoltativa)', 'Note (optional)')}
          hint={visit.say(
            'Che cosa è stato fatto, o che cosa lo ostacola. Senza nomi né storie di persone: la legge chiunque veda l’accordo.',
            'What was done, or what stands in the way. No names or stories of persons: whoever sees the agreement reads it.',
          )}
          value={typed('nota')}
          problem={problem}
        />
        <Links visit={visit} typed={typed} problem={problem} />
        {meetings.length > 0 && (
          <Folded
            title={visit.say('Deciso in un incontro?', 'Decided in a meeting?')}
            open={typed('incontro') !== '' || problem?.fields['incontro'] !== undefined}
          >
            <Choice
              name="incontro"
              label={visit.say('Incontro (facoltativo)', 'Meeting (optional)')}
              hint={visit.say(
                'Quello in cui se ne è preso atto, se c’è stato.',
                'The one that took note of it, if there was one.',
              )}
              value={typed('incontro')}
              options={[['', visit.say('nessuno', 'none')], ...meetings]}
              problem={problem}
            />
          </Folded>
        )}
        <p class="send">
          <button type="submit" class="btn btn-primary">
            {visit.say('Registra', 'Record')}
          </button>
          <a href={agreementHref(visit, agreement.id, `impegni/${definition.id}`)}>
            {visit.say('Torna all’impegno', 'Back to the commitment')}
          </a>
        </p>
      </RecordingForm>
    </Page>
  );
}

function lastSaid({ visit, judged, today }: CommitmentVisit, { definition }: CommitmentState): string {
  const last = judged.get(definition.id)?.progress.at(-1);
  if (!last) return visit.say('Non è ancora registrato nulla.', 'Nothing is recorded yet.');
  const [day, ago, words] = [
    shortDate(last.date),
    howLongAgo(visit, last.date, today),
    progressInWords(visit, last.value),
  ];
  return visit.say(`L’ultima volta, il ${day} (${ago}): ${words}.`, `Last time, on ${day} (${ago}): ${words}.`);
}

/** Meetings that took place, the latest first. */
function meetingChoices({ register, today }: CommitmentVisit): (readonly [string, string])[] {
  const { meetings, bodies } = register.state;
  return [...meetings]
    .flatMap(([id, { held, annulled }]) => (held && !annulled && held.date <= today ? [{ id, held }] : []))
    .sort((a, b) => (a.held.date < b.held.date ? 1 : -1))
    .slice(0, MOST_MEETINGS)
    .map(({ id, held }) => {
      const name = held.title ?? (held.body && bodies.get(held.body)?.definition.name);
      return [id, name ? `${shortDate(held.date)} – ${beginning(name, 80)}` : shortDate(held.date)] as const;
    });
}

interface LinksProps {
  readonly visit: Visit;
  readonly typed: (name: string) => string;
  readonly problem: FormProblem | undefined;
}

function Links({ visit, typed, problem }: LinksProps): VNode {
  return (
    <fieldset class="field">
      <legend>{visit.say('Collegamenti (facoltativi)', 'Links (optional)')}</legend>
      <span class="hint">
        {visit.say(
          'A ciò che lo mostra: una pagina, un atto pubblicato, un calendario.',
          'To what shows it: a page, a published act, a calendar.',
        )}
      </span>
      {ROWS.map((row) => (
        <div key={row} class="in-a-row link-row">
          <Field
            name={`link-${row}`}
            label={visit.say(`Indirizzo ${row}`, `Address ${row}`)}
            value={typed(`link-${row}`)}
            problem={problem}
            inputMode="url"
            autocomplete="off"
          />
          <Field
            name={`titolo-${row}`}
            label={visit.say(`Titolo ${row} (facoltativo)`, `Title ${row} (optional)`)}
            value={typed(`titolo-${row}`)}
            problem={problem}
            autocomplete="off"
          />
        </div>
      ))}
    </fieldset>
  );
}
