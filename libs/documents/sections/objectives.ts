import { OBJECTIVE } from '#libs/language/lexicon.js';
import { reachedWords } from '#libs/monitoring/objectives/explain-objective.js';
import { objectiveFigures } from '#libs/monitoring/objectives/objective-figures.js';
import type { ObjectiveJudgement } from '#libs/monitoring/objectives/objectives.js';
import type { Cell, Section, Why } from '../report-document.js';
import { tableSection, type Writer } from '../report-source.js';

/** Each with its achievement beside what was expected, and why (guide 4.2, 5). */
export function objectivesSection(writer: Writer): Section {
  const rows: Cell[][] = [];
  const why: (Why | undefined)[] = [];
  const { header } = writer.state;
  const add = (judged: ObjectiveJudgement, depth: number): void => {
    const { expected, coverage } = objectiveFigures(judged, header);
    rows.push([
      '  '.repeat(depth) + judged.objective.definition.title + writer.invented(judged.objective.invented),
      writer.figure(reachedWords(judged, header)),
      writer.figure(expected),
      writer.figure(coverage),
      writer.word(OBJECTIVE[judged.verdict]),
    ]);
    why.push(writer.whyOf(judged));
    for (const child of judged.objectives) add(child, depth + 1);
  };
  for (const judged of writer.source.judgement.objectives) add(judged, 0);
  const head = writer.head(
    'obiettivo | raggiunto | atteso | copertura dati | esito',
    'objective | achieved | expected | data coverage | verdict',
  );
  const title = writer.say('Obiettivi', 'Objectives');
  return tableSection('obiettivi', title, { head, rows, why }, writer.presumedList('objectives'));
}
