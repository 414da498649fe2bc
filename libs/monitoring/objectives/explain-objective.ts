import { say, type Text } from '#libs/kernel/text.js';
import { OBJECTIVE } from '#libs/language/lexicon.js';
import { clauses, en, inBoth, it, joined, listed, quoted, sentences } from '#libs/language/words.js';
import type { Judgement } from '../judgement.js';
import { sumOf } from '../numbers.js';
import type { ObjectiveJudgement, Share } from './objectives.js';

const MOST_SHARES = 40;

/** An objective: how far it has come, then the weighted terms of the sums. */
export function explainObjective(judgement: ObjectiveJudgement, whole: Judgement): Text {
  return sentences(
    clauses(howFar(judgement), OBJECTIVE[judgement.verdict].word),
    sumDetail(judgement, 'achievement'),
    sumDetail(judgement, 'expected'),
    coverageDetail(judgement),
    thresholdDetail(judgement, whole.state.header),
    noDataDetail(judgement),
  );
}

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
      const name = which === 'achievement' ? ` ${quoted(title)}` : '';
      return inBoth((words) => `${words.number(weight)} × ${words.number(number)}${name}`);
    }),
    ' + ',
  );
  const more = shares.length > MOST_SHARES ? ' + …' : '';
  const end = inBoth((words) => `${more}) ÷ ${words.number(weightOf(shares))} = ${words.number(result)}`);
  return which === 'achievement'
    ? say(`raggiungimento: (${terms.it}${end.it}`, `achievement: (${terms.en}${end.en}`)
    : say(`atteso: (${terms.it}${end.it}`, `expected: (${terms.en}${end.en}`);
}

function coverageDetail({ shares, coverage }: ObjectiveJudgement): Text {
  if (shares.length === 0)
    return say('nulla di misurabile sotto l’obiettivo: copertura 0', 'nothing below it to measure: coverage 0');
  const formula = inBoth(
    (words) =>
      `${words.number(weightOf(withData(shares)))} ÷ ${words.number(weightOf(shares))} = ${words.number(coverage)}`,
  );
  return say(
    `copertura (pesi con dati su pesi in tutto): ${formula.it}`,
    `coverage (weights with data over all weights): ${formula.en}`,
  );
}

/** The line that decided, with its threshold. */
function thresholdDetail(
  { verdict, achievement, expected, coverage, lasting }: ObjectiveJudgement,
  thresholds: { minCoverage: number; achievedAt: number; tolerance: number },
): Text | undefined {
  const { minCoverage, achievedAt, tolerance } = thresholds;
  if (verdict === 'insufficient-data') {
    return inBothWith((words) => words.number(minCoverage), 'copertura minima: ', 'least coverage: ');
  }
  if (achievement === null || expected === null || verdict === 'upcoming') return undefined;
  const product = inBoth(
    (words) => `${words.number(achievement)} × ${words.number(coverage)} = ${words.number(achievement * coverage)}`,
  );
  if (verdict === 'achieved' || verdict === 'not-achieved') {
    return say(
      `raggiunto da ${it.number(achievedAt)} in su: ${product.it}`,
      `achieved from ${en.number(achievedAt)} up: ${product.en}`,
    );
  }
  const least = inBoth(
    (words) => `${words.number(expected)} − ${words.number(tolerance)} = ${words.number(expected - tolerance)}`,
  );
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

const inBothWith = (write: Parameters<typeof inBoth>[0], italian: string, english: string): Text => {
  const value = inBoth(write);
  return say(`${italian}${value.it}`, `${english}${value.en}`);
};

function noDataDetail({ shares, indicators }: ObjectiveJudgement): Text | undefined {
  const missing = shares.filter(({ value }) => value === null).map(({ title }) => title);
  const untargeted = indicators
    .filter(({ verdict }) => verdict === 'no-target')
    .map(({ indicator }) => indicator.definition.title);
  const list = (titles: readonly string[]): Text =>
    listed(titles, MOST_SHARES, (title) => say(quoted(title), quoted(title)));
  const withoutData = list(missing);
  const leftOut = list(untargeted);
  return clauses(
    missing.length > 0 ? say(`senza dati: ${withoutData.it}`, `without data: ${withoutData.en}`) : undefined,
    untargeted.length > 0
      ? say(`fuori dal conto, senza valore obiettivo: ${leftOut.it}`, `left out, having no target: ${leftOut.en}`)
      : undefined,
  );
}
