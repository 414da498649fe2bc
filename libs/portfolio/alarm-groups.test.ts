import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Caller } from '#libs/identity/rights.js';
import { summarise } from '#libs/monitoring/summary.js';
import { type Alarms, NO_ALARMS } from '#libs/monitoring/tasks/alarms.js';
import { NOTHING_WAITS } from '#libs/monitoring/tasks/item.js';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { inMemory, PortfolioDesk } from '#libs/testing/portfolio-desk.js';
import { type Alarm, alarmsFor } from './alarm-groups.js';
import { rowOf } from './row.js';

const TODAY = '2026-01-01';
const SUMMARY = summarise(
  Scenario.given(sampleDefinition({ validFrom: '2025-06-01', indicators: [], commitments: [] })).folded,
  TODAY,
);
const ADMINISTRATOR: Caller = { kind: 'user', id: 'u', roles: [{ role: 'administrator' }] };

let desk: PortfolioDesk;
beforeEach(() => {
  desk = new PortfolioDesk(inMemory());
});
afterEach(() => desk.storage.close());

const show = (agreement: string, alarms: Partial<Alarms>, nextDeadline = SUMMARY.nextDeadline) => {
  const summary = { ...SUMMARY, agreement, nextDeadline };
  const computed = { agreement, revision: 1, timeZone: 'Europe/Rome', waiting: NOTHING_WAITS, summary };
  return desk.rows.put(rowOf({ ...computed, alarms: { ...NO_ALARMS, ...alarms } }, undefined, desk.clock.now()));
};
const meeting = (rule: string, verdict: 'breached' | 'at-risk', nextMeetingBy: string) => ({
  ...SUMMARY.cadence!,
  rule,
  verdict,
  bodyName: null,
  convened: [],
  window: { ...SUMMARY.cadence!.window!, nextMeetingBy },
});
const due = (date: string) => ({
  date,
  kind: 'commitment' as const,
  part: 'commitments/c',
  title: 'C',
  owner: 'a',
  body: null,
});
const groupAbout = async (about: Alarm['about']) => {
  const group = (await alarmsFor(ADMINISTRATOR, desk.reading, TODAY)).find((one) => one.about === about);
  const alarms = group?.alarms.map((alarm) => {
    const what = alarm.about === 'meetings' ? alarm.rule.rule : alarm.about === 'deadlines' ? alarm.deadline.date : '';
    return `${alarm.row.agreement} ${what}`;
  });
  return { alarms, agreements: group?.agreements };
};

it('all rules of all agreements stand together, what was broken first, then the soonest', async () => {
  await show('a', {
    meetings: [meeting('rotta', 'breached', '2026-05-01'), meeting('tarda', 'at-risk', '2026-04-01')],
  });
  await show('b', { meetings: [meeting('presto', 'at-risk', '2026-02-01')] });
  expect(await groupAbout('meetings')).toEqual({ alarms: ['a rotta', 'b presto', 'a tarda'], agreements: undefined });
});

it('a deadline is not hidden behind agreements whose only one is told among the meetings', async () => {
  const soonest = { ...due(TODAY), kind: 'meeting', part: 'rules/r' } as const;
  for (const id of ['m1', 'm2', 'm3', 'm4', 'm5', 'm6']) {
    await show(id, { meetings: [meeting('r', 'at-risk', TODAY)] }, soonest);
  }
  await show('z', { deadlines: [due('2026-01-20'), due('2026-01-31')] }, due('2026-01-20'));
  expect(await groupAbout('deadlines')).toEqual({ alarms: ['z 2026-01-20', 'z 2026-01-31'], agreements: undefined });
});

it('where there are more than are read, it says in how many agreements something is due', async () => {
  const many = Array.from({ length: 6 }, (_, day) => due(`2026-01-1${day}`));
  await show('a', { deadlines: many }, many[0]);
  await show('b', { meetings: [meeting('r', 'at-risk', TODAY)] }, due(TODAY));
  const { alarms, agreements } = await groupAbout('deadlines');
  expect(alarms).toEqual(many.slice(0, 5).map(({ date }) => `a ${date}`));
  expect(agreements).toBe(2);
});

it('groups in which something was missed already stand first', async () => {
  await show('a', { deadlines: [due(TODAY)] });
  const order = async () => (await alarmsFor(ADMINISTRATOR, desk.reading, TODAY)).map(({ about }) => about);
  expect(await order()).toEqual(['meetings', 'record', 'commitments', 'deadlines']);
  const late = { ...SUMMARY, agreement: 'b', commitments: { ...SUMMARY.commitments, overdue: 1 } };
  const computed = { agreement: 'b', revision: 1, timeZone: 'Europe/Rome', waiting: NOTHING_WAITS, alarms: NO_ALARMS };
  await desk.rows.put(rowOf({ ...computed, summary: late }, undefined, desk.clock.now()));
  expect(await order()).toEqual(['commitments', 'meetings', 'record', 'deadlines']);
});
