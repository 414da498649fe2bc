import { describe, expect, it, test } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { judge } from '../judgement.js';
import { alarmsIn, NO_ALARMS } from './alarms.js';

// 335 days in all; on the first of February 34 are left.
const TODAY = '2022-02-01';
const BODIES = [
  { id: 'cabina', name: 'Cabina di regia' },
  { id: 'tavolo', name: 'Tavolo tecnico' },
];
const rule = (id: string, fields: object = {}) => ({ id, type: 'meeting-cadence', minimum: 2, per: 'term', ...fields });
const given = (fields: Record<string, unknown> = {}): Scenario =>
  Scenario.given(
    sampleDefinition({
      validFrom: '2021-04-07',
      validTo: '2022-03-07',
      duration: undefined,
      bodies: BODIES,
      rules: [],
      commitments: [],
      indicators: [],
      ...fields,
    }),
  ).at('2030-01-01T12:00:00.000Z');
const alarms = (scenario: Scenario, on = TODAY) => alarmsIn(judge(scenario.folded, on));
const deadlines = (scenario: Scenario, on = TODAY) =>
  alarms(scenario, on).deadlines.map(({ date, kind, title }) => [date, kind, title]);

describe('meetings that are about to be missed', () => {
  const rules = [rule('ra', { body: 'cabina' }), rule('rb', { body: 'tavolo', minSpacingDays: 30 })];

  it('are told of every rule, what needs a meeting soonest first', () => {
    expect(alarms(given({ rules })).meetings).toMatchObject([
      { rule: 'rb', bodyName: 'Tavolo tecnico', verdict: 'at-risk', window: { nextMeetingBy: '2022-02-05' } },
      { rule: 'ra', bodyName: 'Cabina di regia', verdict: 'at-risk', window: { nextMeetingBy: '2022-03-06' } },
    ]);
  });

  it('are told of what was broken first', () => {
    const everybody = rule('tutti', { minimum: 3, minSpacingDays: 60 });
    expect(alarms(given({ rules: [...rules, everybody] })).meetings).toMatchObject([
      { rule: 'tutti', bodyName: null, verdict: 'breached' },
      { rule: 'rb' },
      { rule: 'ra' },
    ]);
  });
});

it('days that were short are told where today is not, the last stretch with how many there were', () => {
  const rolling = { id: 'r', type: 'meeting-cadence', every: 'P3M', anchor: 'rolling' };
  const on = (scenario: Scenario, date: string) => scenario.and('meetings', { date, held: { present: ['ciss'] } });
  const once = on(on(given({ rules: [rolling] }), '2021-05-10'), '2021-12-10');
  expect(alarms(once).meetings).toMatchObject([
    { verdict: 'breached', window: { held: 1 }, short: { from: '2021-08-10', to: '2021-12-09', stretches: 1 } },
  ]);
  expect(alarms(given({ rules: [rule('r')] })).meetings.map(({ short }) => short)).toEqual([undefined]);
});

describe('what is planned, or only blocked', () => {
  const rules = [rule('r', { minimum: 4, body: 'cabina', requireMinutes: true })];
  const meeting = (id: string, date: string, held?: object) => ({ id, date, body: 'cabina', ...(held && { held }) });
  const present = { present: ['ciss'] };
  const behind = () =>
    given({ rules })
      .at('2022-02-01T10:00:00.000Z')
      .and('meetings', meeting('a', '2021-05-10', present));

  it('is told with what is missing: minutes to approve, and what they come to', () => {
    const scenario = behind().and('meetings/a/minutes', { date: '2021-05-10', text: 'Verbale' }, 'PUT');
    scenario.and('meetings/a/minutes/approval', { date: '2021-05-20' });
    scenario.and('meetings', meeting('b', '2021-10-25', { ...present, minutes: { text: 'Verbale' } }));
    expect(alarms(scenario).meetings).toMatchObject([
      {
        minutes: { meetings: [{ id: 'b', date: '2021-10-25', written: true }], held: 2, required: 4 },
        convened: [],
      },
    ]);
    scenario.and('meetings/b/minutes/approval', { date: '2022-01-31' });
    expect(alarms(scenario).meetings.map(({ minutes }) => minutes)).toEqual([undefined]);
  });

  it('is told of minutes that nobody has written', () => {
    expect(alarms(behind()).meetings).toMatchObject([
      { minutes: { meetings: [{ id: 'a', written: false }], held: 1, required: 4 } },
    ]);
    const written = behind().and('meetings', meeting('b', '2021-10-25', { ...present, minutes: { text: 'Verbale' } }));
    expect(alarms(written).meetings.map(({ minutes }) => minutes?.meetings.map(({ id }) => id))).toEqual([['b']]);
  });

  it('names what is convened in time, and by when more is needed', () => {
    const free = [rule('r', { minimum: 3, body: 'cabina' })];
    const scenario = given({ rules: free }).at('2022-02-01T10:00:00.000Z').and('meetings', meeting('a', '2022-02-20'));
    expect(alarms(scenario).meetings).toMatchObject([
      { window: { nextMeetingBy: '2022-03-05' }, convened: [{ id: 'a', date: '2022-02-20' }], missingBy: '2022-03-06' },
    ]);
    scenario.and('meetings', meeting('b', '2022-03-01')).and('meetings', meeting('c', '2022-03-07'));
    const secured = judge(scenario.folded, TODAY);
    expect(secured.cadence[0]?.current).toBe('secured');
    // What is convened in time is not about to be missed.
    expect(alarmsIn(secured)).toMatchObject({ meetings: [], deadlines: [] });
  });
});

