import type { VNode } from 'preact';
import { capitalised } from '#libs/language/words.js';
import { indicatorFigures } from '#libs/monitoring/indicators/indicator-figures.js';
import { italian, shortDate } from '../../../frame/dates.js';
import type { Visit } from '../../../frame/visit.js';
import { indicatorInWords } from '../indicator-words.js';
import type { JudgedIndicator } from '../judged.js';
import { amount } from '../words.js';
import { Chart } from './chart.js';
import { type ChartFacts, chartFacts } from './facts.js';
import { Legend } from './legend.js';
import { type ChartSize, NARROW, WIDE } from './look.js';
import { chartWords } from './words.js';

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
      <Chart facts={facts} words={chartWords(visit, facts)} size={size} prefix={prefix} />
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
  const { counted, indicator } = judged;
  const [first, last] = [counted[0], counted.at(-1)];
  const [now = '', ...judgedBy] = indicatorInWords(visit, judged);
  const said = [now, ...judgedBy].map((clause) => `${capitalised(clause)}.`);
  if (first && last && counted.length > 1) {
    const { unit, aggregation } = indicator.definition;
    const own = aggregation === 'latest' ? last.value.qualifier : undefined;
    const value = amount(visit, indicatorFigures(judged).actual ?? 0, unit, own);
    said[0] = visit.say(
      `${counted.length} rilevazioni ${italian.dal(first.date)} ${italian.al(last.date)}; valore attuale: ${value}.`,
      `${counted.length} measurements from ${shortDate(first.date)} to ${shortDate(last.date)}; value now: ${value}.`,
    );
  }
  if (facts.on > facts.to) {
    said.push(visit.say(`Il grafico finisce ${italian.il(facts.to)}.`, `The chart ends on ${shortDate(facts.to)}.`));
  }
  return said;
}
