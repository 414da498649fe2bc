import { expect, test } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { judge } from '../judgement.js';
import { nextRenewal } from './next-renewal.js';

const renewed = (fields: object = {}) =>
  Scenario.given(
    sampleDefinition({
      validFrom: '2021-03-29',
      validTo: '2023-03-28',
      duration: undefined,
      renewal: { every: 'P1Y', times: 1, noticeDays: 90 },
      ...fields,
    }),
  ).at('2024-06-01T10:00:00.000Z');

const on = ({ folded }: Scenario, day: string) => nextRenewal(judge(folded, day));

test('the last day to say no lies as many days before the end as notice asks for', () => {
  expect(on(renewed(), '2022-06-01')).toEqual({ noticeBy: '2022-12-28', renewsOn: '2023-03-29', until: '2024-03-28' });
});

test('there is none where none is foreseen, none is left, or somebody said no in time', () => {
  expect(on(renewed({ renewal: undefined }), '2022-06-01')).toBeUndefined();
  expect(on(renewed(), '2023-06-01')).toBeUndefined();
  expect(on(renewed(), '2025-06-01')).toBeUndefined();
  const refused = renewed().and('non-renewals', { date: '2022-12-28' });
  expect(on(refused, '2022-12-28')).toBeUndefined();
  const late = renewed().and('non-renewals', { date: '2022-12-29' });
  expect(on(late, '2022-12-30')).toMatchObject({ noticeBy: '2022-12-28' });
});
