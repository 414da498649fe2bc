import { describe, expect, it, test } from '@jest/globals';
import { isRefusal } from '#libs/kernel/refusal.js';
import { pointersOf, RECORDED_AS, Scenario, sampleDefinition, verdictOf } from '#libs/testing/given-when-then.js';

type Fields = Record<string, unknown>;
const record = (fields: Fields = {}) => Scenario.empty().whenRecorded(sampleDefinition(fields));

const INVALID = 'invalid: invalid-input';

describe('recording an agreement', () => {
  it('makes one event of the whole and one of each part, in the order of the page', () => {
    expect(verdictOf(record())).toBe(
      'AgreementRecorded PartnerAdded PartnerAdded PartnerAdded BodyAdded RuleAdded ObjectiveAdded CommitmentAdded IndicatorAdded',
    );
  });

  it('keeps the parts out of the first event, and their defaults in theirs', () => {
    const outcome = record();
    if (isRefusal(outcome)) throw new Error(outcome.type);
    expect(outcome.events[0]).toEqual({
      type: 'AgreementRecorded',
      occurredOn: '2021-03-29',
      data: {
        agreement: 'pinerolo',
        definition: {
          title: "Patto d'intesa",
          ...RECORDED_AS,
        },
      },
    });
    expect(outcome.events[2]).toEqual({
      type: 'PartnerAdded',
      occurredOn: '2021-03-29',
      data: { definition: { id: 'diaconia', name: 'Diaconia Valdese Valli', role: 'signatory' } },
    });
  });

  it('is of the day it was signed, else of the day it starts, else of today; never of a day to come', () => {
    const dayOf = (fields: Fields) => {
      const outcome = record({ rules: [], indicators: [], ...fields });
      return isRefusal(outcome) ? outcome.type : outcome.events[0]?.occurredOn;
    };
    expect(dayOf({ signedOn: '2021-03-01' })).toBe('2021-03-01');
    expect(dayOf({})).toBe('2021-03-29');
    expect(dayOf({ validFrom: undefined })).toBe('2022-06-01');
    expect(dayOf({ validFrom: '2023-01-01' })).toBe('2022-06-01');
  });

  it('marks every event of one that was made up', () => {
    const outcome = record({ invented: true });
    if (isRefusal(outcome)) throw new Error(outcome.type);
    expect(outcome.events.every((event) => (event.data as Fields)['invented'] === true)).toBe(true);
  });

  it('takes the least: a title and a kind', () => {
    expect(verdictOf(Scenario.empty().whenRecorded({ title: 'Patto', kind: 'ats' }))).toBe('AgreementRecorded');
  });

  it('takes one that starts nowhere, with partners, objectives, commitments and no rule', () => {
    expect(verdictOf(record({ validFrom: undefined, rules: [], indicators: [] }))).toBe(
      'AgreementRecorded PartnerAdded PartnerAdded PartnerAdded BodyAdded ObjectiveAdded CommitmentAdded',
    );
  });

  it('lets parts name parts that come after them', () => {
    const objectives = [
      { id: 'figlio', title: 'x', parent: 'padre' },
      { id: 'padre', title: 'y' },
    ];
    expect(verdictOf(record({ objectives, indicators: [] }))).toContain('ObjectiveAdded ObjectiveAdded');
  });

  it('refuses one that is recorded already', () => {
    const outcome = Scenario.given().whenRecorded(sampleDefinition());
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['exists: agreement-exists', ['/id']]);
  });
});

const im = (id: string, fields: Fields = {}) => ({ id, partner: 'ciss', title: 'x', kind: 'one-off', ...fields });
const os = (id: string, parent?: string) => ({ id, title: 'x', ...(parent && { parent }) });

