import type { Qualifier } from '#libs/agreement/core/fields.js';
import { bareAmount, withUnit } from '#libs/agreement/indicators/amount.js';
import type { Indicator } from '#libs/agreement/indicators/schema.js';
import { say, type Text } from '#libs/kernel/text.js';
import type { Figure } from '#libs/language/numbers.js';
import { wordsIn } from '#libs/language/words.js';
import type { Visit } from '../../frame/visit.js';

type Aggregation = Indicator['aggregation'];

/** Titles may be whole clauses: headings and ways back have their beginning. */
export const LONGEST_HEADING = 120;
export const LONGEST_CRUMB = 40;

export const DIRECTION: Readonly<Record<Indicator['direction'], Text>> = {
  increase: say('deve crescere', 'is to grow'),
  decrease: say('deve diminuire', 'is to fall'),
  maintain: say('deve restare entro un intervallo', 'is to stay within a range'),
};

export const AGGREGATION: Readonly<Record<Aggregation, Text>> = {
  latest: say('vale l’ultima rilevazione', 'the last measurement counts'),
  sum: say('le rilevazioni si sommano', 'measurements are added up'),
  mean: say('vale la media delle rilevazioni', 'the mean of the measurements counts'),
  max: say('vale la rilevazione più alta', 'the highest measurement counts'),
  min: say('vale la rilevazione più bassa', 'the lowest measurement counts'),
  ratio: say(
    'rapporto, per cento, tra la somma dei numeratori e quella dei denominatori',
    'ratio, per cent, of all numerators to all denominators',
  ),
};

/** What the line of the chart, and the column of the table, show. */
export const SO_FAR: Readonly<Record<Aggregation, Text>> = {
  latest: say('valori rilevati', 'measured values'),
  sum: say('totale fino a quel giorno', 'total up to that day'),
  mean: say('media fino a quel giorno', 'mean up to that day'),
  max: say('massimo fino a quel giorno', 'highest up to that day'),
  min: say('minimo fino a quel giorno', 'lowest up to that day'),
  ratio: say('rapporto fino a quel giorno', 'ratio up to that day'),
};

/** How exact a value is, as one chooses it. */
export const EXACTNESS: Readonly<Record<Qualifier, Text>> = {
  exact: say('esattamente', 'exactly'),
  about: say('circa', 'about'),
  over: say('oltre (di più)', 'over (more)'),
  under: say('meno di', 'under'),
};

/** Numbers as the explanations beside them write them. */
export const numberIn = (visit: Visit): ((value: number) => string) => wordsIn(visit.lang).number;

/** «oltre 500 famiglie»; «sì» and «no» as they are. */
export const amount = (visit: Visit, value: number | Figure, unit: string, qualifier?: Qualifier): string =>
  visit.text(withUnit(value, isolated(unit), qualifier));

/** A unit that turns the direction of writing turns no more than itself. */
export const isolated = (unit: string): string => (TURNING.test(unit) ? `\u2068${unit}\u2069` : unit);
const TURNING = /[\u200F\u202A-\u202E\u2066-\u2069\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** What a range asks for, without a full stop: «da mantenere: almeno 80 %». */
export function rangeInWords(
  visit: Visit,
  { min, max }: { readonly min?: number | Figure | undefined; readonly max?: number | Figure | undefined },
  unit: string,
): string {
  if (min === undefined) {
    const most = amount(visit, max ?? 0, unit);
    return visit.say(`da mantenere: al massimo ${most}`, `to keep: ${most} at most`);
  }
  if (max === undefined) {
    const least = amount(visit, min, unit);
    return visit.say(`da mantenere: almeno ${least}`, `to keep: ${least} at least`);
  }
  const least = visit.text(bareAmount(min, unit));
  return visit.say(
    `da mantenere: da ${least} a ${amount(visit, max, unit)}`,
    `to keep: ${least} to ${amount(visit, max, unit)}`,
  );
}
