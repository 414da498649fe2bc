import { type DeliverableRule, FIRST_OF_JANUARY } from '#libs/agreement/rules/schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { lengthInWords } from '#libs/language/dates.js';
import { DELIVERY, RULE, type Word } from '#libs/language/lexicon.js';
import { en, it, joined } from '#libs/language/words.js';
import type { DeliverableJudgement } from '#libs/monitoring/deliverables/deliverables.js';
import { dayIn, eachPeriod } from './year-strip/how-often.js';

/** The rule as a whole, in a word; while nothing is wrong it is called what its last period begun is called. */
export function wordOfDeliverable({ verdict, periods }: DeliverableJudgement): Word {
  if (verdict === 'breached') return RULE.breached;
  const last = periods.findLast((period) => period.verdict !== 'upcoming') ?? periods[0];
  return last ? DELIVERY[last.verdict] : DELIVERY.upcoming;
}

/** «Relazione annuale, di «Comitato»: per ogni anno solare, entro la fine di febbraio» */
export function deliverableWords(rule: DeliverableRule, owner: string | undefined): Text {
  const about = rule.every === undefined ? ONCE : periodsOf(rule, rule.every);
  const conditions = [
    about,
    dueInWords(rule),
    rule.from === undefined ? undefined : say(`a partire ${it.dal(rule.from)}`, `from ${en.date(rule.from)} on`),
    rule.partialWindows === 'exempt' ? NOT_OF_SHORTER : undefined,
  ];
  const said = joined(conditions, ', ');
  const [whose, by] = owner === undefined ? ['', ''] : [`, di ${owner}`, `, by ${owner}`];
  return say(`${rule.title}${whose}: ${said.it}`, `${rule.title}${by}: ${said.en}`);
}

const ONCE = say('una volta, sull’intera durata dell’accordo', 'once, about the whole term of the agreement');
const NOT_OF_SHORTER = say('non per i periodi più corti', 'not for shorter periods');

function periodsOf({ anchor = 'start', yearStart = FIRST_OF_JANUARY }: DeliverableRule, every: string): Text {
  const each = eachPeriod({ every, anchor, yearStart });
  return say(`per ${each.it}`, `for ${each.en}`);
}

function dueInWords({ within, until }: DeliverableRule): Text {
  if (within !== undefined) {
    const length = lengthInWords(within);
    return say(`entro ${length.it} dalla sua fine`, `within ${length.en} of its end`);
  }
  if (until === undefined) return say('entro la sua fine', 'by its end');
  const day = until === LAST_OF_FEBRUARY ? END_OF_FEBRUARY : dayIn(until, 'il');
  return say(`entro ${day.it} che segue`, `by the following ${day.en}`);
}

/** In the other years it is the 28th. */
const LAST_OF_FEBRUARY = '02-29';
const END_OF_FEBRUARY = say('la fine di febbraio', 'end of February');

/** The periods that are owed by a day and not handed in, those that are longest due first. */
export const owedBy = ({ periods }: DeliverableJudgement, on: CivilDate) =>
  periods.filter(({ delivery, from }) => delivery === undefined && from <= on);
