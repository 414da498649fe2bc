import { describe, expect, it, test } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { judgedById } from '../commitments/commitment-judgement.js';
import { judge } from '../judgement.js';
import { confirmableToday, isConfirmationDue, nextNews, repeatableProgress } from './as-before.js';

/** How often it is to be confirmed. */
const EVERY = { reportEvery: 'P3M' };
const given = (fields: object = {}, ...more: object[]) =>
  Scenario.given(
    sampleDefinition({
      commitments: [{ id: 'c', partner: 'ciss', title: 'Sportello', kind: 'continuous', ...EVERY, ...fields }, ...more],
    }),
  ).at('2030-01-01T10:00:00.000Z');
const said = (scenario: Scenario, date: string, status = 'in-progress', fields: object = {}) =>
  scenario.and('commitments/c/progress', { date, status, ...fields });

function asked({ folded }: Scenario, on: string) {
  const judgement = judge(folded, on);
  return [judgement, folded.commitments.get('c')!, judgedById(judgement.commitments).get('c')] as const;
}

describe('«as before»', () => {
  it('repeats what was last said of a commitment that goes on', () => {
    const scenario = said(said(given(), '2021-05-01'), '2021-08-26', 'in-progress', { percent: 80 });
    const last = { value: { status: 'in-progress', percent: 80 }, since: '2021-08-26' };
    expect(repeatableProgress(...asked(scenario, '2021-10-01'))).toEqual(last);
    expect(confirmableToday(...asked(scenario, '2021-10-01'))).toEqual(last);
  });

  it('is said of no agreement that is closed', () => {
    const archived = said(given(), '2021-08-26').and('archive', { date: '2021-09-30', reason: 'Prova' });
    expect(confirmableToday(...asked(archived, '2021-10-01'))).toBeUndefined();
    const annulled = said(given(), '2021-08-26').and('annulment', { reason: 'Prova' });
    expect(confirmableToday(...asked(annulled, '2021-10-01'))).toBeUndefined();
  });

  it('says nothing new on the day on which it was said', () => {
    const scenario = said(given(), '2021-08-26');
    expect(confirmableToday(...asked(scenario, '2021-08-26'))).toBeUndefined();
    expect(confirmableToday(...asked(scenario, '2021-08-27'))).toBeDefined();
  });

  test.each([
    ['nothing was said yet', given(), '2021-10-01', /non è ancora registrato nulla/],
    ['it was not kept', said(given(), '2021-08-26', 'not-fulfilled'), '2021-10-01', /«non adempiuto»/],
    ['it is done once', said(given({ kind: 'one-off' }), '2021-08-26'), '2021-10-01', /solo un impegno continuativo/],
    ['the agreement is over', said(given(), '2021-08-26'), '2023-03-29', /L’accordo è finito il 28\/03\/2023/],
    ['it has not begun', given(), '2021-03-28', /non è in corso/],
    [
      'it is withdrawn',
      said(given(), '2021-08-26').and('commitments/c/withdrawal', { date: '2021-09-01' }),
      '2021-10-01',
      /L’impegno è ritirato dal 01\/09\/2021/,
    ],
  ])('means nothing where %s', (_, scenario, on, why) => {
    const found = repeatableProgress(...asked(scenario, on));
    expect('why' in found && found.why.it).toMatch(why);
    expect(confirmableToday(...asked(scenario, on))).toBeUndefined();
  });
});

it('a confirmation is due from thirty days before the last news is old', () => {
  const scenario = said(given(), '2021-08-26');
  const isDue = (on: string) => isConfirmationDue(asked(scenario, on)[2]!, on);
  expect(isDue('2021-10-26')).toBe(false);
  expect(isDue('2021-10-27')).toBe(true);
});

describe('the next news', () => {
  const next = (scenario: Scenario, on: string) => {
    const [judgement, , judged] = asked(scenario, on);
    return judged && nextNews(judged, judgement);
  };

  it('is awaited while the agreement lasts and nothing is settled', () => {
    const scenario = said(given(), '2021-08-26');
    expect(next(scenario, '2021-10-01')).toBe('2021-11-26');
    expect(next(scenario, '2023-03-29')).toBeUndefined();
    expect(next(said(scenario, '2021-09-01', 'not-fulfilled'), '2021-10-01')).toBeUndefined();
  });

  it('is awaited of parts, not of what they speak for', () => {
    const scenario = given({}, { id: 'parte', parent: 'c', partner: 'ciss', title: 'Turni', kind: 'continuous' });
    expect(next(scenario, '2021-10-01')).toBeUndefined();
  });
});
