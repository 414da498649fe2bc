import { describe, expect, test } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { judge } from '../judgement.js';
import { countingOf, countsOn, effectsOf, plannedEffects } from './meeting-effects.js';

const NOW = '2022-01-15T10:00:00.000Z';
const TODAY = '2022-01-15';
const rule = (fields: object) => ({
  id: 'regola',
  type: 'meeting-cadence',
  minimum: 3,
  per: 'agreement-year',
  body: 'tavolo',
  ...fields,
});
const given = (...rules: object[]) =>
  Scenario.given(
    sampleDefinition({
      rules,
      bodies: [
        { id: 'tavolo', name: 'Tavolo' },
        { id: 'altro', name: 'Altro' },
      ],
    }),
  ).at(NOW);
const held = (id: string, date: string, fields: object = {}) => ({
  id,
  body: 'tavolo',
  date,
  held: { present: ['ciss', 'diaconia'] },
  ...fields,
});
const judged = ({ folded }: Scenario) => judge(folded, TODAY);
const kindsOf = (scenario: Scenario, id = 'm1') => effectsOf(judged(scenario), id, NOW).map(({ kind }) => kind);

describe('what a meeting that was held does', () => {
  test('it counts, in the period of its day', () => {
    const scenario = given(rule({})).and('meetings', held('m1', '2021-10-01'));
    expect(effectsOf(judged(scenario), 'm1', NOW)).toMatchObject([
      { kind: 'counts', count: { held: 1, required: 3, isCurrent: true, from: '2021-03-29', to: '2022-03-28' } },
    ]);
  });

  test('once its minutes are approved, where that is asked', () => {
    const scenario = given(rule({ requireMinutes: true })).and('meetings', held('m1', '2021-10-01'));
    expect(effectsOf(judged(scenario), 'm1', NOW)).toMatchObject([
      { kind: 'with-minutes', count: { held: 0 }, countWithMinutes: { held: 1, required: 3 } },
    ]);
    expect(kindsOf(scenario.and('meetings/m1/minutes/approval', { date: TODAY, elsewhere: 'Agli atti' }))).toEqual([
      'counts',
    ]);
  });

  test('not even then, too near to another', () => {
    const scenario = given(rule({ requireMinutes: true, minSpacingDays: 30 }))
      .and('meetings', held('m0', '2021-10-01'))
      .and('meetings/m0/minutes/approval', { date: TODAY, elsewhere: 'Agli atti' })
      .and('meetings', held('m1', '2021-10-10'));
    expect(effectsOf(judged(scenario), 'm1', NOW)).toMatchObject([
      { kind: 'does-not-count', why: { it: 'a meno di 30 giorni dal precedente' } },
    ]);
  });

  test.each([
    [{ quorum: 'majority' }, { held: { present: ['ciss'] } }, '1 presente su 3, ne serve più della metà'],
    [{ purpose: 'verifica' }, {}, 'non è segnato come «momento di verifica»'],
    [{ purpose: 'bilancio' }, {}, 'non è segnato come «bilancio»'],
    [{}, { body: 'altro' }, 'altro organo'],
    [{}, { kind: 'public-event' }, 'evento pubblico'],
  ])('rule %j, meeting %j: it does not count, %s', (fields, meeting, why) => {
    const scenario = given(rule(fields)).and('meetings', held('m1', '2021-10-01', meeting));
    expect(effectsOf(judged(scenario), 'm1', NOW)).toMatchObject([{ kind: 'does-not-count', why: { it: why } }]);
    expect(countingOf(judged(scenario)).get('m1')).toMatchObject([{ counts: false, why: { it: why } }]);
  });

  test('never, where it does not count as it is: not even in an agreement that takes no approval any more', () => {
    const scenario = given(rule({ requireMinutes: true }))
      .and('meetings', held('m1', '2021-10-01', { kind: 'public-event' }))
      .and('annulment', { reason: 'Registrato due volte' });
    expect(effectsOf(judged(scenario), 'm1', NOW)).toMatchObject([
      { kind: 'does-not-count', why: { it: 'evento pubblico' } },
    ]);
  });

  test.each([
    ['2021-12-31', '2021-12-31'],
    ['2022-01-01', '2022-12-31'],
  ])('on %s it counts in the period to %s', (day, to) => {
    const scenario = given(rule({ per: 'calendar-year' })).and('meetings', held('m1', day));
    expect(effectsOf(judged(scenario), 'm1', NOW)).toMatchObject([{ kind: 'counts', count: { to, held: 1 } }]);
  });

  test('rules about other bodies are silent where one is about its own', () => {
    const scenario = given(rule({}), rule({ id: 'altra', body: 'altro' })).and('meetings', held('m1', '2021-10-01'));
    expect(effectsOf(judged(scenario), 'm1', NOW).map(({ rule: { id }, kind }) => [id, kind])).toEqual([
      ['regola', 'counts'],
    ]);
    expect(countingOf(judged(scenario)).get('m1')).toHaveLength(1);
  });

  test('before the term it is outside; one that never happened, or is not there, does nothing', () => {
    expect(kindsOf(given(rule({})).and('meetings', held('m1', '2021-01-10', { held: { present: [] } })))).toEqual([
      'outside',
    ]);
    expect(kindsOf(given(rule({})), 'nulla')).toEqual([]);
    const annulled = given(rule({}))
      .and('meetings', held('m1', '2021-10-01'))
      .and('meetings/m1/annulment', { reason: 'Mai avvenuto' });
    expect(kindsOf(annulled)).toEqual([]);
    expect(kindsOf(given().and('meetings', held('m1', '2021-10-01')))).toEqual([]);
  });

  test('in the last twelve months, where those are looked at', () => {
    const scenario = given(rule({ per: 'rolling-year' })).and('meetings', held('m1', '2021-10-01'));
    expect(kindsOf(scenario)).toEqual(['counts']);
  });
});

