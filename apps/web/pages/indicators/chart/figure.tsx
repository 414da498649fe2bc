import type { VNode } from 'preact';
import { shortDate } from '../../../frame/dates.js';
import type { Visit } from '../../../frame/visit.js';
import type { JudgedIndicator } from '../judged.js';
import { amount, rangeInWords, roundedAmount } from '../words.js';
import { drawing } from './drawing.js';
import { type ChartFacts, chartFacts } from './facts.js';
import { Legend } from './legend.js';
import { type ChartSize, NARROW, WIDE } from './look.js';

interface FigureProps {
  readonly visit: Visit;
  readonly item: JudgedIndicator;
  readonly today: string;
}

/** The chart with its title, in words, and with what its lines mean; or a sentence on why there is none. */
export function Figure({ visit, item, today }: FigureProps): VNode {
  const { judged, term } = item;
  const facts = chartFacts(judged, term, today);
  const { unit } = judged.indicator.definition;
  if (!facts) {
    return (
      <p class="prose" id="grafico">
        {visit.say(
          'Non c’è ancora nulla da disegnare: nessuna rilevazione che conti, nessun valore di partenza e nessun valore obiettivo. Il grafico comincia con la prima che conta.',
          'There is nothing to draw yet: no measurement that counts, no baseline and no target. The chart begins with the first that counts.',
        )}
      </p>
    );
  }
  return (
    <figure class="chart" id="grafico">
      <figcaption>
        {titleOf(visit, facts)} (<bdi>{unit}</bdi>)
      </figcaption>
      <p id="grafico-parole">{inWords(visit, item, facts).join(' ')}</p>
      {[WIDE, NARROW].map((size) => (
        <Drawing key={size.name} visit={visit} facts={facts} size={size} />
      ))}
      <Legend visit={visit} facts={facts} />
    </figure>
  );
}

function Drawing({ visit, facts, size }: { visit: Visit; facts: ChartFacts; size: ChartSize }): VNode {
  const { name, width, height } = size;
  const prefix = `grafico-${name}`;
  return (
    <svg
      class={`chart-${name}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${prefix}-titolo grafico-parole`}
    >
      <title id={`${prefix}-titolo`}>{titleOf(visit, facts)}</title>
      {drawing(visit, facts, size, prefix)}
    </svg>
  );
}

function titleOf(visit: Visit, { path, range }: ChartFacts): string {
  if (path.length > 0) return visit.say('Rilevazioni e percorso atteso', 'Measurements and the expected path');
  if (range) return visit.say('Rilevazioni e intervallo da mantenere', 'Measurements and the range to keep');
  return visit.say('Rilevazioni nel tempo', 'Measurements over time');
}

/** What the chart shows, for who does not see it, and at a glance for who does. */
function inWords(visit: Visit, { judged }: JudgedIndicator, facts: ChartFacts): string[] {
  const { counted, actual, expectedValue, comparison, indicator } = judged;
  const { unit, aggregation } = indicator.definition;
  const last = counted.at(-1);
  const first = counted[0];
  const said: string[] = [];
  if (!first || !last || actual === null) {
    said.push(visit.say('Nessuna rilevazione conta ancora.', 'No measurement counts yet.'));
  } else {
    const own = aggregation === 'latest' ? last.value.qualifier : undefined;
    const value = roundedAmount(visit, actual, unit, own);
    said.push(
      counted.length === 1
        ? visit.say(
            `Una rilevazione, del ${shortDate(last.date)}: ${value}.`,
            `One measurement, of ${shortDate(last.date)}: ${value}.`,
          )
        : visit.say(
            `${counted.length} rilevazioni dal ${shortDate(first.date)} al ${shortDate(last.date)}; valore attuale: ${value}.`,
            `${counted.length} measurements from ${shortDate(first.date)} to ${shortDate(last.date)}; value now: ${value}.`,
          ),
    );
  }
  if (comparison.kind === 'targets') {
    const { last: target } = comparison;
    if (!facts.yesNo) {
      const expected = roundedAmount(visit, expectedValue ?? target.value, unit);
      said.push(visit.say(`Atteso oggi: ${expected}.`, `Expected today: ${expected}.`));
    }
    const aim = amount(visit, target.value, unit);
    said.push(
      visit.say(
        `Obiettivo: ${aim} entro il ${shortDate(target.date)}.`,
        `Target: ${aim} by ${shortDate(target.date)}.`,
      ),
    );
  }
  if (comparison.kind === 'range') said.push(rangeInWords(visit, comparison, unit));
  if (facts.on > facts.to) {
    said.push(visit.say(`Il grafico finisce il ${shortDate(facts.to)}.`, `The chart ends on ${shortDate(facts.to)}.`));
  }
  return said;
}
