import { describe, expect, it, test } from '@jest/globals';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { judge } from '#libs/monitoring/judgement.js';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { type YearStrip, yearStrips } from './strip.js';

const RULE = { id: 'r', type: 'meeting-cadence', minimum: 3, per: 'agreement-year', body: 'tavolo' };
const BODIES = [
  { id: 'tavolo', name: 'Tavolo' },
  { id: 'cabina', name: 'Cabina di regia' },
];

/** 29 March 2021 to 28 March 2023, as in the sketch, unless fields say otherwise. */
function given(rule: Record<string, unknown> = {}, fields: Record<string, unknown> = {}): Scenario {
  const rules = [{ ...RULE, ...rule }];
  return Scenario.given(sampleDefinition({ bodies: BODIES, rules, ...fields })).at('2040-01-01T12:00:00.000Z');
}

function held(scenario: Scenario, ...days: CivilDate[]): Scenario {
  for (const date of days) scenario.and('meetings', { body: 'tavolo', date, held: { present: ['ciss', 'diaconia'] } });
  return scenario;
}

function calledOff(scenario: Scenario, date: CivilDate): Scenario {
  scenario.and('meetings', { id: `disdetto-${date}`, body: 'tavolo', date });
  return scenario.and(`meetings/disdetto-${date}/cancellation`, { date: '2021-06-15', reason: 'Sala chiusa' });
}

function stripOf(scenario: Scenario, on: CivilDate, trial?: string): YearStrip {
  const [strip] = yearStrips(judge(scenario.folded, on), trial);
  if (!strip) throw new Error('No strip');
  return strip;
}

function axisOf(scenario: Scenario, on: CivilDate, trial?: string) {
  const { axis } = stripOf(scenario, on, trial);
  if (!axis) throw new Error('No axis');
  return axis;
}

const marks = (axis: ReturnType<typeof axisOf>) => axis.marks.map(({ kind, date }) => `${kind} ${date}`);
const bands = (
  found: readonly { from: string; to: string; word: { it: string }; count?: { it: string } | undefined }[],
) => found.map(({ from, to, word, count }) => `${from} ${to} ${word.it}${count ? ` ${count.it}` : ''}`);

describe('the figure of the sketch', () => {
  const scenario = held(given(), '2021-06-07', '2021-11-08', '2022-02-28', '2022-06-20').and('meetings', {
    body: 'tavolo',
    date: '2022-11-15',
  });
  const strip = stripOf(scenario, '2022-10-01');
  const axis = axisOf(scenario, '2022-10-01');

  it('has the term, its periods with verdict and count, and what is on its way', () => {
    expect([axis.from, axis.to, axis.focus]).toEqual([
      '2021-03-29',
      '2023-03-28',
      { from: '2021-03-29', to: '2023-03-28' },
    ]);
    expect(bands(axis.bands)).toEqual([
      '2021-03-29 2022-03-28 rispettato 3 su 3',
      '2022-03-29 2023-03-28 in linea 1 su 3',
    ]);
    expect(axis.bands[1]).toMatchObject({ isCurrent: true, missing: 1, besides: [{ it: '1 in programma' }] });
  });

  it('has a mark for each meeting held, planned and missing', () => {
    expect(marks(axis)).toEqual([
      'counted 2021-06-07',
      'counted 2021-11-08',
      'counted 2022-02-28',
      'counted 2022-06-20',
      'planned 2022-11-15',
      'missing 2023-01-21',
    ]);
    expect(axis.marks.at(-1)).toMatchObject({ missing: 1, word: { it: 'ne manca 1' } });
  });

  it('says by when the next, in the figure and in words', () => {
    expect([axis.recommendedBy, axis.lastUsefulDay]).toEqual(['2022-11-27', '2023-03-27']);
    expect(strip.headline).toEqual({
      it: 'Dal 29/03/2022 al 28/03/2023: 1 incontro su 3, 1 in programma. Il prossimo va tenuto entro il 27/11/2022 per stare al passo, al più tardi il 27/03/2023.',
      en: 'From 29/03/2022 to 28/03/2023: 1 of 3 meetings, 1 planned. The next must be held by 27/11/2022 to keep pace, on 27/03/2023 at the latest.',
    });
    expect(strip.title.it).toBe('Tavolo: almeno 3 incontri in ogni anno dell’accordo');
  });

  it('shows how the other readings would judge, on the same axis', () => {
    expect(axis.others.map(({ name, verdict }) => [name.it, verdict.word.it])).toEqual([
      ['anno solare', 'assicurato dagli incontri in programma'],
      ['dodici mesi mobili', 'regola non rispettata'],
    ]);
    expect(bands(axis.others[0]?.bands ?? [])).toEqual([
      '2021-03-29 2021-12-31 rispettato 2 su 2',
      '2022-01-01 2022-12-31 assicurato dagli incontri in programma 2 su 3',
      '2023-01-01 2023-03-28 non ancora iniziato 1 richiesto',
    ]);
    expect(bands(axis.others[1]?.bands ?? [])).toEqual([
      '2021-03-29 2022-03-27 primo anno',
      '2022-03-28 2022-06-06 abbastanza',
      '2022-06-07 2022-06-19 troppo pochi',
      '2022-06-20 2022-11-07 abbastanza 3 su 3',
      '2022-11-08 2023-03-28 da coprire',
    ]);
  });
});

