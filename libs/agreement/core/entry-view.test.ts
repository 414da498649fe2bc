import { describe, expect, it } from '@jest/globals';
import { targetsOn } from '#libs/monitoring/indicators/trajectory.js';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { commitmentView, listCommitments, listProgress } from '../commitments/view.js';
import { indicatorView, listIndicators, listMeasurements, targetsInForce } from '../indicators/view.js';
import { pageOf } from './paging.js';

const of = (scenario: Scenario) => ({ state: scenario.folded, touched: new Map<string, number>() });
const PROGRESS = 'commitments/im1/progress';
const MEASUREMENTS = 'indicators/i1/measurements';

const commitment = (scenario: Scenario, on?: string, id = 'im1') =>
  commitmentView(of(scenario), id, { on, names: true });
const progressOf = (scenario: Scenario, on?: string) =>
  pageOf(listProgress(of(scenario), 'im1', { on, names: true })!, undefined, 50)!.items;
const indicator = (scenario: Scenario, on?: string) => indicatorView(of(scenario), 'i1', { on, names: true });
const measurements = (scenario: Scenario, on?: string) =>
  pageOf(listMeasurements(of(scenario), 'i1', { on, names: true })!, undefined, 50)!.items;

describe('a commitment as it is read', () => {
  const progressed = () =>
    Scenario.given()
      .and(PROGRESS, { id: 'a1', date: '2021-11-20', status: 'in-progress', percent: 60, note: 'Due su tre' })
      .and(PROGRESS, { id: 'a0', date: '2021-06-20', status: 'in-progress' });

  it('has its progress by date, and what stands', () => {
    expect(commitment(progressed())).toMatchObject({
      id: 'im1',
      partner: 'ciss',
      kind: 'continuous',
      weight: 1,
      progress: 2,
      standing: { from: 'a1', date: '2021-11-20', status: 'in-progress', percent: 60 },
    });
    expect(progressOf(progressed())).toMatchObject([
      { id: 'a0', date: '2021-06-20', corrections: [] },
      { id: 'a1', date: '2021-11-20', percent: 60, note: { text: { box: 'Due su tre' } } },
    ]);
    expect(commitment(Scenario.given())).toMatchObject({ progress: 0 });
    expect(commitment(Scenario.given())).not.toHaveProperty('standing');
    expect(commitment(Scenario.given(), undefined, 'im9')).toBeUndefined();
  });

  it('shows what was corrected, and the correction', () => {
    const corrected = progressed().and(`${PROGRESS}/a1/correction`, {
      id: 'a2',
      percent: 50,
      reason: 'Contato due volte',
    });
    expect(progressOf(corrected)[1]).toMatchObject({
      id: 'a1',
      percent: 60,
      corrections: [{ id: 'a2', of: 'a1', percent: 50, reason: { text: { box: 'Contato due volte' } } }],
      standing: { from: 'a2', date: '2021-11-20', status: 'in-progress', percent: 50 },
    });
    const back = corrected.and(`${PROGRESS}/a2/annulment`, { date: '2022-02-01', reason: 'Era giusto' });
    expect(progressOf(back)[1]).toMatchObject({
      corrections: [{ id: 'a2', annulledOn: '2022-02-01' }],
      standing: { from: 'a1', percent: 60 },
    });
    const gone = back.and(`${PROGRESS}/a1/annulment`, { date: '2022-02-01', reason: 'Altro impegno' });
    expect(progressOf(gone)[1]).toMatchObject({ id: 'a1', annulledOn: '2022-02-01' });
    expect(progressOf(gone)[1]).not.toHaveProperty('standing');
    expect(commitment(gone)?.standing).toMatchObject({ from: 'a0' });
  });

  it('on an earlier day has only the progress that was about it or before', () => {
    expect(commitment(progressed(), '2021-11-19')).toMatchObject({
      progress: 1,
      standing: { from: 'a0', date: '2021-06-20' },
    });
    const moved = progressed().and(`${PROGRESS}/a0/correction`, { id: 'a2', date: '2021-12-01', reason: 'Dicembre' });
    expect(progressOf(moved, '2021-11-30').map(({ id }) => id)).toEqual(['a1']);
    expect(commitment(moved)?.standing).toMatchObject({ from: 'a2', date: '2021-12-01' });
  });

  it('is not there before the day it was added, and says when it was withdrawn, itself or with what it is a part of', () => {
    const two = Scenario.given()
      .and('commitments', {
        id: 'im2',
        partner: 'ciss',
        title: 'Sala',
        kind: 'continuous',
        date: '2021-09-15',
        parent: 'im1',
      })
      .and('commitments/im1/withdrawal', { date: '2022-05-01' });
    expect(commitment(two, '2021-09-14', 'im2')).toBeUndefined();
    expect(commitment(two, '2021-09-15', 'im2')).toMatchObject({ addedOn: '2021-09-15' });
    expect(commitment(two, undefined, 'im2')).toMatchObject({ withdrawnOn: '2022-05-01' });
    expect(commitment(two, '2022-04-30', 'im2')).not.toHaveProperty('withdrawnOn');
    const listed = (on?: string) => listCommitments(of(two), { on, names: true }).entries.map(({ item }) => item().id);
    expect([listed('2021-09-14'), listed()]).toEqual([['im1'], ['im1', 'im2']]);
  });

  it('was touched by the withdrawal of what it is a part of', () => {
    const two = Scenario.given()
      .and('commitments', { id: 'im2', partner: 'ciss', title: 'Sala', kind: 'continuous', parent: 'im1' })
      .and('commitments/im1/withdrawal', { date: '2022-05-01' });
    const { withdrawn } = two.folded.commitments.get('im1')!;
    expect(commitment(two, undefined, 'im2')?.revision).toBe(withdrawn?.revision);
  });
});

