import type { ProgressStatus } from '#libs/agreement/commitments/facts.js';
import type { ProgressValue } from '#libs/agreement/core/state.js';
import { COMMITMENT_KIND } from '#libs/documents/words.js';
import { type CivilDate, daysUntil } from '#libs/kernel/civil-date.js';
import { daysFrom } from '#libs/language/dates.js';
import { COMMITMENT } from '#libs/language/lexicon.js';
import { figure, TYPED } from '#libs/language/numbers.js';
import { articles, shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';

export const statusWord = (visit: Visit, status: ProgressStatus): string => visit.text(COMMITMENT[status].word);

/** «in corso, 60 %» */
export function progressInWords(visit: Visit, { status, percent }: ProgressValue): string {
  const word = statusWord(visit, status);
  return percent === undefined ? word : `${word}, ${visit.text(figure({ value: percent, places: TYPED }, '%'))}`;
}

interface Kind {
  readonly kind: 'continuous' | 'one-off' | 'deadline';
  readonly due?: CivilDate | undefined;
}

/** «continuativo», «una tantum, entro il 31/12/2026», «con scadenza il 31/12/2026» */
export function kindInWords(visit: Visit, { kind, due }: Kind): string {
  const word = visit.text(COMMITMENT_KIND[kind]!);
  if (due === undefined) return word;
  const day = shortDate(due);
  return kind === 'deadline'
    ? visit.say(`con scadenza ${articles.il(day)}`, `due on ${day}`)
    : visit.say(`${word}, entro ${articles.il(day)}`, `${word}, by ${day}`);
}

/** As long as people count in days. */
const DAYS_IN_A_YEAR = 366;

/** «oggi», «ieri», «41 giorni fa», «più di un anno fa» */
export function howLongAgo(visit: Visit, date: CivilDate, today: CivilDate): string {
  const years = Math.floor(daysUntil(date, today) / DAYS_IN_A_YEAR);
  if (years < 1) return visit.text(daysFrom(today, date));
  return years === 1
    ? visit.say('più di un anno fa', 'more than a year ago')
    : visit.say(`più di ${years} anni fa`, `more than ${years} years ago`);
}