describe('marks', () => {
  it('say why a meeting that was held does not count', () => {
    const scenario = held(given({ quorum: 'majority', minSpacingDays: 20, purpose: 'verification' }), '2021-05-01');
    const verified = { body: 'tavolo', purposes: ['verification'] };
    scenario
      .and('meetings', { ...verified, date: '2021-06-01', held: { present: ['ciss', 'diaconia'] } })
      .and('meetings', { ...verified, date: '2021-06-10', held: { present: ['ciss', 'diaconia'] } })
      .and('meetings', { ...verified, date: '2021-08-01', held: { present: ['ciss'] } })
      .and('meetings', { body: 'cabina', date: '2021-09-01', held: { present: ['ciss'] } })
      .and('meetings', { ...verified, kind: 'public-event', date: '2021-09-02', held: { present: ['ciss'] } });
    const said = axisOf(scenario, '2021-10-01')
      .marks.filter(({ meeting }) => meeting)
      .map(({ word }) => word.it);
    expect(said).toEqual([
      'tenuto, non conta: altra finalità',
      'tenuto, conta',
      'tenuto, non conta: a meno di 20 giorni dal precedente',
      'tenuto, non conta: 1 presente su 3, ne serve più della metà',
      'tenuto, non conta: altro organo',
      'tenuto, non conta: evento pubblico',
    ]);
  });

  it('tell a meeting that waits for its minutes from one that is missing', () => {
    const axis = axisOf(held(given({ requireMinutes: true }), '2021-06-01'), '2021-07-01');
    expect(marks(axis)).toEqual(['awaiting-minutes 2021-06-01', 'missing 2021-09-29', 'missing 2021-12-28']);
    expect(axis.bands[0]).toMatchObject({ missing: 2, besides: [{ it: '1 in attesa del verbale' }] });
  });

  it('tell what was convened and never recorded, and what would be too near', () => {
    const scenario = given({ minSpacingDays: 30 });
    for (const date of ['2021-06-01', '2021-08-01', '2021-08-10']) scenario.and('meetings', { body: 'tavolo', date });
    scenario.and('meetings', { id: 'disdetto', body: 'tavolo', date: '2021-09-01' });
    scenario.and('meetings/disdetto/cancellation', { date: '2021-06-15', reason: 'Rinviato' });
    scenario.and('meetings', { body: 'cabina', date: '2021-08-20' });
    expect(marks(axisOf(scenario, '2021-07-01'))).toEqual([
      'unrecorded 2021-06-01',
      'planned 2021-08-01',
      'planned-extra 2021-08-10',
      'missing 2021-10-20',
      'missing 2022-01-08',
    ]);
  });

  it('of a period that is over say what was missed; many are not all drawn', () => {
    const over = axisOf(calledOff(held(given(), '2021-06-01'), '2022-09-01'), '2023-05-01');
    expect(over.marks.filter(({ kind }) => kind === 'missed').map(({ missing }) => missing)).toEqual([2, 2, 3, 3, 3]);
    expect([over.recommendedBy, over.lastUsefulDay]).toEqual([undefined, undefined]);
    const many = axisOf(given({ minimum: 50 }), '2021-04-01').marks;
    expect([many.length, many[0]?.word.it]).toEqual([6, 'ne mancano 50']);
  });

  it('mark what is tried', () => {
    const scenario = given().and('meetings', { id: 'prova-1', body: 'tavolo', date: '2021-08-01' });
    const tried = axisOf(scenario, '2021-07-01', 'prova-1').marks.filter(({ isTrial }) => isTrial);
    expect(tried).toMatchObject([{ meeting: 'prova-1', kind: 'planned' }]);
  });
});

