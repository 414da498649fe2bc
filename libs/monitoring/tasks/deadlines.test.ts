import { describe, expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { judge } from '../judgement.js';
import { deadlinesFrom, nextMeasurement, upcomingDeadlines } from './deadlines.js';

const commitment = (id: string, fields: Record<string, unknown>) => ({
  id,
  partner: 'ciss',
  title: id,
  kind: 'deadline',
  ...fields,
});

function given(): Scenario {
  const definition = sampleDefinition({
    duration: 'P1Y',
    rules: [
      { id: 'incontri', type: 'meeting-cadence', minimum: 2, per: 'term' },
      { id: 'finale', type: 'final-evaluation', dueDaysBeforeEnd: 30 },
    ],
    commitments: [
      commitment('a', { due: '2021-07-01' }),
      commitment('b', { due: '2021-06-01', parent: 'a' }),
      commitment('c', { due: '2021-04-10' }),
    ],
    indicators: [
      {
        id: 'i',
        title: 'Accessi',
        unit: 'accessi',
        direction: 'increase',
        reportEvery: 'P3M',
        targets: [{ value: 10, date: '2022-03-01' }],
      },
    ],
  });
  return Scenario.given(definition).at('2030-01-01T12:00:00.000Z');
}

describe('upcoming deadlines', () => {
  it('are everything due from the day on, by date', () => {
    expect(upcomingDeadlines(judge(given().folded, '2021-04-11'), 'P1Y')).toEqual([
      { date: '2021-06-01', kind: 'commitment', part: 'commitments/b' },
      { date: '2021-06-29', kind: 'indicator-report', part: 'indicators/i' },
      { date: '2021-07-01', kind: 'commitment', part: 'commitments/a' },
      { date: '2022-02-26', kind: 'final-evaluation', part: 'rules/finale' },
      { date: '2022-03-27', kind: 'meeting', part: 'rules/incontri' },
      { date: '2022-03-28', kind: 'term-end', part: '' },
    ]);
  });

  it('end after six months unless told otherwise', () => {
    const kinds = upcomingDeadlines(judge(given().folded, '2021-04-11')).map(({ kind }) => kind);
    expect(kinds).toEqual(['commitment', 'indicator-report', 'commitment']);
  });

  it('are those of the day itself, and of the last one looked at', () => {
    const parts = (on: string) => upcomingDeadlines(judge(given().folded, on), 'P1M').map(({ part }) => part);
    expect(parts('2021-06-01')).toEqual(['commitments/b', 'indicators/i', 'commitments/a']);
    expect(parts('2021-05-31')).toEqual(['commitments/b', 'indicators/i']);
  });

  it('leave out what is settled or past', () => {
    const scenario = given();
    scenario.and('commitments/b/progress', { date: '2021-04-05', status: 'fulfilled' });
    scenario.and('evaluations', { date: '2021-04-05', final: true, text: 'Esiti' });
    scenario.and('indicators/i/measurements', { date: '2021-04-05', value: 10 });
    const parts = upcomingDeadlines(judge(scenario.folded, '2021-04-11'), 'P2Y').map(({ part }) => part);
    expect(parts).toEqual(['rules/incontri', '']);
  });

  it('are of every window of every rule, none behind another', () => {
    const cadence = { type: 'meeting-cadence', minimum: 1, per: 'agreement-year' };
    const rules = [
      { ...cadence, id: 'tavolo', body: 'tavolo' },
      { ...cadence, id: 'tutti', per: 'term' },
    ];
    const deadlines = deadlinesFrom(judge(Scenario.given(sampleDefinition({ rules })).folded, '2021-04-11'));
    expect(deadlines.filter(({ kind }) => kind === 'meeting').map(({ date, part }) => [date, part])).toEqual([
      ['2022-03-28', 'rules/tavolo'],
      ['2023-03-28', 'rules/tavolo'],
      ['2023-03-28', 'rules/tutti'],
    ]);
  });
});

it('an indicator is to be measured while the agreement runs, until it is achieved, and not after its end', () => {
  const judgement = judge(given().folded, '2021-04-11');
  const next = (nextReportBy: string | undefined, verdict: 'behind' | 'achieved' = 'behind', on = judgement) =>
    nextMeasurement({ nextReportBy, verdict }, on);
  expect(next('2021-06-29')).toBe('2021-06-29');
  expect(next('2022-03-28')).toBe('2022-03-28');
  expect(next('2022-03-29')).toBeUndefined();
  expect(next(undefined)).toBeUndefined();
  expect(next('2021-06-29', 'achieved')).toBeUndefined();
  expect(next('2021-06-29', 'behind', judge(given().folded, '2022-03-29'))).toBeUndefined();
});
