import { describe, expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { judge } from '../judgement.js';
import type { Deadline } from './deadline.js';
import { deadlinesFrom, shownDeadlines } from './deadlines.js';
import { nextMeasurement } from './deadlines-of-parts.js';

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

const told = (all: readonly Deadline[]) => all.map(({ date, kind, part }) => [date, kind, part]);
const parts = (all: readonly Deadline[]) => all.map(({ part }) => part);
const from = ({ folded }: Scenario, on: string) => deadlinesFrom(judge(folded, on));

describe('deadlines', () => {
  it('are everything due from the day on, by date', () => {
    expect(told(from(given(), '2021-04-11'))).toEqual([
      ['2021-06-01', 'commitment', 'commitments/b'],
      ['2021-06-29', 'indicator-report', 'indicators/i'],
      ['2021-07-01', 'commitment', 'commitments/a'],
      ['2021-09-27', 'meeting-pace', 'rules/incontri'],
      ['2022-02-26', 'final-evaluation', 'rules/finale'],
      ['2022-03-01', 'target', 'indicators/i'],
      ['2022-03-27', 'meeting', 'rules/incontri'],
      ['2022-03-28', 'term-end', ''],
    ]);
  });

  it('are one where two say the same, and none where a day of the pace has come', () => {
    const commitments = [commitment('a', { due: '2021-06-29', reportEvery: 'P3M' })];
    expect(told(from(Scenario.of({ rules: [], indicators: [], commitments }), '2021-04-11'))).toEqual([
      ['2021-06-29', 'commitment', 'commitments/a'],
      ['2023-03-28', 'term-end', ''],
    ]);
    expect(from(given(), '2021-09-26').map(({ kind }) => kind)).toContain('meeting-pace');
    expect(from(given(), '2021-09-27').map(({ kind }) => kind)).not.toContain('meeting-pace');
  });

  it('are shown for six months, after what is overdue', () => {
    const kinds = shownDeadlines(judge(given().folded, '2021-04-11')).map(({ kind }) => kind);
    expect(kinds).toEqual(['commitment', 'commitment', 'indicator-report', 'commitment', 'meeting-pace']);
    expect(told(shownDeadlines(judge(given().folded, '2021-04-11'))).slice(0, 1)).toEqual([
      ['2021-04-10', 'commitment', 'commitments/c'],
    ]);
  });

  it('are those of the day itself, and of the last one looked at', () => {
    const shown = (on: string) => parts(shownDeadlines(judge(given().folded, on), 'P1M')).slice(1);
    expect(shown('2021-06-01')).toEqual(['commitments/b', 'indicators/i', 'commitments/a']);
    expect(shown('2021-05-31')).toEqual(['commitments/b', 'indicators/i']);
  });

  it('leave out what is settled', () => {
    const scenario = given();
    for (const id of ['b', 'c']) {
      scenario.and(`commitments/${id}/progress`, { date: '2021-04-05', status: 'fulfilled' });
    }
    scenario.and('evaluations', { date: '2021-04-05', final: true, text: 'Esiti' });
    scenario.and('indicators/i/measurements', { date: '2021-04-05', value: 10 });
    const all = parts(shownDeadlines(judge(scenario.folded, '2021-04-11'), 'P2Y'));
    expect(all).toEqual(['rules/incontri', 'rules/incontri', '']);
  });

  it('are of every window of every rule, none behind another', () => {
    const cadence = { type: 'meeting-cadence', minimum: 1, per: 'agreement-year' };
    const rules = [
      { ...cadence, id: 'tavolo', body: 'tavolo' },
      { ...cadence, id: 'tutti', per: 'term' },
    ];
    const deadlines = from(Scenario.of({ rules }), '2021-04-11');
    expect(deadlines.filter(({ kind }) => kind === 'meeting').map(({ date, part }) => [date, part])).toEqual([
      ['2022-03-28', 'rules/tavolo'],
      ['2023-03-28', 'rules/tavolo'],
      ['2023-03-28', 'rules/tutti'],
    ]);
  });

  it('are none in an agreement that is archived or annulled', () => {
    const why = { date: '2021-04-12', reason: 'Prova' };
    const archived = given().and('archive', why);
    expect(from(archived, '2021-04-11')).not.toEqual([]);
    expect(from(archived, '2021-04-12')).toEqual([]);
    expect(from(given().and('annulment', why), '2021-04-11')).toEqual([]);
  });
});

describe('what is convened', () => {
  const rules = [{ id: 'r', type: 'meeting-cadence', minimum: 3, per: 'agreement-year', body: 'tavolo' }];
  const bare = { rules, commitments: [], indicators: [], duration: 'P1Y' };
  const meeting = (id: string, date: string) => ({ id, date, body: 'tavolo', convenedBy: 'ciss' });

  it('is a deadline of its own, and told beside the day that it covers', () => {
    const scenario = Scenario.of(bare).and('meetings', meeting('m', '2021-05-10'));
    expect(from(scenario, '2021-04-11')).toMatchObject([
      { date: '2021-05-10', kind: 'planned-meeting', part: 'meetings/m', owner: 'ciss', title: 'Tavolo' },
      { date: '2021-07-28', kind: 'meeting-pace', convened: '2021-05-10' },
      { date: '2022-03-26', kind: 'meeting', convened: '2021-05-10' },
      { date: '2022-03-27', kind: 'meeting', part: 'rules/r' },
      { date: '2022-03-28', kind: 'term-end' },
    ]);
    expect(from(scenario, '2021-04-11')[3]).not.toHaveProperty('convened');
    // On the day after it is to be recorded, which is no deadline.
    expect(from(scenario, '2021-05-11').some(({ kind }) => kind === 'planned-meeting')).toBe(false);
  });

  it('may come later once others are convened; what is convened enough asks for no more', () => {
    const meetings = (scenario: Scenario) =>
      from(scenario, '2021-04-11').flatMap(({ kind, date, convened }) =>
        kind === 'meeting' ? [[date, convened]] : [],
      );
    const two = Scenario.of(bare)
      .and('meetings', meeting('m', '2021-05-10'))
      .and('meetings', meeting('n', '2022-03-27'));
    expect(meetings(two)).toEqual([
      ['2022-03-26', '2021-05-10'],
      ['2022-03-28', undefined],
    ]);
    expect(meetings(two.and('meetings', meeting('o', '2022-03-28')))).toEqual([['2022-03-26', '2021-05-10']]);
  });

  it('is added to what only waits for its minutes', () => {
    const scenario = Scenario.of({ ...bare, rules: [{ ...rules[0], requireMinutes: true }] })
      .and('meetings', { ...meeting('l', '2021-04-10'), held: { present: ['ciss'] } })
      .and('meetings', meeting('m', '2021-05-10'))
      .and('meetings', meeting('n', '2021-06-10'));
    expect(from(scenario, '2021-04-11').filter(({ kind }) => kind === 'meeting')).toMatchObject([
      { date: '2022-03-27', convened: '2021-05-10' },
    ]);
  });

  it('covers nothing where it comes too late, or is cancelled', () => {
    const late = Scenario.of(bare).and('meetings', meeting('m', '2022-03-27'));
    expect(from(late, '2021-04-11').filter(({ convened }) => convened)).toEqual([]);
    const cancelled = Scenario.of(bare)
      .at('2021-04-01T10:00:00.000Z')
      .and('meetings', meeting('m', '2021-05-10'))
      .and('meetings/m/cancellation', { date: '2021-04-01', reason: 'Neve' });
    expect(
      from(cancelled, '2021-04-11').filter(({ convened, kind }) => convened ?? kind === 'planned-meeting'),
    ).toEqual([]);
  });
});

describe('what was promised in a meeting, or came up', () => {
  const decided = (due: string) =>
    Scenario.of({ rules: [], commitments: [], indicators: [] })
      .at('2021-04-10T10:00:00.000Z')
      .and('meetings', {
        id: 'm',
        date: '2021-04-05',
        body: 'tavolo',
        held: { present: ['ciss'], decisions: [{ id: 'd', text: 'Scrivere all’ASL', owner: 'diaconia', due }] },
      })
      .and('issues', { id: 'n', title: 'Manca il referente', date: '2021-04-06', due, owner: 'ciss' });
  const shown = (scenario: Scenario, on: string) => shownDeadlines(judge(scenario.folded, on));

  it('is due on its day, and overdue after it', () => {
    const both = [
      { date: '2021-05-01', kind: 'decision', part: 'decisions/d', owner: 'diaconia', title: 'Tavolo' },
      { date: '2021-05-01', kind: 'issue', part: 'issues/n', owner: 'ciss', title: null },
    ];
    expect(from(decided('2021-05-01'), '2021-05-01')).toMatchObject([...both, { kind: 'term-end' }]);
    expect(from(decided('2021-05-01'), '2021-05-02')).toMatchObject([{ kind: 'term-end' }]);
    expect(shown(decided('2021-05-01'), '2021-10-02')).toMatchObject(both);
  });

  it('is due no more once it is done, nor before it came up, nor after the end', () => {
    const scenario = decided('2021-05-01').at('2021-04-20T10:00:00.000Z');
    scenario.and('decisions/d/completion', { date: '2021-04-20' });
    scenario.and('issues/n/resolution', { date: '2021-04-20' });
    expect(parts(shown(scenario, '2021-04-19'))).toEqual(['decisions/d', 'issues/n']);
    expect(shown(scenario, '2021-04-20')).toEqual([]);
    expect(parts(shown(scenario, '2021-04-05'))).toEqual(['decisions/d']);
    expect(shown(decided('2021-05-01'), '2023-03-29')).toEqual([]);
    const annulled = decided('2021-05-01').and('issues/n/annulment', { reason: 'Segnalata due volte' });
    expect(parts(shown(annulled, '2021-04-11'))).toEqual(['decisions/d']);
  });
});

describe('what comes by the dozen', () => {
  const continuous = (id: string, partner: string) => ({ id, partner, title: id, kind: 'continuous' });
  const counted = (id: string) => ({
    ...{ id, title: id, unit: 'famiglie', direction: 'increase' },
    targets: [
      { value: 10, date: '2021-12-31' },
      { value: 30, date: '2023-03-28' },
    ],
  });

  it('is told in one line a day', () => {
    const commitments = [continuous('a', 'ciss'), continuous('b', 'ciss')];
    const scenario = Scenario.of({ rules: [], commitments, indicators: [counted('i'), counted('j')] });
    expect(from(scenario, '2021-04-11')).toMatchObject([
      { date: '2021-09-29', kind: 'confirmation', part: 'commitments', owner: 'ciss', title: null, count: 2 },
      { date: '2021-12-31', kind: 'target', part: 'indicators', owner: null, count: 2 },
      { date: '2023-03-28', kind: 'target', part: 'indicators', count: 2 },
      { kind: 'term-end' },
    ]);
    const ofTwo = [continuous('a', 'ciss'), continuous('b', 'diaconia')];
    expect(from(Scenario.of({ rules: [], commitments: ofTwo, indicators: [] }), '2021-04-11')).toMatchObject([
      { kind: 'confirmation', owner: null, count: 2 },
      { kind: 'term-end' },
    ]);
    scenario.and('indicators/i/measurements', { date: '2021-05-01', value: 12 });
    scenario.and('commitments/b/progress', { date: '2021-05-01', status: 'in-progress' });
    expect(from(scenario, '2021-06-01')).toMatchObject([
      { date: '2021-09-29', kind: 'confirmation', part: 'commitments/a', title: 'a' },
      { date: '2021-11-01', kind: 'confirmation', part: 'commitments/b' },
      { date: '2021-12-31', kind: 'target', part: 'indicators/j', title: 'j' },
      { date: '2023-03-28', kind: 'target', part: 'indicators', count: 2 },
      { kind: 'term-end' },
    ]);
  });
});

describe('an agreement that renews itself', () => {
  const renewing = (renewal: object) =>
    Scenario.of({ rules: [], commitments: [], indicators: [], duration: 'P1Y', renewal: { every: 'P1Y', ...renewal } });

  it('has a last day to say no, while another renewal would follow', () => {
    const scenario = renewing({ times: 1, noticeDays: 90 });
    expect(told(from(scenario, '2021-12-28'))).toEqual([
      ['2021-12-28', 'non-renewal', ''],
      ['2022-03-28', 'renewal', ''],
    ]);
    expect(told(from(scenario, '2021-12-29'))).toEqual([['2022-03-28', 'renewal', '']]);
    expect(told(from(scenario, '2022-03-29'))).toEqual([['2023-03-28', 'term-end', '']]);
  });
});

it('an indicator is to be measured while the agreement runs, until it is achieved, and not after its end', () => {
  const judgement = judge(given().folded, '2021-04-11');
  const [indicator] = judgement.indicators;
  const next = (nextReportBy: string | undefined, verdict: 'behind' | 'achieved' = 'behind', on = judgement) =>
    nextMeasurement({ ...indicator!, nextReportBy, verdict }, on);
  expect(next('2021-06-29')).toBe('2021-06-29');
  expect(next('2022-03-28')).toBe('2022-03-28');
  expect(next('2022-03-29')).toBeUndefined();
  expect(next(undefined)).toBeUndefined();
  expect(next('2021-06-29', 'achieved')).toBeUndefined();
  expect(next('2021-06-29', 'behind', judge(given().folded, '2022-03-29'))).toBeUndefined();
});
