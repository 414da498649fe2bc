import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { daysUntil } from '#libs/kernel/civil-date.js';
import { it as italian } from '#libs/language/words.js';
import { judge } from '#libs/monitoring/judgement.js';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { Chart } from './chart.js';
import { type ChartFacts, chartFacts } from './facts.js';
import { type ChartSize, type ChartWords, NARROW, WIDE } from './look.js';

type Fields = Record<string, unknown>;
const TERM = { validFrom: '2021-01-01', duration: undefined, validTo: '2022-12-31' };
const TARGETS = [
  { value: 60, date: '2021-12-31' },
  { value: 100, date: '2022-12-31' },
];

function judged(indicator: Fields, measurements: readonly Fields[], on: string, agreement: Fields = TERM) {
  const indicators = [{ id: 'i', title: 'Famiglie', unit: 'famiglie', direction: 'increase', ...indicator }];
  const definition = sampleDefinition({ rules: [], commitments: [], indicators, ...agreement });
  const scenario = Scenario.given(definition).at('2030-01-01T12:00:00.000Z');
  for (const measurement of measurements) scenario.and('indicators/i/measurements', measurement);
  const whole = judge(scenario.folded, on);
  const [first] = whole.indicators;
  return { judgement: first!, facts: chartFacts(first!, whole.term, on) };
}

const factsOf = (...given: Parameters<typeof judged>): ChartFacts => {
  const { facts } = judged(...given);
  if (!facts) throw new Error('Nothing to draw');
  return facts;
};

const WORDS: ChartWords = {
  number: italian.number,
  onAxis: (value) =>
    value < 1e7 && (value === 0 || Math.abs(value) >= 1e-4) ? italian.number(value) : value.toExponential(1),
  last: (value, qualifier) => (qualifier === 'exact' ? '' : `${qualifier} `) + italian.number(value),
  today: 'oggi',
  start: 'inizio',
  end: 'fine',
  min: 'minimo',
  max: 'massimo',
};

const svgOf = (facts: ChartFacts, size: ChartSize = WIDE, words = WORDS): string =>
  renderToString(h('svg', {}, h(Chart, { facts, words, size, prefix: 'grafico' })));
const textsIn = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text ?? '');

/** The value of a path of straight lines on a day that it spans. */
function at(points: readonly { date: string; value: number }[], date: string): number {
  const after = points.findIndex((point) => date <= point.date);
  const [a, b] = [points[Math.max(0, after - 1)]!, points[after]!];
  const span = daysUntil(a.date, b.date);
  return span === 0 ? b.value : a.value + ((b.value - a.value) * daysUntil(a.date, date)) / span;
}

describe('what is drawn never contradicts the verdict', () => {
  const days = fc
    .integer({ min: 1, max: 729 })
    .map((day) => new Date(Date.UTC(2021, 0, 1 + day)).toISOString().slice(0, 10));
  const measurements = fc.array(fc.record({ date: days, value: fc.integer({ min: 0, max: 130 }) }), {
    minLength: 1,
    maxLength: 8,
  });
  const aggregations = fc.constantFrom('latest', 'sum', 'mean', 'max', 'min');

  it('the line ends at the judged value, the path passes the expected one, the field holds what is on track', () => {
    fc.assert(
      fc.property(aggregations, measurements, days, (aggregation, all, on) => {
        const { judgement, facts } = judged({ aggregation, targets: TARGETS }, all, on);
        if (!facts) throw new Error('Nothing to draw');
        expect(facts.course.at(-1)?.value ?? null).toBe(judgement.actual);
        expect(at(facts.path, on)).toBeCloseTo(judgement.expectedValue ?? Number.NaN, 6);
        const { actual, verdict } = judgement;
        if (actual === null || verdict === 'achieved') return;
        const least = at(facts.tolerated, on);
        // On the very edge binary fractions decide: the verdict allows for them.
        if (Math.abs(actual - least) > 1e-6) expect(verdict).toBe(actual > least ? 'on-track' : 'behind');
      }),
      { numRuns: 150 },
    );
  });

  it('what does not count is not drawn', () => {
    const { facts } = judged(
      { baseline: { value: 5, date: '2021-03-01' } },
      [{ date: '2021-02-01', value: 90 }],
      '2021-06-01',
    );
    expect(facts?.course).toEqual([]);
  });
});

