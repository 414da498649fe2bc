import { OBJECTIVE } from '#libs/language/lexicon.js';
import type { ObjectiveJudgement } from '#libs/monitoring/objectives/objectives.js';
import type { Block, Cell, Section, Why } from '../report-document.js';
import type { Writer } from '../report-source.js';

/** Each with its achievement beside what was expected, and why (guide 4.2, 5). */
export function objectivesSection(writer: Writer): Section {
  const rows: Cell[][] = [];
  const why: (Why | undefined)[] = [];
  const add = (judged: ObjectiveJudgement, depth: number, pointer: string): void => {
    rows.push([
      '  '.repeat(depth) + judged.objective.definition.title + writer.invented(judged.objective.invented),
      writer.roughly(judged.achievement),
      writer.roughly(judged.expected),
      writer.roughly(judged.coverage),
      writer.word(OBJECTIVE[judged.verdict]),
    ]);
    why.push(writer.why(pointer));
    for (const [index, child] of judged.objectives.entries()) add(child, depth + 1, `${pointer}/objectives/${index}`);
  };
  for (const [index, judged] of writer.source.judgement.objectives.entries()) add(judged, 0, `/objectives/${index}`);
  const head = [
    writer.say('obiettivo', 'objective'),
    writer.say('raggiunto', 'achieved'),
    writer.say('atteso', 'expected'),
    writer.say('copertura dati', 'data coverage'),
    writer.say('esito', 'verdict'),
  ];
  const caption = writer.say('Obiettivi', 'Objectives');
  const blocks: Block[] = rows.length === 0 ? [] : [{ kind: 'table', caption, head, rows, why }];
  const presumed = writer.presumed('objectives');
  if (blocks.length > 0 && presumed.length > 0) {
    blocks.push({ kind: 'list', title: writer.say('Si presume', 'Presumed'), items: presumed });
  }
  return { id: 'obiettivi', title: caption, blocks };
}
