import { describe, expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { commitmentEnd, currentTerm, termOn } from './term.js';

describe('the term', () => {
  const changed = () =>
    Scenario.given()
      .and('extensions', { date: '2022-03-01', validTo: '2025-03-28' })
      .and('early-end', { date: '2022-05-01', validTo: '2022-12-31' }).folded;

  it('ends as the last change says, each known from the day on which it was decided', () => {
    const ends = ['2022-02-28', '2022-03-01', '2022-04-30', '2022-05-01'].map((day) => termOn(changed(), day).to);
    expect(ends).toEqual(['2023-03-28', '2025-03-28', '2025-03-28', '2022-12-31']);
    expect(currentTerm(changed())).toMatchObject({
      from: '2021-03-29',
      to: '2022-12-31',
      change: { kind: 'early-end' },
    });
  });
});

describe('a term that is renewed', () => {
  const given = (renewal: Record<string, unknown>, fields: Record<string, unknown> = {}) =>
    Scenario.of({
      validFrom: '2021-01-01',
      duration: 'P1Y',
      indicators: [],
      renewal: { every: 'P1Y', ...renewal },
      ...fields,
    }).at('2040-01-01T12:00:00.000Z');
  const endsOf = (scenario: Scenario, on: string) => termOn(scenario.folded, on).spans.map(({ to }) => to);

  it('goes on in silence, term after term, as often as it may', () => {
    const scenario = given({ times: 2 });
    expect(endsOf(scenario, '2021-12-31')).toEqual(['2021-12-31']);
    expect(endsOf(scenario, '2022-01-01')).toEqual(['2021-12-31', '2022-12-31']);
    expect(endsOf(scenario, '2022-12-31')).toEqual(['2021-12-31', '2022-12-31']);
    expect(endsOf(scenario, '2035-01-01')).toEqual(['2021-12-31', '2022-12-31', '2023-12-31']);
  });

  it('is counted from the end, never step by step', () => {
    const scenario = given({ every: 'P1M' }, { duration: undefined, validTo: '2021-01-30' });
    expect(endsOf(scenario, '2021-04-15')).toEqual(['2021-01-30', '2021-02-28', '2021-03-30', '2021-04-30']);
  });

  it('is not renewed once notice was given in time, else once more', () => {
    const noticed = (date: string) => endsOf(given({ noticeDays: 90 }).and('non-renewals', { date }), '2030-01-01');
    expect(noticed('2021-10-02')).toEqual(['2021-12-31']);
    expect(noticed('2021-10-03')).toEqual(['2021-12-31', '2022-12-31']);
  });

  it('of several notices the strictest holds, whenever it was recorded, from its day on', () => {
    const scenario = given({ noticeDays: 30 })
      .and('non-renewals', { id: 'b', date: '2023-06-01' })
      .and('non-renewals', { id: 'a', date: '2022-06-01' });
    expect(endsOf(scenario, '2030-01-01')).toEqual(['2021-12-31', '2022-12-31']);
    scenario.and('non-renewals/a/annulment', { reason: 'Ritirata' });
    expect(endsOf(scenario, '2030-01-01')).toEqual(['2021-12-31', '2022-12-31', '2023-12-31']);
  });

  it('extended keeps the renewals that were made, and goes on from the new end', () => {
    const scenario = given({ times: 2 }).and('extensions', { date: '2022-05-01', validTo: '2023-06-30' });
    expect(endsOf(scenario, '2023-07-01')).toEqual(['2021-12-31', '2023-06-30', '2024-06-30']);
    expect(endsOf(scenario, '2030-01-01')).toHaveLength(3);
    expect(termOn(scenario.folded, '2023-01-01').spans[1]?.changes).toHaveLength(1);
  });

  it('ended early undoes the renewals after that, and is renewed no more', () => {
    const scenario = given({}).and('early-end', { date: '2023-02-01', validTo: '2022-10-31' });
    expect(endsOf(scenario, '2023-01-31')).toEqual(['2021-12-31', '2022-12-31', '2023-12-31']);
    expect(endsOf(scenario, '2030-01-01')).toEqual(['2021-12-31', '2022-10-31']);
    const onItsFirstDay = given({}).and('early-end', { date: '2022-05-01', validTo: '2022-01-01' });
    expect(endsOf(onItsFirstDay, '2030-01-01')).toEqual(['2021-12-31', '2022-01-01']);
  });
});

describe('a commitment that is a part', () => {
  const commitment = { partner: 'ciss', title: 'Una sala', kind: 'continuous' };
  const commitments = [
    { ...commitment, id: 'tutto' },
    { ...commitment, id: 'parte', parent: 'tutto' },
  ];

  it.each([
    ['2022-02-01', '2022-03-01', '2022-02-01'],
    ['2022-04-01', '2022-03-01', '2022-03-01'],
    [undefined, '2022-03-01', '2022-03-01'],
  ])('withdrawn on %s, the whole on %s, ends on %s', (own, whole, end) => {
    const scenario = Scenario.given(sampleDefinition({ commitments }));
    if (own !== undefined) scenario.and('commitments/parte/withdrawal', { date: own });
    scenario.and('commitments/tutto/withdrawal', { date: whole });
    const part = scenario.folded.commitments.get('parte');
    expect(part && commitmentEnd(scenario.folded, part)).toBe(end);
  });
});
