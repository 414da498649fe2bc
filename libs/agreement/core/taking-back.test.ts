import { describe, expect, it, test } from '@jest/globals';
import { pointersOf, reason, Scenario, sampleDefinition, verdictOf } from '#libs/testing/given-when-then.js';
import { asRecorded } from './state.js';
import { currentTerm } from './term.js';

describe('a part recorded by mistake', () => {
  const REFERRED: readonly (readonly [path: string, by: string])[] = [
    ['partners/ciss', 'commitments/im1'],
    ['bodies/tavolo', 'rules/tre-incontri'],
    ['objectives/os1', 'indicators/i1'],
  ];

  test.each(REFERRED)('%s is not annulled while %s refers to it', (path, by) => {
    const outcome = Scenario.given().when(`${path}/annulment`, { reason });
    expect(verdictOf(outcome)).toBe('refused: still-referred-to');
    expect(JSON.stringify(outcome)).toContain(by);
  });

  it('is gone, and its id stays taken', () => {
    const gone = Scenario.given().and('commitments/im1/annulment', { reason });
    expect(gone.folded.commitments.size).toBe(0);
    const again = gone.when('commitments', { id: 'im1', partner: 'ciss', title: 'Sala', kind: 'continuous' });
    expect(verdictOf(again)).toBe('exists: id-exists');
    expect(verdictOf(gone.when('commitments/im1/annulment', { reason }))).toBe('refused: annulled-already');
    expect(verdictOf(gone.when('partners/ciss/annulment', { reason }))).toBe('PartnerAnnulled');
  });

  it('is annulled once what was recorded of it is annulled too', () => {
    const measured = Scenario.given().and('indicators/i1/measurements', { id: 'x', value: 4 });
    expect(verdictOf(measured.when('indicators/i1/annulment', { reason }))).toBe('refused: still-referred-to');
    const freed = measured.and('indicators/i1/measurements/x/annulment', { reason });
    expect(verdictOf(freed.when('indicators/i1/annulment', { reason }))).toBe('IndicatorAnnulled');
  });
});

describe('changes of the term', () => {
  const EXTENSION = { id: 'x', date: '2022-05-01', validTo: '2024-12-31' };
  const extended = () => Scenario.of({ renewal: { every: 'P1Y' } }).and('extensions', EXTENSION);

  it('move the end as it stood on the day they were decided', () => {
    const late = { date: '2022-04-01', validTo: '2025-12-31' };
    expect(verdictOf(extended().when('extensions', late))).toBe('refused: later-change-would-not-move');
    const ended = extended().and('early-end', { date: '2022-05-10', validTo: '2024-06-30' });
    const under = ended.when('early-end', { date: '2022-05-05', validTo: '2024-03-31' });
    expect(verdictOf(under)).toBe('refused: later-change-would-not-move');
    expect(verdictOf(extended().when('extensions', { date: '2022-04-01', validTo: '2024-01-31' }))).toBe(
      'TermExtended',
    );
    expect(verdictOf(extended().when('early-end', { date: '2022-04-01', validTo: '2024-01-31' }))).toBe(
      'refused: early-end-not-earlier',
    );
  });

  it('may, if extensions alone, be typed in any order where nothing is renewed: the last decided holds', () => {
    const once = () => Scenario.given().and('extensions', EXTENSION);
    const late = once().and('extensions', { date: '2022-04-01', validTo: '2025-12-31' });
    expect(currentTerm(asRecorded(late.folded)).to).toBe('2024-12-31');
    const ended = once().and('early-end', { id: 'y', date: '2022-05-10', validTo: '2024-06-30' });
    expect(verdictOf(ended.when('extensions/x/annulment', { reason }))).toBe('refused: later-change-would-not-move');
  });

  it('are not taken back from under a later one', () => {
    const ended = extended().and('early-end', { id: 'y', date: '2022-05-10', validTo: '2024-06-30' });
    expect(verdictOf(ended.when('extensions/x/annulment', { reason }))).toBe('refused: later-change-would-not-move');
    expect(verdictOf(ended.when('early-end/y/annulment', { reason }))).toBe('EarlyEndAnnulled');
  });

  it('keep their ids, and a term of 200 years at most', () => {
    expect(verdictOf(extended().when('extensions', { id: 'x', validTo: '2026-12-31' }))).toBe('exists: id-exists');
    const freed = extended().and('extensions/x/annulment', { reason });
    expect(verdictOf(freed.when('extensions', { id: 'x', validTo: '2026-12-31' }))).toBe('exists: id-exists');
    expect(verdictOf(freed.when('extensions', { validTo: '2400-12-31' }))).toBe('refused: term-too-long');
  });

  it('say no only to what is renewed, which has an end', () => {
    expect(verdictOf(Scenario.given().when('non-renewals', {}))).toBe('refused: agreement-not-renewed');
    const endless = { duration: undefined, renewal: { every: 'P1Y' } };
    expect(verdictOf(Scenario.empty().whenRecorded(sampleDefinition(endless)))).toBe('refused: renewal-without-end');
  });
});

