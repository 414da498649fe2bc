import { describe, expect, it, test } from '@jest/globals';
import { pointersOf, Scenario, sampleDefinition, verdictOf } from '#libs/testing/given-when-then.js';
import { PROGRESS_READING, standingOf } from '../core/standing.js';

const reason = 'Perché sì';
type Fields = Record<string, unknown>;
const commitment = (fields: Fields) => ({ partner: 'ciss', title: 'Una sala', kind: 'one-off', ...fields });
/** `im1` has the part `im2`, and that the part `im3`. */
const withParts = () =>
  Scenario.given(
    sampleDefinition({
      commitments: [
        commitment({ id: 'im1' }),
        commitment({ id: 'im2', parent: 'im1' }),
        commitment({ id: 'im3', parent: 'im2' }),
        commitment({ id: 'altrui', partner: 'diaconia' }),
      ],
    }),
  );

describe('adding a commitment', () => {
  it('records it', () => {
    const input = { ...commitment({ id: 'im9', kind: 'deadline' }), due: '2022-12-31', objective: 'os1' };
    expect(Scenario.given().when('commitments', { ...input, date: '2022-01-10' })).toEqual({
      events: [
        {
          type: 'CommitmentAdded',
          occurredOn: '2022-01-10',
          data: { definition: { ...input, weight: 1 }, addedOn: '2022-01-10' },
        },
      ],
    });
  });

  test.each<[string, Fields, string, string[]]>([
    ['an id that is taken', { id: 'im1' }, 'exists: id-exists', ['/id']],
    ['a partner that is not there', { partner: 'nobody' }, 'refused: unknown-partner', ['/partner']],
    ['an objective that is not there', { objective: 'os9' }, 'refused: unknown-objective', ['/objective']],
    ['a deadline without a date', { kind: 'deadline' }, 'refused: deadline-needs-due', ['/due']],
    [
      'a due date for what goes on',
      { kind: 'continuous', due: '2022-12-31' },
      'refused: continuous-has-no-due',
      ['/due'],
    ],
    ['a due date before the term', { due: '2021-03-28', from: '2021-01-01' }, 'refused: due-outside-term', ['/due']],
    ['a due date after the term', { due: '2023-03-29' }, 'refused: due-outside-term', ['/due']],
    ['a due date before it starts', { due: '2022-01-01', from: '2022-01-02' }, 'refused: due-before-start', ['/due']],
    ['a due date before it was added', { due: '2022-05-31' }, 'refused: due-before-start', ['/due']],
    ['a parent that is not there', { parent: 'im9' }, 'refused: unknown-commitment', ['/parent']],
    ['itself as a parent', { id: 'im9', parent: 'im9' }, 'refused: commitment-part-of-itself', ['/parent']],
    [
      'a parent of another partner',
      { partner: 'diaconia', parent: 'im1' },
      'refused: part-of-another-partner',
      ['/partner'],
    ],
    [
      'several things at once',
      { partner: 'nobody', objective: 'os9', kind: 'deadline', parent: 'im9' },
      'refused: unknown-partner',
      ['/partner', '/objective', '/due', '/parent'],
    ],
    ['an unknown kind', { kind: 'sometimes' }, 'invalid: invalid-input', ['/kind']],
    ['a weight of zero', { weight: 0 }, 'invalid: invalid-input', ['/weight']],
  ])('refuses %s', (_, fields, verdict, pointers) => {
    const outcome = Scenario.given().when('commitments', commitment(fields));
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });

  it('takes a due date on the first and the last day', () => {
    for (const due of ['2022-06-01', '2023-03-28']) {
      expect(verdictOf(Scenario.given().when('commitments', commitment({ due })))).toBe('CommitmentAdded');
    }
  });

  it('knows the term as it was extended', () => {
    const extended = Scenario.given().and('extensions', { validTo: '2024-12-31' });
    expect(verdictOf(extended.when('commitments', commitment({ due: '2024-12-31' })))).toBe('CommitmentAdded');
  });
});

