import { describe, expect, it, test } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { judge } from '../judgement.js';
import type { WaitingItem, WaitingKind } from './item.js';
import { waitingIn } from './waiting.js';

const given = (fields: Record<string, unknown> = {}): Scenario =>
  Scenario.given(sampleDefinition({ commitments: [], indicators: [], ...fields })).at('2030-01-01T12:00:00.000Z');
const waits = (scenario: Scenario, on: string): readonly WaitingItem[] => waitingIn(judge(scenario.folded, on)).items;
const kinds = (scenario: Scenario, on: string): WaitingKind[] => waits(scenario, on).map(({ kind }) => kind);

const CONVENED = { id: 'm', date: '2021-10-03', body: 'tavolo', convenedBy: 'ciss', title: 'Primo' };
const HELD = { present: ['ciss', 'diaconia'] };

describe('meetings', () => {
  it('convened are to be recorded from the day after theirs on, for a year', () => {
    const scenario = given().and('meetings', CONVENED);
    expect(waits(scenario, '2021-10-03')).toEqual([]);
    expect(waits(scenario, '2021-10-04')).toEqual([
      { kind: 'meeting-to-record', id: 'm', date: '2021-10-03', owner: 'ciss', name: 'Tavolo' },
    ]);
    expect(kinds(scenario, '2022-10-03')).toEqual(['meeting-to-record']);
    expect(waits(scenario, '2022-10-04')).toEqual([]);
  });

  it('cancelled or annulled wait for nobody', () => {
    const reason = { date: '2021-10-02', reason: 'Neve' };
    expect(waits(given().and('meetings', CONVENED).and('meetings/m/cancellation', reason), '2021-10-10')).toEqual([]);
    const held = given().and('meetings', { ...CONVENED, held: HELD });
    expect(kinds(held, '2021-10-10')).toEqual(['minutes-to-write']);
    expect(waits(held.and('meetings/m/annulment', reason), '2021-10-10')).toEqual([]);
  });

  it('held lack minutes whatever the rule says, but for public events', () => {
    const scenario = given().and('meetings', { ...CONVENED, body: undefined, held: HELD });
    expect(waits(scenario, '2021-10-03')).toEqual([
      { kind: 'minutes-to-write', id: 'm', date: '2021-10-03', owner: 'ciss', name: null },
    ]);
    const open = given().and('meetings', { ...CONVENED, kind: 'public-event', held: HELD });
    expect(waits(open, '2021-12-01')).toEqual([]);
  });

  it('of nobody, and without a body or a title, wait for the coordination and have no name', () => {
    const scenario = given().and('meetings', { id: 'm', date: '2021-10-03' });
    expect(waits(scenario, '2021-10-10')).toMatchObject([{ owner: null, name: null }]);
  });

  it('have minutes to be approved once the same body has met again', () => {
    const scenario = given({ bodies: [...BODIES] })
      .and('meetings', { ...CONVENED, held: HELD })
      .and('meetings/m/minutes', { date: '2021-10-05', text: 'Segreto' }, 'PUT')
      .and('meetings', { ...CONVENED, id: 'altrove', body: 'cabina', date: '2021-11-01', held: HELD })
      .and('meetings/altrove/minutes', { text: 'Segreto' }, 'PUT');
    expect(waits(scenario, '2021-11-20')).toEqual([]);
    scenario
      .and('meetings', { ...CONVENED, id: 'dopo', date: '2021-11-10', held: HELD })
      .and('meetings/dopo/minutes', { text: 'Segreto' }, 'PUT');
    expect(waits(scenario, '2021-11-09')).toEqual([]);
    expect(waits(scenario, '2021-11-20')).toEqual([
      { kind: 'minutes-to-approve', id: 'm', date: '2021-10-03', owner: null, name: 'Tavolo' },
    ]);
    scenario.and('meetings/m/minutes/approval', { date: '2021-11-10' });
    expect(waits(scenario, '2021-11-20')).toEqual([]);
  });
});

const FOR_CISS = { owner: 'ciss', ownerName: 'C.I.S.S.' };
const FOR_DIACONIA = { owner: 'diaconia', ownerName: 'Diaconia Valdese Valli' };
const BODIES = [
  { id: 'tavolo', name: 'Tavolo' },
  { id: 'cabina', name: 'Cabina di regia' },
];

