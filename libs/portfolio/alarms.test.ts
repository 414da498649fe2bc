import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isRefusal } from '#libs/kernel/refusal.js';
import { summarise } from '#libs/monitoring/summary.js';
import { NOTHING_WAITS } from '#libs/monitoring/tasks/item.js';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { inMemory, inSqlite, PortfolioDesk } from '#libs/testing/portfolio-desk.js';
import { type AlarmFilter, alarmColumns } from './alarms.js';
import { rowOf } from './row.js';
import type { SortTerm } from './sorting.js';

const TODAY = '2026-01-01';
const PLAIN = summarise(
  Scenario.given(sampleDefinition({ validFrom: '2025-06-01', indicators: [], commitments: [] })).folded,
  TODAY,
);
type Summary = typeof PLAIN;

const none = { ...PLAIN, cadence: null, nextDeadline: null };
const meetings = (verdict: 'breached' | 'at-risk' | 'compliant', nextMeetingBy?: string): Summary => ({
  ...none,
  cadence: {
    ...PLAIN.cadence!,
    verdict,
    window: nextMeetingBy === undefined ? null : { ...PLAIN.cadence!.window!, nextMeetingBy },
  },
});
const commitments = (overdue: number, unconfirmed: number): Summary => ({
  ...none,
  commitments: { ...none.commitments, overdue, unconfirmed },
});
const deadline = (date: string): Summary => ({ ...none, nextDeadline: { date, kind: 'term-end', part: '' } });

describe.each([
  ['in memory', inMemory],
  ['in SQLite', () => inSqlite()],
])('what is about to be missed, looked for %s', (_, storage) => {
  let desk: PortfolioDesk;
  beforeEach(() => {
    desk = new PortfolioDesk(storage());
  });
  afterEach(() => desk.storage.close());

  const found = async (summaries: Record<string, Summary>, alarm: AlarmFilter, field: SortTerm['field']) => {
    for (const [agreement, summary] of Object.entries(summaries)) {
      const computed = { agreement, revision: 1, timeZone: 'Europe/Rome', waiting: NOTHING_WAITS };
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
      fine: meetings('compliant', '2026-02-01'),
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

  test('deadlines: those before a day, the first first', async () => {
    const summaries = { none, late: deadline('2026-02-01'), soon: deadline('2026-01-31'), first: deadline(TODAY) };
    expect(await found(summaries, { deadlineBefore: '2026-02-01' }, 'deadlineAlarm')).toEqual(['first', 'soon']);
  });
});

test.each(['not-started', 'ended', 'unknown-term', 'archived', 'annulled'] as const)(
  'nothing of what is %s is about to be missed',
  (status) => {
    const { cadence } = meetings('breached');
    const bad = { ...deadline(TODAY), cadence, commitments: commitments(3, 3).commitments, status };
    expect(Object.values(alarmColumns(bad))).toEqual([null, null, null]);
    expect(Object.values(alarmColumns({ ...bad, status: 'open-ended' }))).not.toContain(null);
  },
);
