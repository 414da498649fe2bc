import { expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { lastAgendaOf, lastMeetingOf, purposesOfRules, usualBody } from './usual-meeting.js';

const TODAY = '2022-06-01';
const bodies = [
  { id: 'altro', name: 'Altro' },
  { id: 'tavolo', name: 'Tavolo' },
];
const rule = (id: string, fields: object) => ({
  id,
  type: 'meeting-cadence',
  minimum: 1,
  per: 'agreement-year',
  ...fields,
});
const given = (...rules: object[]) =>
  Scenario.given(sampleDefinition({ bodies, rules })).at('2022-06-01T10:00:00.000Z');

it('the next meeting is mostly like the last one held of its body, else like the last one convened', () => {
  const scenario = given()
    .and('meetings', { id: 'festa', body: 'tavolo', kind: 'public-event', date: '2021-12-01', held: { present: [] } })
    .and('meetings', { id: 'convocato', body: 'tavolo', date: '2022-09-01', agenda: ['Bilancio'] })
    .and('meetings', { id: 'di-altri', body: 'altro', date: '2022-08-01' });
  expect(lastMeetingOf(scenario.folded, 'tavolo', TODAY)?.id).toBe('convocato');
  expect(lastAgendaOf(scenario.folded, 'tavolo', TODAY)).toBe('convocato');
  scenario.and('meetings', { id: 'tenuto', body: 'tavolo', date: '2021-10-01', held: { present: ['ciss'] } });
  expect(lastMeetingOf(scenario.folded, 'tavolo', TODAY)?.id).toBe('tenuto');
  scenario.and('meetings/di-altri/cancellation', { reason: 'Rinviato' });
  expect(lastMeetingOf(scenario.folded, 'altro', TODAY)).toBeUndefined();
  expect(lastAgendaOf(scenario.folded, 'altro', TODAY)).toBeUndefined();
});

it('the usual body is that of a rule in force, else the first', () => {
  expect(usualBody(given(rule('r', { body: 'tavolo' })).folded)).toBe('tavolo');
  expect(usualBody(given(rule('r', {})).folded)).toBe('altro');
  const withdrawn = given(rule('r', { body: 'tavolo' })).and('rules/r/withdrawal', { date: '2022-01-01' });
  expect(usualBody(withdrawn.folded)).toBe('altro');
});

it('purposes are those that rules in force ask for, each once', () => {
  const asked = given(rule('r', { purpose: 'verifica' }), rule('s', { purpose: 'verifica', body: 'tavolo' }));
  expect(purposesOfRules(asked.folded)).toEqual(['verifica']);
});
