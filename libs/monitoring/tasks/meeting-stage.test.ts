import { describe, expect, it } from '@jest/globals';
import { Scenario } from '#libs/testing/given-when-then.js';
import { hasOpenMinutes, isConvened, knownMeeting, knownMeetings, stageOf } from './meeting-stage.js';

const given = () => Scenario.given().at('2022-06-01T10:00:00.000Z');
const convened = (fields: object = {}) => given().and('meetings', { id: 'm', date: '2021-10-03', ...fields });
const held = { present: ['ciss'] };
const reason = { reason: 'Sala chiusa' };
const stage = ({ folded }: Scenario, on = '2022-06-01') => stageOf(folded.meetings.get('m')!, on);

describe('the stage of a meeting', () => {
  it('that was convened: planned up to its day, then never recorded, unless it was cancelled', () => {
    const scenario = convened();
    expect(stage(scenario, '2021-10-03')).toBe('planned');
    expect(stage(scenario, '2021-10-04')).toBe('never-recorded');
    const cancelled = scenario.and('meetings/m/cancellation', { ...reason, date: '2021-10-02' });
    expect(stage(cancelled, '2021-10-01')).toBe('planned');
    expect(stage(cancelled, '2021-10-04')).toBe('cancelled');
  });

  it('that was held: without minutes, with some, with approved ones', () => {
    const scenario = convened({ held });
    expect(stage(scenario)).toBe('no-minutes');
    expect(stage(scenario.and('meetings/m/minutes', { text: 'Verbale' }, 'PUT'))).toBe('to-approve');
    scenario.and('meetings/m/minutes/approval', { date: '2021-11-10' });
    expect(stage(scenario, '2021-11-09')).toBe('to-approve');
    expect(stage(scenario, '2021-11-10')).toBe('approved');
    expect(stage(scenario.and('meetings/m/annulment', reason))).toBe('annulled');
  });

  it('is that of one still to come on a day before it was held', () => {
    const scenario = convened().and('meetings/m/held', { ...held, date: '2021-10-20' });
    expect(stage(scenario, '2021-10-10')).toBe('never-recorded');
    expect(knownMeeting('m', scenario.folded.meetings.get('m')!, '2021-10-10')?.facts.date).toBe('2021-10-03');
    expect(stage(scenario, '2021-10-20')).toBe('no-minutes');
  });

  it('of a public event awaits no minutes, drafted or not', () => {
    const scenario = convened({ kind: 'public-event', held });
    expect(knownMeetings(scenario.folded, '2022-06-01').map(hasOpenMinutes)).toEqual([true]);
    expect(stage(scenario)).toBe('public-event');
    expect(stage(scenario.and('meetings/m/minutes', { text: 'Appunti' }, 'PUT'))).toBe('public-event');
    expect(stage(scenario.and('meetings/m/minutes/approval', { date: '2021-11-10' }))).toBe('approved');
  });
});

it('meetings are known newest first, of one day the last recorded first', () => {
  const scenario = convened({ held })
    .and('meetings', { id: 'dopo', date: '2022-09-01' })
    .and('meetings', { id: 'stesso', date: '2021-10-03' });
  const all = knownMeetings(scenario.folded, '2022-06-01');
  expect(all.map(({ id }) => id)).toEqual(['dopo', 'stesso', 'm']);
  expect(all.map(isConvened)).toEqual([true, true, false]);
  expect(all.map(hasOpenMinutes)).toEqual([false, false, true]);
});
