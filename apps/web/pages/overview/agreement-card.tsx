import type { VNode } from 'preact';
import { cadenceWord, DEADLINE, OBJECTIVE } from '#libs/documents/words.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import type { WindowSummary } from '#libs/monitoring/cadence/cadence-summary.js';
import type { ObjectiveVerdict } from '#libs/monitoring/objectives/objectives.js';
import type { AgreementStatus, AgreementSummary } from '#libs/monitoring/summary.js';
import type { PortfolioItem } from '#libs/portfolio/portfolio-reading.js';
import { shortDate } from '../../frame/dates.js';
import { Verdict } from '../../frame/verdict.js';
import type { Visit } from '../../frame/visit.js';
import { titleIn } from './line.js';
import { nextMeetingInWords, WHY } from './words.js';

const STATUS: Readonly<Record<AgreementStatus, Text>> = {
  'not-started': say('non ancora iniziato', 'not started yet'),
  running: say('in corso', 'in force'),
  ended: say('concluso', 'ended'),
  'open-ended': say('in corso, senza scadenza', 'in force, open-ended'),
  'unknown-term': say('periodo non definito', 'term not defined'),
  archived: say('archiviato', 'archived'),
  annulled: say('annullato', 'annulled'),
};

/** Of several, where Italian has a plural of its own. */
const SEVERAL: Readonly<Record<ObjectiveVerdict, Text>> = {
  upcoming: say('non ancora iniziati', 'not started yet'),
  'insufficient-data': say('non valutabili: dati insufficienti', 'not assessable: not enough data'),
  achieved: say('raggiunti', 'achieved'),
  'not-achieved': say('non raggiunti', 'not achieved'),
  'on-track': say('al passo', 'on track'),
  behind: say('in ritardo', 'behind'),
};

interface CardProps {
  readonly visit: Visit;
  readonly today: CivilDate;
  readonly item: PortfolioItem;
  readonly mayRecordMeetings: boolean;
}

/** One agreement in the list: meetings, objectives, commitments, what comes next. */
export function AgreementCard({ visit, today, item, mayRecordMeetings }: CardProps): VNode {
  const { agreement, summary, stale, stuck } = item;
  // What was held in one that is over can still be recorded, from its own pages.
  const isClosed = summary !== null && ['ended', 'archived', 'annulled'].includes(summary.status);
  const title = summary?.title ?? agreement;
  return (
    <li>
      <div class="card-head">
        <h3>
          <a href={visit.href(`/accordi/${agreement}`)}>{title}</a>
        </h3>
        {mayRecordMeetings && !isClosed && (
          <a class="btn btn-sm btn-outline-primary" href={visit.href(`/accordi/${agreement}/incontri/nuovo`)}>
            {visit.say('Registra un incontro', 'Record a meeting')}
            <span class="visually-hidden">: {titleIn(title)}</span>
          </a>
        )}
      </div>
      {stuck && (
        <p class="notice">
          {visit.say(
            'Non si riesce a calcolare come sta: si vede uno stato precedente, se c’è. Chi gestisce il servizio ne è avvisato.',
            'How it stands cannot be computed: an earlier state is shown, if there is one. Whoever runs the service is told.',
          )}
        </p>
      )}
      {stale && summary && (
        <p class="notice">
          {visit.say(`Calcolato per il ${shortDate(summary.on)}.`, `Computed for ${shortDate(summary.on)}.`)}
        </p>
      )}
      {summary && <SummaryView visit={visit} today={today} summary={summary} />}
    </li>
  );
}

interface SummaryProps {
  readonly visit: Visit;
  readonly today: CivilDate;
  readonly summary: AgreementSummary;
}

