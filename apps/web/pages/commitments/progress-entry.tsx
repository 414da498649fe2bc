import type { ComponentChildren, VNode } from 'preact';
import type { OpenedTextView } from '#libs/agreement/texts/view.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { articles, italian, moment, shortDate } from '../../frame/dates.js';
import { EvidenceLinks } from '../../frame/evidence.js';
import type { Visit } from '../../frame/visit.js';
import type { ProgressEntry, ProgressHistory } from './history.js';
import { progressInWords } from './words.js';

interface HistoryProps {
  readonly at: AgreementVisit;
  readonly commitment: string;
  readonly history: ProgressHistory;
  readonly mayCorrect: boolean;
  readonly mayAnnul: boolean;
}

/** What was said of the commitment, newest first. */
export function ProgressList(props: HistoryProps): VNode {
  const { at, commitment, history } = props;
  const { visit } = at;
  const from = (skip: number) =>
    `${at.href(`impegni/${commitment}`, { salta: skip > 0 ? String(skip) : undefined })}#storia`;
  return (
    <>
      <ol class="progress-list" reversed start={history.older + history.entries.length}>
        {history.entries.map((entry) => (
          <EntryItem key={entry.id} {...props} entry={entry} />
        ))}
      </ol>
      {history.newer > 0 && (
        <p>
          <a href={from(0)}>{visit.say('Le voci più recenti', 'The newest entries')}</a>
        </p>
      )}
      {history.older > 0 && (
        <p>
          <a href={from(history.newer + history.entries.length)}>
            {visit.say(`Voci precedenti (${history.older})`, `Earlier entries (${history.older})`)}
          </a>
        </p>
      )}
    </>
  );
}

function EntryItem(props: HistoryProps & { readonly entry: ProgressEntry }): VNode {
  const { history, entry } = props;
  const { visit } = props.at;
  const { standing, annulledOn, corrections, note, evidence, invented } = entry;
  const day = shortDate(standing?.date ?? entry.date);
  const title = `${day}: ${progressInWords(visit, standing ?? entry)}`;
  return (
    <li class={annulledOn === undefined ? undefined : 'annulled'}>
      <h3>
        {annulledOn === undefined ? title : <s>{title}</s>}
        {annulledOn !== undefined && ` – ${visit.say('annullato', 'annulled')}`}
      </h3>
      {note && <FreeTextView visit={visit} text={note} />}
      <EvidenceLinks visit={visit} evidence={evidence} />
      {corrections.map((correction) => (
        <CorrectionView key={correction.id} {...props} correction={correction} />
      ))}
      {annulledOn !== undefined && (
        <p>
          {visit.say(`Annullato ${italian.il(annulledOn)}.`, `Annulled on ${shortDate(annulledOn)}.`)}{' '}
          <Because visit={visit} reason={history.annulments[entry.id]} />
        </p>
      )}
      <RecordedLine visit={visit} history={history} id={entry.id} invented={invented === true} />
      {annulledOn === undefined && <Actions {...props} />}
    </li>
  );
}

function Actions(props: HistoryProps & { readonly entry: ProgressEntry }): VNode | null {
  const { commitment, entry, mayCorrect, mayAnnul } = props;
  const { visit, href } = props.at;
  if (!mayCorrect && !mayAnnul) return null;
  const to = (what: string) => href(`impegni/${commitment}/voci/${entry.id}/${what}`);
  const about = <span class="visually-hidden"> {shortDate(entry.standing?.date ?? entry.date)}</span>;
  return (
    <p class="entry-acts no-print">
      {mayCorrect && (
        <a href={to('correzione')}>
          {visit.say('Rettifica…', 'Correct…')}
          {about}
        </a>
      )}
      {mayAnnul && (
        <a href={to('annullamento')}>
          {visit.say('Annulla…', 'Annul…')}
          {about}
        </a>
      )}
    </p>
  );
}

interface CorrectionProps extends HistoryProps {
  readonly entry: ProgressEntry;
  readonly correction: ProgressEntry['corrections'][number];
}