describe('commitments', () => {
  const continuous = {
    id: 'im1',
    partner: 'ciss',
    title: 'Tenere aperto lo sportello',
    kind: 'continuous',
    reportEvery: 'P3M',
  };

  it('are to be confirmed from a fortnight before the news is old', () => {
    const scenario = given({ commitments: [continuous] }).and('commitments/im1/progress', {
      date: '2021-08-26',
      status: 'in-progress',
    });
    expect(waits(scenario, '2021-11-11')).toEqual([]);
    expect(waits(scenario, '2021-11-12')).toEqual([
      {
        kind: 'commitment-to-confirm',
        id: 'im1',
        date: '2021-11-26',
        ...FOR_CISS,
        title: 'Tenere aperto lo sportello',
        isRepeatable: true,
        last: { date: '2021-08-26', status: 'in-progress' },
      },
    ]);
    scenario.and('commitments/im1/progress', { date: '2021-11-12', status: 'in-progress' });
    expect(waits(scenario, '2021-11-12')).toEqual([]);
  });

  test.each([
    ['P1W', '2021-09-02', '2021-09-03'],
    ['P1M', '2021-09-15', '2021-09-16'],
  ])('that say something every %s are left alone for the first half of it', (reportEvery, before, from) => {
    const scenario = given({ commitments: [{ ...continuous, reportEvery }] }).and('commitments/im1/progress', {
      date: '2021-08-30',
      status: 'in-progress',
    });
    expect([...waits(scenario, '2021-08-30'), ...waits(scenario, before)]).toEqual([]);
    expect(kinds(scenario, from)).toEqual(['commitment-to-confirm']);
  });

  it('never confirmed wait as well, with nothing that «as before» could mean', () => {
    const reported = { ...continuous, kind: 'one-off', reportEvery: 'P2M' };
    expect(waits(given({ commitments: [reported] }), '2021-05-29')).toMatchObject([
      { kind: 'commitment-to-confirm', date: '2021-05-29', isRepeatable: false, last: null },
    ]);
  });

  it('past their day are overdue; kept, they wait no more', () => {
    const due = { ...continuous, reportEvery: undefined, kind: 'deadline', due: '2021-12-31' };
    const scenario = given({ commitments: [due] });
    expect(waits(scenario, '2021-12-31')).toEqual([]);
    expect(waits(scenario, '2022-01-01')).toMatchObject([{ kind: 'commitment-overdue', date: '2021-12-31' }]);
    scenario.and('commitments/im1/progress', { date: '2022-02-01', status: 'fulfilled' });
    expect(waits(scenario, '2022-02-01')).toEqual([]);
  });

  it('said not to be kept are settled: there is nothing to confirm', () => {
    const scenario = given({ commitments: [continuous] }).and('commitments/im1/progress', {
      date: '2021-06-01',
      status: 'not-fulfilled',
    });
    expect(waits(scenario, '2022-06-01')).toEqual([]);
  });

  it('that stand where their parts do leave it to the parts', () => {
    const part = { ...continuous, id: 'parte', parent: 'im1', title: 'Il corso', kind: 'deadline', due: '2021-06-30' };
    const scenario = given({ commitments: [{ ...continuous, kind: 'deadline', due: '2021-06-30' }, part] });
    expect(waits(scenario, '2021-07-01').map(({ id }) => id)).toEqual(['parte']);
  });

  it('wait no longer once the agreement is over, archived or annulled', () => {
    const reason = { date: '2022-01-10', reason: 'Finito' };
    const scenario = given({ commitments: [continuous] });
    expect(kinds(scenario, '2023-03-28')).toEqual(['commitment-to-confirm']);
    expect(waits(scenario, '2023-03-29')).toEqual([]);
    scenario.and('archive', reason);
    expect(waits(scenario, '2022-01-09')).toHaveLength(1);
    expect(waits(scenario, '2022-01-10')).toEqual([]);
    expect(waits(given({ commitments: [continuous] }).and('annulment', reason), '2022-01-01')).toEqual([]);
  });
});

