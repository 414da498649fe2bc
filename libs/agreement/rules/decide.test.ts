import { describe, expect, it, test } from '@jest/globals';
import { pointersOf, Scenario, sampleDefinition, verdictOf } from '#libs/testing/given-when-then.js';

const reason = 'Perché sì';
const given = (fields: Record<string, unknown> = {}) => Scenario.given(sampleDefinition({ rules: [], ...fields }));
const openEnded = () => given({ duration: undefined });
const unknownStart = () => given({ validFrom: undefined, duration: 'P2Y', indicators: [] });
const cadence = (fields: Record<string, unknown>) => ({
  type: 'meeting-cadence',
  minimum: 3,
  per: 'agreement-year',
  ...fields,
});

describe('adding a rule', () => {
  it('records a cadence with all that it does not say', () => {
    const input = { ...cadence({ id: 'tre', body: 'tavolo', quorum: '2/3' }), date: '2022-01-10' };
    expect(given().when('rules', input)).toEqual({
      events: [
        {
          type: 'RuleAdded',
          occurredOn: '2022-01-10',
          data: {
            definition: {
              id: 'tre',
              type: 'meeting-cadence',
              minimum: 3,
              per: 'agreement-year',
              body: 'tavolo',
              quorum: '2/3',
              minSpacingDays: 1,
              requireMinutes: false,
              partialWindows: 'proportional',
              strength: 'must',
            },
            addedOn: '2022-01-10',
          },
        },
      ],
    });
  });

  it('records a final evaluation', () => {
    expect(given().when('rules', { type: 'final-evaluation' })).toMatchObject({
      events: [{ type: 'RuleAdded', data: { definition: { id: 'rule-1', dueDaysBeforeEnd: 0 } } }],
    });
  });

  test.each<[string, Record<string, unknown>]>([
    ['as many as days in a year', cadence({ minimum: 365 })],
    ['two a year, 364 days apart', cadence({ minimum: 2, minSpacingDays: 364 })],
    ['two in a term of two years, 729 days apart', cadence({ minimum: 2, per: 'term', minSpacingDays: 729 })],
    ['a rolling year with a spacing of one day', cadence({ per: 'rolling-year', minSpacingDays: 1 })],
    ['a quorum of all', cadence({ quorum: 1 })],
    ['a calendar year that begins in September', cadence({ per: 'calendar-year', yearStart: '09-01' })],
    ['a part of the year across the new year', cadence({ per: undefined, yearly: { from: '11-01', to: '02-28' } })],
    ['as many as days in February', cadence({ per: undefined, minimum: 28, yearly: { from: '02-01', to: '02-29' } })],
    ['a majority', cadence({ quorum: 'majority' })],
    ['a final evaluation on the first day', { type: 'final-evaluation', dueDaysBeforeEnd: 729 }],
  ])('takes %s', (_, input) => {
    expect(verdictOf(given().when('rules', input))).toBe('RuleAdded');
  });

  test.each<[string, Record<string, unknown>, string, string[]]>([
    ['more than the days of a year', cadence({ minimum: 366 }), 'refused: rule-cannot-be-kept', ['/minimum']],
    [
      'more than the days of February in most years',
      cadence({ per: undefined, minimum: 29, yearly: { from: '02-01', to: '02-29' } }),
      'refused: rule-cannot-be-kept',
      ['/minimum'],
    ],
    [
      'a spacing that a year cannot hold',
      cadence({ minimum: 2, minSpacingDays: 365 }),
      'refused: rule-cannot-be-kept',
      ['/minimum'],
    ],
    [
      'a spacing that the term cannot hold',
      cadence({ minimum: 2, per: 'term', minSpacingDays: 730 }),
      'refused: rule-cannot-be-kept',
      ['/minimum'],
    ],
    [
      'spacing and minutes in a rolling year',
      cadence({ per: 'rolling-year', minSpacingDays: 2, requireMinutes: true }),
      'refused: spacing-not-for-rolling',
      ['/minSpacingDays', '/requireMinutes'],
    ],
    [
      'minutes in a rolling year',
      cadence({ per: 'rolling-year', requireMinutes: true }),
      'refused: minutes-not-for-rolling',
      ['/requireMinutes'],
    ],
    [
      'a start for the term',
      cadence({ per: 'term', from: '2022-01-01' }),
      'refused: rule-from-not-for-term',
      ['/from'],
    ],
    ['a body that is not there', cadence({ body: 'cabina' }), 'refused: unknown-body', ['/body']],
    [
      'an evaluation due before the start',
      { type: 'final-evaluation', dueDaysBeforeEnd: 730 },
      'refused: due-outside-term',
      ['/dueDaysBeforeEnd'],
    ],
    [
      'parts that the calendar does not divide into',
      cadence({ per: undefined, every: 'P5M', anchor: 'calendar' }),
      'refused: every-does-not-divide-the-year',
      ['/every'],
    ],
    [
      'an anchor of nothing, and a year that begins nowhere',
      cadence({ anchor: 'start', yearStart: '09-01' }),
      'refused: anchor-without-every',
      ['/anchor', '/yearStart'],
    ],
    [
      'a second call without a first',
      cadence({ secondCallQuorum: 'any' }),
      'refused: second-call-without-quorum',
      ['/secondCallQuorum'],
    ],
    [
      'more meetings than a part of the year has days',
      cadence({ per: undefined, yearly: { from: '02-01', to: '02-29' }, minimum: 29 }),
      'refused: rule-cannot-be-kept',
      ['/minimum'],
    ],
    ['what is never judged', cadence({ from: '2023-03-29' }), 'refused: rule-without-window', ['/from']],
    [
      'what is never owed',
      { type: 'deliverable', title: 'Relazione', every: 'P1Y', from: '2023-03-29' },
      'refused: rule-without-window',
      ['/from'],
    ],
    [
      'what is owed once, of periods it has not',
      { type: 'deliverable', title: 'Relazione', anchor: 'start', from: '2022-01-01', partialWindows: 'full' },
      'refused: only-with-every',
      ['/anchor', '/from', '/partialWindows'],
    ],
    [
      'two days for one thing',
      { type: 'deliverable', title: 'Relazione', every: 'P1Y', within: 'P60D', until: '02-28' },
      'invalid: invalid-input',
      ['/until'],
    ],
    ['no meeting at all', cadence({ minimum: 0 }), 'invalid: invalid-input', ['/minimum']],
    ['half a meeting', cadence({ minimum: 1.5 }), 'invalid: invalid-input', ['/minimum']],
    ['a quorum of nobody', cadence({ quorum: 0 }), 'invalid: invalid-input', ['/quorum']],
    ['a quorum above one', cadence({ quorum: '3/2' }), 'invalid: invalid-input', ['/quorum']],
    ['a quorum of words', cadence({ quorum: 'all' }), 'invalid: invalid-input', ['/quorum']],
    ['an unknown type', { type: 'annual-party' }, 'invalid: invalid-input', ['/type']],
    ['fields of the other type', { type: 'final-evaluation', minimum: 3 }, 'invalid: invalid-input', ['/minimum']],
  ])('refuses %s', (_, input, verdict, pointers) => {
    const outcome = given().when('rules', input);
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });

  test.each<[string, () => Scenario, Record<string, unknown>, string, string[]]>([
    ['any without a start', unknownStart, cadence({}), 'refused: rule-needs-known-start', ['/type']],
    [
      'an evaluation without a start',
      unknownStart,
      { type: 'final-evaluation' },
      'refused: rule-needs-known-start',
      ['/type'],
    ],
    ['one per term without an end', openEnded, cadence({ per: 'term' }), 'refused: rule-needs-end', ['/per']],
    ['an evaluation without an end', openEnded, { type: 'final-evaluation' }, 'refused: rule-needs-end', ['/type']],
  ])('refuses %s', (_, scenario, input, verdict, pointers) => {
    const outcome = scenario().when('rules', input);
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });

  it('refuses what is owed once without an end', () => {
    const outcome = openEnded().when('rules', { type: 'deliverable', title: 'Relazione' });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['refused: rule-needs-end', ['/every']]);
  });

  it('takes a part of the year only where the term has any of its days', () => {
    const short = () =>
      Scenario.of({ validFrom: '2021-06-01', duration: 'P6M', rules: [], indicators: [], commitments: [] }).at(
        '2021-07-01T10:00:00.000Z',
      );
    const yearly = (from: string, to: string) => cadence({ per: undefined, minimum: 1, yearly: { from, to } });
    expect(verdictOf(short().when('rules', yearly('11-01', '12-31')))).toBe('RuleAdded');
    const outcome = short().when('rules', yearly('01-01', '03-30'));
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['refused: rule-without-window', ['/yearly']]);
  });

  it('takes a rule from a day that only a renewal reaches', () => {
    const renewed = Scenario.of({ rules: [], renewal: { every: 'P1Y', times: 1 } });
    expect(verdictOf(renewed.when('rules', cadence({ from: '2024-03-28' })))).toBe('RuleAdded');
    expect(verdictOf(renewed.when('rules', cadence({ from: '2024-03-29' })))).toBe('refused: rule-without-window');
  });

  it.each([
    [{ every: 'P1000000000Y' }, '/every'],
    [{ every: 'P0D' }, '/every'],
    [{ every: 'P6D' }, '/every'],
    [{ within: 'P1000000000Y' }, '/within'],
    [{ every: 'P1Y', anchor: 'calendar', yearStart: '02-29' }, '/yearStart'],
    [{ yearly: { from: '13-01', to: '12-31' } }, '/yearly/from'],
    [{ yearly: { from: '01-01', to: '02-30' } }, '/yearly/to'],
  ])('refuses %j in no time', (fields, pointer) => {
    const scenario = given();
    const before = performance.now();
    const outcome = scenario.when('rules', cadence({ per: undefined, ...fields }));
    const took = performance.now() - before;
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['invalid: invalid-input', [pointer]]);
    // Counting towards such a number takes seconds; where others work beside it, anything may take a tenth of one.
    expect(took).toBeLessThan(250);
  });

  it('takes years without an end', () => {
    for (const per of ['agreement-year', 'calendar-year', 'rolling-year']) {
      expect(verdictOf(openEnded().when('rules', cadence({ per })))).toBe('RuleAdded');
    }
  });

  it('refuses an id that is taken', () => {
    const taken = given().and('rules', { ...cadence({ id: 'tre' }), date: '2021-09-15' });
    expect(verdictOf(taken.when('rules', cadence({ id: 'tre' })))).toBe('exists: id-exists');
  });
});

