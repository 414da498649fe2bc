import { describe, expect, it, test } from '@jest/globals';
import { pointersOf, RECORDED_AS, Scenario, sampleDefinition, verdictOf } from '#libs/testing/given-when-then.js';

const reason = 'Perché sì';
const given = (fields: Record<string, unknown> = {}) => Scenario.given(sampleDefinition(fields));
const openEnded = () => given({ duration: undefined });

describe('correcting an agreement', () => {
  it('records the definition as it should have been, and why', () => {
    const outcome = given().when('', { changes: { title: 'Patto di comunità' }, reason }, 'PATCH');
    expect(outcome).toEqual({
      events: [
        {
          type: 'AgreementCorrected',
          occurredOn: '2022-06-01',
          data: {
            definition: {
              title: 'Patto di comunità',
              ...RECORDED_AS,
            },
            reason,
          },
        },
      ],
    });
  });

  it('takes fields away with null, and puts one end in the place of the other', () => {
    const outcome = given().when('.', { changes: { duration: null, validTo: '2023-12-31' }, reason }, 'PATCH');
    expect(outcome).toMatchObject({ events: [{ data: { definition: { validTo: '2023-12-31' } } }] });
    expect(JSON.stringify(outcome)).not.toContain('duration');
  });

  test.each<[string, Record<string, unknown>, string, string[]]>([
    ['an unknown field', { colour: 'red' }, 'invalid: invalid-input', ['/changes/colour']],
    ['an impossible date', { validFrom: '2021-02-30' }, 'invalid: invalid-input', ['/changes/validFrom']],
    ['both ends', { validTo: '2023-01-01' }, 'invalid: invalid-input', ['/changes/duration']],
    ['no title', { title: null }, 'invalid: invalid-input', ['/changes/title']],
    ['parts, which have commands', { partners: [] }, 'refused: has-a-command-of-its-own', ['/changes/partners']],
    [
      'an end before the start',
      { duration: null, validTo: '2021-03-28' },
      'refused: ends-before-it-starts',
      ['/changes/validTo'],
    ],
    [
      'no start while a rule needs one',
      { validFrom: null },
      'refused: rule-needs-known-start',
      ['/changes/validFrom', '/changes/validFrom'],
    ],
  ])('refuses %s', (_, changes, verdict, pointers) => {
    const outcome = given().when('', { changes, reason }, 'PATCH');
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });

  it('refuses another id', () => {
    const outcome = given().when('', { changes: { id: 'biella' }, reason }, 'PATCH');
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['refused: id-cannot-change', ['/changes/id']]);
  });

  it('names the parts that would no longer be right', () => {
    const outcome = given().when('', { changes: { validFrom: null }, reason }, 'PATCH');
    expect(JSON.stringify(outcome)).toContain('/rules/0/type');
    expect(JSON.stringify(outcome)).toContain('/indicators/0/baseline');
  });

  it('refuses a start after the end that was moved since', () => {
    const ended = given().and('early-end', { validTo: '2021-12-31' });
    const outcome = ended.when('', { changes: { validFrom: '2022-01-01' }, reason }, 'PATCH');
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([
      'refused: ends-before-it-starts',
      ['/changes/validFrom'],
    ]);
  });

  it('takes a start on the day of the end, or of the final evaluation', () => {
    const bare = () => Scenario.of({ rules: [], commitments: [], indicators: [] });
    const startsOn = (scenario: Scenario, validFrom: string) =>
      verdictOf(scenario.when('', { changes: { validFrom }, reason }, 'PATCH'));
    const ended = bare().and('early-end', { date: '2021-12-01', validTo: '2021-12-31' });
    expect(startsOn(ended, '2021-12-31')).toBe('AgreementCorrected');
    const evaluated = bare().and('evaluations', { date: '2022-05-20', text: 'Bene', final: true });
    expect(['2022-05-20', '2022-05-21'].map((day) => startsOn(evaluated, day))).toEqual([
      'AgreementCorrected',
      'refused: evaluated-before-start',
    ]);
  });

  it('needs a reason and at least one change', () => {
    expect(pointersOf(given().when('', { changes: { title: 'x' } }, 'PATCH'))).toEqual(['/reason']);
    expect(pointersOf(given().when('', { changes: {}, reason }, 'PATCH'))).toEqual(['/changes']);
  });
});

