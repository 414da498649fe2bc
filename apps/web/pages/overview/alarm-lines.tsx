import type { ComponentChildren, VNode } from 'preact';
import type { Tone } from '#libs/documents/report-document.js';
import { DEADLINE } from '#libs/documents/words.js';
import type { Caller } from '#libs/identity/rights.js';
import { mayCommandOn, mayConvene } from '#libs/identity/rights-of-owner.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import type { MeetingItem } from '#libs/monitoring/tasks/item.js';
import { shortDate } from '../../frame/dates.js';
import { daysFrom, wholeNumber } from '../../frame/texts.js';
import { Verdict } from '../../frame/verdict.js';
import type { Visit } from '../../frame/visit.js';
import { type Alarm, type AlarmGroup, isMissed, type KnownItem } from './alarms.js';
import { Go, Line, titleIn } from './line.js';
import { todoName } from './todos.js';
import { meetingsInWords } from './words.js';

interface AlarmsProps {
  readonly visit: Visit;
  readonly caller: Caller;
  readonly today: CivilDate;
  readonly groups: readonly AlarmGroup[];
}

const ALL_OF_THEM: Readonly<Record<Alarm['about'], Text>> = {
  meetings: say(
    'Tutti gli accordi con incontri mancati o a rischio',
    'All agreements with meetings missed, or about to be',
  ),
  record: say('Tutti gli accordi con incontri o verbali da registrare', 'All agreements with meetings to be recorded'),
  commitments: say(
    'Tutti gli accordi con impegni scaduti o da confermare',
    'All agreements with commitments overdue or to be confirmed',
  ),
  deadline: say('Tutti gli accordi con una scadenza entro 30 giorni', 'All agreements with something due in 30 days'),
};

/** On top of the Quadro: what can be read in five seconds. */
export function AlarmsPanel({ visit, caller, today, groups }: AlarmsProps): VNode {
  const isQuiet = groups.every(({ alarms }) => alarms.length === 0);
  return (
    <section class={isQuiet ? 'panel quiet' : 'panel'} aria-labelledby="sta-per-mancare">
      <h2 id="sta-per-mancare">{visit.say('Che cosa sta per mancare', 'What is about to be missed')}</h2>
      {isQuiet && (
        <Verdict
          visit={visit}
          tone="good"
          word={visit.say('Nulla, per gli accordi in corso.', 'Nothing, in the agreements in force.')}
        />
      )}
      {!isQuiet && (
        <ul class="todo">
          {groups.map(({ about, alarms, agreements, asked }) => (
            <>
              {alarms.map((alarm) => (
                <AlarmLine key={nameOf(alarm)} {...{ visit, caller, today, alarm }} />
              ))}
              {agreements !== undefined && (
                <li key={about} class="todo-more">
                  <a href={`${visit.href('/', asked)}#accordi`}>
                    {visit.text(ALL_OF_THEM[about])} ({wholeNumber(agreements)})
                  </a>
                </li>
              )}
            </>
          ))}
        </ul>
      )}
    </section>
  );
}

const nameOf = (alarm: Alarm): string =>
  alarm.about === 'record' ? todoName(alarm.row.agreement, alarm.item) : `${alarm.row.agreement} ${alarm.about}`;

/** What the lines on top have a button for, so that it need not be said twice. */
export function saidAndDone(caller: Caller, groups: readonly AlarmGroup[]): ReadonlySet<string> {
  const records = groups.flatMap(({ alarms }) => alarms).filter((alarm) => alarm.about === 'record');
  return new Set(records.filter(({ row, item }) => mayRecord(caller, row.agreement, item)).map(nameOf));
}

const mayRecord = (caller: Caller, agreement: string, { kind, owner }: MeetingItem): boolean =>
  mayCommandOn(caller, agreement, kind === 'meeting-to-record' ? 'hold-meeting' : 'write-minutes', owner);

type LineOf = Omit<AlarmsProps, 'groups'>;

interface Toned {
  readonly tone: Tone;
}

function AlarmLine({ alarm, ...props }: LineOf & { alarm: Alarm }): VNode {
  const tone: Tone = isMissed(alarm) ? 'bad' : 'warning';
  switch (alarm.about) {
    case 'meetings':
      return <MeetingsLine {...props} row={alarm.row} tone={tone} />;
    case 'record':
      return <RecordLine {...props} row={alarm.row} item={alarm.item} />;
    case 'commitments':
      return <CommitmentsLine {...props} row={alarm.row} tone={tone} />;
    case 'deadline':
      return <DeadlineLine {...props} row={alarm.row} />;
  }
}

interface RowLine extends LineOf {
  readonly row: KnownItem;
}

const inAgreement = (title: string, words: string): ComponentChildren => (
  <>
    <strong>
      <bdi>{titleIn(title)}</bdi>
    </strong>
    : {words}
  </>
);

function convoke({ visit, caller, row }: RowLine, about: string): VNode | undefined {
  if (!mayConvene(caller, row.agreement)) return undefined;
  const body = row.summary.cadence?.body ?? undefined;
  const href = visit.href(`/accordi/${row.agreement}/incontri/convoca`, { organo: body });
  return <Go href={href} word={visit.say('Convoca', 'Convene')} about={about} acts />;
}

