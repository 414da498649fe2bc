import { describe, expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { awaitingReview, rejectionsFor } from './reviews.js';

const AT = 'indicators/i1/measurements';
const no = { reason: 'Contate male' };
const given = (validation = 'required') =>
  Scenario.given(sampleDefinition({ validation })).and(AT, { id: 'r1', date: '2021-10-30', value: 40 });
const waiting = ({ folded }: Scenario) => awaitingReview(folded, folded.indicators.get('i1')!);

describe('what waits to be validated', () => {
  it('is each measurement that nobody has looked at, where only validated ones count', () => {
    expect(waiting(given('none'))).toEqual([]);
    expect(waiting(given())).toEqual([{ id: 'r1', date: '2021-10-30' }]);
    expect(waiting(given().and(`${AT}/r1/validation`, {}))).toEqual([]);
    expect(waiting(given().and(`${AT}/r1/rejection`, no))).toEqual([]);
    expect(waiting(given().and(`${AT}/r1/annulment`, no))).toEqual([]);
  });

  it('is of a measurement and its corrections the last said, whatever became of those before', () => {
    const corrected = () => given().and(`${AT}/r1/correction`, { id: 'r2', value: 41, ...no });
    expect(waiting(corrected())).toEqual([{ id: 'r2', date: '2021-10-30' }]);
    expect(waiting(corrected().and(`${AT}/r1/validation`, {}))).toEqual([{ id: 'r2', date: '2021-10-30' }]);
    const dated = corrected().and(`${AT}/r2/correction`, { id: 'r3', value: 42, date: '2021-10-29', ...no });
    expect(waiting(dated)).toEqual([{ id: 'r3', date: '2021-10-29' }]);
  });

  it('is the one before where a correction was rejected or annulled', () => {
    const corrected = () => given().and(`${AT}/r1/correction`, { id: 'r2', value: 41, ...no });
    for (const undone of ['rejection', 'annulment']) {
      expect(waiting(corrected().and(`${AT}/r2/${undone}`, no))).toEqual([{ id: 'r1', date: '2021-10-30' }]);
    }
  });
});

it('a rejection is told to whoever measured, until it is put right', () => {
  const scenario = given().and(`${AT}/r1/rejection`, no);
  const actor = scenario.folded.indicators.get('i1')?.measurements[0]?.actor ?? '';
  const told = () => rejectionsFor(scenario.folded, 'i1', actor).map(({ measurement }) => measurement);
  expect(told()).toEqual(['r1']);
  expect(rejectionsFor(scenario.folded, 'i1', 'altri')).toEqual([]);
  expect(rejectionsFor(scenario.folded, 'nulla', actor)).toEqual([]);
  scenario.and(`${AT}/r1/correction`, { id: 'r2', value: 41, ...no });
  expect(told()).toEqual([]);
});
