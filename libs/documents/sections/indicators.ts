import { BESIDES, INDICATOR } from '#libs/language/lexicon.js';
import type { IndicatorJudgement } from '#libs/monitoring/indicators/indicators.js';
import type { ObjectiveJudgement } from '#libs/monitoring/objectives/objectives.js';
import type { Block, Cell, Section } from '../report-document.js';
import type { Writer } from '../report-source.js';

/** Baseline, target, value and what was expected on the day (guide 4.2, 7). */
export function indicatorsSection(writer: Writer): Section {
  const title = writer.say('Indicatori', 'Indicators');
  const { indicators } = writer.source.judgement;
  if (indicators.length === 0) return { id: 'indicatori', title, blocks: [] };
  const pointers = pointersOf(writer);
  const head = [
    writer.say('indicatore', 'indicator'),
    writer.say('partenza', 'baseline'),
    writer.say('obiettivo', 'target'),
    writer.say('valore', 'value'),
    writer.say('atteso', 'expected'),
    writer.say('esito', 'verdict'),
    writer.say('rilevato', 'measured'),
  ];
  const rows = indicators.map((judged) => row(writer, judged));
  const why = indicators.map(({ indicator }) => writer.why(pointers.get(indicator.definition.id) ?? ''));
  const blocks: Block[] = [{ kind: 'table', caption: title, head, rows, why }];
  const presumed = writer.presumed('indicators');
  if (presumed.length > 0) blocks.push({ kind: 'list', title: writer.say('Si presume', 'Presumed'), items: presumed });
  return { id: 'indicatori', title, blocks };
}

function row(writer: Writer, judged: IndicatorJudgement): Cell[] {
  const { indicator, comparison, counted, actual, expectedValue, verdict, stale } = judged;
  const { definition } = indicator;
  const last = counted.at(-1);
  const single = definition.aggregation === 'latest' ? last?.value.qualifier : undefined;
  const isComputed = definition.aggregation === 'mean' || definition.aggregation === 'ratio';
  const { tone, word } = INDICATOR[verdict];
  const old = stale ? `, ${writer.text(BESIDES.stale.word)}` : '';
  return [
    `${definition.title} (${definition.unit})`,
    writer.number(definition.baseline?.value),
    targetOf(writer, comparison),
    actual === null ? '–' : isComputed ? writer.roughly(actual) : writer.qualified(actual, single),
    writer.roughly(expectedValue),
    { tone, word: writer.text(word) + old },
    last ? writer.date(last.date) + writer.invented(last.entry.invented) : '–',
  ];
}

function targetOf(writer: Writer, comparison: IndicatorJudgement['comparison']): string {
  if (comparison.kind === 'none') return writer.say('non definito', 'not defined');
  if (comparison.kind === 'range') {
    const [min, max] = [comparison.min, comparison.max].map((bound) =>
      bound === undefined ? '…' : writer.number(bound),
    );
    return `${min} – ${max}`;
  }
  const { value, date } = comparison.last;
  return writer.say(
    `${writer.number(value)} entro il ${writer.date(date)}`,
    `${writer.number(value)} by ${writer.date(date)}`,
  );
}

function pointersOf(writer: Writer): ReadonlyMap<string, string> {
  const pointers = new Map<string, string>();
  const visit = (objectives: readonly ObjectiveJudgement[], base: string): void => {
    for (const [index, { indicators, objectives: below }] of objectives.entries()) {
      for (const [number, { indicator }] of indicators.entries()) {
        pointers.set(indicator.definition.id, `${base}/${index}/indicators/${number}`);
      }
      visit(below, `${base}/${index}/objectives`);
    }
  };
  const { judgement } = writer.source;
  visit(judgement.objectives, '/objectives');
  for (const [number, { indicator }] of judgement.unassigned.indicators.entries()) {
    pointers.set(indicator.definition.id, `/unassigned/indicators/${number}`);
  }
  return pointers;
}
