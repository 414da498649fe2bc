import { beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '#libs/kernel/refusal.js';
import type { AgreementSummary } from '#libs/monitoring/summary.js';
import { NO_ALARMS } from '#libs/monitoring/tasks/alarms.js';
import { NOTHING_WAITS } from '#libs/monitoring/tasks/item.js';
import { anySummary } from '#libs/testing/any-summary.js';
import { anyParameters, expectedOf, type Parameters } from '#libs/testing/plain-list.js';
import type { PortfolioDesk } from '#libs/testing/portfolio-desk.js';
import { describeDesks } from '#libs/testing/portfolio-desks.js';
import { propertyParameters } from '#libs/testing/properties.js';
import type { Visible } from './conditions.js';
import { type PortfolioQuery, parsePortfolioQuery } from './portfolio-query.js';
import type { PortfolioItem } from './portfolio-reading.js';
import { rowOf } from './row.js';

const TODAY = '2026-01-01';

function queryOf(parameters: Parameters): PortfolioQuery {
  const parsed = parsePortfolioQuery(parameters, TODAY);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.query;
}

describeDesks('lists %s', (open) => {
  let desk: PortfolioDesk;
  beforeEach(() => {
    desk = open();
  });

  const show = (summary: AgreementSummary, revision = 1, waiting = NOTHING_WAITS) => {
    const { agreement } = summary;
    const computed = { agreement, revision, timeZone: 'Europe/Rome', summary, waiting, alarms: NO_ALARMS };
    return desk.rows.put(rowOf(computed, undefined, desk.clock.now()));
  };
  const pageOf = async (parameters: Parameters, visible: Visible = 'all') => {
    const page = await desk.reading.page(queryOf(parameters), visible);
    if (isRefusal(page)) throw new Error(page.type);
    return page;
  };
  const allPages = async (parameters: Parameters, visible: Visible): Promise<PortfolioItem[]> => {
    const items: PortfolioItem[] = [];
    let cursor: string | undefined;
    do {
      const page = await pageOf(cursor === undefined ? parameters : { ...parameters, cursor }, visible);
      items.push(...page.items);
      cursor = page.nextCursor;
      if (cursor !== undefined) expect(page.items).toHaveLength(Number(parameters['limit']));
    } while (cursor !== undefined);
    return items;
  };

  test('the last end is that of an agreement that may be seen', async () => {
    const [one] = fc.sample(anySummary, 1) as [AgreementSummary];
    expect(await desk.reading.lastEnd('all')).toBeUndefined();
    const ends = { a1: '2030-06-30', a2: null, a3: '2031-12-31', a4: '2029-01-01' };
    for (const [agreement, to] of Object.entries(ends)) {
      await show({ ...one, agreement, status: 'archived', term: { from: '2021-01-01', to } });
    }
    expect(await desk.reading.lastEnd('all')).toBe('2031-12-31');
    expect(await desk.reading.lastEnd(['a1', 'a2'])).toBe('2030-06-30');
    expect(await desk.reading.lastEnd(['a2'])).toBeUndefined();
  });

  const parameters = propertyParameters(60);
  test(`page by page gives what filtering and sorting everything gives (seed ${parameters.seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anySummary, { selector: ({ agreement }) => agreement, maxLength: 25 }),
        anyParameters,
        fc.option(fc.subarray(Array.from({ length: 60 }, (_, index) => `a${index + 1}`)), { nil: 'all' as const }),
        async (summaries, asked, visible) => {
          for (const { id } of (await desk.rows.find({ limit: 100 })).rows) await desk.rows.remove(id);
          await Promise.all(summaries.map((summary) => show(summary)));
          const expected = expectedOf(summaries, asked, visible);
          const items = await allPages(asked, visible);
          expect(items.map(({ agreement }) => agreement)).toEqual(expected.map(({ agreement }) => agreement));
          expect(items.map(({ summary }) => summary)).toEqual(expected);
          expect(await desk.reading.count(queryOf(asked), visible)).toBe(expected.length);
        },
      ),
      parameters,
    );
  });

  test('whoever may see thousands sees those and no others', async () => {
    const [sample] = fc.sample(anySummary, { numRuns: 1, seed: 1 });
    const mine = Array.from({ length: 40_000 }, (_, index) => `mine-${index}`);
    for (const agreement of ['mine-1', 'mine-39999', 'other', "o'ther"]) {
      await show({ ...(sample as AgreementSummary), agreement, status: 'running' });
    }
    expect((await pageOf({}, mine)).items.map(({ agreement }) => agreement)).toEqual(['mine-1', 'mine-39999']);
    expect(await desk.reading.count(queryOf({}), mine)).toBe(2);
    expect((await pageOf({}, [])).items).toEqual([]);
    expect(await desk.reading.count(queryOf({}), [])).toBe(0);
  });

  test('those without a rule about meetings are looked for as such', async () => {
    await desk.sign('senza', { rules: [] });
    await desk.sign('con');
    await desk.rebuilding.run();
    const found = async (cadence: string) => (await pageOf({ cadence })).items.map(({ agreement }) => agreement);
    expect(await found('none')).toEqual(['senza']);
    expect(await found('breached,none')).toEqual(['con', 'senza']);
  });

  test('a cursor is good for its own query only, with whatever limit', async () => {
    await desk.sign('a');
    await desk.sign('b');
    await desk.sign('c');
    await desk.rebuilding.run();
    const { nextCursor: cursor = '' } = await pageOf({ limit: '1' });
    expect((await pageOf({ limit: '5', cursor })).items.map(({ agreement }) => agreement)).toEqual(['b', 'c']);
    const refusedAt = (raw: Parameters) => {
      const parsed = parsePortfolioQuery(raw, TODAY);
      return 'problems' in parsed ? parsed.problems.map(({ pointer }) => pointer) : [];
    };
    const others: Parameters[] = [
      { q: 'a' },
      { sort: '-title' },
      { kind: 'ats' },
      { on: '2026-02-01' },
      { includeArchived: 'true' },
    ];
    for (const other of others) {
      expect(refusedAt({ ...other, cursor })).toEqual(['/cursor']);
    }
    for (const madeUp of ['', 'x', `${cursor.slice(0, 17)}`.slice(1), 'eyJ9']) {
      expect(refusedAt({ cursor: madeUp })).toEqual(['/cursor']);
    }
    for (const forged of [`${cursor}AA`, cursor.slice(0, 17), `${cursor.slice(0, 17)}!`, cursor.slice(0, -2)]) {
      const page = await desk.reading.page(queryOf({ cursor: forged }), 'all');
      expect(page).toMatchObject({ refused: 'invalid', errors: [{ pointer: '/cursor' }] });
    }
  });

  test('another day is computed from the registers, page by page, in order of title', async () => {
    await desk.sign('zeta', { title: 'Beta', validFrom: '2021-03-29', duration: 'P2Y' });
    await desk.sign('alfa', { title: 'àlfa', validFrom: '2030-01-01', duration: 'P1Y', indicators: [] });
    await desk.sign('gamma', { title: 'Gamma', validFrom: '2021-03-29', duration: 'P20Y' });
    await desk.rebuilding.run();
    const shown = (items: readonly PortfolioItem[]) =>
      items.map(({ agreement, summary, stale, stuck }) => [agreement, summary?.on, summary?.status, stale, stuck]);
    expect(shown(await allPages({ on: '2022-06-01', limit: '1' }, 'all'))).toEqual([
      ['alfa', '2022-06-01', 'not-started', false, null],
      ['zeta', '2022-06-01', 'running', false, null],
      ['gamma', '2022-06-01', 'running', false, null],
    ]);
    expect(shown(await allPages({ on: '2031-06-01', q: 'a', limit: '2' }, ['alfa', 'zeta']))).toEqual([
      ['alfa', '2031-06-01', 'ended', false, null],
      ['zeta', '2031-06-01', 'ended', false, null],
    ]);
    expect(await desk.reading.count(queryOf({ on: '2031-06-01' }), ['alfa'])).toBe(1);
  });

  test('today may be named, and rows of another day are then computed', async () => {
    await desk.sign('rome');
    await desk.sign('kiribati', { timeZone: 'Pacific/Kiritimati' });
    desk.clock.set('2026-01-01T12:00:00.000Z');
    await desk.rebuilding.run();
    const days = async (asked: Parameters) => (await pageOf(asked)).items.map(({ summary }) => summary?.on);
    expect(await days({})).toEqual(['2026-01-02', '2026-01-01']);
    expect(await days({ on: TODAY, sort: '-nextDeadline', status: 'ended' })).toEqual([TODAY, TODAY]);
  });

  test('what was computed for a day that has passed is marked', async () => {
    await desk.sign('rome');
    await desk.rebuilding.run();
    expect((await pageOf({})).items[0]?.stale).toBe(false);
    desk.clock.set('2026-01-01T23:00:00.000Z');
    expect((await pageOf({})).items[0]?.stale).toBe(true);
  });
});
