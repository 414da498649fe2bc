import { describe, expect, it } from '@jest/globals';
import { addressed } from '#libs/agreement/core/commands.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { judge } from '../judgement.js';
import { othersOfItsDay, type TriedMeeting, tryDay, tryHeld, tryMeeting } from './meeting-trial.js';

const NOW = '2022-01-15T10:00:00.000Z';
const TODAY = '2022-01-15';
const rule = (fields: object) => ({ id: 'r', type: 'meeting-cadence', minimum: 3, per: 'agreement-year', ...fields });
const given = (...rules: object[]) =>
  Scenario.given(sampleDefinition({ rules, bodies: [{ id: 'tavolo', name: 'Tavolo', members: ['ciss'] }] })).at(NOW);
const judged = ({ folded }: Scenario) => judge(folded, TODAY);

function taken(tried: TriedMeeting | Refusal | undefined): TriedMeeting {
  if (!tried || isRefusal(tried)) throw new Error(`Not taken: ${JSON.stringify(tried)}`);
  return tried;
}
const windowIn = ({ judgement }: TriedMeeting) =>
  judgement.cadence[0]?.windows.find(({ window }) => window.from <= TODAY && TODAY <= window.to);

describe('a command about a meeting is tried', () => {
  it('on one that it makes, or on one that is there; nothing is recorded', () => {
    const { folded } = given(rule({})).and('meetings', { id: 'm', date: '2021-12-01' });
    const made = taken(tryMeeting(folded, addressed('convene-meeting', {}, { date: '2021-10-01' }), TODAY, NOW));
    expect(made.judgement.state.meetings.get(made.meeting)?.scheduled?.date).toBe('2021-10-01');
    const held = addressed('hold-meeting', { meeting: 'm' }, { present: ['ciss'] });
    expect(windowIn(taken(tryMeeting(folded, held, TODAY, NOW)))?.held).toBe(1);
    expect([...folded.meetings.keys()]).toEqual(['m']);
    expect(folded.meetings.get('m')?.held).toBeUndefined();
  });

  it('and refused as it would be', () => {
    const { folded } = given(rule({}));
    const convened = addressed('convene-meeting', {}, { date: '2021-10-01', body: 'nulla' });
    const refused = tryMeeting(folded, convened, TODAY, NOW);
    expect(isRefusal(refused)).toBe(true);
  });
});

describe('a day is tried', () => {
  const demanding = rule({ body: 'tavolo', purpose: 'verifica', quorum: 'majority', requireMinutes: true });

  it('that is over, or today: with a meeting held at its best', () => {
    for (const date of ['2021-10-01', TODAY]) {
      expect(windowIn(taken(tryDay(judged(given(demanding)), 'tavolo', date, NOW)))?.held).toBe(1);
    }
  });

  it('that is ahead: with a meeting planned', () => {
    const tried = taken(tryDay(judged(given(demanding)), 'tavolo', '2022-02-01', NOW));
    expect(windowIn(tried)).toMatchObject({ held: 0, planned: [{ id: tried.meeting }] });
  });

  it('for the rules that count meetings of any body without one', () => {
    const tried = taken(
      tryDay(judged(given(rule({ quorum: 'majority' }), { ...demanding, id: 's' })), undefined, TODAY, NOW),
    );
    expect(tried.judgement.cadence.map(({ windows }) => windows[0]?.held)).toEqual([1, 0]);
  });
});

it('a planned meeting is tried on its day; one that is not planned is not', () => {
  const scenario = given(rule({ body: 'tavolo' })).and('meetings', { id: 'm', body: 'tavolo', date: '2022-02-01' });
  const tried = taken(tryHeld(judged(scenario), 'm', NOW));
  expect([tried.judgement.on, tried.judgement.state.meetings.get('m')?.held?.present]).toEqual([
    '2022-02-01',
    ['ciss'],
  ]);
  expect(tryHeld(judged(scenario), 'nulla', NOW)).toBeUndefined();
});

it('others of its day and body may be the same meeting, unless they never were', () => {
  const scenario = given(rule({}))
    .and('meetings', { id: 'stesso', body: 'tavolo', date: '2021-10-01' })
    .and('meetings', { id: 'disdetto', body: 'tavolo', date: '2021-10-01' })
    .and('meetings/disdetto/cancellation', { reason: 'Neve' })
    .and('meetings', { id: 'di-nessuno', date: '2021-10-01' })
    .and('meetings', { id: 'altro-giorno', body: 'tavolo', date: '2021-10-02' });
  const tried = taken(tryDay(judged(scenario), 'tavolo', '2021-10-01', NOW));
  expect(othersOfItsDay(tried).map(({ id }) => id)).toEqual(['stesso']);
});