describe('what a planned meeting would do', () => {
  const planned = (date: string, fields: object = {}) => ({ id: 'm1', body: 'tavolo', date, ...fields });

  test('held with everybody there and its minutes approved', () => {
    const scenario = given(rule({ quorum: 'majority', requireMinutes: true }))
      .and('meetings', planned('2022-02-01'))
      .and('meetings', { id: 'm2', body: 'tavolo', date: '2022-03-01' });
    const before = JSON.stringify([...scenario.folded.meetings]);
    expect(plannedEffects(judged(scenario), 'm1', NOW)).toMatchObject([
      { kind: 'counts', count: { held: 1, required: 3 }, otherPlanned: 1 },
    ]);
    expect(JSON.stringify([...scenario.folded.meetings])).toBe(before);
  });

  test('on a day that is over, after the term, or where it cannot be held', () => {
    const past = given(rule({})).and('meetings', planned('2021-12-01'));
    expect(plannedEffects(judged(past), 'm1', NOW)).toMatchObject([{ kind: 'counts' }]);
    const after = given(rule({})).and('meetings', planned('2024-01-01'));
    expect(plannedEffects(judged(after), 'm1', NOW)).toMatchObject([{ kind: 'outside' }]);
    const cancelled = past.and('meetings/m1/cancellation', { reason: 'Sala chiusa' });
    expect(plannedEffects(judged(cancelled), 'm1', NOW)).toEqual([]);
    expect(plannedEffects(judged(cancelled), 'nulla', NOW)).toEqual([]);
  });
});

test('how rules stand in the period that runs', () => {
  const scenario = given(rule({})).and('meetings', held('m1', '2021-10-01'));
  expect(countsOn(judged(scenario))).toMatchObject([{ count: { held: 1, required: 3, isCurrent: true, on: TODAY } }]);
  expect(countsOn(judge(scenario.folded, '2030-01-01'))).toEqual([]);
});
