import { describe, expect, it, test } from '@jest/globals';
import type { MeasurementView } from '#libs/agreement/indicators/view-schema.js';
import { lastSaid, shownMeasurement } from './statements.js';

const DAY = '2021-10-30';
const validated = { verdict: 'validated' as const, date: DAY };
const rejected = { verdict: 'rejected' as const, date: DAY };
const measured = (standing: string | undefined, fields: object = {}, ...corrections: object[]): MeasurementView =>
  ({
    id: 'r1',
    date: DAY,
    value: 40,
    corrections: corrections.map((correction, index) => ({ id: `r${index + 2}`, of: 'r1', ...correction })),
    ...(standing !== undefined && { standing: { from: standing } }),
    ...fields,
  }) as unknown as MeasurementView;
const statesOf = (view: MeasurementView, ...tooEarly: string[]) =>
  shownMeasurement(view, new Set(tooEarly)).statements.map(({ state }) => state);

describe('what became of a measurement and its corrections', () => {
  test.each<[string, MeasurementView, string[]]>([
    ['counts', measured('r1'), ['counts']],
    ['was validated', measured('r1', { review: validated }), ['validated']],
    ['waits', measured(undefined), ['pending']],
    ['was rejected', measured(undefined, { review: rejected }), ['rejected']],
    ['was annulled, its corrections with it', measured(undefined, { annulledOn: DAY }, {}), ['annulled', 'annulled']],
    ['was corrected', measured('r2', {}, {}), ['superseded', 'counts']],
    ['counts while its correction waits', measured('r1', { review: validated }, {}), ['validated', 'pending']],
    ['stays, its correction rejected', measured('r1', {}, { review: rejected }), ['counts', 'rejected']],
    ['stays, its correction annulled', measured('r1', {}, { annulledOn: DAY }), ['counts', 'annulled']],
  ])('it %s', (_, view, states) => {
    expect(statesOf(view)).toEqual(states);
  });

  it('it comes before the baseline', () => {
    expect(statesOf(measured('r1'), 'r1')).toEqual(['too-early']);
  });
});

it('what counts is shown, else what was said last; a correction starts from what was said last', () => {
  const waiting = shownMeasurement(measured('r1', { review: validated }, { value: 41 }), new Set());
  expect([waiting.shown.id, lastSaid(waiting)?.id]).toEqual(['r1', 'r2']);
  const nothing = shownMeasurement(measured(undefined, {}, { review: rejected }), new Set());
  expect([nothing.shown.id, lastSaid(nothing)?.id]).toEqual(['r1', 'r1']);
  const annulled = shownMeasurement(measured(undefined, { annulledOn: DAY }), new Set());
  expect([annulled.isAnnulled, annulled.shown.id, lastSaid(annulled)]).toEqual([true, 'r1', undefined]);
});

it('a correction without a day is about that of what it corrects', () => {
  const view = measured('r3', {}, { date: '2021-10-29' }, { of: 'r2' });
  expect(shownMeasurement(view, new Set()).statements.map(({ date }) => date)).toEqual([
    DAY,
    '2021-10-29',
    '2021-10-29',
  ]);
});
