import type { ComponentChildren, VNode } from 'preact';
import type { Caller } from '#libs/identity/rights.js';
import { mayCommandOn, mayConvene } from '#libs/identity/rights-of-owner.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { BESIDES, COMMITMENT, counted, type Tone } from '#libs/language/lexicon.js';
import { wordsIn } from '#libs/language/words.js';
import type { MeetingsAlarm } from '#libs/monitoring/tasks/alarms.js';
import type { MinutesAwaited } from '#libs/monitoring/tasks/coverage.js';
import { type Deadline, isOverdue } from '#libs/monitoring/tasks/deadline.js';
import type { MeetingItem } from '#libs/monitoring/tasks/item.js';
import { type Alarm, type AlarmGroup, isMissed, type KnownItem } from '#libs/portfolio/alarm-groups.js';
import { todoName } from '#libs/portfolio/todos.js';
import { articles, shortDate } from '../../frame/dates.js';
import { Verdict } from '../../frame/verdict.js';
import type { Visit } from '../../frame/visit.js';
import { deadlineInWords } from './deadline-words.js';
import { Go, Line, titleIn } from './line.js';
import { type Asked, IN_FORCE } from './list-query.js';
import { meetingsInWords } from './words.js';

interface AlarmsProps {
  readonly visit: Visit;
  readonly caller: Caller;
  readonly today: CivilDate;
  readonly groups: readonly AlarmGroup[];
}

/** What the list is to be asked for to show them all. */
const ASKED: Readonly<Record<Alarm['about'], Asked>> = {
  meetings: { status: IN_FORCE, cadence: 'breached,at-risk', sort: 'cadence' },
  record: { fare: 'incontri' },
  commitments: { status: IN_FORCE, commitments: 'overdue,unconfirmed', sort: '-commitmentsOverdue' },
  deadlines: { fare: 'scadenze' },
};