describe('an indicator as it is read', () => {
  const measured = () =>
    Scenario.given()
      .and(MEASUREMENTS, {
        id: 'x1',
        date: '2021-11-30',
        value: 55,
        qualifier: 'over',
        evidence: [{ url: 'https://example.org/a' }],
      })
      .and(MEASUREMENTS, { id: 'x2', date: '2021-11-30', value: 56 })
      .and(MEASUREMENTS, { id: 'x0', date: '2021-06-30', value: 20 });

  it('has the last value that stands; of one day the later recorded', () => {
    expect(indicator(measured())).toMatchObject({
      id: 'i1',
      targets: [{ value: 100, date: '2023-03-28' }],
      targetRevisions: [],
      latest: { measurement: 'x2', from: 'x2', date: '2021-11-30', value: 56 },
      measurements: 3,
    });
    expect(indicator(measured(), '2021-07-01')).toMatchObject({ latest: { measurement: 'x0' }, measurements: 1 });
    expect(indicator(Scenario.given())).not.toHaveProperty('latest');
  });

  it('has the targets in force, and those before', () => {
    const revised = Scenario.given()
      .and('indicators/i1/targets', {
        date: '2022-02-15',
        targets: [{ value: 80, date: '2022-12-31' }],
        reason: 'Tavolo',
      })
      .and('indicators/i1/targets', {
        date: '2022-01-15',
        targets: [{ value: 90, date: '2022-12-31' }],
        reason: 'Tavolo',
      });
    expect(indicator(revised)).toMatchObject({
      targets: [{ value: 80, date: '2022-12-31' }],
      firstTargets: [{ value: 100, date: '2023-03-28' }],
      targetRevisions: [{ date: '2022-02-15' }, { date: '2022-01-15' }],
    });
    expect(indicator(revised, '2022-02-14')).toMatchObject({
      targets: [{ value: 90 }],
      targetRevisions: [{ date: '2022-01-15' }],
    });
    expect(indicator(revised, '2022-01-14')).not.toHaveProperty('firstTargets');
    for (const on of ['2022-01-14', '2022-01-15', '2022-02-14', '2022-02-15', '2022-06-01']) {
      const state = revised.folded.indicators.get('i1')!;
      expect(targetsInForce(state, { on })).toEqual(targetsOn(state, on).targets);
    }
  });

  it('is listed from the day it was added', () => {
    const two = Scenario.given().and('indicators', {
      id: 'i2',
      title: 'Altro',
      unit: 'n',
      direction: 'increase',
      date: '2021-09-15',
    });
    const listed = (on?: string) => listIndicators(of(two), { on, names: true }).entries.map(({ item }) => item().id);
    expect([listed('2021-09-14'), listed()]).toEqual([['i1'], ['i1', 'i2']]);
    expect(listMeasurements(of(two), 'i2', { on: '2021-09-14', names: true })).toBeUndefined();
    expect(listMeasurements(of(two), 'i9', { names: true })).toBeUndefined();
  });

  it('waits for validation where the agreement asks for it', () => {
    const required = Scenario.given(sampleDefinition({ validation: 'required' })).and(MEASUREMENTS, {
      id: 'x1',
      date: '2021-11-30',
      value: 55,
    });
    expect(indicator(required)).toMatchObject({ measurements: 0 });
    const validated = required.and(`${MEASUREMENTS}/x1/validation`);
    expect(indicator(validated)).toMatchObject({ measurements: 1, latest: { value: 55 } });
  });
});

