import { beforeEach, expect, test } from '@jest/globals';
import { isRefusal } from '#libs/kernel/refusal.js';
import type { PortfolioDesk } from '#libs/testing/portfolio-desk.js';
import { describeDesks } from '#libs/testing/portfolio-desks.js';
import type { PortfolioFilters } from './portfolio-query.js';
import { type WaitingScope, waitingColumns } from './waiting.js';

const IN_TERM = { validFrom: '2025-06-01', duration: 'P2Y', indicators: [], rules: [] };

describeDesks('what waits, looked for %s', (open) => {
  let desk: PortfolioDesk;
  beforeEach(async () => {
    desk = open();
    await desk.upkeep.start();
    // A meeting of the C.I.S.S., a commitment of the Diaconia, nothing, a final evaluation.
    const nothing = { ...IN_TERM, commitments: [] };
    const commitments = [{ id: 'im1', partner: 'diaconia', title: 'Impegno', kind: 'continuous', reportEvery: 'P3M' }];
    const rules = [{ id: 'finale', type: 'final-evaluation', dueDaysBeforeEnd: 30 }];
    await desk.sign('alfa', nothing);
    const revisions = {
      alfa: await desk.record('alfa', 'meetings', { id: 'm', date: '2025-10-03', convenedBy: 'ciss' }),
      beta: await desk.sign('beta', { ...IN_TERM, commitments }),
      gamma: await desk.sign('gamma', nothing),
      delta: await desk.sign('delta', { ...nothing, rules, duration: undefined, validTo: '2026-02-15' }),
    };
    for (const [agreement, revision] of Object.entries(revisions)) {
      expect(await desk.projector.waitFor(agreement, revision, 5_000)).toBe('reached');
    }
  });

  const found = async (filters: Partial<PortfolioFilters>): Promise<string[]> => {
    const all = { words: [], includeArchived: false, includeAnnulled: false, ...filters };
    const sort = [{ field: 'waitingFrom', descending: false }] as const;
    const page = await desk.reading.page({ filters: all, sort, limit: 9 }, 'all');
    if (isRefusal(page)) throw new Error(page.type);
    expect(await desk.reading.count({ filters: all }, 'all')).toBe(page.items.length);
    return page.items.map(({ agreement }) => agreement);
  };
  const waitingFor = (...waiting: WaitingScope[]): Promise<string[]> => found({ waiting });

  test('whoever coordinates finds whatever waits, the earliest first, in their agreements', async () => {
    expect(await waitingFor({ agreements: 'all', as: 'coordination' })).toEqual(['beta', 'alfa', 'delta']);
    expect(await waitingFor({ agreements: ['alfa', 'gamma'], as: 'coordination' })).toEqual(['alfa']);
  });

  test('a member finds what waits for their partner, and for none whose name only begins or ends alike', async () => {
    expect(await waitingFor({ agreements: ['alfa', 'beta'], as: { partner: 'ciss' } })).toEqual(['alfa']);
    expect(await waitingFor({ agreements: ['alfa', 'beta'], as: { partner: 'cis' } })).toEqual([]);
    expect(await waitingFor({ agreements: ['alfa', 'beta'], as: { partner: 'iss' } })).toEqual([]);
    expect(await waitingFor({ agreements: ['alfa'], as: { partner: 'diaconia' } })).toEqual([]);
  });

  test('an evaluator finds final evaluations; several roles add up; none finds nothing', async () => {
    expect(await waitingFor({ agreements: 'all', as: 'evaluation' })).toEqual(['delta']);
    expect(
      await waitingFor(
        { agreements: ['delta'], as: 'evaluation' },
        { agreements: ['beta'], as: { partner: 'diaconia' } },
      ),
    ).toEqual(['beta', 'delta']);
    expect(await waitingFor()).toEqual([]);
  });

  test('meetings that are not recorded are found whoever they wait for', async () => {
    expect(await found({ unrecorded: true })).toEqual(['alfa']);
  });
});

test('the columns have the first day of all that waits, and of what is not recorded', () => {
  const evaluation = { kind: 'final-evaluation', id: 'finale', owner: null } as const;
  const meeting = { kind: 'meeting-to-record', owner: 'ciss', name: null } as const;
  const items = [
    { ...evaluation, date: '2026-01-01' },
    { ...meeting, id: 'a', date: '2026-01-02' },
    { ...meeting, id: 'b', date: '2026-01-03' },
  ];
  const counts = [
    { kind: evaluation.kind, owner: null, count: 1 },
    { kind: meeting.kind, owner: 'ciss', count: 2 },
  ];
  expect(waitingColumns({ items, counts })).toEqual({
    waitingFor: ' ciss @evaluation ',
    waitingFrom: '2026-01-01',
    unrecordedFrom: '2026-01-02',
  });
});