describe('deadlines that are about to be missed', () => {
  const commitment = (id: string, due: string) => ({
    id,
    partner: 'ciss',
    title: `Impegno ${id}`,
    kind: 'deadline',
    due,
  });

  it('are all of the next thirty days, none behind another', () => {
    const scenario = given({
      rules: [rule('r', { minimum: 1 })],
      commitments: [commitment('uno', TODAY), commitment('due', '2022-03-03'), commitment('tre', '2022-03-04')],
      indicators: [{ id: 'i1', title: 'Famiglie', unit: 'famiglie', direction: 'increase', reportEvery: 'P10M' }],
    });
    expect(deadlines(scenario)).toEqual([
      [TODAY, 'commitment', 'Impegno uno'],
      ['2022-02-07', 'indicator-report', 'Famiglie'],
      ['2022-03-03', 'commitment', 'Impegno due'],
    ]);
    expect(alarms(scenario).deadlines[0]?.owner).toBe('ciss');
  });

  it('leave out a meeting that its rule tells, and nothing with it', () => {
    const rules = [rule('rb', { body: 'tavolo', minSpacingDays: 30 })];
    const scenario = given({ rules, commitments: [commitment('dl', '2022-02-06')] });
    expect(alarms(scenario).meetings).toMatchObject([{ window: { nextMeetingBy: '2022-02-05' } }]);
    expect(deadlines(scenario)).toEqual([['2022-02-06', 'commitment', 'Impegno dl']]);
  });

  it('have the meetings of a rule that its alarm does not tell', () => {
    const rules = [rule('r', { per: 'calendar-year', partialWindows: 'full' })];
    const scenario = given({ rules, validTo: '2022-01-15' });
    const { meetings, deadlines: told } = alarms(scenario, '2021-12-20');
    expect(meetings).toMatchObject([{ window: { nextMeetingBy: '2021-12-30' } }]);
    expect(told.filter(({ kind }) => kind === 'meeting').map(({ date }) => date)).toEqual(['2022-01-14']);
  });

  it('have a meeting of a rule that is kept so far, with its body', () => {
    const scenario = given({ rules: [rule('rb', { body: 'tavolo', minSpacingDays: 30 })] });
    scenario.and('meetings', { id: 'm', body: 'tavolo', date: '2021-09-01', held: { present: ['ciss'] } });
    expect(alarms(scenario, '2022-02-10')).toMatchObject({
      meetings: [],
      deadlines: [
        { date: '2022-03-07', kind: 'meeting', part: 'rules/rb', body: 'tavolo' },
        { date: '2022-03-07', kind: 'term-end', part: '', body: null },
      ],
    });
  });
});

test('of what is not in force nothing is about to be missed', () => {
  const scenario = given({ rules: [rule('r')] });
  expect(alarms(scenario).meetings).toHaveLength(1);
  expect(alarms(scenario, '2021-04-06')).toEqual(NO_ALARMS);
  expect(alarms(scenario, '2022-03-08')).toEqual(NO_ALARMS);
  const archived = scenario.and('archive', { date: '2022-02-01', reason: 'Prova' });
  expect(alarms(archived, '2022-01-31').meetings).toHaveLength(1);
  expect(alarms(archived)).toEqual(NO_ALARMS);
  const annulled = given({ rules: [rule('r')] }).and('annulment', { date: '2022-02-02', reason: 'Prova' });
  expect(alarms(annulled)).toEqual(NO_ALARMS);
});