describe('measurements as they are read', () => {
  const one = () =>
    Scenario.given().and(MEASUREMENTS, {
      id: 'x1',
      date: '2021-11-30',
      value: 55,
      qualifier: 'over',
      breakdown: { Pinerolo: 55 },
    });

  it('have what was measured and what stands', () => {
    expect(measurements(one())).toMatchObject([
      {
        id: 'x1',
        date: '2021-11-30',
        value: 55,
        qualifier: 'over',
        breakdown: { Pinerolo: 55 },
        standing: { from: 'x1', date: '2021-11-30', value: 55, qualifier: 'over' },
      },
    ]);
  });

  it('show reviews, corrections and annulments; a correction keeps what it does not give', () => {
    const rejected = one().and(`${MEASUREMENTS}/x1/rejection`, { reason: 'Altra fonte' });
    expect(measurements(rejected)).toMatchObject([
      { review: { verdict: 'rejected', reason: { text: { box: 'Altra fonte' } } } },
    ]);
    expect(measurements(rejected)[0]).not.toHaveProperty('standing');
    const corrected = rejected.and(`${MEASUREMENTS}/x1/correction`, {
      id: 'x2',
      date: '2021-12-01',
      value: 57,
      reason: 'Doppi',
    });
    const kept = { qualifier: 'over', breakdown: { Pinerolo: 55 } };
    expect(measurements(corrected)[0]?.standing).toEqual({ from: 'x2', date: '2021-12-01', value: 57, ...kept });
    const annulled = corrected.and(`${MEASUREMENTS}/x1/annulment`, { date: '2022-02-01', reason: 'Altro indicatore' });
    expect(measurements(annulled)).toMatchObject([
      { annulledOn: '2022-02-01', corrections: [{ id: 'x2', of: 'x1', value: 57 }] },
    ]);
  });

  it('go by the date that stands, and are left out before it', () => {
    const two = one()
      .and(MEASUREMENTS, { id: 'x2', date: '2021-12-15', value: 60 })
      .and(`${MEASUREMENTS}/x1/correction`, { id: 'x3', date: '2022-01-10', value: 55, reason: 'Gennaio' });
    expect(measurements(two).map(({ id }) => id)).toEqual(['x2', 'x1']);
    expect(measurements(two, '2021-12-31').map(({ id }) => id)).toEqual(['x2']);
  });

  it('were touched by the last event about them or their corrections', () => {
    const corrected = one().and(`${MEASUREMENTS}/x1/correction`, { id: 'x2', value: 57, reason: 'Doppi' });
    const recorded = measurements(one())[0]!.revision;
    expect(measurements(corrected)[0]).toMatchObject({
      revision: recorded + 1,
      corrections: [{ revision: recorded + 1 }],
    });
    const reviewed = corrected.and(`${MEASUREMENTS}/x2/validation`);
    expect(measurements(reviewed)[0]).toMatchObject({
      revision: recorded + 2,
      corrections: [{ revision: recorded + 2 }],
    });
  });
});
