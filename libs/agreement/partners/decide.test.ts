import { describe, expect, it, test } from '@jest/globals';
import { pointersOf, Scenario, sampleDefinition, verdictOf } from '#libs/testing/given-when-then.js';
import { isItalianBodyTaxCode } from './tax-code.js';

const reason = 'Perché sì';

describe('adding a partner', () => {
  it('records it, from the day it was added', () => {
    const input = { id: 'acea', name: 'ACEA', role: 'partner', date: '2021-09-15', taxCode: '05059960012' };
    expect(Scenario.given().when('partners', input, 'POST')).toEqual({
      events: [
        {
          type: 'PartnerAdded',
          occurredOn: '2021-09-15',
          data: {
            definition: { id: 'acea', name: 'ACEA', role: 'partner', taxCode: '05059960012' },
            addedOn: '2021-09-15',
          },
        },
      ],
    });
  });

  it('makes an id where none is given, and signs by default', () => {
    expect(Scenario.given().when('partners', { name: 'ACEA' })).toMatchObject({
      events: [{ data: { definition: { id: 'partner-1', role: 'signatory' }, addedOn: '2022-06-01' } }],
    });
  });

  test.each<[string, Record<string, unknown>, string, string[]]>([
    ['an id that is taken', { id: 'ciss', name: 'x' }, 'exists: id-exists', ['/id']],
    ['no name', { id: 'acea' }, 'invalid: invalid-input', ['/name']],
    ['a blank name', { name: ' ' }, 'invalid: invalid-input', ['/name']],
    ['an unknown role', { name: 'x', role: 'friend' }, 'invalid: invalid-input', ['/role']],
    ['a tax code that checks wrong', { name: 'x', taxCode: '90035880022' }, 'invalid: invalid-input', ['/taxCode']],
    [
      'leaving on the day it joined',
      { name: 'x', date: '2021-09-15', withdrewOn: '2021-09-15' },
      'refused: withdrawal-before-joining',
      ['/withdrewOn'],
    ],
    [
      'leaving before it joined',
      { name: 'x', joinedOn: '2021-06-01', withdrewOn: '2021-05-31' },
      'refused: withdrawal-before-joining',
      ['/withdrewOn'],
    ],
  ])('refuses %s', (_, input, verdict, pointers) => {
    const outcome = Scenario.given().when('partners', input);
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });
});

describe('correcting a partner', () => {
  it('records the whole partner as it should have been', () => {
    const outcome = Scenario.given().when('partners/ciss', { changes: { seat: 'Pinerolo', role: null }, reason });
    expect(outcome).toEqual({
      events: [
        {
          type: 'PartnerCorrected',
          occurredOn: '2022-06-01',
          data: { definition: { id: 'ciss', name: 'C.I.S.S.', role: 'signatory', seat: 'Pinerolo' }, reason },
        },
      ],
    });
  });

  test.each<[string, string, Record<string, unknown>, string, string[]]>([
    ['a partner that is not there', 'nobody', { seat: 'x' }, 'unknown: not-found', []],
    ['another id', 'ciss', { id: 'ciss2' }, 'refused: id-cannot-change', ['/changes/id']],
    ['an id that is none', 'ciss', { id: 'CISS' }, 'refused: id-cannot-change', ['/changes/id']],
    ['an unknown field', 'ciss', { colour: 'red' }, 'invalid: invalid-input', ['/changes/colour']],
    [
      'leaving, which has a command of its own',
      'ciss',
      { withdrewOn: '2021-12-31' },
      'refused: has-a-command-of-its-own',
      ['/changes/withdrewOn'],
    ],
  ])('refuses %s', (_, partner, changes, verdict, pointers) => {
    const outcome = Scenario.given().when(`partners/${partner}`, { changes, reason });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });

  it('refuses to have joined after it withdrew', () => {
    const withdrawn = Scenario.given().and('partners/ciss/withdrawal', { date: '2021-12-31' });
    const outcome = withdrawn.when('partners/ciss', { changes: { joinedOn: '2022-01-01' }, reason });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([
      'refused: withdrawal-before-joining',
      ['/changes/joinedOn'],
    ]);
  });
});

describe('the withdrawal of a partner', () => {
  it('is recorded', () => {
    expect(Scenario.given().when('partners/chronos/withdrawal', { date: '2022-05-31', reason })).toEqual({
      events: [{ type: 'PartnerWithdrew', occurredOn: '2022-05-31', data: { partner: 'chronos', reason } }],
    });
  });

  const joinedLate = () =>
    Scenario.given(sampleDefinition({ partners: [{ id: 'ciss', name: 'C.I.S.S.', joinedOn: '2022-01-01' }] }));
  const leftInTheText = () =>
    Scenario.given(sampleDefinition({ partners: [{ id: 'ciss', name: 'C.I.S.S.', withdrewOn: '2022-01-01' }] }));

  test.each<[string, () => Scenario, string, string, string, string[]]>([
    ['a partner that is not there', () => Scenario.given(), 'nobody', '2022-05-31', 'unknown: not-found', []],
    [
      'a second time',
      () => Scenario.given().and('partners/ciss/withdrawal'),
      'ciss',
      '2022-05-31',
      'refused: partner-withdrew-already',
      [],
    ],
    ['what the definition says already', leftInTheText, 'ciss', '2022-05-31', 'refused: partner-withdrew-already', []],
    [
      'the first day of the term',
      () => Scenario.given(),
      'ciss',
      '2021-03-29',
      'refused: withdrawal-before-joining',
      ['/date'],
    ],
    ['the day it joined', joinedLate, 'ciss', '2022-01-01', 'refused: withdrawal-before-joining', ['/date']],
  ])('is refused: %s', (_, scenario, partner, date, verdict, pointers) => {
    const outcome = scenario().when(`partners/${partner}/withdrawal`, { date });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });
});

test.each([
  ['90035880021', true],
  ['05059960012', true],
  ['90035880022', false],
  ['90035880012', false],
  ['9003588002', false],
  ['9003588002a', false],
  ['', false],
])('isItalianBodyTaxCode(%j) is %s', (code, expected) => {
  expect(isItalianBodyTaxCode(code)).toBe(expected);
});