describe('correcting a commitment', () => {
  it('records it as it should have been', () => {
    expect(withParts().when('commitments/im1', { changes: { title: 'Due sale' }, reason })).toMatchObject({
      events: [{ type: 'CommitmentCorrected', data: { definition: { id: 'im1', title: 'Due sale' }, reason } }],
    });
  });

  test.each<[string, string, Fields, string, string[]]>([
    ['one that is not there', 'im9', { title: 'x' }, 'unknown: not-found', []],
    ['its part as its parent', 'im1', { parent: 'im2' }, 'refused: commitment-part-of-itself', ['/changes/parent']],
    [
      'the part of its part as its parent',
      'im1',
      { parent: 'im3' },
      'refused: commitment-part-of-itself',
      ['/changes/parent'],
    ],
    [
      'another partner while it has parts',
      'im1',
      { partner: 'diaconia' },
      'refused: part-of-another-partner',
      ['/changes/partner'],
    ],
    [
      'another partner while it is a part',
      'im3',
      { partner: 'diaconia' },
      'refused: part-of-another-partner',
      ['/changes/partner'],
    ],
    ['a deadline without a date', 'altrui', { kind: 'deadline' }, 'refused: deadline-needs-due', ['/changes/due']],
  ])('refuses %s', (_, id, changes, verdict, pointers) => {
    const outcome = withParts().when(`commitments/${id}`, { changes, reason });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });

  it('lets a due date that an early end overtook stand while the title is put right', () => {
    const overtaken = Scenario.given()
      .and('commitments', commitment({ id: 'im9', due: '2022-12-31' }))
      .and('early-end', { validTo: '2022-06-30' });
    const title = { changes: { title: 'Due sale' }, reason };
    expect(verdictOf(overtaken.when('commitments/im9', title))).toBe('CommitmentCorrected');
    const due = { changes: { due: '2022-11-30' }, reason };
    expect(verdictOf(overtaken.when('commitments/im9', due))).toBe('refused: due-outside-term');
  });
});

describe('withdrawing a commitment', () => {
  it('is recorded', () => {
    expect(withParts().when('commitments/im1/withdrawal', { date: '2022-05-31', reason })).toEqual({
      events: [{ type: 'CommitmentWithdrawn', occurredOn: '2022-05-31', data: { commitment: 'im1', reason } }],
    });
  });

  it('is refused a second time, for the parts of what was withdrawn, and for what is not there', () => {
    const withdrawn = withParts().and('commitments/im1/withdrawal');
    for (const id of ['im1', 'im2', 'im3']) {
      expect(verdictOf(withdrawn.when(`commitments/${id}/withdrawal`))).toBe('refused: commitment-withdrawn-already');
    }
    expect(verdictOf(withdrawn.when('commitments/altrui/withdrawal'))).toBe('CommitmentWithdrawn');
    expect(verdictOf(withdrawn.when('commitments/im9/withdrawal'))).toBe('unknown: not-found');
  });
});

describe('progress', () => {
  const PROGRESS = 'commitments/im1/progress';

  it('is recorded', () => {
    const input = {
      status: 'in-progress',
      percent: 60,
      note: 'Due su tre',
      evidence: [{ url: 'https://example.org/a' }],
    };
    expect(Scenario.given().when(PROGRESS, { id: 'a1', date: '2021-11-20', ...input })).toEqual({
      events: [
        { type: 'ProgressRecorded', occurredOn: '2021-11-20', data: { commitment: 'im1', progress: 'a1', ...input } },
      ],
    });
  });

  it('is recorded of a partner that has left, and before and after the term', () => {
    const left = Scenario.given()
      .and('partners/ciss/withdrawal', { date: '2021-12-31' })
      .at('2024-01-01T10:00:00.000Z');
    for (const date of ['2022-03-01', '2020-01-01', '2023-12-31']) {
      expect(verdictOf(left.when(PROGRESS, { date, status: 'fulfilled' }))).toBe('ProgressRecorded');
    }
  });

  test.each<[string, string, Fields, string, string[]]>([
    ['of what is not there', 'commitments/im9/progress', {}, 'unknown: not-found', []],
    ['with an unknown status', PROGRESS, { status: 'maybe' }, 'invalid: invalid-input', ['/status']],
    ['with 101 percent', PROGRESS, { percent: 101 }, 'invalid: invalid-input', ['/percent']],
    ['with less than nothing', PROGRESS, { percent: -1 }, 'invalid: invalid-input', ['/percent']],
    [
      'with a link that is none',
      PROGRESS,
      { evidence: [{ url: 'javascript:x' }] },
      'invalid: invalid-input',
      ['/evidence/0/url'],
    ],
    ['with an id that is taken', PROGRESS, { id: 'a1' }, 'exists: id-exists', ['/id']],
  ])('is refused %s', (_, path, fields, verdict, pointers) => {
    const outcome = Scenario.given()
      .and(PROGRESS, { id: 'a1', status: 'in-progress' })
      .when(path, { status: 'in-progress', ...fields });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });

  it('ends the day before a commitment, or what it is a part of, is withdrawn', () => {
    const withdrawn = withParts().and('commitments/im1/withdrawal', { date: '2022-03-01' });
    for (const id of ['im1', 'im3']) {
      const on = (date: string) => withdrawn.when(`commitments/${id}/progress`, { date, status: 'fulfilled' });
      expect(verdictOf(on('2022-02-28'))).toBe('ProgressRecorded');
      expect(verdictOf(on('2022-03-01'))).toBe('refused: commitment-withdrawn');
      expect(pointersOf(on('2022-03-01'))).toEqual(['/date']);
    }
  });
});

