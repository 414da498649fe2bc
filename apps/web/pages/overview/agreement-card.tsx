import type { VNode } from 'preact';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { COMMITMENT, counted, OBJECTIVE, ruleWord } from '#libs/language/lexicon.js';
import { outOf } from '#libs/language/words.js';
import type { WindowSummary } from '#libs/monitoring/cadence/cadence-summary.js';
import { keptInWords } from '#libs/monitoring/commitments/explain-counts.js';
import type { ObjectiveVerdict } from '#libs/monitoring/objectives/objectives.js';
import type { AgreementStatus, AgreementSummary } from '#libs/monitoring/summary.js';
import { type Deadline, type DeadlineKind, isOverdue } from '#libs/monitoring/tasks/deadline.js';

import type { PortfolioItem } from '#libs/portfolio/portfolio-reading.js';
import { articles, italian, shortDate } from '../../frame/dates.js';
import { Verdict } from '../../frame/verdict.js';
import type { Visit } from '../../frame/visit.js';
import { deadlineInCard } from './deadline-words.js';
import { titleIn } from './line.js';
import { convenedInWords, meetingsInWords, nextMeetingInWords, shortInWords, toDoInWords, WHY } from './words.js';

const STATUS: Readonly<Record<AgreementStatus, Text>> = {
  'not-started': OBJECTIVE.upcoming.word,
  running: say('in corso', 'in force'),
  ended: say('concluso', 'ended'),
  'open-ended': say('in corso, senza scadenza', 'in force, open-ended'),
  'unknown-term': say('periodo non definito', 'term not defined'),
  archived: say('archiviato', 'archived'),
  annulled: say('annullato', 'annulled'),
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
          {visit.say(`Calcolato per ${italian.il(summary.on)}.`, `Computed for ${shortDate(summary.on)}.`)}
        </p>
      )}
      {summary && <SummaryView visit={visit} today={today} item={item} summary={summary} />}
    </li>
  );
}

interface SummaryProps {
  readonly visit: Visit;
  readonly today: CivilDate;
  readonly item: PortfolioItem;
  readonly summary: AgreementSummary;
}

function SummaryView({ visit, today, item, summary }: SummaryProps): VNode {
  const { commitments, nextDeadline, invented } = summary;
  const overdue = summary.deadlines.filter((each) => isOverdue(each, summary.on) && !COUNTED.has(each.kind));
  return (
    <>
      <p class="meta">
        {termInWords(visit, summary)}
        {invented && ` · ${visit.say('inventato, a scopo dimostrativo', 'made up, for demonstration')}`}
      </p>
      <dl class="facts">
        <dt>{visit.say('Incontri', 'Meetings')}</dt>
        <dd>
          <Cadence visit={visit} today={today} item={item} summary={summary} />
          <OtherRules visit={visit} today={today} item={item} summary={summary} />
        </dd>
        <dt>{visit.say('Obiettivi', 'Objectives')}</dt>
        <dd>
          <Objectives visit={visit} summary={summary} />
        </dd>
        <dt>{visit.say('Impegni', 'Commitments')}</dt>
        <dd>
          {commitments.total === 0
            ? visit.say('nessuno definito', 'none defined')
            : visit.text(keptInWords(commitments))}
          {commitments.overdue > 0 && `, ${visit.text(counted(commitments.overdue, COMMITMENT.overdue))}`}
          {commitments.unconfirmed > 0 && `, ${visit.text(counted(commitments.unconfirmed, COMMITMENT.unconfirmed))}`}
        </dd>
        <dt>{visit.say('Prossima scadenza', 'Next deadline')}</dt>
        <dd>{nextDeadline ? deadlineInCard(visit, nextDeadline, today) : visit.say('nessuna', 'none')}</dd>
        {overdue.length > 0 && (
          <>
            <dt>{visit.say('Già scadute', 'Overdue')}</dt>
            <dd>
              <Overdue visit={visit} today={today} overdue={overdue} />
            </dd>
          </>
        )}
      </dl>
    </>
  );
}

/** Of commitments the counts above tell. */
const COUNTED: ReadonlySet<DeadlineKind> = new Set(['commitment', 'confirmation']);
const MOST_NAMED = 3;

function Overdue({ visit, today, overdue }: { visit: Visit; today: CivilDate; overdue: readonly Deadline[] }): VNode {
  const more = overdue.length - MOST_NAMED;
  return (
    <ul class="counts">
      {overdue.slice(0, MOST_NAMED).map((deadline) => (
        <li key={`${deadline.kind} ${deadline.part} ${deadline.date}`}>
          <Verdict visit={visit} tone="bad" word={deadlineInCard(visit, deadline, today)} />
        </li>
      ))}
      {more > 0 && <li>{visit.say(`e ${more === 1 ? 'un’altra' : `altre ${more}`}`, `and ${more} more`)}</li>}
    </ul>
  );
}

