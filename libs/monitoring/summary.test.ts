import { describe, expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { SUMMARY_SHAPE, summarise, summaryColumns } from './summary.js';

const given = (fields: Record<string, unknown> = {}): Scenario =>
  Scenario.given(sampleDefinition(fields)).at('2030-01-01T12:00:00.000Z');

const MEETING = {
  date: '2022-03-27',
  kind: 'meeting',
  part: 'rules/tre-incontri',
  owner: null,
  title: 'Tavolo',
  body: 'tavolo',
};

describe('the row of an agreement', () => {
  it('says where meetings, objectives and commitments stand, and what comes next', () => {
    const scenario = given().and('meetings', {
      id: 'm',
      date: '2021-05-10',
      body: 'tavolo',
      held: { present: ['ciss'] },
    });
    expect(summarise(scenario.folded, '2021-12-01')).toEqual({
      agreement: 'pinerolo',
      title: "Patto d'intesa",
      aliases: [],
      kind: 'patto-intesa',
      status: 'running',
      invented: false,
      on: '2021-12-01',
      term: { from: '2021-03-29', to: '2023-03-28' },
      cadence: {
        rule: 'tre-incontri',
        verdict: 'at-risk',
        strength: 'must',
        body: 'tavolo',
        window: {
          from: '2021-03-29',
          to: '2022-03-28',
          held: 1,
          required: 3,
          nextMeetingBy: '2022-03-27',
          recommendedBy: '2021-12-01',
        },
        judged: { from: '2021-03-29', to: '2022-03-28', held: 1, required: 3, verdict: 'behind' },
      },
      objectives: {
        upcoming: 0,
        'insufficient-data': 1,
        achieved: 0,
        'not-achieved': 0,
        'on-track': 0,
        behind: 0,
      },
      commitments: {
        total: 1,
        notStarted: 0,
        inProgress: 0,
        kept: 0,
        fulfilled: 0,
        unconfirmed: 1,
        overdue: 0,
        notFulfilled: 0,
      },
      nextDeadline: MEETING,
      deadlines: [
        {
          date: '2021-09-29',
          kind: 'confirmation',
          part: 'commitments/im1',
          owner: 'ciss',
          title: 'Mettere a disposizione la sala',
          body: null,
        },
        MEETING,
      ],
    });
  });

  it.each([
    ['2021-03-28', {}, 'not-started'],
    ['2021-03-29', {}, 'running'],
    ['2023-03-28', {}, 'running'],
    ['2023-03-29', {}, 'ended'],
    ['2029-01-01', { duration: undefined }, 'open-ended'],
    ['2021-01-01', { duration: undefined }, 'not-started'],
    ['2022-01-01', { validFrom: undefined, indicators: [], rules: [] }, 'unknown-term'],
  ])('on %s with %j is %s', (on, fields, status) => {
    expect(summarise(given(fields).folded, on).status).toBe(status);
  });

  it('archived from its day on, annulled whatever the day', () => {
    const scenario = given().and('archive', { date: '2023-05-01', reason: 'Concluso' });
    expect(summarise(scenario.folded, '2023-04-30').status).toBe('ended');
    expect(summarise(scenario.folded, '2023-05-01').status).toBe('archived');
    scenario.and('annulment', { date: '2023-06-01', reason: 'Doppio' });
    expect(summarise(scenario.folded, '2022-01-01').status).toBe('annulled');
  });

  it('shows the worst of several rules', () => {
    const rule = { type: 'meeting-cadence', minimum: 1, per: 'term' };
    const rules = [
      { ...rule, id: 'a' },
      { ...rule, id: 'b', per: 'calendar-year' },
      { ...rule, id: 'c', per: 'calendar-year' },
    ];
    expect(summarise(given({ rules }).folded, '2022-02-01').cadence).toEqual({
      rule: 'b',
      verdict: 'breached',
      strength: 'must',
      body: null,
      window: {
        from: '2022-01-01',
        to: '2022-12-31',
        held: 0,
        required: 1,
        nextMeetingBy: '2022-12-31',
        recommendedBy: '2022-12-31',
      },
      judged: { from: '2021-03-29', to: '2021-12-31', held: 0, required: 1, verdict: 'missed' },
    });
    expect(summarise(given({ rules: [] }).folded, '2022-02-01').cadence).toBeNull();
  });

  it('has the dates of the year that a rolling rule looks back on', () => {
    const rules = [{ id: 'r', type: 'meeting-cadence', minimum: 1, per: 'rolling-year' }];
    const scenario = given({ rules }).and('meetings', { id: 'm', date: '2022-02-01', held: { present: ['ciss'] } });
    const { window, judged } = summarise(scenario.folded, '2022-06-15').cadence ?? {};
    expect(window).toEqual({ from: '2021-06-16', to: '2022-06-15', held: 1, required: 1, nextMeetingBy: '2023-02-01' });
    expect(judged).toEqual({ from: '2021-06-16', to: '2022-06-15', held: 1, required: 1, verdict: 'met' });
  });

  it('has the window of the day to its last one, though nothing is needed in it any more', () => {
    const rules = [{ id: 'r', type: 'meeting-cadence', minimum: 1, per: 'agreement-year' }];
    const scenario = given({ rules }).and('meetings', { id: 'm', date: '2021-05-10', held: { present: ['ciss'] } });
    const windowOn = (on: string) => summarise(scenario.folded, on).cadence?.window?.from;
    expect(['2022-03-28', '2022-03-29'].map(windowOn)).toEqual(['2021-03-29', '2022-03-29']);
  });

  it('has no window to do anything in once the agreement is over, but still the one that was missed', () => {
    const { window, judged } = summarise(given().folded, '2023-06-01').cadence ?? {};
    expect(window).toBeNull();
    expect(judged).toMatchObject({ from: '2021-03-29', to: '2022-03-28', held: 0, required: 3, verdict: 'missed' });
  });

  describe('says which window of the rule its verdict is about', () => {
    const rules = [
      {
        id: 'r',
        type: 'meeting-cadence',
        minimum: 3,
        per: 'agreement-year',
        minSpacingDays: 170,
        requireMinutes: true,
      },
    ];
    const FIRST_YEAR = ['2021-03-29', '2021-09-20', '2022-03-20'];
    const SECOND_YEAR = ['2022-03-29', '2022-09-20', '2023-03-20'];
    const judgedOn = (on: string, dates: readonly string[], fields: Record<string, unknown> = {}) => {
      const scenario = given({ rules: [{ ...rules[0], ...fields }] });
      for (const date of dates) scenario.and('meetings', { date, held: { present: ['ciss'] } });
      const { verdict, from } = summarise(scenario.folded, on).cadence?.judged ?? {};
      return [verdict, from];
    };

    it.each([
      ['missed', 'rather than one that cannot be met any more', '2022-05-01', [], {}, '2021-03-29'],
      ['missed', 'rather than one that is behind', '2022-09-01', [], { minSpacingDays: 1 }, '2021-03-29'],
      ['missed', 'rather than one that waits for minutes', '2023-03-28', SECOND_YEAR, {}, '2021-03-29'],
      ['unreachable', 'rather than one that waits for minutes', '2022-05-01', FIRST_YEAR, {}, '2022-03-29'],
      [
        'behind',
        'rather than one that waits for minutes',
        '2022-09-01',
        FIRST_YEAR,
        { minSpacingDays: 1 },
        '2022-03-29',
      ],
    ])('%s, %s', (verdict, _, on, dates, fields, from) => {
      expect(judgedOn(on, dates, fields)).toEqual([verdict, from]);
    });

    it.each([
      ['2021-01-01', 'upcoming', '2021-03-29'],
      ['2021-03-29', 'met', '2021-03-29'],
      ['2022-03-29', 'met', '2022-03-29'],
      ['2023-06-01', 'met', '2022-03-29'],
    ])('where none is bad, that of the day, or the nearest to it: on %s one %s', (on, verdict, from) => {
      const dates = ['2021-03-29', '2022-03-29'];
      expect(judgedOn(on, dates, { minimum: 1, minSpacingDays: 1, requireMinutes: false })).toEqual([verdict, from]);
    });
  });
});

describe('the columns of a row', () => {
  const columns = summaryColumns(summarise(given({ aliases: ['We.Ca.Re'] }).folded, '2022-04-01'));

  it('are those declared, and every index is over some of them', () => {
    expect(Object.keys(columns).sort()).toEqual(Object.keys(SUMMARY_SHAPE.columns).sort());
    for (const column of SUMMARY_SHAPE.indexes.flat()) expect(columns).toHaveProperty(column);
  });

  it('can be searched by title, alias and id, and sorted by the worst', () => {
    expect(columns.search).toBe("patto d'intesa pinerolo we.ca.re");
    expect([columns.cadence, columns.cadenceRank]).toEqual(['breached', 0]);
  });

  it('have values of the types declared', () => {
    for (const [name, value] of Object.entries(columns)) {
      const type = (SUMMARY_SHAPE.columns as Record<string, string>)[name] === 'text' ? 'string' : 'number';
      expect([type, 'object']).toContain(typeof value);
    }
  });
});