describe('a period without any record', () => {
  it('is said to be so, and nothing in it is marked as missed', () => {
    const [strip] = yearStrips(judge(given().folded, '2023-04-01'));
    expect(strip?.verdict).toEqual({
      tone: 'unknown',
      word: { it: 'nessun incontro registrato', en: 'no meeting recorded' },
    });
    expect(bands(strip!.axis!.bands)).toEqual([
      '2021-03-29 2022-03-28 nessun incontro registrato 0 su 3',
      '2022-03-29 2023-03-28 nessun incontro registrato 0 su 3',
    ]);
    expect(strip?.axis?.marks).toEqual([]);
  });

  it.each([
    ['convened and called off', calledOff(given(), '2021-09-01')],
    ['convened and not recorded since', given().and('meetings', { body: 'tavolo', date: '2021-09-01' })],
    [
      'held for something else',
      given().and('meetings', {
        body: 'tavolo',
        date: '2021-09-01',
        kind: 'public-event',
        held: { present: ['ciss'] },
      }),
    ],
  ])('is none where a meeting was %s', (_, scenario) => {
    expect(stripOf(scenario, '2023-04-01').verdict.word.it).toBe('regola non rispettata');
    expect(stripOf(scenario, '2023-04-01').axis?.bands.map(({ word }) => word.it)).toEqual([
      'non rispettato',
      'nessun incontro registrato',
    ]);
  });

  it('is one where only another body met', () => {
    const scenario = given().and('meetings', { body: 'cabina', date: '2021-09-01', held: { present: ['ciss'] } });
    expect(stripOf(scenario, '2023-04-01').verdict.word.it).toBe('nessun incontro registrato');
  });
});

describe('a rule over the term', () => {
  it('has one period and no other reading', () => {
    const scenario = held(given({ per: 'term' }), '2021-06-01');
    const axis = axisOf(scenario, '2022-01-01');
    expect(bands(axis.bands)).toEqual(['2021-03-29 2023-03-28 in linea 1 su 3']);
    expect(axis.others).toEqual([]);
  });
});

describe('an agreement', () => {
  it('without an end is drawn to the end of the period', () => {
    const open = given({}, { duration: undefined, indicators: [] });
    expect(axisOf(open, '2022-01-01')).toMatchObject({ from: '2021-03-29', to: '2022-03-28' });
  });

  it('that ended before its rule began has nothing to draw, and says so', () => {
    const late = given({}, { rules: [] })
      .and('rules', { ...RULE, from: '2022-09-01', date: '2022-01-01' })
      .and('early-end', { date: '2022-05-01', validTo: '2022-06-30' });
    expect(stripOf(late, '2022-10-01')).toMatchObject({ axis: undefined });
    expect(stripOf(late, '2022-10-01').headline.it).toContain('nessun periodo da giudicare');
  });
});