/** «Rettificato: era in corso, 60 %, del 10/10/2026; ora 50 %. Motivo: …» */
function CorrectionView({ at, correction, entry, commitment, history, mayAnnul }: CorrectionProps): VNode {
  const { visit } = at;
  const { annulledOn, reason, id } = correction;
  const was = saidBefore(entry, correction.of);
  const now = corrected(was, correction);
  const text = visit.say(
    `Rettificato: era «${progressInWords(visit, was)}» ${italian.il(was.date)}, diventa «${progressInWords(visit, now)}» ${italian.il(now.date)}.`,
    `Corrected: it was “${progressInWords(visit, was)}” on ${shortDate(was.date)}, it becomes “${progressInWords(visit, now)}” on ${shortDate(now.date)}.`,
  );
  return (
    <div class="correction">
      <p>
        {annulledOn === undefined ? text : <s>{text}</s>}
        {annulledOn !== undefined &&
          ` ${visit.say(`Rettifica annullata ${italian.il(annulledOn)}.`, `Correction annulled on ${shortDate(annulledOn)}.`)}`}{' '}
        <Because visit={visit} reason={reason} />{' '}
        {annulledOn !== undefined && <Because visit={visit} reason={history.annulments[id]} />}
      </p>
      <RecordedLine visit={visit} history={history} id={id} invented={correction.invented === true} />
      {mayAnnul && annulledOn === undefined && entry.annulledOn === undefined && (
        <p class="entry-acts no-print">
          <a href={at.href(`impegni/${commitment}/voci/${id}/annullamento`)}>
            {visit.say('Annulla la rettifica…', 'Annul the correction…')}
          </a>
        </p>
      )}
    </div>
  );
}

type Said = Pick<ProgressEntry, 'status' | 'percent' | 'date'>;

/** What an entry, or a correction of it, says: each correction over what it corrects. */
function saidBefore(entry: ProgressEntry, id: string): Said {
  const correction = entry.corrections.find((candidate) => candidate.id === id);
  if (!correction) return entry;
  return corrected(saidBefore(entry, correction.of), correction);
}

const corrected = (was: Said, { status, percent, date }: ProgressEntry['corrections'][number]): Said => ({
  status: status ?? was.status,
  percent: percent === null ? undefined : (percent ?? was.percent),
  date: date ?? was.date,
});

function Because({ visit, reason }: { visit: Visit; reason: OpenedTextView | undefined }): VNode | null {
  if (!reason) return null;
  return (
    <>
      {visit.say('Motivo: ', 'Reason: ')}
      <FreeTextView visit={visit} text={reason} inline />
    </>
  );
}

interface FreeTextProps {
  readonly visit: Visit;
  readonly text: OpenedTextView;
  readonly inline?: boolean;
}

/** A text as it was typed, or why it cannot be read and what stands in its place. */
function FreeTextView({ visit, text, inline = false }: FreeTextProps): VNode {
  const { unavailable, replacement } = text;
  const shown: ComponentChildren =
    unavailable === undefined ? (
      <bdi>{text.text}</bdi>
    ) : (
      <em>
        [{text.text}
        {text.reason !== undefined && `: ${text.reason}`}]
        {replacement !== undefined && (
          <>
            {' '}
            {visit.say('In sua vece: ', 'In its place: ')}
            <bdi>{replacement}</bdi>
          </>
        )}
      </em>
    );
  return inline ? <span class="typed-text">{shown}</span> : <p class="typed-text">{shown}</p>;
}

interface RecordedProps {
  readonly visit: Visit;
  readonly history: ProgressHistory;
  readonly id: string;
  readonly invented: boolean;
}

function RecordedLine({ visit, history, id, invented }: RecordedProps): VNode | null {
  const recorded = history.recorded.get(id);
  const mark = invented ? visit.say('inventato, a scopo dimostrativo', 'made up, for demonstration') : undefined;
  if (!recorded) return mark === undefined ? null : <p class="meta">{mark}</p>;
  const when = moment(visit, recorded.at);
  return (
    <p class="meta">
      {visit.say(`registrato ${articles.il(when)} da`, `recorded on ${when} by`)}{' '}
      <bdi>{recorded.name ?? visit.say('un programma', 'a program')}</bdi>
      {mark !== undefined && ` · ${mark}`}
    </p>
  );
}
