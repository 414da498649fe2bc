import { describe, expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import type { CadenceFigures } from '../figures.js';
import { figuresOf } from '../report.js';

const PRESENT = ['ciss', 'diaconia', 'chronos'];

function given(rule: Record<string, unknown>, fields: Record<string, unknown> = {}): Scenario {
  const rules = [{ id: 'r', type: 'meeting-cadence', minimum: 2, per: 'term', ...rule }];
  return Scenario.given(sampleDefinition({ rules, ...fields })).at('2030-01-01T12:00:00.000Z');
}

const held = (id: string, date: string, fields: Record<string, unknown> = {}) => ({
  id,
  date,
  body: 'tavolo',
  held: { present: PRESENT },
  ...fields,
});

const cadenceOf = (scenario: Scenario, on: string): CadenceFigures => figuresOf(scenario.folded, on).cadence[0]!;
const windowOf = (scenario: Scenario, on: string) => cadenceOf(scenario, on).windows[0]!;

describe('meetings that count', () => {
  it('come in date order, whatever the order of recording', () => {
    const scenario = given({})
      .and('meetings', held('later', '2021-09-01'))
      .and('meetings', held('first', '2021-05-01'));
    expect(windowOf(scenario, '2022-01-01').meetings).toEqual(['first', 'later']);
  });

  it('of one day the first recorded as held', () => {
    const scenario = given({})
      .and('meetings', { id: 'a', date: '2021-05-01', body: 'tavolo' })
      .and('meetings', held('b', '2021-05-01'))
      .and('meetings/a/held', { date: '2021-05-01', present: PRESENT });
    expect(windowOf(scenario, '2022-01-01').meetings).toEqual(['b']);
  });

  it('are spaced from the last that counted, not from the last held', () => {
    const scenario = given({ minimum: 3, minSpacingDays: 10 })
      .and('meetings', held('a', '2021-05-01'))
      .and('meetings', held('b', '2021-05-08'))
      .and('meetings', held('c', '2021-05-11'));
    expect(windowOf(scenario, '2022-01-01').meetings).toEqual(['a', 'c']);
  });

  it('leave out public events, other bodies and other purposes', () => {
    const scenario = given({ body: 'tavolo', purpose: 'verification' })
      .and('meetings', held('event', '2021-05-01', { kind: 'public-event', purposes: ['verification'] }))
      .and('meetings', held('nobody', '2021-05-02', { body: undefined, purposes: ['verification'] }))
      .and('meetings', held('ordinary', '2021-05-03'))
      .and('meetings', held('right', '2021-05-04', { purposes: ['bilancio', 'verification'] }));
    expect(windowOf(scenario, '2022-01-01').meetings).toEqual(['right']);
  });

  it('annulled are as if they had never been, held or convened', () => {
    const scenario = given({})
      .and('meetings', held('a', '2021-05-01'))
      .and('meetings', { id: 'b', date: '2022-05-01' })
      .and('meetings/a/annulment', { reason: 'Mai avvenuto' })
      .and('meetings/b/annulment', { reason: 'Doppio' });
    expect(windowOf(scenario, '2022-01-01')).toMatchObject({ held: 0, planned: 0 });
  });

  it('corrected have the facts of the correction and keep their place', () => {
    const scenario = given({})
      .and('meetings', held('a', '2021-05-02'))
      .and('meetings', held('b', '2021-05-01'))
      .and('meetings/a/correction', { date: '2021-05-01', reason: 'Era il giorno prima' });
    expect(windowOf(scenario, '2022-01-01').meetings).toEqual(['a']);
  });
});

describe('the days of a window', () => {
  it('hold meetings from the first to the last, each from its own day on', () => {
    const scenario = given({}).and('meetings', held('a', '2021-03-29')).and('meetings', held('b', '2023-03-28'));
    const heldOn = (on: string) => windowOf(scenario, on).held;
    expect(['2021-03-28', '2021-03-29', '2023-03-27', '2023-03-28'].map(heldOn)).toEqual([0, 1, 1, 2]);
  });

  it('press as they pass: at the pace it is on track, to the last day', () => {
    const scenario = given({ minimum: 1, per: 'agreement-year' });
    expect(windowOf(scenario, '2022-03-28')).toMatchObject({ verdict: 'on-track', nextMeetingBy: '2022-03-28' });
    expect(windowOf(scenario, '2022-03-29').verdict).toBe('missed');
  });

  it('are shared out evenly among the meetings', () => {
    expect(windowOf(given({ per: 'agreement-year' }), '2021-04-01')).toMatchObject({
      recommendedBy: '2021-09-27',
      nextMeetingBy: '2022-03-27',
    });
    expect(windowOf(given({ per: 'agreement-year' }), '2021-12-01')).toMatchObject({
      verdict: 'behind',
      recommendedBy: '2021-12-01',
      nextMeetingBy: '2022-03-27',
    });
  });
});

describe('two clocks', () => {
  const scenario = given({ requireMinutes: true })
    .and('meetings', { id: 'a', date: '2021-06-01', body: 'tavolo' })
    .and('meetings/a/held', { date: '2021-06-10', present: PRESENT })
    .and('meetings/a/minutes/approval', { date: '2021-07-01', elsewhere: 'Agli atti' });

  it('a meeting held later than the day is still the scheduled one', () => {
    expect(windowOf(scenario, '2021-06-01')).toMatchObject({ held: 0, planned: 1, unrecorded: [] });
    expect(windowOf(scenario, '2021-06-09')).toMatchObject({ held: 0, planned: 0, unrecorded: ['a'] });
  });

  it('minutes approved later do not count yet', () => {
    expect(windowOf(scenario, '2021-06-30')).toMatchObject({ held: 0, awaitingMinutes: ['a'], unrecorded: [] });
    expect(windowOf(scenario, '2021-07-01')).toMatchObject({ held: 1, awaitingMinutes: [] });
  });

  it('a meeting cancelled later is still planned', () => {
    const cancelled = given({})
      .and('meetings', { id: 'a', date: '2021-09-01' })
      .and('meetings/a/cancellation', { date: '2021-08-01', reason: 'Ferie' });
    expect(windowOf(cancelled, '2021-07-31').planned).toBe(1);
    expect(windowOf(cancelled, '2021-08-01').planned).toBe(0);
  });

  it('a rule withdrawn before anything of it was over is left out from that day on', () => {
    const withdrawn = given({}).and('rules/r/withdrawal', { date: '2021-08-01' });
    expect(figuresOf(withdrawn.folded, '2021-07-31').cadence).toHaveLength(1);
    expect(figuresOf(withdrawn.folded, '2021-08-01').cadence).toEqual([]);
  });

  it('a rule withdrawn keeps the windows that were over, by the term as it stood the day before', () => {
    const withdrawn = given({ minimum: 1, every: 'P6M', per: undefined })
      .and('rules/r/withdrawal', { date: '2022-05-10' })
      .and('early-end', { date: '2022-05-20', validTo: '2021-12-31' });
    expect(cadenceOf(withdrawn, '2022-05-09')).not.toHaveProperty('withdrawnOn');
    expect(cadenceOf(withdrawn, '2022-06-01')).toMatchObject({
      withdrawnOn: '2022-05-10',
      verdict: 'breached',
      current: null,
      windows: [
        { from: '2021-03-29', to: '2021-09-28', verdict: 'missed' },
        { from: '2021-09-29', to: '2022-03-28', verdict: 'missed' },
      ],
    });
    const onItsLastDay = given({ minimum: 1, every: 'P6M', per: undefined });
    onItsLastDay.and('rules/r/withdrawal', { date: '2022-03-28' });
    expect(cadenceOf(onItsLastDay, '2022-06-01').windows).toMatchObject([{ to: '2021-09-28' }]);
  });

  it('a rule added later judges from then on; one over the whole term judges all of it', () => {
    const added = Scenario.given(sampleDefinition({ rules: [] })).at('2030-01-01T12:00:00.000Z');
    const rule = { type: 'meeting-cadence', minimum: 3 };
    added.and('rules', { id: 'yearly', ...rule, per: 'agreement-year', date: '2022-09-28' });
    added.and('rules', { id: 'whole', ...rule, per: 'term', date: '2022-09-28' });
    expect(figuresOf(added.folded, '2022-09-27').cadence).toEqual([]);
    const [yearly, whole] = figuresOf(added.folded, '2022-09-28').cadence;
    expect(yearly?.windows).toMatchObject([{ from: '2022-09-28', to: '2023-03-28', required: 1 }]);
    expect(whole?.windows).toMatchObject([{ from: '2021-03-29', to: '2023-03-28', required: 3 }]);
  });
});

describe('what only waits for its minutes', () => {
  const scenario = () => given({ minimum: 2, per: 'agreement-year', requireMinutes: true, minSpacingDays: 20 });

  it('is reckoned with: what is missing, from when, and at what pace', () => {
    const [window] = cadenceOf(scenario().and('meetings', held('a', '2022-03-05')), '2022-03-10').windows;
    expect(window).toMatchObject({
      held: 0,
      verdict: 'on-track',
      awaitingMinutes: ['a'],
      nextMeetingBy: '2022-03-28',
      recommendedBy: '2022-03-28',
    });
  });

  it('puts the rule at risk once its window is over', () => {
    const both = scenario().and('meetings', held('a', '2021-06-01')).and('meetings', held('b', '2021-07-01'));
    expect(cadenceOf(both, '2022-03-28')).toMatchObject({ verdict: 'compliant', current: 'awaiting-minutes' });
    expect(cadenceOf(both, '2022-03-29').verdict).toBe('at-risk');
  });
});

describe('in second call', () => {
  const rule = { minimum: 1, quorum: 'majority', secondCallQuorum: 'any' };
  const heldBy = (present: string[], call?: number) =>
    windowOf(
      given(rule).and('meetings', held('a', '2021-06-01', { held: { present, ...(call && { call }) } })),
      '2021-07-01',
    ).held;

  it('another quorum holds', () => {
    expect([heldBy(['ciss']), heldBy(['ciss'], 1), heldBy(['ciss'], 2), heldBy([], 2)]).toEqual([0, 0, 1, 0]);
  });

  it('a partner who sent somebody is present', () => {
    const delegates = [{ partner: 'ciss' }, { partner: 'chronos' }];
    const scenario = given(rule).and('meetings', held('a', '2021-06-01', { held: { present: [], delegates } }));
    expect(windowOf(scenario, '2021-07-01').held).toBe(1);
  });
});

describe('the notice of a meeting', () => {
  it('changes no count; what was short or is not known is listed', () => {
    const scenario = given({ minimum: 3, noticeDays: 5 })
      .and('meetings', held('in-time', '2021-05-10', { convenedOn: '2021-05-05' }))
      .and('meetings', held('short', '2021-06-10', { convenedOn: '2021-06-06' }))
      .and('meetings', held('unknown', '2021-07-10'))
      .and('meetings', held('open-day', '2021-06-20', { kind: 'public-event', convenedOn: '2021-06-19' }));
    expect(windowOf(scenario, '2021-08-01')).toMatchObject({
      held: 3,
      verdict: 'met',
      shortNotice: ['short'],
      unknownNotice: ['unknown'],
    });
    expect(windowOf(given({}), '2021-08-01')).not.toHaveProperty('shortNotice');
  });
});

describe('members from a day', () => {
  const bodies = [{ id: 'tavolo', name: 'Tavolo', members: ['ciss', 'diaconia'] }];
  const rule = { minimum: 1, quorum: 'majority', body: 'tavolo' };
  const attended = (present: string[]) => (scenario: Scenario, id: string, date: string) =>
    scenario.and('meetings', held(id, date, { held: { present } }));

  it('hold on that day and after it; of one day the later recorded', () => {
    const scenario = given(rule, { bodies })
      .and('bodies/tavolo/members', { date: '2021-09-01', members: ['diaconia'] })
      .and('bodies/tavolo/members', { date: '2021-09-01', members: ['ciss', 'chronos'] });
    const chronosAlone = attended(['chronos', 'ciss']);
    chronosAlone(scenario, 'before', '2021-08-31');
    chronosAlone(scenario, 'after', '2021-09-01');
    expect(windowOf(scenario, '2021-10-01').meetings).toEqual(['after']);
  });
});

describe('a purpose', () => {
  it('is compared without spaces around it, in small letters, and is one in both languages', () => {
    const scenario = given({ purpose: ' Verifica' }).and(
      'meetings',
      held('a', '2021-06-01', { purposes: ['VERIFICATION '] }),
    );
    expect(windowOf(scenario, '2021-07-01').meetings).toEqual(['a']);
  });
});

describe('the verdict of a window', () => {
  it('awaits minutes until half a year after the end', () => {
    const scenario = given({ minimum: 1, requireMinutes: true }).and('meetings', held('a', '2023-03-01'));
    expect(windowOf(scenario, '2023-09-24').verdict).toBe('awaiting-minutes');
    expect(windowOf(scenario, '2023-09-24')).not.toHaveProperty('nextMeetingBy');
    expect(windowOf(scenario, '2023-09-25').verdict).toBe('missed');
  });

  it('is unreachable when the rest cannot hold what is missing', () => {
    const scenario = given({ minimum: 3, minSpacingDays: 14 });
    expect(windowOf(scenario, '2023-02-28')).toMatchObject({ verdict: 'behind', nextMeetingBy: '2023-02-28' });
    expect(windowOf(scenario, '2023-03-01').verdict).toBe('unreachable');
    expect(windowOf(scenario, '2023-03-01')).not.toHaveProperty('nextMeetingBy');
  });

  it('is forgotten by nobody: a rule once breached stays so', () => {
    const scenario = given({ minimum: 1, per: 'agreement-year' }).and('meetings', held('a', '2022-04-01'));
    expect(cadenceOf(scenario, '2022-04-02')).toMatchObject({ verdict: 'breached', current: 'met' });
  });

  it('a longer term reopens a window that was clipped', () => {
    const scenario = given({ minimum: 4, per: 'calendar-year' }).and('extensions', {
      date: '2023-05-01',
      validTo: '2023-12-31',
    });
    const last = (on: string) => cadenceOf(scenario, on).windows.at(-1);
    expect(last('2023-04-30')).toMatchObject({ to: '2023-03-28', required: 1, verdict: 'missed' });
    expect(last('2023-05-01')).toMatchObject({ to: '2023-12-31', required: 4, verdict: 'behind' });
  });
});
