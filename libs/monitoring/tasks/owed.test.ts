import { describe, expect, it } from '@jest/globals';
import { Scenario } from '#libs/testing/given-when-then.js';
import { judge } from '../judgement.js';
import { alarmsIn } from './alarms.js';
import { deadlinesFrom, shownDeadlines } from './deadlines.js';
import { waitingIn } from './waiting.js';

const YEARLY = { id: 'annuale', type: 'deliverable', title: 'Relazione', partner: 'ciss', every: 'P1Y', within: 'P2M' };
const ACCOUNT = { id: 'conto', type: 'deliverable', title: 'Rendiconto', body: 'tavolo', within: 'P60D' };
const given = (...rules: object[]): Scenario =>
  Scenario.of({ rules, commitments: [], indicators: [] }).at('2030-01-01T10:00:00.000Z');
const judged = ({ folded }: Scenario, on: string) => judge(folded, on);
const waits = (scenario: Scenario, on: string) =>
  waitingIn(judged(scenario, on)).items.map(({ kind, id, date, owner }) => [kind, id, date, owner]);

describe('what is to be handed in', () => {
  it('is due for each of its periods, named with it', () => {
    const deliverables = deadlinesFrom(judged(given(YEARLY, ACCOUNT), '2021-04-11')).filter(
      ({ kind }) => kind === 'deliverable',
    );
    expect(deliverables).toEqual([
      {
        date: '2022-05-28',
        kind: 'deliverable',
        part: 'rules/annuale',
        owner: 'ciss',
        title: 'Relazione (29/03/2021–28/03/2022)',
        body: null,
      },
      expect.objectContaining({
        date: '2023-05-27',
        part: 'rules/conto',
        owner: null,
        body: 'tavolo',
        title: 'Rendiconto',
      }),
      expect.objectContaining({ date: '2023-05-28', title: 'Relazione (29/03/2022–28/03/2023)' }),
    ]);
  });

  it('waits for its partner, or for who coordinates, and is still asked for a year after its day', () => {
    const scenario = given(YEARLY, ACCOUNT);
    expect(waits(scenario, '2022-04-27')).toEqual([]);
    expect(waits(scenario, '2022-04-28')).toEqual([['deliverable-due', 'annuale', '2022-05-28', 'ciss']]);
    expect(waits(scenario, '2023-05-28')).toEqual([
      ['deliverable-due', 'annuale', '2022-05-28', 'ciss'],
      ['deliverable-due', 'conto', '2023-05-27', null],
      ['deliverable-due', 'annuale', '2023-05-28', 'ciss'],
    ]);
    expect(waits(scenario, '2024-05-27')).toEqual([['deliverable-due', 'annuale', '2023-05-28', 'ciss']]);
    expect(waits(scenario, '2024-05-28')).toEqual([]);
  });

  it('is about to be missed, or was, also once the agreement is over', () => {
    const alarms = alarmsIn(judged(given(YEARLY, ACCOUNT), '2023-05-28'));
    expect(alarms.meetings).toEqual([]);
    expect(alarms.deadlines.map(({ date, kind }) => [date, kind])).toEqual([
      ['2022-05-28', 'deliverable'],
      ['2023-05-27', 'deliverable'],
      ['2023-05-28', 'deliverable'],
    ]);
  });

  it('is asked for no more once it was handed in, nor of a rule that was withdrawn', () => {
    const scenario = given(YEARLY).and('rules/annuale/deliveries', { date: '2022-05-01', period: '2021-03-29' });
    const all = (on: string) => shownDeadlines(judged(scenario, on), 'P2Y').map(({ date, kind }) => [date, kind]);
    expect(all('2022-05-01')).toEqual([
      ['2023-03-28', 'term-end'],
      ['2023-05-28', 'deliverable'],
    ]);
    expect(all('2022-04-30')[0]).toEqual(['2022-05-28', 'deliverable']);
    const withdrawn = given(YEARLY).and('rules/annuale/withdrawal', { date: '2022-08-01' });
    expect(waits(withdrawn, '2022-07-31')).toHaveLength(1);
    expect(waits(withdrawn, '2022-08-01')).toEqual([]);
  });
});

it('a rule about meetings that was withdrawn asks nobody for a meeting any more', () => {
  const rule = { id: 'r', type: 'meeting-cadence', minimum: 3, per: 'agreement-year', body: 'tavolo' };
  const scenario = given(rule).and('rules/r/withdrawal', { date: '2022-06-01' });
  expect(alarmsIn(judged(scenario, '2022-05-31')).meetings).toHaveLength(1);
  const after = judged(scenario, '2022-06-01');
  expect(after.cadence).toMatchObject([{ verdict: 'breached' }]);
  expect(alarmsIn(after)).toEqual({ meetings: [], deadlines: [] });
});

it('a final evaluation is due for each renewed term', () => {
  const scenario = Scenario.of({
    rules: [{ id: 'finale', type: 'final-evaluation', dueDaysBeforeEnd: 10 }],
    duration: 'P1Y',
    renewal: { every: 'P1Y', times: 1 },
    commitments: [],
    indicators: [],
  }).at('2030-01-01T10:00:00.000Z');
  const due = (on: string) =>
    shownDeadlines(judged(scenario, on), 'P2Y').flatMap(({ kind, date }) =>
      kind === 'final-evaluation' ? [date] : [],
    );
  expect(due('2021-04-11')).toEqual(['2022-03-18']);
  expect(due('2022-04-01')).toEqual(['2022-03-18', '2023-03-18']);
});
