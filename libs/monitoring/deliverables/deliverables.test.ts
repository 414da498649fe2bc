import { describe, expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { figuresOf, monitoringReport } from '../report.js';

const TERM = { validFrom: '2021-01-01', duration: undefined, validTo: '2022-12-31', indicators: [] };

function given(rule: Record<string, unknown>, fields: Record<string, unknown> = {}): Scenario {
  const rules = [{ id: 'd', type: 'deliverable', title: 'Relazione annuale', ...rule }];
  return Scenario.given(sampleDefinition({ ...TERM, rules, ...fields })).at('2030-01-01T12:00:00.000Z');
}

const judged = (scenario: Scenario, on: string) => figuresOf(scenario.folded, on).deliverables?.[0];
const dues = (scenario: Scenario, on: string) => judged(scenario, on)?.periods.map(({ due }) => due);
const delivered = (scenario: Scenario, date: string, period?: string) =>
  scenario.and('rules/d/deliveries', { date, ...(period !== undefined && { period }) });

describe('what is owed', () => {
  it('is not there where no such rule is defined', () => {
    expect(figuresOf(Scenario.given().folded, '2022-01-01')).not.toHaveProperty('deliverables');
  });

  it('again and again has a day for each period: its end, so long after it, or the next such day', () => {
    expect(dues(given({ every: 'P1Y' }), '2021-02-01')).toEqual(['2021-12-31', '2022-12-31']);
    expect(dues(given({ every: 'P1Y', within: 'P60D' }), '2021-02-01')).toEqual(['2022-03-01', '2023-03-01']);
    expect(dues(given({ every: 'P1Y', until: '02-29' }), '2021-02-01')).toEqual(['2022-02-28', '2023-02-28']);
    expect(dues(given({ every: 'P1Y', until: '12-31' }), '2021-02-01')).toEqual(['2021-12-31', '2022-12-31']);
  });

  it('leaves out clipped periods only where they are exempt', () => {
    const schoolYears = { every: 'P1Y', anchor: 'calendar', yearStart: '09-01' };
    expect(judged(given(schoolYears), '2021-02-01')?.periods.map(({ from }) => from)).toEqual([
      '2021-01-01',
      '2021-09-01',
      '2022-09-01',
    ]);
    const exempt = given({ ...schoolYears, partialWindows: 'exempt' });
    expect(judged(exempt, '2021-02-01')?.periods.map(({ from }) => from)).toEqual(['2021-09-01']);
  });

  it('once is owed for the first term and for each renewed one', () => {
    const scenario = given({ within: 'P60D' }, { renewal: { every: 'P1Y' } });
    expect(dues(scenario, '2022-12-31')).toEqual(['2023-03-01']);
    expect(dues(scenario, '2024-06-01')).toEqual(['2023-03-01', '2024-02-29', '2025-03-01']);
  });
});

describe('what was handed in', () => {
  it('is in time, late or missed; by period', () => {
    const scenario = delivered(
      delivered(given({ every: 'P1Y', within: 'P60D' }), '2022-03-01'),
      '2023-03-02',
      '2022-01-01',
    );
    const verdicts = (on: string) => judged(scenario, on)?.periods.map(({ verdict }) => verdict);
    expect(verdicts('2021-06-01')).toEqual(['pending', 'upcoming']);
    expect(verdicts('2022-01-01')).toEqual(['pending', 'pending']);
    expect(verdicts('2022-03-01')).toEqual(['done', 'pending']);
    expect(judged(scenario, '2023-03-02')).toEqual({
      rule: 'd',
      verdict: 'compliant',
      periods: [
        { from: '2021-01-01', to: '2021-12-31', due: '2022-03-01', verdict: 'done', delivered: '2022-03-01' },
        { from: '2022-01-01', to: '2022-12-31', due: '2023-03-01', verdict: 'late', delivered: '2023-03-02' },
      ],
    });
    expect(judged(given({ every: 'P1Y' }), '2021-12-31')).toMatchObject({ verdict: 'compliant' });
    expect(judged(given({ every: 'P1Y' }), '2022-01-01')).toMatchObject({ verdict: 'breached' });
  });

  it('before its period does not count; annulled is as if never handed in', () => {
    const scenario = delivered(given({ every: 'P1Y' }), '2021-12-31', '2022-01-01');
    expect(judged(scenario, '2022-02-01')?.periods[1]).not.toHaveProperty('delivered');
    const onTheFirstDay = delivered(given({ every: 'P1Y' }), '2022-01-01', '2022-01-01');
    expect(judged(onTheFirstDay, '2022-02-01')?.periods[1]).toMatchObject({ verdict: 'done' });
    scenario.and('rules/d/deliveries', { id: 'x', date: '2021-06-01' });
    expect(judged(scenario, '2022-02-01')?.periods[0]).toMatchObject({ verdict: 'done' });
    scenario.and('rules/d/deliveries/x/annulment', { reason: 'Mai consegnata' });
    expect(judged(scenario, '2022-02-01')?.periods[0]).toMatchObject({ verdict: 'missed' });
  });

  it('for the shorter term does not count for the longer', () => {
    const scenario = delivered(given({}), '2022-11-01').and('extensions', {
      date: '2022-12-01',
      validTo: '2023-12-31',
    });
    expect(judged(scenario, '2022-11-30')?.periods[0]?.verdict).toBe('done');
    expect(judged(scenario, '2022-12-01')?.periods[0]).toEqual({
      from: '2021-01-01',
      to: '2023-12-31',
      due: '2023-12-31',
      verdict: 'pending',
    });
  });
});

describe('an early end', () => {
  it('decided after it gives what is left from the decision on, but no longer than there was', () => {
    const ended = (date: string) => given({ within: 'P60D' }).and('early-end', { date, validTo: '2022-06-30' });
    expect(dues(ended('2022-05-01'), '2022-07-01')).toEqual(['2022-08-29']);
    expect(dues(ended('2022-09-01'), '2022-09-01')).toEqual(['2022-10-31']);
    expect(dues(ended('2023-02-01'), '2023-02-01')).toEqual(['2023-03-01']);
    expect(dues(ended('2023-02-01'), '2023-01-31')).toEqual(['2023-03-01']);
  });

  it('says why', () => {
    const scenario = given({ within: 'P60D' }).and('early-end', { date: '2022-09-01', validTo: '2022-06-30' });
    const { because } = monitoringReport(scenario.folded, '2022-09-02');
    expect(because['/deliverables/0/periods/0']?.text.it).toBe(
      'Attesa; termine il 31 ottobre 2022. Periodo dal 1° gennaio 2021 al 30 giugno 2022: il termine si conta dalla sua fine. La fine anticipata decisa il 1° settembre 2022 lo sposta: dalla sola fine del periodo sarebbe il 29 agosto 2022.',
    );
    expect(because['/deliverables/0']?.text.it).toBe(
      'Nulla di mancante: «Relazione annuale», una volta, entro sessanta giorni dalla conclusione. Periodi: 1 attesa.',
    );
    const inTime = given({ within: 'P60D' }).and('early-end', { date: '2022-05-01', validTo: '2022-06-30' });
    expect(monitoringReport(inTime.folded, '2022-07-01').because['/deliverables/0/periods/0']?.text.it).toBe(
      'Attesa; termine il 29 agosto 2022. Periodo dal 1° gennaio 2021 al 30 giugno 2022: il termine si conta dalla sua fine.',
    );
  });
});

describe('a rule withdrawn', () => {
  const withdrawn = (scenario: Scenario, date: string) => scenario.and('rules/d/withdrawal', { date });

  it('keeps what was due or handed in before that day', () => {
    const scenario = withdrawn(given({ every: 'P1Y' }), '2022-01-01');
    expect(judged(scenario, '2022-06-01')).toEqual({
      rule: 'd',
      verdict: 'breached',
      withdrawnOn: '2022-01-01',
      periods: [{ from: '2021-01-01', to: '2021-12-31', due: '2021-12-31', verdict: 'missed' }],
    });
    expect(
      judged(withdrawn(delivered(given({ every: 'P1Y' }), '2021-05-01'), '2021-06-01'), '2021-06-01'),
    ).toMatchObject({
      periods: [{ verdict: 'done' }],
    });
  });

  it('is not listed where it keeps nothing', () => {
    for (const date of ['2021-06-01', '2021-12-31']) {
      expect(figuresOf(withdrawn(given({ every: 'P1Y' }), date).folded, '2022-06-01').deliverables).toEqual([]);
    }
  });
});