const ALL_OF_THEM: Readonly<Record<Alarm['about'], Text>> = {
  meetings: say(
    'Tutti gli accordi con meno incontri del previsto, o a rischio',
    'All agreements with fewer meetings than foreseen, or at risk',
  ),
  record: say('Tutti gli accordi con incontri o verbali da registrare', 'All agreements with meetings to be recorded'),
  commitments: say(
    'Tutti gli accordi con impegni scaduti o non confermati',
    'All agreements with commitments overdue or unconfirmed',
  ),
  deadlines: say('Tutti gli accordi con una scadenza entro 30 giorni', 'All agreements with something due in 30 days'),
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
          {groups.map(({ about, alarms, agreements }) => (
            <>
              {alarms.map((alarm) => (
                <AlarmLine key={nameOf(alarm)} {...{ visit, caller, today, alarm }} />
              ))}
              {agreements !== undefined && (
                <li key={about} class="todo-more">
                  <a href={`${visit.href('/', ASKED[about])}#accordi`}>
                    {visit.text(ALL_OF_THEM[about])} ({wordsIn(visit.lang).number(agreements)})
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

function nameOf(alarm: Alarm): string {
  const { agreement } = alarm.row;
  switch (alarm.about) {
    case 'meetings':
      return `${agreement} meetings ${alarm.rule.rule}`;
    case 'record':
      return todoName(agreement, alarm.item);
    case 'commitments':
      return `${agreement} commitments`;
    case 'deadlines':
      return `${agreement} ${alarm.deadline.kind} ${alarm.deadline.part} ${alarm.deadline.date}`;
  }
}

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
      return <MeetingsLine {...props} row={alarm.row} rule={alarm.rule} tone={tone} />;
    case 'record':
      return <RecordLine {...props} row={alarm.row} item={alarm.item} />;
    case 'commitments':
      return <CommitmentsLine {...props} row={alarm.row} tone={tone} />;
    case 'deadlines':
      return <DeadlineLine {...props} row={alarm.row} deadline={alarm.deadline} />;
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

function convoke({ visit, caller, row }: RowLine, body: string | null, about: string): VNode | undefined {
  if (!mayConvene(caller, row.agreement)) return undefined;
  const href = visit.href(`/accordi/${row.agreement}/incontri/convoca`, { organo: body ?? undefined });
  return <Go href={href} word={visit.say('Convoca', 'Convene')} about={about} acts />;
}

/** Of several rules each says whose meetings it is about. */
function MeetingsLine({ tone, rule, ...props }: RowLine & Toned & { rule: MeetingsAlarm }): VNode {
  const { visit, today, row } = props;
  const { title } = row.summary;
  const isOneOfSeveral = row.alarms.meetings.length > 1 && rule.bodyName !== null;
  const words = meetingsInWords(visit, rule, today);
  const about = isOneOfSeveral ? `${titleIn(title)}, ${rule.bodyName}` : titleIn(title);
  const look = rule.silence === 'rule' ? BESIDES['nothing-recorded'].tone : tone;
  return (
    <Line visit={visit} tone={look} words={inAgreement(title, isOneOfSeveral ? `${rule.bodyName}: ${words}` : words)}>
      <MeetingsGo {...props} rule={rule} about={about} />
    </Line>
  );
}

/** What blocks comes first, then one more meeting; beside one that is convened nobody is asked to convene. */
function MeetingsGo(props: RowLine & { rule: MeetingsAlarm; about: string }): VNode {
  const { visit, row, rule, about } = props;
  const at = `/accordi/${row.agreement}/incontri`;
  const [planned] = rule.convened;
  const unblocks = rule.minutes && minutesGo(props, rule.minutes.meetings, about);
  const isMissing = planned === undefined && rule.missingBy !== undefined;
  const convenes = isMissing ? convoke(props, rule.body, about) : undefined;
  if (unblocks || convenes) {
    return (
      <>
        {unblocks}
        {convenes}
      </>
    );
  }
  return <Go href={visit.href(planned ? `${at}/${planned.id}` : at)} word={visit.say('Vedi', 'See')} about={about} />;
}

/** To the first minutes that whoever looks may approve, or write. */
function minutesGo(
  { visit, caller, row }: RowLine,
  minutes: MinutesAwaited['meetings'],
  about: string,
): VNode | undefined {
  const mayDo = ({ written, convenedBy }: MinutesAwaited['meetings'][number]): boolean =>
    written
      ? mayCommandOn(caller, row.agreement, 'approve-minutes', null)
      : mayCommandOn(caller, row.agreement, 'write-minutes', convenedBy);
  const found = minutes.find(mayDo);
  if (!found) return undefined;
  const href = visit.href(
    `/accordi/${row.agreement}/incontri/${found.id}/${found.written ? 'approvazione' : 'verbale'}`,
  );
  const word = found.written ? visit.say('Approva', 'Approve') : visit.say('Scrivi', 'Write');
  return <Go href={href} word={word} about={`${about}, ${shortDate(found.date)}`} acts />;
}

function RecordLine({ visit, caller, row, item }: RowLine & { item: MeetingItem }): VNode {
  const { agreement, summary } = row;
  const day = shortDate(item.date);
  const isMinutes = item.kind === 'minutes-to-write';
  const what = isMinutes
    ? visit.say(`Verbale ${articles.del(day)} da scrivere`, `Minutes of ${day} to be written`)
    : visit.say(`Incontro ${articles.del(day)} da registrare`, `Meeting of ${day} to be recorded`);
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
  const silent = visit.text(counted(unconfirmed, COMMITMENT.unconfirmed));
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

interface DueLine extends RowLine {
  readonly deadline: Deadline;
}

function DeadlineLine(props: DueLine): VNode {
  const { visit, today, row, deadline } = props;
  const isLate = isOverdue(deadline, row.summary.on);
  const words = deadlineInWords(visit, deadline, today, isLate);
  const about = `${titleIn(row.summary.title)}, ${words}`;
  return (
    <Line visit={visit} tone={isLate ? 'bad' : 'warning'} words={inAgreement(row.summary.title, words)}>
      {(isForMeeting(deadline) && convoke(props, deadline.body, about)) || <DeadlineGo {...props} about={about} />}
    </Line>
  );
}

const isForMeeting = ({ kind }: Deadline): boolean => kind === 'meeting' || kind === 'meeting-pace';

/** To where it is done, by who may; else to where it is seen. */
function DeadlineGo({ visit, caller, row, deadline, about }: DueLine & { about: string }): VNode {
  const at = `/accordi/${row.agreement}`;
  const [collection, id] = deadline.part.split('/');
  const isMeasurement = deadline.kind === 'indicator-report' && id !== undefined;
  if (isMeasurement && mayCommandOn(caller, row.agreement, 'record-measurement', deadline.owner)) {
    const href = visit.href(`${at}/indicatori/${id}/rilevazione`);
    return <Go href={href} word={visit.say('Registra', 'Record')} about={about} acts />;
  }
  const part = collection === 'commitments' ? 'impegni' : collection === 'indicators' ? 'indicatori' : undefined;
  const below = id === undefined ? '' : `/${id}`;
  const href = part === undefined ? `${visit.href(at)}#scadenze` : visit.href(`${at}/${part}${below}`);
  return <Go href={href} word={visit.say('Vedi', 'See')} about={about} />;
}
