import type { VNode } from 'preact';
import type { Caller } from '#libs/identity/rights.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import type { WaitingKind } from '#libs/monitoring/tasks/item.js';
import { type TodoGroup, type Todos, todoName } from '#libs/portfolio/todos.js';
import { Verdict } from '../../frame/verdict.js';
import type { Visit } from '../../frame/visit.js';
import type { IssueTitles } from './issue-titles.js';
import { titleIn } from './line.js';
import { TodoLine } from './todo-line.js';

/** The others of a kind: what they are called, and the page of an agreement that has them all. */
const OTHERS: Readonly<Record<WaitingKind, { readonly words: Text; readonly page: string }>> = {
  'meeting-to-record': { words: say('Incontri da registrare', 'Meetings to be recorded'), page: 'incontri' },
  'minutes-to-write': { words: say('Verbali da scrivere', 'Minutes to be written'), page: 'incontri' },
  'minutes-to-approve': { words: say('Verbali da approvare', 'Minutes to be approved'), page: 'incontri' },
  'commitment-overdue': { words: say('Impegni scaduti', 'Overdue commitments'), page: 'impegni' },
  'commitment-to-confirm': { words: say('Impegni da confermare', 'Commitments to be confirmed'), page: 'impegni' },
  'indicator-due': { words: say('Rilevazioni da registrare', 'Measurements to be recorded'), page: 'indicatori' },
  'measurement-to-validate': {
    words: say('Rilevazioni da convalidare', 'Measurements to be validated'),
    page: 'indicatori',
  },
  'decision-open': { words: say('Decisioni da attuare', 'Decisions to be carried out'), page: 'incontri' },
  'issue-open': { words: say('Criticità da risolvere', 'Issues to be resolved'), page: 'rapporto' },
  'deliverable-due': { words: say('Consegne', 'To be handed in'), page: 'rapporto' },
  'final-evaluation': { words: say('Valutazioni finali', 'Final evaluations'), page: 'rapporto' },
};
/** Agreements named for the others of a kind. */
const MOST_NAMED = 5;

interface TodosProps {
  readonly visit: Visit;
  readonly caller: Caller;
  readonly today: CivilDate;
  readonly todos: Todos;
  readonly titles: IssueTitles;
  /** Something was said above already, with its button. */
  readonly saidAbove: boolean;
}

/** What waits for whoever looks; what waits for the others of agreements that they coordinate, folded. */
export function TodosPanel({ visit, caller, today, todos, titles, saidAbove }: TodosProps): VNode {
  const { mine, others, elsewhere } = todos;
  const isQuiet = mine.length === 0;
  const count = others.reduce((sum, group) => sum + howMany(group), 0);
  return (
    <section class={isQuiet ? 'panel quiet' : 'panel mine'} aria-labelledby="aspetta-me">
      <h2 id="aspetta-me">{visit.say('Che cosa aspetta me', 'What waits for me')}</h2>
      {isQuiet ? (
        <Verdict visit={visit} tone="good" word={nothing(visit, saidAbove)} />
      ) : (
        <List {...{ visit, caller, today, titles, groups: mine }} />
      )}
      {others.length > 0 && (
        <details>
          <summary>
            {visit.say('Che cosa aspetta gli altri', 'What waits for others')} ({count})
          </summary>
          <List {...{ visit, caller, today, titles, groups: others }} />
        </details>
      )}
      {elsewhere > 0 && (
        <p class="todo-more">
          <a href={`${visit.href('/', { fare: 'mie' })}#accordi`}>
            {visit.say(
              `C’è qualcosa da fare anche in ${elsewhere === 1 ? 'un altro accordo' : `altri ${elsewhere} accordi`}`,
              `There is something to do in ${elsewhere === 1 ? 'one more agreement' : `${elsewhere} more agreements`}`,
            )}
          </a>
        </p>
      )}
    </section>
  );
}

const nothing = (visit: Visit, saidAbove: boolean): string =>
  saidAbove
    ? visit.say('Nulla, oltre a ciò che si può fare qui sopra.', 'Nothing besides what can be done above.')
    : visit.say('Nulla, per ora.', 'Nothing for now.');

const howMany = ({ shown, more }: TodoGroup): number => shown.length + more.reduce((sum, { count }) => sum + count, 0);

function List({ groups, ...props }: Omit<TodosProps, 'todos' | 'saidAbove'> & { groups: readonly TodoGroup[] }): VNode {
  return (
    <ul class="todo">
      {groups.map((group) => (
        <>
          {group.shown.map((todo) => (
            <TodoLine key={todoName(todo.agreement, todo.item)} {...props} todo={todo} />
          ))}
          {group.more.length > 0 && <More key={group.kind} visit={props.visit} group={group} />}
        </>
      ))}
    </ul>
  );
}

/** How many of a kind are not shown, and where they are. */
function More({ visit, group: { kind, more, shown } }: { visit: Visit; group: TodoGroup }): VNode {
  const { words, page } = OTHERS[kind];
  const count = more.reduce((sum, each) => sum + each.count, 0);
  const unnamed = more.length - MOST_NAMED;
  const still = shown.length > 0 ? visit.say(`altri ${count}`, `${count} more`) : String(count);
  return (
    <li class="todo-more">
      <span>
        {visit.text(words)}: {still}{' '}
        {more.slice(0, MOST_NAMED).map(({ agreement, title, count: here }, index) => (
          <>
            {index > 0 && ', '}
            <a key={agreement} href={visit.href(`/accordi/${agreement}/${page}`)}>
              {titleIn(title)} ({here})
            </a>
          </>
        ))}
        {unnamed > 0 && visit.say(' e ', ' and ')}
        {unnamed > 0 && (
          <a href={`${visit.href('/', { fare: 'mie' })}#accordi`}>
            {visit.say(`in altri ${unnamed} accordi`, `in ${unnamed} more agreements`)}
          </a>
        )}
      </span>
    </li>
  );
}
