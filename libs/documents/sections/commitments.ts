import { BESIDES, COMMITMENT } from '#libs/language/lexicon.js';
import type { CommitmentJudgement } from '#libs/monitoring/commitments/commitments.js';
import type { ObjectiveJudgement } from '#libs/monitoring/objectives/objectives.js';
import type { Block, Cell, Section, Why } from '../report-document.js';
import type { Writer } from '../report-source.js';
import { COMMITMENT_KIND } from '../words.js';

/** Where each commitment stands among the figures. */
function pointersOf(writer: Writer): ReadonlyMap<string, string> {
  const pointers = new Map<string, string>();
  const note = (judged: readonly CommitmentJudgement[], base: string): void => {
    for (const [index, { commitment, parts }] of judged.entries()) {
      pointers.set(commitment.definition.id, `${base}/${index}`);
      note(parts, `${base}/${index}/parts`);
    }
  };
  const visit = (objectives: readonly ObjectiveJudgement[], base: string): void => {
    for (const [index, objective] of objectives.entries()) {
      note(objective.commitments, `${base}/${index}/commitments`);
      visit(objective.objectives, `${base}/${index}/objectives`);
    }
  };
  visit(writer.source.judgement.objectives, '/objectives');
  note(writer.source.judgement.unassigned.commitments, '/unassigned/commitments');
  return pointers;
}

/** By partner: text, nature, deadline, state, last confirmation (guide 4.2, 6). */
export function commitmentsSection(writer: Writer): Section {
  const pointers = pointersOf(writer);
  const { commitments, counts } = writer.source.judgement;
  const blocks: Block[] = counts.byPartner.flatMap((count) => {
    const own = commitments.filter(({ commitment }) => commitment.definition.partner === count.partner);
    return own.length === 0 ? [] : [partnerTable(writer, count.partner, own, pointers)];
  });
  const presumed = writer.presumed('commitments');
  if (blocks.length > 0 && presumed.length > 0) {
    blocks.push({ kind: 'list', title: writer.say('Si presume', 'Presumed'), items: presumed });
  }
  return { id: 'impegni', title: writer.say('Impegni per partner', 'Commitments by partner'), blocks };
}

function partnerTable(
  writer: Writer,
  partner: string,
  own: readonly CommitmentJudgement[],
  pointers: ReadonlyMap<string, string>,
): Block {
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
      judged.fraction === null ? '–' : `${writer.number(Math.round(judged.fraction * 100))} %`,
      last ? writer.date(last.date) + writer.invented(last.entry.invented) : '–',
      `${'– '.repeat(depth)}${definition.title}${writer.invented(invented)}`,
    ]);
    why.push(writer.why(pointers.get(definition.id) ?? ''));
    for (const part of judged.parts) add(part, depth + 1);
  };
  for (const judged of own) add(judged, 0);
  const head = [
    writer.say('impegno', 'commitment'),
    writer.say('natura', 'kind'),
    writer.say('entro', 'by'),
    writer.say('stato', 'state'),
    writer.say('avanzamento', 'progress'),
    writer.say('ultima notizia', 'last news'),
    writer.say('testo', 'text'),
  ];
  return { kind: 'table', caption: writer.partner(partner), head, rows, why };
}
