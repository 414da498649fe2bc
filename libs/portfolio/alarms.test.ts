import { beforeEach, expect, test } from '@jest/globals';
import { isRefusal } from '#libs/kernel/refusal.js';
import { summarise } from '#libs/monitoring/summary.js';
import { type Alarms, NO_ALARMS } from '#libs/monitoring/tasks/alarms.js';
import { NOTHING_WAITS } from '#libs/monitoring/tasks/item.js';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import type { PortfolioDesk } from '#libs/testing/portfolio-desk.js';
import { describeDesks } from '#libs/testing/portfolio-desks.js';
import { type AlarmFilter, alarmColumns, dueSoon } from './alarms.js';
import { rowOf } from './row.js';
import type { SortTerm } from './sorting.js';

const TODAY = '2026-01-01';
const PLAIN = summarise(
  Scenario.given(sampleDefinition({ validFrom: '2025-06-01', indicators: [], commitments: [] })).folded,
  TODAY,
);
type Summary = typeof PLAIN;
interface Shown {
  readonly summary: Summary;
  readonly alarms: Alarms;
}

const none: Shown = { summary: { ...PLAIN, cadence: null, nextDeadline: null }, alarms: NO_ALARMS };
const meetings = (verdict: 'breached' | 'at-risk', nextMeetingBy?: string): Shown => {
  const window = nextMeetingBy === undefined ? null : { ...PLAIN.cadence!.window!, nextMeetingBy };
  const rule = { ...PLAIN.cadence!, verdict, window, bodyName: null, convened: [] };
  return { ...none, alarms: { ...NO_ALARMS, meetings: [rule] } };
};
const commitments = (overdue: number, unconfirmed: number): Shown => ({
  ...none,
  summary: { ...none.summary, commitments: { ...PLAIN.commitments, overdue, unconfirmed } },
});
const deadline = (date: string): Shown => {
  const nextDeadline = { date, kind: 'term-end', part: '', title: null, owner: null, body: null } as const;
  return { summary: { ...none.summary, nextDeadline }, alarms: { ...NO_ALARMS, deadlines: [nextDeadline] } };
};

describeDesks('what is about to be missed, looked for %s', (open) => {
  let desk: PortfolioDesk;
  beforeEach(() => {
    desk = open();
  });

  const found = async (shown: Record<string, Shown>, alarm: AlarmFilter, field: SortTerm['field']) => {
    for (const [agreement, { summary, alarms }] of Object.entries(shown)) {
      const computed = { agreement, revision: 1, timeZone: 'Europe/Rome', waiting: NOTHING_WAITS, alarms };
      const row = rowOf({ ...computed, summary: { ...summary, agreement } }, undefined, desk.clock.now());
      await desk.rows.put(row);
    }
    const filters = { words: [], includeArchived: true, includeAnnulled: true, alarm };
    const page = await desk.reading.page({ filters, sort: [{ field, descending: false }], limit: 9 }, 'all');
    if (isRefusal(page)) throw new Error(page.type);
    return page.items.map(({ agreement }) => agreement);
  };

  test('meetings: what was broken first, then the sooner the next is needed', async () => {
    const summaries = {
      risk: meetings('at-risk', '2026-03-01'),
      sooner: meetings('at-risk', '2026-02-01'),
      broken: meetings('breached'),
      mendable: meetings('breached', '2026-05-31'),
      none,
    };
    expect(await found(summaries, 'meetings', 'meetingsAlarm')).toEqual(['mendable', 'broken', 'sooner', 'risk']);
  });

  test('commitments: one overdue outweighs any number unconfirmed', async () => {
    const summaries = { none, many: commitments(0, 900), one: commitments(1, 0), two: commitments(1, 1) };
    expect(await found(summaries, 'commitments', 'commitmentsAlarm')).toEqual(['two', 'one', 'many']);
  });

  test('deadlines: the first first', async () => {
    const summaries = { none, soon: deadline('2026-01-31'), first: deadline(TODAY) };
    expect(await found(summaries, 'deadlines', 'deadlinesAlarm')).toEqual(['first', 'soon']);
  });

  test('any deadline before a day, whether or not something else tells it', async () => {
    const told = { ...deadline('2026-01-30'), alarms: NO_ALARMS };
    const ended = { ...told, summary: { ...told.summary, status: 'ended' as const } };
    const summaries = { none, ended, told, late: deadline('2026-02-01'), soon: deadline('2026-01-31') };
    expect(await found(summaries, dueSoon(TODAY), 'nextDeadline')).toEqual(['told', 'soon']);
    expect(await found(summaries, { deadlineBefore: '2026-01-31' }, 'nextDeadline')).toEqual(['told']);
  });
});

test.each(['not-started', 'ended', 'unknown-term', 'archived', 'annulled'] as const)(
  'commitments of what is %s are not about to be missed',
  (status) => {
    const { summary } = commitments(3, 3);
    expect(alarmColumns({ ...summary, status }, NO_ALARMS).commitmentsAlarm).toBeNull();
    expect(alarmColumns({ ...summary, status: 'open-ended' }, NO_ALARMS).commitmentsAlarm).toBe(-3_000_003);
  },
);