function MeetingsLine({ tone, ...props }: RowLine & Toned): VNode | null {
  const { visit, today, row } = props;
  const { cadence, title } = row.summary;
  if (!cadence) return null;
  const words = meetingsInWords(visit, cadence, today);
  const asksForOne = cadence.window?.nextMeetingBy !== undefined;
  const see = (
    <Go
      href={visit.href(`/accordi/${row.agreement}/incontri`)}
      word={visit.say('Vedi', 'See')}
      about={titleIn(title)}
    />
  );
  return (
    <Line visit={visit} tone={tone} words={inAgreement(title, words)}>
      {(asksForOne && convoke(props, titleIn(title))) || see}
    </Line>
  );
}

function RecordLine({ visit, caller, row, item }: RowLine & { item: MeetingItem }): VNode {
  const { agreement, summary } = row;
  const day = shortDate(item.date);
  const isMinutes = item.kind === 'minutes-to-write';
  const what = isMinutes
    ? visit.say(`Verbale del ${day} non ancora registrato`, `Minutes of ${day} not recorded yet`)
    : visit.say(`Incontro del ${day} non ancora registrato`, `Meeting of ${day} not recorded yet`);
  const may = mayRecord(caller, agreement, item);
  const at = `/accordi/${agreement}/incontri/${item.id}`;
  const act = isMinutes ? visit.say('Scrivi', 'Write') : visit.say('Registra', 'Record');
  const words = (
    <>
      {what} (
      {item.name !== null && (
        <>
          <bdi>{item.name}</bdi>
          {', '}
        </>
      )}
      <strong>
        <bdi>{titleIn(summary.title)}</bdi>
      </strong>
      )
    </>
  );
  return (
    <Line visit={visit} tone="warning" words={words}>
      <Go
        href={visit.href(may ? `${at}/${isMinutes ? 'verbale' : 'svolto'}` : at)}
        word={may ? act : visit.say('Vedi', 'See')}
        about={`${what}, ${titleIn(summary.title)}`}
        acts={may}
      />
    </Line>
  );
}

function CommitmentsLine({ visit, row, tone }: RowLine & Toned): VNode {
  const { title, commitments } = row.summary;
  const { overdue, unconfirmed } = commitments;
  const late = visit.say(`${overdue} ${overdue === 1 ? 'impegno scaduto' : 'impegni scaduti'}`, `${overdue} overdue`);
  const silent = visit.say(`${unconfirmed} da confermare`, `${unconfirmed} to be confirmed`);
  const said = [overdue > 0 && late, unconfirmed > 0 && silent].filter(Boolean).join(', ');
  const words = visit.say(overdue > 0 ? said : `impegni: ${said}`, `commitments: ${said}`);
  return (
    <Line visit={visit} tone={tone} words={inAgreement(title, words)}>
      <Go
        href={visit.href(`/accordi/${row.agreement}/impegni`)}
        word={visit.say('Vedi', 'See')}
        about={`${titleIn(title)}, ${words}`}
      />
    </Line>
  );
}

function DeadlineLine(props: RowLine): VNode | null {
  const { visit, today, row } = props;
  const { title, nextDeadline } = row.summary;
  if (!nextDeadline) return null;
  const { date, kind } = nextDeadline;
  const words = `${visit.text(DEADLINE[kind])}${named(props)}: ${shortDate(date)} (${daysFrom(visit, today, date)})`;
  const about = `${titleIn(title)}, ${words}`;
  return (
    <Line visit={visit} tone="warning" words={inAgreement(title, words)}>
      {(kind === 'meeting' && convoke(props, about)) || <DeadlineGo {...props} about={about} />}
    </Line>
  );
}

/** The name of what is due, where the row knows it. */
function named({ row }: RowLine): string {
  const item = dueIndicator(row);
  return item ? ` «${item.title}»` : '';
}

function dueIndicator({ summary, waiting }: KnownItem) {
  const { nextDeadline } = summary;
  return waiting.items
    .filter((item) => item.kind === 'indicator-due')
    .find(({ id }) => nextDeadline?.kind === 'indicator-report' && nextDeadline.part === `indicators/${id}`);
}

/** To where it is done, by who may; else to where it is seen. */
function DeadlineGo({ visit, caller, row, about }: RowLine & { about: string }): VNode {
  const at = `/accordi/${row.agreement}`;
  const indicator = dueIndicator(row);
  if (indicator && mayCommandOn(caller, row.agreement, 'record-measurement', indicator.owner)) {
    const href = visit.href(`${at}/indicatori/${indicator.id}/rilevazione`);
    return <Go href={href} word={visit.say('Registra', 'Record')} about={about} acts />;
  }
  const [collection, id] = row.summary.nextDeadline?.part.split('/') ?? [];
  const part = collection === 'commitments' ? 'impegni' : collection === 'indicators' ? 'indicatori' : undefined;
  const href = part === undefined ? `${visit.href(at)}#scadenze` : visit.href(`${at}/${part}/${id}`);
  return <Go href={href} word={visit.say('Vedi', 'See')} about={about} />;
}