describe('indicators', () => {
  const counted = { title: 'Famiglie seguite', unit: 'famiglie', direction: 'increase' };
  const indicator = {
    ...counted,
    id: 'i1',
    targets: [{ value: 100, date: '2023-03-28' }],
    reportEvery: 'P3M',
    responsible: 'diaconia',
  };
  const measured = { id: 'r1', date: '2021-10-30', value: 40 };

  it('are due from thirty days before their day on', () => {
    const scenario = given({ indicators: [indicator] });
    expect(waits(scenario, '2021-05-29')).toEqual([]);
    expect(waits(scenario, '2021-05-30')).toEqual([
      { kind: 'indicator-due', id: 'i1', date: '2021-06-29', ...FOR_DIACONIA, title: 'Famiglie seguite' },
    ]);
    expect(kinds(scenario, '2021-09-01')).toEqual(['indicator-due']);
    scenario.and('indicators/i1/measurements', { ...measured, date: '2021-09-01' });
    expect(waits(scenario, '2021-09-01')).toEqual([]);
    const nobodys = given({ indicators: [{ ...indicator, responsible: undefined }] });
    expect(waits(nobodys, '2021-09-01')).toMatchObject([{ owner: null, ownerName: null }]);
  });

  it('measured every month are not asked for again on the day on which they were', () => {
    const scenario = given({ indicators: [{ ...indicator, reportEvery: 'P1M' }] });
    scenario.and('indicators/i1/measurements', { ...measured, date: '2022-02-28' });
    expect(waits(scenario, '2022-02-28')).toEqual([]);
    expect(waits(scenario, '2022-03-20')).toMatchObject([{ kind: 'indicator-due', date: '2022-03-28' }]);
  });

  it('are not due any more once achieved, nor after the term', () => {
    const scenario = given({ indicators: [indicator] });
    expect(waits(scenario, '2023-03-29')).toEqual([]);
    scenario.and('indicators/i1/measurements', { ...measured, date: '2021-06-01', value: 100 });
    expect(waits(scenario, '2021-12-01')).toEqual([]);
    const last = (date: string) =>
      given({ indicators: [indicator] }).and('indicators/i1/measurements', { ...measured, date });
    expect(waits(last('2022-12-28'), '2023-03-20')).toMatchObject([{ date: '2023-03-28' }]);
    expect(waits(last('2022-12-29'), '2023-03-20')).toEqual([]);
  });

  it('are not asked for again while what was measured waits to be validated', () => {
    const scenario = given({ indicators: [indicator], validation: 'required' });
    scenario.and('indicators/i1/measurements', measured);
    const due = (on: string) => waits(scenario, on).filter(({ kind }) => kind === 'indicator-due');
    expect(due('2021-10-29')).toMatchObject([{ date: '2021-06-29' }]);
    expect(due('2021-11-15')).toEqual([]);
    expect(due('2022-01-15')).toMatchObject([{ date: '2022-01-30' }]);
  });

  it('have measurements to be validated, where only validated ones count', () => {
    const fields = { indicators: [{ ...indicator, reportEvery: undefined }] };
    const withOne = (validation: string) =>
      given({ ...fields, validation }).and('indicators/i1/measurements', measured);
    expect(waits(withOne('none'), '2021-11-01')).toEqual([]);
    const scenario = withOne('required');
    expect(waits(scenario, '2021-11-01')).toEqual([
      {
        kind: 'measurement-to-validate',
        id: 'r1',
        date: '2021-10-30',
        owner: null,
        indicator: 'i1',
        title: 'Famiglie seguite',
      },
    ]);
    scenario.and('indicators/i1/measurements/r1/correction', { id: 'r2', value: 41, reason: 'Contate male' });
    expect(waits(scenario, '2021-11-01').map(({ id }) => id)).toEqual(['r2']);
    const annulled = withOne('required')
      .and('indicators/i1/measurements/r1/correction', { id: 'r2', value: 41, reason: 'Contate male' })
      .and('indicators/i1/measurements/r1/annulment', { reason: 'Mai contate' });
    expect(waits(annulled, '2021-11-01')).toEqual([]);
    scenario.and('indicators/i1/measurements/r2/validation', {});
    expect(waits(scenario, '2021-11-01')).toEqual([]);
    expect(
      waits(withOne('required').and('indicators/i1/measurements/r1/rejection', { reason: 'No' }), '2021-11-01'),
    ).toEqual([]);
    expect(
      waits(withOne('required').and('indicators/i1/measurements/r1/annulment', { reason: 'No' }), '2021-11-01'),
    ).toEqual([]);
  });
});

