import { describe, expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import type { CommitmentFigures } from '../figures.js';
import { figuresOf } from '../report.js';

const TERM = { validFrom: '2021-01-01', duration: undefined, validTo: '2021-12-31' };

function given(commitments: Record<string, unknown>[], fields: Record<string, unknown> = {}): Scenario {
  const defined = commitments.map((commitment, index) => ({
    id: 'abcdef'[index],
    partner: 'ciss',
    title: `Impegno ${index}`,
    kind: 'deadline',
    ...commitment,
  }));
  const definition = sampleDefinition({ ...TERM, rules: [], indicators: [], commitments: defined, ...fields });
  return Scenario.given(definition).at('2030-01-01T12:00:00.000Z');
}

const progress = (scenario: Scenario, id: string, date: string, status: string, fields: Record<string, unknown> = {}) =>
  scenario.and(`commitments/${id}/progress`, { date, status, ...fields });
const rows = (scenario: Scenario, on: string): readonly CommitmentFigures[] =>
  figuresOf(scenario.folded, on).unassigned.commitments;
const first = (scenario: Scenario, on: string): CommitmentFigures => rows(scenario, on)[0]!;

describe('a commitment with a deadline', () => {
  const due = { due: '2021-06-30' };

  it('goes from not started to overdue to not fulfilled', () => {
    const scenario = given([due]);
    expect(first(scenario, '2021-06-30')).toEqual({
      id: 'a',
      fraction: 0,
      expected: 1,
      verdict: 'not-started',
      stale: false,
    });
    expect(first(scenario, '2021-07-01').verdict).toBe('overdue');
    expect(first(scenario, '2022-01-01').verdict).toBe('not-fulfilled');
  });

  it('under way without a percentage has earned one half', () => {
    const scenario = progress(given([due]), 'a', '2021-03-01', 'in-progress');
    expect(first(scenario, '2021-04-01')).toMatchObject({ verdict: 'in-progress', fraction: 0.5, expected: 0.5 });
    progress(scenario, 'a', '2021-03-02', 'in-progress', { percent: 30 });
    expect(first(scenario, '2021-04-01').fraction).toBe(0.3);
    progress(scenario, 'a', '2021-03-03', 'fulfilled', { percent: 30 });
    expect(first(scenario, '2021-04-01')).toMatchObject({ verdict: 'fulfilled', fraction: 1 });
  });

  it('is late by the first time it was fulfilled', () => {
    const scenario = progress(given([due]), 'a', '2021-07-01', 'fulfilled');
    expect(first(scenario, '2021-08-01').late).toBe(true);
    progress(scenario, 'a', '2021-06-30', 'fulfilled');
    expect(first(scenario, '2021-08-01')).not.toHaveProperty('late');
  });

  it('takes a correction of progress for what it says alone', () => {
    const scenario = progress(given([due]), 'a', '2021-03-01', 'in-progress', { id: 'p1', percent: 40 });
    scenario.and('commitments/a/progress/p1/correction', { percent: 60, reason: 'Refuso' });
    expect(first(scenario, '2021-04-01')).toMatchObject({ verdict: 'in-progress', fraction: 0.6 });
    scenario.and('commitments/a/progress/p1/correction', { date: '2021-05-01', reason: 'Altro giorno' });
    expect(first(scenario, '2021-04-01')).toMatchObject({ verdict: 'not-started', fraction: 0 });
    scenario.and('commitments/a/progress/p1/annulment', { reason: 'Mai avvenuto' });
    expect(first(scenario, '2021-06-01').verdict).toBe('not-started');
  });

  it('with an unknown start expects nothing before its day', () => {
    const unknown = { validFrom: undefined, validTo: undefined };
    const scenario = given([due, { kind: 'one-off' }], unknown);
    expect(rows(scenario, '2021-06-29').map(({ expected }) => expected)).toEqual([0, 0]);
    expect(rows(scenario, '2021-06-30').map(({ expected }) => expected)).toEqual([1, 0]);
  });

  it('is stale when nobody reports as often as agreed', () => {
    const scenario = progress(given([{ ...due, reportEvery: 'P1M' }]), 'a', '2021-02-28', 'in-progress');
    expect([first(scenario, '2021-03-28').stale, first(scenario, '2021-03-29').stale]).toEqual([false, true]);
    progress(scenario, 'a', '2021-03-10', 'not-fulfilled');
    expect(first(scenario, '2021-06-01').stale).toBe(false);
  });
});

describe('a continuous commitment', () => {
  const continuous = { kind: 'continuous' };

  it('is kept only while somebody keeps confirming it', () => {
    const scenario = progress(given([continuous]), 'a', '2021-02-01', 'in-progress');
    expect(first(scenario, '2021-08-01')).toEqual({ id: 'a', fraction: 1, expected: 1, verdict: 'kept' });
    expect(first(scenario, '2021-08-02')).toMatchObject({ fraction: null, verdict: 'unconfirmed' });
  });

  it('never confirmed is not started, then unconfirmed', () => {
    const scenario = given([continuous]);
    expect(first(scenario, '2021-07-01')).toMatchObject({ fraction: null, verdict: 'not-started' });
    expect(first(scenario, '2021-07-02').verdict).toBe('unconfirmed');
    expect(first(given([{ ...continuous, from: '2021-11-01' }]), '2022-01-01').verdict).toBe('unconfirmed');
    expect(first(given([{ ...continuous, from: '2021-11-01' }]), '2021-10-01').expected).toBe(0);
  });

  it('is over with the term: fulfilled if it was kept', () => {
    const scenario = progress(given([continuous]), 'a', '2021-11-01', 'in-progress');
    expect(first(scenario, '2025-01-01').verdict).toBe('fulfilled');
    progress(scenario, 'a', '2021-12-01', 'in-progress', { percent: 80 });
    expect(first(scenario, '2021-12-31')).toMatchObject({ verdict: 'in-progress', fraction: 0.8 });
    expect(first(scenario, '2022-01-01')).toMatchObject({ verdict: 'not-fulfilled', fraction: 0.8 });
  });
});

describe('parts', () => {
  it('are shown under the whole, and speak for it as long as it says nothing itself', () => {
    const scenario = given([{ due: '2021-09-30' }, { parent: 'a' }, { parent: 'a', kind: 'continuous' }].map(withDue));
    progress(scenario, 'c', '2021-03-01', 'in-progress');
    expect(rows(scenario, '2021-04-01')).toMatchObject([
      {
        id: 'a',
        verdict: 'in-progress',
        fraction: 0.5,
        parts: [
          { id: 'b', verdict: 'not-started' },
          { id: 'c', verdict: 'kept' },
        ],
      },
    ]);
    progress(scenario, 'a', '2021-03-02', 'in-progress', { percent: 10 });
    expect(first(scenario, '2021-04-01')).toMatchObject({ verdict: 'in-progress', fraction: 0.1 });
  });

  it('not started before one that is unconfirmed make it unconfirmed, and no fraction', () => {
    const scenario = given([{ kind: 'continuous' }, { parent: 'a' }, { parent: 'a', kind: 'continuous' }].map(withDue));
    expect(first(scenario, '2021-08-01')).toMatchObject({ verdict: 'unconfirmed', fraction: null });
    expect(first(scenario, '2021-08-01')).not.toHaveProperty('stale');
  });

  const dueBeforeItsParts = () => {
    const part = { parent: 'a', due: '2021-09-30' };
    return given([{ due: '2021-03-31' }, part, part]);
  };

  it('do not hide the whole’s own deadline', () => {
    const scenario = dueBeforeItsParts();
    progress(scenario, 'b', '2021-03-01', 'fulfilled');
    expect(first(scenario, '2021-03-31').verdict).toBe('in-progress');
    expect(first(scenario, '2021-04-01')).toMatchObject({ verdict: 'overdue', fraction: 0.5 });
  });

  it('all fulfilled fulfil it whatever it says itself, late by the last of them', () => {
    const scenario = dueBeforeItsParts();
    progress(scenario, 'a', '2021-03-01', 'in-progress');
    progress(scenario, 'b', '2021-03-01', 'fulfilled');
    progress(scenario, 'c', '2021-04-01', 'fulfilled');
    expect(first(scenario, '2021-05-01')).toMatchObject({ verdict: 'fulfilled', fraction: 1, late: true });
  });

  it('fulfilled late leave the whole late, whatever its own last day', () => {
    const scenario = given([{ due: '2021-06-30' }, { parent: 'a', due: '2021-03-31' }]);
    progress(scenario, 'b', '2021-04-10', 'fulfilled');
    expect(first(scenario, '2021-05-01')).toMatchObject({ verdict: 'fulfilled', late: true });
  });

  it('all fulfilled by the last day of the whole leave it in time', () => {
    const scenario = given([{ due: '2021-03-31' }, { parent: 'a', due: '2021-09-30' }]);
    progress(scenario, 'b', '2021-03-31', 'fulfilled');
    expect(first(scenario, '2021-05-01').verdict).toBe('fulfilled');
    expect(first(scenario, '2021-05-01')).not.toHaveProperty('late');
  });

  it('of parts are judged from below', () => {
    const scenario = given([{ due: '2021-12-31' }, { parent: 'a' }, { parent: 'b' }].map(withDue));
    progress(scenario, 'c', '2021-02-01', 'fulfilled');
    expect(first(scenario, '2021-03-01')).toMatchObject({
      verdict: 'fulfilled',
      parts: [{ id: 'b', verdict: 'fulfilled', parts: [{ id: 'c' }] }],
    });
  });

  it('are withdrawn with the whole; a whole whose parts are withdrawn stands alone', () => {
    const scenario = given([{ due: '2021-12-31' }, { parent: 'a', due: '2021-12-31' }, { due: '2021-12-31' }]);
    scenario.and('commitments/b/withdrawal', { date: '2021-05-01' });
    expect(first(scenario, '2021-05-01')).not.toHaveProperty('parts');
    expect(first(scenario, '2021-04-30')).toHaveProperty('parts');
    scenario.and('commitments/a/withdrawal', { date: '2021-03-01' });
    expect(rows(scenario, '2021-03-01').map(({ id }) => id)).toEqual(['c']);
    expect(figuresOf(scenario.folded, '2021-03-01').commitmentCounts.total).toBe(1);
  });

  function withDue(commitment: Record<string, unknown>): Record<string, unknown> {
    return commitment['kind'] === 'continuous' ? commitment : { due: '2021-09-30', ...commitment };
  }
});

describe('commitment counts', () => {
  it('count those without parent, partners in the order of the definition', () => {
    const scenario = given([
      { partner: 'chronos', due: '2021-06-30' },
      { partner: 'ciss', kind: 'continuous' },
      { partner: 'ciss', parent: 'b', due: '2021-06-30' },
    ]);
    progress(scenario, 'a', '2021-02-01', 'fulfilled');
    const none = { notStarted: 0, inProgress: 0, kept: 0, unconfirmed: 0, overdue: 0, notFulfilled: 0 };
    expect(figuresOf(scenario.folded, '2021-03-01').commitmentCounts).toEqual({
      ...none,
      total: 2,
      fulfilled: 1,
      notStarted: 1,
      byPartner: [
        { ...none, partner: 'ciss', total: 1, fulfilled: 0, notStarted: 1 },
        { ...none, partner: 'chronos', total: 1, fulfilled: 1 },
      ],
    });
  });

  it('keep those of a partner that has left, until they are withdrawn', () => {
    const scenario = given([{ kind: 'continuous' }]).and('partners/ciss/withdrawal', { date: '2021-02-01' });
    expect(figuresOf(scenario.folded, '2021-03-01').commitmentCounts.total).toBe(1);
  });
});