describe('a withdrawal', () => {
  it('may lie ahead, never before it was decided', () => {
    const leave = (effectiveOn: string) =>
      Scenario.given().when('partners/ciss/withdrawal', { date: '2022-05-31', effectiveOn });
    expect(verdictOf(leave('2022-12-31'))).toBe('PartnerWithdrew');
    expect(pointersOf(leave('2022-05-30'))).toEqual(['/effectiveOn']);
  });

  it('is annulled also where the definition tells of it', () => {
    const left = Scenario.of({ partners: [{ id: 'a', name: 'A', withdrewOn: '2022-01-01' }], commitments: [] });
    const back = left.and('partners/a/withdrawal/annulment', { reason });
    expect(back.folded.partners.get('a')?.definition).not.toHaveProperty('withdrewOn');
    expect(verdictOf(back.when('partners/a/withdrawal/annulment', { reason }))).toBe('refused: not-withdrawn');
  });
});

describe('what is typed', () => {
  test.each(['\u200b\u200c', '\ufeff', '\u2800', '\u00ad\u00ad', '\u3164'])(
    '%j is no title: nobody sees it',
    (title) => {
      expect(pointersOf(Scenario.empty().whenRecorded(sampleDefinition({ title })))).toEqual(['/title']);
    },
  );

  it('is a kind of the list, or another with its name', () => {
    const record = (fields: Record<string, unknown>) =>
      pointersOf(Scenario.empty().whenRecorded(sampleDefinition(fields)));
    expect(record({ kind: 'altro' })).toEqual(['/kindName']);
    expect(record({ kindName: 'Tavolo' })).toEqual(['/kindName']);
    expect(record({ kind: 'altro', kindName: 'Tavolo' })).toEqual([]);
  });

  it('is a tax code that somebody has, in quotes', () => {
    const record = (taxCode: unknown) => Scenario.given().when('partners', { name: 'ACEA', taxCode });
    expect(pointersOf(record('00000000000'))).toEqual(['/taxCode']);
    expect(JSON.stringify(record(5_059_960_012))).toContain('virgolette');
  });
});

describe('what was taken back', () => {
  const met = () =>
    Scenario.given()
      .and('meetings', { id: 'm', date: '2022-05-01' })
      .and('meetings/m/held', { date: '2022-05-01', present: ['ciss'], decisions: [{ id: 'd', text: 'Sportello' }] })
      .and('decisions/d/completion', { date: '2022-05-10' });

  it('leaves a meeting that was not held convened, without minutes and decisions', () => {
    const { meetings, decisions } = met()
      .and('meetings/m/minutes', { date: '2022-05-02', text: 'Verbale' }, 'PUT')
      .and('meetings/m/held/annulment', { reason }).folded;
    expect(meetings.get('m')).toMatchObject({ scheduled: { date: '2022-05-01' }, minutes: [] });
    expect(meetings.get('m')).not.toHaveProperty('held');
    expect(decisions.has('d')).toBe(false);
  });

  it('leaves a decision to be carried out, an issue open, an agreement at work', () => {
    const { decisions, issues, archived } = met()
      .and('decisions/d/completion/annulment', { reason })
      .and('issues', { id: 'i', title: 'Manca il referente', date: '2022-05-01' })
      .and('issues/i/resolution', { date: '2022-05-10' })
      .and('issues/i/resolution/annulment', { reason })
      .and('archive', { date: '2022-05-20', reason })
      .and('archive/annulment', { reason }).folded;
    expect(decisions.get('d')).not.toHaveProperty('completed');
    expect(issues.get('i')).not.toHaveProperty('resolved');
    expect(archived).toBeUndefined();
  });
});

