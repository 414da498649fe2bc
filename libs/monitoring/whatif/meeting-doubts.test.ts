import { describe, expect, it } from '@jest/globals';
import { addressed, type CommandIds, type CommandName } from '#libs/agreement/core/commands.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { Scenario } from '#libs/testing/given-when-then.js';
import { doubtsAbout } from './meeting-doubts.js';
import { tryMeeting } from './meeting-trial.js';

const TODAY = '2022-06-01';
const HELD = { present: ['ciss'] };
const scenario = () =>
  Scenario.of({
    bodies: [
      { id: 'tavolo', name: 'Tavolo' },
      { id: 'cabina', name: 'Cabina' },
    ],
  })
    .and('meetings', { id: 'convocato', date: '2022-05-10', body: 'tavolo' })
    .and('meetings', { id: 'tenuto', date: '2022-05-20', body: 'tavolo', held: HELD });

function doubts(command: CommandName, ids: CommandIds, input: object, { folded } = scenario()) {
  const tried = tryMeeting(folded, addressed(command, ids, input), TODAY, `${TODAY}T10:00:00.000Z`);
  if (isRefusal(tried)) throw new Error(JSON.stringify(tried));
  return doubtsAbout(tried, folded).map((doubt) => (doubt.kind === 'long' ? doubt : [doubt.kind, doubt.other.id]));
}
const meeting = (fields: object, body = 'tavolo') => doubts('convene-meeting', {}, { body, ...fields });

describe('before a meeting is recorded', () => {
  it('one asks whether it is the one that is convened for the day', () => {
    expect(meeting({ date: '2022-05-10', held: HELD })).toEqual([['convened-already', 'convocato']]);
    expect(meeting({ date: '2022-05-11', held: HELD })).toEqual([]);
    expect(meeting({ date: '2022-05-10', held: HELD }, 'cabina')).toEqual([]);
    expect(meeting({ date: '2022-05-10', held: HELD, kind: 'public-event' })).toEqual([]);
  });

  it('one asks about a second one of the day', () => {
    expect(meeting({ date: '2022-05-20', held: HELD })).toEqual([['same-day', 'tenuto']]);
    expect(meeting({ date: '2022-05-10' })).toEqual([['same-day', 'convocato']]);
  });

  it('one asks where one is moved to the day of another, and not where it stays', () => {
    const to = { meeting: 'convocato' };
    expect(doubts('reschedule-meeting', to, { date: '2022-05-20' })).toEqual([['same-day', 'tenuto']]);
    expect(doubts('hold-meeting', to, { ...HELD, date: '2022-05-20' })).toEqual([['same-day', 'tenuto']]);
    expect(doubts('hold-meeting', to, { ...HELD, date: '2022-05-10' })).toEqual([]);
    const correct = (input: object) => doubts('correct-meeting', { meeting: 'tenuto' }, { reason: 'Sì', ...input });
    expect(correct({ date: '2022-05-10' })).toEqual([['same-day', 'convocato']]);
    expect(correct({ place: 'Biella' })).toEqual([]);
    expect(correct({ body: 'cabina' })).toEqual([]);
  });

  it('of two that were convened for one day one is recorded without a question, the second is asked about', () => {
    const both = scenario().and('meetings', { id: 'altro', date: '2022-05-10', body: 'tavolo' });
    const hold = (id: string) => doubts('hold-meeting', { meeting: id }, { ...HELD, date: '2022-05-10' }, both);
    expect(hold('altro')).toEqual([]);
    both.and('meetings/convocato/held', { ...HELD, date: '2022-05-10' });
    expect(hold('altro')).toEqual([['same-day', 'convocato']]);
  });

  it('one asks whether hours that end on the next day are in their places', () => {
    const hours = (startsAt: string, endsAt: string) => meeting({ startsAt, endsAt, held: HELD });
    expect(hours('2022-05-12T22:00', '2022-05-13T00:30')).toEqual([]);
    expect(hours('2022-05-12T17:30', '2022-05-13T15:30')).toEqual([{ kind: 'long', hours: 22 }]);
    expect(hours('2022-05-12T08:00', '2022-05-12T22:00')).toEqual([]);
  });
});
