import { BESIDES, INDICATOR } from '#libs/language/lexicon.js';
import type { IndicatorJudgement } from '#libs/monitoring/indicators/indicators.js';
import type { Block, Cell, Section } from '../report-document.js';
import { tableSection, type Writer } from '../report-source.js';

/** Baseline, target, value and what was expected on the day (guide 4.2, 7). */
export function indicatorsSection(writer: Writer): Section {
  const { indicators } = writer.source.judgement;
  const head = writer.head(
    'indicatore | partenza | obiettivo | valore | atteso | esito | rilevato',
    'indicator | baseline | target | value | expected | verdict | measured',
  );
  const rows = indicators.map((judged) => row(writer, judged));
  const why = indicators.map((judged) => writer.whyOf(judged));
  const title = writer.say('Indicatori', 'Indicators');
  return tableSection('indicatori', title, { head, rows, why }, [
    ...breakdowns(writer),
    ...writer.presumedList('indicators'),
  ]);
}

/** «Di cui»: the parts of what was measured last, where they are known. */
function breakdowns(writer: Writer): Block[] {
  const items = writer.source.judgement.indicators.flatMap(({ indicator, counted }) => {
    const last = counted.at(-1);
    const parts = Object.entries(last?.value.breakdown ?? {}).map(([name, size]) => `${name} ${writer.number(size)}`);
    return !last || parts.length === 0
      ? []
      : [`${indicator.definition.title}, ${writer.date(last.date)}: ${parts.join('; ')}`];
  });
  const title = writer.say('Di cui, nell’ultima rilevazione', 'Of which, in the last measurement');
  return items.length === 0 ? [] : [{ kind: 'list', title, items }];
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
