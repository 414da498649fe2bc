import { bareAmount } from '#libs/agreement/indicators/amount.js';
import { YES_NO_UNIT } from '#libs/agreement/indicators/schema.js';
import { BESIDES, INDICATOR } from '#libs/language/lexicon.js';
import type { Figure } from '#libs/language/numbers.js';
import { numberIn } from '#libs/language/numbers.js';
import { it } from '#libs/language/words.js';
import { type IndicatorFigures, indicatorFigures } from '#libs/monitoring/indicators/indicator-figures.js';
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
    const parts = Object.entries(last?.value.breakdown ?? {}).map(
      ([name, size]) => `${name} ${numberIn[writer.lang](size)}`,
    );
    return !last || parts.length === 0
      ? []
      : [`${indicator.definition.title}, ${writer.date(last.date)}: ${parts.join('; ')}`];
  });
  const title = writer.say('Di cui, nell’ultima rilevazione', 'Of which, in the last measurement');
  return items.length === 0 ? [] : [{ kind: 'list', title, items }];
}

function row(writer: Writer, judged: IndicatorJudgement): Cell[] {
  const { indicator, comparison, counted, verdict, stale } = judged;
  const { title, unit, baseline, aggregation } = indicator.definition;
  const { actual, expectedValue } = indicatorFigures(judged);
  const last = counted.at(-1);
  const single = aggregation === 'latest' ? last?.value.qualifier : undefined;
  const { tone, word } = INDICATOR[verdict];
  const old = stale ? `, ${writer.text(BESIDES.stale.word)}` : '';
  // Nobody expects two thirds of a yes.
  const isExpected = unit !== YES_NO_UNIT;
  return [
    `${title} (${unit})`,
    writer.figure(baseline && bareAmount(baseline.value, unit)),
    targetOf(writer, comparison, indicatorFigures(judged), unit),
    writer.figure(actual && bareAmount(actual, unit, single)),
    writer.figure(isExpected ? expectedValue : undefined),
    { tone, word: writer.text(word) + old },
    last ? writer.date(last.date) + writer.invented(last.entry.invented) : '–',
  ];
}

function targetOf(
  writer: Writer,
  comparison: IndicatorJudgement['comparison'],
  { target, min, max }: IndicatorFigures,
  unit: string,
): string {
  const written = (bound: Figure | undefined): string => (bound ? writer.text(bareAmount(bound, unit)) : '…');
  if (comparison.kind === 'none') return writer.say('non definito', 'not defined');
  if (comparison.kind === 'range') return `${written(min)} – ${written(max)}`;
  const { date } = comparison.last;
  return writer.say(`${written(target)} entro ${it.il(date, it.short)}`, `${written(target)} by ${writer.date(date)}`);
}