describe('correcting a rule', () => {
  const withRule = () => given().and('rules', { ...cadence({ id: 'tre' }), date: '2021-09-15' });

  it('records it as it should have been', () => {
    expect(withRule().when('rules/tre', { changes: { per: 'calendar-year' }, reason })).toMatchObject({
      events: [{ type: 'RuleCorrected', data: { definition: { id: 'tre', per: 'calendar-year' }, reason } }],
    });
  });

  it('refuses what cannot be kept, and what is not there', () => {
    const outcome = withRule().when('rules/tre', { changes: { minimum: 400 }, reason });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['refused: rule-cannot-be-kept', ['/changes/minimum']]);
    expect(verdictOf(withRule().when('rules/x', { changes: { minimum: 4 }, reason }))).toBe('unknown: not-found');
  });

  it('lets an evaluation that an early end overtook keep its day while its words are put right', () => {
    const overtaken = given()
      .and('rules', { id: 'finale', type: 'final-evaluation', dueDaysBeforeEnd: 700 })
      .and('early-end', { validTo: '2021-12-31' });
    const wording = { changes: { wording: 'entro i termini' }, reason };
    expect(verdictOf(overtaken.when('rules/finale', wording))).toBe('RuleCorrected');
    const another = { changes: { dueDaysBeforeEnd: 600 }, reason };
    expect(verdictOf(overtaken.when('rules/finale', another))).toBe('refused: due-outside-term');
  });
});

describe('withdrawing a rule', () => {
  const withRule = () => given().and('rules', { ...cadence({ id: 'tre' }), date: '2021-09-15' });

  it('is recorded', () => {
    expect(withRule().when('rules/tre/withdrawal', { date: '2022-05-31', reason })).toEqual({
      events: [{ type: 'RuleWithdrawn', occurredOn: '2022-05-31', data: { rule: 'tre', reason } }],
    });
  });

  it('is refused a second time, and for what is not there', () => {
    const withdrawn = withRule().and('rules/tre/withdrawal');
    expect(verdictOf(withdrawn.when('rules/tre/withdrawal'))).toBe('refused: rule-withdrawn-already');
    expect(verdictOf(withdrawn.when('rules/x/withdrawal'))).toBe('unknown: not-found');
  });
});
