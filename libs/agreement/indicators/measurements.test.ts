import { describe, expect, it, test } from '@jest/globals';
import { type Fields, pointersOf, reason, Scenario, verdictOf } from '#libs/testing/given-when-then.js';

/** `i1` is counted, `quota` is a ratio, `fatto` a yes or no. */
const given = () =>
  Scenario.of({
    indicators: [
      { id: 'i1', title: 'Famiglie', unit: 'famiglie', direction: 'increase' },
      { id: 'quota', title: 'Quota', unit: '%', direction: 'increase', aggregation: 'ratio' },
      { id: 'fatto', title: 'Fatto', unit: 'sì/no', direction: 'increase' },
    ],
  });
const M1 = 'indicators/i1/measurements/m1';
const measured = () => given().and('indicators/i1/measurements', { id: 'm1', date: '2021-11-30', value: 55 });
const corrected = () => measured().and(`${M1}/correction`, { id: 'm2', date: '2021-12-01', value: 57, reason });

describe('recording a measurement', () => {
  it('keeps what was typed', () => {
    const input = {
      value: 500,
      qualifier: 'over',
      note: 'Dal registro',
      evidence: [{ url: 'https://example.org/a', title: 'Registro' }],
      breakdown: { Pinerolo: 300, Perosa: 200 },
    };
    expect(given().when('indicators/i1/measurements', { id: 'm1', date: '2021-11-30', ...input })).toEqual({
      events: [
        {
          type: 'MeasurementRecorded',
          occurredOn: '2021-11-30',
          data: { indicator: 'i1', measurement: 'm1', ...input },
        },
      ],
    });
  });

  it('keeps the parts of a ratio', () => {
    expect(given().when('indicators/quota/measurements', { numerator: 3, denominator: 4 })).toMatchObject({
      events: [{ data: { measurement: 'measurement-1', numerator: 3, denominator: 4 } }],
    });
  });

  test.each<[string, string, Fields, string, string[]]>([
    ['of what is not there', 'i9', { value: 1 }, 'unknown: not-found', []],
    ['without a value', 'i1', {}, 'refused: measurement-incomplete', ['/value']],
    [
      'of a count by its parts',
      'i1',
      { numerator: 1, denominator: 2 },
      'refused: measurement-incomplete',
      ['/value', '/numerator', '/denominator'],
    ],
    [
      'of a ratio as a percentage',
      'quota',
      { value: 75 },
      'refused: measurement-incomplete',
      ['/numerator', '/denominator', '/value'],
    ],
    [
      'with parts and a value',
      'quota',
      { numerator: 1, denominator: 2, value: 50 },
      'refused: measurement-of-another-kind',
      ['/value'],
    ],
    [
      'divided by nothing',
      'quota',
      { numerator: 1, denominator: 0 },
      'refused: denominator-not-positive',
      ['/denominator'],
    ],
    [
      'divided by less',
      'quota',
      { numerator: 1, denominator: -1 },
      'refused: denominator-not-positive',
      ['/denominator'],
    ],
    ['half done', 'fatto', { value: 0.5 }, 'refused: not-yes-or-no', ['/value']],
    ['NaN', 'i1', { value: Number.NaN }, 'invalid: invalid-input', ['/value']],
    ['a number in words', 'i1', { value: '500' }, 'invalid: invalid-input', ['/value']],
    ['a qualifier of one’s own', 'i1', { value: 1, qualifier: 'roughly' }, 'invalid: invalid-input', ['/qualifier']],
    ['a breakdown in words', 'i1', { value: 1, breakdown: { a: 'x' } }, 'invalid: invalid-input', ['/breakdown/a']],
  ])('is refused %s', (_, id, fields, verdict, pointers) => {
    const outcome = given().when(`indicators/${id}/measurements`, fields);
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });

  it('is refused under an id that is taken, by a correction too', () => {
    for (const id of ['m1', 'm2']) {
      expect(verdictOf(corrected().when('indicators/i1/measurements', { id, value: 1 }))).toBe('exists: id-exists');
    }
  });
});