describe('a rolling year', () => {
  const days: CivilDate[] = ['2021-05-01', '2021-09-01', '2022-01-01'];

  test.each([
    [
      'in its first year is a period',
      '2021-10-01',
      ['2021-03-29 2022-03-28 in linea 2 su 3', '2022-03-29 2023-03-28 da coprire'],
    ],
    [
      'is covered until the first day that would be short',
      '2022-04-10',
      [
        '2021-03-29 2022-03-27 primo anno',
        '2022-03-28 2022-04-30 abbastanza 3 su 3',
        '2022-05-01 2023-03-28 da coprire',
      ],
    ],
    [
      'on the first short day can still be saved',
      '2022-05-01',
      [
        '2021-03-29 2022-03-27 primo anno',
        '2022-03-28 2022-04-30 abbastanza',
        '2022-05-01 2022-05-01 oggi troppo pochi 2 su 3',
        '2022-05-02 2023-03-28 da coprire',
      ],
    ],
    [
      'afterwards is short until today',
      '2022-05-10',
      [
        '2021-03-29 2022-03-27 primo anno',
        '2022-03-28 2022-04-30 abbastanza',
        '2022-05-01 2022-05-10 troppo pochi 2 su 3',
        '2022-05-11 2023-03-28 da coprire',
      ],
    ],
    [
      'that is over keeps what it was',
      '2024-01-01',
      [
        '2021-03-29 2022-03-27 primo anno',
        '2022-03-28 2022-04-30 abbastanza',
        '2022-05-01 2023-03-28 troppo pochi 0 su 3',
      ],
    ],
  ])('%s', (_, on, expected) => {
    expect(bands(axisOf(held(given({ per: 'rolling-year' }), ...days.filter((day) => day <= on)), on).bands)).toEqual(
      expected,
    );
  });

  test.each([
    ['2022-04-10', 'Negli ultimi dodici mesi 3 su 3. Il prossimo va tenuto entro il 01/05/2022.'],
    ['2022-05-10', 'Negli ultimi dodici mesi 2 su 3: sono troppo pochi, il prossimo serve ora.'],
    [
      '2022-07-15',
      'Negli ultimi dodici mesi 3 su 3. Il prossimo va tenuto entro il 01/09/2022. Dal 01/05/2022 al 30/06/2022 furono troppo pochi.',
    ],
  ])('on %s is said in words', (on, expected) => {
    const scenario = held(given({ per: 'rolling-year' }), ...days, '2022-07-01');
    expect(stripOf(scenario, on).headline.it).toBe(expected);
  });

  it('leaves no hole between stretches', () => {
    const scenario = held(
      given({ per: 'rolling-year', minimum: 2 }),
      '2021-05-01',
      '2021-09-01',
      '2022-06-01',
      '2022-08-01',
    );
    for (const on of [
      '2022-03-28',
      '2022-03-29',
      '2022-05-01',
      '2022-06-01',
      '2022-09-15',
      '2023-03-28',
      '2023-03-29',
    ]) {
      const found = axisOf(scenario, on).bands;
      expect(found[0]?.from).toBe('2021-03-29');
      expect(found.at(-1)?.to).toBe('2023-03-28');
      const afters = found.slice(1).map(({ from }) => Date.parse(from));
      expect(afters).toEqual(found.slice(0, -1).map(({ to }) => Date.parse(to) + 86_400_000));
    }
  });

  it('without an end is drawn as far as there is something to say', () => {
    const scenario = held(
      given({ per: 'rolling-year', minimum: 1 }, { duration: undefined, indicators: [] }),
      '2022-06-01',
    );
    expect(axisOf(scenario, '2022-07-01').to).toBe('2023-07-01');
  });
});

