import type { ComponentChildren, VNode } from 'preact';
import type { Caller } from '#libs/identity/rights.js';
import { mayCommandOn } from '#libs/identity/rights-of-owner.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { daysFrom } from '#libs/language/dates.js';
import type { Tone } from '#libs/language/lexicon.js';
import type { CommitmentItem, WaitingItem } from '#libs/monitoring/tasks/item.js';
import { type Todo, todoName } from '#libs/portfolio/todos.js';
import { FormKeys } from '../../forms/form-keys.js';
import { articles, shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';
import { asBeforeWords, BACK_FIELD } from '../commitments/as-before.js';
import { progressInWords } from '../commitments/words.js';
import type { IssueTitles } from './issue-titles.js';
import { Go, Line, titleIn } from './line.js';

interface LineProps {
  readonly visit: Visit;
  readonly caller: Caller;
  readonly today: CivilDate;
  readonly titles: IssueTitles;
  readonly todo: Todo;
}

/** One thing that waits, in words; below it in which agreement, and for whom. */
export function TodoLine(props: LineProps): VNode {
  const { visit, today, todo, titles } = props;
  const { item, title } = todo;
  const said = wordsOf(visit, today, item, titles.get(todoName(todo.agreement, item)));
  const words = (
    <>
      {said.what}
      {said.when !== '' && `: ${said.when}`}{' '}
      <span class="todo-where">
        <bdi>{titleIn(title)}</bdi>
        {said.who.map((name) => (
          <>
            {' · '}
            <bdi>{name}</bdi>
          </>
        ))}
      </span>
    </>
  );
  return (
    <Line visit={visit} tone={toneOf(item, today)} words={words}>
      {'last' in item ? (
        <CommitmentActions {...props} item={item} />
      ) : (
        <TodoGo {...props} about={`${said.name}, ${titleIn(title)}`} />
      )}
    </Line>
  );
}

function toneOf({ kind, date }: WaitingItem, today: CivilDate): Tone {
  const isMissed = kind === 'commitment-overdue' || (HAS_A_DAY.has(kind) && date < today);
  if (isMissed) return 'bad';
  return date < today ? 'warning' : 'neutral';
}

/** What somebody was to do by its day: past it, it is overdue. */
const HAS_A_DAY: ReadonlySet<WaitingItem['kind']> = new Set([
  'decision-open',
  'issue-open',
  'deliverable-due',
  'final-evaluation',
]);

interface Said {
  readonly what: ComponentChildren;
  readonly when: string;
  readonly who: readonly string[];
  /** As a text, for who hears the buttons alone. */
  readonly name: string;
}

function wordsOf(visit: Visit, today: CivilDate, item: WaitingItem, issue: string | undefined): Said {
  const day = shortDate(item.date);
  switch (item.kind) {
    case 'meeting-to-record':
      return meetingWords(
        visit.say(`Incontro ${articles.del(day)} da registrare`, `Meeting of ${day} to be recorded`),
        item.name,
      );
    case 'minutes-to-write':
      return meetingWords(
        visit.say(`Verbale ${articles.del(day)} da scrivere`, `Minutes of ${day} to be written`),
        item.name,
      );
    case 'minutes-to-approve':
      return meetingWords(
        visit.say(`Verbale ${articles.del(day)} da approvare`, `Minutes of ${day} to be approved`),
        item.name,
      );
    case 'commitment-overdue':
    case 'commitment-to-confirm':
      return { ...quoted(item.title), when: commitmentWhen(visit, today, item), who: named(item.ownerName) };
    case 'indicator-due':
      return {
        ...quoted(item.title),
        when: measureBy(visit, today, item.date),
        who: named(item.ownerName),
      };
    case 'measurement-to-validate': {
      const when = visit.say(
        `rilevazione ${articles.del(day)} da convalidare`,
        `measurement of ${day} to be validated`,
      );
      return { ...quoted(item.title), when, who: [] };
    }
    case 'decision-open': {
      const taken = shortDate(item.takenOn);
      const what = visit.say(`Decisione ${articles.del(taken)}`, `Decision of ${taken}`);
      const who = named(item.name, item.ownerName);
      return { what, name: what, when: byDay(visit, today, item.date), who };
    }
    case 'issue-open': {
      const raised = shortDate(item.raisedOn);
      const what = visit.say(`Criticità ${articles.del(raised)}`, `Issue of ${raised}`);
      const title = issue === undefined ? { what, name: what } : quoted(issue);
      return { ...title, when: byDay(visit, today, item.date), who: named(item.ownerName) };
    }
    case 'deliverable-due':
      return { ...quoted(item.title), when: deliverBy(visit, today, item.date), who: named(item.ownerName) };
    case 'final-evaluation': {
      const what = visit.say('Valutazione finale', 'Final evaluation');
      return { what, name: what, when: byDay(visit, today, item.date), who: [] };
    }
  }
}

const named = (...names: readonly (string | null)[]): string[] => names.filter((name) => name !== null);

const meetingWords = (what: string, body: string | null): Said => ({ what, name: what, when: '', who: named(body) });

const quoted = (title: string): Pick<Said, 'what' | 'name'> => ({
  what: (
    <strong>
      «<bdi>{title}</bdi>»
    </strong>
  ),
  name: title,
});

/** A measurement that is late is still awaited. */
function measureBy(visit: Visit, today: CivilDate, date: CivilDate): string {
  const [day, days] = [shortDate(date), visit.text(daysFrom(today, date))];
  return date < today
    ? visit.say(`rilevazione attesa entro ${articles.il(day)} (${days})`, `a measurement was due by ${day} (${days})`)
    : visit.say(`rilevazione entro ${articles.il(day)} (${days})`, `a measurement due by ${day} (${days})`);
}

function deliverBy(visit: Visit, today: CivilDate, date: CivilDate): string {
  const [day, days] = [shortDate(date), visit.text(daysFrom(today, date))];
  return date < today
    ? visit.say(`da consegnare, scaduta ${articles.il(day)} (${days})`, `to be handed in, was due by ${day} (${days})`)
    : visit.say(`da consegnare entro ${articles.il(day)} (${days})`, `to be handed in by ${day} (${days})`);
}

function byDay(visit: Visit, today: CivilDate, date: CivilDate): string {
  const [day, days] = [shortDate(date), visit.text(daysFrom(today, date))];
  return date < today
    ? visit.say(`scaduta ${articles.il(day)} (${days})`, `was due by ${day} (${days})`)
    : visit.say(`entro ${articles.il(day)} (${days})`, `due by ${day} (${days})`);
}

function commitmentWhen(visit: Visit, today: CivilDate, { kind, date, last }: CommitmentItem): string {
  const day = shortDate(date);
  const overdue = visit.say(`scaduto ${articles.il(day)}`, `was due by ${day}`);
  if (!last) {
    const never = visit.say('mai confermato', 'never confirmed');
    return kind === 'commitment-overdue' ? `${overdue}, ${never}` : never;
  }
  const status = progressInWords(visit, last);
  const ago = `${visit.text(daysFrom(today, last.date))} (${shortDate(last.date)})`;
  const confirmed = visit.say(`ultima conferma ${ago}: ${status}`, `last confirmed ${ago}: ${status}`);
  return kind === 'commitment-overdue' ? `${overdue}; ${confirmed}` : confirmed;
}

/** One press where there is something that «as before» means; and the way to say something else. */
function CommitmentActions({ visit, caller, todo, item }: LineProps & { item: CommitmentItem }): VNode {
  const { agreement, revision } = todo;
  const at = `/accordi/${agreement}/impegni/${item.id}`;
  if (!mayCommandOn(caller, agreement, 'record-progress', item.owner)) {
    return <Go href={visit.href(at)} word={visit.say('Vedi', 'See')} about={item.title} />;
  }
  const last = revision !== undefined && item.isRepeatable ? item.last : null;
  return (
    <>
      {last && (
        <form method="post" action={visit.href(`${at}/conferma`)}>
          <FormKeys base={revision} />
          <input type="hidden" name={BACK_FIELD} value="/" />
          <button type="submit" class="btn btn-sm btn-primary">
            {asBeforeWords(visit, last)}
            <span class="visually-hidden">: {item.title}</span>
          </button>
        </form>
      )}
      <Go
        href={visit.href(`${at}/aggiornamento`)}
        word={visit.say('Aggiorna…', 'Update…')}
        about={item.title}
        acts={!last}
      />
    </>
  );
}

/** Where a thing is done, below its page under the agreement, by which command, and what that is called. */
const DONE_AT: Readonly<Partial<Record<WaitingItem['kind'], readonly [to: string, command: string, word: Text]>>> = {
  'meeting-to-record': ['/svolto', 'hold-meeting', say('Registra', 'Record')],
  'minutes-to-write': ['/verbale', 'write-minutes', say('Scrivi', 'Write')],
  'minutes-to-approve': ['/approvazione', 'approve-minutes', say('Approva', 'Approve')],
  'indicator-due': ['/rilevazione', 'record-measurement', say('Registra', 'Record')],
  'deliverable-due': ['/nuova', 'record-delivery', say('Registra', 'Record')],
  'measurement-to-validate': ['', 'validate-measurement', say('Convalida', 'Validate')],
};

/** Where it is looked at. */
function pageOf(item: WaitingItem): string {
  switch (item.kind) {
    case 'meeting-to-record':
    case 'minutes-to-write':
    case 'minutes-to-approve':
      return `incontri/${item.id}`;
    case 'indicator-due':
      return `indicatori/${item.id}`;
    case 'measurement-to-validate':
      return `indicatori/${item.indicator}`;
    case 'decision-open':
      return `incontri/${item.meeting}`;
    case 'issue-open':
    case 'deliverable-due':
      return '';
    case 'final-evaluation':
      return 'rapporto';
    default:
      return `impegni/${item.id}`;
  }
}

/** Where on that page. */
const ANCHORS: Readonly<Partial<Record<WaitingItem['kind'], string>>> = {
  'decision-open': '#decisioni',
  'issue-open': '#scadenze',
  'deliverable-due': '#consegne',
};

function TodoGo({ visit, caller, todo, about }: LineProps & { about: string }): VNode {
  const { agreement, item } = todo;
  const page = pageOf(item);
  const path = `/accordi/${agreement}${page === '' ? '' : `/${page}`}`;
  const [to, command, word] = DONE_AT[item.kind] ?? [];
  if (command !== undefined && word && mayCommandOn(caller, agreement, command, item.owner)) {
    const done = item.kind === 'deliverable-due' ? `${path}/consegne/${item.id}` : path;
    return <Go href={visit.href(done + to)} word={visit.text(word)} about={about} acts />;
  }
  const anchor = ANCHORS[item.kind] ?? '';
  return <Go href={visit.href(path) + anchor} word={visit.say('Vedi', 'See')} about={about} />;
}
