import { say, type Text } from '#libs/kernel/text.js';
import { OBJECTIVE } from '#libs/language/lexicon.js';
import { type Figure, leadingTo, percent } from '#libs/language/numbers.js';
import { clauses, formula, joined, labelled, listed, quoted } from '#libs/language/words.js';
import { leastWords } from '../achievement-figures.js';
import { explanation } from '../explanation.js';
import type { Judgement } from '../judgement.js';
import { sumOf } from '../numbers.js';
import { objectiveFigures } from './objective-figures.js';
import type { ObjectiveJudgement, Share, Thresholds } from './objectives.js';

const MOST_SHARES = 40;

/** An objective: how far it has come, then the weighted terms of the sums. */
export const explainObjective = explanation<ObjectiveJudgement>(
  [howFar, ({ verdict }) => OBJECTIVE[verdict].word],
  [
    (judged, whole) => sumDetail(judged, whole, 'achievement'),
    (judged, whole) => sumDetail(judged, whole, 'expected'),
    coverageDetail,
    thresholdDetail,
    noDataDetail,
  ],
);

/** As it is printed everywhere. */
const figuresOf = (judged: ObjectiveJudgement, { state: { header } }: Judgement) => objectiveFigures(judged, header);

function howFar(judged: ObjectiveJudgement, whole: Judgement): Text {
  const { expected } = figuresOf(judged, whole);
  const reached = reachedWords(judged, whole.state.header);
  if (!reached || !expected) return say('nessun dato', 'no data');
  return say(
    `grado di raggiungimento ${reached.it}, atteso ${expected.it}`,
    `achievement ${reached.en}, expected ${expected.en}`,
  );
}

/**
 * «58 %». What the verdict looks at: once it is about the whole, gaps count as nothing, «80 % (100 % di ciò che ha
 * dati)»; where less than all is enough, that is said, too.
 */
export function reachedWords(judged: ObjectiveJudgement, thresholds: Thresholds): Text | undefined {
  const { verdict, coverage } = judged;
  const { achievement, whole, achievedAt } = objectiveFigures(judged, thresholds);
  if (!achievement || !whole || !(verdict === 'achieved' || verdict === 'not-achieved')) return achievement;
  const besides = clauses(
    coverage < 1 ? say(`${achievement.it} di ciò che ha dati`, `${achievement.en} of what has data`) : undefined,
    thresholds.achievedAt < 1
      ? say(`raggiunto da ${achievedAt.it} in su`, `achieved from ${achievedAt.en} up`)
      : undefined,
  );
  return besides.it === '' ? whole : formula`${whole} (${besides})`;
}

const withData = (shares: readonly Share[]): Share[] => shares.filter(({ value }) => value !== null);
const weightOf = (shares: readonly Share[]): number => sumOf(shares.map(({ weight }) => weight));

/** «(1 × 40 % «utenti» + 2 × 50 % «formazione») ÷ 3 = 47 %», with as many decimals as lead to the result. */
function sumDetail(judged: ObjectiveJudgement, whole: Judgement, which: 'achievement' | 'expected'): Text | undefined {
  const result = figuresOf(judged, whole)[which];
  if (!result) return undefined;
  const shares = withData(judged.shares);
  const all = weightOf(shares);
  const amounts = shares.map(({ value, expectation }) => percent(which === 'achievement' ? (value ?? 0) : expectation));
  const shown = leadingTo(
    result,
    amounts,
    (numbers) => sumOf(numbers.map((number, index) => number * shares[index]!.weight)) / all,
    '%',
  );
  const terms = joined(
    shares.slice(0, MOST_SHARES).map(({ weight, title }, index) => {
      return formula`${weight} × ${shown[index]!}${which === 'achievement' ? ` ${quoted(title)}` : ''}`;
    }),
    ' + ',
  );
  const more = shares.length > MOST_SHARES ? ' + …' : '';
  const sum = formula`(${terms}${more}) ÷ ${all} = ${result}`;
  return which === 'achievement' ? labelled('raggiungimento', 'achievement', sum) : labelled('atteso', 'expected', sum);
}

function coverageDetail(judged: ObjectiveJudgement, whole: Judgement): Text {
  const { shares } = judged;
  if (shares.length === 0) {
    return say('nulla di misurabile sotto l’obiettivo: copertura 0 %', 'nothing below it to measure: coverage 0 %');
  }
  const { coverage } = figuresOf(judged, whole);
  const share = formula`${weightOf(withData(shares))} ÷ ${weightOf(shares)} = ${coverage}`;
  return labelled('copertura (pesi con dati su pesi in tutto)', 'coverage (weights with data over all weights)', share);
}

/** The line that decided, with its threshold. */
function thresholdDetail(judged: ObjectiveJudgement, whole: Judgement): Text | undefined {
  const { verdict, lasting } = judged;
  const { minCoverage, achievedAt, whole: counted, expected, least } = figuresOf(judged, whole);
  if (verdict === 'insufficient-data') return labelled('copertura minima', 'least coverage', minCoverage);
  if (!counted || !expected || !least || verdict === 'upcoming') return undefined;
  if (verdict === 'achieved' || verdict === 'not-achieved') {
    const product = productOf(judged, counted);
    return labelled(`raggiunto da ${achievedAt.it} in su`, `achieved from ${achievedAt.en} up`, product);
  }
  const threshold = leastWords(judged.expected ?? 0, whole.state.header.tolerance, least);
  return clauses(
    threshold,
    lasting
      ? say(
          'contiene impegni o valori da mantenere: è raggiunto solo a fine accordo',
          'holds what is to be kept up: achieved only once the agreement is over',
        )
      : undefined,
  );
}

/** «61 % × 67 % = 41 %» */
function productOf({ achievement, coverage }: ObjectiveJudgement, result: Figure): Text {
  const terms = [percent(achievement ?? 0), percent(coverage)];
  const [reached, covered] = leadingTo(result, terms, ([a = 0, b = 0]) => (a * b) / 100, '%');
  return formula`${reached!} × ${covered!} = ${result}`;
}

function noDataDetail({ shares, indicators }: ObjectiveJudgement): Text | undefined {
  const missing = shares.filter(({ value }) => value === null).map(({ title }) => title);
  const untargeted = indicators
    .filter(({ verdict }) => verdict === 'no-target')
    .map(({ indicator }) => indicator.definition.title);
  const list = (titles: readonly string[]): Text =>
    listed(titles, MOST_SHARES, (title) => say(quoted(title), quoted(title)));
  return clauses(
    missing.length > 0 ? labelled('senza dati', 'without data', list(missing)) : undefined,
    untargeted.length > 0
      ? labelled('fuori dal conto, senza valore obiettivo', 'left out, having no target', list(untargeted))
      : undefined,
  );
}
