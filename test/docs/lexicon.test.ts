import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as lexicon from '#libs/language/lexicon.js';
import type { CadenceVerdict } from '#libs/monitoring/cadence/cadence.js';
import type { WindowVerdict } from '#libs/monitoring/cadence/window-verdict.js';
import type { CommitmentVerdict } from '#libs/monitoring/commitments/commitments.js';
import type { DeliverableVerdict, DeliveryVerdict } from '#libs/monitoring/deliverables/deliverables.js';
import type { FinalEvaluationVerdict } from '#libs/monitoring/evaluation/final-evaluation.js';
import type { IndicatorVerdict } from '#libs/monitoring/indicators/indicators.js';
import type { EntryState } from '#libs/monitoring/indicators/statements.js';
import type { ObjectiveVerdict } from '#libs/monitoring/objectives/objectives.js';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** Does not compile where a verdict has no word, or a word no verdict. */
const HAS_EVERY_VERDICT: readonly [
  Same<keyof typeof lexicon.RULE, CadenceVerdict>,
  Same<keyof typeof lexicon.WINDOW, WindowVerdict>,
  Same<keyof typeof lexicon.OBJECTIVE, ObjectiveVerdict>,
  Same<keyof typeof lexicon.INDICATOR, IndicatorVerdict>,
  Same<keyof typeof lexicon.COMMITMENT, CommitmentVerdict>,
  Same<keyof typeof lexicon.FINAL_EVALUATION, FinalEvaluationVerdict>,
  Same<keyof typeof lexicon.DELIVERABLE, DeliverableVerdict>,
  Same<keyof typeof lexicon.DELIVERY, DeliveryVerdict>,
  Same<Exclude<keyof typeof lexicon.MEASUREMENT, 'corrected'>, EntryState>,
] = [true, true, true, true, true, true, true, true, true];

/** The tables of the glossary, by their headings, in the order in which they stand there. */
const TABLES: Readonly<Record<string, Readonly<Record<string, lexicon.Word>>>> = {
  'La regola sugli incontri · The rule on meetings': lexicon.RULE,
  'Un suo periodo · A period of it': lexicon.WINDOW,
  'Un obiettivo · An objective': lexicon.OBJECTIVE,
  'Un indicatore · An indicator': lexicon.INDICATOR,
  'Un impegno · A commitment': lexicon.COMMITMENT,
  'La valutazione finale · The final evaluation': lexicon.FINAL_EVALUATION,
  'Ciò che è dovuto: la regola · What is owed: the rule': lexicon.DELIVERABLE,
  'Ciò che è dovuto: un periodo · What is owed: a period': lexicon.DELIVERY,
  'A che punto è un incontro · How far a meeting has come': lexicon.MEETING,
  'Che cosa ne è di una rilevazione · What became of a measurement': lexicon.MEASUREMENT,
  'Perché un obiettivo non è valutabile · Why an objective cannot be assessed': lexicon.NOT_ASSESSED,
  'Accanto a un esito, o al suo posto · Beside a verdict, or in its place': lexicon.BESIDES,
};

/** «non rispettato; con «dovrebbe», …», «scaduto, scaduti» */
function inItalian({ word, several = word, should }: lexicon.Word): string {
  const forms = several.it === word.it ? word.it : `${word.it}; di più d’uno: ${several.it}`;
  return should ? `${forms}; con «dovrebbe»: ${should.it}` : forms;
}

const inEnglish = ({ word, should }: lexicon.Word): string =>
  should ? `${word.en}; with “should”: ${should.en}` : word.en;

const verdicts = readFileSync('docs/glossary.md', 'utf8').split('\n## Verdetti · Verdicts\n')[1] ?? '';
const sections = verdicts.split('\n### ').slice(1);

/** The rows of a table, each with its cells. */
const rowsOf = (section: string): string[][] =>
  section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

describe('the glossary', () => {
  it('has a table for every kind of verdict', () => {
    expect(HAS_EVERY_VERDICT).not.toContain(false);
    expect(sections.map((section) => section.split('\n')[0])).toEqual(Object.keys(TABLES));
  });

  it.each(Object.entries(TABLES))('has the words of the lexicon, and no others: %s', (heading, words) => {
    const section = sections.find((text) => text.startsWith(`${heading}\n`)) ?? '';
    const expected = Object.entries(words).map(([verdict, word]) => [
      `\`${verdict}\``,
      inItalian(word),
      inEnglish(word),
    ]);
    expect(rowsOf(section)).toEqual(expected);
  });
});
