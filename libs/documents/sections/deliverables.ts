import { DELIVERABLE, DELIVERY } from '#libs/language/lexicon.js';
import type { DeliverableJudgement, DeliverablePeriod } from '#libs/monitoring/deliverables/deliverables.js';
import { type Names, ruleSentence } from '#libs/monitoring/explain-rule.js';
import type { Block, Cell, Section } from '../report-document.js';
import type { JudgedSource, Writer } from '../report-source.js';
import { withdrawnSentence } from '../year-strip/headline.js';

/** What is owed on a day: the rule in words, each period with when it was due and when it came (guide 4.2, 12). */
export function deliverablesSection(writer: Writer<JudgedSource>): Section {
  const { deliverables = [] } = writer.source.judgement;
  const blocks = deliverables.flatMap((judged, index) => deliverableBlocks(writer, judged, index));
  return { id: 'consegne', title: writer.say('Relazioni e consegne', 'Reports and deliveries'), blocks };
}

export function deliverableBlocks(writer: Writer<JudgedSource>, judged: DeliverableJudgement, index: number): Block[] {
  const { definition, withdrawnOn, periods } = judged;
  const why = writer.why(`/deliverables/${index}`);
  const blocks: Block[] = [writer.verdict(DELIVERABLE[judged.verdict], ruleInWords(writer, judged), why)];
  if (withdrawnOn !== undefined) blocks.push({ kind: 'paragraph', text: withdrawnInWords(writer, withdrawnOn) });
  if (definition.wording) {
    const text = writer.say(`Il testo: «${definition.wording}»`, `The text: “${definition.wording}”`);
    blocks.push({ kind: 'paragraph', text });
  }
  if (periods.length > 0) blocks.push(periodsTable(writer, judged, index));
  return blocks;
}

const ruleInWords = (writer: Writer<JudgedSource>, { definition }: DeliverableJudgement): string =>
  writer.text(ruleSentence(definition, namesIn(writer)));

/** What people call those whom a rule names. */
export const namesIn = (writer: Writer<JudgedSource>): Names => ({
  partner: (id) => writer.partner(id),
  body: (id) => writer.body(id),
});

export const withdrawnInWords = (writer: Writer<JudgedSource>, day: string): string =>
  writer.text(withdrawnSentence(day, writer.date(day)));

function periodsTable(
  writer: Writer<JudgedSource>,
  { definition, periods }: DeliverableJudgement,
  index: number,
): Block {
  const head = writer.head('periodo | entro | consegnata il | esito', 'period | due | delivered on | verdict');
  const rows = periods.map((period): Cell[] => [
    `${writer.date(period.from)} – ${writer.date(period.to)}`,
    writer.date(period.due) + movedInWords(writer, period),
    deliveredInWords(writer, period),
    writer.word(DELIVERY[period.verdict]),
  ]);
  const why = periods.map((_, number) => writer.why(`/deliverables/${index}/periods/${number}`));
  return { kind: 'table', caption: definition.title, head, rows, why };
}

/** An early end puts off what the rule alone would have asked for. */
function movedInWords(writer: Writer<JudgedSource>, { dueByTheRule }: DeliverablePeriod): string {
  if (dueByTheRule === undefined) return '';
  const day = writer.date(dueByTheRule);
  return writer.say(` (dopo la chiusura anticipata; prima ${day})`, ` (after the early end; before, ${day})`);
}

function deliveredInWords(writer: Writer<JudgedSource>, { delivery, tooEarly }: DeliverablePeriod): string {
  if (delivery) return writer.date(delivery.date) + writer.invented(delivery.invented);
  const early = tooEarly.map(({ date }) => writer.date(date)).join(', ');
  return early === '' ? '–' : writer.say(`– (troppo presto: ${early})`, `– (too early: ${early})`);
}