describe('how far the chart reaches', () => {
  it('over the whole agreement, with today in it', () => {
    expect(factsOf({ targets: TARGETS }, [], '2021-06-01')).toMatchObject({ from: '2021-01-01', to: '2022-12-31' });
  });

  it('to today where little time has passed since, else to what is known', () => {
    expect(factsOf({ targets: TARGETS }, [], '2023-03-01').to).toBe('2023-03-01');
    expect(factsOf({ targets: TARGETS }, [], '2026-03-01').to).toBe('2022-12-31');
  });

  it('around a single day', () => {
    const agreement = { validFrom: undefined, duration: undefined, validTo: undefined };
    const facts = factsOf({}, [{ date: '2021-06-01', value: 3 }], '2021-06-01', agreement);
    expect([facts.from, facts.to]).toEqual(['2021-04-17', '2021-07-16']);
    expect(textsIn(svgOf(facts))).toContain('3');
  });

  it('nowhere where nothing is known', () => {
    expect(judged({}, [], '2021-06-01').facts).toBeUndefined();
  });
});

describe('of many measurements', () => {
  const many = Array.from({ length: 700 }, (_, day) => ({
    date: new Date(Date.UTC(2021, 0, 2 + day)).toISOString().slice(0, 10),
    value: day,
  }));

  it('some are drawn, the last among them, without symbols', () => {
    const facts = factsOf({ targets: TARGETS }, many, '2022-12-31');
    expect(facts.course.length).toBeLessThanOrEqual(200);
    expect(facts.course.at(-1)?.value).toBe(699);
    const svg = svgOf(facts, NARROW);
    expect(svg.length).toBeLessThan(20_000);
    expect(textsIn(svg)).toContain('699');
  });

  it('of one day the last', () => {
    const twice = [1, 2].map((value) => ({ date: '2021-05-01', value }));
    expect(factsOf({}, twice, '2021-06-01').course.map(({ value }) => value)).toEqual([2]);
  });
});

describe('on the page', () => {
  const qualifiers = ['about', 'over', 'under', undefined].map((qualifier, index) => ({
    date: `2021-0${index + 2}-01`,
    value: 10 * (index + 1),
    qualifier,
  }));
  const cases: [string, ChartFacts][] = [
    ['increase', factsOf({ targets: TARGETS }, qualifiers, '2022-02-01')],
    [
      'decrease',
      factsOf(
        {
          direction: 'decrease',
          baseline: { value: 45, date: '2021-01-01' },
          targets: [{ value: -5, date: '2022-12-31' }],
        },
        qualifiers,
        '2022-02-01',
      ),
    ],
    ['range', factsOf({ direction: 'maintain', range: { min: 12, max: 35 } }, qualifiers, '2022-02-01')],
    ['mean', factsOf({ aggregation: 'mean' }, qualifiers, '2022-02-01')],
    [
      'yes or no',
      factsOf(
        { unit: 'sì/no', targets: [{ value: 1, date: '2022-06-01' }] },
        [{ date: '2021-05-01', value: 1 }],
        '2022-02-01',
      ),
    ],
    ['no data', factsOf({ targets: TARGETS }, [], '2021-02-01')],
    ['huge', factsOf({}, [{ date: '2021-05-01', value: 1e15 }], '2021-06-01')],
    [
      'tiny',
      factsOf(
        {},
        [
          { date: '2021-05-01', value: 1e-9 },
          { date: '2021-05-02', value: -1e-9 },
        ],
        '2021-06-01',
      ),
    ],
  ];

  test.each(cases)('%s: nothing that the policy blocks, the same each time', (_, facts) => {
    for (const size of [WIDE, NARROW]) {
      const svg = svgOf(facts, size);
      expect(svg).not.toMatch(/style|class=|<script|href|\son\w+=|NaN|Infinity|undefined/);
      expect(svg).not.toMatch(/(id="|url\(#)(?!grafico-)/);
      expect(svgOf(facts, size)).toBe(svg);
      expect(textsIn(svg).filter((text) => /^\d\d\/\d\d\/\d\d$/.test(text)).length).toBeGreaterThan(1);
    }
  });

  it('has symbols of their own for values that are not exact', () => {
    const [, facts] = cases[0]!;
    const svg = svgOf(facts);
    const drawn = (shape: RegExp) => svg.match(shape)?.length;
    expect(drawn(/<circle[^>]* fill="#0059b3"/g)).toBe(1);
    expect(drawn(/<circle[^>]* stroke="#0059b3"/g)).toBe(1);
    expect(drawn(/<path d="M0 -4\.5L4\.5 4\.5H-4\.5Z"/g)).toBe(1);
    expect(drawn(/<path d="M0 4\.5L4\.5 -4\.5H-4\.5Z"/g)).toBe(1);
    expect(
      factsOf({ aggregation: 'mean' }, qualifiers, '2022-02-01').singles.map(({ qualifier }) => qualifier),
    ).toEqual(['about', 'over', 'under', 'exact']);
  });

  it('is text where words are hostile', () => {
    const [, facts] = cases[0]!;
    const svg = svgOf(facts, WIDE, { ...WORDS, today: '</text><script>alert(1)</script>' });
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('&lt;script>');
  });
});