describe('a long term', () => {
  const long = () => held(given({}, { duration: 'P10Y' }), '2021-06-01', '2025-06-01');

  it('is drawn whole, and large around today', () => {
    const axis = axisOf(long(), '2025-10-01');
    expect(axis.bands).toHaveLength(10);
    expect(axis.focus).toEqual({ from: '2024-03-29', to: '2026-03-28' });
    expect(axisOf(long(), '2021-05-01').focus).toEqual({ from: '2021-03-29', to: '2023-03-28' });
    expect(axisOf(long(), '2035-01-01').focus).toEqual({ from: '2029-03-29', to: '2031-03-28' });
  });

  it('reaches to what is tried', () => {
    const scenario = long().and('meetings', { id: 'prova', body: 'tavolo', date: '2028-06-01' });
    expect(axisOf(scenario, '2025-10-01', 'prova').focus.to).toBe('2029-03-28');
  });
});

describe('words', () => {
  const headline = (scenario: Scenario, on: CivilDate) => stripOf(scenario, on).headline.it;

  test.each([
    ['before the start', given(), '2021-01-01', 'Si comincia il 29/03/2021: 3 incontri entro il 28/03/2022.'],
    [
      'after the end',
      calledOff(calledOff(given(), '2021-09-01'), '2022-09-01'),
      '2023-04-01',
      'Dal 29/03/2022 al 28/03/2023: 0 incontri su 3: ne sono mancati 3. Dal 29/03/2021 al 28/03/2022 furono 0 su 3.',
    ],
    [
      'after the end, where meetings were only asked for',
      held(given({ strength: 'should' }), '2022-09-01', '2022-10-01'),
      '2023-04-01',
      'Dal 29/03/2022 al 28/03/2023: 2 incontri su 3: 1 in meno di quanto previsto. Dal 29/03/2021 al 28/03/2022 nessun incontro registrato.',
    ],
    [
      'after the end, where nothing was ever recorded',
      given(),
      '2023-04-01',
      'Dal 29/03/2022 al 28/03/2023: nessun incontro registrato, su 3 richiesti. Dal 29/03/2021 al 28/03/2022 nessun incontro registrato.',
    ],
    [
      'after the end of many periods without a record',
      given({}, { duration: 'P4Y' }),
      '2025-04-01',
      'Dal 29/03/2024 al 28/03/2025: nessun incontro registrato, su 3 richiesti. In altri 3 periodi nessun incontro è registrato.',
    ],
    [
      'of a rolling year without a record',
      given({ per: 'rolling-year', strength: 'should' }),
      '2023-04-01',
      'Nei dodici mesi fino al 28/03/2023: nessun incontro registrato, su 3 previsti.',
    ],
    [
      'where it is only asked for',
      given({ strength: 'should' }),
      '2021-04-01',
      'Dal 29/03/2021 al 28/03/2022: 0 incontri su 3. Il prossimo andrebbe tenuto entro il 28/07/2021 per stare al passo, al più tardi il 26/03/2022.',
    ],
    [
      'where the time left is too short',
      given({ minSpacingDays: 60 }),
      '2022-03-01',
      'Dal 29/03/2021 al 28/03/2022: 0 incontri su 3: ne mancano 3, e nel tempo che resta non ci sta che 1.',
    ],
  ])('%s', (_, scenario, on, expected) => {
    expect(headline(scenario, on)).toBe(expected);
  });

  it('of a rule whose term is unknown: nothing is drawn', () => {
    const { validFrom: _, duration: __, ...rest } = sampleDefinition({ rules: [], indicators: [] });
    expect(yearStrips(judge(Scenario.given(rest).folded, '2022-01-01'))).toEqual([]);
  });

  it('each rule has a strip of its own', () => {
    const rules = [RULE, { ...RULE, id: 's', body: 'cabina', per: 'term', minimum: 1 }];
    const strips = yearStrips(judge(given({}, { rules }).folded, '2022-01-01'));
    expect(strips.map(({ title }) => title.it)).toEqual([
      'Tavolo: almeno 3 incontri in ogni anno dell’accordo',
      'Cabina di regia: almeno 1 incontro entro la durata dell’accordo',
    ]);
  });
});