describe('decisions', () => {
  const taken = (decision: Record<string, unknown>) =>
    given()
      .and('meetings', {
        ...CONVENED,
        held: { ...HELD, decisions: [{ id: 'd', text: 'Aprire lo sportello', ...decision }] },
      })
      .and('meetings/m/minutes', { text: 'Verbale' }, 'PUT');

  it('are due from thirty days before their day on, and never say what was decided', () => {
    const scenario = taken({ owner: 'diaconia', due: '2021-12-31' });
    expect(waits(scenario, '2021-11-30')).toEqual([]);
    expect(waits(scenario, '2021-12-01')).toEqual([
      {
        kind: 'decision-open',
        id: 'd',
        date: '2021-12-31',
        ...FOR_DIACONIA,
        meeting: 'm',
        takenOn: '2021-10-03',
        name: 'Tavolo',
      },
    ]);
    expect(JSON.stringify(waitingIn(judge(scenario.folded, '2022-03-01')))).not.toContain('sportello');
    expect(waits(scenario.and('decisions/d/completion', { date: '2022-01-10' }), '2022-03-01')).toEqual([]);
  });

  it('without a day, or of a meeting that never was, wait for nobody', () => {
    expect(waits(taken({ owner: 'diaconia' }), '2022-03-01')).toEqual([]);
    const annulled = taken({ due: '2021-12-31' }).and('meetings/m/annulment', { reason: 'Mai tenuto' });
    expect(waits(annulled, '2022-03-01')).toEqual([]);
  });
});

describe('issues', () => {
  const raised = (fields: Record<string, unknown>) =>
    given({ rules: [] }).and('issues', { id: 'n', title: 'Manca il referente', date: '2021-10-03', ...fields });

  it('wait for their owner from thirty days before their day on, and afterwards', () => {
    const scenario = raised({ owner: 'diaconia', due: '2022-01-31' });
    expect(waits(scenario, '2021-12-31')).toEqual([]);
    const item = { kind: 'issue-open', id: 'n', date: '2022-01-31', ...FOR_DIACONIA, raisedOn: '2021-10-03' };
    expect(waits(scenario, '2022-01-01')).toEqual([item]);
    expect(waits(scenario, '2022-06-01')).toEqual([item]);
    expect(JSON.stringify(item)).not.toContain('referente');
    expect(waits(scenario.and('issues/n/resolution', { date: '2022-01-10' }), '2022-06-01')).toEqual([]);
  });

  it('of nobody wait for who coordinates; without a day, or once it is over, for nobody', () => {
    expect(waits(raised({ due: '2022-01-31' }), '2022-02-01')).toMatchObject([{ owner: null, ownerName: null }]);
    expect(waits(raised({ owner: 'ciss' }), '2022-02-01')).toEqual([]);
    expect(waits(raised({ due: '2022-01-31' }), '2023-03-29')).toEqual([]);
  });
});

describe('final evaluations', () => {
  const rules = [{ id: 'finale', type: 'final-evaluation', dueDaysBeforeEnd: 30 }];

  test.each([
    ['2023-01-26', []],
    ['2023-01-27', ['final-evaluation']],
    ['2023-08-25', ['final-evaluation']],
    ['2023-08-26', []],
  ])('on %s: %j', (on, expected) => {
    expect(kinds(given({ rules }), on)).toEqual(expected);
  });

  it('made are not awaited', () => {
    const scenario = given({ rules }).and('evaluations', { date: '2023-02-01', final: true, text: 'Bene' });
    expect(waits(scenario, '2023-02-10')).toEqual([]);
  });
});

describe('much that waits', () => {
  const many = (count: number, partner: string) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${partner}-${index}`,
      partner,
      title: 'x'.repeat(5_000),
      kind: 'deadline',
      due: `2021-12-${String(31 - (index % 30)).padStart(2, '0')}`,
    }));

  it('is counted whole, and named only as far as a list shows it, the most urgent of each partner', () => {
    const scenario = given({ commitments: [...many(40, 'ciss'), ...many(3, 'diaconia')] });
    const { items, counts } = waitingIn(judge(scenario.folded, '2022-06-01'));
    expect(counts).toEqual([
      { kind: 'commitment-overdue', owner: 'ciss', count: 40 },
      { kind: 'commitment-overdue', owner: 'diaconia', count: 3 },
    ]);
    expect(items.filter(({ owner }) => owner === 'ciss')).toHaveLength(6);
    expect(items.filter(({ owner }) => owner === 'diaconia')).toHaveLength(3);
    expect(items.map(({ date }) => date)).toEqual(items.map(({ date }) => date).sort());
    expect(items[0]?.date).toBe('2021-12-02');
    expect(JSON.stringify(items).length).toBeLessThan(5_000);
  });

  it('of many partners is bounded all the same', () => {
    const partners = Array.from({ length: 120 }, (_, index) => ({ id: `p${index}`, name: `Ente ${index}` }));
    const commitments = partners.flatMap(({ id }) => many(6, id));
    const { items, counts } = waitingIn(judge(given({ partners, commitments }).folded, '2022-06-01'));
    expect(items).toHaveLength(300);
    expect(counts).toHaveLength(120);
  });
});
