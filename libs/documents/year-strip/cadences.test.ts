import { describe, expect, it, test } from '@jest/globals';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { judge } from '#libs/monitoring/judgement.js';
import { Scenario } from '#libs/testing/given-when-then.js';
import { type StripAxis, type YearStrip, yearStrips } from './strip.js';

const RULE = { id: 'r', type: 'meeting-cadence' };

/** Three calendar years from 1 January 2021, unless fields say otherwise. */
function given(rule: Record<string, unknown>, fields: Record<string, unknown> = {}): Scenario {
  const term = { validFrom: '2021-01-01', duration: 'P3Y' };
  const rules = [{ ...RULE, ...rule }];
  return Scenario.of({ ...term, rules, commitments: [], indicators: [], ...fields }).at('2040-01-01T12:00:00.000Z');
}

function held(scenario: Scenario, ...days: CivilDate[]): Scenario {
  for (const date of days) scenario.and('meetings', { date, held: { present: ['ciss', 'diaconia'] } });
  return scenario;
}

function stripOf(scenario: Scenario, on: CivilDate): YearStrip {
  const [strip] = yearStrips(judge(scenario.folded, on));
  if (!strip) throw new Error('No strip');
  return strip;
}

function axisOf(scenario: Scenario, on: CivilDate): StripAxis {
  const { axis } = stripOf(scenario, on);
  if (!axis) throw new Error('No axis');
  return axis;
}

const bands = ({ bands: all }: StripAxis): string[] =>
  all.map(({ from, to, word, count }) => `${from} ${to} ${word.it}${count ? ` ${count.it}` : ''}`);
const words = ({ marks }: StripAxis): string[] => marks.map(({ date, word }) => `${date} ${word.it}`);
const told = ({ milestones }: StripAxis): string[] => milestones.map(({ day, text }) => `${day} ${text.it}`);

describe('every month', () => {
  const monthly = () => held(given({ every: 'P1M' }), '2021-01-10', '2021-02-10', '2021-04-10', '2022-05-10');

  it('has as many bands as months, of which those around today are drawn large', () => {
    const axis = axisOf(monthly(), '2022-06-15');
    expect(axis.bands).toHaveLength(36);
    expect(axis.focus).toEqual({ from: '2021-10-01', to: '2022-09-30' });
    expect(axisOf(monthly(), '2021-01-15').focus).toEqual({ from: '2021-01-01', to: '2021-12-31' });
    expect(axisOf(monthly(), '2024-05-01').focus).toEqual({ from: '2023-01-01', to: '2023-12-31' });
  });

  it('reaches to what is planned', () => {
    const axis = axisOf(monthly().and('meetings', { date: '2023-03-10' }), '2022-06-15');
    expect(axis.focus).toEqual({ from: '2022-05-01', to: '2023-06-30' });
  });

  it('is whole where there are few', () => {
    const short = given({ every: 'P1M' }, { duration: 'P1Y' });
    expect(axisOf(short, '2021-06-15').focus).toEqual({ from: '2021-01-01', to: '2021-12-31' });
  });
});

describe('every three months', () => {
  test.each([
    ['start', ['periodi del calendario', 'periodi contati da ogni incontro']],
    ['calendar', ['periodi contati dall’inizio dell’accordo', 'periodi contati da ogni incontro']],
    ['rolling', ['periodi contati dall’inizio dell’accordo', 'periodi del calendario']],
  ])('counted from %s is also read otherwise', (anchor, others) => {
    const axis = axisOf(held(given({ every: 'P3M', anchor }), '2021-02-10'), '2021-06-15');
    expect(axis.others.map(({ name }) => name.it)).toEqual(others);
  });

  const rolling = () =>
    held(
      given({ every: 'P3M', anchor: 'rolling', minimum: 2 }),
      '2021-01-10',
      '2021-02-10',
      '2021-06-20',
      '2021-06-25',
      '2021-08-20',
    );

  it('counted from each meeting: stretches with enough, and without', () => {
    expect(bands(axisOf(rolling(), '2021-07-01'))).toEqual([
      '2021-01-01 2021-03-30 primo periodo',
      '2021-03-31 2021-04-09 abbastanza',
      '2021-04-10 2021-06-24 troppo pochi',
      '2021-06-25 2021-09-19 abbastanza 2 su 2',
      '2021-09-20 2023-12-31 da coprire',
    ]);
    expect(stripOf(rolling(), '2021-07-01').headline.it).toBe(
      'Negli ultimi 3 mesi 2 su 2. Il prossimo va tenuto entro il 20/09/2021. Dal 10/04/2021 al 24/06/2021 furono troppo pochi.',
    );
  });

  it('withdrawn, keeps the stretches up to that day', () => {
    const scenario = rolling().and('rules/r/withdrawal', { date: '2021-07-15', reason: 'Troppo' });
    const axis = axisOf(scenario, '2021-12-01');
    expect(bands(axis)).toEqual([
      '2021-01-01 2021-03-30 primo periodo',
      '2021-03-31 2021-04-09 abbastanza',
      '2021-04-10 2021-06-24 troppo pochi',
      '2021-06-25 2021-07-14 abbastanza',
      '2021-07-15 2023-12-31 ritirata dal 15/07/2021',
    ]);
    expect(words(axis).at(-1)).toBe('2021-08-20 tenuto, non conta: la regola era già ritirata');
  });
});