describe('a breakdown', () => {
  const measure = (fields: object) => Scenario.given().when('indicators/i1/measurements', { value: 50, ...fields });

  it('has no part above the value, unless that is only about so much', () => {
    expect(pointersOf(measure({ breakdown: { donne: 60, uomini: 10 } }))).toEqual(['/breakdown/donne']);
    expect(verdictOf(measure({ breakdown: { donne: 60 }, qualifier: 'over' }))).toBe('MeasurementRecorded');
    expect(verdictOf(measure({ breakdown: { donne: 60 }, qualifier: 'about' }))).toBe('MeasurementRecorded');
    expect(verdictOf(measure({ breakdown: { donne: 50, uomini: 50 } }))).toBe('MeasurementRecorded');
  });

  it('stays as it was where a correction gives none', () => {
    const measured = Scenario.given().and('indicators/i1/measurements', {
      id: 'x',
      value: 50,
      breakdown: { donne: 40 },
    });
    const correct = (fields: object) => measured.when('indicators/i1/measurements/x/correction', { ...fields, reason });
    expect(pointersOf(correct({ value: 30 }))).toEqual(['/breakdown/donne']);
    expect(verdictOf(correct({ value: 30, breakdown: { donne: 20 } }))).toBe('MeasurementCorrected');
  });
});

describe('dates', () => {
  it('of an addition are those that it says, where they are past', () => {
    const added = Scenario.given().when('partners', { name: 'ACEA', joinedOn: '2021-09-15' });
    expect(added).toMatchObject({ events: [{ occurredOn: '2021-09-15', data: { addedOn: '2021-09-15' } }] });
    const ahead = Scenario.given().when('partners', { name: 'ACEA', joinedOn: '2022-09-15' });
    expect(ahead).toMatchObject({ events: [{ occurredOn: '2022-06-01' }] });
  });

  it('do not put an effect before its cause', () => {
    const held = Scenario.given()
      .and('meetings', {
        id: 'm',
        date: '2022-05-01',
        held: { present: ['ciss'], decisions: [{ id: 'd', text: 'Sportello' }] },
      })
      .and('decisions/d/completion', { date: '2022-05-10' });
    const correct = (date: string) => verdictOf(held.when('meetings/m/correction', { date, reason }));
    expect([correct('2022-05-11'), correct('2022-05-10')]).toEqual([
      'refused: completed-before-decided',
      'MeetingCorrected',
    ]);
    const early = { date: '2021-03-28', final: true, text: 'Bene' };
    expect(verdictOf(held.when('evaluations', early))).toBe('refused: evaluated-before-start');
    const twice = { text: 'Bene', ratings: [4, 5].map((rating) => ({ objective: 'os1', rating })) };
    expect(pointersOf(held.when('evaluations', twice))).toEqual(['/ratings/1/objective']);
  });

  it('of cause and effect may be one day', () => {
    const rule = { id: 'r', type: 'meeting-cadence', minimum: 1, per: 'agreement-year', date: '2022-05-10' };
    const added = Scenario.given().and('rules', rule);
    const withdrawn = ['2022-05-09', '2022-05-10'].map((date) => verdictOf(added.when('rules/r/withdrawal', { date })));
    expect(withdrawn).toEqual(['refused: withdrawn-before-added', 'RuleWithdrawn']);
    const convened = ['2022-05-11', '2022-05-10'].map((convenedOn) =>
      verdictOf(Scenario.given().when('meetings', { date: '2022-05-10', convenedOn })),
    );
    expect(convened).toEqual(['refused: convened-after-meeting', 'MeetingScheduled']);
  });

  it('before the term are those of whoever prepared it', () => {
    const partners = [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B', joinedOn: '2021-09-01' },
    ];
    const of = (present: string[]) =>
      pointersOf(
        Scenario.of({ partners, commitments: [] }).when('meetings', { date: '2021-02-28', held: { present } }),
      );
    expect([of(['a']), of(['a', 'b'])]).toEqual([[], ['/held/present/1']]);
  });
});

describe('a correction of a meeting', () => {
  const held = () =>
    Scenario.given().and('meetings', { id: 'm', date: '2022-05-01', place: 'Pinerolo', held: { present: ['ciss'] } });

  it('says something', () => {
    expect(verdictOf(held().when('meetings/m/correction', { reason }))).toBe('invalid: invalid-input');
  });

  it('records nothing where it says what stands', () => {
    const same = { date: '2022-05-01', title: null, present: ['ciss'], body: null };
    expect(held().when('meetings/m/correction', { ...same, reason })).toEqual({ events: [] });
  });
});