describe('correcting and annulling progress', () => {
  const recorded = () =>
    Scenario.given().and('commitments/im1/progress', { id: 'a1', date: '2021-11-20', status: 'in-progress' });
  const CORRECTION = 'commitments/im1/progress/a1/correction';
  const ANNULMENT = 'commitments/im1/progress/a1/annulment';

  it('a correction has the day of what it corrects', () => {
    expect(recorded().when(CORRECTION, { percent: 50, reason })).toMatchObject({
      events: [
        {
          type: 'ProgressCorrected',
          occurredOn: '2021-11-20',
          data: { commitment: 'im1', of: 'a1', percent: 50, reason },
        },
      ],
    });
  });

  it('a correction may give the right day, and be corrected in turn', () => {
    const moved = recorded().and(CORRECTION, { id: 'a2', date: '2021-11-21', reason });
    expect(moved.when('commitments/im1/progress/a2/correction', { id: 'a3', status: 'fulfilled', reason })).toEqual({
      events: [
        {
          type: 'ProgressCorrected',
          occurredOn: '2021-11-21',
          data: { commitment: 'im1', progress: 'a3', of: 'a2', status: 'fulfilled', reason },
        },
      ],
    });
  });

  it('an annulment is recorded', () => {
    expect(recorded().when(ANNULMENT, { date: '2022-05-31', reason })).toEqual({
      events: [
        { type: 'ProgressAnnulled', occurredOn: '2022-05-31', data: { commitment: 'im1', progress: 'a1', reason } },
      ],
    });
  });

  it('takes the share out that there should not be: null', () => {
    const { folded } = recorded().and(CORRECTION, { id: 'a2', percent: null, reason });
    const [entry] = folded.commitments.get('im1')?.progress ?? [];
    expect(entry?.corrections[0]?.value).toEqual({ percent: null });
    expect(entry && standingOf(entry, PROGRESS_READING)?.value).toEqual({ status: 'in-progress' });
    expect(pointersOf(recorded().when(CORRECTION, { status: null, reason }))).toEqual(['/status']);
  });

  const annulled = () => recorded().and(CORRECTION, { id: 'a2', percent: 1, reason }).and(ANNULMENT, { reason });
  const correctionAnnulled = () =>
    recorded()
      .and(CORRECTION, { id: 'a2', percent: 1, reason })
      .and('commitments/im1/progress/a2/annulment', { reason });

  test.each<[string, () => Scenario, string, Fields, string, string[]]>([
    [
      'one that is not there',
      recorded,
      'commitments/im1/progress/a9/correction',
      { percent: 1 },
      'unknown: not-found',
      [],
    ],
    ['one of nothing', recorded, 'commitments/im9/progress/a1/correction', { percent: 1 }, 'unknown: not-found', []],
    ['with nothing in it', recorded, CORRECTION, {}, 'refused: nothing-corrected', []],
    ['under an id that is taken', recorded, CORRECTION, { id: 'a1', percent: 1 }, 'exists: id-exists', ['/id']],
    ['of what was annulled', annulled, CORRECTION, { percent: 1 }, 'refused: progress-annulled', []],
    [
      'of a correction of what was annulled',
      annulled,
      'commitments/im1/progress/a2/correction',
      { percent: 1 },
      'refused: progress-annulled',
      [],
    ],
    [
      'of an annulled correction',
      correctionAnnulled,
      'commitments/im1/progress/a2/correction',
      { percent: 1 },
      'refused: progress-annulled',
      [],
    ],
    ['annulling twice', annulled, ANNULMENT, {}, 'refused: progress-annulled', []],
    ['annulling what is not there', recorded, 'commitments/im1/progress/a9/annulment', {}, 'unknown: not-found', []],
  ])('is refused: %s', (_, scenario, path, fields, verdict, pointers) => {
    const outcome = scenario().when(path, { ...fields, reason });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });

  it('the progress of one commitment is not that of another', () => {
    const two = Scenario.given(
      sampleDefinition({ commitments: [commitment({ id: 'im1' }), commitment({ id: 'im2' })] }),
    ).and('commitments/im1/progress', { id: 'a1', status: 'fulfilled' });
    expect(verdictOf(two.when('commitments/im2/progress/a1/annulment', { reason }))).toBe('unknown: not-found');
  });

  it('what is annulled is out of the way: another correction may follow', () => {
    expect(verdictOf(correctionAnnulled().when(CORRECTION, { percent: 2, reason }))).toBe('ProgressCorrected');
  });

  it('a correction cannot move progress past the withdrawal', () => {
    const withdrawn = recorded().and('commitments/im1/withdrawal', { date: '2022-03-01' });
    const outcome = withdrawn.when(CORRECTION, { date: '2022-03-01', reason });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['refused: commitment-withdrawn', ['/date']]);
  });
});