function SummaryView({ visit, today, summary }: SummaryProps): VNode {
  const { commitments, nextDeadline, invented } = summary;
  const kept = commitments.kept + commitments.fulfilled;
  return (
    <>
      <p class="meta">
        {termInWords(visit, summary)}
        {invented && ` · ${visit.say('inventato, a scopo dimostrativo', 'made up, for demonstration')}`}
      </p>
      <dl class="facts">
        <dt>{visit.say('Incontri', 'Meetings')}</dt>
        <dd>
          <Cadence visit={visit} today={today} summary={summary} />
        </dd>
        <dt>{visit.say('Obiettivi', 'Objectives')}</dt>
        <dd>
          <Objectives visit={visit} summary={summary} />
        </dd>
        <dt>{visit.say('Impegni', 'Commitments')}</dt>
        <dd>
          {commitments.total === 0
            ? visit.say('nessuno definito', 'none defined')
            : visit.say(`${kept} su ${commitments.total} mantenuti`, `${kept} of ${commitments.total} kept`)}
          {commitments.overdue > 0 &&
            visit.say(
              `, ${commitments.overdue} ${commitments.overdue === 1 ? 'scaduto' : 'scaduti'}`,
              `, ${commitments.overdue} overdue`,
            )}
          {commitments.unconfirmed > 0 &&
            visit.say(`, ${commitments.unconfirmed} da confermare`, `, ${commitments.unconfirmed} to be confirmed`)}
        </dd>
        <dt>{visit.say('Prossima scadenza', 'Next deadline')}</dt>
        <dd>
          {nextDeadline
            ? `${shortDate(nextDeadline.date)}: ${visit.text(DEADLINE[nextDeadline.kind])}`
            : visit.say('nessuna', 'none')}
        </dd>
      </dl>
    </>
  );
}

/** The verdict with the period that it is about; where that is over, the one that runs as well. */
function Cadence({ visit, today, summary: { cadence } }: SummaryProps): VNode {
  if (!cadence) return <>{visit.say('nessuna regola definita', 'no rule defined')}</>;
  const { window, judged } = cadence;
  const isOpen = window !== null && window.held < window.required;
  const { tone, word } = cadenceWord(cadence.verdict, cadence.strength, isOpen);
  const counted = judged ?? window;
  const running = window !== null && window.from !== counted?.from ? window : undefined;
  const why = judged && !running ? WHY[judged.verdict] : undefined;
  const next = window ? nextMeetingInWords(visit, window, today) : undefined;
  return (
    <>
      <Verdict visit={visit} tone={tone} word={visit.text(word)} />
      {counted && ` – ${countIn(visit, counted)}`}
      {why && visit.text(why)}
      {running && `. ${visit.say('Nel periodo in corso', 'In the current period')} ${countIn(visit, running)}`}
      {next !== undefined && `; ${next}`}
    </>
  );
}

function countIn(visit: Visit, { held, required, from, to }: Omit<WindowSummary, 'nextMeetingBy'>): string {
  return visit.say(
    `${held} di ${required} dal ${shortDate(from)} al ${shortDate(to)}`,
    `${held} of ${required} from ${shortDate(from)} to ${shortDate(to)}`,
  );
}

function Objectives({ visit, summary }: { visit: Visit; summary: AgreementSummary }): VNode {
  const counts = (Object.entries(summary.objectives) as [ObjectiveVerdict, number][]).filter(([, count]) => count > 0);
  if (counts.length === 0) return <>{visit.say('nessuno definito', 'none defined')}</>;
  return (
    <ul class="counts">
      {counts.map(([verdict, count]) => {
        const { tone, word } = OBJECTIVE[verdict];
        return (
          <li key={verdict}>
            <Verdict visit={visit} tone={tone} word={`${count} ${visit.text(count === 1 ? word : SEVERAL[verdict])}`} />
          </li>
        );
      })}
    </ul>
  );
}

function termInWords(visit: Visit, { status, term }: AgreementSummary): string {
  const word = visit.text(STATUS[status]);
  if (term.from === null || status === 'unknown-term') return word;
  if (term.to === null)
    return visit.say(`${word}, dal ${shortDate(term.from)}`, `${word}, from ${shortDate(term.from)}`);
  const [from, to] = [shortDate(term.from), shortDate(term.to)];
  return visit.say(`${word}, dal ${from} al ${to}`, `${word}, from ${from} to ${to}`);
}
