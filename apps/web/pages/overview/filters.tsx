import type { VNode } from 'preact';
import type { Caller } from '#libs/identity/rights.js';
import { RULE } from '#libs/language/lexicon.js';
import { scopesOf } from '#libs/portfolio/scopes.js';
import { Choice, Field } from '../../forms/fields.js';
import { Ask, FilterForm } from '../../forms/filter-form.js';
import type { Visit } from '../../frame/visit.js';
import { type Asked, FIRST_SORT, IN_FORCE } from './list-query.js';

type Options = readonly (readonly [string, string])[];

interface FiltersProps {
  readonly visit: Visit;
  readonly caller: Caller;
  readonly asked: Asked;
}

/** What the list is searched, filtered and sorted by. */
export function Filters({ visit, caller, asked }: FiltersProps): VNode {
  const choice = (name: keyof Asked, label: string, options: Options): VNode => (
    <Choice name={name} label={label} options={options} />
  );
  const isFiltered = ['status', 'cadence', 'commitments', 'fare'].some((name) => name in asked);
  return (
    <FilterForm visit={visit} action="/#accordi" class="search-form" values={asked}>
      <div class="search">
        <Field name="q" type="search" label={visit.say('Cerca nel titolo', 'Search in titles')} />
        {choice('sort', visit.say('Ordina per', 'Sort by'), sorts(visit))}
        <Ask word={visit.say('Mostra', 'Show')} />
      </div>
      <details open={isFiltered}>
        <summary>{visit.say('Filtri', 'Filters')}</summary>
        <div class="filters">
          {choice('status', visit.say('Stato', 'Status'), statuses(visit))}
          {choice('cadence', visit.say('Incontri', 'Meetings'), cadences(visit))}
          {choice('commitments', visit.say('Impegni', 'Commitments'), commitments(visit))}
          {choice('fare', visit.say('Da fare', 'To do'), toDo(visit, caller))}
        </div>
        <p>
          <a href={`${visit.href('/')}#accordi`}>{visit.say('Togli tutti i filtri', 'Clear all filters')}</a>
        </p>
      </details>
    </FilterForm>
  );
}

const all = (visit: Visit): readonly [string, string] => ['', visit.say('tutti', 'all')];

const statuses = (visit: Visit): Options => [
  all(visit),
  [IN_FORCE, visit.say('in corso', 'in force')],
  ['not-started', visit.say('non ancora iniziati', 'not begun yet')],
  ['ended', visit.say('conclusi', 'ended')],
  ['unknown-term', visit.say('periodo non definito', 'term not defined')],
  ['archived', visit.say('archiviati', 'archived')],
];

/** What must be and what should be, in one list: the word that is right for both. */
const breached = (visit: Visit): string => visit.text(RULE.breached.should);

const cadences = (visit: Visit): Options => [
  all(visit),
  ['breached,at-risk', `${breached(visit)}, ${visit.say('o', 'or')} ${visit.text(RULE['at-risk'].word)}`],
  ['breached', breached(visit)],
  ['at-risk', visit.text(RULE['at-risk'].word)],
  ['compliant', visit.say('nulla da segnalare', 'nothing to report')],
  ['none', visit.say('senza regola', 'no rule')],
];

const commitments = (visit: Visit): Options => [
  all(visit),
  ['overdue,unconfirmed', visit.say('scaduti o non confermati', 'overdue or unconfirmed')],
  ['overdue', visit.say('scaduti', 'overdue')],
  ['unconfirmed', visit.say('non confermati', 'unconfirmed')],
];

/** Nothing waits for those who only read. */
function toDo(visit: Visit, caller: Caller): Options {
  const mine = ['mie', visit.say('qualcosa aspetta me', 'something waits for me')] as const;
  return [
    all(visit),
    ...(scopesOf(caller).length > 0 ? [mine] : []),
    ['incontri', visit.say('incontri o verbali da registrare', 'meetings or minutes to record')],
    ['scadenze', visit.say('una scadenza entro 30 giorni', 'something due in 30 days')],
  ];
}

const sorts = (visit: Visit): Options => [
  [FIRST_SORT, visit.say('prossima scadenza', 'next deadline')],
  ['cadence', visit.say('incontri, i peggiori prima', 'meetings, worst first')],
  ['-commitmentsOverdue', visit.say('impegni scaduti', 'overdue commitments')],
  ['-objectivesBehind', visit.say('obiettivi in ritardo', 'objectives behind')],
  ['validTo', visit.say('fine dell’accordo', 'end of the agreement')],
  ['title', visit.say('titolo', 'title')],
];
