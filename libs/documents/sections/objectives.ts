import { OBJECTIVE } from '#libs/language/lexicon.js';
import type { ObjectiveJudgement } from '#libs/monitoring/objectives/objectives.js';
import type { Cell, Section, Why } from '../report-document.js';
import { tableSection, type Writer } from '../report-source.js';

/** Each with its achievement beside what was expected, and why (guide 4.2, 5). */
export function objectivesSection(writer: Writer): Section {
  const rows: Cell[][] = [];
  const why: (Why | undefined)[] = [];
  const add = (judged: ObjectiveJudgement, depth: number): void => {
    rows.push([
      '  '.repeat(depth) + judged.objective.definition.title + writer.invented(judged.objective.invented),
      writer.roughly(judged.achievement),
      writer.roughly(judged.expected),
      writer.roughly(judged.coverage),
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
