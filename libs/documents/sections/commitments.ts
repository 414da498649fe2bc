import { BESIDES, COMMITMENT } from '#libs/language/lexicon.js';
import { commitmentFigures } from '#libs/monitoring/commitments/commitment-figures.js';
import type { CommitmentJudgement } from '#libs/monitoring/commitments/commitments.js';
import type { Block, Cell, Section, Why } from '../report-document.js';
import type { Writer } from '../report-source.js';
import { COMMITMENT_KIND } from '../words.js';

/** By partner, then by body: text, nature, deadline, state, last confirmation (guide 4.2, 6). */
export function commitmentsSection(writer: Writer): Section {
  const { commitments, counts } = writer.source.judgement;
  const blocks: Block[] = counts.byPartner.flatMap((count) => {
    const own = commitments.filter(({ commitment }) => commitment.definition.partner === count.partner);
    return own.length === 0 ? [] : [tableOf(writer, writer.partner(count.partner), own)];
  });
  for (const { definition } of writer.source.judgement.parts.bodies.values()) {
    const own = commitments.filter(({ commitment }) => commitment.definition.body === definition.id);
    if (own.length > 0) blocks.push(tableOf(writer, definition.name, own));
  }
  if (blocks.length > 0) blocks.push(...writer.presumedList('commitments'));
  return { id: 'impegni', title: writer.say('Impegni per partner', 'Commitments by partner'), blocks };
}

function tableOf(writer: Writer, caption: string, own: readonly CommitmentJudgement[]): Block {
  const rows: Cell[][] = [];
  const why: (Why | undefined)[] = [];
  const add = (judged: CommitmentJudgement, depth: number): void => {
    const { definition, invented } = judged.commitment;
    const last = judged.progress.at(-1);
    const late = judged.late ? `, ${writer.text(BESIDES.late.word)}` : '';
    const { tone, word } = COMMITMENT[judged.verdict];
    rows.push([
      definition.id.toUpperCase(),
      writer.text(COMMITMENT_KIND[definition.kind]),
      writer.date(definition.due),
      { tone, word: writer.text(word) + late },
      writer.figure(commitmentFigures(judged).fraction),
      last ? writer.date(last.date) + writer.invented(last.entry.invented) : '–',
      `${'– '.repeat(depth)}${definition.title}${writer.invented(invented)}`,
    ]);
    why.push(writer.whyOf(judged));
    for (const part of judged.parts) add(part, depth + 1);
  };
  for (const judged of own) add(judged, 0);
  const head = writer.head(
    'impegno | natura | entro | stato | avanzamento | ultima notizia | testo',
    'commitment | kind | by | state | progress | last news | text',
  );
  return { kind: 'table', caption, head, rows, why };
}