describe('extending the term', () => {
  it('moves the end to a later date, also when it is over already', () => {
    const outcome = given()
      .at('2024-01-10T09:00:00.000Z')
      .when('extensions', { date: '2023-02-10', validTo: '2025-03-28', act: 'Delibera n. 12', reason });
    expect(outcome).toEqual({
      events: [
        {
          type: 'TermExtended',
          occurredOn: '2023-02-10',
          data: { extension: 'extension-1', validTo: '2025-03-28', act: 'Delibera n. 12', reason },
        },
      ],
    });
  });

  it('counts from the end that the last change gave', () => {
    const ended = given().and('early-end', { validTo: '2022-06-30' });
    expect(verdictOf(ended.when('extensions', { validTo: '2022-12-31' }))).toBe('TermExtended');
  });

  test.each<[string, () => Scenario, string, string, string[]]>([
    ['the end that it has', given, '2023-03-28', 'refused: extension-not-later', ['/validTo']],
    ['an earlier end', given, '2022-12-31', 'refused: extension-not-later', ['/validTo']],
    ['an agreement without an end', openEnded, '2025-12-31', 'refused: extension-without-end', []],
  ])('refuses %s', (_, scenario, validTo, verdict, pointers) => {
    const outcome = scenario().when('extensions', { validTo });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });
});

describe('ending early', () => {
  it('moves the end to an earlier date, or gives one', () => {
    const input = { date: '2022-05-02', validTo: '2022-06-30' };
    expect(given().when('early-end', input)).toEqual({
      events: [
        { type: 'TermEndedEarly', occurredOn: '2022-05-02', data: { earlyEnd: 'early-end-1', validTo: '2022-06-30' } },
      ],
    });
    expect(verdictOf(openEnded().when('early-end', input))).toBe('TermEndedEarly');
    expect(verdictOf(given().when('early-end', { validTo: '2021-03-29' }))).toBe('TermEndedEarly');
  });

  test.each<[string, string, string]>([
    ['the end that it has', '2023-03-28', 'refused: early-end-not-earlier'],
    ['a later end', '2024-01-01', 'refused: early-end-not-earlier'],
    ['an end before the start', '2021-03-28', 'refused: ends-before-it-starts'],
  ])('refuses %s', (_, validTo, verdict) => {
    const outcome = given().when('early-end', { validTo });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, ['/validTo']]);
  });
});

describe('the end of what is renewed', () => {
  const renewed = () =>
    Scenario.of({ rules: [], commitments: [], indicators: [], renewal: { every: 'P1Y' } }).at(
      '2030-01-01T12:00:00.000Z',
    );

  it('is not taken from under what was decided after it', () => {
    const ended = renewed()
      .and('extensions', { id: 'x', date: '2022-05-01', validTo: '2025-12-31' })
      .and('early-end', { date: '2023-05-01', validTo: '2024-06-30' });
    expect(verdictOf(ended.when('extensions/x/annulment', { reason }))).toBe('refused: later-change-would-not-move');
    const early = renewed().and('early-end', { date: '2023-05-01', validTo: '2023-12-31' });
    expect(verdictOf(early.when('non-renewals', { date: '2022-01-01' }))).toBe('refused: later-change-would-not-move');
    expect(verdictOf(early.when('non-renewals', { date: '2023-06-01' }))).toBe('NonRenewalRecorded');
  });

  it('is 200 years after the start at most', () => {
    const until = (validTo: string) => verdictOf(given().when('extensions', { validTo }));
    expect(['2221-03-28', '2221-03-29'].map(until)).toEqual(['TermExtended', 'refused: term-too-long']);
  });
});

describe('annulling and archiving', () => {
  it('an agreement recorded by mistake is annulled, once', () => {
    const outcome = given().when('annulment', { reason });
    expect(outcome).toEqual({ events: [{ type: 'AgreementAnnulled', occurredOn: '2022-06-01', data: { reason } }] });
    const annulled = given().and('annulment', { reason });
    expect(verdictOf(annulled.when('annulment', { reason }))).toBe('refused: agreement-annulled');
  });

  it('an agreement that is over is archived, once; what is late is still recorded', () => {
    const outcome = given().when('archive', { date: '2022-05-31', reason });
    expect(outcome).toEqual({ events: [{ type: 'AgreementArchived', occurredOn: '2022-05-31', data: { reason } }] });
    const archived = given().and('archive', { reason });
    expect(verdictOf(archived.when('archive', { reason }))).toBe('refused: agreement-archived-already');
    expect(verdictOf(archived.when('meetings', { date: '2022-05-01', held: { present: [] } }))).toBe('MeetingHeld');
  });

  it('both need a reason', () => {
    expect(pointersOf(given().when('annulment', {}))).toEqual(['/reason']);
    expect(pointersOf(given().when('archive', { reason: '  ' }))).toEqual(['/reason']);
  });
});