describe('correcting a measurement', () => {
  it('has the day of what it corrects, unless it gives one', () => {
    expect(measured().when(`${M1}/correction`, { id: 'm2', value: 57, reason })).toEqual({
      events: [
        {
          type: 'MeasurementCorrected',
          occurredOn: '2021-11-30',
          data: { indicator: 'i1', measurement: 'm2', of: 'm1', value: 57, reason },
        },
      ],
    });
    expect(measured().when(`${M1}/correction`, { date: '2021-12-01', value: 57, reason })).toMatchObject({
      events: [{ occurredOn: '2021-12-01', data: { date: '2021-12-01' } }],
    });
  });

  it('may correct a correction, and has its day', () => {
    expect(corrected().when('indicators/i1/measurements/m2/correction', { value: 58, reason })).toMatchObject({
      events: [{ occurredOn: '2021-12-01', data: { of: 'm2' } }],
    });
  });

  test.each<[string, string, Fields, string, string[]]>([
    ['without a value', `${M1}/correction`, {}, 'refused: measurement-incomplete', ['/value']],
    ['of what is not there', 'indicators/i1/measurements/m9/correction', { value: 1 }, 'unknown: not-found', []],
    ['of another indicator’s', 'indicators/quota/measurements/m1/correction', { value: 1 }, 'unknown: not-found', []],
    ['of no indicator', 'indicators/i9/measurements/m1/correction', { value: 1 }, 'unknown: not-found', []],
    ['under an id that is taken', `${M1}/correction`, { id: 'm1', value: 1 }, 'exists: id-exists', ['/id']],
  ])('is refused %s', (_, path, fields, verdict, pointers) => {
    const outcome = measured().when(path, { ...fields, reason });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });
});

describe('validating, rejecting and annulling', () => {
  const about = { indicator: 'i1', measurement: 'm1' };

  test.each<[string, Fields, string, Fields]>([
    ['validation', {}, 'MeasurementValidated', about],
    ['rejection', { reason }, 'MeasurementRejected', { ...about, reason }],
    ['annulment', { reason }, 'MeasurementAnnulled', { ...about, reason }],
  ])('a %s is recorded', (verb, input, type, data) => {
    expect(measured().when(`${M1}/${verb}`, { date: '2022-01-10', ...input })).toEqual({
      events: [{ type, occurredOn: '2022-01-10', data }],
    });
  });

  it('a rejection can follow a validation, and the other way round, of corrections as well', () => {
    const reviewed = corrected().and(`${M1}/validation`).and(`${M1}/rejection`, { reason }).and(`${M1}/validation`);
    expect(verdictOf(reviewed.when('indicators/i1/measurements/m2/validation'))).toBe('MeasurementValidated');
  });

  const annulled = () => corrected().and(`${M1}/annulment`, { reason });
  const correctionAnnulled = () => corrected().and('indicators/i1/measurements/m2/annulment', { reason });
  const everyVerb: [string, Fields][] = [
    ['correction', { value: 1, reason }],
    ['annulment', { reason }],
    ['validation', {}],
    ['rejection', { reason }],
  ];

  test.each(everyVerb)('what is annulled takes no %s, nor do its corrections', (verb, input) => {
    for (const id of ['m1', 'm2']) {
      const outcome = annulled().when(`indicators/i1/measurements/${id}/${verb}`, input);
      expect(verdictOf(outcome)).toBe('refused: measurement-annulled');
    }
  });

  test.each(everyVerb)('an annulled correction takes no %s; what it corrected does', (verb, input) => {
    const scenario = correctionAnnulled();
    const onCorrection = scenario.when(`indicators/i1/measurements/m2/${verb}`, input);
    expect(verdictOf(onCorrection)).toBe('refused: measurement-annulled');
    expect(verdictOf(scenario.when(`${M1}/${verb}`, input))).toMatch(/^Measurement/);
  });

  test.each(everyVerb)('a %s of what is not there is refused', (verb, input) => {
    expect(verdictOf(given().when(`${M1}/${verb}`, input))).toBe('unknown: not-found');
  });
});