describe('a definition is refused, every offending place named', () => {
  test.each<[string, Fields, string, string[]]>([
    ['an id that is none', { id: 'Pinerolo!' }, INVALID, ['/id']],
    ['an id that is __proto__', { id: '__proto__' }, INVALID, ['/id']],
    ['both ends', { validTo: '2023-03-28' }, INVALID, ['/duration']],
    [
      'both ends, and other things besides',
      { validTo: '2023-03-28', kind: 'party', colour: 'red' },
      INVALID,
      ['/kind', '/colour', '/duration'],
    ],
    ['a day that does not exist', { validFrom: '2021-02-30' }, INVALID, ['/validFrom']],
    ['a zone that does not exist', { timeZone: 'Europe/Roma' }, INVALID, ['/timeZone']],
    ['no title and no kind', { title: undefined, kind: undefined }, INVALID, ['/title', '/kind']],
    [
      'parts that are not of their schema',
      { partners: [{ id: 'ciss' }, { id: 'x', name: 'y', colour: 'red' }], objectives: [{ id: 'A', title: 7 }] },
      INVALID,
      ['/objectives/0/id', '/objectives/0/title', '/partners/0/name', '/partners/1/colour'],
    ],
    [
      'an end before the start',
      { duration: undefined, validTo: '2021-03-28', rules: [] },
      'refused: ends-before-it-starts',
      ['/validTo'],
    ],
    [
      'ids that are taken',
      { partners: ['ciss', 'x', 'ciss'].map((id) => ({ id, name: 'a' })) },
      'refused: duplicate-id',
      ['/partners/2/id'],
    ],
    [
      'ids that are taken, and what is wrong behind them, in its place',
      { commitments: [im('im1'), im('im1'), im('im2', { partner: 'nobody' })] },
      'refused: duplicate-id',
      ['/commitments/1/id', '/commitments/2/partner'],
    ],
    [
      'references to what is not there',
      {
        bodies: [{ id: 'tavolo', name: 'Tavolo', members: ['ciss', 'nobody'] }],
        objectives: [os('os1', 'os9')],
        commitments: [im('im1', { partner: 'nobody', objective: 'os8', parent: 'im9' })],
        indicators: [
          { id: 'i1', title: 'x', unit: 'y', direction: 'increase', objective: 'os7', responsible: 'noone' },
        ],
        rules: [{ id: 'r', type: 'meeting-cadence', minimum: 3, per: 'agreement-year', body: 'cabina' }],
      },
      'refused: unknown-partner',
      [
        '/bodies/0/members/1',
        '/rules/0/body',
        '/objectives/0/parent',
        '/commitments/0/partner',
        '/commitments/0/objective',
        '/commitments/0/parent',
        '/indicators/0/objective',
        '/indicators/0/responsible',
      ],
    ],
    [
      'an objective that is its own grandchild: all three',
      { objectives: [os('os1', 'os3'), os('os2', 'os1'), os('os3', 'os2'), os('os4', 'os1')] },
      'refused: objective-under-itself',
      ['/objectives/0/parent', '/objectives/1/parent', '/objectives/2/parent'],
    ],
    [
      'a commitment that is its own grandchild: all three',
      { commitments: [im('im1', { parent: 'im3' }), im('im2', { parent: 'im1' }), im('im3', { parent: 'im2' })] },
      'refused: commitment-part-of-itself',
      ['/commitments/0/parent', '/commitments/1/parent', '/commitments/2/parent'],
    ],
    [
      'an objective that is its own parent',
      { objectives: [os('os1', 'os1')] },
      'refused: objective-under-itself',
      ['/objectives/0/parent'],
    ],
    [
      'rules without a start, an increase without a baseline',
      { validFrom: undefined },
      'refused: rule-needs-known-start',
      ['/rules/0/type', '/indicators/0/baseline'],
    ],
    [
      'what needs an end without one',
      {
        duration: undefined,
        rules: [
          { id: 'a', type: 'meeting-cadence', minimum: 3, per: 'term' },
          { id: 'b', type: 'final-evaluation' },
        ],
      },
      'refused: rule-needs-end',
      ['/rules/0/per', '/rules/1/type'],
    ],
    [
      'a partner that left before it came, a part of another partner’s, a due date out of the term',
      {
        partners: [
          { id: 'ciss', name: 'a', withdrewOn: '2021-03-29' },
          { id: 'x', name: 'b' },
        ],
        commitments: [im('im1', { due: '2030-01-01' }), im('im2', { partner: 'x', parent: 'im1' })],
      },
      'refused: withdrawal-before-joining',
      ['/partners/0/withdrewOn', '/commitments/0/due', '/commitments/1/partner'],
    ],
  ])('%s', (_, fields, verdict, pointers) => {
    const outcome = record(fields);
    expect(verdictOf(outcome)).toBe(verdict);
    const found = pointersOf(outcome);
    expect(verdict.startsWith('invalid') ? found.sort() : found).toEqual(
      verdict.startsWith('invalid') ? [...pointers].sort() : pointers,
    );
  });

  it('says in both languages how many fields are wrong', () => {
    const outcome = record({ commitments: [im('im1', { partner: 'a' }), im('im2', { partner: 'b' })] });
    expect(outcome).toMatchObject({
      title: { it: '2 campi non vanno bene.', en: '2 fields are not acceptable.' },
      errors: [
        { message: { it: "l'accordo non ha un partner «a»", en: 'the agreement has no partner "a"' } },
        { message: { it: "l'accordo non ha un partner «b»" } },
      ],
    });
  });

  it('takes thirty levels of parents, names those that stand deeper, and every one of a circle of two thousand', () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, index) => im(`im${index}`, index > 0 ? { parent: `im${index - 1}` } : {}));
    expect(verdictOf(record({ commitments: chain(31) })).split('CommitmentAdded')).toHaveLength(32);
    expect(pointersOf(record({ commitments: chain(33) }))).toEqual([
      '/commitments/31/parent',
      '/commitments/32/parent',
    ]);
    const circle = [im('im0', { parent: 'im1999' }), ...chain(2_000).slice(1)];
    expect(pointersOf(record({ commitments: circle }))).toHaveLength(2_000);
  });
});
