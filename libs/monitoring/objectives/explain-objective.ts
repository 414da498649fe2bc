import { say, type Text } from '#libs/kernel/text.js';
import { OBJECTIVE } from '#libs/language/lexicon.js';
import { clauses, en, formula, it, joined, labelled, listed, quoted } from '#libs/language/words.js';
import { explanation } from '../explanation.js';
import type { Judgement } from '../judgement.js';
import { sumOf } from '../numbers.js';
import type { ObjectiveJudgement, Share } from './objectives.js';

const MOST_SHARES = 40;

/** An objective: how far it has come, then the weighted terms of the sums. */
export const explainObjective = explanation<ObjectiveJudgement>(
  [howFar, ({ verdict }) => OBJECTIVE[verdict].word],
  [
    (judgement) => sumDetail(judgement, 'achievement'),
    (judgement) => sumDetail(judgement, 'expected'),
    coverageDetail,
    thresholdDetail,
    noDataDetail,
  ],
);

function howFar({ achievement, expected }: ObjectiveJudgement): Text {
  if (achievement === null || expected === null) return say('nessun dato', 'no data');
  return say(
    `grado di raggiungimento ${it.number(achievement)}, atteso ${it.number(expected)}`,
    `achievement ${en.number(achievement)}, expected ${en.number(expected)}`,
  );
}

const withData = (shares: readonly Share[]): Share[] => shares.filter(({ value }) => value !== null);
const weightOf = (shares: readonly Share[]): number => sumOf(shares.map(({ weight }) => weight));

/** «(1 × 0,4 «utenti» + 2 × 0,5 «formazione») ÷ 3 = 0,466667». */
function sumDetail(judgement: ObjectiveJudgement, which: 'achievement' | 'expected'): Text | undefined {
  const result = judgement[which];
  const shares = withData(judgement.shares);
  if (result === null) return undefined;
  const terms = joined(
    shares.slice(0, MOST_SHARES).map(({ weight, value, expectation, title }) => {
      const number = which === 'achievement' ? (value ?? 0) : expectation;
      return formula`${weight} × ${number}${which === 'achievement' ? ` ${quoted(title)}` : ''}`;
    }),
    ' + ',
  );
  const more = shares.length > MOST_SHARES ? ' + …' : '';
  const sum = formula`(${terms}${more}) ÷ ${weightOf(shares)} = ${result}`;
  return which === 'achievement' ? labelled('raggiungimento', 'achievement', sum) : labelled('atteso', 'expected', sum);
}

function coverageDetail({ shares, coverage }: ObjectiveJudgement): Text {
  if (shares.length === 0)
    return say('nulla di misurabile sotto l’obiettivo: copertura 0', 'nothing below it to measure: coverage 0');
  const share = formula`${weightOf(withData(shares))} ÷ ${weightOf(shares)} = ${coverage}`;
  return labelled('copertura (pesi con dati su pesi in tutto)', 'coverage (weights with data over all weights)', share);
}

/** The line that decided, with its threshold. */
function thresholdDetail(
  { verdict, achievement, expected, coverage, lasting }: ObjectiveJudgement,
  { state: { header } }: Judgement,
): Text | undefined {
  const { minCoverage, achievedAt, tolerance } = header;
  if (verdict === 'insufficient-data') {
    return labelled('copertura minima', 'least coverage', formula`${minCoverage}`);
  }
  if (achievement === null || expected === null || verdict === 'upcoming') return undefined;
  if (verdict === 'achieved' || verdict === 'not-achieved') {
    const product = formula`${achievement} × ${coverage} = ${achievement * coverage}`;
    const from = formula`${achievedAt}`;
    return labelled(`raggiunto da ${from.it} in su`, `achieved from ${from.en} up`, product);
  }
  const least = formula`${expected} − ${tolerance} = ${expected - tolerance}`;
  return clauses(
    say(`in linea da ${least.it} in su`, `on track from ${least.en} up`),
    lasting
      ? say(
          'contiene impegni o valori da mantenere: è raggiunto solo a fine accordo',
          'holds what is to be kept up: achieved only once the agreement is over',
        )
      : undefined,
  );
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
