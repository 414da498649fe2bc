import type { Text } from '#libs/kernel/text.js';
import { NOT_ASSESSED } from '#libs/language/lexicon.js';
import { capitalised } from '#libs/language/words.js';
import { reachedWords } from '#libs/monitoring/objectives/explain-objective.js';
import { objectiveFigures } from '#libs/monitoring/objectives/objective-figures.js';
import type { ObjectiveJudgement, Thresholds } from '#libs/monitoring/objectives/objectives.js';
import type { Visit } from '../../frame/visit.js';

/** «60 %; oggi atteso: 95 %» */
export function besideExpected(visit: Visit, actual: Text, expected: Text | undefined): string {
  const reached = visit.text(actual);
  if (!expected) return reached;
  const due = visit.text(expected);
  return `${reached}; ${visit.say(`oggi atteso: ${due}`, `expected today: ${due}`)}`;
}

/** How far an objective has come or, where nobody can tell, why. */
export function objectiveInWords(visit: Visit, judged: ObjectiveJudgement, thresholds: Thresholds): string {
  const { shares, verdict } = judged;
  const silent = shares.filter(({ value }) => value === null).map(({ title }) => `«${title}»`);
  const withoutData =
    silent.length === 0
      ? ''
      : visit.say(` Senza dati: ${listed(silent, 'e altri')}.`, ` Without data: ${listed(silent, 'and others:')}.`);
  const reached = reachedWords(judged, thresholds);
  if (!reached) return `${capitalised(visit.text(NOT_ASSESSED[whyUnknown(judged)].word))}.${withoutData}`;
  const expected = verdict === 'upcoming' ? undefined : objectiveFigures(judged, thresholds).expected;
  const said = besideExpected(visit, reached, expected);
  return visit.say(`Raggiunto per ${said}.`, `Reached: ${said}.`) + withoutData;
}

function whyUnknown({ shares, indicators }: ObjectiveJudgement): keyof typeof NOT_ASSESSED {
  if (shares.length > 0) return 'no-data';
  return indicators.length > 0 ? 'no-target' : 'nothing-below';
}

const MOST_NAMED = 5;

function listed(names: readonly string[], andMore: string): string {
  const more = names.length - MOST_NAMED;
  const shown = names.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? `${shown} ${andMore} ${more}` : shown;
}