/** The verdict with the period that it is about; where that is over, the one that runs as well. */
function Cadence({ visit, today, item, summary }: SummaryProps): VNode {
  const { cadence } = summary;
  if (!cadence) return <>{visit.say('nessuna regola definita', 'no rule defined')}</>;
  const { window, judged } = cadence;
  const { tone, word } = ruleWord(cadence.verdict, judged?.verdict, cadence.strength, item.silence === 'rule');
  const counted = judged ?? window;
  const running = window !== null && window.from !== counted?.from ? window : undefined;
  const why = judged && !running ? WHY[judged.verdict] : undefined;
  const next = nextOf(visit, today, item, summary);
  const alarm = item.alarms.meetings.find(({ rule }) => rule === cadence.rule);
  const short = alarm && !running ? shortInWords(visit, alarm) : undefined;
  const inPeriod = visit.say('Nel periodo in corso', 'In the current period');
  return (
    <>
      <Verdict visit={visit} tone={tone} word={visit.text(word)} />
      {short !== undefined && ` – ${short}. ${inPeriod}`}
      {counted && `${short === undefined ? ' –' : ''} ${countIn(visit, counted)}`}
      {why && visit.text(why)}
      {running && `. ${inPeriod} ${countIn(visit, running)}`}
      {next !== '' && `; ${next}`}
    </>
  );
}

/** What the rule still needs, what is convened for it, and what only blocks. */
function nextOf(
  visit: Visit,
  today: CivilDate,
  { alarms }: PortfolioItem,
  { cadence, deadlines }: AgreementSummary,
): string {
  if (!cadence) return '';
  const alarm = alarms.meetings.find(({ rule }) => rule === cadence.rule);
  if (alarm) return toDoInWords(visit, alarm, today);
  const planned = deadlines.find(({ part, convened }) => part === `rules/${cadence.rule}` && convened !== undefined);
  if (planned?.convened !== undefined) return convenedInWords(visit, [{ date: planned.convened }]) ?? '';
  return (cadence.window && nextMeetingInWords(visit, cadence.window, today)) ?? '';
}

/** A rule is not hidden behind another one. */
function OtherRules({ visit, today, item, summary }: SummaryProps): VNode | null {
  const others = item.alarms.meetings.filter(({ rule }) => rule !== summary.cadence?.rule);
  if (others.length === 0) return null;
  return (
    <ul class="counts">
      {others.map((alarm) => (
        <li key={alarm.rule}>
          {alarm.bodyName !== null && (
            <>
              <bdi>{alarm.bodyName}</bdi>
              {': '}
            </>
          )}
          {meetingsInWords(visit, alarm, today)}
        </li>
      ))}
    </ul>
  );
}

function countIn(visit: Visit, { held, required, from, to }: Omit<WindowSummary, 'nextMeetingBy'>): string {
  const count = outOf(held, required);
  return visit.say(
    `${count.it} ${italian.dal(from)} ${italian.al(to)}`,
    `${count.en} from ${shortDate(from)} to ${shortDate(to)}`,
  );
}

function Objectives({ visit, summary }: { visit: Visit; summary: AgreementSummary }): VNode {
  const counts = (Object.entries(summary.objectives) as [ObjectiveVerdict, number][]).filter(([, count]) => count > 0);
  if (counts.length === 0) return <>{visit.say('nessuno definito', 'none defined')}</>;
  return (
    <ul class="counts">
      {counts.map(([verdict, count]) => {
        const word = OBJECTIVE[verdict];
        return (
          <li key={verdict}>
            <Verdict visit={visit} tone={word.tone} word={visit.text(counted(count, word))} />
          </li>
        );
      })}
    </ul>
  );
}

function termInWords(visit: Visit, { status, term }: AgreementSummary): string {
  const word = visit.text(STATUS[status]);
  if (term.from === null || status === 'unknown-term') return word;
  if (term.to === null) return visit.say(`${word}, ${italian.dal(term.from)}`, `${word}, from ${shortDate(term.from)}`);
  const [from, to] = [shortDate(term.from), shortDate(term.to)];
  return visit.say(`${word}, ${articles.dal(from)} ${articles.al(to)}`, `${word}, from ${from} to ${to}`);
}
