import { describe, expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { judge } from '../judgement.js';
import { otherJudgements } from './other-readings.js';

function given(rule: Record<string, unknown>): Scenario {
  const rules = [{ id: 'r', type: 'meeting-cadence', minimum: 3, ...rule }];
  const scenario = Scenario.given(sampleDefinition({ rules })).at('2030-01-01T12:00:00.000Z');
  const dates = ['2021-04-01', '2021-05-10', '2021-06-20', '2022-10-10', '2022-12-10', '2023-03-01'];
  for (const [index, date] of dates.entries()) {
    scenario.and('meetings', { id: `m${index}`, date, held: { present: ['ciss'] } });
  }
  return scenario;
}

const otherReadings = (scenario: Scenario, rule: string) => otherJudgements(judge(scenario.folded, '2023-04-01'), rule);

describe('other readings of «all’anno»', () => {
  it('judge the same meetings by other years', () => {
    const readings = otherReadings(given({ per: 'agreement-year' }), 'r');
    expect(readings.map(({ definition, verdict }) => [definition.per, verdict])).toEqual([
      ['calendar-year', 'breached'],
      ['rolling-year', 'breached'],
    ]);
    expect(readings[0]?.windows.map(({ required, held }) => [required, held])).toEqual([
      [2, 3],
      [3, 2],
      [1, 1],
    ]);
    expect(readings[1]?.shortfalls).toEqual([{ from: '2022-04-01', to: '2023-02-28' }]);
  });

  it('leave out what a rolling year cannot say, and rules over the whole term', () => {
    const spaced = otherReadings(given({ per: 'calendar-year', minSpacingDays: 7 }), 'r');
    expect(spaced.map(({ definition }) => definition.per)).toEqual(['agreement-year']);
    expect(otherReadings(given({ per: 'term' }), 'r')).toEqual([]);
    expect(otherReadings(given({ per: 'term' }), 'gone')).toEqual([]);
  });
});