describe('a part of each year', () => {
  it('has bands there alone, and the nearest are drawn', () => {
    const scenario = held(given({ yearly: { from: '01-01', to: '03-30' } }, { duration: 'P8Y' }), '2022-12-10');
    const axis = axisOf(scenario, '2022-12-31');
    expect(bands(axis).slice(0, 3)).toEqual([
      '2021-01-01 2021-03-30 nessun incontro registrato 0 su 1',
      '2022-01-01 2022-03-30 nessun incontro registrato 0 su 1',
      '2023-01-01 2023-03-30 non ancora iniziato 1 richiesto',
    ]);
    expect(axis.focus).toEqual({ from: '2021-01-01', to: '2022-12-31' });
    expect(words(axis)).toContain('2022-12-10 tenuto, non conta: fuori dai periodi della regola');
  });
});

describe('once, at the beginning', () => {
  it('is drawn near, however long the agreement is', () => {
    const axis = axisOf(held(given({ within: 'P30D' }), '2021-01-20'), '2022-06-15');
    expect(bands(axis)).toEqual(['2021-01-01 2021-01-31 rispettato 1 su 1']);
    expect(axis.focus).toEqual({ from: '2021-01-01', to: '2021-04-03' });
    expect(axis.to).toBe('2023-12-31');
  });
});

describe('a school year', () => {
  it('begins where it says', () => {
    const scenario = given({ per: 'calendar-year', minimum: 2, yearStart: '09-01' }, { validFrom: '2021-09-01' });
    expect(axisOf(scenario, '2021-10-01').bands.map(({ from }) => from)).toEqual([
      '2021-09-01',
      '2022-09-01',
      '2023-09-01',
    ]);
  });
});

describe('a pact that renews itself', () => {
  const pact = () => given({ per: 'term', minimum: 2 }, { duration: 'P1Y', renewal: { every: 'P1Y', noticeDays: 90 } });

  it('has a band for each term, the days of renewal and the last day to say no', () => {
    const axis = axisOf(held(pact(), '2021-02-01', '2021-03-01'), '2023-05-01');
    expect(axis.bands.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2021-01-01 2021-12-31',
      '2022-01-01 2022-12-31',
      '2023-01-01 2023-12-31',
    ]);
    expect(told(axis)).toEqual([
      '2022-01-01 rinnovato dal 01/01/2022',
      '2023-01-01 rinnovato dal 01/01/2023',
      '2023-10-02 disdetta entro il 02/10/2023',
    ]);
  });

  it.each([
    ['the day is past', pact(), '2021-10-03'],
    ['somebody said no', pact().and('non-renewals', { date: '2021-05-01' }), '2021-06-01'],
  ])('has no day to say no where %s', (_, scenario, on) => {
    expect(told(axisOf(scenario, on))).toEqual([]);
  });
});

describe('a rule that was withdrawn', () => {
  const scenario = () =>
    held(given({ per: 'agreement-year', minimum: 1 }), '2021-05-01', '2022-05-01').and('rules/r/withdrawal', {
      date: '2022-06-15',
      reason: 'Sostituita',
    });

  it('keeps what it judged; the rest is greyed', () => {
    const axis = axisOf(scenario(), '2023-01-10');
    expect(bands(axis)).toEqual([
      '2021-01-01 2021-12-31 rispettato 1 su 1',
      '2022-01-01 2023-12-31 ritirata dal 15/06/2022',
    ]);
    expect(axis.bands[1]?.tone).toBe('unknown');
    expect(told(axis)).toEqual(['2022-06-15 regola ritirata']);
    expect([axis.recommendedBy, axis.lastUsefulDay]).toEqual([undefined, undefined]);
  });

  it('says so first', () => {
    expect(stripOf(scenario(), '2023-01-10').headline.it).toBe(
      'Regola ritirata dal 15/06/2022: resta giudicato quello che era finito prima. Dal 01/01/2021 al 31/12/2021: 1 incontro su 1.',
    );
  });
});

describe('notice and second call', () => {
  const rule = { per: 'term', minimum: 2, noticeDays: 5, quorum: 'majority', secondCallQuorum: 'any' };
  const there = { present: ['ciss', 'diaconia'] };
  const scenario = given(rule)
    .and('meetings', { date: '2021-02-01', convenedOn: '2021-01-30', held: there })
    .and('meetings', { date: '2021-03-01', held: there })
    .and('meetings', { date: '2021-04-01', convenedOn: '2021-03-01', held: { present: ['ciss'], call: 2 } });

  it('are told beside each meeting, which counts all the same', () => {
    expect(words(axisOf(scenario, '2021-06-01'))).toEqual([
      '2021-02-01 tenuto, conta; avviso spedito 2 giorni prima: ne servivano 5',
      '2021-03-01 tenuto, conta; non si sa quando fu spedito l’avviso',
      '2021-04-01 tenuto, conta, in seconda convocazione',
    ]);
  });

  it('are told of the period', () => {
    expect(axisOf(scenario, '2021-06-01').bands[0]?.besides.map(({ it: text }) => text)).toEqual([
      '1 con avviso tardivo',
    ]);
    expect(stripOf(scenario, '2021-06-01').headline.it).toContain(
      'Avviso spedito meno di 5 giorni prima: 01/02/2021. Non si sa quando fu spedito l’avviso: 01/03/2021.',
    );
  });
});
